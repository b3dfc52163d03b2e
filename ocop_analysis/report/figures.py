"""The charts: plain data in, a Chart out, with its text alternative and the table behind it. Titles and subtitles come from the
caller."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from ..words import Language, language, say, spoken
from ..writing import MISSING, date_span, number, percent, short_date
from .style import ACCENT, GRID, INK, PALE, PAPER, QUIET, STARS, canvas, grid, legend, name_places, whole_numbers
from .svg import HALO, figure_to_svg
from .tables import Column, Table

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Head:
    """What stands around a chart: its finding as title; what it measures, with unit, place and time, as subtitle; its source."""

    id: str
    title: str
    subtitle: str
    source: str


@dataclass(frozen=True)
class Chart:
    """A drawn chart: what stands around it, SVG, text alternative, and the table behind it."""

    head: Head
    svg: str
    alt: str
    table: Table
    language: Language = field(default_factory=language)

    @spoken
    def html(self) -> str:
        """Return the chart as an HTML figure with its table folded below."""
        return str(
            Markup(
                '<figure class="chart" id="{}">\n<figcaption>{} <small>{}</small></figcaption>\n{}\n<p class="source">{}</p>\n'
                "<details><summary>{}</summary>\n{}</details>\n</figure>"
            ).format(
                self.head.id,
                self.head.title,
                self.head.subtitle,
                Markup(self.svg),
                say("chart-source", source=self.head.source),
                say("chart-show-table"),
                Markup(self.table.html()),
            )
        )

    _repr_html_ = html


def to_chart(figure: Any, head: Head, alt: str, columns: Sequence[Column], rows: Rows) -> Chart:
    """Return a drawn figure as a chart, with the columns of its rows as the table behind it."""
    keys = [column.key for column in columns]
    kept = tuple({key: row[key] for key in keys} for row in rows)
    table = Table(f"{head.id}-bang", head.subtitle, tuple(columns), kept)
    return Chart(head, figure_to_svg(figure, head.id, head.title, alt), alt, table)


def need(rows: Rows, name: str) -> None:
    """Refuse to draw nothing. Errors: ValueError."""
    if not rows:
        raise ValueError(f"{name}: nothing to draw; the caller says in words that nothing is known")


def stars_over_time(points: Rows, register: Rows, head: Head) -> Chart:
    """Draw published totals by star over time, and beside the last one what the partial register names.

    points: label, date, total, three, four, five (None where the source does not split); register: date, low, high.
    """
    need(points, "stars_over_time")
    labels = [textwrap.fill(str(point["label"]), 12) for point in points] + [
        say("chart-stock-register", date=short_date(row["date"])) for row in register
    ]
    lines = max(label.count("\n") + 1 for label in labels)
    figure, axes = canvas(3.0 + 0.15 * lines, left=0.62, right=0.1, top=0.4, bottom=0.16 + 0.15 * lines)
    places = range(len(points))
    base = [0] * len(points)
    top = max(*(point["total"] for point in points), *(row["high"] for row in register), 1)
    for star, key in ((3, "three"), (4, "four"), (5, "five")):
        heights = [point[key] or 0 for point in points]
        bars = axes.bar(places, heights, 0.62, bottom=base, color=STARS[star], linewidth=0,
                        label=say("chart-stock-star", star=str(star)))  # fmt: skip
        axes.bar_label(bars, [number(n) if n > top * 0.08 else "" for n in heights], label_type="center", fontsize=8.6,
                       color=INK if star == 3 else PAPER)  # fmt: skip
        base = [b + h for b, h in zip(base, heights, strict=True)]
    whole = [point["total"] if point["three"] is None else 0 for point in points]
    if any(whole):
        axes.bar(places, whole, 0.62, color=PALE, hatch="///", edgecolor=QUIET, linewidth=0.6,
                 label=say("chart-stock-no-stars"))  # fmt: skip
    for place, point in zip(places, points, strict=True):
        axes.text(
            place,
            point["total"] + top * 0.02,
            number(point["total"]),
            ha="center",
            va="bottom",
            fontweight="bold",
            gid=HALO,
        )
    for row in register:
        middle, place = (row["low"] + row["high"]) / 2, len(points)
        axes.errorbar([place], [middle], yerr=[[middle - row["low"]], [row["high"] - middle]], fmt="D", color=ACCENT,
                      markersize=5, capsize=5, label=say("chart-stock-named"))  # fmt: skip
        axes.text(place, row["high"] + top * 0.04, _span(row), ha="center", va="bottom", color=ACCENT, gid=HALO)
    name_places(axes, labels, 8.8 if len(labels) < 10 else 7.8)
    axes.set_ylim(0, top * 1.14)
    whole_numbers(axes.yaxis)
    axes.set_xlim(-0.6, len(labels) - 0.4)
    axes.set_ylabel(say("chart-products"))
    grid(axes)
    legend(axes, 5)
    alt = say("chart-stock-alt", points="; ".join(_stock_said(point) for point in points))
    marks = [say("chart-stock-point-register", date=short_date(row["date"]), span=_span(row)) for row in register]
    columns = (Column("label", say("table-when")), Column("total", say("chart-stock-total"), "integer"),
               *(Column(key, say("chart-stock-star", star=str(star)), "integer")
                 for star, key in ((3, "three"), (4, "four"), (5, "five"))))  # fmt: skip
    return to_chart(figure, head, " ".join([alt, *marks]), columns, points)


def _span(row: Mapping[str, Any]) -> str:
    return number(row["low"]) if row["low"] == row["high"] else f"{number(row['low'])}–{number(row['high'])}"


def _stock_said(point: Mapping[str, Any]) -> str:
    if point["three"] is None:
        return say("chart-stock-point-no-stars", label=point["label"], total=point["total"])
    stars = {key: number(point[key]) for key in ("three", "four", "five")}
    return say("chart-stock-point", label=point["label"], total=point["total"], **stars)


def new_per_year(rows: Rows, target: float, head: Head) -> Chart:
    """Draw new products per year and their sum against the plan's number; a year without a figure is an empty box.

    rows: year, new (None when unknown), cumulative_low, known.
    """
    need(rows, "new_per_year")
    figure, axes = canvas(3.1, left=0.62, right=0.15, top=0.4, bottom=0.3)
    places = range(len(rows))
    top = max(target, *(row["cumulative_low"] for row in rows)) * 1.16
    axes.bar(places, [row["new"] or 0 for row in rows], 0.55, color=STARS[4], label=say("chart-new-in-year"))
    for place, row in zip(places, rows, strict=True):
        if row["known"]:
            axes.text(
                place,
                row["new"] / 2,
                number(row["new"]),
                ha="center",
                va="center",
                color=PAPER,
                fontweight="bold",
            )
        else:
            axes.bar([place], [top * 0.16], 0.55, color="none", edgecolor=QUIET, linestyle="--", linewidth=1)
            axes.text(place, top * 0.08, say("chart-unknown"), ha="center", va="center", color=QUIET)
    sums = [row["cumulative_low"] for row in rows]
    axes.plot(places, sums, "o-", color=INK, label=say("chart-new-sum"), markersize=5)
    for place, value in zip(places, sums, strict=True):
        axes.text(place, value + top * 0.03, number(value), ha="center", va="bottom", color=INK, gid=HALO)
    axes.axhline(target, color=ACCENT, linestyle=(0, (5, 3)), linewidth=1.4)
    axes.text(-0.56, target + top * 0.015, say("chart-new-plan", target=number(target)), color=ACCENT, va="bottom")
    axes.set_xticks(list(places), [str(row["year"]) for row in rows])
    axes.set_xlim(-0.6, max(len(rows) - 0.4, 1.4))
    axes.set_ylim(0, top)
    whole_numbers(axes.yaxis)
    axes.set_ylabel(say("chart-products"))
    grid(axes)
    legend(axes)
    said = "; ".join(
        say("chart-new-point", year=str(r["year"]), new=number(r["new"]) if r["known"] else say("chart-unknown"),
            sum=number(r["cumulative_low"]))
        for r in rows
    )  # fmt: skip
    columns = (Column("year", say("table-year")), Column("new", say("chart-new-in-year"), "integer"),
               Column("cumulative_low", say("chart-new-sum-column"), "integer"))  # fmt: skip
    alt = say("chart-new-alt", points=said, target=number(target))
    return to_chart(figure, head, alt, columns, rows)


def certificate_timeline(rows: Rows, as_of: dt.date, head: Head) -> Chart:
    """Draw one bar a certificate: solid where it is certainly in force, hatched where it may be.

    rows: label, stars, start_from, start_to, end_from, end_to (dates).
    """
    need(rows, "certificate_timeline")
    from matplotlib.dates import DateFormatter, YearLocator, date2num

    figure, axes = canvas(0.95 + 0.27 * len(rows), left=2.75, right=0.2, top=0.42, bottom=0.36)
    for place, row in enumerate(reversed(rows)):
        first, sure_from, sure_to, last = (
            date2num(row[key]) for key in ("start_from", "start_to", "end_from", "end_to")
        )
        axes.barh(place, last - first, 0.62, left=first, color=PALE, edgecolor=QUIET, hatch="////", linewidth=0.5)
        if sure_to > sure_from:
            axes.barh(
                place,
                sure_to - sure_from,
                0.62,
                left=sure_from,
                color=STARS.get(row["stars"], QUIET),
                edgecolor=QUIET,
                linewidth=0.5,
            )
    axes.axvline(date2num(as_of), color=ACCENT, linewidth=1.6)
    axes.text(
        date2num(as_of),
        len(rows) - 0.35,
        say("chart-timeline-day", date=short_date(as_of)),
        color=ACCENT,
        ha=_side(date2num(as_of), *axes.get_xlim()),
        va="bottom",
        fontsize=8.8,
    )
    labels = [textwrap.shorten(_starred(row), 44, placeholder="…") for row in reversed(rows)]
    axes.set_yticks(range(len(rows)), labels, fontsize=8.2)
    axes.set_ylim(-0.6, len(rows) - 0.4)
    axes.xaxis.set_major_locator(YearLocator())
    axes.xaxis.set_major_formatter(DateFormatter("%Y"))
    grid(axes, "x")
    said = "; ".join(
        say("chart-timeline-item", label=_starred(r), start=date_span(r["start_from"], r["start_to"]),
            end=date_span(r["end_from"], r["end_to"]))
        for r in rows
    )  # fmt: skip
    columns = (Column("label", say("table-product")), Column("stars", say("table-stars"), "integer"),
               Column("start_from", say("table-recognised-earliest"), "date"),
               Column("start_to", say("table-recognised-latest"), "date"),
               Column("end_from", say("table-ends-earliest"), "date"),
               Column("end_to", say("table-ends-latest"), "date"))  # fmt: skip
    return to_chart(figure, head, say("chart-timeline-alt", items=said), columns, rows)


def _side(place: float, low: float, high: float) -> str:
    """Return how to set a label above a place on an axis so that it stays inside the plot."""
    share = (place - low) / (high - low)
    return "right" if share > 0.85 else "left" if share < 0.15 else "center"


def _starred(row: Mapping[str, Any]) -> str:
    return f"{row['stars']}★ {row['label']}" if row["stars"] else str(row["label"])


def expiring_by_year(rows: Rows, head: Head) -> Chart:
    """Draw how many known certificates end in each year, certain ones solid, possible ones hatched.

    rows: year, certain, possible.
    """
    need(rows, "expiring_by_year")
    figure, axes = canvas(2.5, left=0.62, right=0.15, top=0.36, bottom=0.3)
    places = range(len(rows))
    certain, possible = [row["certain"] for row in rows], [row["possible"] for row in rows]
    axes.bar(places, certain, 0.58, color=STARS[4], label=say("chart-expiry-certain"))
    axes.bar(
        places,
        possible,
        0.58,
        bottom=certain,
        color=PALE,
        hatch="////",
        edgecolor=QUIET,
        linewidth=0.5,
        label=say("chart-expiry-possible"),
    )
    top = max(c + p for c, p in zip(certain, possible, strict=True)) or 1
    for place, row in zip(places, rows, strict=True):
        both = {"low": row["certain"], "high": row["certain"] + row["possible"]}
        axes.text(place, both["high"] + top * 0.03, _span(both), ha="center", va="bottom", gid=HALO)
    axes.set_xticks(list(places), [str(row["year"]) for row in rows])
    axes.set_xlim(-0.6, max(len(rows) - 0.4, 2.4))
    axes.set_ylim(0, top * 1.18)
    whole_numbers(axes.yaxis)
    axes.set_ylabel(say("chart-expiry-count"))
    grid(axes)
    legend(axes)
    said = "; ".join(
        say("chart-expiry-point", year=str(r["year"]), certain=number(r["certain"]), possible=number(r["possible"]))
        for r in rows
    )
    columns = (Column("year", say("table-year")), Column("certain", say("chart-expiry-certain"), "integer"),
               Column("possible", say("chart-expiry-more"), "integer"))  # fmt: skip
    return to_chart(figure, head, say("chart-expiry-alt", points=said), columns, rows)


def place_said(name: str, text: str | None, when: str) -> str:
    """Return a district with its number and the time of it, or that it has none."""
    return (
        say("chart-map-unknown", name=name) if text is None else say("chart-map-tile", name=name, text=text, when=when)
    )


def dot_plot(rows: Rows, head: Head, x_label: str, highlight: str | None = None) -> Chart:
    """Draw one dot a district; the highlighted one strong, unknown ones in words.

    rows: code, name, value (None when unknown), text, date.
    """
    need(rows, "dot_plot")
    figure, axes = canvas(0.62 + 0.3 * len(rows), left=1.35, right=1.55, top=0.08, bottom=0.48)
    top = max([row["value"] for row in rows if row["value"] is not None], default=1)
    for place, row in enumerate(reversed(rows)):
        strong = row["code"] == highlight
        colour = ACCENT if strong else STARS[4]
        weight = "bold" if strong else "normal"
        axes.axhline(place, color=GRID, linewidth=0.8)
        axes.text(
            -0.02, place, row["name"], ha="right", va="center", fontweight=weight, transform=axes.get_yaxis_transform()
        )
        if row["value"] is not None:
            axes.plot([row["value"]], [place], "D" if strong else "o", color=colour, markersize=8)
        said = f"{row['text']} ({row['date']})" if row["value"] is not None else say("table-no-data")
        axes.text(1.03, place, said, ha="left", va="center", fontweight=weight, color=INK if row["value"] is not None else QUIET,
                  transform=axes.get_yaxis_transform(), fontsize=8.8)  # fmt: skip
    axes.set(yticks=[], ylim=(-0.6, len(rows) - 0.4), xlim=(0, top * 1.08))
    whole_numbers(axes.xaxis)
    axes.set_xlabel(x_label)
    grid(axes, "x")
    said = "; ".join(place_said(r["name"], r["text"] if r["value"] is not None else None, r["date"]) for r in rows)
    columns = (Column("name", say("table-district")), Column("value", x_label, "integer"),
               Column("date", say("table-when")))  # fmt: skip
    return to_chart(figure, head, say("chart-comparison-alt", districts=said), columns, rows)


def _unknown_text(row: Mapping[str, Any]) -> str:
    """Return why a share has no place on the axis: nothing is known, or it is too small to be published."""
    return str(row["text"]) if row["low"] is None and row["text"] != MISSING else say("table-no-data")


def bounds_plot(rows: Rows, head: Head) -> Chart:
    """Draw for each share its range of possible values against the plan's threshold.

    rows: label, threshold, low, high (0-1; None when nothing is known), text.
    """
    need(rows, "bounds_plot")
    figure, axes = canvas(0.66 + 0.4 * len(rows), left=2.75, right=1.72, top=0.18, bottom=0.44)
    for place, row in enumerate(reversed(rows)):
        unknown = row["low"] is None or (row["low"], row["high"]) == (0.0, 1.0)
        low, high = (0, 100) if unknown else (row["low"] * 100, row["high"] * 100)
        if high > low:
            axes.barh(place, high - low, 0.46, left=low, color=PALE, edgecolor=QUIET, linewidth=0.5, hatch="////")
        else:
            axes.plot([low], [place], "D", color=STARS[5], markersize=7)
        said = textwrap.fill(_unknown_text(row) if unknown else row["text"], 25)
        axes.text(1.03, place, said, ha="left", va="center", fontsize=8.6, color=QUIET if unknown else INK,
                  transform=axes.get_yaxis_transform())  # fmt: skip
        mark = row["threshold"] * 100
        axes.plot([mark, mark], [place - 0.32, place + 0.32], color=ACCENT, linewidth=2.4)
        goal = percent(row["threshold"], 0)
        axes.text(mark, place + 0.34, say("chart-shares-mark", value=goal) if place + 1 == len(rows) else goal,
                  ha=_side(mark, 0, 100), va="bottom", fontsize=7.6, color=ACCENT)  # fmt: skip
    axes.set_yticks(range(len(rows)), [textwrap.fill(str(r["label"]), 48) for r in reversed(rows)], fontsize=8.6)
    axes.set(xlim=(0, 100), ylim=(-0.6, len(rows) - 0.3))
    axes.set_xlabel(say("chart-shares-axis"))
    grid(axes, "x")
    said = "; ".join(
        say("chart-shares-item", label=r["label"], value=r["text"] if r["low"] is not None else _unknown_text(r),
            threshold=percent(r["threshold"], 0))
        for r in rows
    )  # fmt: skip
    columns = (Column("label", say("table-target")), Column("threshold", say("chart-shares-threshold-column"), "percent"),
               Column("low", say("table-low"), "percent"), Column("high", say("table-high"), "percent"))  # fmt: skip
    return to_chart(figure, head, say("chart-shares-alt", items=said), columns, rows)
