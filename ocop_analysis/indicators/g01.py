"""Group 1: communication and basic training."""

from __future__ import annotations

from collections.abc import Mapping

from .evaluate import share_of_population
from .grouped import taken_part
from .moment import Moment
from .result import Result


def trained_producers(moment: Moment, options: Mapping[str, float]) -> Result:
    """Return the share of producers in force that took part in a training course so far ("chủ thể được tập huấn")."""
    activities = moment.rows("activities", "cumulative")
    rows, answer = taken_part(moment, activities, activities.is_code("activity_type", "tap_huan"))
    return share_of_population(moment, moment.producers_in_force, rows, "producer_id", answer, no_row_means_no=True)
