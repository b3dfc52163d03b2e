"""A synthetic data set: workbooks of nine districts for five years, clean and dirty, with the truth behind them.

Nothing in it is real except places and published yearly totals; every page made from it says so.
"""
