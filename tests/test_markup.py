"""What the pages are made of, without a browser: alternatives that carry the figures, headings, tables, ids, dashes, weight."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from every_page import ENGLISH, EVERY, REPORTS
from shared import ROOT
from test_words import VIETNAMESE

from ocop_analysis.params import load_params
from ocop_analysis.project import Project
from ocop_analysis.publish.page import LARGEST, LARGEST_OTHER
from ocop_analysis.writing import inner

DASH = "–"
_FIGURE = re.compile(r"\d[\d.,]*\d|\d")
_NOT_FOR_READERS = re.compile(r"object at 0x|built-in method|\bNone\b|\bnan\b|\bNaT\b|<NA>|\{\{|\}\}|Undefined")
_REFERS = ("aria-labelledby", "aria-describedby", "for")


@pytest.fixture(scope="module", params=EVERY)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def page(pages: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((pages / f"{name}.html").read_text(encoding="utf-8"), "html.parser")


def figures_in(text: str) -> set[str]:
    """Return the numbers of a text, so that 50 and 50,0 are one and a day is told by its parts.

    >>> sorted(figures_in("50,0% đến 1.234 ngày 05/7"))
    ['1.234', '5', '50', '7']
    """
    return {re.sub(r"[.,]0{1,2}$", "", number).lstrip("0") or "0" for number in _FIGURE.findall(text)}


def alternative(drawing: Tag) -> str:
    """Return what a screen reader says of a drawing: its own title and description."""
    return " ".join(part.get_text() for part in drawing.find_all(["title", "desc"], recursive=False))


def test_every_drawing_says_what_it_shows(page: BeautifulSoup) -> None:
    drawings = page.find_all("svg")
    said = [alternative(drawing) for drawing in drawings]
    assert [text for text in said if len(figures_in(text)) < 2] == []
    assert [text for text, times in Counter(said).items() if times > 1] == []
    for drawing in drawings:
        assert drawing["role"] == "img"
        assert all(page.find(id=id) for id in str(drawing["aria-labelledby"]).split())


def test_a_chart_s_alternative_carries_the_figures_of_its_table(page: BeautifulSoup) -> None:
    for figure in page.find_all("figure"):
        cells = " ".join(cell.get_text() for cell in figure.select("tbody > tr > *"))
        assert figure.find("svg") is not None
        assert figures_in(cells) - figures_in(alternative(figure.find("svg"))) == set(), figure["id"]


def test_a_chart_has_its_finding_as_title_and_its_measure_below(page: BeautifulSoup) -> None:
    for figure in page.find_all("figure"):
        measure = figure.figcaption.small.get_text()
        title = figure.figcaption.get_text().removesuffix(measure).strip()
        assert title, figure["id"]
        assert figure.find("svg").find("title").get_text() == title
        assert figure.table.caption.get_text() == measure != title
        assert len(measure) > 20, figure["id"]


def test_headings_nest(page: BeautifulSoup) -> None:
    levels = [int(heading.name[1]) for heading in page.find_all(re.compile("^h[1-6]$"))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_tables_have_captions_heads_and_scopes(page: BeautifulSoup) -> None:
    for table in page.find_all("table"):
        assert table.caption is not None, str(table)[:200]
        assert table.caption.get_text(strip=True)
        assert table.thead is not None, table.caption.get_text()
        assert {cell.get("scope") for cell in table.thead.find_all("th")} == {"col"}, table.caption.get_text()
        for head in table.select("tbody th"):
            assert head.get("scope") in ("row", "rowgroup"), head
        rows = table.select("tbody > tr")
        assert all(row.find("th") for row in rows if row.find("td")), table.caption.get_text()
    for wrap in page.select("main .table-wrap"):
        assert (wrap.get("tabindex"), wrap.get("role"), bool(wrap.get("aria-label"))) == ("0", "group", True)


def test_the_language_is_told(page: BeautifulSoup, name: str) -> None:
    assert page.html is not None
    assert page.html["lang"] == ("en" if name in ENGLISH else "vi")
    assert page.title is not None
    assert page.title.get_text(strip=True)


def test_ids_are_there_once_and_links_lead_somewhere(page: BeautifulSoup, pages: Path, name: str) -> None:
    ids = Counter(str(part["id"]) for part in page.find_all(id=True))
    assert [id for id, times in ids.items() if times > 1] == []
    targets = {str(link["href"])[1:] for link in page.select('a[href^="#"]')}
    targets |= {id for kind in _REFERS for part in page.select(f"[{kind}]") for id in str(part[kind]).split()}
    assert targets - set(ids) == set()


def test_no_value_shows_as_the_machine_writes_it(page: BeautifulSoup) -> None:
    said = " ".join(text for text in page.find_all(string=True) if text.parent.name not in ("script", "style"))
    assert [said[m.start() - 60 : m.end() + 20] for m in _NOT_FOR_READERS.finditer(said)] == []


def test_a_page_with_dashes_says_what_they_mean(page: BeautifulSoup) -> None:
    cells = [cell for cell in page.select("td") if cell.get_text(strip=True) == DASH]
    notes = " ".join(note.get_text() for note in page.select("main p"))
    assert not cells or f"“{DASH}”" in notes, cells[0].find_parent("table").caption


def test_pages_go_by_e_mail_and_wait_for_nothing(page: BeautifulSoup, pages: Path, name: str) -> None:
    limit = LARGEST["district"] if "171-" in name else LARGEST_OTHER
    assert (pages / f"{name}.html").stat().st_size <= limit
    assert page.select("link, iframe, object, embed, style[media], [src]:not([src^='data:'])") == []
    scripts = page.find_all("script")
    assert not scripts or name not in REPORTS
    assert page.head is not None
    assert page.head.find("script") is None  # what a reader sees first does not wait for what answers a click


def test_limits_are_those_of_the_design() -> None:
    assert (LARGEST, LARGEST_OTHER) == ({"district": 400_000}, 800_000)


@pytest.mark.parametrize("english", ENGLISH)
def test_an_english_page_holds_no_vietnamese_but_names_and_quotations(
    pages: Path, english: str, project: Project, sample: Project
) -> None:
    page = BeautifulSoup((pages / f"{english}.html").read_text(encoding="utf-8"), "html.parser")
    for named in page.select("[lang=vi], style, script, #giay-chung-nhan tbody > tr > :is(th, td:nth-child(2))"):
        named.decompose()
    text = re.sub("sheet “[^”]+”", "", page.get_text(" "))
    for name in names_of(project) + names_of(sample):
        text = text.replace(name, "")
    found = [text[max(0, match.start() - 30) : match.end() + 30] for match in VIETNAMESE.finditer(text)]
    assert found == []


def names_of(project: Project) -> list[str]:
    """Return every name that stays as it is in English, the longest first, so that none hides behind a part of it."""
    units = [*project.districts, *project.params.units.all_communes()]
    names = {part for unit in units for part in (unit.name, unit.short_name, _bare(unit.name))} | KEPT
    names |= {*project.products["name"], *project.producers["name"]}
    names |= set(load_params(ROOT / "params", "en").words.publishers.values())
    names |= {name for one in project.params.baseline for name in (inner(one.product), one.producer)}
    return sorted((str(name) for name in names if VIETNAMESE.search(str(name))), key=len, reverse=True)


def _bare(name: str) -> str:
    return re.sub(r"^(Thành phố|Thị xã|Thị trấn|Huyện|Phường|Xã) ", "", name)


KEPT = {
    "Thái Nguyên", "Bắc Kạn", "Tuyên Quang", "Lào Cai", "Bắc Giang", "Lạng Sơn", "Phú Thọ", "Yên Bái", "Việt Bắc", "Hà Nội",
    "Hải Phòng", "Quảng Nam", "Nghệ An", "Hưng Yên", "Đồng Tháp", "Bình Dương", "Công Thương", "QĐ", "NĐ",
}  # fmt: skip
"""Names of other provinces and of a newspaper, and the signs of decisions and decrees."""
