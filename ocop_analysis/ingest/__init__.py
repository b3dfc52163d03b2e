"""From a received file to cells that remember where they stood: everything is text here, nothing is interpreted."""

from .cells import read_cells
from .raw import RawTable, read_csv_text

__all__ = ["RawTable", "read_cells", "read_csv_text"]
