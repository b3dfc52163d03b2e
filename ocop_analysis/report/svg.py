"""A matplotlib figure as inline SVG: small, the same bytes every time, and safe under a strict content policy.

Inline ``style`` attributes become presentation attributes (a page that forbids inline style would drop them), every id
gets the chart's own prefix (several charts share one page), and text stays text.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
HALO = "halo"
"""The id of texts that get a white rim, so that a grid line behind them does not strike them through."""
_DROPPED = {"metadata", "style"}
_NUMBER = re.compile(r"-?\d+\.\d{2,}")


def figure_to_svg(figure: Figure, id: str, title: str, alt: str) -> str:
    """Return `figure` as an SVG element named `id`, with `title` and the text alternative `alt`."""
    root = ET.fromstring(_rendered(figure, id))
    _tidy(root, f"{id}-")
    for name in ("width", "height", "version"):
        root.attrib.pop(name, None)
    for element in reversed([_element("title", f"{id}-title", title), _element("desc", f"{id}-desc", alt)]):
        root.insert(0, element)
    root.set("role", "img")
    root.set("aria-labelledby", f"{id}-title {id}-desc")
    ET.register_namespace("", SVG)
    ET.register_namespace("xlink", XLINK)
    return ET.tostring(root, encoding="unicode")


def _rendered(figure: Figure, salt: str) -> bytes:
    """Render with the bundled font only, so that the bytes do not depend on the machine's fonts."""
    import matplotlib as mpl

    out = io.BytesIO()
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": salt}):
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return out.getvalue()


def _tidy(element: ET.Element, prefix: str) -> None:
    for child in list(element):
        if child.tag.rpartition("}")[2] in _DROPPED or _is_empty(child):
            element.remove(child)
        else:
            _tidy(child, prefix)
    for name, value in list(element.attrib.items()):
        if name == "style":
            del element.attrib[name]
            element.attrib.update(_presentation(value, prefix))
        elif name == "id" and value == HALO:
            del element.attrib[name]
            _halo(element)
        elif name == "id":
            element.set(name, prefix + value)
        else:
            element.set(name, _NUMBER.sub(_short, _prefixed(value, name, prefix)))


def _halo(group: ET.Element) -> None:
    for text in group.iter(f"{{{SVG}}}text"):
        text.attrib.update({"stroke": "#fff", "stroke-width": "3", "stroke-linejoin": "round", "paint-order": "stroke"})


def _is_empty(element: ET.Element) -> bool:
    return element.tag in (f"{{{SVG}}}g", f"{{{SVG}}}defs") and len(element) == 0


def _presentation(style: str, prefix: str) -> dict[str, str]:
    attributes = {}
    for declaration in filter(None, (part.strip() for part in style.split(";"))):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        if name == "font":
            size = re.search(r"([\d.]+)px", value)
            attributes["font-size"] = size.group(1) if size else "10"
            if "bold" in value or "700" in value:
                attributes["font-weight"] = "bold"
        elif name not in ("font-family", "line-height"):
            attributes[name] = _NUMBER.sub(_short, _prefixed(value, name, prefix))
    return attributes


def _prefixed(value: str, name: str, prefix: str) -> str:
    value = re.sub(r"url\(#([^)]+)\)", rf"url(#{prefix}\1)", value)
    return f"#{prefix}{value[1:]}" if name in ("href", f"{{{XLINK}}}href") and value.startswith("#") else value


def _short(match: re.Match[str]) -> str:
    return f"{float(match.group()):.1f}".removesuffix(".0")


def _element(tag: str, id: str, text: str) -> ET.Element:
    element = ET.Element(f"{{{SVG}}}{tag}", {"id": id})
    element.text = text
    return element
