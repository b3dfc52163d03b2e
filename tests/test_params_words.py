"""params/en/: every word of params/ has its English twin, in English, and none is laid over nothing."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT, copied_project
from test_words import VIETNAMESE

from ocop_analysis.errors import InputError
from ocop_analysis.overlays import left_over, overlaid
from ocop_analysis.params import load_params
from ocop_analysis.project import Project
from ocop_analysis.report.places import in_sentence
from ocop_analysis.report.wording import years_in
from ocop_analysis.units import Units
from ocop_analysis.words import speaking

PARAMS = ROOT / "params"
ENGLISH = PARAMS / "en"
ON_NO_PAGE = {"rules.yml"}
FILES = sorted(
    name
    for path in PARAMS.rglob("*.yml")
    if ENGLISH not in path.parents and (name := path.relative_to(PARAMS).as_posix()) not in ON_NO_PAGE
)
SKIPPED = {"baseline_products"}
"""Keys of names, the same in every language."""
NAMES = (
    "Báo Thái Nguyên", "Bình Dương", "Bình Thuận", "Bắc Giang", "Bắc Kạn", "Công Thương", "Hà Nội", "Hưng Yên", "Hảo Đạt", "Hải Phòng",
    "Lào Cai", "Lạng Sơn", "Nghệ An", "Phú Bình", "Phú Thọ", "Quảng Nam", "Thái Nguyên", "Tuyên Quang", "Việt Bắc", "Việt Cường", "Yên Bái",
    "chè tôm nõn", "chè", "miến", "Đại Từ", "Đồng Hỷ", "Đồng Tháp",
)  # fmt: skip
"""Names that stay as they are in English."""
NUMBER = re.compile(r"\d+(?:/\d{4})?/[A-ZĐ]+(?:-[A-ZĐ]+\d*)?")
"""The number of a decision, decree or plan."""


def content(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Once)


class _Once(yaml.SafeLoader):
    """Refuses a key that stands twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=deep) for key, _ in node.value]  # type: ignore[no-untyped-call]
        twice = {key for key in keys if keys.count(key) > 1}
        assert not twice, f"{self.name}: {twice} twice"
        return super().construct_mapping(node, deep=deep)


def texts(tree: Any, *path: str) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of every text in a tree; the units of indicators have theirs in indicators/defaults.yml."""
    if isinstance(tree, str):
        yield " > ".join(path), tree
    parts = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for name, part in parts:
        if name not in SKIPPED and not (name == "unit" and "formula" in tree):
            yield from texts(part, *path, str(name))


def english(name: str) -> Any:
    """Return what a file of params/ holds once its English words are laid over it."""
    return overlaid(content(PARAMS / name), content(ENGLISH / name))


def is_english(text: str) -> bool:
    """Tell whether a text holds no Vietnamese letter but in names and numbers of documents."""
    return not VIETNAMESE.search(re.sub("|".join(map(re.escape, NAMES)), "", NUMBER.sub("", text)))


@pytest.mark.parametrize("name", [name for name in FILES if name != "public/publishers.yml"])
def test_every_text_has_its_english_twin(name: str) -> None:
    found = list(texts(english(name)))
    assert len(found) == len(list(texts(content(PARAMS / name))))
    assert {path: text for path, text in found if not is_english(text)} == {}


def test_publishers_keep_their_names_but_are_described_in_english() -> None:
    described = re.compile(
        r"đăng lại|dẫn lại|bản |tạp chí|trang |tỉnh|huyện|qua |Bản |Cổng|Cục|Liên minh|Sở |Trang |Trung tâm|Truyền hình"
    )
    assert [text for _, text in texts(english("public/publishers.yml")) if described.search(text)] == []


@pytest.mark.parametrize("name", ["public/conflicts.yml", "public/figure_notes.yml"])
def test_what_a_report_leaves_out_for_its_years_names_the_same_years_in_english(name: str) -> None:
    plain, laid = dict(texts(content(PARAMS / name))), dict(texts(english(name)))
    assert {path: sorted(set(years_in(text))) for path, text in plain.items()} == {
        path: sorted(set(years_in(text))) for path, text in laid.items()
    }


@pytest.mark.parametrize("path", sorted(ENGLISH.rglob("*.*")), ids=lambda path: path.relative_to(ENGLISH).as_posix())
def test_every_english_word_is_laid_over_one_that_is_there(path: Path) -> None:
    name = path.relative_to(ENGLISH).as_posix()
    assert name in FILES
    assert list(left_over(content(PARAMS / name), content(path))) == []


def test_english_parameters_differ_in_words_alone() -> None:
    plain, english = load_params(PARAMS), load_params(PARAMS, "en")
    assert [t.threshold for t in english.targets] == [t.threshold for t in plain.targets]
    assert english.target("T08").variants[1].wanted.after(1) == "producer with 20% or more trained workers"
    assert all(len(target.short) <= 30 for target in english.targets), "charts cut longer names"
    assert {i.unit: i.is_share for i in english.indicators}["%"]
    assert [i.formula for i in english.indicators] == [i.formula for i in plain.indicators]
    assert english.scoring.references(english.indicators, english.targets) == plain.scoring.references(
        plain.indicators, plain.targets
    )


def test_words_over_nothing_are_told_all_at_once_and_missing_ones_stand_in_vietnamese(tmp_path: Path) -> None:
    shutil.copytree(PARAMS, tmp_path / "params")
    english = tmp_path / "params" / "en"
    (english / "plan.yml").write_text("titel: Plan\nprovince: {nam: Thái Nguyên}\n", encoding="utf-8")
    (english / "targets.yml").write_text("targets: {T13: {name: None}, T01: {name: New}}\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_params(tmp_path / "params", "en")
    assert [problem.where for problem in caught.value.problems] == [
        "params/en/plan.yml, mục titel",
        "params/en/plan.yml, mục province > nam",
        "params/en/targets.yml, mục targets > T13",
    ]
    shutil.rmtree(english)
    assert load_params(tmp_path / "params", "en").targets == load_params(PARAMS).targets


def test_units_are_named_in_the_language_spoken_and_found_by_their_vietnamese_names() -> None:
    units: Units = load_params(PARAMS, "en").units
    every = [unit for code in units.codes() for unit in units.versions(code)]
    assert all(unit.name == unit.name_vi for unit in every)
    assert all(in_sentence(unit.name) == unit.kind + unit.name_vi[len(unit.kind) :] for unit in every)
    asked = [units.find(text) for text in ("tỉnh", "huyện đại từ", "TP Thái Nguyên", "Phổ Yên")]
    with speaking("en"):
        assert [unit.name for unit in asked] == [
            "Thái Nguyên province", "Đại Từ district", "Thái Nguyên city", "Phổ Yên city",
        ]  # fmt: skip
        assert [unit.short_name for unit in asked] == ["Thái Nguyên", "Đại Từ", "Thái Nguyên city", "Phổ Yên"]
        assert [in_sentence(unit.name) for unit in units.versions("172")] == ["Phổ Yên town", "Phổ Yên city"]
        assert asked[2].slug == "tp-thai-nguyen"
        assert all(unit.name for unit in every)


def test_tables_are_the_same_whatever_the_language(tmp_path: Path) -> None:
    root = copied_project(tmp_path).root
    plain, english = Project(root), Project(root, language="en")
    with speaking("en"):
        english.clean()
    figures = english.figures
    assert plain._cleaned_folder() == english._cleaned_folder()
    plain.clean()
    assert plain.figures.equals(figures)
    pages = [
        [p.page_name(p.unit(code), year) for code, year in (("171", 2024), ("19", 2023), ("19", None))]
        for p in (plain, english)
    ]
    assert pages[0] == pages[1] == ["171-dai-tu-2024", "tinh-thai-nguyen-2023", "tong-ket-2021-2025"]
