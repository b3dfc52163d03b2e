"""Comments on faulty cells: ours are added, taken off again, or put under the sender's own.

Ours are known by their first line, not by their author: some programs drop the authors when they save.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from .package import Package
from .sheetxml import SheetText, position
from .xmltext import appended, attributes, children, escaped, plain, prefix, quoted

AUTHOR = "ocop"
FIRST_LINE = "ocop – kết quả kiểm tra"
_BEGIN, _END = "―― ocop – kết quả kiểm tra ――", "―― hết phần của ocop ――"
_WIDTH = 300
_LETTERS_IN_LINE, _LINE = 46, 17
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_SHAPE = re.compile(r"<((?:\w+:)?)shape\s.*?</\1shape>", re.DOTALL)
_VML = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
_EMPTY_VML = (
    '<xml><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>'
    '</o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
)


def comment_part(package: Package, sheet_part: str) -> str | None:
    """Return the part with the comments of a sheet."""
    return next((link.target for link in package.links(sheet_part) if link.kind == "comments"), None)


def remove_notes(package: Package, sheet_part: str) -> int:
    """Take our comments, and our lines under the sender's, off a sheet; return how many there were."""
    part = comment_part(package, sheet_part)
    if part is None:
        return 0
    text = package.text(part)
    removed, gone = 0, []
    for start, end, tag, body in reversed(_comments(text)):
        if plain(body).startswith(FIRST_LINE):
            text, removed = text[:start] + text[end:], removed + 1
            gone.append(tag["ref"])
        elif _BEGIN in body:
            text, removed = text[:start] + _without_ours(text[start:end]) + text[end:], removed + 1
    package.put(part, text)
    _drop_shapes(package, sheet_part, gone)
    return removed


def add_notes(package: Package, sheet_part: str, notes: Mapping[str, str]) -> None:
    """Put a comment on cells; on one that has a comment, put ours under it."""
    if not notes:
        return
    part = comment_part(package, sheet_part) or _new_comments(package, sheet_part)
    text = package.text(part)
    text, author = _with_author(text)
    name, full = prefix(text), dict(notes)
    for start, end, tag, body in reversed(_comments(text)):
        if tag["ref"] in notes:
            lines = f"{_BEGIN}\n{notes[tag['ref']]}\n{_END}"
            place = start + text[start:end].rindex("</", 0, text[start:end].rindex("</"))
            text = text[:place] + _run("\n" + lines, name) + text[place:]
            full[tag["ref"]] = f"{plain(body)}\n{lines}"
    there = {tag["ref"] for _, _, tag, _ in _comments(text)}
    new = [
        f'<{name}comment ref="{cell}" authorId="{author}"><{name}text>{_run(FIRST_LINE + chr(10), name, bold=True)}'
        f"{_run(note, name)}</{name}text></{name}comment>"
        for cell, note in notes.items()
        if cell not in there
    ]
    listed = next(element for element in children(text) if element.name == "commentList")
    if listed.inner == listed.end:
        text = f"{text[: listed.start]}<{name}commentList>{''.join(new)}</{name}commentList>{text[listed.end :]}"
    else:
        text = text[: listed.inner_end] + "".join(new) + text[listed.inner_end :]
    package.put(part, text)
    _drop_shapes(package, sheet_part, full)
    _add_shapes(package, sheet_part, {cell: _shown(note, cell in there) for cell, note in full.items()})


def _shown(note: str, is_theirs: bool) -> str:
    return note if is_theirs else f"{FIRST_LINE}\n{note}"


def _comments(text: str) -> list[tuple[int, int, dict[str, str], str]]:
    listed = next(element for element in children(text) if element.name == "commentList")
    inside = children(text, listed.inner) if listed.inner < listed.end else []
    return [(e.start, e.end, attributes(text[e.start : e.inner]), text[e.inner : e.inner_end]) for e in inside]


def _authors(text: str) -> list[str]:
    listed = next(element for element in children(text) if element.name == "authors")
    inside = children(text, listed.inner) if listed.inner < listed.end else []
    return [re.sub(r"\s+", " ", text[e.inner : e.inner_end]) for e in inside]


def _with_author(text: str) -> tuple[str, int]:
    authors = _authors(text)
    if AUTHOR in authors:
        return text, authors.index(AUTHOR)
    name = prefix(text)
    listed = next(element for element in children(text) if element.name == "authors")
    mine = f"<{name}author>{AUTHOR}</{name}author>"
    if listed.inner == listed.end:
        return f"{text[: listed.start]}<{name}authors>{mine}</{name}authors>{text[listed.end :]}", 0
    return text[: listed.inner_end] + mine + text[listed.inner_end :], len(authors)


def _without_ours(comment: str) -> str:
    cut = re.sub(rf"\n?{_BEGIN}.*?{_END}", "", comment, flags=re.DOTALL)
    return re.sub(
        r"<(\w+:)?r>(?:(?!</?(?:\w+:)?r>).)*?<(\w+:)?t(\s[^>]*)?></(\w+:)?t></(\w+:)?r>", "", cut, flags=re.DOTALL
    )


def _run(text: str, name: str, bold: bool = False) -> str:
    weight = f"<{name}b/>" if bold else ""
    style = f'<{name}rPr>{weight}<{name}sz val="9"/><{name}rFont val="Tahoma"/><{name}family val="2"/></{name}rPr>'
    return f'<{name}r>{style}<{name}t xml:space="preserve">{escaped(text)}</{name}t></{name}r>'


def _new_comments(package: Package, sheet_part: str) -> str:
    part = package.free_name("xl/comments{}.xml")
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    package.add(part, f'{head}<comments xmlns="{package.main}"><authors/><commentList/></comments>', _COMMENTS_TYPE)
    package.link(sheet_part, "comments", part)
    return part


def _drawing(package: Package, sheet_part: str) -> str | None:
    links = {link.id: link.target for link in package.links(sheet_part) if link.kind == "vmlDrawing"}
    sheet = SheetText.of(package.parts[sheet_part])
    for element in sheet.after():
        if element.name == "legacyDrawing":
            values = attributes(sheet.tail[element.start : element.inner])
            return links.get(next((value for name, value in values.items() if name.endswith(":id")), ""))
    return None


def _drop_shapes(package: Package, sheet_part: str, cells: Mapping[str, str] | list[str]) -> None:
    part = _drawing(package, sheet_part)
    if part is None or not cells:
        return
    places = {position(cell) for cell in cells}

    def kept(shape: re.Match[str]) -> str:
        row, col = (re.search(rf"<(?:\w+:)?{name}>\s*(\d+)\s*</", shape[0]) for name in ("Row", "Column"))
        is_note = re.search(r'ObjectType="Note"', shape[0])
        return "" if is_note and row and col and (int(row[1]) + 1, int(col[1]) + 1) in places else shape[0]

    package.put(part, _SHAPE.sub(kept, package.text(part)))


def _add_shapes(package: Package, sheet_part: str, notes: Mapping[str, str]) -> None:
    sheet = SheetText.of(package.parts[sheet_part])
    part = _drawing(package, sheet_part)
    if part is None:
        part = package.free_name("xl/drawings/vmlDrawing{}.vml")
        package.add(part, _EMPTY_VML, _VML_TYPE)
        link = package.link(sheet_part, "vmlDrawing", part)
        name = prefix(sheet.head)
        sheet.insert("legacyDrawing", f"<{name}legacyDrawing xmlns:r={quoted(package.office)} r:id={quoted(link)}/>")
        package.parts[sheet_part] = sheet.data()
    text = _with_namespaces(package.text(part))
    first = max([1024, *map(int, re.findall(r'id="_x0000_s(\d+)"', text))]) + 1
    widths, heights = sheet.widths(), sheet.heights()
    shapes = [_shape(first + n, cell, note, widths, heights) for n, (cell, note) in enumerate(notes.items())]
    package.put(part, appended(text, "".join(shapes)))


def _with_namespaces(vml: str) -> str:
    root = re.search(r"<xml\b[^>]*>", vml)
    if root is None:
        return vml
    missing = [f" xmlns:{name}={quoted(uri)}" for name, uri in _VML.items() if f"xmlns:{name}=" not in root[0]]
    return vml[: root.start()] + "<xml" + "".join(missing) + root[0][4:] + vml[root.end() :]


def _shape(number: int, cell: str, note: str, widths: Mapping[int, int], heights: Mapping[int, int]) -> str:
    row, col = position(cell)
    height = _LINE * sum(-(-max(1, len(line)) // _LETTERS_IN_LINE) for line in note.split("\n")) + 14
    top = max(1, row - 1)
    right, right_offset = _walk(col + 1, 12 + _WIDTH, widths)
    bottom, bottom_offset = _walk(top, 4 + height, heights)
    anchor = f"{col}, 12, {top - 1}, 4, {right - 1}, {right_offset}, {bottom - 1}, {bottom_offset}"
    size = f"width:{_WIDTH * 3 // 4}pt;height:{height * 3 // 4}pt"
    return (
        f'<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;{size};z-index:1;visibility:hidden" '
        'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
        '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/></v:textbox>'
        f'<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
        f"<x:AutoFill>False</x:AutoFill><x:Row>{row - 1}</x:Row><x:Column>{col - 1}</x:Column></x:ClientData></v:shape>"
    )


def _walk(index: int, pixels: int, sizes: Mapping[int, int]) -> tuple[int, int]:
    while pixels > (size := sizes.get(index, sizes[0])):
        pixels, index = pixels - size, index + 1
    return index, pixels
