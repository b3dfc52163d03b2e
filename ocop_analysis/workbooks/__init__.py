"""From findings to what a sender gets: the marked workbook, its summary, its history, and the entry template."""

from .converted import names_in_workbook, workbook_from_cells
from .history import Record, compare, from_json, record, to_json
from .marked import content_suffix, mark_workbook, result_sheet_of, unmarked_workbook
from .marks import marks
from .resultsheet import RESULT_SHEET
from .summary import summary_text
from .template import CODES_SHEET, GUIDE_SHEET, INFO, INFO_SHEET, build_template, sheet_name, to_bytes

__all__ = [
    "CODES_SHEET",
    "GUIDE_SHEET",
    "INFO",
    "INFO_SHEET",
    "RESULT_SHEET",
    "Record",
    "build_template",
    "compare",
    "content_suffix",
    "from_json",
    "mark_workbook",
    "marks",
    "names_in_workbook",
    "record",
    "result_sheet_of",
    "sheet_name",
    "summary_text",
    "to_bytes",
    "to_json",
    "unmarked_workbook",
    "workbook_from_cells",
]
