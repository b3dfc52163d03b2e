"""What a table and a column are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

DTYPES = {
    "text": "string",
    "code": "string",  # one of `codes`
    "codes": "string",  # several of `codes`, joined by ";"
    "commune": "string",  # 5 digits of the statistics office
    "district": "string",  # 3 digits (2 for the province)
    "integer": "Int64",
    "number": "Float64",
    "date": "datetime64[ms]",
    "span": "datetime64[ms]",  # two columns, <name>_from and <name>_to: the days on which it can have been
    "yes_no": "boolean",
}


@dataclass(frozen=True)
class Column:
    """One column: type, Vietnamese heading, codes, unit, and what a sender must know.

    required: an empty cell is an error. personal: never published. derived: worked out, never asked of a sender.
    refers: the table whose key it repeats. low, high: the range outside which a value is an error. note: what to write in it.
    """

    kind: str
    label: str
    codes: Mapping[str, str] | None = None
    unit: str = ""
    required: bool = False
    personal: bool = False
    derived: bool = False
    refers: str = ""
    low: float | None = None
    high: float | None = None
    note: str = ""

    def fields(self, name: str) -> tuple[str, ...]:
        """Return the physical columns: a span has two.

        >>> Column("span", "Ngày quyết định").fields("decided")
        ('decided_from', 'decided_to')
        """
        return (f"{name}_from", f"{name}_to") if self.kind == "span" else (name,)

    @property
    def heading(self) -> str:
        """The heading with its unit, as templates write it.

        >>> Column("number", "Doanh thu", unit="triệu đồng").heading
        'Doanh thu (triệu đồng)'
        """
        return f"{self.label} ({self.unit})" if self.unit else self.label


@dataclass(frozen=True)
class Table:
    """One table: its Vietnamese title, what a row is, its key, its columns, and whether districts send it.

    kind "state": one row per key and year, the key includes "year". kind "event": one row per key.
    """

    title: str
    row: str
    kind: str
    key: tuple[str, ...]
    columns: Mapping[str, Column]
    sent: bool = True
    asked: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        asked = tuple(name for name, column in self.columns.items() if not column.derived)
        object.__setattr__(self, "asked", asked)
