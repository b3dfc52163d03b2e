"""Sobol's indices: how much of the variance of a result each choice, or group of choices, is answerable for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Indices:
    """variance: of the result over all runs. first, total: one for each factor; low, high: their intervals (2, factors), the row
    of the first-order indices first. All are NaN where the variance is 0, as there is nothing to share out."""

    variance: float
    first: np.ndarray
    total: np.ndarray
    low: np.ndarray
    high: np.ndarray


def indices(
    of_a: np.ndarray,
    of_b: np.ndarray,
    of_mixed: np.ndarray,
    random: np.random.Generator,
    resamples: int = 500,
    level: float = 0.95,
) -> Indices:
    """Return the indices from the results of two independent sets of n runs (n) and of the first with one factor at a time taken
    from the second (factors, n); a factor may be a group of inputs, if it is taken as a whole.

    Formula: first = mean of b (ab - a) / V; total = mean of (a - ab)² / 2 V; V the variance of a and b together, means taken off.
    Intervals: percentiles of `resamples` bootstrap samples of the n runs, from `random`.
    Source: A. Saltelli and others (2010), Computer Physics Communications 181, 259-270 (first order); M. J. W. Jansen (1999),
    Computer Physics Communications 117, 35-43 (total); as `scipy.stats.sobol_indices` has them.

    >>> random = np.random.default_rng(1)
    >>> a, b = random.random((2, 4096)), random.random((2, 4096))
    >>> found = indices(a[0] + a[1], b[0] + b[1], np.stack([b[0] + a[1], a[0] + b[1]]), random)
    >>> found.first.round(1).tolist(), found.total.round(1).tolist()
    ([0.5, 0.5], [0.5, 0.5])
    """
    none = np.full((2, len(of_mixed)), np.nan)
    if len(of_a) < 2:
        return Indices(0.0, none[0], none[1], none, none)
    middle = np.mean([of_a, of_b])
    a, b, mixed = of_a - middle, of_b - middle, of_mixed - middle
    n = len(a)
    products, squares = b * (mixed - a), (a - mixed) ** 2 / 2
    counts = np.vstack([np.ones(n), random.multinomial(n, np.full(n, 1 / n), resamples)])
    variance = (counts @ (a**2 + b**2)) / (2 * n) - (counts @ (a + b) / (2 * n)) ** 2
    if not variance[0] > 1e-12 * max(1.0, float(middle) ** 2):
        return Indices(0.0, none[0], none[1], none, none)
    sums = np.stack([counts @ products.T, counts @ squares.T]) / n
    shares = np.divide(sums, variance[:, None], out=np.full(sums.shape, np.nan), where=variance[:, None] > 0)
    low, high = np.nanquantile(shares[:, 1:], [(1 - level) / 2, (1 + level) / 2], axis=1)
    return Indices(float(variance[0]), shares[0, 0], shares[1, 0], low, high)
