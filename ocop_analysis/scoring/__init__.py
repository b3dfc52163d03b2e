"""Composite scores for any table: values on one scale, brought together openly, ranked with the doubt that is in the choices.

Follows the OECD/JRC Handbook on Constructing Composite Indicators (2008): Step 5 normalisation, Step 6 weighting and
aggregation, Step 7 uncertainty and sensitivity.
"""

from .aggregation import Composite, aggregate
from .normalising import Reference, normalise, normalise_table
from .outlying import Change, Treated, outliers
from .ranking import rank
from .robustness import RankIntervals, rank_intervals

__all__ = [
    "Change",
    "Composite",
    "RankIntervals",
    "Reference",
    "Treated",
    "aggregate",
    "normalise",
    "normalise_table",
    "outliers",
    "rank",
    "rank_intervals",
]
