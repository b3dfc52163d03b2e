"""Only what changed is built: what counts as a change, what is said about it, and what survives an interruption."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, copied_project
from typer.testing import CliRunner

from ocop_analysis.cli import app
from ocop_analysis.errors import InputError
from ocop_analysis.project import Project
from ocop_analysis.publish.building import Built, Options, build
from ocop_analysis.publish.forking import Forks, can_fork
from ocop_analysis.publish.inputs import Inputs, read_inputs
from ocop_analysis.publish.jobs import Outcome
from ocop_analysis.publish.lock import locked
from ocop_analysis.publish.manifest import folder_of, read_manifest, without_measured
from ocop_analysis.publish.plan import all_current, input_changes, model_changes
from ocop_analysis.publish.progress import shown
from ocop_analysis.publish.verify import verify

Again = Callable[..., Built]
NAMES = ("xa-phuong-moi-2025", "172-pho-yen-2021")


@pytest.fixture(scope="module")
def forks() -> Iterator[Forks]:
    """One fork server for all tests here: to start one takes longer than to make a page."""
    if not can_fork():
        pytest.skip("needs a system where a warm process can be forked")
    with Forks() as forks:
        yield forks


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory, forks: Forks) -> Path:
    """A project with two pages built, to be copied by each test."""
    folder = tmp_path_factory.mktemp("once")
    built = build(copied_project(folder), NAMES, folder / "out", place=nullcontext(forks))
    assert [outcome.state for outcome in built.outcomes] == ["made", "made"]
    assert built.reasons == {name: ["chưa lập lần nào"] for name in NAMES}
    return folder


@pytest.fixture
def site(once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(once, tmp_path / "site"))


@pytest.fixture
def again(site: Path, forks: Forks) -> Again:
    """A build of the pages of `site` as it is now."""

    def build_again(**options: Any) -> Built:
        return build(Project(site), NAMES, site / "out", options=Options(**options), place=nullcontext(forks))

    return build_again


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def edit_json(path: Path, **values: object) -> None:
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | values), encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_nothing_changed_nothing_built(site: Path, again: Again) -> None:
    before = contents(site / "out")
    built = again()
    assert (built.outcomes, built.current, built.reasons) == ((), NAMES, {})
    assert contents(site / "out") == before


def test_a_build_by_force_gives_the_same_bytes_in_any_way(site: Path, again: Again) -> None:
    before = contents(site / "out")
    for built in (
        again(workers=1, force=True),
        build(Project(site), NAMES, site / "out", options=Options(4, force=True, fork=False)),
    ):
        assert built.reasons[NAMES[0]] == ["lập lại theo yêu cầu (--force)"]
        after = contents(site / "out")
        assert {name: data for name, data in after.items() if name != "build.json"} == {
            name: data for name, data in before.items() if name != "build.json"
        }
        assert without_measured(after["build.json"].decode()) == without_measured(before["build.json"].decode())


def test_a_new_definition_of_a_target_is_named_and_only_its_pages_are_built(site: Path, again: Again) -> None:
    edit(site / "params" / "targets.yml", "    short: Chủ thể là hợp tác xã", "    short: Chủ thể hợp tác xã")
    looked = again(dry_run=True)
    assert [(outcome.page, outcome.state) for outcome in looked.outcomes] == [(NAMES[1], "due")]
    assert looked.current == (NAMES[0],)
    assert looked.reasons[NAMES[1]] == ["tham số targets.yml đổi", "chỉ tiêu T05 đổi định nghĩa"]
    assert again(dry_run=True).reasons == looked.reasons  # nothing was written
    built = again()
    assert (built.current, built.reasons) == (looked.current, looked.reasons)
    assert "Chủ thể hợp tác xã" in (site / "out" / f"{NAMES[1]}.html").read_text(encoding="utf-8")
    assert again().current == NAMES


def test_new_data_that_no_page_shows_rebuild_none(site: Path, again: Again) -> None:
    with open(site / "data" / "raw" / "public" / "sources.csv", "a", encoding="utf-8") as file:
        file.write("S999,https://example.org/a,Báo thử,Không trang nào dẫn,2021-01-01,stored copy\n")
    inputs = read_inputs(site, site / "data" / "raw" / "public")
    assert read_manifest(site / "out").pages[NAMES[0]]["inputs"] != inputs.id
    built = again()
    assert (built.outcomes, set(built.current)) == ((), set(NAMES))
    assert read_manifest(site / "out").pages[NAMES[0]]["inputs"] == inputs.id  # looked at, and known to be current


def test_new_data_are_named_with_what_they_change(site: Path, again: Again) -> None:
    edit(site / "data" / "raw" / "public" / "products.csv", "Trà móc câu Minh Đức", "Trà Minh Đức")
    reasons = again(dry_run=True).reasons
    assert all("số liệu products.csv mới" in said for said in reasons.values())


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda out: (out / f"{NAMES[1]}.html").write_text("x"), f"tệp {NAMES[1]}.html bị sửa sau khi lập"),
        (lambda out: (out / f"{NAMES[1]}.ipynb").unlink(), f"tệp {NAMES[1]}.ipynb đã mất"),
    ],
)
def test_a_spoiled_page_is_found_and_made_again(
    site: Path, again: Again, spoil: Callable[[Path], object], said: str
) -> None:
    before = contents(site / "out")
    assert verify(site / "out").wrong == ()
    spoil(site / "out")
    assert verify(site / "out").wrong == (f"{NAMES[1]}: {said}",)
    built = again()
    assert (built.current, built.reasons) == ((NAMES[0],), {NAMES[1]: [said]})
    after = contents(site / "out")
    assert all(after[name] == data for name, data in before.items() if name != "build.json")


def test_a_changed_notebook_rebuilds_its_pages(site: Path, again: Again) -> None:
    edit(site / "notebooks" / "new_communes.ipynb", "report.method()", "report.method() ")
    assert again(dry_run=True).reasons == {NAMES[0]: ["sổ tay new_communes.ipynb đổi"]}


def test_verify_tells_of_strange_files_and_of_old_pages(site: Path) -> None:
    raw = site / "data" / "raw" / "public"
    assert verify(site / "out", read_inputs(site, raw)).older == ()
    (site / "out" / "lạ.html").write_text("x", encoding="utf-8")
    edit(raw / "products.csv", "Trà móc câu Minh Đức", "Trà Minh Đức")
    found = verify(site / "out", read_inputs(site, raw))
    assert found.wrong == ("lạ.html: có trong thư mục, không có trong build.json",)
    assert found.older == tuple(f"{name}: số liệu đã đổi từ khi lập" for name in sorted(NAMES))
    manifest = json.loads((site / "out" / "build.json").read_text(encoding="utf-8"))
    manifest["pages"][NAMES[0]]["parameters"]["data"] = "sample"
    (site / "out" / "build.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert any("khóa của sổ tay" in said for said in verify(site / "out").wrong)


def test_an_interrupted_build_goes_on_where_it_stopped(site: Path, again: Again) -> None:
    shutil.rmtree(site / "out")

    def stop(what: str, value: Any) -> None:
        if what == "done":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(Project(site), NAMES, site / "out", options=Options(1), heard=stop)
    assert sorted(path.name for path in (site / "out").iterdir()) == [
        "build.json", "index.html", f"{NAMES[0]}.html", f"{NAMES[0]}.ipynb",
    ]  # fmt: skip
    built = again()
    assert (built.current, [outcome.page for outcome in built.outcomes]) == ((NAMES[0],), [NAMES[1]])


def test_a_page_that_fails_is_tried_again_and_fail_fast_stops_there(site: Path, again: Again) -> None:
    notebook = site / "notebooks" / "new_communes.ipynb"
    good = notebook.read_text(encoding="utf-8")
    edit(notebook, "report.method()", "report.khong_co()")
    built = build(Project(site), NAMES, site / "out", options=Options(1, fail_fast=True, force=True))
    assert [outcome.ok for outcome in built.outcomes] == [False]
    assert built.unfinished == (NAMES[1],)
    assert "AttributeError" in verify(site / "out").wrong[0]
    assert "AttributeError" in (site / "out" / f"{NAMES[0]}.html").read_text(encoding="utf-8")
    notebook.write_text(good, encoding="utf-8")
    assert again().reasons == {NAMES[0]: ["lần trước không lập được"]}
    assert verify(site / "out").wrong == ()


def test_two_runs_on_one_folder_the_second_is_refused(site: Path, again: Again) -> None:
    with locked(site / "out"), pytest.raises(InputError, match=f"đang lập trang ở đó .*{os.getpid()}"):
        again()
    assert again().current == NAMES


def test_pages_of_two_data_sets_do_not_share_a_folder(site: Path) -> None:
    shutil.copytree(ROOT / "data" / "raw" / "sample", site / "data" / "raw" / "sample")
    with pytest.raises(InputError, match="trang của bộ số liệu “public”"):
        build(Project(site, "sample"), NAMES, site / "out")


def test_pages_of_two_languages_do_not_share_a_folder(site: Path) -> None:
    with pytest.raises(InputError, match="trang bằng ngôn ngữ “vi”"):
        build(Project(site, "public", "en"), NAMES, site / "out")


def test_portals_of_two_languages_lead_to_each_other(site: Path, forks: Forks) -> None:
    out = site / "out"
    built = build(Project(site, "public", "en"), NAMES[1:], folder_of(out, "en"), place=nullcontext(forks))
    assert not built.failed
    assert 'lang="en"' in (out / "en" / f"{NAMES[1]}.html").read_text(encoding="utf-8")
    manifest, inputs = read_manifest(out), read_inputs(site, site / "data" / "raw" / "public")
    manifest.names = NAMES
    assert not all_current(manifest, inputs, out)  # its portal does not know of the other yet
    assert build(Project(site), NAMES, out).current == NAMES
    assert 'href="en/index.html"' in (out / "index.html").read_text(encoding="utf-8")
    assert 'href="../index.html"' in (out / "en" / "index.html").read_text(encoding="utf-8")
    assert verify(out, inputs).wrong == verify(out / "en", inputs).wrong == ()


def test_nothing_to_do_is_found_out_without_anything_heavy(site: Path) -> None:
    """The pages that are there are all pages of their language, and none of another."""
    edit_json(site / "out" / "build.json", names=NAMES)
    heavy = ("pandas", "papermill", "pydantic", "fluent.runtime", "jinja2")
    code = (
        "import sys\nfrom pathlib import Path\nfrom ocop_analysis import cli\n"
        f"print([cli._nothing_to_do('public', lang, Path({str(site / 'out')!r})) for lang in ('vi', 'en')])\n"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    ran = subprocess.run([sys.executable, "-c", code], cwd=site, env=env, capture_output=True, text=True, check=True)
    assert ran.stdout == "[2, 0]\n[]\n"


def test_all_current_wants_every_page_and_the_portal(site: Path) -> None:
    inputs, out = read_inputs(site, site / "data" / "raw" / "public"), site / "out"
    manifest = read_manifest(out)
    assert not all_current(manifest, inputs, out)
    manifest.names = NAMES
    assert all_current(manifest, inputs, out)
    (out / "index.html").write_text("x", encoding="utf-8")
    assert not all_current(manifest, inputs, out)


def test_a_sent_file_is_named_by_its_district_and_year() -> None:
    before = Inputs({"so-lieu/dai-tu-2024.xlsx": "a", "so-lieu/dataset.yml": "a", "params/plan.yml": "a"}, {})
    now = Inputs({"so-lieu/dai-tu-2024.xlsx": "b", "so-lieu/dataset.yml": "b", "params/plan.yml": "b"}, {})
    assert input_changes(before, now, {"dai-tu-2024.xlsx": "171/2024"}) == [
        "số liệu 171/2024 và dataset.yml mới", "tham số plan.yml đổi",
    ]  # fmt: skip


def test_changes_of_a_model_in_words() -> None:
    before = {
        "T01.ruling": "a",
        "T01": "a",
        "T02": "a",
        "g01": "a",
        "g03": "a",
        "stock": "a",
        "expiry": "a",
        "certificates": "a",
    }
    now = {**before, "T02": "b", "g01": "b", "g03": "b", "expiry": "b", "certificates": "b"}
    assert model_changes(before, now) == [
        "chỉ tiêu T02 đổi kết quả", "nhóm giải pháp g01 và g03 đổi", "đổi giấy chứng nhận",
    ]  # fmt: skip
    assert model_changes(before, before) == []


def test_progress_as_lines_and_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    bad = Outcome("p", False, 1.234, error="hỏng", memory_mb=9)
    for kind in ("lines", "json"):
        with shown(kind) as heard:  # type: ignore[arg-type]
            heard("planned", 2)
            heard("started", "p")
            heard("done", bad)
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith("[1/2]")
    assert lines[0].endswith("p: HỎNG, hỏng")
    assert [json.loads(line) for line in lines[1:]] == [
        {"event": "planned", "pages": 2},
        {"event": "started", "page": "p"},
        {"event": "done", "page": "p", "ok": False, "state": "made", "seconds": 1.23, "memory_mb": 9, "error": "hỏng"},
    ]


def test_the_command_says_what_it_did_and_why(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(site)
    invoke = CliRunner().invoke
    out = ["--out", str(site / "out"), "--progress", "none"]
    (site / "out" / f"{NAMES[0]}.html").unlink()
    looked = invoke(app, ["report", *NAMES, *out, "--dry-run"])
    assert looked.output.splitlines() == [
        f"{NAMES[0]}: tệp {NAMES[0]}.html đã mất", "1 trang phải lập. 1 trang không đổi, để nguyên. Chưa ghi gì.",
    ]  # fmt: skip
    spoiled = invoke(app, ["verify", "--out", str(site / "out")])
    assert (spoiled.exit_code, spoiled.output.splitlines()[0]) == (1, f"SAI {NAMES[0]}: tệp {NAMES[0]}.html đã mất")
    made = invoke(app, ["report", *NAMES, *out, "--explain"])
    assert made.exit_code == 0
    assert made.output.splitlines()[0] == f"{NAMES[0]}: tệp {NAMES[0]}.html đã mất"
    assert made.output.splitlines()[1].startswith("Xong 1 trang. 1 trang không đổi, để nguyên. Mở tệp:")
    assert invoke(app, ["verify", "--out", str(site / "out")]).output == "2 trang đúng như lúc lập.\n"


@pytest.mark.parametrize("words", [["--executor", "dask"], ["--scheduler", "tcp://127.0.0.1:1"]])
def test_a_cluster_needs_both_words(words: list[str]) -> None:
    refused = CliRunner().invoke(app, ["report", "--all", *words])
    assert "Cụm máy ghi chưa đủ" in str(refused.exception)
