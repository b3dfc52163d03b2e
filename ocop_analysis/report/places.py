"""Names of places as sentences have them."""

from __future__ import annotations

from ..words import language
from ..writing import inner


def in_sentence(name: str) -> str:
    """Return the full name of a place as it stands inside a sentence: in Vietnamese its kind comes first and begins small.

    >>> in_sentence("Huyện Đại Từ")
    'huyện Đại Từ'
    """
    return inner(name) if language() == "vi" else name
