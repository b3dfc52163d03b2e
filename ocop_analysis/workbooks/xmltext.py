"""XML as text: find elements and attributes and leave every other character where it is.

A part of a workbook is edited by cutting and inserting, never by parsing and writing anew, so that all that this
package does not know about stays exactly as it was sent.
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

_ATTRIBUTE = re.compile(r"([\w:.\-]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_TAG = re.compile(r"<(/?)([\w:.\-]+)((?:\s+[\w:.\-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*)\s*(/?)>")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class Element(NamedTuple):
    """An element by its local name and where it stands: text[start:end]; its content is text[inner:inner_end]."""

    name: str
    start: int
    inner: int
    inner_end: int
    end: int


def children(text: str, start: int | None = None) -> list[Element]:
    """Return the elements directly inside the root, or, with `start`, those that follow there side by side.

    >>> [child.name for child in children("<a><b><c/></b><x:d/></a>")]
    ['b', 'd']
    """
    if start is None:
        root = _TAG.search(text)
        if root is None or root[4]:
            return []
        start = root.end()
    found, depth, opened = [], 0, None
    for tag in _TAG.finditer(text, start):
        if tag[1]:
            depth -= 1
            if depth < 0:
                break
            if depth == 0 and opened is not None:
                found.append(Element(_local(opened[2]), opened.start(), opened.end(), tag.start(), tag.end()))
        elif tag[4]:
            if depth == 0:
                found.append(Element(_local(tag[2]), tag.start(), tag.end(), tag.end(), tag.end()))
        else:
            if depth == 0:
                opened = tag
            depth += 1
    return found


def attributes(tag: str) -> dict[str, str]:
    """Return the attributes of the first tag of `tag`, with their prefixes.

    >>> attributes('<sheet name="A &amp; B" r:id="rId1"/>')
    {'name': 'A & B', 'r:id': 'rId1'}
    """
    first = _TAG.search(tag)
    return {name: unescape(value[1:-1]) for name, value in _ATTRIBUTE.findall(first[3] if first else "")}


def with_attribute(text: str, element: Element, name: str, value: str) -> str:
    """Return `text` with one attribute of `element` set.

    >>> text = '<a><b c="1"/></a>'
    >>> with_attribute(text, children(text)[0], "c", "2")
    '<a><b c="2"/></a>'
    """
    tag = text[element.start : element.inner]
    new, count = re.subn(rf"(\s{re.escape(name)}\s*=\s*)(\"[^\"]*\"|'[^']*')", rf"\g<1>{quoted(value)}", tag, count=1)
    if not count:
        new = re.sub(r"\s*(/?)>$", lambda end: f" {name}={quoted(value)}{end[1]}>", tag)
    return text[: element.start] + new + text[element.inner :]


def prefix(text: str) -> str:
    """Return the prefix of the root with its colon, or "".

    >>> prefix("<x:worksheet/>"), prefix("<worksheet/>")
    ('x:', '')
    """
    root = _TAG.search(text)
    name = root[2] if root else ""
    return name[: name.index(":") + 1] if ":" in name else ""


def appended(text: str, more: str) -> str:
    """Return `text` with `more` as the last content of its root; an empty root is opened.

    >>> appended("<a><b/></a>", "<c/>"), appended("<a/>", "<c/>")
    ('<a><b/><c/></a>', '<a><c/></a>')
    """
    root = _TAG.search(text)
    if root is not None and root[4]:
        opened = text[root.start() : root.end()].rstrip("/> ") + ">"
        return f"{text[: root.start()]}{opened}{more}</{root[2]}>{text[root.end() :]}"
    last = text.rindex("</")
    return text[:last] + more + text[last:]


def quoted(value: str) -> str:
    """Return an attribute's value in quotes.

    >>> quoted('Trang "A" & B')
    '"Trang &quot;A&quot; &amp; B"'
    """
    return '"' + escaped(value).replace('"', "&quot;").replace("\n", "&#10;") + '"'


def escaped(value: str) -> str:
    """Return text for XML; a character that XML forbids becomes U+FFFD, what looks like an Excel escape stays itself.

    >>> escaped("a < b & c"), escaped("_x0041_"), escaped("a\\x01")
    ('a &lt; b &amp; c', '_x005F_x0041_', 'a\ufffd')
    """
    value = _ESCAPE_LIKE.sub("_x005F_", _ILLEGAL.sub("\ufffd", value))
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def plain(xml: str) -> str:
    """Return the text inside elements named t.

    >>> plain("<text><r><t>Sai</t></r><r><t xml:space='preserve'> rồi</t></r></text>")
    'Sai rồi'
    """
    return unescape("".join(re.findall(r"<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)</", xml)))


def _local(name: str) -> str:
    return name.rpartition(":")[2]
