"""Words of pages that code knows by another name, and what an English page does with what was written in Vietnamese."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from conftest import ROOT
from test_words import VIETNAMESE

from ocop_analysis.cleaning.submissions.completeness import STATES
from ocop_analysis.findings import SEVERITIES
from ocop_analysis.project import Project
from ocop_analysis.report.model import ScoreRow, StandingRow
from ocop_analysis.report.quality_words import cell_text, rule_text, severity_text, state_text
from ocop_analysis.report.score_words import district_says, tiers_text
from ocop_analysis.schema import PRODUCER_TYPES
from ocop_analysis.scoring.sensitivity import LABELS
from ocop_analysis.words import LANGUAGES, say, speaking
from ocop_analysis.writing import opened


def test_pages_use_the_words_of_the_schema_and_the_checks() -> None:
    assert {code: severity_text(code) for code in SEVERITIES} == SEVERITIES
    assert {code: state_text(code) for code in STATES} == STATES
    for code, label in PRODUCER_TYPES.items():
        assert say(f"makers-{code.replace('_', '-')}") == label
    for name, label in LABELS.items():
        assert say(f"scores-factor-{name.replace('_', '-')}") == opened(label)


def test_scores_are_told_in_english() -> None:
    years = tuple(zip(range(2021, 2026), (10.0, 20.0, 30.0, 40.0, 50.0), strict=True))
    row = ScoreRow(
        "overall", "Overall score", 1234 / 19, 60.0, 70.0, None, None, years, 45, 51, 2, 5, 9, "2 to 5"
    )  # fmt: skip
    with speaking("en"):
        told = district_says("Đại Từ district", (row,), ())
        withheld = district_says("x", (replace(row, score=None, n_known=1, rank_low=None),), ())[0]
        tiers = tiers_text(
            [StandingRow(n, n, 1.0, 1.0, 1.0, 1, 2, tier, ()) for n, tier in (("A", 1), ("B", 2), ("C", 2))]
        )
    assert told == (
        "The overall score of Đại Từ district is 64.9 out of 100, computed from the 45 of 51 indicators that have a value; "
        "what is unknown could bring the score to anywhere in the range 60.0–70.0.",
        "The overall score rose from 2021 to 2025 (exact Kendall test, p = 0.017).",
        "The rank lies in the range 2 to 5 of 9; the ranks within this range cannot be told apart.",
    )
    assert withheld.endswith("so far only 1 of 51 indicators has a value.")
    assert "2 tiers that can be told apart; highest tier: A; lowest tier: B and C." in tiers


def test_every_rule_of_the_sample_is_told_in_english(english: Project) -> None:
    checks = {check.id: "known" for check in english.params.checks}
    rules = english.tables["findings"]["rule"].unique()
    with speaking("en"):
        told = {rule: rule_text(rule, checks) for rule in rules}
        assert cell_text("a.xlsx, trang “Kênh bán hàng”, ô E46") == "a.xlsx, sheet “Kênh bán hàng”, cell E46"
    assert not [rule for rule, text in told.items() if text == rule or VIETNAMESE.search(text)]


@pytest.fixture(scope="module")
def english(sample: Project) -> Project:
    assert len(sample.tables)
    return Project(sample.root, sample.data, "en")


def test_an_english_page_says_which_words_are_vietnamese(english: Project) -> None:
    quality = english.quality()
    pages = {"checks": quality.findings().html, "report": english.report("171", 2024).quality().html}
    for html in pages.values():
        assert html.count('<span lang="vi">') > 3
        assert "quoted in Vietnamese" in html
    own = re.sub(r'<span lang="vi">.*?</span>|“[^”]*”', "", quality.summary().html + quality.completeness().html)
    assert "Quality of the data received" in own
    assert "span" not in english.quality().tables["findings"].to_csv()


def test_a_vietnamese_page_quotes_nothing(sample: Project) -> None:
    assert "lang=" not in sample.quality().findings().html + sample.report("171", 2024).quality().html


SECTIONS = ("summary", "targets", "groups", "products", "certificates", "changes", "districts", "sources")


def told(project: Project) -> list[str]:
    """Return what a report, its tables and charts say, each asked for by itself."""
    report = project.report("171", 2024)
    pieces = [getattr(report, name)() for name in SECTIONS] + [*report.tables.values(), *report.figures.values()]
    return [report.model.to_json(), repr(report), *(piece._repr_html_() for piece in pieces)]


def test_reports_of_two_languages_are_made_in_turn_and_each_is_as_if_made_alone() -> None:
    alone = {lang: told(Project(ROOT, "public", lang)) for lang in LANGUAGES}
    both = {lang: Project(ROOT, "public", lang) for lang in LANGUAGES}
    for around, own in (("en", "vi"), ("vi", "en"), ("en", "vi")):
        with speaking(around):
            both[own].prepare()
            assert told(both[own]) == alone[own]
    assert len(set(alone["vi"]) & set(alone["en"])) == 0


def test_an_answer_to_a_question_is_in_the_language_of_its_project(english: Project, sample: Project) -> None:
    change = {"weights": {"g08": 3}}
    assert "Thái Nguyên city" in english.what_if(2024, change).table.index
    assert "TP Thái Nguyên" in sample.what_if(2024, change).table.index


def test_one_thing_is_told_as_one(english: Project) -> None:
    """Units say one and many; “1 products” is neither."""
    words = english.params.words
    nouns = {*words.units.values(), *english.params.indicator_defaults.units.values()}
    nouns |= {noun for target in english.params.targets for noun in (target.unit, target.wanted)}
    many = "|".join(re.escape(noun) for noun in nouns if noun.after(1) != noun)
    for project in (english, Project(ROOT, "public", "en")):
        pages = [*told(project), project.report("171", 2021).targets().html, project.report().targets().html]
        text = re.sub(r"<[^>]*>", "", "\n".join(pages))
        assert re.findall(rf"(?<![\d.,/])1 (?:more |existing |new qualifying )?(?:{many})\b", text) == []
        assert re.search(r"(?<![\d.,/])1 product\b", text)


def test_pieces_of_a_page_call_themselves_in_its_language(english: Project, sample: Project) -> None:
    assert repr(english.quality().summary()) == "<“summary” section of the report>"
    assert repr(sample.quality().summary()) == "<mục “tóm tắt” của báo cáo>"


def test_one_thing_is_written_in_the_singular(english: Project) -> None:
    report = english.report("172", 2021)
    text = re.sub(r"<[^>]+>", "", report.summary().html + report.targets().html)
    assert "at least 1 more small or medium-sized enterprise is needed: 1 existing producer coming to qualify" in text
    assert "at least 1 point" in text
