"""The tables of a report as values: what a page shows, with raw numbers for whoever computes on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from .model import IndicatorRow, ReportModel
from .tables import Column, Table
from .wording import VERDICTS

_FIGURES = (
    Column("id", "Mã"),
    Column("name", "Số liệu"),
    Column("value", "Giá trị", "number", 2),
    Column("unit", "Đơn vị tính"),
    Column("when", "Thời điểm, kỳ"),
    Column("area", "Nơi"),
    Column("note", "Lưu ý"),
    Column("sources", "Nguồn"),
)


def tables_of(model: ReportModel) -> Mapping[str, Table]:
    """Return the tables of a report by name: targets, variants, indicators, their years, figures, certificates, districts, sources."""
    return {
        table.id: table
        for table in (
            _targets(model),
            _variants(model),
            _indicators(model),
            _indicator_years(model),
            _figures(model),
            _certificates(model),
            _districts(model),
            _sources(model),
        )
    }


def _targets(model: ReportModel) -> Table:
    columns = (
        Column("id", "Mã"),
        Column("short", "Chỉ tiêu"),
        Column("threshold_text", "Kế hoạch"),
        Column("value_text", "Kết quả"),
        Column("verdict_text", "Kết luận"),
        Column("basis_text", "Căn cứ"),
        Column("why", "Vì sao"),
    )
    rows = tuple({column.key: getattr(target, column.key) for column in columns} for target in model.targets)
    return Table("targets", f"12 chỉ tiêu: {model.title}", columns, rows)


def _variants(model: ReportModel) -> Table:
    columns = (
        Column("target", "Mã"),
        Column("label", "Cách hiểu"),
        Column("value_text", "Kết quả"),
        Column("verdict", "Kết luận"),
    )
    rows = tuple(
        {"target": t.id, "label": v.label, "value_text": v.value_text, "verdict": VERDICTS[v.verdict]}
        for t in model.targets
        for v in t.variants
    )
    return Table("variants", "Các cách hiểu khác của từng chỉ tiêu", columns, rows)


def _indicators(model: ReportModel) -> Table:
    columns = (
        Column("group", "Nhóm"),
        Column("id", "Mã"),
        Column("name", "Chỉ số"),
        Column("kind", "Loại"),
        Column("unit", "Đơn vị tính"),
        Column("year", "Năm"),
        Column("value", "Giá trị", "number", 4),
        Column("low", "Cận dưới", "number", 4),
        Column("high", "Cận trên", "number", 4),
        Column("numerator", "Tử số", "number", 2),
        Column("denominator", "Mẫu số", "number", 2),
        Column("status", "Tình trạng"),
        Column("value_text", "Hiện trên trang"),
        Column("before", "Kỳ so sánh", "number", 4),
        Column("change", "Thay đổi"),
        Column("median", "Trung vị các huyện", "number", 4),
        Column("districts_low", "Huyện thấp nhất", "number", 4),
        Column("districts_high", "Huyện cao nhất", "number", 4),
        Column("n_districts", "Số huyện có giá trị", "integer"),
    )
    rows = tuple(_indicator(group.id, row) for group in model.groups for row in group.indicators)
    return Table("indicators", "Chỉ số của mười nhóm giải pháp", columns, rows)


def _indicator(group: str, row: IndicatorRow) -> dict[str, object]:
    low, high = row.spread or (None, None)
    plain = {name: getattr(row, name) for name in ("id", "name", "kind", "unit", "numerator", "denominator", "median")}
    return plain | {
        "group": group, "year": str(row.now.year), "value": row.now.value, "low": row.now.low, "high": row.now.high,
        "status": row.now.status, "value_text": row.now.text, "before": row.before.value if row.before else None,
        "change": row.change_text, "districts_low": low, "districts_high": high, "n_districts": row.n_districts,
    }  # fmt: skip


def _indicator_years(model: ReportModel) -> Table:
    columns = (
        Column("id", "Mã"),
        Column("short", "Chỉ số"),
        Column("year", "Năm"),
        Column("value", "Giá trị", "number", 4),
        Column("text", "Hiện trên trang"),
        Column("detail", "Thêm"),
        Column("status", "Tình trạng"),
    )
    rows = tuple(
        {"id": row.id, "short": row.short, "year": str(point.year), "value": point.value, "text": point.text,
         "detail": point.detail, "status": point.status}
        for group in model.groups for row in group.indicators for point in row.years
    )  # fmt: skip
    return Table("indicator_years", "Chỉ số qua các năm", columns, rows)


def _figures(model: ReportModel) -> Table:
    columns = (Column("group", "Nhóm"), *_FIGURES)
    rows = tuple(
        {"group": group.id, **{c.key: getattr(row, c.key) for c in _FIGURES}, "sources": "; ".join(row.sources)}
        for group in model.groups
        for row in group.figures
    )
    return Table("figures", "Số liệu công bố theo nhóm giải pháp", columns, rows)


def _certificates(model: ReportModel) -> Table:
    columns = (
        Column("product", "Sản phẩm"),
        Column("producer", "Chủ thể"),
        Column("stars", "Sao", "integer"),
        Column("event", "Sự kiện"),
        Column("start_from", "Công nhận, sớm nhất", "date"),
        Column("start_to", "Công nhận, muộn nhất", "date"),
        Column("end_from", "Hết hạn, sớm nhất", "date"),
        Column("end_to", "Hết hạn, muộn nhất", "date"),
        Column("in_force", "Vào ngày chốt"),
    )
    rows = tuple({column.key: getattr(row, column.key) for column in columns} for row in model.certificates)
    return Table("certificates", "Các lần công nhận có trong sổ", columns, rows)


def _districts(model: ReportModel) -> Table:
    columns = (
        Column("code", "Mã"),
        Column("name", "Huyện, thành phố"),
        Column("total", "Công bố", "integer"),
        Column("when", "Thời điểm"),
        Column("register_low", "Tên trong sổ, ít nhất", "integer"),
    )
    return Table(
        "districts",
        "Chín huyện, thành phố",
        columns,
        tuple({c.key: getattr(d, c.key) for c in columns} for d in model.districts),
    )


def _sources(model: ReportModel) -> Table:
    columns = (
        Column("id", "Mã"),
        Column("publisher", "Nơi công bố"),
        Column("published_on", "Ngày"),
        Column("url", "Địa chỉ", "link"),
    )
    return Table("sources", "Nguồn được dùng", columns, tuple(asdict(source) for source in model.sources))
