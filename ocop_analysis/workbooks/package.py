"""A workbook (.xlsx, .xlsm) as its parts: read, linked, declared and packed again, without touching the other parts."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from typing import NamedTuple

from ..errors import InputError, Problem
from .xmltext import Element, appended, attributes, children, prefix, quoted

_OPEN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "[Content_Types].xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Link(NamedTuple):
    """A relationship of a part: its id, the last word of its type, and the part that it leads to."""

    id: str
    kind: str
    target: str


class SheetEntry(NamedTuple):
    """A sheet as the workbook lists it."""

    name: str
    part: str
    link: str
    element: Element


class Package:
    """The parts of a workbook by name; changed in place, packed by `packed`."""

    def __init__(self, data: bytes) -> None:
        """Read the parts. Raises: InputError when `data` is no workbook of this kind."""
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                self.parts = {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}
            self.workbook = next(link.target for link in self.links("") if link.kind == "officeDocument")
        except (zipfile.BadZipFile, StopIteration, KeyError) as error:
            why = "không phải bảng tính .xlsx, hoặc tệp bị hỏng"
            raise InputError([Problem("Không đánh dấu được tệp", "tệp gửi đến", why, "lưu lại thành .xlsx")]) from error

    def text(self, part: str) -> str:
        data = self.parts[part]
        return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")

    def put(self, part: str, text: str) -> None:
        self.parts[part] = re.sub(r"^(<\?xml[^>]*encoding=[\"'])[\w-]+", r"\g<1>UTF-8", text).encode()

    @property
    def strict(self) -> bool:
        """Whether the workbook is of the strict kind (ISO/IEC 29500), which has other namespaces."""
        return b"http://purl.oclc.org/ooxml/spreadsheetml/main" in self.parts[self.workbook]

    @property
    def office(self) -> str:
        """The namespace of links between parts."""
        return _STRICT if self.strict else _OPEN

    @property
    def main(self) -> str:
        """The namespace of sheets, styles and comments."""
        open_main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        return "http://purl.oclc.org/ooxml/spreadsheetml/main" if self.strict else open_main

    def links(self, part: str) -> list[Link]:
        """Return where a part leads to; "" is the package itself."""
        name = _links_of(part)
        if name not in self.parts:
            return []
        text, found = self.text(name), []
        for element in children(text):
            values = attributes(text[element.start : element.inner])
            if values.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), values["Target"])).lstrip("/")
                found.append(Link(values["Id"], values["Type"].rpartition("/")[2], target))
        return found

    def link(self, part: str, kind: str, target: str) -> str:
        """Lead from a part to another, and return the id of the new link."""
        name = _links_of(part)
        text = self.text(name) if name in self.parts else f'{_HEAD}<Relationships xmlns="{_RELATIONSHIPS}"/>'
        used = {attributes(text[element.start : element.inner])["Id"] for element in children(text)}
        number = next(number for number in range(1, len(used) + 2) if f"ocop{number}" not in used)
        entry = f'Id="ocop{number}" Type="{self.office}/{kind}" Target={quoted("/" + target)}'
        self.put(name, appended(text, f"<{prefix(text)}Relationship {entry}/>"))
        return f"ocop{number}"

    def unlink(self, part: str, link: str) -> None:
        name = _links_of(part)
        text = self.text(name)
        for element in children(text):
            if attributes(text[element.start : element.inner])["Id"] == link:
                self.put(name, text[: element.start] + text[element.end :])

    def add(self, part: str, text: str, content_type: str) -> None:
        """Add a part and declare what it is."""
        self.put(part, text)
        types = self.text(_TYPES)
        entry = f"PartName={quoted('/' + part)} ContentType={quoted(content_type)}"
        self.put(_TYPES, appended(types, f"<{prefix(types)}Override {entry}/>"))

    def remove(self, part: str) -> None:
        """Remove a part, its links and its declaration."""
        self.parts.pop(part)
        self.parts.pop(_links_of(part), None)
        types = self.text(_TYPES)
        for element in children(types):
            if attributes(types[element.start : element.inner]).get("PartName") == f"/{part}":
                self.put(_TYPES, types[: element.start] + types[element.end :])

    def free_name(self, pattern: str) -> str:
        """Return the first name of a pattern such as "xl/comments{}.xml" that no part has."""
        taken = {name.casefold() for name in self.parts}
        return next(name for n in range(1, len(taken) + 2) if (name := pattern.format(n)).casefold() not in taken)

    def sheets(self) -> list[SheetEntry]:
        """Return the sheets in the order of the workbook."""
        text = self.text(self.workbook)
        targets = {link.id: link.target for link in self.links(self.workbook)}
        listed = next(element for element in children(text) if element.name == "sheets")
        found = []
        for element in children(text, listed.inner):
            values = attributes(text[element.start : element.inner])
            link = next(value for name, value in values.items() if name.endswith(":id"))
            if targets.get(link) in self.parts:
                found.append(SheetEntry(values["name"], targets[link], link, element))
        return found

    def packed(self) -> bytes:
        """Return the file; the same parts give the same bytes."""
        return packed(self.parts)


def packed(parts: dict[str, bytes]) -> bytes:
    """Return a zip of `parts` in their order with a fixed time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            archive.writestr(info, data)
    return buffer.getvalue()


def _links_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
