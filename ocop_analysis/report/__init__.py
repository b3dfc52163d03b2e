"""The report: a model (plain data), the tables and charts made from it, and the sections of the page."""

from .model import ReportModel
from .quality_report import DataQuality
from .report import Block, Report

__all__ = ["Block", "DataQuality", "Report", "ReportModel"]
