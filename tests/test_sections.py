"""The newer sections of the pages: stars that moved, kinds of producers, money beside movement, parts of districts, peers, messages."""

from __future__ import annotations

import datetime as dt
import re

import pandas as pd
import pytest
from conftest import certificate, certificates

from ocop_analysis import schema
from ocop_analysis.project import Project
from ocop_analysis.report import Report
from ocop_analysis.report.build.efforts import effort_rows
from ocop_analysis.report.build.makers import kind_rows
from ocop_analysis.report.build.moves import star_moves
from ocop_analysis.report.build.peers import peers
from ocop_analysis.report.build.register import EVENTS
from ocop_analysis.report.model import DistrictRow, GroupCard
from ocop_analysis.report.small_map import small_map
from ocop_analysis.words import say

END = dt.date(2023, 12, 31), dt.date(2024, 12, 31)


def test_products_move_between_stars() -> None:
    """A goes from 3 to 4; B stays at 3; C's certificate of 1/6/2021 ends on 31/5/2024; D comes in 2024; E is of 2025."""
    table = certificates(
        certificate("A", "2022-05-01", 3), certificate("A", "2024-05-01", 4, "nang_hang"), certificate("B", "2022-05-01", 3),
        certificate("C", "2021-06-01", 4), certificate("D", "2024-03-01", 3), certificate("E", "2025-03-01", 5),
    )  # fmt: skip
    found = star_moves(table, *END)
    assert found is not None
    assert found.counts == ((1, 1, 0, 0), (0, 0, 0, 1), (0, 0, 0, 0), (1, 0, 0, 0))
    assert star_moves(table[table["product_id"].eq("E")], *END) is None


def test_producers_are_counted_by_their_newest_kind() -> None:
    """M1 is a group in 2022 and a cooperative from 2024; M2 has no kind; M3 has no certificate in force."""
    told = [("M1", 2022, "to_hop_tac"), ("M1", 2024, "htx"), ("M2", 2022, None), ("M3", 2022, "htx")]
    makers = pd.DataFrame(told, columns=["producer_id", "year", "producer_type"])
    held = certificates(certificate("A", "2022-05-01", producer="M1"), certificate("B", "2022-05-01", producer="M2"))
    rows = kind_rows({"certificates": held, "producers": makers}, END)
    assert [(row.name, row.counts) for row in rows] == [
        ("Hợp tác xã", (0, 1)), ("Tổ hợp tác", (1, 0)), ("Chưa rõ loại hình", (1, 1)), ("Tất cả chủ thể", (2, 2)),
    ]  # fmt: skip
    assert kind_rows({"certificates": held, "producers": makers}, [dt.date(2021, 12, 31)]) == ()


def group(id: str) -> GroupCard:
    return GroupCard(id, id, id, (), (), "", (), "", "")


def test_money_and_activities_are_added_by_group_and_year() -> None:
    """Two activities of 2024 in g01, one with people; one of 2023 and one after the day stay out; money 10 + unknown."""
    acts = pd.DataFrame(
        {
            "solution_group": ["g01", "g01", "g01", "g02"],
            "starts_from": pd.to_datetime(["2024-02-01", "2024-03-01", "2023-03-01", "2025-01-05"]),
            "starts_to": pd.to_datetime(["2024-02-01", "2024-03-01", "2023-03-01", "2025-01-05"]),
            "participants_total": [30, None, 50, 70],
        }
    )
    money = pd.DataFrame(
        {"solution_group": ["g01", "g01", "g02"], "year": [2024, 2024, 2023], "allocated_mvnd": [12.5, 8.0, 9.0],
         "disbursed_mvnd": [10.0, None, 9.0]}
    )  # fmt: skip
    first, second = effort_rows(
        {"activities": acts, "budget_lines": money}, [group("g01"), group("g02")], [2024], END[1]
    )
    assert (first.n_activities, first.attendances_text) == (2, "ít nhất 30")
    assert (first.allocated_text, first.disbursed_text) == ("20,5", "ít nhất 10,0")
    assert (second.n_activities, second.disbursed_text, second.remark) == (0, "–", "")
    nothing = {"activities": acts.head(0), "budget_lines": money.head(0)}
    assert effort_rows(nothing, [group("g01")], [2024], END[1]) == ()


def district(code: str, total: int | None) -> DistrictRow:
    return DistrictRow(code, code.upper(), total, "", None, 0, ())


def test_peers_are_those_of_nearest_size() -> None:
    rows = [district(code, total) for code, total in zip("abcdef", (20, 22, 40, 19, 25, None), strict=True)]
    found = peers("a", rows, {("a", "g01"): 50.0, ("d", "g01"): 60.0}, {"g01": "Nhóm"})
    assert found is not None
    assert (found.names, found.sizes) == (("A", "D", "B", "E"), (20, 19, 22, 25))
    assert found.rows[0].values == (50.0, 60.0, None, None)
    assert peers("f", rows, {("f", "g01"): 50.0}, {"g01": "Nhóm"}) is None  # its own size is not known
    assert peers("a", rows, {}, {"g01": "Nhóm"}) is None


# ---- the sample ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pages(sample: Project) -> dict[str, Report]:
    return {
        name: sample.report(*asked)
        for name, asked in {"district": ("171", 2024), "province": ("19", 2024), "plan": ()}.items()
    }


def test_pages_call_events_as_the_schema_does() -> None:
    assert {event: say(key) for event, key in EVENTS.items()} == schema.EVENTS


def test_the_note_on_a_goal_says_that_it_is_no_result(project: Project) -> None:
    """So a table marks a goal only where it has no note."""
    goals = project.figures.loc[project.figures["is_goal"].astype(bool), "figure_id"]
    notes = project.params.words.notes
    assert len(goals)
    assert all(say("public-goal").split(", ")[1] in notes[goal].note for goal in goals if goal in notes)


def test_moves_add_up_to_what_is_in_force(pages: dict[str, Report]) -> None:
    for report in pages.values():
        moves = report.model.moves
        assert moves is not None
        stock = {point.date: point for point in report.model.stock}
        columns = [sum(column) for column in zip(*moves.counts, strict=True)]
        now = stock[moves.now]
        assert columns[:3] == [now.three, now.four, now.five]
        before = stock[moves.before]
        assert [sum(row) for row in moves.counts[:3]] == [before.three, before.four, before.five]


def test_contributions_add_up_and_hide_small_numbers(sample: Project, pages: dict[str, Report]) -> None:
    rows = {row.target: row for row in pages["province"].model.contributions}
    t01 = [int(text) for _, text, _ in rows["T01"].cells]
    assert f"{sum(t01)} sản phẩm" == next(
        card.value_text for card in pages["province"].model.targets if card.id == "T01"
    )
    codes = [unit.code for unit in sample.districts]
    assert [code for code, _, _ in rows["T05"].cells] == codes
    for code, text, lacking in rows["T05"].cells:  # 70% of the whole, rounded up
        part, whole = map(int, text.split("/"))
        assert lacking == max(0, -((part * 10 - whole * 7) // 10)), code
    hidden = sample.indicators[sample.indicators["indicator"].eq("g06.i08") & sample.indicators["year"].eq(2024)]
    small = hidden[hidden["unit"].isin(codes) & hidden["numerator"].gt(0) & hidden["numerator"].lt(3)]
    assert len(small)  # else this tests nothing
    assert {text for _, text, _ in rows["T10"].cells} == {"không nêu"}


def test_every_message_points_to_a_place_on_its_page(pages: dict[str, Report], project: Project) -> None:
    reports = [*pages.values(), project.report("164", 2024), project.report(), project.report("168", 2021)]
    for report in reports:
        m = report.model
        html = "".join(
            block.html
            for block in (report.summary(), report.targets(), report.groups(), report.products(), report.certificates(),
                          report.disagreements(), report.quality())
        )  # fmt: skip
        assert 1 <= len(m.findings) <= 3, m.page
        assert len(m.actions) <= 3, m.page
        for message in (*m.findings, *m.actions):
            assert f'id="{message.anchor}"' in html, (m.page, message)
            assert re.match(r"[A-ZĐ\d].*\.$", message.text), message.text
        assert len({message.text for message in (*m.findings, *m.actions)}) == len(m.findings) + len(m.actions)


def test_no_message_speaks_of_causes(pages: dict[str, Report]) -> None:
    for report in pages.values():
        said = " ".join(message.text for message in (*report.model.findings, *report.model.actions))
        assert not re.search(r"nhờ|do đó|vì vậy|nên đã|bởi", said)
        assert "Không suy ra nguyên nhân" in report.efforts().html


def test_the_next_plan_names_what_this_one_could_not_settle(pages: dict[str, Report], project: Project) -> None:
    html = pages["plan"].next_plan().html
    for card in pages["plan"].model.targets:
        asked = card.verdict == "undecided" or any(variant.changes for variant in card.variants)
        assert (f'<th scope="row"><a href="#{card.id}">' in html) == asked
    assert "g06.i06" in html  # price after recognition: never reported
    assert "gần như chưa được công bố" in project.report().next_plan().html


def test_the_small_map_carries_every_district_in_words(pages: dict[str, Report], sample: Project) -> None:
    row = next(row for g in pages["province"].model.groups for row in g.indicators if row.id == "g05.i01")
    names = {unit.code: unit.short_name for unit in sample.districts}
    svg = str(small_map(row, sample.params.land, names))
    for unit in sample.districts:
        assert f"{unit.short_name}: " in svg
    assert svg.count("<rect") + svg.count("<path") == 9
    district_row = next(r for g in pages["district"].model.groups for r in g.indicators if r.id == "g05.i01")
    assert small_map(district_row, sample.params.land, names) == ""
