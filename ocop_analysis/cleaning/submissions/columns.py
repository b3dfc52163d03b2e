"""How a column is read: one reader for each kind of column, and special ones where a cell says more than one thing.

Every spelling is read once, however many cells repeat it. A reader returns the fields that the cell fills, or says what
is wrong with it; nothing is guessed, and a value that is only flagged is kept together with its finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from ...errors import UnknownUnit
from ...findings import Severity
from ...schema import PRODUCT_GROUPS, TABLES, Column
from ...units import Units
from ...vietnamese import clean_text, fold, nearest
from ..read.dates import read_day
from ..read.decisions import read_decision
from ..read.groups import read_product_group
from ..read.marks import read_mark
from ..read.measures import measure_of, to_canonical
from ..read.numbers import read_number
from ..read.persons import read_ethnicity, read_gender, read_phone
from ..read.producers import read_producer_type
from ..read.result import Read, Unreadable, nothing
from ..read.stars import read_stars

CANONICAL = {"triệu đồng": "million_vnd", "ha": "ha", "tấn": "t"}
"""The units of the schema that a sender may write in another size, by their names in `read.measures`."""
COUNTED = {
    "người": ("person", "attendance"),
    "lượt": ("attendance", "person"),
    "hộ": ("household",),
    "năm": ("year",),
}
"""What may be counted in a column of the schema, by its unit."""
NEVER_COUNTED = ("percent", "ha", "million_vnd")
"""What no column without a unit holds."""
SILENT = {"missing_mark", "potential_5", "renewed"}
"""Notes that are no finding: the cell says what it says."""
DOUBTS = {
    "approximate",
    "range",
    "lower_bound",
    "upper_bound",
    "incomplete",
    "several",
    "other_district",
    "district_only",
}
"""Notes that the sender should answer: warnings. All other notes only tell."""
ANSWER = "ghi lại cho chính xác nếu biết; nếu không, giá trị này được dùng như đã ghi"
"""What to do about a doubt."""
UNKNOWN_SPELLING = "tu_la"
"""The rule of a finding about a word that no code list and no lookup knows."""

PRODUCT_SETS = "148"
"""The version of the criteria whose product groups the canonical tables use (QĐ 148/QĐ-TTg)."""
GROUP_BY_NUMBER = dict(zip(("I", "II", "III", "IV", "V", "VI"), PRODUCT_GROUPS, strict=True))

Fields = Mapping[str, Any]


@dataclass(frozen=True)
class Spelled:
    """What one spelling gives: the fields it fills and, when there is something to say, a finding without its place."""

    fields: Fields = field(default_factory=dict)
    rule: str = ""
    severity: Severity = "luu_y"
    what: str = ""
    todo: str = ""


@dataclass(frozen=True)
class Tools:
    """What reading needs beside the cells: units, approved spellings by table and column, product sets, the date system."""

    units: Units
    lookups: Mapping[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)
    product_sets: Sequence[Mapping[str, str]] = ()
    date_system: int = 1900


@dataclass(frozen=True)
class Heading:
    """Where a column stands in the schema and what its heading adds: the code that it means, the unit that it names."""

    table: str
    column: str
    means: str = ""
    unit: str | None = None

    @property
    def schema(self) -> Column:
        return TABLES[self.table].columns[self.column]


def read_spellings(
    heading: Heading, spellings: Iterable[tuple[str, str]], tools: Tools
) -> dict[tuple[str, str], Spelled]:
    """Return what each spelling (text, kind of cell) of a column gives."""
    reader = _reader_of(heading, tools)
    return {(text, kind): _read(reader, heading, text, kind, tools) for text, kind in spellings}


def _read(reader: Callable[[str, str], Spelled], heading: Heading, text: str, kind: str, tools: Tools) -> Spelled:
    approved = tools.lookups.get((heading.table, heading.column), {}).get(fold(text))
    if approved is not None:
        text, kind = approved, "text"
    if kind == "error":
        why = "ô là lỗi của Excel hoặc công thức chưa có kết quả"
        return _broken(heading, Unreadable(why, "ghi giá trị thay cho công thức"), text)
    try:
        return reader(text, kind)
    except Unreadable as error:
        return _broken(heading, error, text)


def _broken(heading: Heading, error: Unreadable, text: str, rule: str = "khong_doc_duoc") -> Spelled:
    severity: Severity = "loi" if heading.schema.required else "canh_bao"
    cell = f"“{text}” ở cột" if text else "cột"
    what = f"Không đọc được {cell} “{heading.schema.label}”: {error.why}"
    return Spelled({}, rule, severity, what, error.todo)


def _said(fields: Fields, read: Read[Any]) -> Spelled:
    """Return the fields with the note of their reading, graded by its code."""
    if not read.note or read.code in SILENT:
        return Spelled(fields)
    is_doubt = read.code in DOUBTS
    severity: Severity = "canh_bao" if is_doubt else "luu_y"
    return Spelled(fields, read.code or "hieu_la", severity, sentence(read.note), ANSWER if is_doubt else "")


def sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _reader_of(heading: Heading, tools: Tools) -> Callable[[str, str], Spelled]:
    name, column = heading.column, heading.schema
    special: dict[tuple[str, str], Callable[[str, str], Spelled]] = {
        ("certificates", "stars"): _stars,
        ("evaluations", "result_stars"): lambda text, kind: _result_stars(text),
        ("certificates", "decision_no"): lambda text, kind: _decision(text),
        ("producers", "producer_type"): lambda text, kind: _one(name, read_producer_type(text)),
        ("producers", "previous_type"): lambda text, kind: _one(name, read_producer_type(text)),
        ("producers", "head_gender"): lambda text, kind: _one(name, read_gender(text, heading.means or None)),
        ("producers", "head_ethnicity"): lambda text, kind: _ethnicity(text, heading.means),
        ("producers", "phone"): lambda text, kind: _one(name, read_phone(text)),
        ("products", "product_group"): lambda text, kind: _product_group(text, tools),
    }
    if (heading.table, name) in special:
        return special[heading.table, name]
    if heading.means:
        return lambda text, kind: _marked_code(text, name, heading.means)
    by_kind: dict[str, Callable[[str, str], Spelled]] = {
        "text": lambda text, kind: (
            Spelled({name: clean_text(text)}) if nothing(text, 2000) is None else Spelled({name: None})
        ),
        "code": lambda text, kind: _code(text, heading),
        "codes": lambda text, kind: _codes(text, heading),
        "integer": lambda text, kind: _number(text, kind, heading, integer=True),
        "number": lambda text, kind: _number(text, kind, heading),
        "date": lambda text, kind: _date(text, kind, name, tools),
        "span": lambda text, kind: _span(text, kind, name, tools),
        "yes_no": lambda text, kind: _one(name, read_mark(text)),
        "district": lambda text, kind: _district(text, name, tools),
    }
    return by_kind[column.kind]


def _one(name: str, read: Read[Any]) -> Spelled:
    return _said({name: read.value}, read)


def _stars(text: str, kind: str) -> Spelled:
    read = read_stars(text)
    if read.value is None:
        return _said({"stars": None}, read)
    if not read.value.recognised:
        what = f"“{text}” nghĩa là không được công nhận; dòng này không tính là giấy chứng nhận"
        return Spelled({"_not_recognised": True}, "khong_cong_nhan", "luu_y", what)
    event = "nang_hang" if read.value.upgraded else "cong_nhan_lai" if read.code == "renewed" else None
    told = {"potential_5": read.value.potential_5 or None, "event": event}
    return _said({"stars": read.value.stars, **{name: value for name, value in told.items() if value}}, read)


def _result_stars(text: str) -> Spelled:
    read = read_stars(text)
    return _said({"result_stars": (read.value.stars or 0) if read.value else None}, Read(None))


def _decision(text: str) -> Spelled:
    read = read_decision(text)
    if read.value is None:
        return Spelled({"decision_no": None})
    if len(read.value.numbers) > 1:
        raise Unreadable(read.note, "mỗi dòng một quyết định")
    number, when = read.value.numbers[0]
    return _said(
        {"decision_no": number, **({"decided_from": when.first, "decided_to": when.last} if when else {})}, read
    )


def _ethnicity(text: str, means: str) -> Spelled:
    """Read a name; under a heading that itself says "minority", a yes is a minority and a no is Kinh."""
    if means:
        try:
            mark = read_mark(text)
        except Unreadable:
            mark = None
        if mark is not None:
            return Spelled({"head_ethnicity": means if mark.value else "kinh" if mark.value is False else None})
    return _one("head_ethnicity", read_ethnicity(text))


def _product_group(text: str, tools: Tools) -> Spelled:
    if (label := _find_code(text, PRODUCT_GROUPS)) is not None:
        return Spelled({"product_group": label})
    read = read_product_group(text, tools.product_sets, PRODUCT_SETS)
    if read.value is None:
        return _said({"product_group": None}, read)
    fields = {"product_group": GROUP_BY_NUMBER.get(read.value.group_no or ""), "set_code": read.value.set_code}
    return _said({name: value for name, value in fields.items() if value}, read)


def _marked_code(text: str, name: str, means: str) -> Spelled:
    read = read_mark(text)
    return Spelled({name: means} if read.value else {})


def _code(text: str, heading: Heading) -> Spelled:
    codes = heading.schema.codes or {}
    if (empty := nothing(text)) is not None:
        return _one(heading.column, empty)
    found = _find_code(text, codes)
    if found is not None:
        return Spelled({heading.column: found})
    return _unknown(text, heading, codes)


def _codes(text: str, heading: Heading) -> Spelled:
    codes = heading.schema.codes or {}
    if (empty := nothing(text, 1000)) is not None:
        return _one(heading.column, empty)
    parts = [part.strip() for part in text.replace("\n", ";").split(";") if part.strip()]
    parts = parts if all(_find_code(part, codes) for part in parts) else [p for part in parts for p in part.split(",")]
    found = {part: _find_code(part, codes) for part in parts}
    for part, code in found.items():
        if code is None:
            return _unknown(part.strip(), heading, codes)
    return Spelled({heading.column: ";".join(sorted({code for code in found.values() if code}))})


def _find_code(text: str, codes: Mapping[str, str]) -> str | None:
    folded = fold(text).strip(" .")
    by_label = {fold(label): code for code, label in codes.items()}
    return by_label.get(folded) or (folded if folded in codes else None)


def _unknown(text: str, heading: Heading, codes: Mapping[str, str]) -> Spelled:
    near = nearest(text, codes.values())
    hint = f"có phải “{near[0]}”?" if near else f"danh mục chỉ có: {', '.join(codes.values())}"
    error = Unreadable(f"không có trong danh mục ({hint})", "chọn một mục trong danh mục")
    return _broken(heading, error, text, UNKNOWN_SPELLING)


def _number(text: str, kind: str, heading: Heading, integer: bool = False) -> Spelled:
    wanted = CANONICAL.get(heading.schema.unit)
    read = read_number(text, "number" if kind == "number" else "text", heading.unit, integer=integer)
    if read.value is None or read.value.value is None:
        todo = "ghi một con số; nếu chưa có số thì để trống"
        return (
            Spelled({heading.column: None}, read.code, "canh_bao", sentence(read.note), todo)
            if read.value
            else Spelled({})
        )
    value: Decimal = read.value.value
    if wanted:
        value = to_canonical(value, read.value.unit, wanted)
    else:
        _fitting(read.value.unit, heading)
    return _said({heading.column: int(value) if integer else float(value)}, read)


def _fitting(unit: str | None, heading: Heading) -> None:
    """Errors: Unreadable for a unit that is not the column's, such as "84,5%" where points are wanted."""
    own = measure_of(unit) if unit else None
    if own is None:
        return
    wanted = COUNTED.get(heading.schema.unit)
    if own.canonical not in wanted if wanted else own.canonical in NEVER_COUNTED:
        what = f"ô ghi theo {own.name}, cột này không tính bằng {own.name}"
        raise Unreadable(what, f"chỉ ghi số {heading.schema.unit}".strip() + ", không kèm đơn vị khác")


def _date(text: str, kind: str, name: str, tools: Tools) -> Spelled:
    read = _day(text, kind, tools)
    if read.value is None:
        return _one(name, read)
    if read.value.first != read.value.last:
        raise Unreadable("chỉ có tháng hoặc năm, không rõ ngày", "ghi đủ ngày, tháng, năm")
    return _said({name: read.value.first}, read)


def _span(text: str, kind: str, name: str, tools: Tools) -> Spelled:
    read = _day(text, kind, tools)
    first, last = read.value if read.value else (None, None)
    return _said({f"{name}_from": first, f"{name}_to": last}, read)


def _day(text: str, kind: str, tools: Tools) -> Read[Any]:
    return read_day(text, kind if kind in ("number", "date") else "text", tools.date_system)  # type: ignore[arg-type]


def _district(text: str, name: str, tools: Tools) -> Spelled:
    if (empty := nothing(text)) is not None:
        return _one(name, empty)
    try:
        return Spelled({name: tools.units.find(text, levels=("district", "province")).code})
    except UnknownUnit as error:
        raise Unreadable(str(error), "ghi tên huyện hoặc thành phố") from error
