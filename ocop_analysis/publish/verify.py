"""Check a folder of pages against its build.json: files, portal, failed pages, and whether the input is still the same."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..errors import InputError, Problem
from .inputs import CODE, DATA, NOTEBOOKS, PARAMS, Inputs, digest_of, file_hash
from .manifest import MANIFEST, Manifest, read_manifest
from .plan import spoiled_files

_BESIDE = {"index.html", MANIFEST}
_KINDS = {DATA: "số liệu", PARAMS: "tham số", NOTEBOOKS: "sổ tay", CODE: "mã chương trình"}


@dataclass(frozen=True)
class Verified:
    """What a check found. wrong: what is not as build.json says; older: pages made from an input that has changed since."""

    n_pages: int
    wrong: tuple[str, ...]
    older: tuple[str, ...]


def verify(folder: Path, inputs: Inputs | None = None) -> Verified:
    """Compare a folder with its build.json; with `inputs`, also with the input as it is now.

    Errors: InputError when there is no build.json that can be read.
    """
    manifest = read_manifest(folder)
    if not manifest.pages:
        why, todo = f"không có {MANIFEST} của phiên bản này", "lập trang trước: ocop report --all"
        raise InputError([Problem("Không có gì để kiểm tra", folder.name, why, todo)])
    wrong = [f"{name}: {said}" for name in sorted(manifest.pages) for said in _wrong(name, manifest, folder)]
    if file_hash(folder / "index.html") != manifest.portal:
        wrong.append("index.html: đã mất hoặc bị sửa sau khi lập")
    wrong += [f"{name}: có trong thư mục, không có trong {MANIFEST}" for name in _strangers(manifest, folder)]
    older = _older(manifest, inputs) if inputs is not None else []
    return Verified(len(manifest.pages), tuple(wrong), tuple(older))


def _wrong(name: str, manifest: Manifest, folder: Path) -> list[str]:
    state = manifest.pages[name]
    said = spoiled_files(state, folder)
    if not state["ok"]:
        said.append(f"không lập được: {state['error']}")
    if state["key"] != digest_of([state["model"], state["static"]]):
        said.append("khóa của trang không khớp")
    before = manifest.inputs_of(name)
    if before is None or before.id != state["inputs"]:
        said.append("danh sách đầu vào không khớp")
    elif before.static_key(state["notebook"], state["parameters"]) != state["static"]:
        said.append("khóa của sổ tay, chương trình và tham số không khớp")
    return said


def _strangers(manifest: Manifest, folder: Path) -> list[str]:
    """Return pages and notebooks in the folder that no entry speaks of."""
    known = {made["name"] for state in manifest.pages.values() for made in state["files"].values()} | _BESIDE
    found = [path.name for path in folder.iterdir() if path.suffix in (".html", ".ipynb")]
    return sorted(set(found) - known)


def _older(manifest: Manifest, now: Inputs) -> list[str]:
    said = []
    for name in sorted(manifest.pages):
        before = manifest.inputs_of(name)
        if before is None or before.id == now.id:
            continue
        kinds = [word for prefix, word in _KINDS.items() if before.under(prefix) != now.under(prefix)]
        kinds += ["phiên bản thư viện"] * (before.versions != now.versions)
        said.append(f"{name}: {', '.join(kinds)} đã đổi từ khi lập")
    return said
