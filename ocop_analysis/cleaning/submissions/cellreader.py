"""Reading the cells of a sheet column by column, with a finding for every cell whose reading says something."""

from __future__ import annotations

from collections.abc import Sequence

from ...findings import Finding
from .columns import Heading, Spelled, Tools, read_spellings
from .layout import Sheet, SheetColumn


class CellReader:
    """The sheet that is being read, and the findings about its cells."""

    def __init__(self, sheet: Sheet, tools: Tools) -> None:
        self.sheet, self.tools = sheet, tools
        self.findings: list[Finding] = []

    def read(self, heading: Heading, column: SheetColumn) -> list[Spelled]:
        """Return what every cell of a column gives when it is read as `heading`."""
        pairs = list(zip(self.sheet.texts[column.col], self.sheet.kinds[column.col], strict=True))
        known = read_spellings(heading, set(pairs), self.tools)
        return [known[pair] for pair in pairs]

    def tell(self, read: Sequence[Spelled], column: SheetColumn, cells: Sequence[str] = ()) -> None:
        """Add a finding for every cell whose reading says something; `cells` are those read, unless they are the column's."""
        for place, one in enumerate(read):
            if one.rule:
                self.say(column, place, one, cells[place] if cells else "")

    def say(self, column: SheetColumn, place: int, said: Spelled, cell: str = "") -> None:
        """Add a finding about one cell of a column; one about a merged cell is the same for all its rows."""
        heading, text = column.heading, self.sheet.texts[column.col][place]
        where = ("", self.sheet.name, cell or self.address(column, self.sheet.rows[place]))
        finding = Finding(said.rule, said.severity, *where, said.what, said.todo, heading.table, heading.column, text)
        self.findings.append(finding)

    def address(self, column: SheetColumn, row: int) -> str:
        """Return the cell that holds the value of a column in a row: the first one of a merged range."""
        return self.sheet.anchors.get((row, column.col), f"{column.letter}{row}")

    def addresses(self, column: SheetColumn) -> list[str]:
        """Return the address of a column in every row."""
        return [self.address(column, row) for row in self.sheet.rows]
