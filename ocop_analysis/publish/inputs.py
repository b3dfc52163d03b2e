"""Everything that pages are made from, as hashes: quick to take, so that "nothing changed" is known before anything is loaded."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import platform
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_LIBRARIES = (
    "fluent.runtime", "ipykernel", "ipython", "jinja2", "markdown-it-py", "matplotlib", "nbclient", "nbformat", "numpy", "openpyxl",
    "pandas", "papermill", "pyarrow", "pydantic",
)  # fmt: skip
_NOT_IN_PAGES = ("cli.py", "__main__.py")
_CODE = (".py", ".j2", ".css", ".js", ".ftl", ".yml")
DATA, PARAMS, NOTEBOOKS, CODE = "so-lieu/", "params/", "notebooks/", "ma/"
"""What names of inputs start with: files of the data set, parameters, notebooks, this package's code and templates."""


@dataclass(frozen=True)
class Inputs:
    """SHA-256 of every input file by name (see the prefixes), and versions of Python and of the libraries that matter."""

    files: Mapping[str, str]
    versions: Mapping[str, str]

    @cached_property
    def id(self) -> str:
        """One hash over all of it."""
        return digest_of([dict(self.files), dict(self.versions)])

    def under(self, prefix: str) -> dict[str, str]:
        """Return the files whose names start so."""
        return {name: value for name, value in self.files.items() if name.startswith(prefix)}

    def static_key(self, notebook: str, parameters: Mapping[str, str | int]) -> str:
        """Return the hash of what shapes a page besides its model: notebook, code and templates, versions, parameters."""
        source = self.files.get(NOTEBOOKS + notebook, "")
        return digest_of([source, self.under(CODE), dict(self.versions), dict(parameters)])


def read_inputs(root: Path, raw_folder: Path) -> Inputs:
    """Return the inputs as they are now. A data set outside the project may depend on the day; then the day is one of them."""
    files = dict(_hashed(NOTEBOOKS, root / "notebooks", (".ipynb",), deep=False))
    files |= _hashed(PARAMS, root / "params", (".yml", ".csv", ".geojson"))
    files |= code_hashes()
    if raw_folder.is_dir():
        files |= _hashed(DATA, raw_folder, None, deep=False)
    if raw_folder.resolve().parent != (root / "data" / "raw").resolve():
        files[DATA] = dt.date.today().isoformat()
    return Inputs(files, {"python": platform.python_version(), **{name: version(name) for name in _LIBRARIES}})


def code_hashes() -> dict[str, str]:
    """Return the hash of every file of this package that shapes a page."""
    found = _hashed(CODE, _PACKAGE, _CODE)
    return {name: value for name, value in found if name.removeprefix(CODE) not in _NOT_IN_PAGES}


def digest_of(value: object) -> str:
    """Return the SHA-256 of plain data."""
    return hashlib.sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def file_hash(path: Path) -> str | None:
    """Return a file's SHA-256, or None when it is not there."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return None


def _hashed(prefix: str, folder: Path, kinds: tuple[str, ...] | None, deep: bool = True) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*") if deep else folder.iterdir() if folder.is_dir() else ()):
        if path.is_file() and not path.name.startswith(("~$", ".")) and (kinds is None or path.suffix in kinds):
            yield prefix + path.relative_to(folder).as_posix(), file_hash(path) or ""
