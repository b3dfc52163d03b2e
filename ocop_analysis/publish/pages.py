"""All pages of a project, and the job that makes each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from ..project import QUALITY_PAGE, Project
from ..report.build.communes import last_change, page_of
from ..words import LANGUAGES, say, speaking
from .jobs import Engine, Job, Page


def all_pages(project: Project) -> list[Page]:
    """Return every page that can be built: the plan review, the new communes, the province by year, the districts by year."""
    with speaking(project.language):
        return list(_pages(project))


def _pages(project: Project) -> Iterator[Page]:
    plan, province, said = project.params.plan, project.unit("province"), project.language

    def whole(page: str, kind: str, notebook: str, title: str) -> Page:
        return Page(page, kind, notebook, province.code, province.name, None, title, said)

    review = say("page-review", place=province.name, first=str(plan.first_year), last=str(plan.last_year))
    yield whole(project.page_name(province, None), "plan", "plan_review.ipynb", review)
    if project.dataset.layout != "published":
        yield whole(QUALITY_PAGE, "quality", "data_quality.ipynb", say("page-quality", place=province.name))
    if change := last_change(project.boundaries, plan):
        page, title = page_of(change)
        yield whole(page, "communes", "new_communes.ipynb", title)
    for unit in (province, *project.districts):
        for year in plan.years:
            then = project.params.units.named_on(unit.code, dt.date(year, 12, 31)).name
            title = say("page-of-year", place=then, year=str(year))
            notebook = f"{unit.level}_report.ipynb"
            yield Page(project.page_name(unit, year), unit.level, notebook, unit.code, then, year, title, said)


def job_of(project: Project, page: Page, out_dir: Path, engine: Engine = "ocop") -> Job:
    """Return the job that makes a page."""
    parameters: dict[str, str | int] = {"data": project.data}
    if page.language != LANGUAGES[0]:
        parameters["lang"] = page.language
    if page.year is not None:
        parameters |= {"unit": page.unit, "year": page.year}
    notebook = project.root / "notebooks" / page.notebook
    return Job(page, str(notebook), parameters, str(project.root), str(out_dir), engine=engine)
