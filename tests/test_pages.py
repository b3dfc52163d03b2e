"""One page of every kind in a real browser: nothing is fetched, nothing complains, it fits, it is readable, axe finds nothing."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import Browser, Tab, needs_browser
from every_page import EVERY, REPORTS

pytestmark = needs_browser

WIDTHS = (360, 768, 1280)
STANDARDS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OPENED = "for (const folded of document.querySelectorAll('details')) folded.open = true"
THINNED = """
const seen = new Map()
for (const part of document.querySelectorAll('tbody > tr, .definitions > div, li')) {
    const kind = [part, ...part.querySelectorAll('*')].map(e => e.tagName + '.' + e.getAttribute('class')).join(' ')
    seen.set(kind, (seen.get(kind) ?? 0) + 1)
    if (seen.get(kind) > 3) part.remove()
}
"""
"""Leaves three of the rows that are built and styled alike: axe would say of the hundredth what it says of the first."""


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Tab]:
    with chromium.tab() as tab:
        tab.look()
        yield tab


def axe() -> str:
    """Return the source of axe-core, which the package of that name carries beside a door to Playwright that we do not use."""
    found = importlib.util.find_spec("axe_playwright_python")
    assert found is not None, "axe-core is missing: pip install --no-deps --require-hashes -r requirements-dev.lock"
    return Path(str(found.origin)).with_name("axe.min.js").read_text(encoding="utf-8")


def violations(tab: Tab, world: int) -> list[str]:
    """Return what axe finds against WCAG 2.2 AA and good practice: rule, how often, the first place and why."""
    found: list[dict[str, Any]] = tab.run(
        f"axe.run(document, {{runOnly: {list(STANDARDS)}, resultTypes: ['violations']}}).then(done => done.violations)",
        world,
    )
    return [
        f"{rule['id']} x{len(rule['nodes'])}: {rule['nodes'][0]['html'][:200]}\n{rule['nodes'][0]['failureSummary']}"
        for rule in found
    ]


@pytest.mark.parametrize("name", EVERY)
def test_opens_alone_and_fits_every_window(pages: Path, tab: Tab, name: str) -> None:
    tab.open(pages / f"{name}.html")
    assert [url for url in tab.requests if not url.startswith(("file:", "data:"))] == []
    assert tab.requests == [(pages / f"{name}.html").as_uri()]  # one file, nothing else even from the disk
    for folded in (True, False):
        for width in WIDTHS:
            tab.look(width=width)
            assert tab.run("document.scrollingElement.scrollWidth") <= width, (width, folded)
        tab.run(OPENED)
    assert tab.complaints == []


@pytest.mark.parametrize("name", EVERY)
def test_axe_finds_no_barrier(pages: Path, tab: Tab, name: str) -> None:
    """Colours hang on the scheme and sizes on the width, so two looks of four see every colour and every size."""
    tab.open(pages / f"{name}.html")
    tab.run(OPENED)
    tab.run(THINNED)
    world = tab.world()
    tab.run(axe(), world)
    assert tuple(map(int, tab.run("axe.version", world).split(".")[:2])) >= (4, 10)  # the first with WCAG 2.2 in full
    for width, dark in ((1280, False), (360, True)):
        tab.look(width=width, height=20_000, dark=dark)
        assert violations(tab, world) == [], f"{width} pixels, {'dark' if dark else 'light'}"


@pytest.mark.parametrize("name", REPORTS)
def test_a_heading_that_a_link_leads_to_is_not_under_the_banner(pages: Path, tab: Tab, name: str) -> None:
    tab.open(pages / f"{name}.html")
    tops: list[list[float]] = tab.run("""[...document.querySelectorAll('nav.top li a')].map(link => {
        link.click()
        const banner = document.querySelector('.synthetic')?.getBoundingClientRect().bottom ?? 0
        return [document.querySelector(link.hash + ' :is(h1, h2)').getBoundingClientRect().top, banner]
    })""")
    assert tops
    assert [top for top, banner in tops if top < banner - 1] == []  # less than a pixel is rounding


def test_axe_sees_what_is_wrong(tmp_path: Path, tab: Tab) -> None:
    page = tmp_path / "wrong.html"
    page.write_text("<!doctype html><html><title>x</title><p style='color:#bbb'>nhạt<a href='#'></a>", encoding="utf-8")
    tab.open(page)
    world = tab.world()
    tab.run(axe(), world)
    found = {line.split()[0] for line in violations(tab, world)}
    assert {"html-has-lang", "color-contrast", "link-name"} <= found


@pytest.mark.parametrize("name", REPORTS)
def test_dark_where_the_reader_wants_it_and_light_on_paper(pages: Path, tab: Tab, name: str) -> None:
    tab.look(dark=True)
    tab.open(pages / f"{name}.html")
    assert tab.run("document.querySelector('meta[name=color-scheme]').content") == "light dark"
    assert _light(tab.run("getComputedStyle(document.body).backgroundColor")) < 0.15
    assert _light(tab.run("getComputedStyle(document.querySelector('h1')).color")) > 0.7
    charts = "[...document.querySelectorAll('figure.chart svg')].map(e => getComputedStyle(e).backgroundColor)"
    assert all(_light(colour) > 0.85 for colour in tab.run(charts))  # their inks are made for paper
    tab.look(dark=True, media="print")
    assert _light(tab.run("getComputedStyle(document.body).backgroundColor")) > 0.99
    assert _light(tab.run("getComputedStyle(document.querySelector('h1')).color")) < 0.2


def _light(colour: str) -> float:
    """Return the mean of the three channels of `rgb(...)`, from 0 (black) to 1 (white).

    >>> _light("rgb(255, 255, 0)")
    0.6666666666666666
    """
    red, green, blue = (float(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(","))
    return (red + green + blue) / 765
