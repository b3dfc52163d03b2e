"""What a person must look at after a folder was taken in, as lists that a spreadsheet opens, with Vietnamese headings."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from ...findings import SEVERITIES
from ...schema import SENT, TABLES
from .completeness import STATES

HEADINGS: Mapping[str, Mapping[str, str]] = {
    "day-du": {
        "unit": "Đơn vị", "year": "Năm", "title": "Bảng", "state": "Tình trạng", "n_rows": "Số dòng được nhận",
        "n_set_aside": "Số dòng để riêng", "files": "Tệp",
    },
    "phat-hien": {
        "severity": "Mức độ", "file": "Tệp", "sheet": "Trang tính", "cell": "Ô", "title": "Bảng", "label": "Cột",
        "value": "Giá trị đã gửi", "what": "Sai thế nào", "todo": "Cách sửa",
    },
    "de-rieng": {
        "title": "Bảng", "key": "Mã", "file": "Tệp", "sheet": "Trang tính", "line": "Dòng", "n_errors": "Số lỗi",
        "what": "Lỗi",
    },
    "tu-la": {
        "table": "table", "column": "column", "spelling": "spelling", "title": "Bảng", "label": "Cột",
        "count": "Số lần gặp", "nearest": "Gần giống", "first_cell": "Ô đầu tiên",
    },
    "ten-gan-giong": {
        "id_a": "id_a", "name_a": "Tên thứ nhất", "id_b": "id_b", "name_b": "Tên thứ hai", "kind": "Loại",
        "similarity": "Độ giống (0-100)",
    },
}  # fmt: skip
"""The lists by the name of their file, with their columns; an English heading is that of the side file it is copied into."""
_FROM = {
    "day-du": "completeness",
    "phat-hien": "findings",
    "de-rieng": "set_aside",
    "tu-la": "unknown_spellings",
    "ten-gan-giong": "similar_names",
}
_FORMULA = ("=", "+", "-", "@", "\t")


def lists(extra: Mapping[str, pd.DataFrame], names: Mapping[str, str]) -> dict[str, pd.DataFrame]:
    """Return the lists of `HEADINGS` as text. extra: the tables of an intake; names: district names by code.

    A text that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    made = {}
    for name, headings in HEADINGS.items():
        rows = [_shown(row, names) for row in extra[_FROM[name]].to_dict("records")]
        frame = pd.DataFrame(rows, columns=list(headings)).fillna("").astype(str)
        made[name] = frame.map(_safe).rename(columns=dict(headings))
    return made


def _shown(row: Mapping[str, object], names: Mapping[str, str]) -> dict[str, object]:
    table, column, unit = (str(row.get(name) or "") for name in ("table", "column", "district_code"))
    columns = TABLES[table].columns if table in TABLES else {}
    shown = {
        "title": SENT[table].title if table in SENT else table,
        "label": columns[column].heading if column in columns else column,
        "unit": names.get(unit, unit),
        "similarity": f"{row.get('similarity', 0):.0f}",
    }
    words = {"state": STATES, "severity": {str(key): label for key, label in SEVERITIES.items()}}
    return {**row, **shown, **{name: known.get(str(row.get(name)), "") for name, known in words.items()}}


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
