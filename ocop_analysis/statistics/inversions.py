"""The exact distribution of Kendall's S: how many orders of tied values have each number of inversions."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache


@lru_cache(maxsize=64)
def orders_by_inversions(ties: tuple[int, ...]) -> tuple[int, ...]:
    """Return, for 0, 1, 2 ... inversions, how many distinct orders of a multiset have so many; `ties`: how often each value is there.

    Formula: the coefficients of the Gaussian multinomial [n]! / ([t1]! [t2]! ...), built up one factor (1 - q^a) / (1 - q^b) at a time.
    Source: P. A. MacMahon (1913), American Journal of Mathematics 35, 281-322.

    >>> orders_by_inversions((1, 1, 1)), orders_by_inversions((2, 1))  # 123; 132 213; 231 312; 321, and 112; 121; 211
    ((1, 2, 2, 1), (1, 1, 1))
    """
    orders, placed = [1], 0
    for tied in ties:
        for step in range(1, tied + 1):
            orders = _divided(_multiplied(orders, placed + step), step)
        placed += tied
    return tuple(orders)


def p_value(ties: Sequence[int], score: int) -> Fraction:
    """Return the exact two-sided p: the part of all orders whose S is as far from 0 as `score`, or farther.

    >>> p_value((1, 1, 1, 1), 6), p_value((1, 1, 1, 1), 0)
    (Fraction(1, 12), Fraction(1, 1))
    """
    orders = orders_by_inversions(tuple(sorted(ties)))
    most = len(orders) - 1
    far = sum(number for inversions, number in enumerate(orders) if abs(most - 2 * inversions) >= abs(score))
    return Fraction(far, sum(orders))


def _multiplied(orders: list[int], power: int) -> list[int]:
    """Return the polynomial times (1 - q^power)."""
    longer = orders + [0] * power
    return [value - (orders[at - power] if at >= power else 0) for at, value in enumerate(longer)]


def _divided(orders: list[int], power: int) -> list[int]:
    """Return the polynomial divided by (1 - q^power), which it is a multiple of."""
    quotient = orders[: len(orders) - power]
    for at in range(power, len(quotient)):
        quotient[at] += quotient[at - power]
    return quotient
