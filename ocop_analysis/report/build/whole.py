"""Assemble the ReportModel of one page from the cleaned tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from ...definitions import BaselineProduct, Dataset, Evaluation, Plan, PublicWords, SolutionGroup, Target
from ...indicators import certificates as certs
from ...indicators.definitions import Indicator
from ...indicators.territory import Territory
from ...rules import Rules
from ...scoring.reference import Scoring
from ...scoring.standings import Scored, choices_that_matter, profile
from ...targets import Assessment, Outlook, assess, outlook
from ...targets.assess import Case
from ...targets.known import Known
from ...targets.register import Registers
from ...units import Unit
from ...vietnamese import MISSING, listing, long_date, number, plain_number, short_date
from ..model import (
    Card,
    Change,
    DistrictRow,
    FactorRow,
    FigureRow,
    PastForecast,
    RegisterNumbers,
    ReportModel,
    Scores,
    StandoutRow,
    StockPoint,
    TargetCard,
)
from ..wording import BASES, NOT_ALLOCATED, PUBLISHED, VERDICTS, Basis, bounds_text, moment, verdict_text
from .disclosure import hide_small
from .figures import FigureDesk, cited_sources, disagreements, group_cards, product_figures, stock_points
from .indicators import IndicatorDesk
from .outlooks import past_forecasts, path_panels
from .quality import quality
from .register import (
    certificate_rows,
    ending_soon,
    expiry_years,
    new_by_year,
    owed_text,
    register_numbers,
    register_stock,
)
from .scores import ScoreDesk, factor_rows, standout_rows
from .targets import target_card, value_text
from .unit_tables import UnitTables

MOST_CERTIFICATES = 120
"""A longer list is cut to the certificates that end within a year: those a reader can act on."""


@dataclass(frozen=True)
class Subject:
    """What a report is about: the page's name, the unit, the year (None for the whole plan) and the as-of date."""

    page: str
    kind: str
    unit: Unit
    year: int | None
    as_of: dt.date


@dataclass(frozen=True)
class Library:
    """What every report draws on: parameters and the tables of the whole data set; indicators: the long table of them."""

    plan: Plan
    rules: Rules
    weight: Evaluation
    targets: Sequence[Target]
    baseline: Sequence[BaselineProduct]
    groups: Sequence[SolutionGroup]
    words: PublicWords
    dataset: Dataset
    districts: Sequence[Unit]
    tables: Mapping[str, pd.DataFrame]
    indicators: pd.DataFrame
    definitions: Sequence[Indicator]
    territory: Territory
    scores: pd.DataFrame
    scored: Scored
    scoring: Scoring

    def of_unit(self, code: str) -> Mapping[str, pd.DataFrame]:
        """Return the tables of one unit: everything for the province, a district's own rows for a district."""
        if code == self.plan.province.code:
            return self.tables
        if code not in self._units:
            self._units[code] = UnitTables(self.tables, code)
        return self._units[code]

    @cached_property
    def _units(self) -> dict[str, UnitTables]:
        return {}

    @property
    def by_register(self) -> bool:
        """Whether the data set is what districts sent, so that totals come from their registers."""
        return self.dataset.layout == "submissions"

    @property
    def basis(self) -> Basis:
        """How pages call their product totals."""
        return BASES[self.dataset.layout]

    def received(self, code: str, as_of: dt.date) -> float | None:
        """Return which share of the registers of certificates that are owed for a unit by a day has come."""
        return self.known(as_of).received(code)

    @cached_property
    def registers(self) -> Registers:
        """The registers of all units side by side."""
        return Registers(self.tables, self.territory, self.plan.first_recognition, self.baseline)

    @cached_property
    def _days(self) -> dict[dt.date, Known]:
        return {}

    def known(self, as_of: dt.date) -> Known:
        """Return what is known by a day, of all units; worked out once a day."""
        if as_of not in self._days:
            self._days[as_of] = Known(self.tables, self.registers, as_of)
        return self._days[as_of]

    def assess(self, code: str, as_of: dt.date, with_variants: bool = True) -> tuple[Assessment, ...]:
        """Return the assessment of the twelve targets for a unit on a day."""
        case = Case(self.known(as_of), code, self.plan, self.rules, self.weight, self.dataset)
        return tuple(assess(target, case, with_variants) for target in self.targets)

    def shown(self, code: str, as_of: dt.date, with_variants: bool = True) -> tuple[Assessment, ...]:
        """Return the assessments as a page may show them: small numbers of a district are hidden."""
        found = self.assess(code, as_of, with_variants)
        is_district = code != self.plan.province.code
        return tuple(hide_small(item, self.weight.disclosure) if is_district else item for item in found)

    @cached_property
    def _shown_days(self) -> dict[tuple[str, dt.date], tuple[Assessment, ...]]:
        return {}

    def outlooks(self, code: str, as_of: dt.date) -> tuple[Outlook, ...]:
        """Return the path and forecast of each target for a unit as seen on a day, small numbers hidden."""
        ends = (dt.date(year, 12, 31) for year in range(self.plan.first_year - 1, as_of.year + 1))
        days = [*(day for day in ends if day < as_of), as_of]
        for day in days:
            if (code, day) not in self._shown_days:
                self._shown_days[code, day] = self.shown(code, day, with_variants=False)
        by_target = zip(*(self._shown_days[code, day] for day in days), strict=True)
        return tuple(outlook(assessments, self.plan) for assessments in by_target)

    def computed(self, subject: Subject) -> IndicatorDesk:
        """Return the desk of a page's indicators: years that have ended by its day, compared with the year before.

        The review of the plan compares its last year with its first.
        """
        last = subject.year or self.plan.last_year
        years = [year for year in self.plan.years if year <= last and dt.date(year, 12, 31) <= subject.as_of]
        complete = subject.year is None or subject.year in years
        base = years[0] if subject.year is None and len(years) > 1 else last - 1
        return IndicatorDesk(
            self.indicators, self.definitions, self.weight.disclosure, subject.unit.code,
            [district.code for district in self.districts], years if complete else (),
            base if base in years else None, self.dataset.partial_register,
        )  # fmt: skip

    def scores_of(self, subject: Subject, name: str) -> Scores | None:
        """Return the scores of a page, with what stands out and, for the province, which choices move the ranks."""
        desk = self.computed(subject)
        scores = ScoreDesk(
            self.scores, self.groups, subject.unit.code, name, self.plan.province.code, self.districts, desk.years,
            desk.base, self.scoring.robustness.runs, self.scoring.min_available,
        )  # fmt: skip
        return scores.scores(self._standouts(desk), self._factors(subject, desk))

    def _standouts(self, desk: IndicatorDesk) -> tuple[StandoutRow, ...]:
        if desk.unit not in desk.districts or not desk.years or self.scores["score"].isna().all():
            return ()
        found = profile(self.scored, desk.unit, desk.years[-1], desk.districts)
        return standout_rows(found, self.definitions, self.scoring, desk.place_of)

    def _factors(self, subject: Subject, desk: IndicatorDesk) -> tuple[FactorRow, ...]:
        if subject.unit.code != self.plan.province.code or not desk.years:
            return ()
        found = choices_that_matter(self.scored, self.scores, self.scoring, desk.years[-1], desk.districts)
        return factor_rows(found) if found is not None else ()


def build_model(subject: Subject, library: Library) -> ReportModel:
    """Return the whole report as data, as known on the subject's as-of date."""
    plan, as_of, unit = library.plan, subject.as_of, subject.unit
    tables = library.of_unit(unit.code)
    name = _in_sentence(unit, plan)
    desk = FigureDesk(tables["figures"], library.words, as_of, subject.year)
    outlooks = library.outlooks(unit.code, as_of)
    cards = tuple(
        target_card(item, seen, desk, plan)
        for item, seen in zip(library.shown(unit.code, as_of), outlooks, strict=True)
    )
    stock = _stock(library, unit.code, desk)
    first_day = dt.date(subject.year or plan.first_year, 1, 1)
    received = library.received(unit.code, as_of)
    is_whole = received == 1
    coverage = owed_text(received, name) if library.by_register else None
    numbers = register_numbers(tables["certificates"], as_of, first_day, plan.first_recognition, stock, name, coverage)
    groups = group_cards(desk, unit.code, name, library.groups, library.computed(subject), not library.by_register)
    recognised = certificate_rows(tables, as_of)
    certificates = recognised if len(recognised) <= MOST_CERTIFICATES else ending_soon(recognised, as_of)
    districts = _districts(library, as_of)
    is_province = unit.code == plan.province.code
    changed = is_province and as_of >= plan.territory.changed_on
    new_territory = desk.rows(desk.known(unit.code, "new")) if changed else ()
    undated = desk.rows(desk.undated(unit.code)) if subject.kind == "plan" else ()
    quarrels = disagreements(
        desk, [unit.code] if subject.kind != "plan" else [unit.code, *(d.code for d in library.districts)]
    )
    known = desk.known(unit.code)
    of_products = product_figures(desk, unit.code)
    shown = [*(row for group in groups for row in group.figures), *of_products, *new_territory, *undated]
    shown += [row for quarrel in quarrels for row in quarrel.figures] + [
        row for card in cards for row in card.comparators
    ]
    shown += [row for card in cards for evidence in card.evidence for row in evidence.figures]
    used = {f for point in stock for f in point.figures}
    ids = {s for row in shown for s in row.sources} | {s for row in certificates for s in row.sources}
    ids |= {s for row in districts for s in row.sources} | set(_sources_of(library.tables["figures"], used))
    return ReportModel(
        page=subject.page,
        kind=subject.kind,
        unit=unit.code,
        unit_name=unit.name,
        year=subject.year,
        as_of=as_of,
        title=_title(subject, plan),
        subtitle=_subtitle(plan, as_of),
        dataset=library.dataset.name,
        dataset_title=library.dataset.title,
        dataset_note=library.dataset.note,
        layout=library.dataset.layout,
        synthetic=library.dataset.synthetic,
        territory=plan.territory.old,
        headline=_headline(subject, name, cards, stock, plan, library.basis, is_whole),
        cards=_key_figures(subject, stock, numbers, known, library.basis, is_whole),
        targets=cards,
        groups=groups,
        scores=library.scores_of(subject, name),
        stock=stock,
        new_by_year=new_by_year(tables["certificates"], known, as_of, plan.first_year, plan.first_recognition),
        register=numbers,
        certificates=certificates,
        n_certificates=len(recognised),
        expiry=expiry_years(tables["certificates"], as_of),
        districts=districts,
        changes=_changes(subject, library, cards, stock),
        history=_history(subject, library),
        paths=path_panels(outlooks, plan) if subject.kind != "district" else (),
        past_forecasts=_past_forecasts(subject, library, cards),
        product_figures=of_products,
        new_territory=new_territory,
        undated=undated,
        disagreements=quarrels,
        quality=quality(library.tables, unit, subject.year, library.districts, as_of.year),
        sources=cited_sources(tables["sources"], library.words, ids),
    )


def _subtitle(plan: Plan, as_of: dt.date) -> str:
    after = " (ban hành sau ngày chốt, dùng để nhìn lại)" if as_of < plan.issued_on else ""
    return f"Kế hoạch {plan.number} ngày {short_date(plan.issued_on)}{after}; số liệu chốt {long_date(as_of)}"


def _in_sentence(unit: Unit, plan: Plan) -> str:
    return plan.province.short_name if unit.code == plan.province.code else unit.name[0].lower() + unit.name[1:]


def _title(subject: Subject, plan: Plan) -> str:
    if subject.kind == "plan":
        return f"Tổng kết chương trình OCOP {plan.province.short_name}, giai đoạn {plan.first_year}-{plan.last_year}"
    name = plan.province.short_name if subject.kind == "province" else _in_sentence(subject.unit, plan)
    return f"Đánh giá chương trình OCOP {name}, năm {subject.year}"


def _stock(library: Library, code: str, desk: FigureDesk, first_year: int | None = None) -> tuple[StockPoint, ...]:
    """Return the totals over time: published ones, or those of the register that districts sent from a year on."""
    if library.by_register:
        first = library.plan.first_year if first_year is None else first_year
        return register_stock(library.of_unit(code)["certificates"], desk.as_of, first)
    return stock_points(desk, code)


def _headline(
    subject: Subject,
    name: str,
    cards: Sequence[TargetCard],
    stock: Sequence[StockPoint],
    plan: Plan,
    basis: Basis,
    is_whole: bool,
) -> tuple[str, ...]:
    counts = {verdict: [c.id for c in cards if c.verdict == verdict] for verdict in VERDICTS}
    judged = [
        f"{number(len(ids))} chỉ tiêu {VERDICTS[v].lower()}"
        for v, ids in counts.items()
        if ids and v != "not_applicable"
    ]
    sentences = [
        f"Đến {long_date(subject.as_of)}, trong {number(len(cards))} chỉ tiêu của kế hoạch: {', '.join(judged)}."
    ]
    sentences += [_verdict_sentence(cards, verdict) for verdict in ("met", "not_met") if counts[verdict]]
    silent = [c.id for c in cards if c.verdict == "undecided" and c.basis_text == "không có số liệu"]
    unsure = [c.id for c in cards if c.verdict == "undecided" and c.id not in silent]
    if unsure:
        sentences.append(f"Có số liệu nhưng chưa đủ để kết luận: {listing(unsure)}.")
    if silent:
        sentences.append(f"Chưa tìm thấy số liệu nào: {listing(silent)}.")
    unallotted = [c.id for c in cards if c.verdict_text == NOT_ALLOCATED]
    too_early = [name for name in counts["not_applicable"] if name not in unallotted]
    if unallotted:
        sentences.append(f"Kế hoạch chỉ giao cho tỉnh nên không xét ở đây: {listing(unallotted)}.")
    if too_early:
        sentences.append(f"Chưa thể xét vì ngày gốc ở sau ngày chốt: {listing(too_early)}.")
    if stock:
        newest = stock[-1]
        when = moment(newest.label)
        published = f"Số công bố gần nhất của {name} là {number(newest.total)} sản phẩm từ 3 sao ({when})."
        within = "Vào ngày chốt" if is_whole else "Chỉ tính các sổ đã nhận, vào ngày chốt"
        held = f"{within}, {name} có {number(newest.total)} sản phẩm còn giấy chứng nhận từ 3 sao."
        sentences.append(published if basis is PUBLISHED else held)
    elif basis is PUBLISHED:
        sentences.append(f"Chưa tìm thấy tổng số sản phẩm công bố nào của {name} đến ngày này.")
    else:
        sentences.append(f"Chưa nhận sổ nào để đếm sản phẩm của {name} đến ngày này.")
    ended = subject.unit.valid_to
    if subject.kind == "district" and ended and ended < subject.as_of:
        sentences.append(f"Cấp huyện kết thúc ngày {short_date(ended)}; trang này nói về địa bàn {name} trước ngày đó.")
    return tuple(sentences)


def _verdict_sentence(cards: Sequence[TargetCard], verdict: str) -> str:
    found = [card for card in cards if card.verdict == verdict]
    said = "; ".join(f"{c.id} {c.short[0].lower() + c.short[1:]} – {c.value_text}" for c in found)
    turning = [c.id for c in found if any(variant.changes for variant in c.variants)]
    caveat = f" Kết luận về {listing(turning)} còn đổi theo cách hiểu." if turning else ""
    return f"{VERDICTS[found[0].verdict]}: {said}.{caveat}"


def _key_figures(
    subject: Subject,
    stock: Sequence[StockPoint],
    numbers: RegisterNumbers,
    known: pd.DataFrame,
    basis: Basis,
    is_whole: bool,
) -> tuple[Card, ...]:
    if basis is not PUBLISHED:
        return _register_figures(subject, numbers, "" if is_whole else "; chỉ tính các sổ đã nhận")
    total = stock[-1] if stock else None
    new = known[known["indicator"].eq("products_new_in_year") & known["period_to"].eq(subject.year or 0)]
    in_year = f"Mới trong năm {subject.year}, theo công bố"
    unsure = f"{number(numbers.undated)} sản phẩm không rõ công nhận trước hay sau ngày chốt"
    cards = [
        Card(
            "Tổng sản phẩm từ 3 sao, theo công bố",
            number(total.total if total else None),
            f"số liệu {moment(total.label)}" if total else "chưa tìm thấy số liệu",
        ),
        Card(
            "Sản phẩm có tên trong sổ",
            bounds_text(numbers.products),
            unsure if numbers.undated else "công nhận chắc chắn trước ngày chốt",
        ),
        Card("Còn giấy chứng nhận, trong sổ", bounds_text(numbers.in_force), _spread(numbers.in_force)),
        Card(
            "Hết hạn trong 12 tháng tới, trong sổ",
            bounds_text(numbers.expiring_next_12_months),
            "giấy chứng nhận có giá trị 36 tháng",
        ),
    ]
    if subject.year is not None:
        value = plain_number(float(new["value"].iloc[0])) if len(new) else number(None)
        cards.insert(1, Card(in_year, value, "sản phẩm từ 3 sao" if len(new) else "chưa tìm thấy số liệu"))
    return tuple(cards)


def _register_figures(subject: Subject, numbers: RegisterNumbers, part: str) -> tuple[Card, ...]:
    when = f"trong năm {subject.year}" if subject.year else "trong kỳ kế hoạch"
    return (
        Card("Sản phẩm còn giấy chứng nhận", bounds_text(numbers.in_force), f"từ 3 sao, vào ngày chốt{part}"),
        Card(f"Công nhận lần đầu {when}", bounds_text(numbers.new_in_year), f"sản phẩm từ 3 sao{part}"),
        Card("Sản phẩm từng được công nhận", bounds_text(numbers.products), f"kể cả đã hết hạn{part}"),
        Card("Hết hạn trong 12 tháng tới", bounds_text(numbers.expiring_next_12_months), f"giấy chứng nhận đang có hiệu lực{part}"),
    )  # fmt: skip


def _spread(bounds: tuple[int, int]) -> str:
    return "là khoảng vì nguồn không ghi rõ ngày công nhận" if bounds[0] < bounds[1] else "sản phẩm, vào ngày chốt"


def _districts(library: Library, as_of: dt.date) -> tuple[DistrictRow, ...]:
    """Return the nine districts with their newest published totals; the dates differ, so they are never added or ranked."""
    rows = []
    for unit in library.districts:
        desk = FigureDesk(library.tables["figures"], library.words, as_of, None)
        sent = not library.by_register or library.received(unit.code, as_of)
        stock = _stock(library, unit.code, desk, as_of.year) if sent else ()
        newest = stock[-1] if stock else None
        seen = certs.known_by(library.of_unit(unit.code)["certificates"], as_of)
        sources = _sources_of(library.tables["figures"], set(newest.figures)) if newest else ()
        age = (as_of - newest.date).days if newest else None
        low = certs.distinct_products(seen, as_of).low
        rows.append(
            DistrictRow(
                unit.code,
                unit.short_name,
                newest.total if newest else None,
                moment(newest.label).removeprefix("ngày ") if newest else "",
                age,
                low,
                sources,
            )
        )
    return tuple(rows)


def _changes(
    subject: Subject, library: Library, cards: Sequence[TargetCard], stock: Sequence[StockPoint]
) -> tuple[Change, ...]:
    """Return what differs from the end of the year before: published total and verdicts."""
    if subject.year is None or subject.year == library.plan.first_year:
        return ()
    then = dt.date(subject.year - 1, 12, 31)
    desk = FigureDesk(library.tables["figures"], library.words, then, subject.year - 1)
    before = _stock(library, subject.unit.code, desk)
    changes = []
    totals = [
        f"{_part(library, subject, day)}{number(points[-1].total)} ({moment(points[-1].label)})"
        if points
        else "chưa có số liệu"
        for points, day in ((before, then), (stock, subject.as_of))
    ]
    if totals[0] != totals[1]:
        changes.append(Change(library.basis.change, totals[0], totals[1]))
    for old, now in zip(library.shown(subject.unit.code, then, with_variants=False), cards, strict=True):
        was, is_now = (
            _state(old.verdict, verdict_text(old), value_text(old)),
            _state(now.verdict, now.verdict_text, now.value_text),
        )
        if was != is_now:
            changes.append(Change(f"{now.id} {now.short}", was, is_now))
    return tuple(changes)


def _part(library: Library, subject: Subject, day: dt.date) -> str:
    """Return the words before a count of registers that have not all come by a day."""
    return "mới biết " if library.by_register and library.received(subject.unit.code, day) != 1 else ""


def _state(verdict: str, words: str, value: str) -> str:
    """Return a verdict with its value; only the value of a target that is the province's, only the words of one not due."""
    said = "chưa có số liệu" if value == MISSING else value
    if verdict == "not_applicable":
        return said if words == NOT_ALLOCATED else words
    return f"{words}: {said}"


def _history(subject: Subject, library: Library) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return, for the plan review, each target's verdict at the end of each year as it was known then."""
    if subject.kind != "plan":
        return ()
    by_year = [
        library.assess(subject.unit.code, min(dt.date(year, 12, 31), subject.as_of), with_variants=False)
        for year in library.plan.years
    ]
    return tuple((target.id, tuple(year[i].verdict for year in by_year)) for i, target in enumerate(library.targets))


def _past_forecasts(subject: Subject, library: Library, cards: Sequence[TargetCard]) -> tuple[PastForecast, ...]:
    """Return, for the plan review, what would have been said at the end of each earlier year of the end of the plan."""
    if subject.kind != "plan":
        return ()
    days = [dt.date(year, 12, 31) for year in library.plan.years]
    by_day = {day: library.outlooks(subject.unit.code, day) for day in days if day < min(subject.as_of, days[-1])}
    is_over = subject.as_of >= days[-1]
    return past_forecasts(by_day, {card.id: card.value_text for card in cards} if is_over else {})


def _sources_of(figures: pd.DataFrame, ids: set[str]) -> tuple[str, ...]:
    cited = figures.loc[figures["figure_id"].isin(ids), "source_ids"]
    return tuple(sorted({source for text in cited for source in text.split(";")}))


__all__ = ["FigureRow", "Library", "Subject", "build_model"]
