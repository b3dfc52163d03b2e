"""The log of a cleaning run: what each step took in, gave out and changed."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd


@dataclass(frozen=True)
class Step:
    """One step: the table that it worked on, what it did in words, rows in and out, values changed."""

    table: str
    what: str
    rows_in: int
    rows_out: int
    changed: int = 0


@dataclass
class CleanLog:
    """Steps in the order in which they ran."""

    steps: list[Step] = field(default_factory=list)

    def add(self, table: str, what: str, rows_in: int, rows_out: int, changed: int = 0) -> None:
        self.steps.append(Step(table, what, rows_in, rows_out, changed))

    def to_frame(self) -> pd.DataFrame:
        """Return one row per step."""
        return pd.DataFrame(
            [vars(step) for step in self.steps], columns=["table", "what", "rows_in", "rows_out", "changed"]
        )
