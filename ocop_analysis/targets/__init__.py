"""The judgement of the plan's targets: what is counted, from which evidence, between which bounds, under which readings."""

from ..bounds import Measured
from .assess import Assessment, Evidence, VariantResult, assess

__all__ = ["Assessment", "Evidence", "Measured", "VariantResult", "assess"]
