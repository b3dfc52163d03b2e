"""How unevenly a total is spread, and how much of it a few hold: Gini and Herfindahl."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..writing import number
from .inputs import numbers, refusal
from .result import Result


@dataclass(frozen=True, repr=False)
class Gini(Result):
    """gini: 0 (all equal) to `most`, which is (n - 1) / n; corrected: gini / most, 0 to 1, for comparing unequal n."""

    gini: float
    corrected: float
    n: int

    @property
    def most(self) -> float:
        return (self.n - 1) / self.n

    @property
    def title(self) -> str:
        return "Hệ số Gini"

    @property
    def rows(self) -> list[tuple[str, str]]:
        return [
            ("Gini", number(self.gini, 3)),
            ("mức cao nhất có thể", f"{number(self.most, 3)} (với {number(self.n)} đơn vị)"),
            ("đã hiệu chỉnh theo số đơn vị", number(self.corrected, 3)),
        ]

    @property
    def caution(self) -> str:
        return _few(self.n)


@dataclass(frozen=True, repr=False)
class Concentration(Result):
    """herfindahl: 1/n (all equal) to 1 (one holds all); normalised: 0 to 1; effective: equal holders that give the same."""

    herfindahl: float
    normalised: float
    n: int

    @property
    def effective(self) -> float:
        return 1 / self.herfindahl

    @property
    def title(self) -> str:
        return "Chỉ số tập trung Herfindahl"

    @property
    def rows(self) -> list[tuple[str, str]]:
        return [
            ("Herfindahl", number(self.herfindahl, 3)),
            ("đã chuẩn hóa", number(self.normalised, 3)),
            ("tương đương", f"{number(self.effective, 1)} đơn vị bằng nhau (trong {number(self.n)})"),
        ]

    @property
    def caution(self) -> str:
        return _few(self.n)


def gini(values: Iterable[Any]) -> Gini:
    """Return the Gini coefficient of the values, "hệ số Gini": half the mean difference of two units over the mean.

    Formula: G = Σ (2i - n - 1) x_i / (n Σ x), x in rising order, i from 1; corrected = G n / (n - 1).
    Source: F. A. Cowell (2011), Measuring Inequality, 3rd ed., Oxford University Press; C. Gini (1912), Variabilità e mutabilità.
    Errors: InputError below 2 values, for missing or negative ones, and when all are 0.

    >>> gini([1, 2, 3])  # (-2 * 1 + 0 * 2 + 2 * 3) / (3 * 6) = 2/9  # doctest: +NORMALIZE_WHITESPACE
    Hệ số Gini: Gini 0,222; mức cao nhất có thể 0,667 (với 3 đơn vị); đã hiệu chỉnh theo số đơn vị 0,333.
    Chỉ có 3 đơn vị: một đơn vị cũng làm đổi hẳn kết quả, không nên so sánh với nơi khác.
    """
    shares, n = shares_of(values, "gini()")
    weights = 2 * np.arange(1, n + 1) - n - 1
    found = min(max(float(weights @ np.sort(shares)) / n, 0.0), (n - 1) / n)
    return Gini(found, found * n / (n - 1), n)


def herfindahl(values: Iterable[Any]) -> Concentration:
    """Return the Herfindahl-Hirschman index of the values, "chỉ số tập trung": the sum of the squared shares.

    Formula: H = Σ s², s = x / Σ x; normalised = (H - 1/n) / (1 - 1/n); effective number = 1 / H. Shares are 0-1, so H is 0-1
    (some publish it times 10.000).
    Source: A. O. Hirschman (1964), The Paternity of an Index, American Economic Review 54(5), 761-762.
    Errors: as `gini`.

    >>> herfindahl([50, 30, 20, 0, 0])  # doctest: +NORMALIZE_WHITESPACE
    Chỉ số tập trung Herfindahl: Herfindahl 0,380; đã chuẩn hóa 0,225; tương đương 2,6 đơn vị bằng nhau (trong 5).
    """
    shares, n = shares_of(values, "herfindahl()")
    found = min(max(float(shares @ shares), 1 / n), 1.0)
    return Concentration(found, (found - 1 / n) / (1 - 1 / n), n)


def shares_of(values: Iterable[Any], where: str) -> tuple[np.ndarray, int]:
    """Return each value's share of the total (0-1) and how many there are.

    Errors: InputError below 2 values, for missing or negative ones, and when the total is 0.

    >>> shares_of([1, 3], "gini()")
    (array([0.25, 0.75]), 2)
    """
    known = numbers(values, where, "values", 2, non_negative=True)
    if not known.max() > 0:
        raise refusal("Mọi giá trị bằng 0", where, "values", "không có gì để chia", "chọn năm hoặc chỉ số có số liệu")
    scaled = known / known.max()
    return scaled / scaled.sum(), len(known)


def _few(n: int) -> str:
    if n >= 5:
        return ""
    return f"Chỉ có {number(n)} đơn vị: một đơn vị cũng làm đổi hẳn kết quả, không nên so sánh với nơi khác."
