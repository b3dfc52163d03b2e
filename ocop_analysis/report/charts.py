"""Which charts a report has, each with a title that states its finding; a chart without data is absent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from ..land import Land
from ..words import say
from ..writing import MISSING, listing, number, short_date
from . import figures
from .district_map import district_map
from .figures import Chart, Head
from .flow_figure import flow_title, star_flow
from .model import CertificateRow, ReportModel, TargetCard
from .path_figures import paths
from .places import in_sentence
from .score_figures import rank_bars, score_bands
from .score_words import score_text
from .wording import bounds_text, moment

MOST_BARS = 24


def charts_of(model: ReportModel, land: Land) -> Mapping[str, Chart]:
    """Return the charts of a report by name."""
    made = {
        "stock": _stock(model),
        "new_products": _new_products(model),
        "moves": _moves(model),
        "timeline": _timeline(model),
        "expiry": _expiry(model),
        "map": _map(model, land),
        "comparison": _comparison(model),
        "shares": _shares(model),
        "paths": _paths(model),
        "scores": _scores(model),
        "ranks": _ranks(model),
    }
    return {name: chart for name, chart in made.items() if chart is not None}


def _stock(model: ReportModel) -> Chart | None:
    if not model.stock:
        return None
    points = [
        {
            "label": p.label,
            "date": p.date,
            "total": p.total,
            "three": p.three,
            "four": p.four,
            "five": p.five,
            "note": "",
        }
        for p in model.stock
    ]
    newest, first = model.stock[-1], model.stock[0]
    last = {"last": number(newest.total), "last_when": moment(newest)}
    if newest.total != first.total:
        start = {"first": number(first.total), "first_when": moment(first)}
        title = say(f"chart-stock-moved-{model.layout}", **start, **last)
    else:
        title = say(f"chart-stock-{model.layout}", n=newest.total, **last)
    low, high = model.register.products
    register = [{"date": model.as_of, "low": low, "high": high}] if model.layout == "published" else []
    labels = [point.label for point in model.stock]
    measure = say(f"chart-stock-measure-{model.layout}", place=_place(model), span=_span(labels))
    return figures.stars_over_time(points, register, _head(model, "bieu-do-san-pham", title, measure))


def _new_products(model: ReportModel) -> Chart | None:
    """Only the province has the plan's number to compare with."""
    counts = {row.year: row.published if model.layout == "published" else row.register_low for row in model.new_by_year}
    if model.kind == "district" or all(count is None for count in counts.values()):
        return None
    target = next(t for t in model.targets if t.id == "T01")
    rows, total = [], 0
    for year, count in counts.items():
        total += count or 0
        rows.append({"year": year, "new": count, "cumulative_low": total, "known": count is not None})
    missing = [str(year) for year, count in counts.items() if count is None]
    gap = [say("chart-new-missing", years=listing(missing))] if missing else []
    way = "above" if total > target.threshold else "equal" if total == target.threshold else "below"
    title = say(f"chart-new-{way}", total=" ".join([number(total), *gap]), target=number(target.threshold))
    span = _span([str(year) for year in counts])
    measure = say(f"chart-new-measure-{model.layout}", place=_place(model), span=span)
    return figures.new_per_year(rows, target.threshold, _head(model, "bieu-do-san-pham-moi", title, measure))


def _timeline(model: ReportModel) -> Chart | None:
    """Bars only for certificates whose decision is known to the year at worst: a bar of many years says nothing."""
    dated = [row for row in model.certificates if (row.start_to - row.start_from).days <= 366]
    if not dated or len(dated) > MOST_BARS:
        return None
    rows = [
        {"label": _bar_label(row), "stars": row.stars, "start_from": row.start_from, "start_to": row.start_to,
         "end_from": row.end_from, "end_to": row.end_to}
        for row in dated
    ]  # fmt: skip
    over = sum(row.end_to < model.as_of for row in dated)
    title = say("chart-timeline", n=len(dated), over=over)
    measure = say("chart-timeline-measure", place=_place(model))
    return figures.certificate_timeline(rows, model.as_of, _head(model, "bieu-do-thoi-han", title, measure))


def _bar_label(row: CertificateRow) -> str:
    return f"{row.product}, {row.producer}" if row.has_producer else row.product


def _expiry(model: ReportModel) -> Chart | None:
    if len(model.certificates) < 2:
        return None
    rows = [{"year": row.year, "certain": row.certain, "possible": row.possible} for row in model.expiry]
    next_year = model.as_of.year + 1
    soon = next((row for row in model.expiry if row.year == next_year), None)
    if soon is None:
        title = say("chart-expiry-none", year=str(next_year))
    else:
        most = soon.certain + soon.possible
        title = say("chart-expiry", year=str(next_year), count=bounds_text((soon.certain, most)), n=most)
    measure = say("chart-expiry-measure", place=_place(model), date=short_date(model.as_of))
    return figures.expiring_by_year(rows, _head(model, "bieu-do-het-han", title, measure))


def _map(model: ReportModel, land: Land) -> Chart | None:
    by_code = {row.code: row for row in model.districts}
    largest = max((row.total for row in model.districts if row.total is not None), default=None)
    if largest is None:
        return None
    places = [
        {"code": code, "name": by_code[code].name, "value": by_code[code].total, "text": number(by_code[code].total),
         "sub": by_code[code].when, "level": _level(by_code[code].total, largest)}
        for code in land.outlines
    ]  # fmt: skip
    what = say(f"total-of-districts-{model.layout}")
    measure = say("chart-map-measure", what=what)
    return district_map(places, land, _head(model, "ban-do-huyen", _map_title(model), measure), value_label=what)


def _map_title(model: ReportModel) -> str:
    """Return between which numbers the districts lie; published ones are of different dates, so only how many are known."""
    totals = {row.name: row.total for row in model.districts if row.total is not None}
    values: dict[str, str | int] = {"known": len(totals), "n": len(model.districts), "date": short_date(model.as_of)}
    low, high = min(totals.values()), max(totals.values())
    if model.layout == "published" or low == high:
        return say(f"chart-map-{model.layout}", **values)
    least, most = (listing(name for name, total in totals.items() if total == end) for end in (low, high))
    return say("chart-map-range", low=low, high=high, least=least, most=most, **values)


def _level(value: int | None, largest: int) -> int | None:
    return None if value is None else min(4, value * 5 // (largest + 1))


def _comparison(model: ReportModel) -> Chart | None:
    if model.kind != "district" or all(row.total is None for row in model.districts):
        return None
    published = model.layout == "published"
    ordered = (
        model.districts
        if published
        else sorted(model.districts, key=lambda row: (row.total is None, -(row.total or 0)))
    )
    rows = [
        {"code": row.code, "name": row.name, "value": row.total, "text": number(row.total), "date": row.when}
        for row in ordered
    ]
    mine = next(row for row in model.districts if row.code == model.unit)
    known = sorted((row.total for row in model.districts if row.total is not None), reverse=True)
    if mine.total is None:
        title = say(f"chart-comparison-none-{model.layout}", name=mine.name)
    elif published:
        title = say("chart-comparison-published", name=mine.name, total=mine.total, when=mine.when)
    else:
        place = number(known.index(mine.total) + 1)
        title = say("chart-comparison-submissions", name=mine.name, total=mine.total, place=place, n=len(known))
    measure = say(f"chart-comparison-measure-{model.layout}", date=short_date(model.as_of))
    label = say("chart-comparison-totals") if published else say(f"total-of-districts-{model.layout}")
    return figures.dot_plot(rows, _head(model, "bieu-do-huyen", title, measure), highlight=model.unit, x_label=label)


def _shares(model: ReportModel) -> Chart | None:
    shares = [t for t in model.targets if t.kind == "share" and t.verdict != "not_applicable"]
    if not shares:
        return None
    rows = [
        {"label": f"{t.id} {t.short}", "threshold": t.threshold, "low": t.low, "high": t.high, "text": t.value_text}
        for t in shares
    ]
    known = [t.id for t in shares if t.value_text != MISSING and (t.low, t.high) != (0.0, 1.0)]
    if not known:
        return None
    some = len(known) < len(shares)
    title = say("chart-shares-some", targets=listing(known), n=len(known)) if some else _reached(shares)
    measure = say("chart-shares-measure", place=_place(model), date=short_date(model.as_of))
    return figures.bounds_plot(rows, _head(model, "bieu-do-ty-le", title, measure))


def _reached(shares: Sequence[TargetCard]) -> str:
    met = [card.id for card in shares if card.verdict == "met"]
    return say("chart-shares-met", targets=listing(met), n=len(met)) if met else say("chart-shares-none")


def _paths(model: ReportModel) -> Chart | None:
    if not model.paths:
        return None
    counts = Counter(panel.verdict_text for panel in model.paths if panel.verdict_text)
    said, n = listing(f"{number(count)} {words}" for words, count in counts.items()), len(model.paths)
    title = say("chart-paths-told", n=n, verdicts=said) if said else say("chart-paths", n=n)
    measure = say("chart-paths-measure", place=_place(model))
    return paths([asdict(panel) for panel in model.paths], _head(model, "bieu-do-lo-trinh", title, measure))


def _scores(model: ReportModel) -> Chart | None:
    if model.scores is None or all(row.score is None for row in model.scores.rows):
        return None
    rows = [
        {"name": r.name, "score": r.score, "low": r.low, "high": r.high, "before": r.before, "province": r.province}
        for r in model.scores.rows
    ]
    overall = model.scores.rows[-1]
    base = model.scores.rows[0].years[0][0] if model.kind == "plan" else model.scores.year - 1
    year, now = str(model.scores.year), score_text(overall.score)
    title = say("chart-scores", year=year, score=now)
    if overall.score is not None and overall.before is not None:
        title = say("chart-scores-moved", year=year, score=now, base=str(base), before=number(overall.before, 1))
    others, earlier = say("scores-province"), say("chart-scores-year", year=str(base))
    head = _head(model, "bieu-do-diem", title, say("chart-scores-measure", place=_place(model), year=year))
    return score_bands(rows, head, earlier=earlier, others=others if model.kind == "district" else "")


def _ranks(model: ReportModel) -> Chart | None:
    if model.scores is None:
        return None
    ordered = sorted(
        model.scores.standings, key=lambda r: (r.rank_low is None, (r.rank_low or 0) + (r.rank_high or 0), r.code)
    )
    rows = [{"name": r.name, "low": r.rank_low, "high": r.rank_high, "tier": r.tier} for r in ordered]
    tiers = {row.tier for row in ordered if row.tier is not None}
    if not tiers:
        return None
    n_ranked = sum(row.tier is not None for row in ordered)
    same = len(tiers) == 1
    title = say("chart-ranks-same", n=n_ranked) if same else say("chart-ranks-tiers", n=n_ranked, tiers=len(tiers))
    measure = say("chart-ranks-measure", runs=model.scores.runs, year=str(model.scores.year))
    return rank_bars(rows, n_ranked, _head(model, "bieu-do-thu-hang", title, measure))


def _moves(model: ReportModel) -> Chart | None:
    if model.moves is None:
        return None
    years = {"before": str(model.moves.before.year), "now": str(model.moves.now.year)}
    measure = say("flow-subtitle", place=_place(model), **years)
    return star_flow(model.moves, _head(model, "so-do-chuyen-hang", flow_title(model.moves), measure))


def _head(model: ReportModel, id: str, title: str, subtitle: str) -> Head:
    where = say(f"total-source-{model.layout}")
    source = say("chart-source-of", dataset=model.dataset_title, date=short_date(model.as_of), where=where)
    return Head(id, title, subtitle, source)


def _place(model: ReportModel) -> str:
    return in_sentence(model.unit_name)


def _span(labels: Sequence[str]) -> str:
    """Return the first and the last of labels of time.

    >>> _span(["2021", "2022", "2023"]), _span(["2021"])
    ('2021–2023', '2021')
    """
    return labels[0] if len(labels) == 1 else say("chart-span", first=labels[0], last=labels[-1])
