"""Administrative units with dates: a code or a name means something only together with a day.

Facts and sources: ``params/units/``. Codes are those of the statistics office, as text: province 2, district 3 and
commune 5 digits. Districts ended on 30/6/2025; asked without a date, a district's last version answers.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from .errors import UnknownUnit
from .vietnamese import clean_text, fold, nearest, slug
from .words import say

_PREFIX = re.compile(r"^(thanh pho|thi xa|thi tran|huyen|tinh|phuong|xa|t\.?\s?p|t\.?\s?x|t\.?\s?t|h|p|x)(?:\.\s*|\s+)")
_KINDS = {
    "tp": "thanh pho", "tx": "thi xa", "tt": "thi tran", "h": "huyen", "p": "phuong", "x": "xa",
}  # fmt: skip
_KIND_WORDS = {"thành phố", "thị xã", "thị trấn", "huyện", "tỉnh", "phường", "xã"}
_PROVINCE_WORDS = ("province", "tinh", "toan tinh")


@dataclass(frozen=True)
class Unit:
    """One version of a unit: valid_from and valid_to are inclusive; None means not researched, or still valid."""

    code: str
    name_vi: str
    kind: str
    level: str
    parent: str | None
    valid_from: dt.date | None
    valid_to: dt.date | None

    @property
    def name(self) -> str:
        """The name as a reader sees it, in the language spoken now; units are found and told apart by `name_vi`.

        >>> Unit("171", "Huyện Đại Từ", "huyện", "district", "19", None, None).name
        'Huyện Đại Từ'
        """
        return say(f"unit-{slug(self.kind)}", name=self._bare)

    @property
    def short_name(self) -> str:
        """The name without its kind; "TP" stays where the bare name is also the province's."""
        return say("unit-short-city", name=self._bare) if self._is_capital else self._bare

    @property
    def short_name_vi(self) -> str:
        return f"TP {self._bare}" if self._is_capital else self._bare

    @property
    def slug(self) -> str:
        return slug(self.short_name_vi)

    @property
    def _bare(self) -> str:
        return self.name_vi.removeprefix(self.kind[:1].upper() + self.kind[1:]).strip()

    @property
    def _is_capital(self) -> bool:
        return (self.level, self._bare) == ("district", "Thái Nguyên")

    def valid_on(self, on: dt.date) -> bool:
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)


class Units:
    """All units of all dates, and how their names are written."""

    def __init__(self, units: Sequence[Unit], aliases: dict[tuple[str, str], set[str]], moves: pd.DataFrame) -> None:
        self._units = tuple(sorted(units, key=lambda unit: (unit.code, unit.valid_from or dt.date.min)))
        self._left: dict[tuple[str, str], list[tuple[str, str, bool]]] = {}
        self._came: dict[tuple[str, str], set[str]] = {}
        for row in moves.to_dict("records"):
            new, day = row["new_code"], row["effective_date"]
            self._left.setdefault((row["old_code"], day), []).append((new, row["new_name"], row["is_partial"] == "yes"))
            self._came.setdefault((new, day), set()).add(row["old_district_code"])
        self._by_name: dict[tuple[str, str], set[str]] = {}
        self._by_code: dict[str, list[Unit]] = {}
        for unit in self._units:
            self._by_code.setdefault(unit.code, []).append(unit)
            for spelling in (unit.name_vi, unit.short_name_vi, unit.code):
                self._by_name.setdefault((unit.level, _plain(spelling)), set()).add(unit.code)
        for key, codes in aliases.items():
            self._by_name.setdefault(key, set()).update(codes)
        self._communes_by_name = _communes_by_name(self._units, aliases)
        self._parents = {unit.code: unit.parent for unit in self._units if unit.level == "district"}

    @classmethod
    def from_tables(
        cls,
        districts: pd.DataFrame,
        communes: pd.DataFrame,
        commune_map: pd.DataFrame,
        aliases: pd.DataFrame,
        province_code: str = "19",
        province_name: str = "Tỉnh Thái Nguyên",
    ) -> Units:
        """Build from the tables of ``params/units/`` (all columns text)."""
        units = [Unit(province_code, province_name, "tỉnh", "province", None, None, None)]
        units += [
            _unit(row, "district", row["district_code"], row["province_code"]) for row in districts.to_dict("records")
        ]
        units += [
            _unit(row, "commune", row["commune_code"], row["district_code"] or row["province_code"])
            for row in communes.to_dict("records")
        ]
        spelled: dict[tuple[str, str], set[str]] = {}
        for row in aliases.to_dict("records"):
            spelled.setdefault((row["level"], _plain(row["alias"])), set()).add(row["code"])
        return cls(units, spelled, commune_map)

    def districts(self, on: dt.date | None = None, province: str = "19") -> list[Unit]:
        """Return the districts in force on a day (none after 30/6/2025); without a day, the last version of each."""
        mine = [unit for unit in self._units if unit.level == "district" and unit.parent == province]
        if on is not None:
            return [unit for unit in mine if unit.valid_on(on)]
        return list({unit.code: unit for unit in mine}.values())

    def communes(self, on: dt.date, within: str | None = None) -> list[Unit]:
        """Return the commune-level units in force on a day, of one district or province when `within` is its code."""
        found = [unit for unit in self._units if unit.level == "commune" and unit.valid_on(on)]
        return [unit for unit in found if within is None or within in (unit.parent, self._province_of(unit))]

    def all_communes(self) -> list[Unit]:
        """Return every version, of any date, of every commune-level unit."""
        return [unit for unit in self._units if unit.level == "commune"]

    def get(self, code: str, on: dt.date | None = None) -> Unit:
        """Return the unit of a code on a day; without a day, its last version. Errors: UnknownUnit."""
        versions = [unit for unit in self._units if unit.code == code and (on is None or unit.valid_on(on))]
        if not versions:
            raise UnknownUnit(code, nearest(code, {unit.code for unit in self._units}))
        return versions[-1]

    def versions(self, code: str) -> list[Unit]:
        """Return all versions of a code in the order of time; none for a code that no unit ever had."""
        return self._by_code.get(code, [])

    def codes(self) -> list[str]:
        """Return all codes of all dates."""
        return list(self._by_code)

    def named_on(self, code: str, on: dt.date) -> Unit:
        """Return the unit of a code as it was on a day, or its last version when it had ended by then. Errors: UnknownUnit."""
        last = self.get(code).valid_to
        return self.get(code, on if last is None else min(on, last))

    def find(
        self,
        text: str,
        on: dt.date | None = None,
        levels: Iterable[str] = ("province", "district"),
        within: str | None = None,
    ) -> Unit:
        """Return the unit of a code or name, however it is written; the bare "Thái Nguyên" is the province.

        Errors: UnknownUnit, with the nearest names, or with all candidates when the name alone does not decide.
        """
        wanted = tuple(levels)
        if "province" in wanted and fold(text) in _PROVINCE_WORDS:
            return next(unit for unit in self._units if unit.level == "province")
        for spelling, level in [(spelling, level) for spelling in (_plain(text), _bare(text)) for level in wanted]:
            codes = sorted(self._by_name.get((level, spelling), set()))
            found = [unit for unit in (self._version(code, on) for code in codes) if unit is not None]
            found = [unit for unit in found if within is None or within in (unit.parent, unit.code)]
            if len(found) == 1:
                return found[0]
            if found:
                raise UnknownUnit(text, [f"{unit.code} {unit.name_vi} ({unit.parent})" for unit in found])
        labels = {unit.short_name_vi: f"{unit.code} {unit.name_vi}" for unit in self._units if unit.level in wanted}
        raise UnknownUnit(text, [labels[name] for name in nearest(_bare(text), labels)])

    @property
    def province(self) -> str:
        """The code of the province."""
        return next(unit.code for unit in self._units if unit.level == "province")

    def communes_named(self, name: str) -> list[Unit]:
        """Return every version, of any date, of the communes that bear or bore a name, given folded and without its kind."""
        return list(self._communes_by_name.get(name, ()))

    def communes_of(self, district: str, on: dt.date) -> list[Unit]:
        """Return the communes of a district on a day; after 30/6/2025 those whose territory came from it, in part too."""
        return [unit for unit in self.communes(on) if district in self.old_districts(unit)]

    def became(self, unit: Unit, on: dt.date) -> list[Unit]:
        """Return the units that hold on a later day what a commune held: several when it was split."""
        if unit.valid_to is None or unit.valid_to >= on:
            return [unit]
        day = unit.valid_to + dt.timedelta(days=1)
        codes = [code for code, _, _ in self.successors(unit.code, day)] or [unit.code]
        next_units = [version for code in codes if (version := self._version(code, day))]
        return list(dict.fromkeys(later for version in next_units for later in self.became(version, on)))

    def old_districts(self, commune: Unit) -> set[str]:
        """Return the districts of a commune: its own, or after 30/6/2025 those that its territory came from."""
        if commune.parent in self._parents:
            return {str(commune.parent)}
        return set(self._came.get((commune.code, str(commune.valid_from)), ()))

    def successors(self, commune_code: str, on: dt.date) -> list[tuple[str, str, bool]]:
        """Return what a commune became on a day: (new code, new name, whether only a part of it went there)."""
        return list(self._left.get((commune_code, on.isoformat()), ()))

    @property
    def change_days(self) -> list[dt.date]:
        """The days on which communes were merged, split or renamed, as far as ``commune_map.csv`` says, in order."""
        return sorted({dt.date.fromisoformat(day) for _, day in self._left})

    def district_of(self, commune_code: str, on: dt.date) -> Unit:
        """Return the district of a commune on a day. Errors: UnknownUnit (also after 30/6/2025, when there is none)."""
        return self.get(self.get(commune_code, on).parent or "", on)

    def _version(self, code: str, on: dt.date | None) -> Unit | None:
        versions = [unit for unit in self._units if unit.code == code and (on is None or unit.valid_on(on))]
        return versions[-1] if versions else None

    def _province_of(self, unit: Unit) -> str | None:
        if unit.parent is None or len(unit.parent) == 2:
            return unit.parent
        return self._parents.get(unit.parent)


def split_kind(text: str) -> tuple[str, str]:
    """Return the kind that a place name starts with and the bare name, both folded; the kind is "" when it has none.

    >>> split_kind("Phượng Tiến")
    ('', 'phuong tien')
    >>> split_kind("TT.Hùng Sơn"), split_kind("P. Tân Thịnh"), split_kind("LA BẰNG")
    (('thi tran', 'hung son'), ('phuong', 'tan thinh'), ('', 'la bang'))
    """
    words = _plain(text)
    match = _PREFIX.match(words)
    if not match or not _is_kind_word(text, match[1]):
        return "", words
    letters = re.sub(r"[.\s]", "", match[1])
    return _KINDS.get(letters, match[1]), words[match.end() :]


def _is_kind_word(text: str, kind: str) -> bool:
    """Tell whether a text with marks begins with the word of a kind: "Phường Tiến" does, "Phượng Tiến" is a name."""
    begun = clean_text(text).casefold()[: len(kind)]
    return begun.isascii() or begun in _KIND_WORDS


def _communes_by_name(units: Iterable[Unit], aliases: dict[tuple[str, str], set[str]]) -> dict[str, list[Unit]]:
    """Index the communes by bare name; an alias belongs to the first version of its code, because codes pass on."""
    by_name: dict[str, list[Unit]] = {}
    first: dict[str, Unit] = {}
    for unit in units:
        if unit.level == "commune":
            by_name.setdefault(_plain(unit.short_name_vi), []).append(unit)
            first.setdefault(unit.code, unit)
    for (level, spelling), codes in aliases.items():
        for code in sorted(codes) if level == "commune" else ():
            known = by_name.setdefault(_bare(spelling), [])
            known += [first[code]] if code in first and first[code] not in known else []
    return by_name


def _unit(row: dict[str, str], level: str, code: str, parent: str) -> Unit:
    return Unit(code, row["name_vi"], row["kind"], level, parent, _day(row["valid_from"]), _day(row["valid_to"]))


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", fold(text)).strip()


def _bare(text: str) -> str:
    return _PREFIX.sub("", _plain(text))
