"""Words: every key in every language, none missing, none left over, and no Vietnamese sentence in the code that makes pages."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor
from pydantic import BaseModel

from ocop_analysis.cleaning.submissions.completeness import STATES
from ocop_analysis.definitions import Dataset
from ocop_analysis.findings import SEVERITIES
from ocop_analysis.indicators.definitions import Basis, Indicator
from ocop_analysis.indicators.expressions import POPULATIONS
from ocop_analysis.publish.portal import IN_SCRIPT, KINDS
from ocop_analysis.schema.codes import PRODUCER_TYPES
from ocop_analysis.words import FOLDER, LANGUAGES, say, say_html, speaking

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "ocop_analysis"
VIETNAMESE = re.compile("[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
IN_DOCS_ONLY = {"report/indicator_page.py", "report/scoring_page.py", "report/templates/scoring.vi.md.j2"}
"""What writes pages of ``docs/`` in one language, not reports."""
PAGES = sorted(
    path.relative_to(PACKAGE).as_posix()
    for pattern in (
        "report/**/*.py", "report/templates/*", "targets/told.py", "targets/progress.py", "targets/outlook.py",
        "publish/portal.py", "publish/pages.py", "publish/templates/*",
    )
    for path in PACKAGE.glob(pattern)
    if path.relative_to(PACKAGE).as_posix() not in IN_DOCS_ONLY
)  # fmt: skip
"""Where the words of pages come from."""


class _Names(Visitor):
    """Collects what a message refers to: values, and other messages and terms."""

    def __init__(self) -> None:
        self.values: set[str] = set()
        self.messages: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802
        self.values.add(node.id.name)

    def visit_MessageReference(self, node: ftl.MessageReference) -> None:  # noqa: N802
        self.messages.add(node.id.name)


def entries(language: str) -> Iterator[tuple[str, ftl.Message]]:
    """Yield file name and message of every message of a language."""
    for path in sorted((FOLDER / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ftl.Junk), f"{language}/{path.name}: {entry.content[:80]}"
            if isinstance(entry, ftl.Message):
                yield path.name, entry


def asked(language: str) -> dict[str, tuple[str, frozenset[str]]]:
    """Return of every key its file and the values that it asks for, also through messages that it holds."""
    own: dict[str, _Names] = {}
    files = {}
    for file, message in entries(language):
        own[message.id.name] = names = _Names()
        files[message.id.name] = file
        names.visit(message)

    def values(key: str) -> set[str]:
        return own[key].values.union(*(values(other) for other in own[key].messages - {key}))

    return {key: (files[key], frozenset(values(key))) for key in own}


def test_every_key_has_its_twin_in_the_same_file() -> None:
    first, *others = (asked(language) for language in LANGUAGES)
    for language, other in zip(LANGUAGES[1:], others, strict=True):
        missing = {key: file for key, (file, _) in first.items() if other.get(key, ("",))[0] != file}
        assert not missing, f"keys without their twin in {language}: {missing}"
        assert not set(other) - set(first), f"keys that only {language} has"


def test_twins_ask_for_the_same_values() -> None:
    """But for what only one language needs to choose a form by: a number n, or the parts of a date."""
    chosen = {"n", "plain_day", "month_number", "day", "month"}
    first, *others = (asked(language) for language in LANGUAGES)
    for other in others:
        unlike = {key: (values ^ other[key][1]) - chosen for key, (_, values) in first.items() if key in other}
        assert not {key: names for key, names in unlike.items() if names}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_twice(language: str) -> None:
    counts = Counter(message.id.name for _, message in entries(language))
    assert [key for key, n in counts.items() if n > 1] == []


def test_no_english_word_is_vietnamese_and_the_other_way_round() -> None:
    same = {}
    vietnamese = {m.id.name: m for _, m in entries("vi")}
    for _, message in entries("en"):
        texts = _Texts()
        texts.visit(message)
        if VIETNAMESE.search(" ".join(texts.found)) and message.id.name not in NAMED_IN_BOTH:
            same[message.id.name] = texts.found
    assert not same
    assert vietnamese


NAMED_IN_BOTH = {"communes-caution", "communes-method-law", "merged-heading", "merged-note", "portal-other-language"}
"""Keys whose English holds a Vietnamese name."""


class _Texts(Visitor):
    """Collects the plain text of a message."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def visit_TextElement(self, node: ftl.TextElement) -> None:  # noqa: N802
        self.found.append(node.value)


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and text of every string in a Python file that is no docstring, or of every line of another file."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        yield from enumerate(re.sub(r"\{#.*?#\}|/\*.*?\*/", "", text, flags=re.S).splitlines(), start=1)
        return
    tree = ast.parse(text)
    told = {
        id(node.value)
        for parent in ast.walk(tree)
        if isinstance(getattr(parent, "body", None), list)
        for node in parent.body
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.lineno, node.value


@pytest.mark.parametrize("name", PAGES)
def test_no_vietnamese_is_left_in_what_makes_pages(name: str) -> None:
    left = [(line, text) for line, text in strings(PACKAGE / name) if VIETNAMESE.search(text)]
    assert left == []


def used() -> tuple[set[str], tuple[str, ...]]:
    """Return every string of the package that could be a key, and the beginnings of keys that are put together."""
    whole: set[str] = set()
    begun: set[str] = set()
    for path in [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.j2"), *PACKAGE.rglob("*.js")]:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".py":
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    whole.add(node.value)
                if isinstance(node, ast.JoinedStr) and node.values and isinstance(node.values[0], ast.Constant):
                    begun.add(str(node.values[0].value))
        else:
            whole.update(re.findall(r"""["']([a-z][a-z0-9-]+)["']""", text))
            begun.update(re.findall(r"""say(?:_html)?\(["']([a-z][a-z0-9-]*-)["'] ?~""", text))
    return whole, tuple(name for name in begun if re.fullmatch(r"[a-z][a-z0-9-]*-", name))


def test_no_key_is_left_over() -> None:
    whole, begun = used()
    referred = _Names()
    for _, message in entries("vi"):
        referred.visit(message)
    for _, message in entries("en"):
        referred.visit(message)
    spare = [key for key in asked("vi") if key not in whole | referred.messages and not key.startswith(begun)]
    assert spare == []


def test_a_message_needs_its_values_and_a_key_its_words() -> None:
    with pytest.raises(KeyError, match="khong-co"):
        say("khong-co")
    with pytest.raises(ValueError, match="list-of-two"):
        say("list-of-two", rest="a")
    with speaking("en"):
        assert say_html("list-of-two", rest="<b>", last="c") == "&lt;b&gt; and c"
    assert say("list-of-two", rest="a", last="b") == "a và b"


def choices(model: type[BaseModel], field: str) -> list[str]:
    return [str(value) for value in get_args(model.model_fields[field].annotation)]


FAMILIES = {
    "came-": STATES,
    "severity-": SEVERITIES,
    "makers-": PRODUCER_TYPES,
    "unit-": ["tinh", "thanh-pho", "thi-xa", "huyen", "xa", "phuong", "thi-tran"],
    "indicator-kind-": choices(Indicator, "kind"),
    "indicator-better-": choices(Indicator, "direction"),
    "indicator-period-": choices(Indicator, "period"),
    "indicator-basis-": choices(Basis, "kind"),
    "indicator-population-": POPULATIONS,
    "indicator-state-": ["no_base", "not_reported", "withheld", "not_applicable"],
    "indicator-change-": ["better", "worse", "same"],
    "flow-": ["kept", "up", "down", "ended", "fresh"],
    "portal-kind-": KINDS,
    "portal-count-": ["met", "not_met", "undecided"],
    "portal-": IN_SCRIPT,
    **{f"total-{what}-": choices(Dataset, "layout") for what in ("moving", "of-districts", "change", "source")},
    **{
        f"chart-{what}-": choices(Dataset, "layout")
        for what in ("stock", "stock-moved", "stock-measure", "new-measure", "map")
    },
    **{f"chart-comparison-{what}-": choices(Dataset, "layout") for what in ("none", "measure")},
}


@pytest.mark.parametrize("begin", FAMILIES)
def test_every_code_that_a_page_may_show_has_its_words(begin: str) -> None:
    known = asked("vi")
    assert FAMILIES[begin]
    assert [code for code in FAMILIES[begin] if begin + re.sub(r"[_ ]", "-", code) not in known] == []
