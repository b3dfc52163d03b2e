"""Readers of single cells: clean text in, a value with a note out; what is not certain raises Unreadable with the reason.

Every reader is pure, so a caller reads the distinct values of a column once. Empty is unknown: Read(None).
"""

from .dates import Interval, read_day, swapped_day_month
from .decisions import Decision, read_decision
from .groups import ProductGroup, read_product_group
from .marks import read_mark
from .measures import MEASURES, Measure, measure_of, to_canonical, unit_in_heading
from .numbers import Number, read_number
from .persons import ETHNIC_GROUPS, read_ethnicity, read_gender, read_phone
from .places import Place, read_place
from .producers import ProducerName, producer_key, read_producer_type, split_producer_name
from .result import Read, Unreadable
from .split import split_products
from .stars import Stars, read_stars

__all__ = [
    "ETHNIC_GROUPS",
    "MEASURES",
    "Decision",
    "Interval",
    "Measure",
    "Number",
    "Place",
    "ProducerName",
    "ProductGroup",
    "Read",
    "Stars",
    "Unreadable",
    "measure_of",
    "producer_key",
    "read_day",
    "read_decision",
    "read_ethnicity",
    "read_gender",
    "read_mark",
    "read_number",
    "read_phone",
    "read_place",
    "read_producer_type",
    "read_product_group",
    "read_stars",
    "split_producer_name",
    "split_products",
    "swapped_day_month",
    "to_canonical",
    "unit_in_heading",
]
