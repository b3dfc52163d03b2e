"""The method of the scores for readers (docs/cham-diem.md, docs/scoring.md): formulas, every goalpost, limits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from ..definitions import SolutionGroup, Target
from ..indicators.definitions import Indicator
from ..scoring.reference import Scoring
from ..writing import percent, plain_number
from .report import render


def scoring_page(
    scoring: Scoring,
    indicators: Sequence[Indicator],
    groups: Sequence[SolutionGroup],
    targets: Sequence[Target],
    language: Literal["vi", "en"],
) -> str:
    """Return the page in Markdown, in Vietnamese or English; the parameters hold the words of the same language."""
    share, plain = _WRITERS[language]
    references = scoring.references(indicators, targets)
    rows = []
    for item in indicators:
        if item.id in references:
            post = scoring.indicators[item.id]
            say = share if item.is_share and post.per is None else plain
            zero, full = references[item.id].ends("goalposts")
            rows.append((item, post, say(zero), say(full)))
    left_out = [(item, scoring.left_out[item.id]) for item in indicators if item.id in scoring.left_out]
    return render(
        f"scoring.{language}.md.j2", s=scoring, groups=groups, rows=rows, left_out=left_out, share=share, plain=plain
    )


_WRITERS: Mapping[str, tuple[Callable[[float], str], Callable[[float], str]]] = {
    "vi": (lambda share: percent(share, 0), plain_number),
    "en": (lambda share: f"{share * 100:.3g}%", lambda value: f"{value:,.10g}"),
}
