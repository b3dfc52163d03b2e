"""First screens of three pages beside stored small pictures. `make test-update` draws them afresh; then look at what changed."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from browser import Browser, Tab, needs_browser
from PIL import Image

pytestmark = needs_browser

STORED = Path(__file__).parent / "pictures"
WIDTH, COARSE = 320, 4
"""Pixels across a stored picture, and how many of them, across and down, are one when two are compared."""
CLOSE, FAR = 3.0, 12.0
"""How far grey levels (0 to 255) may lie apart in the mean: where letters are as wide as where the pictures were drawn, and
where a machine has other fonts (measured with four: at most 10), so that lines break elsewhere. Without style: 16 and more."""
LETTERS = 524.9
"""Pixels that "Thái Nguyên" takes at 100 pixels in the fonts that pages ask for first, which are all equally wide."""
SCREENS = {
    "district-light": ("sample/171-dai-tu-2024", False),
    "review-dark": ("public/tong-ket-2021-2025", True),
    "portal-light": ("sample/index", False),
}


@pytest.fixture(params=SCREENS)
def screen(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_first_screen_is_as_stored(pages: Path, chromium: Browser, screen: str, request: pytest.FixtureRequest) -> None:
    with chromium.tab() as tab:
        drawn, limit = first_screen(tab, pages, screen), CLOSE if letters(tab) == pytest.approx(LETTERS, abs=2) else FAR
    path = STORED / f"{screen}.png"
    if request.config.getoption("--update-golden"):
        path.parent.mkdir(exist_ok=True)
        drawn.save(path, optimize=True)
    assert path.is_file(), f"picture {path.name} is missing: run make test-update and look at what it shows"
    assert apart(drawn, Image.open(path)) <= limit, f"{path.name} differs: if it is right so, run make test-update"


def test_a_page_without_its_style_is_told_apart_with_any_fonts(pages: Path, chromium: Browser, screen: str) -> None:
    with chromium.tab() as tab:
        first_screen(tab, pages, screen)
        tab.run("document.querySelector('style').remove()")
        bare = small(tab.picture())
    assert apart(bare, Image.open(STORED / f"{screen}.png")) > FAR


def test_stored_pictures_are_those_of_the_screens_and_small() -> None:
    assert {path.stem for path in STORED.iterdir()} == set(SCREENS)
    assert all(path.stat().st_size < 60_000 for path in STORED.iterdir())


def first_screen(tab: Tab, pages: Path, screen: str) -> Image.Image:
    name, dark = SCREENS[screen]
    tab.look(1280, 900, dark)
    tab.open(pages / f"{name}.html")
    return small(tab.picture())


def small(png: bytes) -> Image.Image:
    """Return a picture in grey, `WIDTH` pixels across."""
    image = Image.open(io.BytesIO(png)).convert("L")
    return image.resize((WIDTH, round(image.height * WIDTH / image.width)), Image.Resampling.BOX)


def apart(one: Image.Image, other: Image.Image) -> float:
    """Return the mean distance of two pictures in grey levels, seen from afar."""
    first, second = (
        np.asarray(image.resize((image.width // COARSE, image.height // COARSE), Image.Resampling.BOX), dtype=float)
        for image in (one, other)
    )
    return float(np.abs(first - second).mean())


def letters(tab: Tab) -> float:
    """Return how wide the body's font sets "Thái Nguyên" at 100 pixels."""
    return float(
        tab.run("""(() => {
            const pen = document.createElement('canvas').getContext('2d')
            pen.font = '100px ' + getComputedStyle(document.body).fontFamily
            return pen.measureText('Thái Nguyên').width
        })()""")
    )
