"""What ``params/indicators/`` holds, as types: the indicators of the ten solution groups."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field, field_validator, model_validator

from ..definitions import Strict
from ..writing import Noun
from .expressions import POPULATIONS, Measure
from .moment import Period
from .parsing import ExpressionError, parse, parse_part

SIMPLE = ("count", "distinct", "sum", "mean", "median")


class Share(Strict):
    """A share: `of` these, `in` those (rows of the same table, or a population).

    no_row_means_no: a member of the population without any row answers "no"; else it is unknown. may_exceed: the part can
    be greater than the whole (spent money, carried over from the year before).
    """

    of: str
    within: str = Field(alias="in")
    no_row_means_no: bool = False
    may_exceed: bool = False

    @property
    def population(self) -> str | None:
        return self.within if self.within in POPULATIONS else None

    def measures(self) -> tuple[Measure, ...]:
        """Return the part, and the whole unless it is a population."""
        return (parse_part(self.of), *(() if self.population else (parse_part(self.within),)))


class Formula(Strict):
    """How an indicator is computed: the name of a function, or one expression."""

    function: str | None = None
    count: str | None = None
    distinct: str | None = None
    sum: str | None = None
    mean: str | None = None
    median: str | None = None
    share: Share | None = None

    @model_validator(mode="after")
    def _one(self) -> Formula:
        given = [name for name in type(self).model_fields if getattr(self, name) is not None]
        if len(given) != 1:
            raise ValueError(f"cần đúng một trong các khóa {', '.join(type(self).model_fields)}")
        try:
            self.measures()
        except ExpressionError as error:
            raise ValueError(str(error)) from error
        return self

    @property
    def population(self) -> str | None:
        """The population that is counted or taken a share of."""
        if self.share:
            return self.share.population
        return self.count if self.count in POPULATIONS else None

    def measures(self) -> tuple[Measure, ...]:
        """Return what is measured: nothing for a function, the part and the whole for a share."""
        if self.share:
            return self.share.measures()
        if self.population:
            return ()
        return tuple(parse(verb, text) for verb in SIMPLE if (text := getattr(self, verb)) is not None)


class Basis(Strict):
    """What the definition rests on: a text of law, published practice (with its address), or nothing but a proposal."""

    kind: Literal["law", "practice", "proposed"]
    text: str = ""
    url: str | None = None


class Indicator(Strict):
    """One indicator of a solution group.

    tables, columns: what a function reads ("table.column"); an expression says it itself. options: numbers that a function
    takes from here. unknown: what an empty cell means for this number. min_reported: the share of rows or things that
    must be known before the value is shown. level "province": no district has this number. of_amounts: a share of money,
    area or weight, not of things or persons that are counted one by one.
    """

    id: str = Field(pattern=r"^g(0[1-9]|10)\.i\d\d$")
    name: str
    short: str = Field(max_length=32)
    kind: Literal["input", "process", "output", "outcome"]
    unit: Noun
    direction: Literal["higher", "lower"]
    decimals: int = Field(ge=0, le=3)
    formula: Formula
    words: str = ""
    tables: list[str] = Field(default_factory=list)
    columns: list[str] = Field(default_factory=list)
    options: dict[str, float] = Field(default_factory=dict)
    period: Period
    unknown: str
    min_reported: float = Field(ge=0, le=1)
    basis: Basis
    targets: list[str] = Field(default_factory=list)
    level: Literal["all", "province"] = "all"
    expect: Literal["producers in force"] | None = None
    of_amounts: bool = False
    notes: str = ""
    status: Literal["proposed", "confirmed"]

    @property
    def group(self) -> str:
        return self.id[:3]

    @property
    def sources(self) -> tuple[str, ...]:
        """The tables that the indicator reads, the one that it is mainly about first."""
        named = [*self.tables, *(measure.table for measure in self.formula.measures())]
        if self.formula.population and self.formula.population != "communes":
            named.append("certificates")
        return tuple(dict.fromkeys(named))

    @property
    def is_share(self) -> bool:
        """Whether the number lies between 0 and 1 and is shown as a percentage."""
        return self.unit == "%"

    @property
    def is_share_of_things(self) -> bool:
        """Whether it is a share of what is counted one by one, so that chance between units of that size can be reckoned."""
        return self.is_share and not self.of_amounts


class Defaults(Strict):
    """``params/indicators/defaults.yml``: what holds for every indicator that does not say otherwise.

    units: the units that indicators may have, each as readers see it.
    """

    status: Literal["proposed", "confirmed"]
    min_reported: float = Field(ge=0, le=1)
    min_reported_reason: str
    units: Mapping[str, Noun]

    @field_validator("units", mode="before")
    @classmethod
    def _as_written(cls, units: object) -> object:
        return {name: name for name in units} if isinstance(units, list) else units


class IndicatorFile(Strict):
    """``params/indicators/gNN.yml`` after the defaults were filled in."""

    group: str
    status: Literal["proposed", "confirmed"]
    indicators: list[Indicator]

    @model_validator(mode="after")
    def _of_the_group(self) -> IndicatorFile:
        for item in self.indicators:
            if item.group != self.group:
                raise ValueError(f"{item.id} không thuộc nhóm {self.group}")
        ids = [item.id for item in self.indicators]
        twice = sorted({name for name in ids if ids.count(name) > 1})
        if twice:
            raise ValueError(f"mã {', '.join(twice)} có hai lần")
        return self


def with_defaults(content: Mapping[str, Any], defaults: Defaults) -> IndicatorFile:
    """Return a file of indicators in which the default share reported, the status and the readers' units are filled in.

    Errors: pydantic's ValidationError; KeyError without a list of indicators.
    """
    filled = [
        {
            "min_reported": defaults.min_reported,
            "status": content.get("status"),
            **record,
            **({"unit": defaults.units[unit]} if (unit := record.get("unit")) in defaults.units else {}),
        }
        for record in content["indicators"]
    ]
    return IndicatorFile.model_validate({**content, "indicators": filled})
