"""Which district stands where on each target of the province, and how many each would need for the threshold itself."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from ...targets import Assessment
from ...words import say
from ...writing import MISSING, at_least, number
from ..model import ContributionRow

CLOSE = 1e-9

Cell = tuple[str, int | None]
"""What a district has, and how many it lacks."""


def contribution_rows(by_unit: Mapping[str, Sequence[Assessment]]) -> tuple[ContributionRow, ...]:
    """Return one row a target that any district has a counted value of; by_unit: assessments as pages show them.

    Where one district's number is too small to be published none is told: it could be had from the province's less the rest.
    """
    rows = []
    for of_target in zip(*by_unit.values(), strict=True):
        cells = [_cell(item) for item in of_target]
        told = [cell for cell in cells if cell is not None]
        if len(told) < len(cells):
            told = [(say("contributions-untold"), None)] * len(cells)
        if any(text != MISSING for text, _ in told):
            target = of_target[0].target
            rows.append(
                ContributionRow(target.id, target.short, target.kind, tuple(zip(by_unit, *zip(*told), strict=True)))
            )
    return tuple(rows)


def _cell(item: Assessment) -> Cell | None:
    """Return a district's count, or its part of its whole, and how many it lacks; of what its own register tells.

    None for a number that is too small to be published. Of what only bounds are known of, it is not told what it lacks.
    """
    found = next((evidence.measured for evidence in item.evidence if evidence.source == "register"), None)
    if found is None:
        return MISSING, None
    if found.fewer_than is not None:
        return None
    if item.target.kind == "count":
        return (MISSING, None) if found.low is None or found.low != found.high else (number(found.low), None)
    if (
        found.numerator is None
        or not found.denominator
        or found.state != "ok"
        or found.low is None
        or found.high is None
    ):
        return MISSING, None
    counted = f"{number(found.numerator)}/{number(found.denominator)}"
    if found.high - found.low > CLOSE:
        return at_least(counted), None
    lacking = max(0, math.ceil(item.target.threshold * found.denominator - found.numerator - CLOSE))
    return counted, lacking
