"""Which pages have to be made, and why, in words. Nothing heavy is imported: what can be known from hashes is known here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..writing import listing
from .inputs import CODE, DATA, NOTEBOOKS, PARAMS, Inputs, file_hash
from .jobs import Job
from .manifest import Manifest, twin_of

_MOST_NAMES = 4


@dataclass
class Plan:
    """Pages that are current; pages that must be made, with reasons; pages whose model has to be looked at, with its key."""

    current: list[str] = field(default_factory=list)
    due: dict[str, list[str]] = field(default_factory=dict)
    unsure: dict[str, str] = field(default_factory=dict)


def plan_pages(jobs: Sequence[Job], manifest: Manifest, inputs: Inputs, folder: Path, force: bool = False) -> Plan:
    """Return what is to be done for the pages of `jobs`."""
    plan = Plan()
    for job in jobs:
        name, state = job.page.name, manifest.pages.get(job.page.name)
        reasons = ["lập lại theo yêu cầu (--force)"] if force else _reasons(job, state, manifest, inputs, folder)
        if reasons:
            plan.due[name] = reasons
        elif state is not None and state["inputs"] == inputs.id:
            plan.current.append(name)
        elif state is not None:
            plan.unsure[name] = state["model"]
    return plan


def all_current(manifest: Manifest, inputs: Inputs, folder: Path) -> bool:
    """Whether every page that the folder's project has was made from these very inputs and still lies there unchanged."""
    if not manifest.names or manifest.portal is None or file_hash(folder / "index.html") != manifest.portal:
        return False
    if manifest.twin != twin_of(folder, manifest.language):
        return False
    for name in manifest.names:
        state = manifest.pages.get(name)
        if not state or not state["ok"] or state["inputs"] != inputs.id or spoiled_files(state, folder):
            return False
    return True


def spoiled_files(state: Mapping[str, Any], folder: Path) -> list[str]:
    """Return in words what happened to files of a page since they were made."""
    said = []
    for made in state["files"].values():
        found = file_hash(folder / made["name"])
        if found is None:
            said.append(f"tệp {made['name']} đã mất")
        elif found != made["sha256"]:
            said.append(f"tệp {made['name']} bị sửa sau khi lập")
    return said


def _reasons(job: Job, state: Mapping[str, Any] | None, manifest: Manifest, inputs: Inputs, folder: Path) -> list[str]:
    """Return why a page must be made whatever its model; nothing when only its model can tell."""
    if state is None:
        return ["chưa lập lần nào"]
    if not state["ok"]:
        return ["lần trước không lập được"]
    said = spoiled_files(state, folder)
    if inputs.static_key(job.page.notebook, job.parameters) != state["static"]:
        said += _static_changes(job, state, manifest.inputs_of(job.page.name), inputs)
    return said


def _static_changes(job: Job, state: Mapping[str, Any], before: Inputs | None, now: Inputs) -> list[str]:
    said = []
    if dict(job.parameters) != state["parameters"]:
        said.append("tham số của trang đổi")
    if before is not None:
        if before.files.get(NOTEBOOKS + job.page.notebook) != now.files.get(NOTEBOOKS + job.page.notebook):
            said.append(f"sổ tay {job.page.notebook} đổi")
        if code := _changed(before.under(CODE), now.under(CODE)):
            said.append(f"mã chương trình đổi: {_some(code)}")
        for name, version in now.versions.items():
            if before.versions.get(name) != version:
                said.append(f"{name} {before.versions.get(name, 'chưa có')} → {version}")
    return said or ["cách lập trang đổi"]


def model_changes(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """Return in words which parts of a page's model differ, from their short hashes.

    >>> model_changes({"T05.ruling": "a", "T05": "a", "g02": "a"}, {"T05.ruling": "b", "T05": "b", "g02": "c"})
    ['chỉ tiêu T05 đổi định nghĩa', 'nhóm giải pháp g02 đổi']
    """
    changed = [name for name in sorted({*before, *now}) if before.get(name) != now.get(name)]
    ruled = [name.removesuffix(".ruling") for name in changed if name.endswith(".ruling")]
    results = [name for name in changed if name[:1] == "T" and "." not in name and name not in ruled]
    groups = [name for name in changed if name[:1] == "g" and name[1:].isdigit()]
    said = [f"chỉ tiêu {listing(ruled)} đổi định nghĩa"] * bool(ruled)
    said += [f"chỉ tiêu {listing(results)} đổi kết quả"] * bool(results)
    said += [f"nhóm giải pháp {listing(groups)} đổi"] * bool(groups)
    others = [_FIELDS[name] for name in changed if name in _FIELDS]
    return said + [f"đổi {listing(dict.fromkeys(others))}"] * bool(others)


def input_changes(before: Inputs | None, now: Inputs, places: Mapping[str, str]) -> list[str]:
    """Return in words which data and parameters are new; `places` names for a sent file its district and year: 171/2024."""
    if before is None:
        return []
    data = _changed(before.under(DATA), now.under(DATA))
    params = _changed(before.under(PARAMS), now.under(PARAMS))
    known = list(dict.fromkeys(places.get(name, name) for name in data))
    said = [f"số liệu {_some(known)} mới"] * bool(known)
    return said + [f"tham số {_some(params)} đổi"] * bool(params)


def _changed(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    names = sorted(name for name in {*before, *now} if before.get(name) != now.get(name))
    return [name.partition("/")[2] or name for name in names]


def _some(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMES
    return listing(names[:_MOST_NAMES]) + (f" và {more} mục khác" if more > 0 else "")


_FIELDS = {
    "title": "tên trang", "subtitle": "tên trang", "headline": "câu mở đầu", "cards": "số chính", "stock": "số sản phẩm",
    "new_by_year": "sản phẩm mới", "register": "số liệu sổ đăng ký", "certificates": "giấy chứng nhận",
    "n_certificates": "giấy chứng nhận", "expiry": "giấy chứng nhận", "districts": "so sánh các huyện",
    "changes": "thay đổi so với năm trước", "history": "diễn biến kết luận", "product_figures": "số công bố",
    "new_territory": "số công bố sau sáp nhập", "undated": "số công bố", "disagreements": "số công bố mâu thuẫn",
    "quality": "chất lượng số liệu đã gửi", "sources": "nguồn", "dataset_note": "lời về bộ số liệu",
    "dataset_title": "lời về bộ số liệu", "unit_name": "tên nơi", "territory": "tên nơi",
}  # fmt: skip
