"""How charts look: one palette, one set of sizes, fixed margins; readable in grey print and by colour-blind readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
    from matplotlib.figure import Figure

INK, QUIET, GRID, PAPER = "#1c2733", "#5b6770", "#dfe3e6", "#ffffff"
STARS = {3: "#bcd3ce", 4: "#3f7d75", 5: "#0f3d45"}
ACCENT, PALE = "#b3541e", "#eef1f2"
SEQUENCE = ("#e4efec", "#b9d6cf", "#7fb3aa", "#3f8379", "#114f4f")
WIDTH = 7.6
_BASE: dict[Any, Any] = {
    "font.family": "DejaVu Sans", "font.size": 9.5, "axes.edgecolor": QUIET, "axes.labelcolor": INK, "text.color": INK,
    "xtick.color": INK, "ytick.color": INK, "axes.linewidth": 0.8, "hatch.linewidth": 0.7, "hatch.color": QUIET,
}  # fmt: skip


def canvas(height: float, left: float, right: float, top: float, bottom: float) -> tuple[Figure, Axes]:
    """Return a figure of the page's width and its axes, with margins in inches (so that labels never move the plot)."""
    figure = sheet(height)
    return figure, panel(figure, left, bottom, WIDTH - left - right, height - top - bottom)


def sheet(height: float) -> Figure:
    """Return an empty figure of the page's width, height in inches."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context(_BASE):
        return Figure(figsize=(WIDTH, height))


def panel(figure: Figure, left: float, bottom: float, width: float, height: float) -> Axes:
    """Return new axes at a place of a figure, all in inches."""
    import matplotlib as mpl

    across, up = figure.get_size_inches()
    with mpl.rc_context(_BASE):
        axes = figure.add_axes((left / across, bottom / up, width / across, height / up))
    axes.set_axisbelow(True)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0)
    return axes


def grid(axes: Axes, axis: Any = "y") -> None:
    """Draw light grid lines across one axis."""
    axes.grid(True, axis=axis, color=GRID, linewidth=0.8)


def whole_numbers(axis: Axis) -> None:
    """Put few ticks on an axis of counts, none of them between two whole numbers."""
    from matplotlib.ticker import MaxNLocator

    axis.set_major_locator(MaxNLocator(7, steps=[1, 2, 5, 10], integer=True))


def name_places(axes: Axes, labels: Sequence[str], size: float) -> None:
    """Write what stands at 0, 1, 2… below the axis, each line as a text of its own: lines of one text are placed by the widths of
    the font that draws, not of the one that the reader sees."""
    axes.set_xticks(range(len(labels)), [""] * len(labels))
    for place, label in enumerate(labels):
        for line, words in enumerate(label.splitlines()):
            axes.annotate(words, (place, 0), (0, -5 - 1.25 * size * line), xycoords=("data", "axes fraction"),
                          textcoords="offset points", ha="center", va="top", fontsize=size, color=INK)  # fmt: skip


def legend(axes: Axes, columns: int = 4) -> None:
    """Put the legend above the plot, without a frame."""
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1.01), ncols=columns, frameon=False, fontsize=8.8, labelcolor=INK,
                handlelength=1.4, columnspacing=1.2, borderaxespad=0)  # fmt: skip
