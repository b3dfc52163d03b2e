"""From tables and assessments to the ReportModel, one part of the page a module."""

from .whole import Library, Subject, build_model

__all__ = ["Library", "Subject", "build_model"]
