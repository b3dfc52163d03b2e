"""The list of sheets of a workbook: a sheet of ours comes first, and goes again."""

from __future__ import annotations

import re
from collections.abc import Callable

from .package import Package
from .xmltext import Element, attributes, children, escaped, prefix, quoted, with_attribute

MARKER = "ocop_ket_qua_kiem_tra"
"""The hidden name that tells our sheet from a sheet of the sender with the same title."""
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_NAMES_FOLLOW = [
    *("calcPr", "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing"),
    *("fileRecoveryPr", "webPublishObjects", "extLst"),
]


def result_sheet(package: Package) -> str | None:
    """Return the name of the sheet that an earlier check added."""
    text = package.text(package.workbook)
    for element in _names(text):
        if attributes(text[element.start : element.inner]).get("name") == MARKER:
            target = text[element.inner : element.inner_end].replace("&apos;", "'").rpartition("!")[0]
            wanted = target.strip("'").replace("''", "'")
            return next((entry.name for entry in package.sheets() if escaped(entry.name) == wanted), None)
    return None


def remove_sheet(package: Package, name: str) -> None:
    """Take a sheet out of the workbook, with the names that belong to it alone."""
    entries = package.sheets()
    index, entry = next((index, entry) for index, entry in enumerate(entries) if entry.name == name)
    text = package.text(package.workbook)
    text = text[: entry.element.start] + text[entry.element.end :]
    package.put(package.workbook, _renumbered(text, lambda local: None if local == index else local - (local > index)))
    package.unlink(package.workbook, entry.link)
    package.remove(entry.part)


def add_first_sheet(package: Package, name: str, sheet_xml: str, title_rows: str) -> None:
    """Put a sheet before all others, show it first, and repeat its `title_rows` ("$8:$8") on every printed page."""
    part = package.free_name("xl/worksheets/sheet{}.xml")
    package.add(part, sheet_xml, _SHEET_TYPE)
    link = package.link(package.workbook, "worksheet", part)
    text = _renumbered(package.text(package.workbook), lambda local: local + 1)
    listed = next(element for element in children(text) if element.name == "sheets")
    used = [int(attributes(text[e.start : e.inner])["sheetId"]) for e in children(text, listed.inner)]
    tag = (
        f"<{prefix(text)}sheet xmlns:r={quoted(package.office)} name={quoted(name)} "
        f'sheetId="{max(used, default=0) + 1}" r:id={quoted(link)}/>'
    )
    text = text[: listed.inner] + tag + text[listed.inner :]
    where = "'" + name.replace("'", "''") + "'"
    text = _with_name(text, f'name="{MARKER}" hidden="1"', f"{where}!$A$1")
    text = _with_name(text, 'name="_xlnm.Print_Titles" localSheetId="0"', f"{where}!{title_rows}")
    package.put(package.workbook, _first_shown(text))


def free_sheet_name(package: Package, wanted: str) -> str:
    """Return `wanted`, or with a number where the sender has a sheet of that name."""
    taken = {entry.name.casefold() for entry in package.sheets()}
    tries = [wanted, *(f"{wanted} ({number})" for number in range(2, len(taken) + 3))]
    return next(name for name in tries if name.casefold() not in taken)


def hidden_sheets(package: Package) -> set[str]:
    """Return the names of the sheets that are not shown."""
    text = package.text(package.workbook)
    tags = {entry.name: text[entry.element.start : entry.element.inner] for entry in package.sheets()}
    return {name for name, tag in tags.items() if attributes(tag).get("state", "visible") != "visible"}


def _names(text: str) -> list[Element]:
    listed = next((element for element in children(text) if element.name == "definedNames"), None)
    return children(text, listed.inner) if listed and listed.inner < listed.end else []


def _renumbered(text: str, new: Callable[[int], int | None]) -> str:
    for element in reversed(_names(text)):
        values = attributes(text[element.start : element.inner])
        local = values.get("localSheetId")
        index = new(int(local)) if local is not None else -1
        if index is None or values.get("name") == MARKER:
            text = text[: element.start] + text[element.end :]
        elif local is not None:
            text = with_attribute(text, element, "localSheetId", str(index))
    listed = next((element for element in children(text) if element.name == "definedNames"), None)
    if listed and not _names(text):
        text = text[: listed.start] + text[listed.end :]
    return text


def _with_name(text: str, tag: str, value: str) -> str:
    name = prefix(text)
    entry = f"<{name}definedName {tag}>{escaped(value)}</{name}definedName>"
    listed = next((element for element in children(text) if element.name == "definedNames"), None)
    if listed:
        return text[: listed.inner_end] + entry + text[listed.inner_end :]
    place = next((e.start for e in children(text) if e.name in _NAMES_FOLLOW), text.rindex("</"))
    return f"{text[:place]}<{name}definedNames>{entry}</{name}definedNames>{text[place:]}"


def _first_shown(text: str) -> str:
    views = next((element for element in children(text) if element.name == "bookViews"), None)
    if views is None:
        return text
    inside = re.sub(r'\s(activeTab|firstSheet)="\d+"', "", text[views.start : views.end])
    return text[: views.start] + inside + text[views.end :]
