"""The same pages on a dask cluster: a real scheduler and two worker processes, one of which is killed in the middle."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil
import pytest

from ocop_analysis.errors import InputError, OcopError
from ocop_analysis.project import Project
from ocop_analysis.publish import cluster as far_side
from ocop_analysis.publish.building import Options, build
from ocop_analysis.publish.manifest import without_measured

pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
NAMES = ("xa-phuong-moi-2025", "172-pho-yen-2021", "171-dai-tu-2021")


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler on loopback and two workers of one thread each, in a folder that has nothing to do with the project."""
    env = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "DASK_DISTRIBUTED__WORKER__DAEMON": "False",
    }
    told = tmp_path / "scheduler.txt"
    running: list[subprocess.Popen[bytes]] = []

    def start(*words: str) -> subprocess.Popen[bytes]:
        with open(told, "ab") as log:
            command = [sys.executable, "-m", "distributed.cli." + words[0], *words[1:]]
            running.append(subprocess.Popen(command, cwd=tmp_path, env=env, stdout=log, stderr=log))
        return running[-1]

    try:
        start("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        address = wait_for(told)
        workers = [start("dask_worker", address, "--nthreads", "1", "--no-dashboard", "--no-nanny") for _ in range(2)]
        yield address, workers
    finally:
        for process in running:
            process.kill()
            process.wait()


def wait_for(told: Path) -> str:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if found := re.search(r"tcp://127\.0\.0\.1:\d+", told.read_text(encoding="utf-8") if told.exists() else ""):
            return found.group()
        time.sleep(0.1)
    raise AssertionError(told.read_text(encoding="utf-8"))


def test_a_worker_that_is_killed_costs_time_only(
    project: Project, tmp_path: Path, cluster: tuple[str, list[subprocess.Popen[bytes]]]
) -> None:
    address, workers = cluster
    heard: list[str] = []

    def kill_one(what: str, value: Any) -> None:
        heard.append(what)
        if what == "done" and heard.count("done") == 1:
            psutil.Process(workers[0].pid).kill()

    far, near = tmp_path / "far", tmp_path / "near"
    built = build(project, NAMES, far, options=Options(scheduler=address), heard=kill_one)
    assert not built.failed, [outcome.error for outcome in built.failed]
    assert workers[0].wait(5) == -9
    build(project, NAMES, near)
    for name in NAMES:
        for end in ("html", "ipynb"):
            assert (far / f"{name}.{end}").read_bytes() == (near / f"{name}.{end}").read_bytes()
    texts = [(folder / "build.json").read_text(encoding="utf-8") for folder in (far, near)]
    assert without_measured(texts[0]) == without_measured(texts[1])
    assert build(project, NAMES, far, options=Options(scheduler=address)).current == NAMES


def test_a_cluster_that_does_not_answer(project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ocop_analysis.publish.cluster._CONNECT_S", 0.5)
    with pytest.raises(InputError, match=r"tcp://127\.0\.0\.1:9 không trả lời"):
        build(project, NAMES, tmp_path, options=Options(scheduler="tcp://127.0.0.1:9"))


def test_a_cluster_without_workers(project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from distributed import LocalCluster

    monkeypatch.setattr("ocop_analysis.publish.cluster._CONNECT_S", 1)
    with (
        LocalCluster(n_workers=0, processes=False, dashboard_address=None, protocol="tcp") as cluster,
        pytest.raises(InputError, match="chưa có máy làm việc nào"),
    ):
        build(project, NAMES, tmp_path, options=Options(scheduler=cluster.scheduler_address))


def test_a_worker_with_other_code_refuses_and_keeps_nothing(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    far_side._home.cache_clear()
    parcel = far_side._parcel(project)
    with pytest.raises(OcopError, match="bản ocop_analysis khác"):
        far_side._unpack(replace(parcel, code="another"))
    assert list(tmp_path.iterdir()) == []
    unpacked = far_side._unpack(parcel).root
    assert (unpacked / "params" / "plan.yml").is_file()
    far_side._home().cleanup()
    assert list(tmp_path.iterdir()) == []
    far_side._home.cache_clear()
    far_side._unpacked.clear()
