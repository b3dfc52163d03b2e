"""Answers of three values over many rows at once: each is certainly yes, possibly yes (unknown), or no."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Tri:
    """Kleene's logic on two masks: `certain` is yes for sure, `possible` is not no; every certain one is possible.

    >>> known, unknown = Tri.of(np.array([True, False])), Tri.unknown(2)
    >>> (known & unknown).possible.tolist(), (known | unknown).certain.tolist(), (~known).certain.tolist()
    ([True, False], [True, False], [False, True])
    """

    certain: np.ndarray
    possible: np.ndarray

    @classmethod
    def of(cls, mask: np.ndarray) -> Tri:
        """Return answers that are all known."""
        return cls(mask, mask)

    @classmethod
    def where(cls, mask: np.ndarray, known: np.ndarray) -> Tri:
        """Return `mask` where it is known, and "may be" elsewhere."""
        return cls(mask & known, mask | ~known)

    @classmethod
    def unknown(cls, size: int) -> Tri:
        return cls(np.zeros(size, dtype=bool), np.ones(size, dtype=bool))

    @classmethod
    def yes(cls, size: int) -> Tri:
        return cls.of(np.ones(size, dtype=bool))

    def __and__(self, other: Tri) -> Tri:
        return Tri(self.certain & other.certain, self.possible & other.possible)

    def __or__(self, other: Tri) -> Tri:
        return Tri(self.certain | other.certain, self.possible | other.possible)

    def __invert__(self) -> Tri:
        return Tri(~self.possible, ~self.certain)

    def __getitem__(self, rows: np.ndarray) -> Tri:
        return Tri(self.certain[rows], self.possible[rows])

    @property
    def open(self) -> np.ndarray:
        """Where the answer is not known."""
        return self.possible & ~self.certain


def within(first: np.ndarray, last: np.ndarray, low: np.datetime64, high: np.datetime64) -> Tri:
    """Return whether a day that lies on `first` .. `last` (NaT: not known) falls on `low` .. `high`.

    >>> day = lambda text: np.array([text], dtype="datetime64[D]")
    >>> bool(within(day("2024-12-01"), day("2025-01-31"), *day("2024-01-01"), *day("2024-12-31")).open[0])
    True
    """
    certain = (first >= low) & (last <= high)
    possible = ((first <= high) | np.isnat(first)) & ((last >= low) | np.isnat(last))
    return Tri(certain, possible)


def any_of(answers: Tri, group: np.ndarray, size: int) -> Tri:
    """Return for each of `size` groups whether any of its answers is yes; rows with a negative group belong to none."""
    return Tri(marked(group[answers.certain], size), marked(group[answers.possible], size))


def marked(group: np.ndarray, size: int) -> np.ndarray:
    """Return for each of `size` groups whether a row names it.

    >>> marked(np.array([2, -1, 2]), 4).tolist()
    [False, False, True, False]
    """
    found = np.zeros(size, dtype=bool)
    found[group[group >= 0]] = True
    return found
