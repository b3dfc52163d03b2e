"""What became of earlier findings, and how findings are kept and told."""

from __future__ import annotations

import datetime as dt
import hashlib
import json

import pytest

from ocop_analysis.errors import InputError
from ocop_analysis.findings import Finding
from ocop_analysis.workbooks import compare, from_json, record, summary_text, to_json
from ocop_analysis.workbooks.history import states


def finding(cell: str, value: str = "", rule: str = "sao", severity: str = "loi") -> Finding:
    return Finding(rule, severity, "a.xlsx", "SP", cell, "Hạng sao sai", "ghi 3, 4, 5", "certificates", "stars", value)  # type: ignore[arg-type]


def test_a_finding_survives_inserted_rows() -> None:
    before = [finding("F12", "7"), finding("F13", "8")]
    after = [finding("F14", "7"), finding("F15", "9")]
    solved, remaining, new = compare(before, after)
    assert (solved, remaining, new) == ([before[1]], [after[0]], [after[1]])
    assert states(before, after) == ("còn", "mới")


def test_of_several_alike_those_in_the_same_cell_go_together() -> None:
    before = [finding("F12", "7"), finding("F13", "7")]
    after = [finding("F13", "7")]
    solved, remaining, new = compare(before, after)
    assert (solved, remaining, new) == ([before[0]], [after[0]], [])


def test_a_value_that_was_changed_but_is_still_wrong_remains() -> None:
    assert compare([finding("F12", "7")], [finding("F12", "9")]) == ([], [finding("F12", "9")], [])


def test_the_key_of_the_row_tells_equal_values_apart() -> None:
    before, after = [finding("F12", "7")], [finding("F20", "7")]
    assert compare(before, after, ["SP001"], ["SP001"]) == ([], after, [])
    assert compare(before, after, ["SP001"], ["SP002"]) == (before, [], after)


def test_a_record_comes_back_as_it_was() -> None:
    check = record(
        "a.xlsx",
        b"noi dung",
        dt.date(2024, 11, 5),
        [finding("F12", "7"), finding("F13", "8", severity="luu_y")],
        ["SP1", ""],
    )
    text = to_json(check)
    assert from_json(text) == check
    assert text == to_json(from_json(text))
    data = json.loads(text)
    assert (data["schema_version"], data["file"], data["checked_on"]) == (1, "a.xlsx", "2024-11-05")
    assert data["sha256"] == hashlib.sha256(b"noi dung").hexdigest()
    assert data["summary"] == {"loi": 1, "canh_bao": 0, "luu_y": 1}


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema_version": 2}', '{"schema_version": 1, "findings": [3]}'])
def test_what_is_no_record_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="Không đọc được kết quả lần trước"):
        from_json(text)


def test_the_summary_groups_by_rule_the_gravest_first() -> None:
    notes = [finding(f"B{row}", rule="ten", severity="luu_y") for row in range(1, 4)]
    errors = [finding(f"F{row}") for row in range(1, 18)]
    assert summary_text([*notes, *errors]) == (
        "Tệp có 17 lỗi và 3 lưu ý.\n\n"
        "Lỗi (17): Hạng sao sai\n  Cách sửa: ghi 3, 4, 5\n  Trang “SP”: F1, F2, F3, F4, F5 … và 12 ô khác\n\n"
        "Lưu ý (3): Hạng sao sai\n  Cách sửa: ghi 3, 4, 5\n  Trang “SP”: B1, B2, B3"
    )
    assert summary_text([]) == "Tệp không có lỗi."
