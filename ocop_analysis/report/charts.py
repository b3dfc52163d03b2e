"""Which charts a report has, each with a title that states its finding; a chart without data is absent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from ..writing import MISSING, listing, number, short_date
from . import figures
from .figures import Chart
from .model import CertificateRow, ReportModel, TargetCard
from .path_figures import paths
from .score_figures import rank_bars, score_bands
from .score_words import score_text
from .wording import BASES, bounds_text, moment

MOST_BARS = 24


def charts_of(model: ReportModel, tiles: Sequence[Sequence[str]]) -> Mapping[str, Chart]:
    """Return the charts of a report by name."""
    made = {
        "stock": _stock(model),
        "new_products": _new_products(model),
        "timeline": _timeline(model),
        "expiry": _expiry(model),
        "map": _map(model, tiles),
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
    newest, first, basis = model.stock[-1], model.stock[0], BASES[model.layout]
    grown = (
        f"{basis.moving} đi từ {number(first.total)} ({moment(first.label)}) "
        f"đến {number(newest.total)} sản phẩm ({moment(newest.label)})"
    )
    title = (
        grown
        if len(points) > 1 and newest.total != first.total
        else f"{basis.moving}: {number(newest.total)} sản phẩm ({moment(newest.label)})"
    )
    low, high = model.register.products
    register = [{"date": model.as_of, "low": low, "high": high}] if model.layout == "published" else []
    return figures.stars_over_time(points, register, id="bieu-do-san-pham", title=title, source=_source(model))


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
    gap = f" (chưa có số năm {listing(missing)})" if missing else ""
    compared = "vượt" if total > target.threshold else "bằng" if total == target.threshold else "còn thấp hơn"
    title = f"Sản phẩm mới cộng dồn: {number(total)}{gap}, {compared} mức {number(target.threshold)} của kế hoạch"
    return figures.new_per_year(rows, target.threshold, id="bieu-do-san-pham-moi", title=title, source=_source(model))


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
    title = f"Trong {number(len(dated))} giấy chứng nhận biết năm công nhận, {number(over)} giấy chắc chắn đã hết hạn vào ngày chốt"
    return figures.certificate_timeline(rows, model.as_of, id="bieu-do-thoi-han", title=title, source=_source(model))


def _bar_label(row: CertificateRow) -> str:
    return f"{row.product}, {row.producer}" if row.producer != "chưa rõ chủ thể" else row.product


def _expiry(model: ReportModel) -> Chart | None:
    if len(model.certificates) < 2:
        return None
    rows = [{"year": row.year, "certain": row.certain, "possible": row.possible} for row in model.expiry]
    next_year = model.as_of.year + 1
    soon = next((row for row in model.expiry if row.year == next_year), None)
    ending = bounds_text((soon.certain, soon.certain + soon.possible)) if soon else "không có"
    title = f"Năm {next_year}: {ending} giấy chứng nhận trong sổ hết hạn"
    return figures.expiring_by_year(rows, model.as_of, id="bieu-do-het-han", title=title, source=_source(model))


def _map(model: ReportModel, tiles: Sequence[Sequence[str]]) -> Chart | None:
    by_code = {row.code: row for row in model.districts}
    largest = max((row.total for row in model.districts if row.total is not None), default=None)
    if largest is None:
        return None
    squares = [
        {"code": code, "name": by_code[code].name, "row": y, "col": x, "value": by_code[code].total,
         "text": number(by_code[code].total), "sub": by_code[code].when, "level": _level(by_code[code].total, largest)}
        for y, line in enumerate(tiles)
        for x, code in enumerate(line)
    ]  # fmt: skip
    known = sum(row.total is not None for row in model.districts)
    said = "có số công bố" if model.layout == "published" else "đã gửi số liệu"
    title = f"{number(known)} trên {number(len(squares))} huyện, thành phố {said} đến {short_date(model.as_of)}"
    label = BASES[model.layout].of_districts
    return figures.tile_map(squares, id="ban-do-huyen", title=title, source=_source(model), value_label=label)


def _level(value: int | None, largest: int) -> int | None:
    return None if value is None else min(4, value * 5 // (largest + 1))


def _comparison(model: ReportModel) -> Chart | None:
    if model.kind != "district" or all(row.total is None for row in model.districts):
        return None
    rows = [
        {"code": row.code, "name": row.name, "value": row.total, "text": number(row.total), "date": row.when}
        for row in model.districts
    ]
    mine = next(row for row in model.districts if row.code == model.unit)
    published = model.layout == "published"
    if mine.total is None:
        title = f"Chưa có {'số công bố' if published else 'sổ'} của {mine.name} để so sánh với các huyện khác"
    elif published:
        title = f"{mine.name}: {number(mine.total)} sản phẩm theo công bố {mine.when}; các huyện khác ở thời điểm khác"
    else:
        known = sorted((row.total for row in model.districts if row.total is not None), reverse=True)
        place = f"nhiều thứ {known.index(mine.total) + 1} trong {len(known)} huyện, thành phố có sổ"
        title = f"{mine.name}: {number(mine.total)} sản phẩm còn giấy chứng nhận, {place}"
    return figures.dot_plot(
        rows,
        highlight=model.unit,
        id="bieu-do-huyen",
        title=title,
        source=_source(model),
        x_label="Sản phẩm từ 3 sao (tổng công bố)" if published else BASES[model.layout].of_districts,
    )


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
    title = f"Chỉ tiêu tỷ lệ: chỉ {listing(known)} có số liệu" if len(known) < len(shares) else _reached(shares)
    return figures.bounds_plot(rows, id="bieu-do-ty-le", title=title, source=_source(model))


def _reached(shares: Sequence[TargetCard]) -> str:
    met = [card.id for card in shares if card.verdict == "met"]
    return (
        f"Chỉ tiêu tỷ lệ: {listing(met)} đạt mức kế hoạch"
        if met
        else "Chưa chỉ tiêu tỷ lệ nào chắc chắn đạt mức kế hoạch"
    )


def _paths(model: ReportModel) -> Chart | None:
    if not model.paths:
        return None
    said = [panel for panel in model.paths if panel.verdict_text]
    title = f"Lộ trình của {number(len(model.paths))} chỉ tiêu có số liệu ít nhất hai năm"
    counts = {
        words: sum(panel.verdict_text == words for panel in said)
        for words in dict.fromkeys(p.verdict_text for p in said)
    }
    title += f": {listing(f'{number(n)} {words}' for words, n in counts.items())}" if said else ""
    return paths([asdict(panel) for panel in model.paths], id="bieu-do-lo-trinh", title=title, source=_source(model))


def _scores(model: ReportModel) -> Chart | None:
    if model.scores is None or all(row.score is None for row in model.scores.rows):
        return None
    rows = [
        {"name": r.name, "score": r.score, "low": r.low, "high": r.high, "before": r.before, "province": r.province}
        for r in model.scores.rows
    ]
    overall = model.scores.rows[-1]
    base = model.scores.rows[0].years[0][0] if model.kind == "plan" else model.scores.year - 1
    moved = "" if overall.score is None or overall.before is None else f", năm {base} là {number(overall.before, 1)}"
    title = f"Điểm chung năm {model.scores.year}: {score_text(overall.score)}{moved}"
    others = "Toàn tỉnh" if model.kind == "district" else ""
    return score_bands(
        rows, id="bieu-do-diem", title=title, source=_source(model), others=others, earlier=f"Năm {base}"
    )


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
    title = (
        f"Chưa phân biệt được thứ hạng của {number(n_ranked)} huyện, thành phố"
        if len(tiers) == 1
        else f"Thứ hạng của {number(n_ranked)} huyện, thành phố: {number(len(tiers))} nhóm phân biệt được"
    )
    return rank_bars(rows, n_ranked, id="bieu-do-thu-hang", title=title, source=_source(model))


def _source(model: ReportModel) -> str:
    return f"{model.dataset_title}, đến {short_date(model.as_of)}; {BASES[model.layout].source}"
