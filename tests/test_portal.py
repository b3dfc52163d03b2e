"""The portal: what pages publish for it, what it embeds, what it may do, and in a browser its filters and comparisons."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from markupsafe import escape
from test_browser import dom, needs_browser

from ocop_analysis.project import Project
from ocop_analysis.publish.jobs import Page
from ocop_analysis.publish.page import content_hash
from ocop_analysis.publish.pages import all_pages
from ocop_analysis.publish.portal import KINDS, STATES, compared_pages, render_portal
from ocop_analysis.words import say

CONTEXT = {"title": "Thử", "plan": "Kế hoạch", "dataset": "thử", "note": "", "synthetic": True, "until": ""}
HOSTILE = "</script><img src=x onerror=alert(1)>&{name}\u2028"


def page(name: str = "171-dai-tu-2024", year: int = 2024, unit: str = "171", place: str = "Huyện Đại Từ") -> Page:
    return Page(name, "district", "district_report.ipynb", unit, place, year, f"{place}, năm {year}")


def built(project: Project, *wanted: tuple[str, int]) -> dict[str, dict[str, Any]]:
    """Return what build.json would say of these pages."""
    reports = [project.report(unit, year) for unit, year in wanted]
    return {report.model.page: {"ok": True, "error": None, "facts": dict(report.facts().values)} for report in reports}


def embedded_in(html: str) -> dict[str, Any]:
    (text,) = re.findall(r'<script id="so-lieu" type="application/json">(.*?)</script>', html, re.S)
    return dict(json.loads(text))


def leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from leaves(item)
    else:
        yield value


def test_a_page_of_published_data_publishes_its_texts(project: Project) -> None:
    facts = project.report("164", 2024).facts().values
    assert len(facts["targets"]) == 12
    assert facts["targets"][4] == {
        "id": "T05", "short": "Chủ thể là hợp tác xã", "wanted": "ít nhất 70%", "verdict": "met", "says": "Đạt",
        "value": "73,7% (14/19)", "turns": True,
    }  # fmt: skip
    assert facts["cards"][:2] == [
        {"label": "Tổng sản phẩm từ 3 sao, theo công bố", "value": "37", "note": "số liệu năm 2024"},
        {"label": "Mới trong năm, theo công bố", "value": "–", "note": "chưa tìm thấy số liệu"},
    ]
    assert facts["scores"] == []


def test_a_page_of_sent_data_publishes_scores_and_hides_what_the_page_hides(sample: Project) -> None:
    report = sample.report("171", 2024)
    facts = report.facts().values
    hidden = next(target for target in facts["targets"] if target["id"] == "T10")
    assert hidden["value"] == "ít hơn 3 chủ thể, không nêu"
    # 39,926718 with 25,995086 to 58,513757 in tests/golden/mau-171-2024.json
    assert facts["scores"][2] == {
        "name": "Vùng nguyên liệu", "score": "39,9", "band": "26,0–58,5", "rank": "từ 4 đến 8"
    }  # fmt: skip
    assert [row["name"] for row in facts["scores"]] == [row.name for row in report.model.scores.rows]
    assert "Công nhận lần đầu trong năm" in [card["label"] for card in facts["cards"]]
    parts = [facts[name] for name in ("targets", "cards", "scores")]
    assert all(isinstance(leaf, str | bool) for leaf in leaves(parts))  # no raw number leaves a page


def test_the_portal_embeds_what_two_pages_say(sample: Project) -> None:
    states = built(sample, ("171", 2024), ("173", 2024))
    found = {row["name"]: row for row in embedded_in(render_portal(all_pages(sample), states, CONTEXT))["pages"]}
    assert len(found) == 50  # the province and nine districts, five years
    for name, unit in (("171-dai-tu-2024", "171"), ("173-phu-binh-2024", "173")):
        model = sample.report(unit, 2024).model
        told = found[name]
        assert told["targets"] == [
            [t.id, t.short, t.threshold_text, t.verdict, t.verdict_text, t.value_text, int(any(v.changes for v in t.variants))]
            for t in model.targets
        ]  # fmt: skip
        assert [card[1:] for card in told["cards"]] == [[card.value, card.note] for card in model.cards]
        assert [row[3] for row in told["scores"]] == [row.rank_text for row in model.scores.rows]
        assert (told["asOf"], told["year"], told["unit"]) == ("31/12/2024", 2024, unit)
    assert found["171-dai-tu-2023"] == {
        "name": "171-dai-tu-2023", "unit": "171", "place": "Huyện Đại Từ", "year": 2023,
        "title": "Huyện Đại Từ, năm 2023", "says": "chưa lập",
    }  # fmt: skip


def test_pages_that_cannot_be_compared_say_why() -> None:
    older = {"ok": True, "facts": {"as_of": "2024-12-31", "verdicts": {}}}
    failed = {"ok": False, "error": "KeyError: /noi/nao/do", "facts": {}}
    pages = [page(), page("171-dai-tu-2023", 2023), page("171-dai-tu-2022", 2022)]
    told = compared_pages(pages, {"171-dai-tu-2024": older, "171-dai-tu-2023": failed})
    assert [row["says"] for row in told] == [say("portal-older"), "không lập được", "chưa lập"]
    assert not any("targets" in row for row in told)


def test_hostile_text_stays_text(sample: Project) -> None:
    states = built(sample, ("171", 2024))
    states["171-dai-tu-2024"]["facts"]["targets"][0]["short"] = HOSTILE
    states["171-dai-tu-2023"] = {"ok": False, "error": HOSTILE, "facts": {}}
    pages = [page(place=HOSTILE), page("171-dai-tu-2023", 2023)]
    html = render_portal(pages, states, CONTEXT | {"title": HOSTILE, "note": HOSTILE})
    assert "<img" not in html
    assert html.count("</script>") == 2
    data = embedded_in(html)
    assert data["pages"][0]["targets"][0][1] == HOSTILE
    assert data["pages"][0]["place"] == HOSTILE
    assert html.count(str(escape(HOSTILE))) >= 4  # title twice, note, name of a place, reason of a failure


def test_the_policy_allows_the_portal_its_style_and_its_one_script() -> None:
    html = render_portal([page()], {}, CONTEXT)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    style, script = re.search(r"<style>(.*?)</style>", html, re.S), re.search(r"<script>(.*?)</script>", html, re.S)
    assert policy
    assert style
    assert script
    assert policy.group(1).replace("&#39;", "'") == (
        f"default-src 'none'; style-src '{content_hash(style.group(1))}'; script-src '{content_hash(script.group(1))}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert not re.search(r"<[^>]*\s(?:style|on[a-z]+)\s*=|(?:src|href)=\"(?:https?:)?//", html)
    for word in ("Storage", "cookie", "fetch(", "XMLHttpRequest", "innerHTML", "eval(", "indexedDB"):
        assert word not in script.group(1)


def test_the_portal_stays_light_and_lists_every_page_without_script(sample: Project) -> None:
    state = built(sample, ("171", 2024))["171-dai-tu-2024"]
    pages = all_pages(sample)
    html = render_portal(pages, {each.name: state for each in pages}, CONTEXT)
    assert len(html.encode()) < 300_000
    assert "built-in" not in html
    plain = re.sub(r"<script.*?</script>", "", html, flags=re.S)
    assert all(f'href="{each.name}.html"' in plain for each in pages)
    assert 'id="loc" class="tools" role="search"' in plain
    assert re.search(r'<form id="loc"[^>]* hidden>', plain)
    assert f'<noscript><p class="note">{say("portal-no-script")}</p></noscript>' in plain
    assert "JavaScript" in say("portal-no-script")


def test_every_control_has_its_label_and_every_kind_and_state_its_word() -> None:
    html = render_portal([page()], {}, CONTEXT)
    controls = re.findall(r'<(?:select|input) id="([^"]+)"', html)
    assert len(controls) == len(set(controls)) == 11
    assert sorted(re.findall(r'<label for="([^"]+)"', html)) == sorted(controls)
    assert set(KINDS) >= {"plan", "quality", "communes", "province", "district"}
    assert set(STATES) == {"ok", "partial", "failed", "absent"}


def test_failed_pages_come_before_everything_else() -> None:
    html = render_portal([page()], {"171-dai-tu-2024": {"ok": False, "error": "hỏng", "facts": {}}}, CONTEXT)
    assert html.index("Báo cáo không lập được") < html.index('id="loc"') < html.index('id="so-sanh"')


@pytest.fixture(scope="module")
def portal(sample: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal with four pages made, one of which has no data, one page that failed, and 48 that were not made."""
    states = built(sample, ("171", 2023), ("171", 2024), ("173", 2024), ("165", 2024))
    states["165-song-cong-2024"]["facts"]["state"] = "partial"
    states["171-dai-tu-2024"]["facts"]["cards"][0]["note"] = HOSTILE
    states["170-vo-nhai-2024"] = {"ok": False, "error": "hỏng", "facts": {}}
    path = tmp_path_factory.mktemp("portal") / "index.html"
    path.write_text(render_portal(all_pages(sample), states, CONTEXT), encoding="utf-8")
    return path


def shown_cells(html: str) -> list[str]:
    cells = re.findall(r'<(?:a|span) class="cell [^>]*data-search="[^"]*"[^>]*>', html)
    assert len(cells) == 53
    return [cell for cell in cells if "hidden" not in cell]


@needs_browser
@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("", 53), ("huyen=171", 5), ("huyen=171&nam=2024", 1), ("nam=ca-ky", 3), ("huyen=19", 8), ("loai=tinh", 5),
        ("loai=huyen&nam=2021", 9), ("trang-thai=xong", 3), ("trang-thai=trong", 1), ("trang-thai=loi", 1),
        ("trang-thai=chua", 48), ("q=dai+tu&nam=2023", 1), ("q=Đại Từ&trang-thai=xong", 2), ("huyen=171&loai=tinh", 0),
        ("nam=1999", 53),
    ],
)  # fmt: skip
def test_filters_follow_the_address(portal: Path, tmp_path: Path, address: str, shown: int) -> None:
    html, log = dom(f"{portal.as_uri()}#{address}", tmp_path)
    assert len(shown_cells(html)) == shown
    assert f"{shown} trên 53 báo cáo" in html
    assert ('id="khong-thay" class="note" hidden' in html) == (shown > 0)
    assert not re.search(r"Refused|Content Security Policy|Uncaught", log), log


def rows_of(html: str) -> dict[str, list[str]]:
    """Return the texts of each row of the comparison, by its heading."""
    result = html[html.index('id="ket-qua"') : html.index('id="khong-thay"')]
    rows = re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', result, re.S)
    plain = [
        [re.sub(r"<[^>]+>", "|", cell) for cell in (head, *re.findall(r"<td>(.*?)</td>", rest))] for head, rest in rows
    ]
    return {head.strip("|").split("|")[0]: cells for head, *cells in plain}


@needs_browser
def test_two_districts_stand_side_by_side(sample: Project, portal: Path, tmp_path: Path) -> None:
    html, log = dom(f"{portal.as_uri()}#a=171-dai-tu-2024&b=173-phu-binh-2024", tmp_path)
    rows = rows_of(html)
    models = [sample.report(unit, 2024).model for unit in ("171", "173")]
    for pair in zip(*(model.targets for model in models), strict=True):
        cells = rows[f"{pair[0].id} {pair[0].short}"]
        for target, cell in zip(pair, cells, strict=True):
            assert target.verdict_text in cell
            assert target.value_text in cell
    assert [cell.strip("|").split("|")[0] for cell in rows["Vùng nguyên liệu"]] == ["39,9", "62,8"]
    differing = [
        one.id for one, other in zip(*(m.targets for m in models), strict=True) if one.verdict != other.verdict
    ]
    assert f"Kết luận khác nhau ở {len(differing)} trên 12 chỉ tiêu: {', '.join(differing)}." in html
    assert '<th scope="col">Huyện Đại Từ</th><th scope="col">Huyện Phú Bình</th>' in html
    assert '<a href="173-phu-binh-2024.html">Huyện Phú Bình, năm 2024</a> (ngày chốt 31/12/2024)' in html
    assert html.count("(dữ liệu minh họa)</caption>") == 3
    assert "<img" not in html  # the hostile note stays text
    assert not re.search(r"Refused|Content Security Policy|Uncaught", log), log


@needs_browser
def test_two_years_stand_side_by_side(portal: Path, tmp_path: Path) -> None:
    html, _ = dom(f"{portal.as_uri()}#a=171-dai-tu-2023&b=171-dai-tu-2024", tmp_path)
    rows = rows_of(html)
    assert '<th scope="col">Năm 2023</th><th scope="col">Năm 2024</th>' in html
    # 37,183438 and 39,926718 in tests/golden/mau-171-2024.json
    assert [cell.strip("|").split("|")[0] for cell in rows["Vùng nguyên liệu"]] == ["37,2", "39,9"]
    assert len(rows["Công nhận lần đầu trong năm"]) == 2  # one row for both years
    assert re.search(r'<div id="theo-noi"[^>]*hidden', html)


@needs_browser
@pytest.mark.parametrize(
    ("pair", "said"),
    [
        ("a=171-dai-tu-2023&b=173-phu-binh-2024", say("portal-unlike")),
        ("a=171-dai-tu-2024&b=tinh-thai-nguyen-2024", say("portal-unlike")),
        ("a=171-dai-tu-2024&b=171-dai-tu-2024", say("portal-same-years")),
        ("a=171-dai-tu-2024&b=999-khong-co", "Không có báo cáo nào tên “999-khong-co”."),
        ("a=171-dai-tu-2024&b=170-vo-nhai-2024", "Chưa so sánh được. Huyện Võ Nhai, năm 2024: không lập được."),
        ("a=172-pho-yen-2024&b=170-vo-nhai-2024",
         "Chưa so sánh được. Thành phố Phổ Yên, năm 2024: chưa lập; Huyện Võ Nhai, năm 2024: không lập được."),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_said(portal: Path, tmp_path: Path, pair: str, said: str) -> None:
    html, _ = dom(f"{portal.as_uri()}#{pair}", tmp_path)
    assert f'<p id="loi-so" role="status">{said}</p>' in html
    assert '<div id="ket-qua"></div>' in html


DRIVER = """
function set(id, value) {
  var control = document.getElementById(id);
  control.value = value;
  control.dispatchEvent(new Event("input", { bubbles: true }));
}
function note(name) { document.body.setAttribute("data-" + name, location.hash); }
set("tim", "dai tu"); set("nam", "2024"); note("filtered");
document.querySelector("[name=kieu][value=nam]").click();
set("noi-chung", "171"); set("nam-a", "2023"); set("nam-b", "2024"); note("compared");
document.getElementById("bo-loc").click(); note("cleared");
location.hash = "#huyen=173"; window.dispatchEvent(new Event("hashchange"));
"""


@needs_browser
def test_what_a_reader_chooses_goes_into_the_address_and_back(portal: Path, tmp_path: Path) -> None:
    html = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", portal.read_text(encoding="utf-8"))
    driven = tmp_path / "driven.html"
    driven.write_text(html.replace("</body>", f"<script>{DRIVER}</script></body>"), encoding="utf-8")
    after, _ = dom(driven.as_uri(), tmp_path / "profile")
    noted = dict(re.findall(r'data-(filtered|compared|cleared)="([^"]*)"', after))
    pair = "a=171-dai-tu-2023&amp;b=171-dai-tu-2024"
    assert noted == {
        "filtered": "#q=dai+tu&amp;nam=2024",
        "compared": f"#q=dai+tu&amp;nam=2024&amp;{pair}",
        "cleared": f"#{pair}",
    }
    assert len(shown_cells(after)) == 5  # the five pages of 173, asked for by the address alone
    assert '<div id="ket-qua"></div>' in after


def test_a_page_without_a_year_is_found_as_the_whole_plan() -> None:
    whole = replace(page("tong-ket-2021-2025"), kind="plan", year=None, title="Tỉnh: tổng kết")
    html = render_portal([whole], {}, CONTEXT)
    assert 'data-nam="ca-ky" data-loai="tong-ket" data-trang-thai="chua"' in html
    assert embedded_in(html)["pages"] == []
