"""From raw tables to canonical tables: small named steps, each logged; what cannot be read is a Problem, not a guess."""

from .log import CleanLog, Step
from .public import PUBLIC_FILES, clean_public

__all__ = ["PUBLIC_FILES", "CleanLog", "Step", "clean_public"]
