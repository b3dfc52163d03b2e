"""Rules of law with the dates between which they hold: criteria, who recognises, how long a certificate lasts.

The rules themselves are data (``params/rules.yml``), each with its decision number. Asking for a day that no version
covers raises :class:`~ocop_analysis.errors.OutsideLaw`; nothing is extrapolated.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .errors import OutsideLaw
from .writing import short_date


@dataclass(frozen=True)
class Version:
    """One version of a rule: the decision behind it, the days it covers (inclusive) and what it says."""

    decision: str
    valid_from: dt.date
    valid_to: dt.date | None
    content: Mapping[str, Any]

    def covers(self, on: dt.date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True)
class DatedRule:
    """A rule in all its versions.

    >>> rule = DatedRule("thời hạn", (Version("QĐ 1", dt.date(2020, 1, 1), None, {"months": 36}),))
    >>> rule.on(dt.date(2021, 5, 1)).content["months"]
    36
    """

    name: str
    versions: tuple[Version, ...]

    def on(self, day: dt.date) -> Version:
        """Return the version in force on `day`. Raises OutsideLaw when there is none."""
        for version in self.versions:
            if version.covers(day):
                return version
        covered = "; ".join(f"{v.decision} từ {short_date(v.valid_from)}" for v in self.versions)
        raise OutsideLaw(self.name, short_date(day), covered)


class Rules:
    """The rules that the evaluation needs, each asked with a date."""

    def __init__(self, content: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
        self.criteria = _dated("bộ tiêu chí đánh giá, phân hạng", content["criteria"])
        self.recognition = _dated("thẩm quyền công nhận", content["recognition"])
        self.certificate = _dated("thời hạn giấy chứng nhận", content["certificate"])

    def stars_for(self, score: float, on: dt.date) -> int:
        """Return the star rank of a score (0-100 points) under the criteria of that day.

        Source: QĐ 1048/QĐ-TTg and QĐ 148/QĐ-TTg: 5 stars 90-100, 4 stars 70 to under 90, 3 stars 50 to under 70.
        Errors: ValueError for a score outside 0-100.
        """
        if not 0 <= score <= 100:
            raise ValueError(f"score must lie in 0-100, not {score}")
        bands: Mapping[int, Sequence[float]] = self.criteria.on(on).content["stars"]
        return max(star for star, (low, _) in bands.items() if score >= low)

    def criteria_version(self, on: dt.date) -> str:
        """Return the code of the criteria in force, e.g. "148" or "148+1489"."""
        return str(self.criteria.on(on).content["version"])

    def recogniser(self, stars: int, on: dt.date) -> str:
        """Return who recognises a product of that rank on that day: "huyen", "tinh" or "trung_uong"."""
        by_star: Mapping[int, str] = self.recognition.on(on).content["by_star"]
        if stars not in by_star:
            raise ValueError(f"only 3, 4 and 5 stars are recognised, not {stars}")
        return by_star[stars]

    def certificate_end(self, decided_on: dt.date) -> dt.date:
        """Return the last day on which a certificate of that decision date is in force.

        Formula: decision date + 36 months - 1 day, so that it is in force while as_of < decision date + 36 months.
        Source: QĐ 1048/QĐ-TTg, QĐ 148/QĐ-TTg (36 months); day count as Nghệ An applied it to a decision of 4/2/2020.
        """
        return add_months(decided_on, int(self.certificate.on(decided_on).content["months"])) - dt.timedelta(days=1)


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the same day of the month `months` later, or that month's last day.

    >>> add_months(dt.date(2020, 2, 29), 36)
    datetime.date(2023, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first_of_next = dt.date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return dt.date(year, month + 1, min(day.day, (first_of_next - dt.timedelta(days=1)).day))


def _dated(name: str, records: Sequence[Mapping[str, Any]]) -> DatedRule:
    versions = tuple(Version(r["decision"], r["from"], r.get("until"), r) for r in records)
    return DatedRule(name, tuple(sorted(versions, key=lambda version: version.valid_from)))
