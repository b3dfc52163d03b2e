"""Sentences made from numbers. They hedge when the data do, and use the same formatters as the tables."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from ..bounds import Verdict
from ..definitions import Target
from ..indicators.certificates import Bounds
from ..targets import Assessment, Evidence, Gap, Measured, VariantResult, gap, gap_of_variant
from ..words import say
from ..writing import (
    MISSING,
    Noun,
    at_least,
    between,
    counted,
    date_span,
    inner,
    listing,
    number,
    percent,
    plain_number,
    short_date,
)
from .model import StockPoint

VERDICTS: Mapping[Verdict, str] = {
    "met": "verdict-met",
    "not_met": "verdict-not-met",
    "undecided": "verdict-undecided",
    "not_applicable": "verdict-not-applicable",
}
"""The verdicts, the best first, with the key of what each is called."""
NOT_ALLOCATED = "not_allocated"
"""Why a target that is the province's alone has no verdict on a page of a district."""
IN_PART = "in_part"
"""Why there is no verdict where too few of the registers owed have come."""
_NOT_JUDGED = {NOT_ALLOCATED: "why-not-allocated", "before_baseline": "why-before-baseline"}
_DECIDED_BY = {
    "covers": "basis-register",
    "published": "basis-published",
    "stale": "basis-stale",
    "lower_bound": "basis-partial",
}


def verdict_word(verdict: Verdict) -> str:
    """Return what a verdict is called.

    >>> verdict_word("not_met")
    'Chưa đạt'
    """
    return say(VERDICTS[verdict])


def bounds_text(bounds: Bounds | tuple[int, int]) -> str:
    """Return a count that may be an interval.

    >>> bounds_text((4, 4)), bounds_text((4, 9))
    ('4', 'từ 4 đến 9')
    """
    low, high = bounds
    return number(low) if low == high else between(number(low), number(high))


def moment(point: StockPoint) -> str:
    """Return the time of a number of products as a sentence has it: năm 2024, tháng 3/2024, ngày 19/5/2025."""
    if point.first == point.date:
        return say("date-day", day=short_date(point.date))
    return date_span(point.first, point.date)


def written_date(text: str) -> str:
    """Return an ISO date that may lack its day or month as a page writes it; other text stays.

    >>> written_date("2025-01-17"), written_date("2022-04"), written_date("2023"), written_date("–")
    ('17/01/2025', 'tháng 4/2022', 'năm 2023', '–')
    """
    parts = text.split("-")
    if not all(part.isdigit() for part in parts) or len(parts[0]) != 4:
        return text
    year, *rest = (int(part) for part in parts)
    first = dt.date(year, *[*rest, 1, 1][:2])
    later = {0: dt.date(year, 12, 31), 1: (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)}
    return date_span(first, later.get(len(rest), first))


def measured_text(measured: Measured | None, target: Target) -> str:
    """Return what was measured, with its unit: "ít nhất 237 sản phẩm", "73,7% (14/19)", "từ 15,0% đến 100,0%"."""
    if measured is not None and measured.fewer_than is not None:
        return few_text(measured.fewer_than)
    if measured is None or measured.low is None:
        return MISSING
    if target.kind == "share":
        return _share_text(measured)
    low = counted(measured.low, target.unit)
    if measured.high is None:
        return at_least(low) if measured.low else say("value-any-count")
    high = f"{number(measured.high)} {target.unit}"
    return low if measured.high == measured.low else between(number(measured.low), high)


def few_text(minimum: int) -> str:
    """Return what stands in place of a number of producers that is too small to be published.

    >>> few_text(3)
    'ít hơn 3 chủ thể, không nêu'
    """
    return say("value-few", minimum=minimum)


def _share_text(measured: Measured) -> str:
    low, high = measured.low, measured.high if measured.high is not None else 1.0
    if low == high:
        parts = (measured.numerator, measured.denominator)
        fraction = f" ({number(parts[0])}/{number(parts[1])})" if None not in parts else ""
        return percent(low) + fraction
    return say("value-any-share") if low == 0.0 and high == 1.0 else between(percent(low), percent(high))


def threshold_text(target: Target) -> str:
    """Return the threshold as the plan says it: "ít nhất 150 sản phẩm", "ít nhất 70%"."""
    return at_least(percent(target.threshold, 0) if target.kind == "share" else counted(target.threshold, target.unit))


def verdict_text(assessment: Assessment) -> str:
    """Return the verdict in words; for a district the plan's number is only a yardstick."""
    return say("verdict-not-allocated") if assessment.why == NOT_ALLOCATED else verdict_word(assessment.verdict)


def reason(assessment: Assessment) -> str:
    """Return why the verdict is what it is, as a code: `Assessment.why`, or `IN_PART`."""
    return IN_PART if assessment.deciding is None and _came_in_part(assessment) else assessment.why


def why_text(assessment: Assessment, plan_ends: dt.date) -> str:
    """Return why the verdict is what it is, in one or two sentences."""
    if assessment.why in _NOT_JUDGED:
        return say(_NOT_JUDGED[assessment.why])
    target, found = assessment.target, assessment.deciding
    if found is None and (came := _came_in_part(assessment)):
        return say("why-in-part", share=percent(came, 0))
    if found is None:
        return say("why-no-evidence")
    sentences = [_basis_sentence(found, measured_text(found.measured, target), threshold_text(target))]
    if found.reason == "published" and found.missing_years:
        years = listing(str(year) for year in found.missing_years)
        sentences.append(say("why-missing-years", years=years))
    if assessment.verdict == "not_met" and assessment.as_of < plan_ends:
        sentences.append(say("why-still-open", day=short_date(plan_ends)))
    return " ".join(sentences)


def _basis_sentence(found: Evidence, said: str, threshold: str) -> str:
    told = {"said": said, "threshold": threshold}
    when = f" ({date_span(*found.as_of)})" if found.as_of else ""
    if found.reason == "covers":
        if found.coverage is None or found.coverage_of == "owed":
            return say("why-sent", part=_short_of_all(found), **told)
        return say("why-covers", **told)
    if found.reason == "stale":
        return say("why-stale", when=when, **told)
    return say("why-lower-bound", **told) if found.reason == "lower_bound" else say("why-published", when=when, **told)


def basis_text(assessment: Assessment) -> str:
    """Return the kind of evidence that decides, in a few words for the verdict board."""
    found = assessment.deciding
    if found is None:
        return say("basis-in-part") if _came_in_part(assessment) else say("basis-none")
    return say(_DECIDED_BY[found.reason])


def _came_in_part(assessment: Assessment) -> float | None:
    """Return which share of the registers owed has come, where that is too little to judge the target by."""
    shares = (
        item.coverage for item in assessment.evidence if item.reason == "too_partial" and item.coverage_of == "owed"
    )
    return next(shares, None) or None


def robustness_text(assessment: Assessment) -> str:
    """Return whether the verdict survives the other readings, and which ones change it."""
    if assessment.verdict == "not_applicable":
        return ""
    if not assessment.flips:
        return say("robust-undecided" if assessment.verdict == "undecided" else "robust")
    by_verdict: dict[Verdict, list[str]] = {}
    for variant in assessment.flips:
        by_verdict.setdefault(variant.verdict, []).append(f"“{inner(variant.label)}”")
    changed = (
        say("robust-becomes", verdict=inner(verdict_word(verdict)), readings=listing(labels, "or"))
        for verdict, labels in by_verdict.items()
    )
    return say("robust-not", changed="; ".join(changed))


def gap_text(assessment: Assessment) -> str:
    """Return how many more would close the gap, in whole things; empty when the target is met or not judged."""
    target = assessment.target
    return _gap_words(gap(assessment), target, target.unit, target.wanted, assessment.measured)


def variant_gap_text(target: Target, variant: VariantResult) -> str:
    """Return how many more would close the gap in another reading."""
    return _gap_words(gap_of_variant(target, variant), target, variant.unit, variant.wanted, variant.measured)


def _gap_words(found: Gap | None, target: Target, unit: Noun, wanted: Noun, measured: Measured | None) -> str:
    if found is None or measured is None:
        return ""
    said = say("gap-more", n=found.changed, wanted=wanted.after(found.changed))
    now = number(float(found.numerator))
    if found.denominator is None:
        said = say("gap-of-count", said=said, now=now, goal=number(target.threshold))
    else:
        part, whole = float(found.numerator) + found.changed, number(float(found.denominator))
        share, then = f"{now}/{whole}", f"{number(part)}/{whole}"
        ways = [say("gap-changed", n=found.changed, things=unit.after(found.changed), now=share, then=then)]
        if found.added is not None:
            then = "/".join(number(float(base) + found.added) for base in (found.numerator, found.denominator))
            ways.append(say("gap-added", n=found.added, things=unit.after(found.added), now=share, then=then))
        said = say("gap-of-share", said=said, ways=listing(ways, "or"))
    if found.settled_by is not None:
        said = say("gap-or-settled", said=said, n=found.settled_by, unknown=int(measured.n_unknown))
    return said if measured.low == measured.high else say("gap-certain", said=said)


def evidence_words(found: Evidence, target: Target) -> tuple[str, str, str]:
    """Return the name of a piece of evidence, what it says, and what to bear in mind."""
    if found.source == "published":
        when = f", {date_span(*found.as_of)}" if found.as_of else ""
        remark = say("evidence-stale") if found.reason == "stale" else ""
        if found.missing_years:
            remark = say("evidence-missing-years", years=listing(str(year) for year in found.missing_years))
        return say("evidence-published", when=when), measured_text(found.measured, target), remark
    covered = _covered(found) or say("evidence-sent" if found.reason == "covers" else "evidence-part")
    remarks = {
        "covers": covered,
        "lower_bound": say("evidence-lower-bound", covered=covered),
        "too_partial": say("evidence-too-partial", covered=covered),
        "not_reported": say("evidence-not-reported"),
    }
    says = MISSING if found.reason in ("too_partial", "not_reported") else measured_text(found.measured, target)
    return say("evidence-register"), says, remarks[found.reason]


def _covered(found: Evidence) -> str:
    if found.coverage is None:
        return ""
    return say("evidence-owed" if found.coverage_of == "owed" else "evidence-names", share=percent(found.coverage, 0))


def _short_of_all(found: Evidence) -> str:
    return "" if found.coverage in (None, 1.0) else " " + say("evidence-came", share=percent(found.coverage, 0))


_OPTIONS = {
    "window_start": lambda value: say("reading-window", day=short_date(value)),
    "baseline_date": lambda value: say("reading-baseline", day=short_date(value)),
    "territory": lambda value: say("reading-new-territory" if value == "new" else "reading-old-territory"),
    "still_valid_only": lambda value: say("reading-still-valid" if value else "reading-also-expired"),
    "denominator": lambda value: say("reading-valid-producers") if value == "valid" else "",
}


def reading_words(reading: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the options of a reading that a reader should see beside the definition."""
    return tuple(text for name, value in reading.items() if name in _OPTIONS and (text := _OPTIONS[name](value)))


def figure_value(value: float, exactness: str, words: Mapping[str, str]) -> str:
    """Return a published value with the wording of its source: "ít nhất 4.300"."""
    return f"{words[exactness]} {plain_number(value)}".strip()


def years_in(text: str) -> list[int]:
    """Return the years that a text names; a text that names a later year stays off an earlier report."""
    return [int(year) for year in re.findall(r"\b(20\d\d)\b", text)]
