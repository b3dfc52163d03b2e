"""What a page publishes of itself so that the portal can set it beside another: texts as its readers see them, no raw value."""

from __future__ import annotations

from typing import Any

from ..words import say
from .model import ReportModel
from .score_words import band_text, score_text


def compared(model: ReportModel) -> dict[str, Any]:
    """Return the verdicts, key figures and scores of a page as plain data.

    targets: id, short name, threshold, verdict (key and words), value, and whether another reading changes the verdict.
    cards: heading without the page's year, so that two years meet in one row, value and note. scores: group, score, what the
    unknown could make of it, interval of ranks. What the page hides because few persons stand behind it is hidden here too.
    """
    return {
        "targets": [
            {
                "id": target.id, "short": target.short, "wanted": target.threshold_text, "verdict": target.verdict,
                "says": target.verdict_text, "value": target.value_text,
                "turns": any(variant.changes for variant in target.variants),
            }
            for target in model.targets
        ],
        "cards": [
            {"label": of_any_year(card.label, model.year), "value": card.value, "note": card.note}
            for card in model.cards
        ],
        "scores": [
            {
                "name": row.name, "score": score_text(row.score), "band": band_text(row.low, row.high),
                "rank": row.rank_text,
            }
            for row in (model.scores.rows if model.scores else ())
        ],
    }  # fmt: skip


def of_any_year(label: str, year: int | None) -> str:
    """Return a heading without the year of its page.

    >>> of_any_year("Mới trong năm 2024, theo công bố", 2024), of_any_year("Sản phẩm có tên trong sổ", 2024)
    ('Mới trong năm, theo công bố', 'Sản phẩm có tên trong sổ')
    """
    return label if year is None else label.replace(say("report-in-year", year=str(year)), say("report-in-any-year"))
