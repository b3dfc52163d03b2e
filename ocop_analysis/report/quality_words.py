"""What pages call the data that were sent: whether tables came, and what the checks found.

The checks speak to those who sent a file, in Vietnamese; a page in another language quotes them and tells the rule itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup

from ..words import LANGUAGES, language, say

_CELL = re.compile(r"(.+), \w+ “(.+)”, \w+ ([A-Z]+\d+)")


class Quoted(str):
    """A text in Vietnamese on a page in another language; in HTML it says so."""

    def __html__(self) -> str:
        return Markup('<span lang="vi">{}</span>').format(str(self))


def quoted(text: str) -> str:
    """Return a Vietnamese text as a page has it.

    >>> quoted("Hạng sao là 7")
    'Hạng sao là 7'
    """
    return Quoted(text) if is_quoting() else text


def is_quoting() -> bool:
    """Return whether the page speaks another language than the checks."""
    return language() != LANGUAGES[0]


def state_text(code: str) -> str:
    """Return in words whether a table came."""
    return say(f"came-{_key(code)}")


def severity_text(code: str, n: int = 1) -> str:
    """Return in a word how grave one finding is, or n of them."""
    return say(f"severity-{_key(code)}", n=n)


def rule_text(rule: str, checks: Mapping[str, str]) -> str:
    """Return what a rule looks for: as `checks` tell it, or in words for a rule of reading; else its name.

    >>> rule_text("xa_la", {"xa_la": "No such commune"}), rule_text("tu_la", {}), rule_text("xyz", {})
    ('No such commune', 'Một từ không có trong danh mục', 'xyz')
    """
    if rule in checks:
        return checks[rule]
    try:
        return say(f"rule-{_key(rule)}")
    except KeyError:
        return rule


def cell_text(where: str) -> str:
    """Return a cell that findings name, in the language spoken now.

    >>> cell_text("phu-binh.xlsx, trang “Kênh bán hàng”, ô E46")
    'phu-binh.xlsx, trang “Kênh bán hàng”, ô E46'
    """
    found = _CELL.fullmatch(where)
    return say("quality-at-cell", file=found[1], sheet=found[2], cell=found[3]) if found else where


def _key(code: str) -> str:
    return code.replace("_", "-")
