"""The floor: what pages cost without any notebook. The same models, figures, tables and sections, in a warm pool of forks.

Called by factory.py as a command of its own, so that its start and imports count as they do for `ocop report`.
"""

from __future__ import annotations

import gc
import sys
from multiprocessing import get_context
from pathlib import Path

from ocop_analysis.project import Project, open_project, open_quality
from ocop_analysis.publish.pages import all_pages

SECTIONS = {
    "district": "summary targets groups products certificates changes districts disagreements quality sources facts",
    "province": "summary targets groups products certificates changes districts new_territory disagreements quality sources facts",
    "plan": "summary history targets groups products certificates districts new_territory disagreements quality sources facts",
    "communes": "summary mapping products method facts",
    "quality": "summary completeness findings decisions facts",
}
_held: dict[str, Project] = {}


def sections(name: str) -> int:
    """Make all sections of a page and return their size, so that none is left out."""
    project = _held["project"]
    page = next(page for page in all_pages(project) if page.name == name)
    report = {
        "quality": lambda: open_quality(project.data),
        "communes": project.new_communes,
    }.get(page.kind, lambda: project.report(page.unit, page.year))()
    parts = [getattr(report, section)() for section in SECTIONS[page.kind].split()]
    return sum(len(part._repr_html_()) for part in parts if hasattr(part, "_repr_html_"))


def main(data: str, jobs: int, names: list[str]) -> None:
    """Make the sections of all pages in `jobs` forks of this process."""
    import matplotlib.backends.backend_svg
    import matplotlib.figure  # noqa: F401

    project = _held["project"] = open_project(data, Path(__file__).resolve().parent.parent)
    project.library  # noqa: B018
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 20, 100)
    with get_context("fork").Pool(jobs) as pool:
        made = list(pool.imap_unordered(sections, names))
    print(f"{len(made)} pages, {sum(made)} characters")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3:])
