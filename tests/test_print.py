"""Reports on paper: A4, pages numbered, charts whole, heads of tables on every page, no heading left alone at the foot."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from browser import Browser, needs_browser
from bs4 import BeautifulSoup, Tag
from every_page import ONE_OF_A_KIND

pytestmark = needs_browser

A4 = (595, 842)
"""Width and height in points."""
WATERMARK = "DỮLIỆUMINHHỌA"


@dataclass(frozen=True)
class Printed:
    """A report as it was printed: the size of each sheet and its text without any white space; and the page itself."""

    sizes: tuple[tuple[int, int], ...]
    sheets: tuple[str, ...]
    page: BeautifulSoup

    def sheets_with(self, text: str) -> list[int]:
        return [number for number, sheet in enumerate(self.sheets) if text in sheet]


def squeezed(text: str) -> str:
    """Return a text without white space, which lines of a printed page break anywhere.

    >>> squeezed("Xã, phường  mới")
    'Xã,phườngmới'
    """
    return re.sub(r"\s+", "", text)


def words(part: Tag) -> str:
    return squeezed(part.get_text())


@pytest.fixture(scope="module", params=ONE_OF_A_KIND)
def printed(pages: Path, chromium: Browser, request: pytest.FixtureRequest) -> Printed:
    from pypdf import PdfReader

    path = pages / f"{request.param}.html"
    with chromium.tab() as tab:
        tab.open(path)
        sheets = PdfReader(io.BytesIO(tab.pdf())).pages
    sizes = tuple((round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in sheets)
    texts = tuple(squeezed(sheet.extract_text()) for sheet in sheets)
    return Printed(sizes, texts, BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser"))


def test_sheets_are_a4_and_numbered_from_the_second(printed: Printed) -> None:
    assert set(printed.sizes) == {A4}
    assert len(printed.sheets) > 1
    first, *others = printed.sheets
    assert not re.match(r"1\D", first)
    assert not first.endswith("1")
    for number, sheet in enumerate(others, 2):
        assert sheet.startswith(str(number)) or sheet.endswith(str(number)), (number, sheet[:60], sheet[-60:])


def test_charts_are_whole_and_under_their_titles(printed: Printed) -> None:
    for figure in printed.page.find_all("figure"):
        labels = [words(label) for label in figure.select("svg text")]
        assert labels
        title = words(figure.find("figcaption"))
        whole = [at for at in printed.sheets_with(title) if all(text in printed.sheets[at] for text in labels)]
        assert whole, figure["id"]


def test_heads_of_tables_repeat(printed: Printed) -> None:
    for table in printed.page.find_all("table"):
        head = words(table.thead)
        for row in table.select("tbody > tr"):
            text = words(row)
            if len(text) > 25:  # long enough to be told from other rows
                for sheet in printed.sheets_with(text):
                    assert head in printed.sheets[sheet], (sheet + 1, table.caption.get_text(), row.get_text(" "))


def test_no_heading_is_left_alone(printed: Printed) -> None:
    headings = {words(part) for part in printed.page.select("h1, h2, h3, caption, figcaption, summary, thead")}
    for number, sheet in enumerate(printed.sheets, 1):
        end = sheet.replace(WATERMARK, "").removesuffix(str(number))
        assert [heading for heading in headings if end.endswith(heading)] == [], number
