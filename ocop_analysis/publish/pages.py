"""All pages of a project, and the building of some of them into one folder with portal and manifest."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from .. import __version__
from ..project import QUALITY_PAGE, Project
from ..report.build.communes import last_change, page_of
from ..store import put
from ..vietnamese import long_date
from .jobs import Job, Outcome, Page
from .page import failed_page
from .portal import render_portal

MANIFEST = "build.json"
_LIBRARIES = ("pandas", "numpy", "matplotlib", "papermill", "jinja2")


@dataclass(frozen=True)
class Built:
    """What a build did: every outcome, the failed ones, and where to look."""

    outcomes: tuple[Outcome, ...]
    index_path: Path

    @property
    def failed(self) -> tuple[Outcome, ...]:
        return tuple(outcome for outcome in self.outcomes if not outcome.ok)


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


def build(project: Project, names: Sequence[str], out_dir: Path, workers: int) -> Built:
    """Build the named pages and the portal. One failed page does not stop the others.

    Errors: InputError when the data or parameters are wrong; then nothing is written.
    """
    from .progress import shown
    from .runner import run_jobs

    project.tables  # noqa: B018  (cleans once, before any worker starts, and tells what is wrong with the data)
    pages = {page.name: page for page in all_pages(project)}
    jobs = [job_of(project, pages[name], out_dir) for name in names]
    with shown(len(jobs)) as on_done:
        outcomes = run_jobs(jobs, workers, on_done)
    for outcome in outcomes:
        if not outcome.ok:
            put(out_dir / f"{outcome.page}.html", failed_page(pages[outcome.page], outcome.error or "").encode())
            (out_dir / f"{outcome.page}.ipynb").unlink(missing_ok=True)
    states = _states(out_dir, jobs, outcomes)
    manifest = {"library": __version__, "versions": {name: version(name) for name in _LIBRARIES}, "pages": states}
    put(out_dir / MANIFEST, (json.dumps(manifest, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode())
    put(out_dir / "index.html", render_portal(list(pages.values()), states, _context(project)).encode())
    return Built(tuple(outcomes), out_dir / "index.html")


def job_of(project: Project, page: Page, out_dir: Path) -> Job:
    parameters: dict[str, str | int] = {"data": project.data}
    if page.year is not None:
        parameters |= {"unit": page.unit, "year": page.year}
    notebook = project.root / "notebooks" / page.notebook
    return Job(page, str(notebook), parameters, str(project.root), str(out_dir))


def _states(out_dir: Path, jobs: Sequence[Job], outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Return the state of every page whose file is there: new outcomes, and earlier ones from the manifest."""
    manifest = out_dir / MANIFEST
    earlier = json.loads(manifest.read_text(encoding="utf-8"))["pages"] if manifest.is_file() else {}
    kept = {name: state for name, state in earlier.items() if (out_dir / f"{name}.html").is_file()}
    parameters = {job.page.name: dict(job.parameters) for job in jobs}
    fresh = {
        o.page: {**dataclasses.asdict(o), "parameters": parameters[o.page], "seconds": round(o.seconds, 2)}
        for o in outcomes
    }
    return kept | fresh


def _context(project: Project) -> dict[str, Any]:
    plan, dataset = project.params.plan, project.dataset
    return {
        "title": f"Đánh giá chương trình OCOP {plan.province.short_name} {plan.first_year}-{plan.last_year}",
        "plan": f"Kế hoạch {plan.number} {long_date(plan.issued_on)}",
        "dataset": dataset.title,
        "note": dataset.note,
        "synthetic": dataset.synthetic,
        "until": long_date(dt.date(plan.last_year, 12, 31)),
    }
