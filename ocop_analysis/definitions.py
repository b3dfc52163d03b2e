"""What ``params/`` holds, as types: the plan, its targets and solution groups, how evidence is weighed, the data sets.

Reading the files is the business of ``params.py``; these types only say what is allowed in them.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from .writing import Noun


class Strict(BaseModel):
    """A record that refuses keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Province(Strict):
    code: str
    name: str
    short_name: str


class Territory(Strict):
    """The two territories that "Thái Nguyên" means, and the day on which the second replaced the first."""

    old: str
    new: str
    changed_on: dt.date


class Plan(Strict):
    """The plan under evaluation."""

    number: str
    issued_on: dt.date
    title: str
    first_year: int
    last_year: int
    source: str
    first_recognition: dt.date
    province: Province
    territory: Territory
    tiles: list[list[str]]

    @property
    def years(self) -> range:
        return range(self.first_year, self.last_year + 1)

    @property
    def last_day(self) -> dt.date:
        return dt.date(self.last_year, 12, 31)


class Variant(Strict):
    """Another reading of a target: the options in `set` replace those of the default reading.

    unit, wanted: what it counts where that is not what the target counts.
    """

    id: str
    label: str
    set: dict[str, Any]
    unit: Noun = Noun("")
    wanted: Noun = Noun("")


class BaselineProduct(Strict):
    product: str
    producer: str
    district: str


class Published(Strict):
    """How published figures answer a target's question; the methods are in ``targets/published.py``.

    `answers` lists the values of an option for which the same figure holds, since its source does not tell them apart.
    """

    method: Literal["sum_of_years", "stock_over_baseline", "renewals_over_stock", "ratio", "none"]
    figure: str | None = None
    base: str | None = None
    part: str | None = None
    whole: str | None = None
    percent: str | None = None
    answers: dict[str, list[Any]] = Field(default_factory=dict)


class Target(Strict):
    """One measurable target of the plan with its suggested reading (to be confirmed) and the variants of it.

    wanted: what must become more for the target to be met, as a sentence counts it. fixed_base: a share of those that were
    there on a day, which new ones cannot join.
    """

    id: str
    name: str
    short: str
    kind: Literal["count", "share"]
    threshold: float
    cap: int | None = None
    unit: Noun
    wanted: Noun
    fixed_base: bool = False
    district: Literal["compare", "not_allocated"]
    measure: str
    counted: str
    definition: str
    ambiguity: str
    needs: str
    reading: dict[str, Any]
    variants: list[Variant]
    published: Published
    population: str | None = None
    remark: str = ""
    remark_from: dt.date | None = None

    def read(self, variant: Variant | None = None) -> dict[str, Any]:
        """Return the options of the default reading, or of `variant`."""
        return {**self.reading, **(variant.set if variant else {})}


class TargetFile(Strict):
    """``params/targets.yml``: every option of every reading is declared once with the values it may take."""

    source: str
    status: Literal["proposed", "confirmed"]
    options: dict[str, Any]
    baseline_products: list[BaselineProduct]
    targets: list[Target]

    @model_validator(mode="after")
    def _options_are_known(self) -> TargetFile:
        for target in self.targets:
            for name, value in [*target.reading.items(), *((k, v) for x in target.variants for k, v in x.set.items())]:
                if name not in self.options:
                    raise ValueError(f"{target.id}: “{name}” không có trong mục options")
                if name not in target.reading:
                    raise ValueError(f"{target.id}: biến thể đặt “{name}” nhưng reading không có")
                if not _allowed(value, self.options[name]):
                    raise ValueError(f"{target.id}: “{name}” không nhận giá trị “{value}”")
        return self


class SolutionGroup(Strict):
    """One of the ten solution groups; `missing` names the data that nobody has published."""

    id: str
    short: str
    name: str
    targets: list[str]
    missing: str


class Coverage(Strict):
    minimum: float = Field(gt=0, le=1)
    max_age_days: int = Field(ge=0)


class PublishedWeight(Strict):
    max_age_days: int = Field(ge=0)
    approximate: float = Field(ge=0, lt=1)


class OnPath(Strict):
    """How far off its path a target may be and still count as on it, as part of the whole way."""

    margin: float = Field(ge=0, lt=1)


class Disclosure(Strict):
    """What pages of districts leave unsaid: numbers of `indicators` and `targets` that count 1 to `minimum` - 1.

    shares_only: indicators on sex and ethnicity, whose counts stand beside no share.
    """

    minimum: int = Field(ge=1)
    reason: str
    indicators: list[str]
    targets: list[str]
    shares_only: list[str]


class Evaluation(Strict):
    """How evidence is weighed, and what is too small to be published (proposed)."""

    status: Literal["proposed", "confirmed"]
    coverage: Coverage
    published: PublishedWeight
    path: OnPath
    disclosure: Disclosure


class DueDay(Strict):
    """The day of the following year by which districts must send a year's tables."""

    day: int = Field(ge=1, le=31)
    month: int = Field(ge=1, le=12)


class Dataset(Strict):
    """One data set: `compiled_by` is the last day on which anything in it can have been known.

    layout "published": CSV files with published figures and a product register; "submissions": files that districts sent.
    baseline_products: the 5-star products of T02 and T03 in this data set, where they are not those of the plan.
    """

    name: str
    title: str
    synthetic: bool
    partial_register: bool
    compiled_by: dt.date
    layout: Literal["published", "submissions"] = "submissions"
    due: DueDay | None = None
    baseline_products: list[BaselineProduct] | None = None
    note: str = ""


class Correction(Strict):
    """A declared fix: it applies only while the raw value still is `expected`, and fails when it no longer matches."""

    id: str
    table: Literal["products"]
    record_id: str
    column: Literal["recognised_by", "recognised_from"]
    expected: str
    value: dt.date
    why: str
    evidence: list[str]


class FigureLabel(Strict):
    name: str
    goal: bool
    order: int


class Conflict(Strict):
    """Published figures that disagree, and what may explain it."""

    id: str
    figures: list[str]
    what: str
    kind: Literal["conflict", "definition", "rounding", "date"]


class Area(Strict):
    """A place of published figures that is not a district."""

    code: str
    territory: Literal["old", "new"] | None
    name: str


class FigureNote(Strict):
    """A caveat on a figure; `later` speaks of a time after the figure and stays off reports of its own year."""

    note: str = ""
    later: str = ""


class PublicWords(Strict):
    """The words for the published figures: labels, units, caveats, publishers, known conflicts."""

    indicators: dict[str, FigureLabel]
    units: dict[str, Noun]
    exactness: dict[str, str]
    notes: dict[str, FigureNote]
    conflicts: list[Conflict]
    publishers: dict[str, str]

    def without_notes(self) -> PublicWords:
        """Return the words for figures that are not those of the public data set, whatever their ids."""
        return self.model_copy(update={"notes": {}, "conflicts": []})


def _allowed(value: object, option: object) -> bool:
    if isinstance(option, list):
        return value in option
    kinds: dict[object, type] = {"date": dt.date, "bool": bool, "int": int}
    return isinstance(value, kinds[option]) and not (option == "int" and isinstance(value, bool))
