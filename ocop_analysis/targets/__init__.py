"""The judgement of the plan's targets: what is counted, from which evidence, under which readings; their path and outlook."""

from ..bounds import Measured
from .assess import Assessment, Evidence, VariantResult, assess
from .gap import Gap, gap, gap_of_variant
from .outlook import Outlook, outlook
from .path import Path, Span
from .progress import Progress, progress

__all__ = [
    "Assessment", "Evidence", "Gap", "Measured", "Outlook", "Path", "Progress", "Span", "VariantResult", "assess", "gap",
    "gap_of_variant", "outlook", "progress",
]  # fmt: skip
