"""One folder with params, raw and processed data, opened as one object.

import ocop_analysis as oa
p = oa.open_project()
p.products                      # canonical tables as data frames
p.targets                       # the 12 targets at the end of the plan
p.report("171", 2024)           # the report of Đại Từ for 2024: shows itself in Jupyter
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from . import schema, store
from .boundaries import Boundaries
from .cleaning import PUBLIC_FILES, CleanLog, clean_public
from .cleaning.submissions.lists import lists
from .definitions import Dataset
from .errors import InputError, Problem, UnknownPage
from .folders import find_root
from .indicators.territory import Territory, territory_of
from .intake import EXTRA, Intake, empty_extra, take_in
from .params import Params, load_dataset, load_params
from .received import read_folder
from .report import DataQuality, Report
from .report.build import Library, Subject, build_model
from .report.build.communes import build_communes, last_change
from .report.communes import CommunesReport
from .report.wording import (
    basis_text,
    gap_text,
    measured_text,
    robustness_text,
    variant_gap_text,
    verdict_text,
    verdict_word,
    why_text,
)
from .scoring import WhatIf
from .scoring.standings import Scored
from .targets import Assessment
from .units import Unit
from .vietnamese import nearest, slug
from .words import LANGUAGES, Language, say, speaking, spoken

_PACKAGE = Path(__file__).resolve().parent
QUALITY_PAGE = "chat-luong-so-lieu"
"""The name of the page on the data themselves; a data set of published figures has none."""
PUBLIC = "public"
"""The data set whose figures the notes and conflicts of ``params/public/`` speak of."""


def open_project(data: str | Path = "public", root: str | Path | None = None, lang: Language = "vi") -> Project:
    """Open the project that lies around the working folder (or `root`) with one of its data sets, or a folder of files.

    lang: the language of its reports.

    Errors: InputError when there is no project or no such data set.
    """
    project = Project(Path(root) if root else find_root(Path.cwd()), data, lang)
    return _KEPT.get((project.root.resolve(), project.data, project.language), project)


_KEPT: dict[tuple[Path, str, Language], Project] = {}


def keep(project: Project) -> None:
    """Let `open_project` return this very project in this process, for one run: its data are not read again."""
    _KEPT[project.root.resolve(), project.data, project.language] = project


def open_report(
    data: str = "public", unit: str = "province", year: int | None = None, as_of: str = "", lang: Language = "vi"
) -> Report:
    """Return one report in a single call, as notebooks do; `as_of` is an ISO date, empty for the end of the period."""
    return open_project(data, lang=lang).report(unit, year, dt.date.fromisoformat(as_of) if as_of else None)


def open_quality(data: str = "sample", lang: Language = "vi") -> DataQuality:
    """Return the report on the data themselves, of a data set that offices sent."""
    return open_project(data, lang=lang).quality()


def open_new_communes(data: str = "public", lang: Language = "vi") -> CommunesReport:
    """Return the page of the communes since the districts ended in a single call, as its notebook does."""
    return open_project(data, lang=lang).new_communes()


class Project:
    """A project folder and one data set in it; tables are cleaned when first asked for, and again when the input changes."""

    def __init__(self, root: Path, data: str | Path = "public", language: Language = "vi") -> None:
        if language not in LANGUAGES:
            why = f"chỉ có {', '.join(LANGUAGES)}"
            raise InputError([Problem(f"Không có ngôn ngữ “{language}”", "tham số lang", why, "chọn một ngôn ngữ")])
        self.root = root
        self.language: Language = language
        self.data = str(Path(data).resolve()) if Path(data).is_dir() else str(data)

    @cached_property
    def params(self) -> Params:
        return self._plain if self.language == LANGUAGES[0] else load_params(self.root / "params", self.language)

    @cached_property
    def _plain(self) -> Params:
        """The parameters without words of another language: tables are made by these, so that they are the same for all."""
        return load_params(self.root / "params")

    @cached_property
    def dataset(self) -> Dataset:
        known = {dataset.name: dataset for dataset in self.params.datasets}
        if self.data in known:
            return known[self.data]
        if Path(self.data).is_dir():
            own = load_dataset(Path(self.data), dt.date.today())
            if own.name not in known:
                return own
            is_kept_here = (self.root / "data" / "raw" / own.name).resolve() == Path(self.data).resolve()
            return known[own.name] if is_kept_here else own.model_copy(update={"name": f"{own.name}-rieng"})
        hint = nearest(self.data, known)
        why = f"có phải “{hint[0]}”?" if hint else f"các bộ hiện có: {', '.join(known)}"
        raise InputError(
            [Problem(f"Không có bộ số liệu “{self.data}”", "lựa chọn --data", why, "ghi tên bộ hoặc đường dẫn thư mục")]
        )

    @property
    def raw_folder(self) -> Path:
        named = self.root / "data" / "raw" / self.dataset.name
        return Path(self.data) if Path(self.data).is_dir() and not self._is_named() else named

    @property
    def processed_folder(self) -> Path:
        return self.root / "data" / "processed" / self.dataset.name

    def clean(self) -> pd.DataFrame:
        """Clean the raw files, write the processed tables, and return the log (one row per step).

        The indicators are computed here too, once for all pages. Beside tables from submissions lie lists for a
        spreadsheet: what came, findings, rows set aside, words, names.

        Errors: InputError with every problem found; then nothing is written.
        """
        with speaking(LANGUAGES[0]):
            tables, log = self._clean()
            shown = lists(tables, {unit.code: unit.name for unit in self.districts}) if self._is_sent else {}
            indicators = self._computed(tables)
        made = {**tables, "clean_log": log.to_frame(), "indicators": indicators, "scores": self._scores_of(indicators)}
        store.save(self.processed_folder, made, self._made_from(), shown)
        for name in ("tables", "indicators", "scores", "scored", "library", "_reports"):
            self.__dict__.pop(name, None)
        return log.to_frame()

    @cached_property
    def tables(self) -> Mapping[str, pd.DataFrame]:
        """All canonical tables by name; cleaned afresh when raw data, parameters or the cleaning code changed."""
        return store.load(self._cleaned_folder(), (*schema.TABLES, *EXTRA))

    @property
    def products(self) -> pd.DataFrame:
        """One row per product."""
        return self.tables["products"]

    @property
    def producers(self) -> pd.DataFrame:
        """One row per producer ("chủ thể")."""
        return self.tables["producers"]

    @property
    def certificates(self) -> pd.DataFrame:
        """One row per recognition, with the intervals of its decision and of its certificate's end."""
        return self.tables["certificates"]

    @property
    def figures(self) -> pd.DataFrame:
        """One row per published figure."""
        return self.tables["figures"]

    @cached_property
    def territory(self) -> Territory:
        """The districts and the province that lie in the plan's territory, with their communes."""
        return territory_of(self.params.units)

    @cached_property
    def indicators(self) -> pd.DataFrame:
        """The indicators of the ten solution groups, of every district, the province and every year: one long table.

        A partial register shows no values. They are computed when the tables are cleaned, once for all pages.
        """
        return store.load(self._cleaned_folder(), ("indicators",))["indicators"]

    @cached_property
    def scores(self) -> pd.DataFrame:
        """The scores of the ten solution groups and the overall score, with rank intervals: one row a unit, year and node.

        Goalposts are fixed (params/scoring.yml, proposed), so years compare; see `scoring.standings`. A partial register has none.
        """
        return store.load(self._cleaned_folder(), ("scores",))["scores"]

    @cached_property
    def scored(self) -> Scored:
        """The values that are scored, with references, weights and groups: what `oa.scoring` functions take.

        Small numbers that pages of districts hide are unknown here too, so that no score gives them away.
        """
        return self._scored_of(self.indicators)

    @spoken
    def what_if(self, year: int, change: Mapping[str, Any]) -> WhatIf:
        """Return scores and ranks of the districts before and after a change, and who gains; see `oa.scoring.what_if`.

        change: any of weights, references (goalposts), mean, method: {"weights": {"g08": 3}, "references": {"g06.i01": {"high": 0.5}}}.
        Errors: InputError for what is not known, or a year without scores.
        """
        from .scoring import what_if

        found, codes = self.scored, [unit.code for unit in self.districts]
        if year not in self.params.plan.years:
            raise UnknownPage(f"điểm năm {year}", [str(known) for known in self.params.plan.years])
        table = (
            found.values.xs(year, level="year").reindex(codes).set_axis([unit.short_name for unit in self.districts])
        )
        return what_if(
            table, found.references, change=change, weights=found.weights, groups=found.groups,
            min_available=self.params.scoring.min_available,
        )  # fmt: skip

    def _scored_of(self, indicators: pd.DataFrame) -> Scored:
        from .report.build.disclosure import disclosed
        from .scoring.standings import scored_values

        p = self.params
        shown = disclosed(indicators, p.evaluation.disclosure, [unit.code for unit in self.districts])
        return scored_values(shown, p.scoring, p.indicators, p.targets)

    def _scores_of(self, indicators: pd.DataFrame) -> pd.DataFrame:
        from .scoring.standings import standings

        return standings(self._scored_of(indicators), self.params.scoring, [unit.code for unit in self.districts])

    def _cleaned_folder(self) -> Path:
        """Return the folder of the processed tables, cleaned if need be; who has loaded tables keeps to what they were."""
        if "tables" not in self.__dict__ and store.made_from(self.processed_folder) != self._made_from():
            self.clean()
        return self.processed_folder

    def _computed(self, tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
        """Compute the indicators. Errors: InputError for a key that stands twice in a table."""
        from .indicators.compute import compute

        plan, came = self._plain.plan, tables["completeness"]
        return compute(
            tables, self.territory, plan.years, self._plain.indicators, plan.first_recognition,
            completeness=came if len(came) else None, partial=self.dataset.partial_register,
        )  # fmt: skip

    @property
    def targets(self) -> pd.DataFrame:
        """The 12 targets for the province at the end of the plan; `assess` asks for any unit and day."""
        return self.assess()

    @spoken
    def assess(self, unit: str = "province", year: int | None = None, as_of: dt.date | None = None) -> pd.DataFrame:
        """Return the 12 targets for a unit (code or name) at the end of a year or on a day, one row a target."""
        rows = [self._row(item) for item in self.assessments(unit, year, as_of)]
        return pd.DataFrame(rows).set_index("target")

    @spoken
    def variants(self, unit: str = "province", year: int | None = None, as_of: dt.date | None = None) -> pd.DataFrame:
        """Return the 12 targets in every reading, one row a target and reading, the suggested reading first.

        changes: whether the verdict differs from that of the suggested reading. gap: how many more would close it.
        """
        rows = [row for item in self.assessments(unit, year, as_of) for row in self._readings(item)]
        return pd.DataFrame(rows).set_index(["target", "variant"])

    def assessments(
        self, unit: str = "province", year: int | None = None, as_of: dt.date | None = None
    ) -> tuple[Assessment, ...]:
        """Return the assessments themselves, with evidence and variants."""
        return self.library.assess(self.unit(unit).code, as_of or self._as_of(year))

    def quality(self) -> DataQuality:
        """Return what came, what the checks found and what waits for a decision. Errors: UnknownPage for published data."""
        if self.dataset.layout == "published":
            raise UnknownPage(QUALITY_PAGE, [self.page_name(self.unit("province"), None)])
        frames = {name: self.tables[name] for name in EXTRA}
        return DataQuality(self.dataset, tuple(self.districts), frames, self._made_from(), self._checks, self.language)

    def template(self, unit: str | None = None, year: int | None = None) -> bytes:
        """Return the entry workbook (.xlsx) for a unit and year, both of which may be left for the sender to fill in."""
        from .workbooks.template import build_template, to_bytes

        found = self.unit(unit) if unit else None
        day = self._as_of(year)
        communes = self.params.units.communes_of(found.code, day) if found and found.level == "district" else []
        return to_bytes(build_template(schema.SENT, found, year, communes, self.districts))

    @spoken
    def report(self, unit: str = "province", year: int | None = None, as_of: dt.date | None = None) -> Report:
        """Return the report of a unit (code or name) for a year; without a year, the review of the whole plan.

        Errors: UnknownUnit; UnknownPage for a district without a year or a year outside the plan.
        """
        found = self.unit(unit)
        page = self.page_name(found, year)
        kind = "plan" if year is None else "province" if found.level == "province" else "district"
        day = as_of or self._as_of(year)
        if (page, day) not in self._reports:
            subject = Subject(page, kind, self.params.units.named_on(found.code, day), year, day)
            self._reports[page, day] = Report(build_model(subject, self.library), self.params.land, self.language)
        return self._reports[page, day]

    @cached_property
    def _reports(self) -> dict[tuple[str, dt.date], Report]:
        return {}

    @spoken
    def new_communes(self) -> CommunesReport:
        """Return the page of the communes since the districts ended, with the old territory's products.

        Errors: UnknownPage when there are still districts at the end of the plan.
        """
        change = last_change(self.boundaries, self.params.plan)
        if change is None:
            raise UnknownPage("xã, phường mới")
        return CommunesReport(
            build_communes(self.tables, self.boundaries, change, self.params.plan, self.dataset), self.language
        )

    def unit(self, given: str) -> Unit:
        """Return the province or a district by code or name, with or without diacritics. Errors: UnknownUnit."""
        return self.params.units.find(str(given), levels=("province", "district"))

    def page_name(self, unit: Unit, year: int | None) -> str:
        """Return the name of a page, which is also its file's: 171-dai-tu-2024, tinh-thai-nguyen-2024, tong-ket-2021-2025."""
        plan = self.params.plan
        if year is None and unit.level == "province":
            return f"tong-ket-{plan.first_year}-{plan.last_year}"
        if year not in plan.years:
            asked = f"{unit.name_vi}, năm {year}" if year else unit.name_vi
            raise UnknownPage(asked, [self.page_name(unit, plan.last_year)])
        return f"{slug(unit.name_vi)}-{year}" if unit.level == "province" else f"{unit.code}-{unit.slug}-{year}"

    @property
    def boundaries(self) -> Boundaries:
        """The communes of all days and the weights of split ones: what `recast` moves tables by."""
        return self.params.boundaries

    @property
    def districts(self) -> list[Unit]:
        """The districts of the plan's territory, in the order of their codes."""
        return self.params.units.districts()

    @cached_property
    def library(self) -> Library:
        """What every report draws on."""
        p = self.params
        return Library(
            p.plan,
            p.rules,
            p.evaluation,
            p.targets,
            p.baseline if self.dataset.baseline_products is None else tuple(self.dataset.baseline_products),
            p.groups,
            p.words if self.dataset.name == PUBLIC else p.words.without_notes(),
            self.dataset,
            tuple(self.districts),
            self.tables,
            self.indicators,
            p.indicators,
            self.territory,
            self.scores,
            self.scored,
            p.scoring,
            self._places(),
            self._checks,
        )

    @spoken
    def prepare(self) -> None:
        """Work out what many pages share, once before they are made."""
        self.library.prepare()

    @spoken
    def _places(self) -> dict[str, str]:
        """Return how the places of published figures are called in this project's language, by their Vietnamese names."""
        areas = {self._plain.areas[key].name: area.name for key, area in self.params.areas.items()}
        units = self.params.units
        return areas | {one.name_vi: one.name for unit in self.districts for one in units.versions(unit.code)}

    @property
    def _checks(self) -> dict[str, str]:
        return {check.id: check.what for check in self.params.checks}

    def _row(self, item: Assessment) -> dict[str, object]:
        return {
            "target": item.target.id,
            "name": item.target.short,
            "verdict": verdict_text(item),
            "value": measured_text(item.measured, item.target),
            "threshold": item.target.threshold,
            "low": item.measured.low if item.measured else None,
            "high": item.measured.high if item.measured else None,
            "basis": basis_text(item),
            "why": why_text(item, self.params.plan.last_day),
            "gap": gap_text(item),
            "robustness": robustness_text(item),
        }

    def _readings(self, item: Assessment) -> Iterator[dict[str, object]]:
        first = ("default", say("reading-proposed"), item.measured, verdict_text(item), False, gap_text(item))
        others = (
            (v.id, v.label, v.measured, verdict_word(v.verdict), v.changes, variant_gap_text(item.target, v))
            for v in item.variants
        )
        for name, label, measured, verdict, changes, gap in (first, *others):
            yield {
                "target": item.target.id,
                "variant": name,
                "reading": label,
                "value": measured_text(measured, item.target),
                "low": measured.low if measured else None,
                "high": measured.high if measured else None,
                "verdict": verdict,
                "changes": changes,
                "gap": gap,
            }

    def _as_of(self, year: int | None) -> dt.date:
        return dt.date(year, 12, 31) if year else self.params.plan.last_day

    def _is_named(self) -> bool:
        return any(dataset.name == self.data for dataset in self.params.datasets)

    @property
    def _is_sent(self) -> bool:
        return self.dataset.layout == "submissions"

    def _clean(self) -> tuple[Mapping[str, pd.DataFrame], CleanLog]:
        if self.dataset.layout == "published":
            raw = store.read_raw(self.raw_folder, PUBLIC_FILES)
            tables, log = clean_public(raw, self._plain, self.dataset)
            return {**tables, **empty_extra()}, log
        intake = self.intake()
        return {**intake.tables, **intake.extra}, intake.log

    def intake(self) -> Intake:
        """Read, clean and check the files that offices sent, and return everything that they gave; nothing is written."""
        with speaking(LANGUAGES[0]):
            files = read_folder(self.raw_folder, self._plain.units)
            return take_in(files, self._plain, self.dataset, self.dataset.compiled_by)

    def _made_from(self) -> str:
        code = [
            path
            for part in ("checks", "cleaning", "indicators", "ingest", "schema", "scoring")
            for path in (_PACKAGE / part).rglob("*.py")
        ]
        code += [
            _PACKAGE / name
            for name in (
                "bounds.py",
                "definitions.py",
                "findings.py",
                "intake.py",
                "params.py",
                "received.py",
                "rules.py",
                "units.py",
                "vietnamese.py",
                "words/vi/units.ftl",
                "words/vi/writing.ftl",
                "writing.py",
            )
        ]
        folder = self.root / "params"
        params = [
            path for path in folder.rglob("*") if path.suffix in (".yml", ".csv") and folder / "en" not in path.parents
        ]
        raw = [path for path in self.raw_folder.iterdir() if path.is_file()] if self.raw_folder.is_dir() else []
        return f"{store.fingerprint([*code, *params, *raw])} {self.dataset.compiled_by.isoformat()}"
