"""Seeded drawing: every part of the sample has a stream of its own, so that a change in one leaves the others alone."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

T = TypeVar("T")


@dataclass(frozen=True)
class Draw:
    """A stream of random choices; the same seed and labels give the same choices.

    >>> Draw.of(135, "a").whole(1, 1000) == Draw.of(135, "a").whole(1, 1000)
    True
    """

    rng: np.random.Generator

    @classmethod
    def of(cls, seed: int, *labels: object) -> Draw:
        return cls(np.random.default_rng([seed, *(zlib.crc32(str(label).encode()) for label in labels)]))

    def chance(self, share: float) -> bool:
        """Return yes with probability `share` (0-1)."""
        return bool(self.rng.random() < share)

    def whole(self, low: int, high: int) -> int:
        """Return a whole number from `low` to `high`, both inclusive."""
        return int(self.rng.integers(low, high + 1))

    def amount(self, low: float, high: float, decimals: int = 0) -> float:
        """Return a number between `low` and `high`, rounded."""
        return round(float(self.rng.uniform(low, high)), decimals)

    def pick(self, options: Sequence[T]) -> T:
        return options[self.whole(0, len(options) - 1)]

    def weighted(self, options: Mapping[T, float]) -> T:
        """Return one key, each as likely as its weight."""
        names, weights = list(options), np.array(list(options.values()), dtype=float)
        return names[int(self.rng.choice(len(names), p=weights / weights.sum()))]

    def some(self, options: Sequence[T], count: int) -> list[T]:
        """Return `count` different options (all when there are fewer), in their own order."""
        chosen = self.rng.permutation(len(options))[: max(count, 0)]
        return [options[int(number)] for number in sorted(chosen)]

    def day(self, first: dt.date, last: dt.date) -> dt.date:
        return first + dt.timedelta(days=self.whole(0, (last - first).days))

    def part(self, whole: int, low: float, high: float) -> int:
        """Return a whole number that is between the shares `low` and `high` of `whole`, never more than it.

        >>> Draw.of(1).part(10, 1, 1)
        10
        """
        return min(whole, round(whole * float(self.rng.uniform(low, high))))
