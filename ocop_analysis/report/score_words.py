"""What a page says of scores: intervals, never a place that the data do not support; it describes and never explains."""

from __future__ import annotations

from collections.abc import Sequence

from ..statistics import kendall_trend
from ..statistics.result import p_text
from ..statistics.trend import USUAL
from ..writing import MISSING, listing, number
from .model import ScoreRow, StandingRow, StandoutRow

PROPOSED = "Mốc chấm điểm và trọng số là đề xuất, chưa văn bản nào quy định."
FEWEST, FEWEST_YEARS = 2, 3


def rank_text(low: int | None, high: int | None, n_ranked: int | None) -> str:
    """Return the interval of a rank in words; all places possible is said as such.

    >>> rank_text(2, 5, 9), rank_text(1, 9, 9), rank_text(1, 1, 9), rank_text(None, None, None)
    ('từ 2 đến 5', 'chưa phân biệt được (từ 1 đến 9)', '1', '–')
    """
    if low is None or high is None or n_ranked is None:
        return MISSING
    if low == high:
        return number(low)
    span = f"từ {number(low)} đến {number(high)}"
    return f"chưa phân biệt được ({span})" if (low, high) == (1, n_ranked) else span


def score_text(score: float | None) -> str:
    """Return a score with one decimal, or that it is withheld.

    >>> score_text(65.62), score_text(None)
    ('65,6', 'chưa đủ để chấm')
    """
    return "chưa đủ để chấm" if score is None else number(score, 1)


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
    missing = f" Chưa đủ số liệu để chấm {listing(unscored)}." if unscored else ""
    if not tiers:
        return f"Chưa đủ số liệu để so sánh các huyện, thành phố.{missing}"
    if len(tiers) == 1:
        n = number(len(tiers[1]))
        return (
            f"Chưa phân biệt được {n} huyện, thành phố đã chấm: đổi trọng số hay cách tính trong chừng mực hợp lý là thứ tự "
            f"thay đổi, nên không nêu huyện nào đứng thứ mấy.{missing}"
        )
    parts = [f"{_ordinal(place, len(tiers))}: {listing(tiers[tier])}" for place, tier in enumerate(sorted(tiers), 1)]
    head = f"Các huyện, thành phố chia thành {number(len(tiers))} nhóm phân biệt được"
    return f"{head}; {'; '.join(parts)}. Trong cùng một nhóm thì không phân thứ hạng.{missing}"


def _ordinal(place: int, n: int) -> str:
    if place == 1:
        return "nhóm điểm cao nhất"
    return "nhóm điểm thấp nhất" if place == n else f"nhóm thứ {number(place)}"


def _overall(name: str, row: ScoreRow) -> str:
    known = f"{number(row.n_known)} trên {number(row.n_scored)} chỉ số có giá trị"
    if row.score is None:
        return f"Chưa đủ số liệu để chấm điểm chung cho {name}: mới có {known}."
    band = band_text(row.low, row.high)
    doubt = "" if band == MISSING else f"; phần chưa biết có thể đưa điểm tới bất kỳ mức nào trong khoảng {band}"
    return f"Điểm chung của {name} là {number(row.score, 1)} trên 100, tính từ {known}{doubt}."


def _trend(row: ScoreRow) -> str:
    """Return whether the overall score rises or falls over the years, by Kendall's exact test; "" with fewer than three."""
    known = [(year, score) for year, score in row.years if score is not None]
    if len(known) < FEWEST_YEARS:
        return ""
    test = kendall_trend(*zip(*known))
    span = f"từ năm {known[0][0]} đến năm {known[-1][0]}"
    if test.tau is not None and test.p <= USUAL:
        return f"Điểm chung {'tăng' if test.score > 0 else 'giảm'} {span} (kiểm định Kendall chính xác, p = {p_text(test.p)})."
    if test.smallest_p > USUAL:
        return f"Chỉ có {number(len(known))} năm có điểm, quá ít để kết luận điểm chung tăng hay giảm {span}."
    return f"Chưa kết luận được điểm chung tăng hay giảm {span} (kiểm định Kendall chính xác, p = {p_text(test.p)})."


def _place(name: str, row: ScoreRow) -> str:
    if row.rank_low is None or row.rank_high is None or row.n_ranked is None:
        return ""
    n = number(row.n_ranked)
    if (row.rank_low, row.rank_high) == (1, row.n_ranked):
        return f"Số liệu chưa phân biệt được {name} với các huyện, thành phố khác: thứ hạng có thể là bất kỳ bậc nào trong {n} bậc."
    if row.rank_low == row.rank_high:
        return f"Qua các cách tính hợp lý khác nhau, {name} giữ thứ hạng {number(row.rank_low)} trên {n}."
    span = f"từ {number(row.rank_low)} đến {number(row.rank_high)} trên {n}"
    return f"Thứ hạng nằm trong khoảng {span}; chưa phân biệt được các bậc trong khoảng đó."


def _groups(rows: Sequence[ScoreRow]) -> str:
    known = sorted((row for row in rows if row.score is not None), key=lambda row: -(row.score or 0))
    withheld = [row.name for row in rows if row.score is None]
    missing = f" Chưa đủ số liệu để chấm nhóm {listing(withheld)}." if withheld else ""
    if len(known) < FEWEST:
        return missing.strip()
    best, worst = known[0], known[-1]
    return (
        f"Gần mốc cao nhất là nhóm {_quoted(best.name)} ({number(best.score, 1)} điểm), xa mốc nhất là nhóm {_quoted(worst.name)} "
        f"({number(worst.score, 1)} điểm); điểm các nhóm không so được với nhau vì mốc khác nhau.{missing}"
    )


def _standouts(rows: Sequence[StandoutRow]) -> str:
    told = []
    for is_strength, words in ((True, "mặt mạnh"), (False, "mặt yếu")):
        found = [f"{_lower(row.short)} ({row.value_text})" for row in rows if row.is_strength == is_strength]
        if found:
            told.append(f"{words} là {listing(found)}")
    if not told:
        return ""
    return f"So với các huyện, thành phố khác, {'; '.join(told)}. {_by_funnel(rows)}".strip()


def _by_funnel(rows: Sequence[StandoutRow]) -> str:
    shares = [row for row in rows if row.differs]
    differing = [_lower(row.short) for row in shares if row.differs == "yes"]
    if not shares:
        return ""
    if not differing:
        return "Tuy vậy, với số trường hợp ít như hiện nay, chưa tỷ lệ nào trong đó khác hẳn mức chung."
    return f"Trong các tỷ lệ đó, {listing(differing)} khác hẳn mức chung, nhiều hơn mức ngẫu nhiên có thể gây ra."


def _quoted(name: str) -> str:
    return f"“{name}”"


def _lower(text: str) -> str:
    return text if text[1:2].isupper() else text[0].lower() + text[1:]
