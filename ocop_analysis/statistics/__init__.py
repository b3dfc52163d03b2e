"""Statistics for few units and few years: intervals, exact tests, limits, inequality; each result says what n allows.

    from ocop_analysis import statistics
    statistics.wilson(14, 19)

Bad input raises `InputError` with what, where, why and what to do. A result is a small frozen object that prints itself in
Vietnamese, renders in Jupyter, and whose `caution` says in one sentence when there is too little data to say anything.
"""

from .correlation import RankCorrelation, spearman
from .forecast import Between, Forecast, probability_text, probability_words
from .forecast_counts import CountForecast, forecast_count
from .forecast_shares import ShareForecast, forecast_share
from .funnel import FunnelLimits, FunnelUnit, funnel
from .groups import GroupComparison, kruskal_wallis
from .inequality import Concentration, Gini, gini, herfindahl
from .poisson import CountInterval, poisson_interval
from .proportions import ShareInterval, clopper_pearson, wilson
from .result import Result
from .slope import Slope, theil_sen
from .theil import Theil, TheilGroup, theil
from .trend import Trend, kendall_trend

__all__ = [
    "Between",
    "Concentration",
    "CountForecast",
    "CountInterval",
    "Forecast",
    "FunnelLimits",
    "FunnelUnit",
    "Gini",
    "GroupComparison",
    "RankCorrelation",
    "Result",
    "ShareForecast",
    "ShareInterval",
    "Slope",
    "Theil",
    "TheilGroup",
    "Trend",
    "clopper_pearson",
    "forecast_count",
    "forecast_share",
    "funnel",
    "gini",
    "herfindahl",
    "kendall_trend",
    "kruskal_wallis",
    "poisson_interval",
    "probability_text",
    "probability_words",
    "spearman",
    "theil",
    "theil_sen",
    "wilson",
]
