"""Composite scores for any table: values on one scale, brought together openly, ranked with the doubt that is in the choices.

Follows the OECD/JRC Handbook on Constructing Composite Indicators (2008): Step 5 normalisation, Step 6 weighting and
aggregation, Step 7 uncertainty and sensitivity, Step 8 back to the details (ISBN 978-92-64-04345-9).
"""

from .aggregation import Composite, aggregate
from .normalising import Reference, normalise, normalise_table
from .outlying import Change, Treated, outliers
from .ranking import rank
from .robustness import RankIntervals, rank_intervals
from .sensitivity import Sensitivity, sensitivity
from .strengths import Profile, strengths
from .whatif import WhatIf, what_if

__all__ = [
    "Change",
    "Composite",
    "Profile",
    "RankIntervals",
    "Reference",
    "Sensitivity",
    "Treated",
    "WhatIf",
    "aggregate",
    "normalise",
    "normalise_table",
    "outliers",
    "rank",
    "rank_intervals",
    "sensitivity",
    "strengths",
    "what_if",
]
