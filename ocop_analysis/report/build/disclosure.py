"""Numbers so small that the persons behind them could be guessed: pages of districts say only that they are small."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import numpy as np
import pandas as pd

from ...bounds import Measured
from ...definitions import Disclosure
from ...targets import Assessment

FEW = "few"
"""The state of an indicator whose number is too small to be published."""


def disclosed(table: pd.DataFrame, rule: Disclosure, districts: Collection[str]) -> pd.DataFrame:
    """Return the long table of indicators in which small numbers of districts lost value, bounds and numerator.

    >>> rule = Disclosure(minimum=3, reason="", indicators=["g06.i07"], targets=[], shares_only=[])
    >>> rows = [("171", 2.0, 0.2), ("171", 3.0, 0.3), ("171", 0.0, 0.0), ("19", 2.0, 0.1)]
    >>> long = pd.DataFrame(rows, columns=["unit", "numerator", "value"]).assign(low=0, high=1, status="ok")
    >>> disclosed(long.assign(indicator="g06.i07"), rule, ["171"])["status"].to_list()
    ['few', 'ok', 'ok', 'ok']
    """
    small = table["numerator"].gt(0) & table["numerator"].lt(rule.minimum)
    few = small & table["unit"].isin(list(districts)) & table["indicator"].isin(rule.indicators)
    hidden = {name: table[name].astype(float).mask(few, np.nan) for name in ("value", "low", "high", "numerator")}
    return table.assign(status=table["status"].mask(few, FEW), **hidden)


def hide_small(assessment: Assessment, rule: Disclosure) -> Assessment:
    """Return the assessment of a district in which counts below the minimum are hidden; published figures stay."""
    if assessment.target.id not in rule.targets:
        return assessment
    evidence = tuple(
        replace(found, measured=_hidden(found.measured, rule)) if found.source == "register" else found
        for found in assessment.evidence
    )
    deciding = next((found.measured for found in evidence if found.role == "decides"), assessment.measured)
    variants = tuple(
        replace(variant, measured=_hidden(variant.measured, rule) if variant.measured else None)
        for variant in assessment.variants
    )
    return replace(assessment, measured=deciding, evidence=evidence, variants=variants)


def _hidden(measured: Measured, rule: Disclosure) -> Measured:
    if measured.numerator is None or not 0 < measured.numerator < rule.minimum:
        return measured
    return Measured(None, None, state=measured.state, fewer_than=rule.minimum)
