"""What ``params/scoring.yml`` holds, as types: the fixed goalposts of the indicators, what counts are divided by, the draws."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from pydantic import Field, model_validator

from ..definitions import Strict, Target
from ..errors import Problem
from ..indicators.definitions import Indicator
from ..vietnamese import nearest
from .aggregation import Mean
from .normalising import Method, Reference

_MENDING = "sửa tệp theo docs/huong-dan-params.md rồi chạy lại"


class Base(Strict):
    """What a count is divided by: a column of another indicator's row of the same unit and year."""

    indicator: str
    column: Literal["value", "numerator", "denominator", "n_expected", "n_reported"]
    name: str


class Goalposts(Strict):
    """The values of one indicator that score 0 (`low`) and 100 (`high`, or the threshold of `target`), and why these.

    per: the base that the value is divided by first; weight: within the solution group.
    """

    low: float = 0.0
    high: float | None = None
    target: str | None = None
    per: str | None = None
    weight: float = Field(default=1.0, ge=0)
    reason: str

    @model_validator(mode="after")
    def _one_end(self) -> Goalposts:
        if (self.high is None) == (self.target is None):
            raise ValueError("cần đúng một trong hai khóa high, target")
        return self


class Robustness(Strict):
    """What the rank intervals draw from; see `rank_intervals`."""

    runs: int = Field(ge=100)
    seed: int = Field(ge=0)
    concentration: float = Field(gt=0)
    certainty: float = Field(gt=0, le=1)
    normalisations: list[Method]
    means: list[Mean]


class Scoring(Strict):
    """How districts are scored (proposed). An indicator without goalposts is not scored; left_out says why."""

    status: Literal["proposed", "confirmed"]
    min_available: float = Field(gt=0, le=1)
    min_available_reason: str
    group_weights: Mapping[str, float]
    weights_reason: str
    robustness: Robustness
    bases: Mapping[str, Base]
    indicators: Mapping[str, Goalposts]
    left_out: Mapping[str, str]

    def references(self, definitions: Iterable[Indicator], targets: Iterable[Target]) -> dict[str, Reference]:
        """Return the reference of each scored indicator, in the order of the definitions."""
        thresholds = {target.id: target.threshold for target in targets}
        return {
            item.id: Reference(post.low, thresholds[post.target] if post.target else post.high, item.direction)
            for item in definitions
            if (post := self.indicators.get(item.id)) is not None
        }

    def weights(self, groups: Mapping[str, str]) -> dict[str, float]:
        """Return the weight of each scored indicator and each group; `groups`: the group of each indicator."""
        of_indicators = {name: self.indicators[name].weight for name in groups}
        return of_indicators | {group: self.group_weights.get(group, 1.0) for group in dict.fromkeys(groups.values())}


def problems_of(scoring: Scoring, definitions: Sequence[Indicator], targets: Sequence[Target]) -> list[Problem]:
    """Return everything in a scoring file that does not fit the indicators and targets."""
    return [
        Problem(what, f"params/scoring.yml, mục {where}", why, _MENDING)
        for what, where, why in _wrong(scoring, {item.id: item for item in definitions}, targets)
    ]


def _wrong(
    scoring: Scoring, known: Mapping[str, Indicator], targets: Sequence[Target]
) -> Iterator[tuple[str, str, str]]:
    thresholds = {target.id: target.threshold for target in targets}
    for name, base in scoring.bases.items():
        yield from _unknown("chỉ số", base.indicator, known, f"bases > {name}")
    for section, names in (("indicators", scoring.indicators), ("left_out", scoring.left_out)):
        for name in names:
            yield from _unknown("chỉ số", name, known, section)
    for name in scoring.indicators:
        if name in scoring.left_out:
            yield f"Chỉ số {name} ở cả hai mục", "indicators, left_out", "mỗi chỉ số ở một mục"
    for group in scoring.group_weights:
        yield from _unknown("nhóm", group, {item.group for item in known.values()}, "group_weights")
    for name, post in scoring.indicators.items():
        where = f"indicators > {name}"
        if post.per is not None:
            yield from _unknown("mẫu số", post.per, scoring.bases, where)
        if post.target is not None:
            yield from _unknown("chỉ tiêu", post.target, thresholds, where)
        high = thresholds.get(post.target or "", post.high)
        if high is not None and high <= post.low:
            yield f"Mốc trên {high:g} không lớn hơn mốc dưới {post.low:g}", where, "điểm chạy từ mốc dưới đến mốc trên"


def _unknown(what: str, name: str, known: Iterable[str], where: str) -> Iterator[tuple[str, str, str]]:
    if name not in (names := list(known)):
        hint = nearest(name, names)
        yield f"Không có {what} “{name}”", where, f"có phải “{hint[0]}”?" if hint else "chương trình không biết tên này"
