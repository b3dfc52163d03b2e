"""What every result has in common: a title, rows of label and value, a caution; written in Vietnamese as text and as HTML."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from html import escape

from ..writing import MISSING, number, plain_number


@dataclass(frozen=True, repr=False)
class Result(ABC):
    """A result that prints itself and renders in Jupyter; a subclass gives `title`, `rows` and, where needed, `caution`."""

    @property
    @abstractmethod
    def title(self) -> str:
        """What the result is, as a heading."""

    @property
    @abstractmethod
    def rows(self) -> list[tuple[str, str]]:
        """Labels and values, already written for readers."""

    @property
    def caution(self) -> str:
        """One sentence when the data are too few or the method is stretched, else empty."""
        return ""

    def __str__(self) -> str:
        said = "; ".join(f"{label} {value}" for label, value in self.rows)
        return " ".join(filter(None, [f"{self.title}: {said}.", self.caution]))

    __repr__ = __str__

    def _repr_html_(self) -> str:
        rows = "".join(
            f'<tr><th scope="row">{escape(label)}</th><td>{escape(value)}</td></tr>' for label, value in self.rows
        )
        note = f"<p><strong>Lưu ý:</strong> {escape(self.caution)}</p>" if self.caution else ""
        return f"<table><caption>{escape(self.title)}</caption><tbody>{rows}</tbody></table>{note}"


def level_text(level: float) -> str:
    """Return a confidence level as a percentage with the decimals that it has.

    >>> level_text(0.95), level_text(0.998)
    ('95%', '99,8%')
    """
    return plain_number(round(level * 100, 2)) + "%"


def p_text(p: float) -> str:
    """Return a p-value with three decimals, or that it is under the smallest of these.

    >>> p_text(2 / 24), p_text(0.0002)
    ('0,083', 'dưới 0,001')
    """
    return "dưới 0,001" if p < 0.001 else number(p, 3)


def span_text(low: float | None, high: float | None, decimals: int = 2) -> str:
    """Return an interval as "từ … đến …"; "–" when it has no ends.

    >>> span_text(4.795, 18.39), span_text(None, None)
    ('từ 4,80 đến 18,39', '–')
    """
    if low is None or high is None:
        return MISSING
    return f"từ {number(low, decimals)} đến {number(high, decimals)}"
