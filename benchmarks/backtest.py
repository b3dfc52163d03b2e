"""Try the forecasts on what has come since: from the ends of years up to one, forecast the later ones, and look.

On the published series, and on the synthetic sample for every unit and every target with a series. Writes the page
docs/kiem-nghiem-du-bao.md, which tests/test_backtest.py holds fresh; cleaning the sample takes most of the time.

    python benchmarks/backtest.py
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pandas as pd

from ocop_analysis.project import Project
from ocop_analysis.report.build import Library
from ocop_analysis.statistics import Forecast, forecast_count, forecast_share
from ocop_analysis.statistics.forecast import IMPOSSIBLE, LEVELS, SCALE
from ocop_analysis.targets import Assessment
from ocop_analysis.targets.series import YearPoint, growth, known_points, only_grows, point_of, shares
from ocop_analysis.words import say
from ocop_analysis.writing import number, percent

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "kiem-nghiem-du-bao.md"
GROUPS = {"total": "số cộng dồn (T01, T03, T04)", "share": "tỷ lệ (T05-T11)"}
WAYS = {
    True: "cách đang dùng",
    False: "Poisson thuần, không xét độ phân tán",
}


@dataclass(frozen=True)
class Try:
    """A forecast of the end of a later year, and what came; is_goal: whether the plan sets this unit the target."""

    unit: str
    target: str
    kind: str
    forecast: Forecast
    came: float
    is_goal: bool

    def is_within(self, level: float) -> bool:
        """Return whether what came lies in the interval of a level."""
        ends = next(one for one in self.forecast.intervals if one.level == level)
        return ends.low - 1e-9 <= self.came <= ends.high + 1e-9

    @property
    def is_reached(self) -> bool:
        return self.came >= self.forecast.target - 1e-9

    @property
    def was_reached(self) -> bool:
        return (self.forecast.so_far or 0.0) >= self.forecast.target - 1e-9


def tries_of(library: Library) -> list[Try]:
    """Return all forecasts that the years of the plan allow, for every unit and target."""
    plan = library.plan
    found: list[Try] = []
    for code in (plan.province.code, *(district.code for district in library.districts)):
        by_year = [library.assess(code, dt.date(year, 12, 31), with_variants=False) for year in plan.years]
        for one in zip(*by_year, strict=True):
            found += _tries(one)
    return found


def _tries(assessments: Sequence[Assessment]) -> list[Try]:
    target, unit = assessments[0].target, assessments[0].unit
    if target.kind == "count" and not only_grows(target):
        return []
    known = known_points([point_of(item) for item in assessments])
    is_goal = assessments[-1].verdict != "not_applicable"
    kind = "total" if only_grows(target) else "share"
    return [
        Try(unit, target.id, kind, forecast, came, is_goal)
        for n, _ in enumerate(known)
        for later in known[n + 1 :]
        for forecast, came in _forecasts(assessments[0], known[: n + 1], later)
    ]


def _forecasts(asked: Assessment, points: list[YearPoint], later: YearPoint) -> list[tuple[Forecast, float]]:
    """Return the forecast from the points and what came, or nothing where there is no forecast."""
    target = asked.target
    found: Forecast
    if only_grows(target):
        came = growth(target, points)
        value = later.low if target.kind == "count" else later.numerator
        if came is None or value is None:
            return []
        cap = int(points[-1].denominator or 0) if target.kind == "share" else None
        goal = target.threshold if cap is None else target.threshold * cap
        found = forecast_count(came.years, came.counts, later.on.year, goal, lengths=came.lengths, cap=cap)
    else:
        counted = shares(points)
        value = later.low
        if counted is None or value is None:
            return []
        found = forecast_share([point.on.year for point in points], *counted, later.on.year, target.threshold)
    return [] if found.is_silent else [(found, float(value))]


def published_series(figures: pd.DataFrame, province: str) -> dict[int, int]:
    """Return how many products were new in each year: what was published, and before that what totals grew by."""
    ours = figures[
        figures["unit_code"].eq(province) & figures["territory"].eq("old") & ~figures["is_goal"].fillna(False)
    ]
    totals = ours[ours["indicator"].eq("products_total")].dropna(subset=["as_of_to"])
    at_end = {
        year: totals.loc[totals["as_of_to"].eq(pd.Timestamp(year, 12, 31)), "value"].max() for year in (2019, 2020)
    }
    new = ours[ours["indicator"].eq("products_new_in_year") & ours["period_from"].eq(ours["period_to"])]
    said = {int(year): int(value) for year, value in zip(new["period_from"], new["value"], strict=True)}
    return {2019: int(at_end[2019]), 2020: int(at_end[2020] - at_end[2019]), **dict(sorted(said.items()))}


def published_tries(series: dict[int, int], overdispersed: bool) -> list[Try]:
    """Return the forecasts of one year ahead, from the years of the plan and from all years before; came: the total then."""
    found = []
    for first, last in ((2021, 2023), *((2019, last) for last in range(2021, max(series)))):
        years = range(first, last + 1)
        counts = [series[year] for year in years]
        forecast = forecast_count(years, counts, last + 1, sum(counts), overdispersed=overdispersed)
        found.append(Try("", "T01", "total", forecast, sum(counts) + series[last + 1], is_goal=False))
    return found


def _published_rows(tries: dict[bool, list[Try]]) -> list[tuple[str, ...]]:
    return [
        _published_row(one, WAYS[way])
        for both in zip(*tries.values(), strict=True)
        for way, one in zip(tries, both, strict=True)
    ]


def _published_row(one: Try, way: str) -> tuple[str, ...]:
    found, before = one.forecast, one.forecast.so_far or 0.0
    spans = [f"{number(ends.low - before)}-{number(ends.high - before)}" for ends in found.intervals]
    told = [f"{span} ({'có' if one.is_within(level) else 'không'})" for span, level in zip(spans, LEVELS, strict=True)]
    years = f"{found.years[0]}-{found.years[-1]}"
    return years, way, str(found.until), number((found.median or 0.0) - before), *told, number(one.came - before)


def _outside(tries: Sequence[Try], level: float) -> int:
    return sum(not one.is_within(level) for one in tries)


def _fit(tries: Sequence[Try]) -> str:
    """Return in a sentence whether the intervals were too wide or too narrow, a few points aside."""
    off = [1 - _outside(tries, level) / len(tries) - level for level in LEVELS]
    if max(off) > 0.05:
        return "Số lần nằm trong khoảng nhiều hơn 80% và 95%: **các khoảng quá rộng trên bộ mẫu**."
    if min(off) < -0.05:
        return "Số lần nằm trong khoảng ít hơn 80% và 95%: **các khoảng quá hẹp trên bộ mẫu**."
    return "Số lần nằm trong khoảng gần với 80% và 95%."


def _coverage_rows(tries: Sequence[Try]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for kind, name in GROUPS.items():
        of_kind = [one for one in tries if one.kind == kind]
        for ahead in sorted({one.forecast.left for one in of_kind}):
            some = [one for one in of_kind if one.forecast.left == ahead]
            inside = [percent(sum(one.is_within(level) for one in some) / len(some)) for level in LEVELS]
            rows.append((name, number(ahead), number(len(some)), *inside))
    return rows


def judged(tries: Iterable[Try]) -> list[Try]:
    """Return the tries whose probability says something: the plan sets the target, and the answer was open."""
    return [one for one in tries if one.is_goal and not one.forecast.settled]


def brier(tries: Sequence[Try]) -> tuple[float, float]:
    """Return the Brier score of the probabilities, and of saying that all stays as it is: mean squares, 0 best, 1 worst."""
    ours = sum(((one.forecast.probability or 0.0) - one.is_reached) ** 2 for one in tries)
    same = sum((one.was_reached - one.is_reached) ** 2 for one in tries)
    return ours / len(tries), same / len(tries)


def _word_rows(tries: Sequence[Try]) -> list[tuple[str, ...]]:
    order = [say(key) for key in (*(key for _, key in SCALE), IMPOSSIBLE)]
    rows: list[tuple[str, ...]] = []
    for word, group in groupby(
        sorted(tries, key=lambda one: order.index(one.forecast.words)), lambda one: one.forecast.words
    ):
        some = list(group)
        mean = sum(one.forecast.probability or 0.0 for one in some) / len(some)
        reached = sum(one.is_reached for one in some)
        rows.append((word, number(len(some)), percent(mean), f"{percent(reached / len(some))} ({number(reached)})"))
    return rows


def page(public: Project, sample: Project) -> str:
    """Return the page on how the forecasts did."""
    series = published_series(public.tables["figures"], public.params.plan.province.code)
    tries = tries_of(sample.library)
    past = {way: published_tries(series, way) for way in WAYS}
    open_ones = judged(tries)
    ours, same = brier(open_ones)
    ends = ("Khoảng 80%", "Khoảng 95%")
    return _TEXT.format(
        series=", ".join(f"{year}: {number(count)}" for year, count in series.items()),
        published=_table(("Từ các năm", "Cách tính", "Dự báo năm", "Giữa", *ends, "Thực tế"), _published_rows(past)),
        asked=number(len(past[True])),
        out80=number(_outside(past[True], 0.8)),
        out95=number(_outside(past[True], 0.95)),
        plain80=number(_outside(past[False], 0.8)),
        plain95=number(_outside(past[False], 0.95)),
        coverage=_table(
            ("Loại", "Trước mấy năm", "Số lần thử", *(f"Trong k{end[1:]}" for end in ends)), _coverage_rows(tries)
        ),
        fit=_fit(tries),
        units=number(len({one.unit for one in tries})),
        tries=number(len(tries)),
        words=_table(("Lời", "Số lần", "Xác suất trung bình", "Thực sự đạt"), _word_rows(open_ones)),
        judged=number(len(open_ones)),
        brier=number(ours, 3),
        same=number(same, 3),
    )


def _table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [headings, tuple("---" for _ in headings), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


_TEXT = """<!-- Do not edit: benchmarks/backtest.py writes this page (python benchmarks/backtest.py). -->

# Kiểm nghiệm dự báo

Dự báo chỉ đáng tin đến mức nó đã đúng trước đây. Trang này thử lại: chỉ dùng các năm đến một năm nào đó, dự báo các năm sau, rồi
so với số đã xảy ra. Cách tính: [số đếm](../ocop_analysis/statistics/forecast_counts.py),
[tỷ lệ](../ocop_analysis/statistics/forecast_shares.py).

## Số công bố của tỉnh

Sản phẩm mới từng năm: {series} (2019 và 2020 tính từ tổng số công bố). Cột giữa và các khoảng là số mới của năm được dự báo, trong
ngoặc là thực tế có nằm trong khoảng hay không.

{published}

Trong {asked} lần, thực tế ra ngoài khoảng 80% {out80} lần, ra ngoài khoảng 95% {out95} lần; nếu coi số mới là Poisson thuần thì {plain80}
và {plain95} lần: vì thế cách đang dùng luôn xét độ phân tán giữa các năm. Cách tính giả định nhịp không đổi, nên khi số mới tăng dần thì dự
báo thấp hơn thực tế. Các lần thử dùng chung số liệu, không phải những bằng chứng độc lập.

## Bộ số liệu mẫu

Bộ `sample` do chương trình sinh ra, không phải số thật: phần này cho thấy cách tính chạy đúng, không cho thấy dự báo của tỉnh đúng đến đâu.
Thử mọi chỉ tiêu có ít nhất ba cuối năm biết chắc, của {units} đơn vị (tỉnh và các huyện), {tries} lần.

{coverage}

{fit} Các lần thử cùng đơn vị, cùng chỉ tiêu phụ thuộc nhau. Không chỉnh cách tính cho khít, vì bộ mẫu không phải bằng
chứng về dao động thật. Riêng tỷ lệ: năm sau phần lớn vẫn là các chủ thể của năm trước, nên tỷ lệ dao động ít hơn mức ngẫu nhiên mà
cách tính dựa vào.

## Lời nói về khả năng

{judged} lần khi kế hoạch có giao chỉ tiêu cho đơn vị và kết quả còn bỏ ngỏ, trên bộ mẫu:

{words}

Điểm Brier (trung bình bình phương sai lệch giữa xác suất và kết quả; 0 là tốt nhất) là {brier}; nói “mọi sự giữ nguyên như hiện nay” được
{same}, luôn nói 50% được 0,250. Hai cột cuối càng gần nhau thì lời nói càng đúng; mỗi dòng chỉ có ít lần, không đủ để kết luận riêng.
"""


def main() -> None:
    PAGE.write_text(page(Project(ROOT, "public"), Project(ROOT, "sample")), encoding="utf-8", newline="\n")
    print(PAGE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
