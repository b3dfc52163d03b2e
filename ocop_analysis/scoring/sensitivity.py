"""Which of the choices behind a ranking matters most (OECD/JRC Handbook 2008, Step 7: sensitivity analysis)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape

import numpy as np
import pandas as pd

from ..bounds import divide_each
from ..writing import number, percent
from .aggregation import Mean
from .choosing import Setting, Wanted, prepared, run_problems
from .drawing import Draws, draw, ranks_of
from .inputs import choice
from .normalising import Method, Reference
from .sobol import indices

LABELS = {
    "weights": "trọng số",
    "normalisation": "cách chuẩn hóa",
    "mean": "cách lấy trung bình",
    "place": "số liệu còn thiếu",
    "left_out": "chỉ số bị bỏ ra",
}


@dataclass(frozen=True, repr=False)
class Sensitivity:
    """How much each choice is answerable for.

    table: one row a choice, the most influential first: label, first (share of the variance by the choice alone), total (with
    all its interplay), first_low, first_high, total_low, total_high (95% intervals of the estimate; all NaN when variance is 0).
    output: what was followed, in words; average: its mean over the runs, in ranks; variance: in squared ranks.
    n: runs in each of the two sets, used: those of them in which the output exists; seed: what they were drawn from.
    """

    table: pd.DataFrame
    output: str
    average: float
    variance: float
    n: int
    used: int
    seed: int

    @property
    def said(self) -> str:
        """One sentence that names the choice that matters most, or says that none does."""
        if self.used < 2:
            return "Chưa nói được gì: không có thứ hạng nào để so sánh."
        if self.variance == 0:
            return f"Không lựa chọn nào làm thay đổi kết quả: {self.output} như nhau trong mọi lượt thử."
        first, *others = self.table.itertuples()
        told = (
            f"Ảnh hưởng nhiều nhất là {first.label}: liên quan đến {_share(first.total)} mức dao động của {self.output} "
            f"(riêng một mình {_share(first.first)})"
        )
        near = [other.label for other in others if other.total_high >= first.total_low]
        return told + (f"; chưa tách bạch được với {' và '.join(near)}." if near else ".")

    def __str__(self) -> str:
        rows = "; ".join(f"{label} {first}, {total}" for label, first, _, total, _ in self._rows())
        return f"Độ nhạy của {self.output} (riêng lẻ, kể cả tương tác): {rows}. {self.said}"

    __repr__ = __str__

    def _repr_html_(self) -> str:
        heads = ("lựa chọn", "riêng lẻ", "khoảng 95%", "kể cả tương tác", "khoảng 95%")
        head = "".join(f'<th scope="col">{text}</th>' for text in heads)
        body = "".join(
            f'<tr><th scope="row">{escape(row[0])}</th>' + "".join(f"<td>{cell}</td>" for cell in row[1:]) + "</tr>"
            for row in self._rows()
        )
        caption = f"Độ nhạy của {self.output}, {number(self.used)} lượt thử cho mỗi lựa chọn"
        return (
            f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
            f"<p>{escape(self.said)}</p>"
        )

    def _rows(self) -> list[tuple[str, str, str, str, str]]:
        return [
            (
                row.label,
                _share(row.first),
                f"{_share(row.first_low)} đến {_share(row.first_high)}",
                _share(row.total),
                f"{_share(row.total_low)} đến {_share(row.total_high)}",
            )
            for row in self.table.itertuples()
        ]


def sensitivity(
    table: pd.DataFrame,
    weights: Mapping[str, float] | None = None,
    *,
    references: Mapping[str, Reference],
    seed: int,
    n: int = 1024,
    unit: str | None = None,
    groups: Mapping[str, str] | None = None,
    bounds: tuple[pd.DataFrame, pd.DataFrame] | None = None,
    normalisations: Sequence[Method] = ("goalposts", "min_max", "percentile_rank"),
    means: Sequence[Mean] = ("arithmetic", "geometric"),
    concentration: float = 10.0,
    leave_one_out: bool = True,
    min_available: float = 0.6,
) -> Sensitivity:
    """Return which choice moves the ranks most ("độ nhạy"); the choices are those of `rank_intervals`, drawn in the same way.

    Followed is the average shift of ranks from the ranking by the choices named first, R_S = mean over the units of
    |rank - reference rank|; with `unit`, the rank of that unit. The weights of all indicators and groups are one factor, and so is
    the place of all that is unknown. A choice with one possibility is not among the factors.
    Formula: Sobol's indices of n (factors + 2) runs: first order V(E(Y | choice)) / V(Y), total E(V(Y | all others)) / V(Y).
    Missing: a unit without a rank in a run does not count in its mean; a run without any rank is left out, so `used` is below n.
    Source: OECD/JRC Handbook on Constructing Composite Indicators (2008), Step 7: R_S eq. 38, p. 118; indices eq. 43 and 48,
    pp. 122-123; the handbook itself finds the average shift of ranks in this way, Table 39, p. 128. Estimators: `sobol.indices`.
    Raises InputError with everything that is wrong.

    >>> table = pd.DataFrame({"a": [90, 50, 20], "b": [10, 40, 60]}, index=["A", "B", "C"])
    >>> references = {"a": Reference(0, 100), "b": Reference(0, 100)}
    >>> found = sensitivity(table, references=references, seed=1, means=["arithmetic"], leave_one_out=False)
    >>> found.table[["label", "total"]].round(1).values.tolist()
    [['trọng số', 1.0], ['cách chuẩn hóa', 0.3]]
    """
    problems = run_problems(n, seed, "n")
    if unit is not None and unit not in table.index:
        problems += choice(unit, [str(name) for name in table.index], "unit")
    wanted = Wanted(tuple(normalisations), tuple(means), concentration, leave_one_out, min_available)
    setting = prepared(table, weights, references, groups, bounds, wanted, problems)
    random = np.random.default_rng(seed)
    a, b = (draw(setting.choices, len(table), n, random) for _ in range(2))
    factors = _factors(setting)
    place = None if unit is None else table.index.get_loc(unit)
    of_a, of_b, *of_mixed = (
        _followed(setting, draws, place) for draws in (a, b, *(_with(a, b, factor) for factor in factors))
    )
    return _result(factors, of_a, of_b, np.array(of_mixed).reshape(len(factors), n), random, unit, seed)


def _factors(setting: Setting) -> list[str]:
    choices = setting.choices
    varied = {
        "weights": any(len(members) > 1 for members in choices.shape.children.values()),
        "normalisation": len(choices.normalisations) > 1,
        "mean": len(choices.means) > 1,
        "place": not np.array_equal(setting.low, setting.high, equal_nan=True),
        "left_out": choices.leave_one_out,
    }
    return [name for name, several in varied.items() if several]


def _with(a: Draws, b: Draws, factor: str) -> Draws:
    return replace(a, **{factor: getattr(b, factor)})


def _followed(setting: Setting, draws: Draws, place: int | None) -> np.ndarray:
    ranks = ranks_of(setting.low, setting.high, setting.choices, draws)
    if place is not None:
        return np.asarray(ranks[:, place], dtype=float)
    shifts = np.abs(ranks - setting.base_ranks)
    known = ~np.isnan(shifts)
    return divide_each(np.sum(shifts, axis=1, where=known), known.sum(axis=1))


def _result(
    factors: list[str],
    of_a: np.ndarray,
    of_b: np.ndarray,
    of_mixed: np.ndarray,
    random: np.random.Generator,
    unit: str | None,
    seed: int,
) -> Sensitivity:
    there = ~np.isnan(of_a) & ~np.isnan(of_b) & ~np.isnan(of_mixed).any(axis=0)
    used = int(there.sum())
    found = indices(of_a[there], of_b[there], of_mixed[:, there], random)
    columns = {"first": found.first, "total": found.total}
    for place, name in enumerate(("first", "total")):
        columns |= {f"{name}_low": found.low[place], f"{name}_high": found.high[place]}
    table = pd.DataFrame(columns, index=pd.Index(factors, name="factor"))
    table.insert(0, "label", [LABELS[name] for name in factors])
    table = table.sort_values("total", ascending=False, kind="stable")
    output = "mức xê dịch thứ hạng bình quân" if unit is None else f"thứ hạng của {unit}"
    average = float(np.mean([of_a[there], of_b[there]])) if used else float("nan")
    return Sensitivity(table, output, average, found.variance, len(of_a), used, seed)


def _share(value: float) -> str:
    return percent(min(max(value, 0.0), 1.0) if value == value else None, 0)
