"""A table is a value: columns, rows of raw values, and how each is written. Drawing comes last."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import pandas as pd
from markupsafe import Markup, escape

from ..words import Language, language, spoken
from ..writing import MISSING, number, percent, plain_number, short_date

Kind = Literal["text", "ratio", "integer", "number", "percent", "date", "link"]


@dataclass(frozen=True)
class Column:
    """One column: the key of its values in the rows, its heading, and how values are written; a ratio is text like 19/20."""

    key: str
    label: str
    kind: Kind = "text"
    decimals: int = 0

    def text(self, value: Any) -> str:
        """Return a value as a reader sees it."""
        if value is None or value is pd.NA or value == "":
            return MISSING
        writers = {
            "integer": lambda: number(value),
            "number": lambda: number(value, self.decimals) if self.decimals else plain_number(value),
            "percent": lambda: percent(value, self.decimals or 1),
            "date": lambda: short_date(value),
        }
        if self.kind in writers:
            return writers[self.kind]()
        return value if isinstance(value, str) else str(value)

    @property
    def is_numeric(self) -> bool:
        return self.kind in ("ratio", "integer", "number", "percent")


@dataclass(frozen=True)
class Table:
    """A table with a caption; it writes its values in the language that was spoken when it was made.

    Errors: ValueError when a row's keys are not exactly the columns' keys.

    >>> Table("t", "Sản phẩm", (Column("n", "Số", "integer"),), ({"n": 1234},)).to_frame()["n"].tolist()
    [1234]
    """

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, Any], ...]
    language: Language = field(default_factory=language)

    def __post_init__(self) -> None:
        keys = {column.key for column in self.columns}
        for row in self.rows:
            if set(row) != keys:
                raise ValueError(f"table {self.id}: row keys differ from columns by {sorted(set(row) ^ keys)}")

    def to_frame(self) -> pd.DataFrame:
        """Return the raw values, one column per key."""
        return pd.DataFrame(list(self.rows), columns=[column.key for column in self.columns])

    @spoken
    def to_csv(self) -> str:
        """Return the table as CSV text with its headings; no cell can run as a formula in a spreadsheet."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([_harmless(column.label) for column in self.columns])
        writer.writerows([_harmless(column.text(row[column.key])) for column in self.columns] for row in self.rows)
        return out.getvalue()

    @spoken
    def html(self) -> str:
        """Return the table as HTML, every value escaped, numbers in cells of class "num"."""
        head = Markup("").join(
            Markup('<th scope="col"{}>{}</th>').format(_class(column), column.label) for column in self.columns
        )
        body = Markup("\n").join(Markup("<tr>{}</tr>").format(self._cells(row)) for row in self.rows)
        return str(
            Markup(
                '<div class="table-wrap"><table id="{}">\n<caption>{}</caption>\n<thead><tr>{}</tr></thead>\n'
                "<tbody>\n{}\n</tbody></table></div>"
            ).format(self.id, self.caption, head, body)
        )

    _repr_html_ = html

    def _cells(self, row: Mapping[str, Any]) -> Markup:
        cells = [Markup('<th scope="row">{}</th>').format(_shown(self.columns[0], row[self.columns[0].key]))]
        cells += [Markup("<td{}>{}</td>").format(_class(c), _shown(c, row[c.key])) for c in self.columns[1:]]
        return Markup("").join(cells)


def _class(column: Column) -> Markup:
    return Markup(' class="num"') if column.is_numeric else Markup("")


def _shown(column: Column, value: Any) -> Markup:
    text = column.text(value)
    if column.kind == "link" and text.startswith(("http://", "https://")):
        return Markup('<a href="{}" rel="noreferrer noopener">{}</a>').format(text, text)
    return escape(text)


def _harmless(text: str) -> str:
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
