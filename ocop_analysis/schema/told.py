"""The tables that people send, as a reader knows them: in English with the words of ``words/en/schema.yml``.

Templates and their headings stay Vietnamese, as offices fill them in; pages in English that name a table, a column or a code
take its English from here. What has none there is not named on a page, and stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import yaml

from ..words import FOLDER, LANGUAGES, Language, language
from . import TABLES, Column, Table


def table_words(name: str) -> Table:
    """Return a table of the schema, called as in the language spoken now.

    >>> from ocop_analysis.words import speaking
    >>> with speaking("en"):
    ...     table_words("activities").columns["activity_type"].label
    'Type of activity'
    """
    return _tables(language())[name]


@cache
def _tables(chosen: Language) -> Mapping[str, Table]:
    if chosen == LANGUAGES[0]:
        return TABLES
    words = read(chosen)
    return {name: _told(table, words["tables"].get(name, {}), words["codes"]) for name, table in TABLES.items()}


def read(chosen: Language) -> dict[str, Any]:
    """Return the words of a language as its file has them: tables by name, codes by their Vietnamese label."""
    found: dict[str, Any] = yaml.safe_load((FOLDER / chosen / "schema.yml").read_text(encoding="utf-8"))
    return found


def _told(table: Table, words: Mapping[str, Any], codes: Mapping[str, str]) -> Table:
    told = words.get("columns", {})
    columns = {name: _column(column, told.get(name, {}), codes) for name, column in table.columns.items()}
    return replace(table, title=words.get("title", table.title), row=words.get("row", table.row), columns=columns)


def _column(column: Column, words: Mapping[str, str], codes: Mapping[str, str]) -> Column:
    called = {code: codes.get(label, label) for code, label in (column.codes or {}).items()}
    return replace(
        column, label=words.get("label", column.label), unit=words.get("unit", column.unit), codes=called or None
    )
