"""Evaluation of Thái Nguyên's OCOP plan 135/KH-UBND (2021-2025).

The public door: everything that notebooks use comes from here. Nothing heavy is imported until it is used.

    import ocop_analysis as oa
    p = oa.open_project()
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import scoring, statistics
    from .errors import InputError, OcopError, OutsideLaw, ReportFailed, UnknownPage, UnknownUnit
    from .project import Project, open_new_communes, open_project, open_quality, open_report
    from .recasting import Recast, recast

_DOOR = {
    "open_project": "project",
    "open_quality": "project",
    "open_report": "project",
    "open_new_communes": "project",
    "Project": "project",
    "recast": "recasting",
    "Recast": "recasting",
    "OcopError": "errors",
    "InputError": "errors",
    "UnknownUnit": "errors",
    "UnknownPage": "errors",
    "OutsideLaw": "errors",
    "ReportFailed": "errors",
}
_MODULES = ("scoring", "statistics")
__version__ = "0.1.0"
__all__ = [
    "InputError",
    "OcopError",
    "OutsideLaw",
    "Project",
    "Recast",
    "ReportFailed",
    "UnknownPage",
    "UnknownUnit",
    "open_new_communes",
    "open_project",
    "open_quality",
    "open_report",
    "recast",
    "scoring",
    "statistics",
]


def __getattr__(name: str) -> Any:
    if name in _DOOR:
        return getattr(import_module(f".{_DOOR[name]}", __name__), name)
    if name in _MODULES:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
