"""The outlook of a target uses what was known by the day and nothing else; a base and a forecast only where data give them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import pytest
from conftest import ROOT

from ocop_analysis.bounds import Measured, verdict
from ocop_analysis.definitions import Plan, Target
from ocop_analysis.errors import InputError
from ocop_analysis.params import load_params
from ocop_analysis.project import Project
from ocop_analysis.statistics import CountForecast, ShareForecast
from ocop_analysis.targets import Assessment, Outlook, outlook
from ocop_analysis.targets.assess import Case, Evidence, assess
from ocop_analysis.targets.known import Known
from ocop_analysis.targets.outlook import SILENCE
from ocop_analysis.words import say

PARAMS = load_params(ROOT / "params")
TARGETS = {target.id: target for target in PARAMS.targets}


@pytest.fixture
def plan() -> Plan:
    return PARAMS.plan


def end(year: int) -> dt.date:
    return dt.date(year, 12, 31)


def seen(target: Target, year: int, measured: Measured, source: str = "register", why: str = "covers") -> Assessment:
    """Return an assessment at the end of a year that rests on one piece of evidence."""
    judged = verdict(target.threshold, measured)
    proof = Evidence(source, measured, judged, "decides", "covers")  # type: ignore[arg-type]
    return Assessment(target, "19", end(year), judged, measured, (proof,), (), why)


def counted(target: str, *totals: int, first: int = 2021) -> list[Assessment]:
    return [seen(TARGETS[target], first + i, Measured(n, n, n)) for i, n in enumerate(totals)]


def shared(target: str, *pairs: tuple[int, int], first: int = 2021) -> list[Assessment]:
    measured = [Measured(x / n, x / n, x, n, low_denominator=n) for x, n in pairs]
    return [seen(TARGETS[target], first + i, one) for i, one in enumerate(measured)]


def test_new_products_start_at_nothing_by_definition(plan: Plan) -> None:
    """53, 44 and 67 new ones: 164 by the end of 2023, where 150 * 1095 / 1826 days = 89.95 were to be expected."""
    found = outlook(counted("T01", 53, 97, 164), plan)
    assert found.base is not None
    assert (found.base.value, found.base.on, found.base.kind) == (0, end(2020), "by_definition")
    assert found.progress is not None
    assert found.progress.expected == pytest.approx(150 * 1095 / 1826)
    assert isinstance(found.forecast, CountForecast)
    assert (found.forecast.years, found.forecast.counts, found.forecast.lengths) == (
        (2021, 2022, 2023),
        (53, 44, 67),
        (1, 1, 1),
    )
    assert (found.forecast.until, found.forecast.words, found.silence) == (2025, "đã đạt", "")


def test_a_year_that_is_not_known_makes_a_longer_period(plan: Plan) -> None:
    known = counted("T01", 20, 40, 80, 90)
    gone = seen(TARGETS["T01"], 2022, Measured(30, None, 30))
    found = outlook([known[0], gone, *known[2:]], plan)
    assert isinstance(found.forecast, CountForecast)
    assert (found.forecast.years, found.forecast.counts, found.forecast.lengths) == (
        (2021, 2023, 2024),
        (20, 60, 10),
        (1, 2, 1),
    )


def test_a_share_starts_at_the_first_value_that_data_give(plan: Plan) -> None:
    """46 of 74 at the end of 2021, 70% wanted four years later: after two of them (730 of 1461 days) 66.1%."""
    found = outlook(shared("T05", (46, 74), (50, 82), (64, 99)), plan)
    assert found.base is not None
    assert (found.base.value, found.base.kind) == (46 / 74, "first_year")
    assert found.progress is not None
    assert found.progress.expected == pytest.approx(46 / 74 + (0.7 - 46 / 74) * 730 / 1461)
    assert found.progress.verdict == "behind"
    assert isinstance(found.forecast, ShareForecast)
    assert (found.forecast.successes, found.forecast.totals) == ((46, 50, 64), (74, 82, 99))
    earlier = outlook(shared("T05", (40, 70), (46, 74), (50, 82), first=2020), plan)
    assert earlier.base is not None
    assert (earlier.base.value, earlier.base.kind) == (40 / 70, "before_plan")


def test_without_a_known_start_there_is_no_path(plan: Plan) -> None:
    wide = seen(TARGETS["T09"], 2021, Measured(0.3, 0.5, 22, 74))
    found = outlook([wide, *shared("T09", (29, 82), first=2022)], plan)
    assert (found.base, found.silence) == (None, "too_few_points")
    assert found.progress is not None
    assert (found.progress.expected, found.progress.reasons) == (None, ("no_base",))
    assert found.progress.pace_needed is not None
    assert found.forecast is not None
    assert found.forecast.is_silent


def test_renewals_of_fixed_products_are_counted_up_to_all_of_them(plan: Plan) -> None:
    """2 in the two years 2021-2022, then 5 and 4, of 22 products: 11 of them are half."""
    found = outlook(shared("T04", (2, 22), (7, 22), (11, 22), first=2022), plan)
    assert isinstance(found.forecast, CountForecast)
    assert (found.forecast.counts, found.forecast.lengths) == ((2, 5, 4), (2, 1, 1))
    assert (found.forecast.target, found.forecast.cap, found.of) == (11, 22, 22)
    changed = outlook(shared("T04", (2, 22), (7, 22), (11, 23), first=2022), plan)
    assert (changed.forecast, changed.silence) == (None, "not_comparable")


def test_numbers_of_two_sources_are_not_one_series(plan: Plan) -> None:
    register, said = counted("T01", 53, 97, 164), TARGETS["T01"]
    mixed = [seen(said, 2021, Measured(60, 60, 60), source="published"), *register[1:]]
    found = outlook(mixed, plan)
    assert found.silence == "too_few_points"
    assert found.forecast is not None
    assert found.forecast.years == (2022, 2023)


def test_what_may_fall_is_not_forecast(plan: Plan) -> None:
    assert outlook(counted("T02", 0, 1, 2), plan).silence == "may_fall"
    assert outlook(counted("T12", 0, 1, 1), plan).silence == "may_fall"
    assert outlook(counted("T01", 9, 8, 12), plan).silence == "not_comparable"


def test_after_the_end_there_is_nothing_to_forecast(plan: Plan) -> None:
    found = outlook(counted("T01", 53, 97, 120, 130, 140), plan)
    assert (found.forecast, found.silence) == (None, "ended")
    assert found.progress is not None
    assert found.progress.verdict == "not_reached"


@pytest.mark.parametrize("why", ["not_allocated", "before_baseline"])
def test_a_target_that_is_not_judged_has_no_outlook(plan: Plan, why: str) -> None:
    target = TARGETS["T01"]
    given = Assessment(target, "171", end(2023), "not_applicable", Measured(9, 9, 9), (), (), why)
    found = outlook([given], plan)
    assert (found.progress, found.forecast, found.silence) == (None, None, why)


def test_one_target_of_one_unit_in_order(plan: Plan) -> None:
    for wrong in ([], [*counted("T01", 1), *counted("T03", 1)], counted("T01", 1, 2)[::-1], counted("T01", 1) * 2):
        with pytest.raises(InputError, match="Không lập được lộ trình"):
            outlook(wrong, plan)


def of_public(project: Project, tables: dict[str, pd.DataFrame], years: Sequence[int]) -> list[Outlook]:
    """Return the outlooks of all targets of the province at the end of the last year."""
    library = project.library
    by_year = []
    for year in years:
        known = Known(tables, library.registers, end(year))
        case = Case(known, library.plan.province.code, library.plan, library.rules, library.weight, library.dataset)
        by_year.append([assess(target, case, with_variants=False) for target in library.targets])
    return [outlook(one, library.plan) for one in zip(*by_year, strict=True)]


def test_what_comes_later_changes_nothing(project: Project) -> None:
    """Contract 6: figures of 2024 and later may be anything, the outlook at the end of 2023 stays."""
    tables = dict(project.library.tables)
    figures = tables["figures"]
    later = figures["as_of_to"] > pd.Timestamp(2023, 12, 31)
    assert later.sum() > 20
    spoilt = figures.assign(value=figures["value"].mask(later, 9_999))
    years = range(2020, 2024)
    found, again, cut = (
        of_public(project, {**tables, "figures": one}, years) for one in (figures, spoilt, figures[~later])
    )
    assert found == again == cut
    assert found[0].forecast is not None
    assert found[0].forecast.years == (2021, 2022, 2023)


def test_every_silence_is_told_in_vietnamese() -> None:
    assert all(any(ord(letter) > 127 for letter in say(key)) for key in SILENCE.values())


def test_a_day_within_a_year_is_no_point_but_a_floor(plan: Plan) -> None:
    within = replace(counted("T03", 0, 0, 1, 2)[-1], as_of=dt.date(2024, 6, 30))
    found = outlook([*counted("T03", 0, 0, 1), within], plan)
    assert isinstance(found.forecast, CountForecast)
    assert (found.forecast.years, found.forecast.left, found.forecast.now) == ((2021, 2022, 2023), 2, 2)
    assert min(one.low for one in found.forecast.intervals) >= 2
    assert found.progress is not None
    assert found.progress.report_on == dt.date(2024, 6, 30)


def test_the_margin_of_the_path_is_that_of_the_parameters(plan: Plan) -> None:
    """T05 from 0,62 to 0,70: the way is 0,08; half of the time is over, so 0,66 is due, and 0,655 came: 0,005 short, a 16th of the way."""
    known = shared("T05", (62, 100), (63, 100), (655, 1000))
    verdicts = [
        found.progress and found.progress.verdict for found in (outlook(known, plan, margin=m) for m in (0.07, 0.05))
    ]
    assert verdicts == ["on_path", "behind"]
