"""The only reader of ``params/`` and of its words in other languages. Every mistake is found before any is reported."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd
import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from .boundaries import Boundaries, Weight, weight_problems
from .checks.registry import CheckFile
from .checks.rules import Check
from .definitions import (
    Area,
    BaselineProduct,
    Correction,
    Dataset,
    Evaluation,
    Plan,
    PublicWords,
    SolutionGroup,
    Strict,
    Target,
    TargetFile,
)
from .errors import InputError, Problem
from .indicators.checking import problems_of
from .indicators.definitions import Defaults, Indicator, with_defaults
from .ingest.headings import HeadingRow, Headings, heading_problems
from .land import Land, land_of_geojson, land_of_tiles
from .overlays import left_over, overlaid
from .rules import Rules
from .schema import SENT
from .scoring.reference import Scoring
from .scoring.reference import problems_of as scoring_problems
from .targets.measures import MEASURES
from .units import Units
from .vietnamese import nearest, slug
from .words import LANGUAGES, Language

T = TypeVar("T")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same loader in C, where the wheel has it
_WORDS_FILES = {
    "indicators": "public/figure_labels.yml",
    "units": "public/figure_labels.yml",
    "exactness": "public/figure_labels.yml",
    "notes": "public/figure_notes.yml",
    "conflicts": "public/conflicts.yml",
    "publishers": "public/publishers.yml",
}
_MENDING = "sửa tệp theo docs/huong-dan-params.md rồi chạy lại"
_UNREAD = object()
"""The content of a file that could not be read."""


@dataclass(frozen=True)
class Params:
    """All parameters: everything that another province would edit."""

    plan: Plan
    targets: tuple[Target, ...]
    baseline: tuple[BaselineProduct, ...]
    groups: tuple[SolutionGroup, ...]
    evaluation: Evaluation
    rules: Rules
    units: Units
    datasets: tuple[Dataset, ...]
    words: PublicWords
    corrections: tuple[Correction, ...]
    areas: Mapping[str, Area]
    headings: Headings
    product_sets: tuple[Mapping[str, str], ...]
    lookups: tuple[Mapping[str, str], ...]
    checks: tuple[Check, ...]
    indicators: tuple[Indicator, ...]
    indicator_defaults: Defaults
    boundaries: Boundaries
    scoring: Scoring
    land: Land

    def target(self, target_id: str) -> Target:
        return next(target for target in self.targets if target.id == target_id)


def load_params(folder: Path, language: Language = LANGUAGES[0]) -> Params:
    """Read and check ``params/``, with the words of ``params/<language>/`` laid over those of the files.

    Errors: InputError with one Problem for every file that is missing or unreadable and every key or value that is wrong.
    """
    read = _Reader(folder, language)
    product_sets = read.table("product_groups.csv").to_dict("records")
    lookups = read.lookups("lookups.csv")
    plan = read.one("plan.yml", Plan)
    targets = read.one("targets.yml", TargetFile)
    groups = read.some("solution_groups.yml", "groups", SolutionGroup)
    evaluation = read.one("evaluation.yml", Evaluation)
    datasets = read.some("datasets.yml", "datasets", Dataset)
    corrections = read.some("public/corrections.yml", "corrections", Correction)
    areas = read.one("public/areas.yml", dict[str, Area])
    words = read.words()
    headings = read.headings("headings.csv")
    weights = read.weights("units/split_weights.csv")
    checks = read.one("checks.yml", CheckFile)
    rules = read.check("rules.yml", lambda content: Rules(content))
    defaults = read.one("indicators/defaults.yml", Defaults)
    indicators = read.indicators(defaults, [target.id for target in targets.targets] if targets else [])
    scoring = read.one("scoring.yml", Scoring)
    tables = {
        name: read.table(f"units/{name}.csv") for name in ("districts", "communes", "commune_map", "place_aliases")
    }
    land = read.land("map.geojson", plan)
    if not read.problems:
        read.names(targets, words)
        read.problems += scoring_problems(scoring, indicators, targets.targets)
    if read.problems:
        raise InputError(read.problems)
    province = _Reader(folder).one("plan.yml", Plan).province
    units = Units.from_tables(
        tables["districts"], tables["communes"], tables["commune_map"], tables["place_aliases"],
        province_code=province.code, province_name=province.name,
    )  # fmt: skip
    if wrong := weight_problems(weights, units, "params/units/split_weights.csv"):
        raise InputError(wrong)
    return Params(
        plan,
        tuple(targets.targets),
        tuple(targets.baseline_products),
        tuple(groups),
        evaluation,
        rules,
        units,
        tuple(datasets),
        words,
        tuple(corrections),
        areas,
        Headings.from_rows(headings),
        tuple(product_sets),
        tuple(lookups),
        checks.checks,
        tuple(indicators),
        defaults,
        Boundaries(units, weights),
        scoring,
        land,
    )


def load_dataset(folder: Path, today: dt.date) -> Dataset:
    """Return what ``dataset.yml`` in a folder of raw files says of it; without one, a partial register known by today.

    Errors: InputError for a dataset.yml that is wrong.
    """
    if not (folder / "dataset.yml").is_file():
        published = (folder / "figures.csv").is_file()
        return Dataset(
            name=slug(folder.resolve().name) or "du-lieu", title=folder.name, synthetic=False, partial_register=published,
            compiled_by=today, layout="published" if published else "submissions",
        )  # fmt: skip
    read = _Reader(folder)
    dataset = read.one("dataset.yml", Dataset)
    if read.problems:
        raise InputError(read.problems)
    return dataset


class _Reader:
    """Reads parameter files and collects what is wrong with them; results are used only when nothing is."""

    def __init__(self, folder: Path, language: Language = LANGUAGES[0]) -> None:
        self.folder = folder
        self.language = language
        self.problems: list[Problem] = []

    def one(self, name: str, kind: type[T]) -> T:
        return self.check(name, TypeAdapter(kind).validate_python)

    def some(self, name: str, key: str, kind: type[T]) -> list[T]:
        return self.check(name, lambda content: TypeAdapter(dict[str, list[kind]]).validate_python(content)[key])  # type: ignore[valid-type]

    def words(self) -> PublicWords:
        labels = self.check("public/figure_labels.yml", lambda content: content)
        notes = self.check("public/figure_notes.yml", lambda content: content) or {}
        publishers = self.check("public/publishers.yml", lambda content: content) or {}
        raw = {
            **(labels or {}),
            "notes": {k: {"note": v} if isinstance(v, str) else v for k, v in notes.items()},
            "conflicts": self.check("public/conflicts.yml", lambda content: content) or [],
            "publishers": {**publishers.get("figures", {}), **publishers.get("register", {})},
        }
        return self._validated(_WORDS_FILES, raw, TypeAdapter(PublicWords).validate_python)

    def indicators(self, defaults: Defaults | None, targets: Iterable[str]) -> list[Indicator]:
        """Read every file of ``indicators/``, with the defaults filled in, and check it against tables and functions."""
        files = sorted((self.folder / "indicators").glob("g*.yml"))
        if not files:
            self._missing("indicators/g01.yml")
        if defaults is None:
            return []
        read = [
            self.check(f"indicators/{path.name}", lambda content: with_defaults(content, defaults)) for path in files
        ]
        found = [item for file in read if file is not None for item in file.indicators]
        self.problems += problems_of(found, defaults, list(targets))
        return found

    def table(self, name: str) -> pd.DataFrame:
        path = self.folder / name
        if not path.is_file():
            self._missing(name)
            return pd.DataFrame()
        return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")

    def lookups(self, name: str) -> list[dict[str, str]]:
        """Read approved spellings: each must name a column with codes and one of its codes or labels."""
        rows: list[dict[str, str]] = self.table(name).to_dict("records")
        self.problems += lookup_problems(rows, f"params/{name}")
        return rows

    def land(self, name: str, plan: Plan | None) -> Land:
        """Read the outlines of the districts where there is such a file; without one, they are the plan's squares."""
        path = self.folder / name
        if plan is None or not path.is_file():
            return land_of_tiles(plan.tiles if plan else [])
        try:
            content = json.loads(path.read_text(encoding="utf-8-sig"))
            return land_of_geojson(content, [code for line in plan.tiles for code in line], f"params/{name}")
        except ValueError as error:
            self._add(f"Không đọc được JSON: {error}", f"params/{name}", "tệp hỏng, hoặc không phải UTF-8")
        except InputError as error:
            self.problems += error.problems
        return land_of_tiles(plan.tiles)

    def weights(self, name: str) -> tuple[Weight, ...]:
        """Read how split units are shared out; the sums are checked once the units are known."""
        table = self._columns(name, Weight._fields, "mỗi dòng cho biết một phần của đơn vị bị chia")
        return tuple(Weight(*row) for row in table.itertuples(index=False))

    def headings(self, name: str) -> tuple[HeadingRow, ...]:
        table = self._columns(name, HeadingRow._fields, "mỗi dòng cho biết một tiêu đề nghĩa là gì")
        rows = tuple(HeadingRow(*row) for row in table.itertuples(index=False))
        self.problems += heading_problems(rows, f"params/{name}")
        return rows

    def _columns(self, name: str, fields: tuple[str, ...], why: str) -> pd.DataFrame:
        """Return these columns of a table; a missing one is a problem, and then no row is read."""
        table = self.table(name)
        missing = [field for field in fields if field not in table.columns]
        if missing and (self.folder / name).is_file():
            self._add(f"Thiếu cột {', '.join(missing)}", f"params/{name}, dòng 1", why)
        return pd.DataFrame(columns=list(fields)) if missing else table[list(fields)]

    def check(self, name: str, validate: Callable[[Any], T]) -> T:
        content = self._content(name)
        return None if content is _UNREAD else self._validated(name, self._worded(name, content), validate)  # type: ignore[return-value]

    def _content(self, name: str) -> Any:
        path = self.folder / name
        if not path.is_file():
            self._missing(name)
            return _UNREAD
        try:
            return yaml.load(path.read_text(encoding="utf-8-sig"), Loader=_LOADER)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = f", dòng {mark.line + 1}" if mark else ""
            self._add(
                "Không đọc được YAML", f"params/{name}{line}", "cú pháp sai: thụt dòng, dấu hai chấm hoặc dấu nháy"
            )
        except UnicodeDecodeError:
            self._add("Tệp không phải UTF-8", f"params/{name}", "chương trình chỉ đọc UTF-8")
        return _UNREAD

    def _worded(self, name: str, content: Any) -> Any:
        """Lay the words of the language over the content of a file; without a file of words its own stand."""
        over = f"{self.language}/{name}"
        if self.language == LANGUAGES[0] or not (self.folder / over).is_file():
            return content
        words = self._content(over)
        if words is _UNREAD:
            return content
        for path in left_over(content, words):
            self._add(
                f"Không có “{path[-1]}”", f"params/{over}, mục {' > '.join(path)}", f"params/{name} không có mục này"
            )
        return overlaid(content, words)

    def _validated(self, files: str | Mapping[str, str], content: Any, validate: Callable[[Any], T]) -> T:
        """Validate the content of one file, or of several that are known by their top key."""
        by_key = {} if isinstance(files, str) else files
        name = files if isinstance(files, str) else "public"
        try:
            return validate(content)
        except ValidationError as error:
            self.problems += [
                _problem(by_key.get(str(d["loc"][0]) if d["loc"] else "", name), d) for d in error.errors()
            ]
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            self._add(f"Nội dung sai: {error}", f"params/{name}", "thiếu khóa bắt buộc hoặc sai kiểu giá trị")
        return None  # type: ignore[return-value]

    def names(self, targets: TargetFile, words: PublicWords) -> None:
        """Check the names in targets.yml that only other modules and files know: measures and published indicators."""
        for target in targets.targets:
            asked = [("measure", target.measure, MEASURES), ("population", target.population, words.indicators)]
            keys = ("figure", "base", "part", "whole", "percent")
            asked += [(f"published > {key}", getattr(target.published, key), words.indicators) for key in keys]
            for key, value, known in asked:
                if value is not None and value not in known:
                    hint = nearest(value, known)
                    why = f"có phải “{hint[0]}”?" if hint else "chương trình không biết tên này"
                    self._add(f"Không có “{value}”", f"params/targets.yml, mục {target.id} > {key}", why)

    def _missing(self, name: str) -> None:
        self._add("Thiếu tệp", f"params/{name}", "chương trình cần tệp này", "chép lại tệp từ bản gốc của dự án")

    def _add(self, what: str, where: str, why: str, todo: str = _MENDING) -> None:
        self.problems.append(Problem(what, where, why, todo))


def lookup_problems(rows: Iterable[Mapping[str, str]], file: str) -> list[Problem]:
    """Return what is wrong with approved spellings: unknown tables and columns, values that no code list has."""
    problems = []
    for line, row in enumerate(rows, start=2):
        column = SENT[row["table"]].columns.get(row["column"]) if row["table"] in SENT else None
        if column is None:
            known = SENT[row["table"]].columns if row["table"] in SENT else SENT
            hint = nearest(row["column"] if row["table"] in SENT else row["table"], known)
            why = f"có phải “{hint[0]}”?" if hint else "chương trình không biết tên này"
            problems.append(
                Problem(f"Không có “{row['table']}.{row['column']}”", f"{file}, dòng {line}", why, "sửa tên")
            )
        elif column.codes and row["value"] not in {*column.codes, *column.codes.values()}:
            hint = nearest(row["value"], [*column.codes, *column.codes.values()])
            why = f"có phải “{hint[0]}”?" if hint else f"chỉ nhận {', '.join(column.codes.values())}"
            problems.append(Problem(f"Giá trị lạ “{row['value']}”", f"{file}, dòng {line}", why, "chọn một giá trị"))
    return problems


_KINDS = {
    "missing": "Thiếu khóa bắt buộc",
    "extra_forbidden": "Khóa không có trong định nghĩa",
    "literal_error": "Giá trị không nằm trong danh sách cho phép",
}


def _problem(name: str, detail: Mapping[str, Any]) -> Problem:
    """Say one pydantic error in Vietnamese, with the nearest known key when a key is misspelt."""
    path = [str(part) for part in detail["loc"]]
    where = f"params/{name}, mục {' > '.join(path)}" if path else f"params/{name}"
    what = _KINDS.get(detail["type"], "Giá trị sai kiểu hoặc ngoài phạm vi")
    why = ""
    if detail["type"] == "extra_forbidden":
        hint = nearest(path[-1], _known_keys())
        why = f"có phải “{hint[0]}”?" if hint else "chương trình không biết khóa này"
    elif detail["type"] == "literal_error":
        why = f"chỉ nhận {detail['ctx']['expected']}"
    elif detail["type"] == "value_error":
        why = str(detail["ctx"]["error"])
    elif detail["type"] != "missing":
        why = f"đang là “{detail.get('input')}”"
    return Problem(what, where, why, _MENDING)


def _known_keys() -> Iterable[str]:
    def fields(model: type[BaseModel]) -> set[str]:
        return set(model.model_fields).union(*(fields(sub) for sub in model.__subclasses__()))

    return sorted(fields(Strict))
