"""Clean the published figures: what was said, of which place and time, how exactly."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from ..definitions import Area, Dataset
from ..errors import Problem, UnknownUnit
from ..ingest import RawTable
from ..units import Units
from ..vietnamese import nearest
from ..writing import short_date
from .parsing import read_decimal_point, read_interval, read_years
from .row import Row, same

# figures.csv numbers the plan's targets in the order of its sentences; one sentence may hold two targets.
TARGETS = {
    "T1": "T01", "T2": "T02;T03", "T3": "T04", "T4": "T05;T06", "T5": "T07", "T6": "T08", "T7": "T09;T10", "T8": "T11",
    "T9": "T12",
}  # fmt: skip
LEVELS = same("province", "district", "national", "other_province")
EXACTNESS = same("exact", "at_least", "approx")
GROUPS = {str(number): f"g{number:02d}" for number in range(1, 11)}


def clean_figures(
    table: RawTable,
    units: Units,
    areas: Mapping[str, Area],
    indicators: Iterable[str],
    dataset: Dataset,
    problems: list[Problem],
) -> list[dict[str, Any]]:
    """Return one record per figure; every cell that cannot be read adds to `problems`."""
    records, known = [], same(*indicators)
    for index, cells in enumerate(table.rows.to_dict("records")):
        row = Row(table, index, cells, problems)
        as_of = _as_of(row, dataset)
        years = row.read("period", read_years, "ghi “stock”, một năm hoặc khoảng năm") or (None, None)
        records.append(
            {
                "figure_id": cells["figure_id"],
                "area_level": row.code("area_level", LEVELS),
                **_place(row, units, areas),
                "indicator": row.code("indicator", known),
                "solution_group": row.code("solution_group", GROUPS),
                "targets": row.code("target", TARGETS),
                "value": row.read("value", read_decimal_point, "ghi số dạng 565.4"),
                "unit": cells["unit"],
                "as_of_from": as_of[0] if as_of else None,
                "as_of_to": as_of[1] if as_of else None,
                "is_stock": cells["period"] == "stock",
                "period_from": years[0],
                "period_to": years[1],
                "exactness": row.code("exactness", EXACTNESS),
                "is_goal": "target" in cells["indicator"]
                and cells["indicator"] != "products_target_achievement_percent",
                "source_ids": cells["source_ids"],
                "source_file": table.file,
                "source_row": table.lines[index],
            }
        )
    return records


def _as_of(row: Row, dataset: Dataset) -> tuple[dt.date, dt.date] | None:
    as_of = row.read("as_of", read_interval, "ghi ngày, tháng hoặc năm; để trống nếu nguồn không ghi")
    if as_of and as_of[0] > dataset.compiled_by:
        why = f"bộ số liệu lập đến {short_date(dataset.compiled_by)}"
        row.problem("as_of", f"Ngày {row.cells['as_of']} ở tương lai", why, "sửa ngày")
    return as_of


def _place(row: Row, units: Units, areas: Mapping[str, Area]) -> dict[str, str | None]:
    """Return the unit code, the territory and the reader's name of the figure's place."""
    code, name = row.cells["district_code"], row.cells["area_name"]
    if row.cells["area_level"] == "district":
        try:
            unit = units.find(code or name, levels=("district",))
        except UnknownUnit as error:
            row.problem(
                "district_code", f"Không có huyện “{error.given}”", "; ".join(error.suggestions), "sửa mã huyện"
            )
            return {}
        return {"unit_code": unit.code, "territory": "old", "area": unit.name_vi}
    if name not in areas:
        hint = nearest(name, areas, limit=1)
        why = f"có phải “{hint[0]}”?" if hint else "nơi này chưa khai báo"
        row.problem("area_name", f"Không rõ nơi “{name}”", why, "sửa tên hoặc khai báo trong params/public/areas.yml")
        return {}
    area = areas[name]
    return {"unit_code": area.code, "territory": area.territory, "area": area.name}
