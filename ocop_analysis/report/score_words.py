"""What a page says of scores: intervals, never a place that the data do not support; it describes and never explains."""

from __future__ import annotations

from collections.abc import Sequence

from ..statistics import kendall_trend
from ..statistics.trend import USUAL
from ..words import say
from ..writing import MISSING, between, inner, listing, number
from .model import ScoreRow, StandingRow, StandoutRow

FEWEST, FEWEST_YEARS = 2, 3
SMALLEST_P = 0.001


def rank_text(low: int | None, high: int | None, n_ranked: int | None) -> str:
    """Return the interval of a rank in words; all places possible is said as such.

    >>> rank_text(2, 5, 9), rank_text(1, 9, 9), rank_text(1, 1, 9), rank_text(None, None, None)
    ('từ 2 đến 5', 'chưa phân biệt được (từ 1 đến 9)', '1', '–')
    """
    if low is None or high is None or n_ranked is None:
        return MISSING
    if low == high:
        return number(low)
    span = between(number(low), number(high))
    return say("scores-not-apart", span=span) if (low, high) == (1, n_ranked) else span


def score_text(score: float | None) -> str:
    """Return a score with one decimal, or that it is withheld.

    >>> score_text(65.62), score_text(None)
    ('65,6', 'chưa đủ để chấm')
    """
    return say("scores-withheld") if score is None else number(score, 1)


def heat_level(score: float) -> int:
    """Return how dark the cell of a score is, 0 (0-20) to 4 (80-100).

    >>> heat_level(0), heat_level(59.9), heat_level(100)
    (0, 2, 4)
    """
    return min(int(score // 20), 4)


def band_text(low: float | None, high: float | None) -> str:
    """Return what the unknown could make of a score; "–" when nothing is unknown.

    >>> band_text(62.31, 70.0), band_text(62.31, 62.32)
    ('62,3–70,0', '–')
    """
    if low is None or high is None or number(low, 1) == number(high, 1):
        return MISSING
    return f"{number(low, 1)}–{number(high, 1)}"


def district_says(name: str, rows: Sequence[ScoreRow], standouts: Sequence[StandoutRow]) -> tuple[str, ...]:
    """Return the sentences of a district's page."""
    overall = rows[-1]
    parts = _overall(name, overall), _trend(overall), _place(name, overall), _groups(rows[:-1]), _standouts(standouts)
    return tuple(filter(None, parts))


def province_says(name: str, rows: Sequence[ScoreRow], standings: Sequence[StandingRow]) -> tuple[str, ...]:
    """Return the sentences of the province's page: its own score, and which districts can be told apart."""
    parts = _overall(name, rows[-1]), _trend(rows[-1]), tiers_text(standings), _groups(rows[:-1])
    return tuple(filter(None, parts))


def tiers_text(standings: Sequence[StandingRow]) -> str:
    """Return which districts form groups of equals, best first, or that none can be told from the others."""
    tiers: dict[int, list[str]] = {}
    for row in standings:
        if row.tier is not None:
            tiers.setdefault(row.tier, []).append(row.name)
    unscored = [row.name for row in standings if row.score is None]
    missing = say("scores-says-unscored", names=listing(unscored)) if unscored else ""
    return f"{_tiers([tiers[tier] for tier in sorted(tiers)])} {missing}".strip()


def _tiers(tiers: Sequence[Sequence[str]]) -> str:
    if not tiers:
        return say("scores-says-no-tiers")
    if len(tiers) == 1:
        return say("scores-says-one-tier", n=len(tiers[0]))
    told = [_tier(place, len(tiers), listing(names)) for place, names in enumerate(tiers, start=1)]
    return say("scores-says-tiers", n=len(tiers), tiers="; ".join(told))


def _tier(place: int, n: int, names: str) -> str:
    if place == 1:
        return say("scores-says-tier-best", names=names)
    return (
        say("scores-says-tier-last", names=names) if place == n else say("scores-says-tier", place=place, names=names)
    )


def _overall(name: str, row: ScoreRow) -> str:
    counts = {"known": row.n_known, "scored": row.n_scored}
    if row.score is None:
        return say("scores-says-overall-withheld", name=name, n=row.n_known, **counts)
    score, band = number(row.score, 1), band_text(row.low, row.high)
    if band == MISSING:
        return say("scores-says-overall", name=name, score=score, **counts)
    return say("scores-says-overall-open", name=name, score=score, band=band, **counts)


def _trend(row: ScoreRow) -> str:
    """Return whether the overall score rises or falls over the years, by Kendall's exact test; "" with fewer than three."""
    known = [(year, score) for year, score in row.years if score is not None]
    if len(known) < FEWEST_YEARS:
        return ""
    test = kendall_trend(*zip(*known))
    span = {"first": str(known[0][0]), "last": str(known[-1][0])}
    if test.tau is not None and test.p <= USUAL:
        return say("scores-says-rising" if test.score > 0 else "scores-says-falling", p=_p(test.p), **span)
    if test.smallest_p > USUAL:
        return say("scores-says-few-years", n=len(known), **span)
    return say("scores-says-no-trend", p=_p(test.p), **span)


def _p(p: float) -> str:
    return say("scores-says-p-small", least=number(SMALLEST_P, 3)) if p < SMALLEST_P else number(p, 3)


def _place(name: str, row: ScoreRow) -> str:
    if row.rank_low is None or row.rank_high is None or row.n_ranked is None:
        return ""
    if (row.rank_low, row.rank_high) == (1, row.n_ranked):
        return say("scores-says-any-rank", name=name, ranked=row.n_ranked)
    if row.rank_low == row.rank_high:
        return say("scores-says-one-rank", name=name, rank=row.rank_low, ranked=row.n_ranked)
    return say("scores-says-ranks", low=row.rank_low, high=row.rank_high, ranked=row.n_ranked)


def _groups(rows: Sequence[ScoreRow]) -> str:
    known = sorted(((row.score, row.name) for row in rows if row.score is not None), key=lambda pair: -pair[0])
    withheld = [say("scores-says-group", name=row.name) for row in rows if row.score is None]
    told = []
    if len(known) >= FEWEST:
        (most, best), (least, worst) = known[0], known[-1]
        told.append(
            say("scores-says-groups", best=best, most=number(most, 1), worst=worst, least=number(least, 1)),
        )
    if withheld:
        told.append(say("scores-says-groups-withheld", n=len(withheld), groups=listing(withheld)))
    return " ".join(told)


def _standouts(rows: Sequence[StandoutRow]) -> str:
    strong, weak = (
        listing(f"{inner(row.short)} ({row.value_text})" for row in rows if row.is_strength == side)
        for side in (True, False)
    )
    if strong and weak:
        told = say("scores-says-strong-weak", strong=strong, weak=weak)
    elif strong:
        told = say("scores-says-strong", strong=strong)
    else:
        told = say("scores-says-weak", weak=weak) if weak else ""
    return f"{told} {_by_funnel(rows)}".strip()


def _by_funnel(rows: Sequence[StandoutRow]) -> str:
    shares = [row for row in rows if row.differs]
    differing = [inner(row.short) for row in shares if row.differs == "yes"]
    if not shares:
        return ""
    if not differing:
        return say("scores-says-none-differs")
    return say("scores-says-differing", n=len(differing), shares=listing(differing))
