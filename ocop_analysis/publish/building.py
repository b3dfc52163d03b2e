"""Building some of a project's pages into one folder with portal and manifest: only what changed, whatever happens."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..errors import InputError, Problem
from ..project import Project
from ..store import put
from ..words import say, speaking
from ..writing import long_date
from .executors import Executor, executor
from .inputs import Inputs, read_inputs
from .jobs import Engine, Job, Outcome, Page
from .lock import locked
from .manifest import MANIFEST, Manifest, read_manifest, twin_of
from .page import failed_page
from .pages import all_pages, job_of
from .plan import Plan, input_changes, model_changes, plan_pages
from .portal import render_portal

MANY = 10
"""From so many pages on, what they share is worked out once before."""
Heard = Callable[[str, Any], None]
"""Called with ("planned", number of jobs), ("note", text), ("started", page), ("done", Outcome)."""


@dataclass(frozen=True)
class Options:
    """How to build. workers: pages at the same time. force: make pages that are current too. dry_run: only find out which
    would be made. fail_fast: stop at the first failure. scheduler: address of a cluster. fork: see `executor`."""

    workers: int = 2
    engine: Engine = "ocop"
    force: bool = False
    dry_run: bool = False
    fail_fast: bool = False
    scheduler: str | None = None
    fork: bool | None = None


@dataclass(frozen=True)
class Built:
    """What a build did: outcomes of the pages that it made (or would make), the current ones, and why the others were not."""

    outcomes: tuple[Outcome, ...]
    index_path: Path
    current: tuple[str, ...] = ()
    reasons: Mapping[str, Sequence[str]] = field(default_factory=dict)
    unfinished: tuple[str, ...] = ()

    @property
    def failed(self) -> tuple[Outcome, ...]:
        return tuple(outcome for outcome in self.outcomes if not outcome.ok)


def build(
    project: Project,
    names: Sequence[str],
    out_dir: Path,
    workers: int = 2,
    options: Options | None = None,
    heard: Heard | None = None,
    place: AbstractContextManager[Executor] | None = None,
) -> Built:
    """Make the named pages that are not current, and the portal. One failed page does not stop the others.

    place: an executor that gets ready already.

    Errors: InputError when the data or parameters are wrong, or another run holds the folder; then nothing is written.
    KeyboardInterrupt: pages made so far stay, and the next build goes on from there.
    """
    options = options or Options(workers)
    with nullcontext() if options.dry_run else locked(out_dir):
        inputs = read_inputs(project.root, project.raw_folder)
        pages = {page.name: page for page in all_pages(project)}
        run = _Run(project, out_dir, options, inputs, pages, _manifest(project, out_dir, list(pages)))
        jobs = [job_of(project, pages[name], out_dir, options.engine) for name in names]
        plan = plan_pages(jobs, run.manifest, inputs, out_dir, options.force)
        todo = [run.instructed(job, plan) for job in jobs if job.page.name not in plan.current]
        if todo:
            project.library  # noqa: B018  (cleans once, before anything is written, and tells what is wrong with the data)
        with (
            run.kept(),
            place or executor(options.engine, options.scheduler, options.fork) if todo else nullcontext() as at,
        ):
            if at is not None:
                run.follow(at, todo, plan, heard or _unheard)
        return run.built(plan, todo)


def _unheard(what: str, value: Any) -> None:
    """Progress that nobody looks at."""


def _manifest(project: Project, out_dir: Path, names: Sequence[str]) -> Manifest:
    """Return what is known of the folder; states of pages that are gone from it, or from the project, are forgotten."""
    manifest = read_manifest(out_dir)
    if manifest.dataset not in ("", project.dataset.name):
        why = f"ở đó đã có trang của bộ số liệu “{manifest.dataset}”; hai bộ không được lẫn vào nhau"
        raise InputError([Problem("Thư mục báo cáo của bộ số liệu khác", out_dir.name, why, "chọn --out khác")])
    if manifest.pages and manifest.language != project.language:
        why = f"ở đó đã có trang bằng ngôn ngữ “{manifest.language}”; hai ngôn ngữ không được lẫn vào nhau"
        raise InputError([Problem("Thư mục báo cáo của ngôn ngữ khác", out_dir.name, why, "chọn --out khác")])
    manifest.dataset, manifest.language, manifest.names = project.dataset.name, project.language, tuple(names)
    manifest.pages = {name: state for name, state in manifest.pages.items() if name in names}
    return manifest


@dataclass
class _Run:
    """One build: what it works on, and what has come of it so far."""

    project: Project
    folder: Path
    options: Options
    inputs: Inputs
    pages: Mapping[str, Page]
    manifest: Manifest
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    reasons: dict[str, list[str]] = field(default_factory=dict)

    def instructed(self, job: Job, plan: Plan) -> Job:
        return replace(job, known=plan.unsure.get(job.page.name), look_only=self.options.dry_run)

    def follow(self, place: Executor, todo: Sequence[Job], plan: Plan, tell: Heard) -> None:
        """Run the jobs and take up what comes of them, one by one."""
        if len(todo) >= MANY:
            self.project.prepare()
        tell("planned", len(todo))
        if place.note:
            tell("note", place.note)
        jobs = {job.page.name: job for job in todo}
        for what, value in place.run(self.project, todo, self.options.workers):
            if what == "done":
                self._take_up(jobs[value.page], value, plan)
            tell(what, value)
            if what == "done" and not value.ok and self.options.fail_fast:
                return

    def _take_up(self, job: Job, outcome: Outcome, plan: Plan) -> None:
        name = outcome.page
        self.outcomes[name] = outcome
        if outcome.state != "current":
            self.reasons[name] = plan.due.get(name, []) + self._changes(name, outcome)
        if self.options.dry_run:
            return
        self.manifest.record(job, outcome, self.inputs, None if outcome.ok else self._stand_in(name, outcome))

    def _changes(self, name: str, outcome: Outcome) -> list[str]:
        """Return what is new in data, parameters and model since the page was made."""
        state = self.manifest.pages.get(name)
        if not outcome.ok or state is None or not state["ok"] or state["model"] == outcome.model:
            return []
        said = input_changes(self.manifest.inputs_of(name), self.inputs, self._places)
        return said + model_changes(state["parts"], outcome.parts)

    @property
    def _places(self) -> dict[str, str]:
        """Return for each sent file the districts and years that it told of."""
        places: dict[str, dict[str, None]] = {}
        for row in self.project.tables["completeness"].to_dict("records"):
            for file in filter(None, str(row["files"]).split(";")):
                places.setdefault(file, {})[f"{row['district_code']}/{row['year']}"] = None
        return {file: ", ".join(found) for file, found in places.items()}

    def _stand_in(self, name: str, outcome: Outcome) -> dict[str, Any]:
        """Write the page that stands in for a failed one, and return what build.json says of it."""
        content = failed_page(self.pages[name], outcome.error or "").encode()
        put(self.folder / f"{name}.html", content)
        (self.folder / f"{name}.ipynb").unlink(missing_ok=True)
        sha256 = hashlib.sha256(content).hexdigest()
        return {"html": {"name": f"{name}.html", "sha256": sha256, "size": len(content)}}

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Write portal and manifest in the end, whatever the end is."""
        try:
            yield
        finally:
            if not self.options.dry_run:
                self.manifest.twin = twin_of(self.folder, self.project.language)
                with speaking(self.project.language):
                    context = {**_context(self.project), "twin": self.manifest.twin}
                    portal = render_portal(list(self.pages.values()), self.manifest.pages, context).encode()
                put(self.folder / "index.html", portal)
                self.manifest.portal = hashlib.sha256(portal).hexdigest()
                put(self.folder / MANIFEST, self.manifest.to_json().encode())

    def built(self, plan: Plan, todo: Sequence[Job]) -> Built:
        done = [self.outcomes[job.page.name] for job in todo if job.page.name in self.outcomes]
        current = [*plan.current, *(outcome.page for outcome in done if outcome.state == "current")]
        missing = tuple(job.page.name for job in todo if job.page.name not in self.outcomes)
        made = tuple(outcome for outcome in done if outcome.state != "current")
        return Built(made, self.folder / "index.html", tuple(current), self.reasons, missing)


def _context(project: Project) -> dict[str, Any]:
    plan, dataset = project.params.plan, project.dataset
    first, last = str(plan.first_year), str(plan.last_year)
    return {
        "title": say("portal-title", place=plan.province.short_name, first=first, last=last),
        "plan": say("portal-plan", number=plan.number, day=long_date(plan.issued_on)),
        "dataset": dataset.title,
        "note": dataset.note,
        "synthetic": dataset.synthetic,
    }
