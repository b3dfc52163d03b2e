"""The tables of a report as values: what a page shows, with raw numbers for whoever computes on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict

from ..words import say
from .model import IndicatorRow, ReportModel
from .tables import Column, Kind, Table
from .wording import verdict_word


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


def _headed(kind: Kind = "text", decimals: int = 0, /, **heads: str) -> Iterator[Column]:
    """Yield columns of one kind, each named by the key of its values and headed by what the key of its words says."""
    return (Column(key, say(head), kind, decimals) for key, head in heads.items())


def _targets(model: ReportModel) -> Table:
    columns = (
        *_headed(id="table-code", short="table-target", threshold_text="table-plan", value_text="table-result"),
        *_headed(verdict_text="table-verdict", basis_text="table-basis", why="table-why"),
    )
    rows = tuple({column.key: getattr(target, column.key) for column in columns} for target in model.targets)
    return Table("targets", say("table-targets-caption", page=model.title), columns, rows)


def _variants(model: ReportModel) -> Table:
    columns = _headed(target="table-code", label="table-reading", value_text="table-result", verdict="table-verdict")
    rows = tuple(
        {"target": t.id, "label": v.label, "value_text": v.value_text, "verdict": verdict_word(v.verdict)}
        for t in model.targets
        for v in t.variants
    )
    return Table("variants", say("table-variants-caption"), tuple(columns), rows)


def _indicators(model: ReportModel) -> Table:
    columns = (
        *_headed(group="table-group", id="table-code", name="table-indicator", kind="table-kind", unit="table-unit"),
        *_headed(year="table-year"),
        *_headed("number", 4, value="table-value", low="table-low", high="table-high"),
        *_headed("number", 2, numerator="table-numerator", denominator="table-denominator"),
        *_headed(status="table-state", value_text="table-shown"),
        *_headed("number", 4, before="table-before"),
        *_headed(change="table-change"),
        *_headed("number", 4, median="table-median", districts_low="table-lowest-district"),
        *_headed("number", 4, districts_high="table-highest-district"),
        *_headed("integer", n_districts="table-n-districts"),
    )
    rows = tuple(_indicator(group.id, row) for group in model.groups for row in group.indicators)
    return Table("indicators", say("table-indicators-caption"), columns, rows)


def _indicator(group: str, row: IndicatorRow) -> dict[str, object]:
    low, high = row.spread or (None, None)
    plain = {name: getattr(row, name) for name in ("id", "name", "unit", "numerator", "denominator", "median")}
    return plain | {
        "group": group, "kind": say(f"indicator-kind-{row.kind}"), "year": str(row.now.year), "value": row.now.value,
        "low": row.now.low, "high": row.now.high, "status": row.now.status, "value_text": row.now.text,
        "before": row.before.value if row.before else None, "change": row.change_text, "districts_low": low,
        "districts_high": high, "n_districts": row.n_districts,
    }  # fmt: skip


def _indicator_years(model: ReportModel) -> Table:
    columns = (
        *_headed(id="table-code", short="table-indicator", year="table-year"),
        *_headed("number", 4, value="table-value"),
        *_headed(text="table-shown", detail="table-more", status="table-state"),
    )
    rows = tuple(
        {"id": row.id, "short": row.short, "year": str(point.year), "value": point.value, "text": point.text,
         "detail": point.detail, "status": point.status}
        for group in model.groups for row in group.indicators for point in row.years
    )  # fmt: skip
    return Table("indicator_years", say("table-indicator-years-caption"), columns, rows)


def _figures(model: ReportModel) -> Table:
    columns = (
        *_headed(group="table-group", id="table-code", name="table-figure"),
        *_headed("number", 2, value="table-value"),
        *_headed(unit="table-unit", when="table-when-period", area="table-place", note="table-note"),
        *_headed(sources="table-sources"),
    )
    rows = tuple(
        {c.key: getattr(row, c.key) for c in columns[1:]} | {"group": group.id, "sources": "; ".join(row.sources)}
        for group in model.groups
        for row in group.figures
    )
    return Table("figures", say("table-figures-caption"), columns, rows)


def _certificates(model: ReportModel) -> Table:
    columns = (
        *_headed(product="table-product", producer="table-producer"),
        *_headed("integer", stars="table-stars"),
        *_headed(event="table-event"),
        *_headed("date", start_from="table-recognised-earliest", start_to="table-recognised-latest"),
        *_headed("date", end_from="table-ends-earliest", end_to="table-ends-latest"),
        *_headed(in_force="table-on-day"),
    )
    rows = tuple({column.key: getattr(row, column.key) for column in columns} for row in model.certificates)
    return Table("certificates", say("table-certificates-caption"), columns, rows)


def _districts(model: ReportModel) -> Table:
    columns = (
        *_headed(code="table-code", name="table-district"),
        *_headed("integer", total="table-published"),
        *_headed(when="table-when"),
        *_headed("integer", register_low="table-named"),
    )
    rows = tuple({c.key: getattr(d, c.key) for c in columns} for d in model.districts)
    return Table("districts", say("table-districts-caption"), columns, rows)


def _sources(model: ReportModel) -> Table:
    columns = (
        *_headed(id="table-code", publisher="table-publisher", published_on="table-published-on"),
        *_headed("link", url="table-address"),
    )
    return Table("sources", say("table-sources-caption"), columns, tuple(asdict(source) for source in model.sources))
