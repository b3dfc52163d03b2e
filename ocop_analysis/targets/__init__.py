"""The judgement of the plan's targets: what is counted, from which evidence, between which bounds, under which readings."""

from ..bounds import Measured
from .assess import Assessment, Evidence, VariantResult, assess
from .gap import Gap, gap, gap_of_variant

__all__ = ["Assessment", "Evidence", "Gap", "Measured", "VariantResult", "assess", "gap", "gap_of_variant"]
