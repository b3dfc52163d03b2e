"""Text of the time before Unicode (TCVN3, VNI, VISCII) and decomposed Unicode, recognised cell by cell."""

from .reading import Reading, read_legacy, read_many
from .tables import encode

__all__ = ["Reading", "encode", "read_legacy", "read_many"]
