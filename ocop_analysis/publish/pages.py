"""All pages of a project, and the job that makes each."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from ..project import QUALITY_PAGE, Project
from ..report.build.communes import last_change, page_of
from .jobs import Engine, Job, Page


def all_pages(project: Project) -> list[Page]:
    """Return every page that can be built: the plan review, the new communes, the province by year, the districts by year."""
    plan, name = project.params.plan, project.params.plan.province.name
    province = project.unit("province")
    review = f"Tổng kết {plan.first_year}-{plan.last_year}"
    pages = [
        Page(
            project.page_name(province, None),
            "plan",
            "plan_review.ipynb",
            province.code,
            name,
            None,
            f"{name}: {review.lower()}",
        )
    ]
    if project.dataset.layout != "published":
        title = f"{name}: chất lượng số liệu đã nhận"
        pages.append(Page(QUALITY_PAGE, "quality", "data_quality.ipynb", province.code, name, None, title))
    if change := last_change(project.boundaries, plan):
        page, title = page_of(change)
        pages.append(Page(page, "communes", "new_communes.ipynb", province.code, name, None, title))
    for unit in (province, *project.districts):
        kind = unit.level
        for year in plan.years:
            then = project.params.units.named_on(unit.code, dt.date(year, 12, 31)).name
            title = f"{then}, năm {year}"
            pages.append(
                Page(project.page_name(unit, year), kind, f"{kind}_report.ipynb", unit.code, then, year, title)
            )
    return pages


def job_of(project: Project, page: Page, out_dir: Path, engine: Engine = "ocop") -> Job:
    """Return the job that makes a page."""
    parameters: dict[str, str | int] = {"data": project.data}
    if page.year is not None:
        parameters |= {"unit": page.unit, "year": page.year}
    notebook = project.root / "notebooks" / page.notebook
    return Job(page, str(notebook), parameters, str(project.root), str(out_dir), engine=engine)
