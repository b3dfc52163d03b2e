"""Every table, column and code that a page in English names has its English, and no other stands in the file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ocop_analysis.indicators.expressions import Both, Compare, Condition, Either, Measure, Not, OneOf
from ocop_analysis.params import load_params
from ocop_analysis.schema import SENT, TABLES, Column
from ocop_analysis.schema.told import read, table_words
from ocop_analysis.words import speaking

WORDS = read("en")
INDICATORS = load_params(Path(__file__).resolve().parent.parent / "params").indicators
MEASURES = [measure for item in INDICATORS for measure in item.formula.measures()]


def asked(condition: Condition | None) -> Iterator[Compare | OneOf]:
    """Yield what a condition compares with."""
    if isinstance(condition, Both | Either):
        for part in condition.parts:
            yield from asked(part)
    elif isinstance(condition, Not):
        yield from asked(condition.part)
    elif isinstance(condition, Compare | OneOf):
        yield condition


def codes_of(measure: Measure) -> Iterator[str]:
    """Yield the codes that a measure names, by their Vietnamese label."""
    for one in asked(measure.where):
        codes = TABLES[measure.table].columns[one.column].codes or {}
        for value in one.values if isinstance(one, OneOf) else (one.value,):
            if value in codes:
                yield codes[str(value)]


def test_every_table_that_is_sent_or_counted_has_its_english() -> None:
    named = {*SENT, *(table for item in INDICATORS for table in item.sources)}
    assert set(WORDS["tables"]) == named
    assert all(set(words) >= {"title", "row"} for words in WORDS["tables"].values())


def test_every_column_that_a_formula_names_has_its_english() -> None:
    named = {(measure.table, column) for measure in MEASURES for column in measure.columns}
    told = {(name, column) for name, words in WORDS["tables"].items() for column in words.get("columns", ())}
    assert told == named


def test_every_code_that_a_formula_names_has_its_english() -> None:
    named = {label for measure in MEASURES for label in codes_of(measure)}
    same = {"Kinh", "VietGAP", "GlobalGAP", "HACCP", "ISO 22000", "GMP"}
    assert set(WORDS["codes"]) == named - same


def test_units_are_told_where_a_column_has_one() -> None:
    def unit(column: Column) -> bool:
        return bool(column.unit) and column.unit != "ha"

    for name, words in WORDS["tables"].items():
        for column, told in words.get("columns", {}).items():
            assert ("unit" in told) == unit(TABLES[name].columns[column]), f"{name}.{column}"


def test_tables_are_called_as_in_the_language_spoken() -> None:
    assert table_words("activities") is TABLES["activities"]
    with speaking("en"):
        column = table_words("activities").columns["participants_total"]
        assert column.heading == "Attendances"
        assert column.kind == TABLES["activities"].columns["participants_total"].kind
        kinds = table_words("activities").columns["activity_type"].codes or {}
    assert kinds["tap_huan"] == "training"
