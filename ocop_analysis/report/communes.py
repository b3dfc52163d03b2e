"""The page of the communes since 1/7/2025: what each came from, and the old territory's products moved to it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
from dataclasses import dataclass

from markupsafe import Markup

from ..words import Language, say, spoken
from ..writing import number, short_date
from .report import Block, Facts, block
from .tables import Column, Table


@dataclass(frozen=True)
class OldCommune:
    """A commune of the day before: its name then, its district, whether only a part came, and what had merged into it."""

    code: str
    name: str
    district: str
    is_part: bool
    former: tuple[str, ...]


@dataclass(frozen=True)
class YearEnd:
    """Products at the end of a year: ever recognised and in force, and of each whether a split commune is involved."""

    year: int
    ever: int
    in_force: int
    ever_estimated: bool
    in_force_estimated: bool


@dataclass(frozen=True)
class NewCommune:
    """A commune since the change with what it came from; `years` is empty where no register says anything."""

    code: str
    name: str
    districts: tuple[str, ...]
    came_from: tuple[OldCommune, ...]
    years: tuple[YearEnd, ...]


@dataclass(frozen=True)
class CommunesModel:
    """The page as data. unknown: products whose commune is not known or lies elsewhere, in the same form."""

    page: str
    title: str
    changed_on: dt.date
    as_of: dt.date
    dataset: str
    dataset_title: str
    synthetic: bool
    communes: tuple[NewCommune, ...]
    unknown: tuple[YearEnd, ...]
    is_proposed: bool

    @property
    def totals(self) -> tuple[YearEnd, ...]:
        """The products of all communes and of none, by year: what the register holds."""
        rows = [commune.years for commune in self.communes] + [self.unknown]
        return tuple(
            YearEnd(each[0].year, sum(y.ever for y in each), sum(y.in_force for y in each), False, False)
            for each in zip(*rows)
        )

    def to_json(self) -> str:
        """Return the model as JSON with sorted keys."""
        return json.dumps(dataclasses.asdict(self), ensure_ascii=False, sort_keys=True, indent=1, default=str)

    @property
    def key(self) -> str:
        """Return the SHA-256 of the model's JSON."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()


class CommunesReport:
    """The page of the new communes; methods are its sections, `table` is what it shows."""

    def __init__(self, model: CommunesModel, language: Language = "vi") -> None:
        self.model = model
        self.language: Language = language

    @spoken
    def summary(self) -> Block:
        """What changed on the day, and how to read the page."""
        return self._block("communes_summary")

    @spoken
    def mapping(self) -> Block:
        """Every new commune with the old ones that it came from."""
        return self._block("communes_mapping")

    @spoken
    def products(self) -> Block:
        """The products of the old territory by new commune and year; for published data, why there are none."""
        return self._block("communes_products")

    @spoken
    def method(self) -> Block:
        """How numbers were moved, and what is estimated."""
        return self._block("communes_method")

    @spoken
    def facts(self) -> Facts:
        """The page's state for the portal."""
        m = self.model
        told = {"as_of": m.as_of.isoformat(), "dataset": m.dataset, "synthetic": m.synthetic, "key": m.key}
        return Facts({"state": "ok", "verdicts": {}, "says": say("communes-count", n=len(m.communes)), **told})

    @property
    @spoken
    def table(self) -> Table:
        """One row for every new commune and year, or for every new commune where there is no register."""
        columns = [
            Column("code", say("table-code")), Column("name", say("communes-column-name")),
            Column("district", say("communes-column-district")), Column("came_from", say("communes-column-from")),
        ]  # fmt: skip
        counts = [
            Column("year", say("table-year")), Column("ever", say("communes-column-ever"), "integer"),
            Column("in_force", say("communes-column-in-force"), "integer"),
            Column("estimated", say("communes-column-estimated")),
        ]  # fmt: skip
        rows: list[dict[str, object]] = []
        for commune in self.model.communes:
            old = "; ".join(
                say("communes-in-part", name=part.name) if part.is_part else part.name for part in commune.came_from
            )
            row: dict[str, object] = {
                "code": commune.code,
                "name": commune.name,
                "district": "; ".join(commune.districts),
                "came_from": old,
            }
            rows += [row | _counts(end) for end in commune.years] or [row]
        with_counts = any(commune.years for commune in self.model.communes)
        return Table("communes", self.model.title, tuple(columns + counts if with_counts else columns), tuple(rows))

    def _repr_html_(self) -> str:
        return self.summary().html + self.mapping().html + self.products().html

    @spoken
    def __repr__(self) -> str:
        return say("communes-described", title=self.model.title, n=len(self.model.communes))

    def _block(self, name: str) -> Block:
        return block(name, m=self.model, day=short_date(self.model.changed_on), cell=_cell)


def _counts(end: YearEnd) -> dict[str, object]:
    said = say("yes" if end.ever_estimated or end.in_force_estimated else "no")
    return {"year": str(end.year), "ever": end.ever, "in_force": end.in_force, "estimated": said}


def _cell(value: int, is_estimated: bool) -> Markup:
    mark = Markup(' <span class="goal">{}</span>').format(say("communes-estimated")) if is_estimated else ""
    return Markup("{}{}").format(number(value), mark)
