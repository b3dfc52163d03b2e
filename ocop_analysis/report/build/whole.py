"""Assemble the ReportModel of one page from the cleaned tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from ...definitions import Plan
from ...targets import Assessment
from ...units import Unit
from ...words import say
from ...writing import MISSING, long_date, short_date
from ..messages import actions, findings
from ..model import (
    Change,
    EffortRow,
    FigureRow,
    GroupCard,
    KindRow,
    PastForecast,
    ReportModel,
    StarMoves,
    StockPoint,
    TargetCard,
)
from ..places import in_sentence
from ..wording import moment, verdict_text
from .efforts import effort_rows
from .figures import FigureDesk, cited_sources, disagreements, group_cards, product_figures
from .library import Library, Subject
from .makers import kind_rows
from .moves import star_moves
from .outlooks import past_forecasts, path_panels
from .quality import quality
from .register import (
    certificate_rows,
    ending_soon,
    expiry_years,
    new_by_year,
    owed_text,
    register_numbers,
)
from .summary import headline, key_figures
from .targets import target_card, value_text

MOST_CERTIFICATES = 120
"""A longer list is cut to the certificates that end within a year: those a reader can act on."""


def build_model(subject: Subject, library: Library) -> ReportModel:
    """Return the whole report as data, as known on the subject's as-of date."""
    plan, as_of, unit = library.plan, subject.as_of, subject.unit
    tables = library.of_unit(unit.code)
    name = _in_sentence(unit, plan)
    desk = FigureDesk(library.figures, library.words, as_of, subject.year)
    outlooks = library.outlooks(unit.code, as_of)
    assessed = library.shown(unit.code, as_of)
    cards = tuple(target_card(item, seen, desk, plan) for item, seen in zip(assessed, outlooks, strict=True))
    stock = library.stock(unit.code, desk)
    first_day = dt.date(subject.year or plan.first_year, 1, 1)
    received = library.received(unit.code, as_of)
    is_whole = received == 1
    coverage = owed_text(received, name) if library.by_register else None
    numbers = register_numbers(tables["certificates"], as_of, first_day, plan.first_recognition, stock, name, coverage)
    groups = group_cards(desk, unit.code, name, library.groups, library.computed(subject), not library.by_register)
    recognised = certificate_rows(tables, as_of)
    certificates = recognised if len(recognised) <= MOST_CERTIFICATES else ending_soon(recognised, as_of)
    districts = library.district_rows(as_of)
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
    ids |= {s for row in districts for s in row.sources} | set(library.sources_of(used))
    model = ReportModel(
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
        headline=headline(subject, name, cards, stock, plan, library.by_register, is_whole),
        findings=(),
        actions=(),
        cards=key_figures(subject, stock, numbers, known, library.by_register, is_whole),
        targets=cards,
        groups=groups,
        scores=library.scores_of(subject, name),
        stock=stock,
        new_by_year=new_by_year(tables["certificates"], known, as_of, plan.first_year, plan.first_recognition),
        register=numbers,
        certificates=certificates,
        n_certificates=len(recognised),
        moves=_moves(subject, library),
        makers=_makers(subject, library),
        efforts=_efforts(subject, library, groups),
        contributions=library.contributions(subject),
        peers=library.peers_of(subject, districts),
        expiry=expiry_years(tables["certificates"], as_of),
        districts=districts,
        changes=_changes(subject, library, assessed, stock),
        history=_history(subject, library),
        paths=path_panels(outlooks, plan) if subject.kind != "district" else (),
        past_forecasts=_past_forecasts(subject, library, cards),
        product_figures=of_products,
        new_territory=new_territory,
        undated=undated,
        disagreements=quarrels,
        quality=quality(library.tables, unit, subject.year, library.districts, as_of.year, library.checks),
        sources=cited_sources(tables["sources"], library.words, ids),
    )
    return replace(model, findings=findings(model), actions=actions(model, is_over=as_of >= plan.last_day))


def _ends(subject: Subject, library: Library) -> list[dt.date]:
    """Return the ends of the plan's years that have come by the page's day."""
    days = [dt.date(year, 12, 31) for year in library.plan.years]
    return [day for day in days if day <= subject.as_of]


def _moves(subject: Subject, library: Library) -> StarMoves | None:
    """Return the moves between stars since the year before; for the review, since the first year; sent registers only."""
    days = _ends(subject, library)
    if not library.by_register or len(days) < 2:
        return None
    before = days[0] if subject.year is None else days[-2]
    return star_moves(library.of_unit(subject.unit.code)["certificates"], before, days[-1])


def _makers(subject: Subject, library: Library) -> tuple[KindRow, ...]:
    return kind_rows(library.of_unit(subject.unit.code), _ends(subject, library)) if library.by_register else ()


def _efforts(subject: Subject, library: Library, groups: Sequence[GroupCard]) -> tuple[EffortRow, ...]:
    years = [subject.year] if subject.year else list(library.plan.years)
    return effort_rows(library.of_unit(subject.unit.code), groups, years, subject.as_of) if library.by_register else ()


def _subtitle(plan: Plan, as_of: dt.date) -> str:
    key = "report-subtitle-issued-later" if as_of < plan.issued_on else "report-subtitle"
    return say(key, number=plan.number, issued=short_date(plan.issued_on), day=long_date(as_of))


def _in_sentence(unit: Unit, plan: Plan) -> str:
    return plan.province.short_name if unit.code == plan.province.code else in_sentence(unit.name)


def _title(subject: Subject, plan: Plan) -> str:
    name = _in_sentence(subject.unit, plan)
    if subject.kind == "plan":
        return say("report-title-plan", place=name, first=str(plan.first_year), last=str(plan.last_year))
    return say("report-title", place=name, year=str(subject.year))


def _changes(
    subject: Subject, library: Library, assessed: Sequence[Assessment], stock: Sequence[StockPoint]
) -> tuple[Change, ...]:
    """Return what differs from the end of the year before: published total and verdicts."""
    if subject.year is None or subject.year == library.plan.first_year:
        return ()
    then = dt.date(subject.year - 1, 12, 31)
    desk = FigureDesk(library.figures, library.words, then, subject.year - 1)
    before = library.stock(subject.unit.code, desk)
    changes = []
    totals = [_total(library, subject, *pair) for pair in ((before, then), (stock, subject.as_of))]
    if totals[0] != totals[1]:
        changes.append(Change(say(f"total-change-{library.dataset.layout}"), totals[0], totals[1]))
    for old, now in zip(library.shown(subject.unit.code, then, with_variants=False), assessed, strict=True):
        was, is_now = _state(old), _state(now)
        if was != is_now:
            turned = (now.target.id, old.verdict) if old.verdict != now.verdict else ()
            changes.append(Change(f"{now.target.id} {now.target.short}", was, is_now, *turned))
    return tuple(changes)


def _total(library: Library, subject: Subject, points: Sequence[StockPoint], day: dt.date) -> str:
    """Return the newest total with its time, and whether some of the registers had not come by the day."""
    if not points:
        return say("report-no-data")
    is_part = library.by_register and library.received(subject.unit.code, day) != 1
    key = "report-change-total-partial" if is_part else "report-change-total"
    return say(key, total=points[-1].total, when=moment(points[-1]))


def _state(item: Assessment) -> str:
    """Return a verdict with its value; only the value of a target that is the province's, only the words of one not due."""
    value, verdict = value_text(item), verdict_text(item)
    said = say("report-no-data") if value == MISSING else value
    if item.verdict == "not_applicable":
        return said if item.why == "not_allocated" else verdict
    return say("report-change-verdict", verdict=verdict, value=said)


def _history(subject: Subject, library: Library) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return, for the plan review, each target's verdict at the end of each year as it was known then."""
    if subject.kind != "plan":
        return ()
    by_year = [
        library.assess(subject.unit.code, min(dt.date(year, 12, 31), subject.as_of), with_variants=False)
        for year in library.plan.years
    ]
    return tuple((target.id, tuple(year[i].verdict for year in by_year)) for i, target in enumerate(library.targets))


def _came(card: TargetCard) -> str:
    """Return what came in the end; what only bounds are known of is no test of a forecast."""
    return (
        card.value_text
        if card.low is not None and card.low == card.high
        else say("report-end-unknown", value=card.value_text)
    )


def _past_forecasts(subject: Subject, library: Library, cards: Sequence[TargetCard]) -> tuple[PastForecast, ...]:
    """Return, for the plan review, what would have been said at the end of each earlier year of the end of the plan."""
    if subject.kind != "plan":
        return ()
    days = [dt.date(year, 12, 31) for year in library.plan.years]
    by_day = {day: library.outlooks(subject.unit.code, day) for day in days if day < min(subject.as_of, days[-1])}
    is_over = subject.as_of >= days[-1]
    return past_forecasts(by_day, {card.id: _came(card) for card in cards} if is_over else {})


__all__ = ["FigureRow", "Library", "Subject", "build_model"]
