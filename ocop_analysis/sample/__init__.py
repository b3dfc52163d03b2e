"""A synthetic data set: workbooks of nine districts for five years, clean and dirty, with the truth behind them.

Nothing in it is real except places and published yearly totals; every page made from it says so.
"""

from .truth import Truth, make_truth
from .workbooks import SampleFile, clean_files
from .write import SEED, sample_files, write_sample

__all__ = ["SEED", "SampleFile", "Truth", "clean_files", "make_truth", "sample_files", "write_sample"]
