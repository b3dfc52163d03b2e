"""The arithmetic of scales, on arrays: the axis before the last is the units, the last is the indicators."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..bounds import divide_each

FIXED = ("goalposts", "target")
RELATIVE = ("min_max", "z_score", "rank", "percentile_rank", "borda")


def between(values: np.ndarray, worst: np.ndarray, best: np.ndarray, clip: bool) -> np.ndarray:
    """Return 100 * (value - worst) / (best - worst), kept within 0-100 when `clip`.

    >>> between(np.array([[5.0], [12.0]]), np.array([0.0]), np.array([10.0]), True).ravel().tolist()
    [50.0, 100.0]
    """
    score = 100 * divide_each(values - worst, best - worst)
    return np.clip(score, 0, 100) if clip else score


def relative(values: np.ndarray, method: str) -> np.ndarray:
    """Return the scores by a method that compares the units with each other; larger values are better.

    >>> relative(np.array([[1.0], [3.0], [2.0]]), "min_max").ravel().tolist()
    [0.0, 100.0, 50.0]
    """
    return _METHODS[method](values)


def _min_max(values: np.ndarray) -> np.ndarray:
    least, most = _extremes(values)
    score = 100 * divide_each(values - least, most - least)
    return np.where((least == most) & ~np.isnan(values), 50.0, score)


def _z_score(values: np.ndarray) -> np.ndarray:
    known = ~np.isnan(values)
    n = known.sum(axis=-2, keepdims=True)
    away = values - divide_each(np.sum(values, axis=-2, keepdims=True, where=known), n)
    spread = np.sqrt(divide_each(np.sum(away**2, axis=-2, keepdims=True, where=known), n - 1))
    least, most = _extremes(values)
    return np.where((least == most) & known, 0.0, divide_each(away, spread))


def _rank(values: np.ndarray) -> np.ndarray:
    return _borda(values) + 1


def _percentile_rank(values: np.ndarray) -> np.ndarray:
    n = (~np.isnan(values)).sum(axis=-2, keepdims=True)
    return 100 * divide_each(_borda(values) + 0.5, n)


def _borda(values: np.ndarray) -> np.ndarray:
    points = np.zeros(values.shape)
    for place in range(values.shape[-2]):
        other = values[..., place : place + 1, :]
        points += (values > other) + 0.5 * (values == other)
    return np.where(np.isnan(values), np.nan, points - 0.5)


def _extremes(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    known = ~np.isnan(values)
    least = np.min(values, axis=-2, keepdims=True, initial=np.inf, where=known)
    most = np.max(values, axis=-2, keepdims=True, initial=-np.inf, where=known)
    return least, most


_METHODS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "min_max": _min_max,
    "z_score": _z_score,
    "rank": _rank,
    "percentile_rank": _percentile_rank,
    "borda": _borda,
}
