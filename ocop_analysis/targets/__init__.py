"""The judgement of the plan's targets: what is counted, from which evidence, under which readings; their path and outlook."""

from ..bounds import Measured
from .assess import Assessment, Evidence, VariantResult, assess
from .gap import Gap, gap, gap_of_variant
from .outlook import Outlook, outlook
from .path import Path, Span
from .progress import Progress, progress
from .told import forecast_sentence, path_rows

__all__ = [
    "Assessment", "Evidence", "Gap", "Measured", "Outlook", "Path", "Progress", "Span", "VariantResult", "assess",
    "forecast_sentence", "gap", "gap_of_variant", "outlook", "path_rows", "progress",
]  # fmt: skip
