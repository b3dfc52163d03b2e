"""What a forecast says: where a total or a share will stand, between which ends, and how likely the target is reached.

`forecast_count` and `forecast_share` give the two kinds; both are silent below three points.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import isclose
from typing import Any, Literal

from ..errors import InputError
from ..words import say
from ..writing import MISSING, number, percent
from .inputs import count, numbers, refusal, within
from .result import Result, level_text

Aim = Literal["at_least", "at_most"]
LEVELS = (0.8, 0.95)
LEAST_POINTS = 3
"""Fewer points carry no forecast."""
PRIOR_DF = 2
"""How much the belief "scatter as chance gives it" weighs, in degrees of freedom: as much as three yearly counts."""
SCALE = (
    (0.99, "chance-virtually-certain"),
    (0.90, "chance-very-likely"),
    (0.66, "chance-likely"),
    (0.33, "chance-as-likely-as-not"),
    (0.10, "chance-unlikely"),
    (0.01, "chance-very-unlikely"),
)
"""The scale of seven, each with the probability above which it speaks and the key of its words; the last is `IMPOSSIBLE`."""
IMPOSSIBLE = "chance-exceptionally-unlikely"
SILENT: dict[str, Any] = {
    "median": None, "intervals": (), "probability": None, "settled": False, "dispersion": None, "scatter_p": None,
}  # fmt: skip
AIMS = {"at_least": "ít nhất", "at_most": "nhiều nhất"}


@dataclass(frozen=True)
class Between:
    """The ends of a prediction interval of a level (0-1)."""

    level: float
    low: float
    high: float


@dataclass(frozen=True, repr=False)
class Forecast(Result):
    """A forecast to the end of the year `until`, made from the points of `years` (ends of years).

    left: years from the last point to the end; target, aim: what must be reached, at_least or at_most; so_far: the value at
    the last point; median, intervals, probability: None or empty when silent. settled: nothing can change the answer any more.
    dispersion: scatter of the points over what chance gives (1), with the prior's weight; scatter_p: the p-value of that scatter
    when chance alone is at work.
    """

    years: tuple[int, ...]
    until: int
    left: float
    target: float
    aim: Aim
    so_far: float | None
    median: float | None
    intervals: tuple[Between, ...]
    probability: float | None
    settled: bool
    dispersion: float | None
    scatter_p: float | None

    @property
    def is_silent(self) -> bool:
        """Whether there are too few points for a forecast."""
        return self.probability is None

    @property
    def words(self) -> str:
        """The probability in words; "–" when silent."""
        if self.probability is None:
            return MISSING
        if self.settled:
            return say("chance-reached" if self.probability == 1 else "chance-not-reached")
        return probability_words(round(self.probability, 2) if 0.01 <= self.probability <= 0.99 else self.probability)

    @property
    def rows(self) -> list[tuple[str, str]]:
        span = f"{self.years[0]}-{self.years[-1]}" if len(self.years) > 1 else "".join(map(str, self.years))
        known = [("số điểm", f"{number(len(self.years))} ({span})" if self.years else number(0))]
        if self.is_silent:
            return known
        told = [(f"khoảng {level_text(one.level)}", self._between(one)) for one in self.intervals]
        return [
            *known,
            (f"hết năm {self.years[-1]}", self._value(self.so_far)),
            (f"dự báo hết năm {self.until}", self._value(self.median)),
            *told,
            ("mức cần đạt", f"{AIMS[self.aim]} {self._value(self.target)}"),
            ("kết quả", self.words)
            if self.settled
            else ("khả năng đạt", f"{self.words} ({probability_text(self.probability)})"),
        ]

    @property
    def caution(self) -> str:
        if self.is_silent:
            return say("forecast-silent", n=len(self.years), least=LEAST_POINTS)
        if self.settled:
            return ""
        return say("forecast-caution", n=len(self.years), assumed=self._assumed)

    @property
    @abstractmethod
    def _assumed(self) -> str:
        """What the forecast takes as given, in words."""

    def _between(self, one: Between) -> str:
        return f"từ {self._value(one.low)} đến {self._value(one.high)}"

    def _value(self, value: float | None) -> str:
        return number(value)


def probability_words(p: Any) -> str:
    """Return a probability (0-1) in words, "mức khả năng", from a fixed scale of seven.

    Source: the bounds are those of M. D. Mastrandrea et al. (2010), Guidance Note for Lead Authors of the IPCC Fifth Assessment
    Report on Consistent Treatment of Uncertainties, table 1 (virtually certain above 99%, very likely above 90%, likely above
    66%, about as likely as not 33-66%, unlikely below 33%, very unlikely below 10%, exceptionally unlikely below 1%), the
    narrowest that holds; the Vietnamese words are this package's.
    Errors: InputError unless 0 <= p <= 1.

    >>> probability_words(0.995), probability_words(0.66), probability_words(0.0)
    ('gần như chắc chắn', 'khó nói trước', 'gần như không thể')
    """
    chance = float(numbers([p], "probability_words()", "p", 1, non_negative=True)[0])
    if chance > 1:
        raise refusal(
            f"Giá trị là {p!r}", "probability_words()", "p", "xác suất nằm từ 0 đến 1", "chia cho 100 nếu là %"
        )
    likely = (key for bound, key in SCALE if chance > bound or (bound < 0.5 and isclose(chance, bound)))
    return say(next(likely, IMPOSSIBLE))


def probability_text(p: float | None) -> str:
    """Return a probability as a whole percentage that never claims certainty.

    >>> probability_text(0.9968), probability_text(0.43), probability_text(0.002)
    ('trên 99%', '43%', 'dưới 1%')
    """
    if p is None:
        return MISSING
    return say("chance-above") if p > 0.99 else say("chance-below") if p < 0.01 else percent(p, 0)


def whole_years(years: Iterable[Any], until: Any, where: str) -> tuple[list[int], int]:
    """Return the years, rising, and the year of the forecast, which is not before the last.

    Errors: InputError for a year that is not whole, years that do not rise, or a forecast of the past.
    """
    points = [count(year, where, "years") for year in numbers(years, where, "years", 0)]
    end = count(until, where, "until")
    if any(later <= earlier for earlier, later in pairwise(points)):
        raise refusal("Các năm không tăng dần", where, "years", "mỗi năm một điểm, theo thứ tự", "sắp lại các điểm")
    if points and end < points[-1]:
        why = f"điểm cuối là năm {points[-1]}; không dự báo về quá khứ"
        raise refusal(f"Năm dự báo là {end}", where, "until", why, "chọn năm sau, hoặc bỏ bớt các điểm về sau")
    return points, end


def checked(levels: Iterable[Any], aim: Any, where: str) -> tuple[tuple[float, ...], Aim]:
    """Return the levels, rising, and the aim.

    Errors: InputError for a level that is not between 0 and 1 or an unknown aim.
    """
    if aim not in AIMS:
        raise unknown_aim(aim, where)
    return tuple(sorted(within(level, where, "levels") for level in levels)), aim


def unknown_aim(aim: Any, where: str) -> InputError:
    return refusal(
        f"Giá trị là {aim!r}", where, "aim", "cần at_least (ít nhất) hoặc at_most (nhiều nhất)", "sửa giá trị này"
    )
