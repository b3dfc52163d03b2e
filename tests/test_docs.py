"""The documentation holds: reference pages are fresh, links lead somewhere, and what the pages promise is there."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from urllib.parse import unquote

import pytest
import yaml
from conftest import ROOT

from ocop_analysis.project import Project

DOCS = ROOT / "docs"
PROSE = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
READMES = [ROOT / "README.md", ROOT / "README.vi.md"]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def _generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_make", DOCS / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATOR = _generator()
COMMANDS = GENERATOR.commands()


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def blocks(path: Path, language: str) -> list[str]:
    """Return the fenced blocks of a page in one language."""
    return [text for found, text in FENCE.findall(read(path)) if found == language]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("name", GENERATOR.PAGES)
def test_a_generated_page_is_fresh(name: str, request: pytest.FixtureRequest) -> None:
    path = DOCS / name
    if request.config.getoption("--update-golden"):
        GENERATOR.main()
    assert path.is_file(), f"docs/{name} is missing: run make docs"
    assert "Do not edit" in read(path).splitlines()[0]
    assert read(path) == GENERATOR.pages()[name], f"docs/{name} is stale: run make docs and read the diff"


@pytest.mark.parametrize("command", [name for name in COMMANDS if " " in name])
def test_a_command_has_help_and_is_shown_in_the_readme(command: str) -> None:
    usage, *said = COMMANDS[command].splitlines()
    assert usage.startswith(f"Usage: {command} ")
    assert said[1].strip()
    assert not said[1].startswith("Options"), f"{command} has no help text"
    assert re.search(rf"\b{command}\b", read(ROOT / "README.md")), f"README.md does not show {command}"


@pytest.mark.parametrize("path", PROSE, ids=name_of)
def test_commands_and_make_targets_that_a_page_names_exist(path: Path) -> None:
    text, makefile = read(path), read(ROOT / "Makefile")
    commands = {name.split()[1] for name in COMMANDS if " " in name}
    assert set(re.findall(r"\bocop ([a-z][a-z-]*)", text)) <= commands
    targets = set(re.findall(r"^([a-z][a-z-]*):", makefile, re.MULTILINE))
    assert set(re.findall(r"(?:`|^|&& )make ([a-z][a-z-]*)", text, re.MULTILINE)) <= targets


@pytest.mark.parametrize("path", [*PROSE, *sorted((ROOT / "data" / "raw").rglob("*.md"))], ids=name_of)
def test_relative_links_lead_somewhere(path: Path) -> None:
    prose = FENCE.sub("", read(path))
    for address in re.findall(r"\]\(([^)\s]+)\)", prose):
        if re.match(r"[a-z]+:", address):
            continue
        file, _, anchor = unquote(address).partition("#")
        goal = (path.parent / file) if file else path
        assert goal.exists(), f"{name_of(path)} links to {address}, which is not there"
        assert goal.resolve().is_relative_to(ROOT), f"{name_of(path)} links out of the repository: {address}"
        assert not anchor or anchor in _anchors(goal), f"{name_of(path)}: {file} has no heading #{anchor}"


def _anchors(path: Path) -> set[str]:
    """Return the anchors that a Markdown viewer gives to the headings of a page."""
    titles = re.findall(r"^#+ (.+)$", FENCE.sub("", read(path)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


def test_formulas_that_the_readme_names_are_in_the_files_beside_them() -> None:
    rows = [line for line in read(ROOT / "README.md").splitlines() if line.startswith("|") and "()`" in line]
    assert len(rows) >= 8
    for row in rows:
        code = "".join(read(ROOT / file) for file in re.findall(r"\]\((ocop_analysis/[\w/]+\.py)\)", row))
        for function in re.findall(r"`(\w+)\(\)`", row):
            assert f"def {function}(" in code, f"README.md: no function {function} in the files of that row"


@pytest.mark.parametrize("path", READMES, ids=name_of)
def test_what_a_readme_shows_of_a_command_is_what_it_says(path: Path, project: Project) -> None:
    """A `console` block: `$ ocop ...`, then lines of its real output in order; a line that ends in … is a beginning."""
    shown = blocks(path, "console")
    assert shown
    for name in {name for block in shown for name in re.findall(r"data/raw/sample/\S+\.xlsx", block)}:
        (project.root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, project.root / name)
    for block in shown:
        first, *expected = block.splitlines()
        assert first.startswith("$ ocop ")
        lines = iter(_run(first.removeprefix("$ ocop "), project.root).splitlines())
        for line in filter(lambda line: line != "…", expected):
            matches = line.removesuffix("…")
            assert any(said.rstrip() == line or (line.endswith("…") and said.startswith(matches)) for said in lines), (
                f"{name_of(path)}: “{first}” does not say: {line}"
            )


def _run(arguments: str, folder: Path) -> str:
    """Return what a command prints on both streams, run from the project's folder."""
    words = [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-m", "ocop_analysis", *words],
        cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return done.stdout + done.stderr


@pytest.mark.parametrize("path", READMES, ids=name_of)
def test_the_python_lines_of_a_readme_run(path: Path, both: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(both.root)
    (lines,) = blocks(path, "python")
    names: dict[str, object] = {}
    exec(lines, names)
    assert isinstance(names["p"], Project)


def test_every_word_of_the_glossary_is_used_in_code_or_params() -> None:
    used = "".join(
        read(path)
        for folder in ("ocop_analysis", "params")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in (".py", ".yml", ".j2", ".ftl")
    )
    rows = re.findall(r"^\| [^|]+ \| ([^|]+) \|", read(DOCS / "glossary.md"), re.MULTILINE)
    words = {word for cell in rows for word in re.findall(r"`([^`]+)`", cell)}
    assert len(words) > 50
    assert not sorted(word for word in words if not re.search(rf"\b{re.escape(word)}\b", used))


def test_every_parameter_file_is_explained() -> None:
    guide = read(DOCS / "huong-dan-params.md")
    files = sorted(path for path in (ROOT / "params").rglob("*") if path.suffix in (".yml", ".csv"))
    names = [path.relative_to(ROOT / "params").as_posix() for path in files]
    assert not [name for name in names if f"`{name}`" not in guide and not name.startswith("en/")]
    assert "`en/`" in guide


def test_every_source_of_law_stands_in_the_list_of_sources() -> None:
    listed = read(DOCS / "sources.md")
    rules = yaml.safe_load(read(ROOT / "params" / "rules.yml"))
    records = [record for name in ("criteria", "recognition", "certificate") for record in rules[name]]
    addresses = [record["source"] for record in records] + [
        yaml.safe_load(read(ROOT / "params" / "plan.yml"))["source"]
    ]
    assert not [address for address in addresses if address not in listed]
