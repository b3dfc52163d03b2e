"""The first sheet of the answer: what was found, how much of it, and a link to every cell."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .. import schema
from ..findings import SEVERITIES, Finding, Severity
from ..writing import listing, long_date, number
from .looks import GRAVITY, LOOKS
from .package import Package
from .resultstyles import result_styles
from .workbookxml import hidden_sheets
from .xmltext import escaped, quoted

RESULT_SHEET = "Kết quả kiểm tra"
HEADINGS = ("STT", "Mức độ", "Trang tính", "Ô", "Bảng", "Cột", "Giá trị đã gửi", "Sai thế nào", "Cách sửa")
STATE_HEADING = "So với lần trước"
HEADING_ROW = 9
_WIDTHS = (5, 11, 20, 8, 20, 20, 20, 42, 42, 11)
_PAGE = (
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.8" header="0.3" footer="0.35"/>'
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
    "<headerFooter><oddFooter>&amp;CTrang &amp;P/&amp;N</oddFooter></headerFooter>"
)
_LINKS = 60_000
"""Excel takes at most 65.530 links on a sheet."""


@dataclass(frozen=True)
class Check:
    """What the first sheet says of the check itself: the file, the day, and what became of earlier findings.

    solved, remaining, new: counts against the previous check; states: "còn" or "mới" for each finding. unmarked: cells that
    are only in the list because a workbook takes no more comments.
    """

    file: str
    checked_on: dt.date
    solved: int = 0
    remaining: int = 0
    new: int = 0
    states: tuple[str, ...] = ()
    has_previous: bool = False
    unmarked: int = 0


def counts(findings: Sequence[Finding]) -> str:
    """Return how many findings there are of each severity, in words.

    >>> counts([Finding("a", "loi", "", "", "", ""), Finding("b", "loi", "", "", "", "")])
    '2 lỗi'
    """
    found = [(sum(finding.severity == severity for finding in findings), severity) for severity in GRAVITY]
    return listing(f"{number(count)} {SEVERITIES[severity].lower()}" for count, severity in found if count)


def verdict(findings: Sequence[Finding]) -> str:
    """Return the sentence that stands on top: clean, clean with remarks, or with errors.

    >>> verdict([])
    'Tệp không có lỗi.'
    >>> verdict([Finding("a", "luu_y", "", "", "", "")])
    'Tệp không có lỗi; có 1 lưu ý.'
    """
    if not findings:
        return "Tệp không có lỗi."
    if any(finding.severity == "loi" for finding in findings):
        return f"Tệp có {counts(findings)}."
    return f"Tệp không có lỗi; có {counts(findings)}."


def table_title(table: str) -> str:
    """Return the Vietnamese title of a table of the schema, or the name as it is given."""
    return schema.TABLES[table].title if table in schema.TABLES else table


def column_heading(table: str, column: str) -> str:
    """Return the Vietnamese heading of a column of the schema, or the name as it is given.

    >>> column_heading("certificates", "stars"), column_heading("", "Ghi chú")
    ('Hạng sao', 'Ghi chú')
    """
    columns = schema.TABLES[table].columns if table in schema.TABLES else {}
    return columns[column].heading if column in columns else column


def sheet_xml(package: Package, findings: Sequence[Finding], check: Check) -> str:
    """Return the sheet as XML; its styles are added to the workbook."""
    styles, hidden = result_styles(package), hidden_sheets(package)
    shown = {entry.name for entry in package.sheets()} - hidden
    headings = [*HEADINGS, STATE_HEADING] if check.has_previous else list(HEADINGS)
    top = list(_top(findings, check))
    rows = [_row(index, [_cell("A", index, text, styles[style])], height) for index, text, style, height in top]
    cells = [_cell(_letter(n), HEADING_ROW, text, styles["head"]) for n, text in enumerate(headings)]
    rows += [_legend(styles), _row(HEADING_ROW, cells, 32)]
    links: list[str] = []
    for index, finding in enumerate(findings):
        row, is_linked = HEADING_ROW + 1 + index, finding.sheet in shown and len(links) < _LINKS
        state = check.states[index] if check.has_previous else None
        name = f"{finding.sheet} (đang ẩn)" if finding.sheet in hidden else finding.sheet
        rows.append(_finding_row(row, index + 1, finding, name, state, styles, "link" if is_linked else "middle"))
        if is_linked:
            links.append(f'<hyperlink ref="D{row}" location={quoted(_target(finding))} tooltip="Tới ô này"/>')
    last = _letter(len(headings) - 1)
    merges = "".join(f'<mergeCell ref="A{index}:{last}{index}"/>' for index, *_ in top)
    area = f"A{HEADING_ROW}:{last}{HEADING_ROW + max(1, len(findings))}"
    after = f'<autoFilter ref="{area}"/><mergeCells count="{len(top)}">{merges}</mergeCells>'
    after += f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else ""
    return f"{_head(package.main, len(headings))}<sheetData>{''.join(rows)}</sheetData>{after}{_PAGE}</worksheet>"


def _head(namespace: str, width: int) -> str:
    first = f"A{HEADING_ROW + 1}"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{namespace}"><sheetPr><tabColor rgb="FFA61C00"/><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView tabSelected="1" showGridLines="0" workbookViewId="0"><pane ySplit="{HEADING_ROW}" '
        f'topLeftCell="{first}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" '
        f'activeCell="{first}" sqref="{first}"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{_columns(width)}</cols>'
    )


def _top(findings: Sequence[Finding], check: Check) -> Iterator[tuple[int, str, str, float]]:
    yield 1, "KẾT QUẢ KIỂM TRA SỐ LIỆU OCOP", "title", 26
    yield 2, f"Tệp {check.file}, kiểm tra {long_date(check.checked_on)}", "plain", 18
    yield 3, verdict(findings), "strong", 22
    changes = f"đã sửa {number(check.solved)}, còn {number(check.remaining)}, mới {number(check.new)}"
    yield (
        4,
        f"So với lần kiểm tra trước: {changes}." if check.has_previous else "Đây là lần kiểm tra đầu tiên.",
        "plain",
        18,
    )
    how = (
        "Bấm vào địa chỉ ở cột “Ô” để tới chỗ cần sửa. Sửa ngay trong tệp này, lưu rồi kiểm tra lại: trang này, màu và "
        "chú thích của chương trình được thay bằng kết quả mới; số liệu và định dạng của đơn vị được giữ nguyên."
    )
    yield 5, how, "plain", 34
    unmarked = f" Có {number(check.unmarked)} ô không gắn được chú thích vì quá nhiều; danh sách dưới đây vẫn đủ."
    meaning = "Lỗi: dòng chưa được nhận, phải sửa. Cảnh báo: dòng được nhận, cần xem lại. Lưu ý: để biết."
    yield 6, meaning + (unmarked if check.unmarked else ""), "plain", 18


def _legend(styles: Mapping[str, int]) -> str:
    places: dict[str, Severity] = {"C": "loi", "E": "canh_bao", "G": "luu_y"}
    words = {col: f"{SEVERITIES[severity]}: {LOOKS[severity].words}" for col, severity in places.items()}
    return _row(7, [_cell(col, 7, words[col], styles[f"legend_{severity}"]) for col, severity in places.items()], 42)


def _finding_row(
    row: int, order: int, finding: Finding, sheet: str, state: str | None, styles: Mapping[str, int], linked: str
) -> str:
    value = finding.value if len(finding.value) <= 500 else finding.value[:499] + "…"
    severity: Severity = finding.severity
    texts = [
        (SEVERITIES[severity], severity), (sheet, "body"), (finding.cell or "cả trang" if finding.sheet else "cả tệp", linked),
        (table_title(finding.table), "body"), (column_heading(finding.table, finding.column), "body"), (value, "body"),
        (finding.what, "body"), (finding.todo, "body"), *([(state, "middle")] if state is not None else []),
    ]  # fmt: skip
    cells = [f'<c r="A{row}" s="{styles["middle"]}"><v>{order}</v></c>']
    for index, (text, style) in enumerate(texts, start=1):
        safe = "quoted" if text[:1] in ("=", "+", "-", "@") else style
        cells.append(_cell(_letter(index), row, text, styles[safe]))
    return _row(row, cells, _height([text for text, _ in texts]))


def _height(texts: Sequence[str]) -> float:
    """Return the height in points at which the longest of the wrapped texts of a row is seen whole."""
    lines = max(math.ceil(len(text) / (1.15 * width)) for text, width in zip(texts, _WIDTHS[1:]))
    return min(400, 13 * max(1, lines) + 4)


def _row(index: int, cells: Sequence[str], height: float) -> str:
    return f'<row r="{index}" ht="{height}" customHeight="1">{"".join(cells)}</row>'


def _cell(col: str, row: int, text: str, style: int) -> str:
    if not text:
        return f'<c r="{col}{row}" s="{style}"/>'
    return f'<c r="{col}{row}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{escaped(text)}</t></is></c>'


def _target(finding: Finding) -> str:
    quote = "'"
    return f"'{finding.sheet.replace(quote, quote * 2)}'!{finding.cell or 'A1'}"


def _columns(width: int) -> str:
    return "".join(
        f'<col min="{n}" max="{n}" width="{w}" customWidth="1"/>' for n, w in enumerate(_WIDTHS[:width], start=1)
    )


def _letter(index: int) -> str:
    return "ABCDEFGHIJ"[index]
