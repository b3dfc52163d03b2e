"""Messes of letters: decomposed Unicode, odd spaces, and encodings of the time before Unicode."""

from __future__ import annotations

from collections.abc import Callable

from ..ingest.legacy import encode
from ..schema import TABLES
from . import spellings
from .draw import Draw
from .mess import World, known_cells
from .page import Cell, Page

FONTS = {"tcvn3": ".VnTime", "vni": "VNI-Times", "viscii": ""}
"""Fonts that show an old encoding; VISCII came in ordinary ones."""
NOT_WORDS = {
    "tax_code",
    "registration_no",
    "phone",
    "email",
    "website",
    "decision_no",
    "number",
    "national_code",
    "set_code",
}
"""Text columns that hold codes, numbers or addresses of the net: their letters stay."""


def unicode(page: Page, world: World, draw: Draw) -> bool:
    """Letters taken apart (NFD), odd spaces and a foreign Đ, here and there in one column."""
    return _retyped(page, draw, 0.25, lambda text: spellings.untidy(text, draw))


def legacy_cells(page: Page, world: World, draw: Draw) -> bool:
    """Some cells in an encoding of the time before Unicode, among others that are right."""
    if page.font:
        return False
    encoding = draw.pick(tuple(FONTS))
    return _retyped(
        page, draw, 0.2, lambda text: encode(text, encoding) if long_enough(text) else text, FONTS[encoding]
    )


def long_enough(text: str) -> bool:
    """Tell whether a text can be told from another in an old encoding: several words, no capitals with a tone."""
    return len(text.split()) >= 3 and not has_toned_capital(text)


def has_toned_capital(text: str) -> bool:
    """Tell whether a text has a capital that TCVN3 writes with the small letter.

    >>> has_toned_capital("Ủy ban"), has_toned_capital("Đại Từ")
    (True, False)
    """
    return any(char.isupper() and not char.isascii() and char not in "ĂÂÊÔƠƯĐ" for char in text)


def _retyped(page: Page, draw: Draw, share: float, change: Callable[[str], str], font: str = "") -> bool:
    """Change the letters of some texts: names, titles and addresses, whose value is the text itself."""
    done = False
    for line, key, value in known_cells(page, "text"):
        cell = line.cells[key]
        if TABLES[key.table].columns[key.column].refers or key.column in NOT_WORDS or not isinstance(cell.value, str):
            continue
        if (
            cell.value == value
            and not value.isascii()
            and draw.chance(share)
            and (text := change(cell.value)) != cell.value
        ):
            line.cells[key] = Cell(text, font)
            done = True
    return done
