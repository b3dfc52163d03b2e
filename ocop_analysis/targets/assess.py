"""Judge one target for one unit on one day: gather all evidence, take the best rung of the ladder, try every variant.

The ladder: (a) the register, when it covers enough of what is published to exist; else (b) published figures; else (c) a
partial register's count as a lower bound; else nothing, and the verdict is "undecided".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

import pandas as pd

from ..bounds import Measured, Verdict, divide, verdict
from ..definitions import Dataset, Evaluation, Plan, Target, Variant
from ..rules import Rules
from ..writing import Noun
from .known import Known
from .measures import MEASURES
from .published import PublishedAnswer, Question, published_answer

Role = Literal["decides", "shown"]


@dataclass(frozen=True)
class Evidence:
    """One piece of evidence: where it comes from, what it says, and whether the verdict rests on it.

    reason: "covers", "too_partial", "lower_bound", "not_reported", "published", "stale". coverage: named by the register
    / published to exist, or where districts send registers: registers that came / that are owed. figures: ids of figures.
    """

    source: Literal["register", "published"]
    measured: Measured
    verdict: Verdict
    role: Role
    reason: str
    coverage: float | None = None
    figures: tuple[str, ...] = ()
    as_of: tuple[dt.date, dt.date] | None = None
    missing_years: tuple[int, ...] = ()
    coverage_of: Literal["published", "owed"] = "published"


@dataclass(frozen=True)
class VariantResult:
    """The verdict under another reading; `changes` says whether it differs from the default reading's.

    unit, wanted: what it counts, and what must become more; see ``definitions.Target``.
    """

    id: str
    label: str
    unit: Noun
    wanted: Noun
    verdict: Verdict
    measured: Measured | None
    changes: bool


@dataclass(frozen=True)
class Assessment:
    """The judgement of one target: verdict, all evidence, every variant."""

    target: Target
    unit: str
    as_of: dt.date
    verdict: Verdict
    measured: Measured | None
    evidence: tuple[Evidence, ...]
    variants: tuple[VariantResult, ...]
    why: str

    @property
    def deciding(self) -> Evidence | None:
        """The evidence that the verdict rests on."""
        return next((item for item in self.evidence if item.role == "decides"), None)

    @property
    def flips(self) -> tuple[VariantResult, ...]:
        """The variants that change the verdict."""
        return tuple(item for item in self.variants if item.changes)


@dataclass(frozen=True)
class Case:
    """Everything that does not depend on the target: what is known by the day, the unit, the parameters."""

    known: Known
    unit: str
    plan: Plan
    rules: Rules
    weight: Evaluation
    dataset: Dataset

    @property
    def as_of(self) -> dt.date:
        return self.known.as_of

    @property
    def is_province(self) -> bool:
        return self.unit == self.plan.province.code

    @cached_property
    def place(self) -> int:
        return self.known.place(self.unit)

    @cached_property
    def n_baseline(self) -> int:
        """How many of the baseline products lie in this unit."""
        return int((self.known.register.baseline[0] == self.place).sum())

    @cached_property
    def figures(self) -> pd.DataFrame:
        return self.known.figures(self.unit)

    @cached_property
    def received(self) -> float | None:
        return self.known.received(self.unit)

    @cached_property
    def coverage(self) -> dict[tuple[str | None, str], tuple[float | None, bool]]:
        """Coverages already worked out, by population and territory."""
        return {}


def assess(target: Target, case: Case, with_variants: bool = True) -> Assessment:
    """Return the assessment of `target` for the unit and day of `case`: the default reading, and all variants if wanted."""
    evidence = _gather(target, target.read(), case)
    found = next((item for item in evidence if item.role == "decides"), None)
    result, why = _judge(target, found, case)
    variants = tuple(_try(target, variant, case, result) for variant in target.variants if with_variants)
    return Assessment(target, case.unit, case.as_of, result, found.measured if found else None, evidence, variants, why)


def _judge(target: Target, found: Evidence | None, case: Case) -> tuple[Verdict, str]:
    if not case.is_province and target.district == "not_allocated":
        return "not_applicable", "not_allocated"
    if target.reading.get("baseline_date", dt.date.min) > case.as_of:
        return "not_applicable", "before_baseline"
    if found is None:
        return "undecided", "no_evidence"
    return found.verdict, found.reason


def _try(target: Target, variant: Variant, case: Case, default: Verdict) -> VariantResult:
    reading = target.read(variant)
    named = (variant.id, variant.label, variant.unit or target.unit, variant.wanted or target.wanted)
    too_early = reading.get("territory") == "new" and case.as_of < case.plan.territory.changed_on
    starts = max(reading.get("baseline_date", dt.date.min), reading.get("window_start", dt.date.min))
    if default == "not_applicable" or too_early or starts > case.as_of:
        return VariantResult(*named, "not_applicable", None, changes=False)
    found = next((item for item in _gather(target, reading, case, only_usable=True) if item.role == "decides"), None)
    result: Verdict = found.verdict if found else "undecided"
    return VariantResult(*named, result, found.measured if found else None, result != default)


def _gather(target: Target, reading: Mapping[str, Any], case: Case, only_usable: bool = False) -> tuple[Evidence, ...]:
    """Return the evidence for a reading, the deciding one marked; on request without what cannot decide anyway."""
    useless = only_usable and target.kind == "share" and not _coverage_of(target, reading, case)[1]
    register = None if useless else _from_register(target, reading, case)
    if register and case.received is not None:
        register = replace(register, coverage_of="owed")
    published = _from_published(target, reading, case)
    usable = [register] if register and register.reason == "covers" else []
    usable += [published] if published else []
    usable += [register] if register and register.reason == "lower_bound" else []
    decides = usable[0] if usable else None
    return tuple(
        replace(item, role="decides") if item is decides else item for item in (register, published) if item is not None
    )


def _from_register(target: Target, reading: Mapping[str, Any], case: Case) -> Evidence | None:
    measured = case.known.register.measured(MEASURES[target.measure], reading)[case.place]
    coverage, covers = _coverage_of(target, reading, case)
    if measured.state == "not_reported" or (measured.n_expected and measured.n_reported == 0):
        return Evidence("register", measured, "undecided", "shown", "not_reported", coverage)
    if covers:
        return Evidence("register", measured, verdict(target.threshold, measured), "shown", "covers", coverage)
    if target.kind == "share" or measured.low is None:
        return Evidence("register", measured, "undecided", "shown", "too_partial", coverage)
    lower = replace(measured, high=None if target.cap is None else float(case.n_baseline))
    return Evidence("register", lower, verdict(target.threshold, lower), "shown", "lower_bound", coverage)


def _coverage_of(target: Target, reading: Mapping[str, Any], case: Case) -> tuple[float | None, bool]:
    key = (target.population, str(reading.get("territory", "old")))
    if key not in case.coverage:
        case.coverage[key] = _coverage(*key, case)
    return case.coverage[key]


def _coverage(population: str | None, territory: str, case: Case) -> tuple[float | None, bool]:
    """Return which share of what is published to exist the register names, and whether that is enough to judge by."""
    figures = case.figures
    if figures.empty:
        return _as_sent(case)
    published = figures[figures["territory"].eq(territory) & figures["indicator"].eq(population)].sort_values(
        "as_of_to"
    )
    if published.empty:
        return _as_sent(case)
    newest = published.iloc[-1]
    named = case.known.named(case.unit, str(population), newest["as_of_to"].date())
    coverage = divide(named, float(newest["value"]))
    fresh = (pd.Timestamp(case.as_of) - newest["as_of_to"]).days <= case.weight.coverage.max_age_days
    return coverage, fresh and coverage is not None and coverage >= case.weight.coverage.minimum


def _as_sent(case: Case) -> tuple[float | None, bool]:
    """Return the coverage where nothing is published to exist: which share of the registers owed has come."""
    if case.received is None:
        return None, not case.dataset.partial_register
    return case.received, case.received >= case.weight.coverage.minimum


def _from_published(target: Target, reading: Mapping[str, Any], case: Case) -> Evidence | None:
    question = Question(target, reading, case.as_of, case.plan, case.rules, case.weight, case.n_baseline)
    answer: PublishedAnswer | None = published_answer(case.figures, question)
    if answer is None:
        return None
    reason = "stale" if answer.is_stale else "published"
    judged = verdict(target.threshold, answer.measured)
    return Evidence(
        "published", answer.measured, judged, "shown", reason, None, answer.figures, answer.as_of, answer.missing_years
    )
