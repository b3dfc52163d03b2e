"""What the columns of a table mean: headings read level by level, the base table chosen, the rest given to its relatives."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from ..schema import SENT
from .book import letters
from .found import FoundColumn, UnknownHeading
from .headings import ANY, HeadingRow, Headings, Reading
from .sheetcells import SheetCells
from .words import fold_words

_TITLE_WEIGHT, _TITLE_MOST = 0.75, 3.0
_ANCESTOR = 0.4
_UNDER_AMOUNTS = {("budget_lines", "source")}
_MONEY = ("đồng", "đ", "tr", "tỷ", "tỉ", "vnd", "vnđ")


def header_paths(header: SheetCells, first: int, last: int) -> dict[int, tuple[str, ...]]:
    """Return for each column its heading from the top level down; a merged heading counts for all columns below it.

    Without merged cells (text files), an upper heading also counts for columns to its right that only have a lower one.
    """
    covers: dict[tuple[int, int], str] = {}
    for row, col, text, bottom, right in zip(header.row, header.col, header.text, header.bottom, header.right):
        for at in range(int(row), min(int(bottom), last) + 1):
            for across in range(int(col), int(right) + 1):
                covers.setdefault((at, across), " ".join(str(text).split()))
    columns = sorted({col for _, col in covers})
    for row in range(first, last):
        carried = ""
        for col in columns:
            if (row, col) in covers:
                splits = (row + 1, col) in covers and covers[row + 1, col] != covers[row, col]
                carried = covers[row, col] if splits else ""
            elif carried and any((below, col) in covers for below in range(row + 1, last + 1)):
                covers[row, col] = carried
    paths = {}
    for col in columns:
        levels = [covers[row, col] for row in range(first, last + 1) if (row, col) in covers]
        paths[col] = tuple(text for text, before in zip(levels, ["", *levels]) if text != before)
    return paths


def place_columns(
    paths: Mapping[int, Sequence[str]], headings: Headings, title: Sequence[str], unit: str
) -> tuple[str, list[FoundColumn], list[UnknownHeading]]:
    """Return the base table, the columns that were understood and those that were not.

    `title` holds the sheet name and the lines above the header; `unit` the unit that they give for the whole table.
    """
    readings = {col: headings.read(levels) for col, levels in paths.items()}
    base = _base(list(readings.values()), headings, title)
    support = Counter(table for reading in readings.values() for table in _own_table(reading))
    found: list[FoundColumn] = []
    unknown: list[UnknownHeading] = []
    taken: set[tuple[str, ...]] = set()
    for col, reading in sorted(readings.items(), key=lambda item: (-item[1].score, item[0])):
        choice = _choice(reading, base, support, taken)
        if choice is None:
            known = [row.heading for row in reading.candidates[:3]] or headings.nearest(reading.heading)
            unknown.append(UnknownHeading(col, reading.heading, tuple(dict.fromkeys(known))))
            continue
        taken.add(_place(choice, reading))
        found.append(_column(col, reading, choice, unit))
    return base, sorted(found, key=lambda column: column.col), sorted(unknown, key=lambda heading: heading.col)


def _own_table(reading: Reading) -> list[str]:
    tables = {row.table for row in reading.candidates}
    return list(tables) if len(tables) == 1 else []


def _base(readings: Sequence[Reading], headings: Headings, title: Sequence[str]) -> str:
    """Return the table that explains most headings, its own and, for less, those of tables that it refers to.

    A table whose own name or number is among the headings explains them in full: a row with a product's name and all
    about its producer is a product. A heading that several tables know counts half, a little more for its first meaning.
    """
    said = title_scores(title, headings.titles)
    sets = [tuple(dict.fromkeys(row.table for row in reading.candidates if row.table != ANY)) for reading in readings]
    sets = [tables for tables in sets if tables]
    identified = {row.table for reading in readings for row in reading.candidates if _identifies(row)}

    def score(table: str) -> float:
        own = sum(_weight(tables, table) for tables in sets if table in tables)
        above = [tables for tables in sets if table not in tables and _ancestors(table) & set(tables)]
        share = 1.0 if table in identified else _ANCESTOR
        return own and own + share * sum(_weight(tables) for tables in above) + said.get(table, 0.0)

    return max(SENT, key=score) if sets else ""


def _weight(tables: Sequence[str], table: str = "") -> float:
    return 1.0 if len(tables) == 1 else 0.55 if tables[0] == table else 0.5


def _identifies(row: HeadingRow) -> bool:
    """Say whether a heading is the name or the own number of what a row of its table is."""
    if row.table not in SENT:
        return False
    table = SENT[row.table]
    return row.column == "name" or (row.column == table.key[0] and not table.columns[row.column].refers)


def title_scores(lines: Iterable[str], titles: Mapping[str, str]) -> dict[str, float]:
    """Return how strongly titles and sheet names point at tables: longer phrases count more, each word only once.

    >>> title_scores(["DANH SÁCH CHỦ THỂ"], {"danh sach chu the": "producers", "chu the tham gia": "activities"})
    {'producers': 3.0}
    """
    scores: dict[str, float] = {}
    for line in lines:
        words = f" {fold_words(line)} "
        for phrase in sorted(titles, key=len, reverse=True):
            place = words.find(f" {phrase} ")
            if place >= 0:
                words = words.replace(f" {phrase} ", " # ", 1)
                weight = min(_TITLE_MOST, _TITLE_WEIGHT * len(phrase.split())) - 0.005 * place
                scores[titles[phrase]] = max(scores.get(titles[phrase], 0.0), weight)
    return scores


def _choice(reading: Reading, base: str, support: Mapping[str, int], taken: set[tuple[str, ...]]) -> HeadingRow | None:
    """Return the candidate that no other column has taken: of the base table, of the best supported, of the nearest.

    Among equals the first known heading wins: labels of the schema, then rows in the order of params/headings.csv.
    """
    far = _distances(base)

    def rank(row: HeadingRow) -> tuple[int, ...]:
        if row.table == ANY:
            return (0, 0, 0)
        return (int(row.table != base), -support.get(row.table, 0), far.get(row.table, 99))

    free = [row for row in reading.candidates if row.table == ANY or _place(row, reading) not in taken]
    return min(free, key=rank) if free else None


def _place(row: HeadingRow, reading: Reading) -> tuple[str, ...]:
    """Return what a column alone may hold; a source of money may stand under several amounts ("Giao", "Giải ngân")."""
    under = tuple(f"{above.column}={above.means}" for above in reading.under)
    amount = reading.heading.split(" / ")[:-1] if row.means and (row.table, row.column) in _UNDER_AMOUNTS else []
    return (row.table, row.column, row.means, reading.year, *under, *amount)


def _column(col: int, reading: Reading, row: HeadingRow, table_unit: str) -> FoundColumn:
    kind = SENT[row.table].columns[row.column] if row.table in SENT else None
    fits = kind is not None and bool(kind.unit) and _is_money(kind.unit) == _is_money(table_unit)
    unit = reading.unit or (table_unit if fits and (_is_money(table_unit) or table_unit == kind.unit) else "")  # type: ignore[union-attr]
    under = tuple((above.table, above.column, above.means) for above in reading.under if above.table == row.table)
    return FoundColumn(
        col, letters(col), reading.heading, row.table, row.column, row.means, unit, reading.matched, reading.score,
        under, reading.year,
    )  # fmt: skip


def _is_money(unit: str) -> bool:
    return any(word.startswith(_MONEY) for word in unit.lower().replace(".", " ").split() if word != "trăm")


@cache
def _ancestors(table: str) -> frozenset[str]:
    """Return the tables that `table` refers to, directly or through others."""
    direct = {column.refers for column in SENT[table].columns.values() if column.refers} - {table}
    return frozenset(direct.union(*(_ancestors(other) for other in direct)))


@cache
def _distances(base: str) -> Mapping[str, int]:
    """Return how many references lie between `base` and each related table, either way."""
    links: dict[str, set[str]] = {name: set() for name in SENT}
    for name, table in SENT.items():
        for column in table.columns.values():
            if column.refers:
                links[name].add(column.refers)
                links[column.refers].add(name)
    far = {base: 0}
    queue = deque([base])
    while queue:
        name = queue.popleft()
        for other in links.get(name, ()):
            if other not in far:
                far[other] = far[name] + 1
                queue.append(other)
    return far
