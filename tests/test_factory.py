"""The fork server under notebooks that misbehave: each has its own process, and none hurts another or outlives the run."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import nbformat
import psutil
import pytest
from test_publish import SHOW, job

from ocop_analysis.publish.executors import run_jobs
from ocop_analysis.publish.forking import Forks, can_fork
from ocop_analysis.publish.jobs import Job, Outcome

Run = Callable[[Sequence[Job], int], list[Outcome]]
pytestmark = pytest.mark.skipif(not can_fork(), reason="needs a system where a warm process can be forked")


@pytest.fixture(scope="module")
def run() -> Iterator[Run]:
    """Run jobs on the one fork server of all tests here: to start one takes longer than to make a page."""
    with Forks() as forks:
        yield lambda jobs, workers: run_jobs(jobs, workers, place=nullcontext(forks))


def text_of(folder: Path, name: str) -> str:
    return (folder / "out" / f"{name}.html").read_text(encoding="utf-8")


def test_eight_jobs_with_eight_working_folders_end_in_eight_right_files(tmp_path: Path, run: Run) -> None:
    jobs = []
    for number in range(8):
        where = tmp_path / f"nơi-{number}"
        where.mkdir()
        (where / "here.txt").write_text(str(number), encoding="utf-8")
        made = job(tmp_path, f"p{number}", "print('đọc', open('here.txt').read(), unit)", unit=f"đơn vị {number}")
        jobs.append(replace(made, project_root=str(where)))
    assert all(outcome.ok for outcome in run(jobs, 3))
    for number in range(8):
        assert f"<pre>đọc {number} đơn vị {number}\n</pre>" in text_of(tmp_path, f"p{number}")


CHANGES = """
import os, sys, builtins, warnings, locale, random
import matplotlib as mpl, pandas as pd, numpy as np
os.environ['LEFT_BEHIND'] = 'x'; mpl.rcParams['font.size'] = 99.0; pd.set_option('display.precision', 1)
builtins.left_behind = 1; sys.path.append('/left/behind'); os.chdir('/'); np.seterr(all='raise'); left = 1
"""
LOOKS = """
import os, sys, builtins
import matplotlib as mpl, pandas as pd, numpy as np
print([os.environ.get('LEFT_BEHIND'), mpl.rcParams['font.size'] == 99, pd.get_option('display.precision'),
       hasattr(builtins, 'left_behind'), '/left/behind' in sys.path, os.getcwd() == '/', np.geterr()['over'], 'left' in globals()])
"""


def test_what_a_notebook_changes_ends_with_it(tmp_path: Path, run: Run) -> None:
    changes, looks = run([job(tmp_path, "changes", CHANGES), job(tmp_path, "looks", LOOKS)], 1)
    assert changes.ok, changes.error
    assert looks.ok, looks.error
    assert "[None, False, 6, False, False, False, &#39;warn&#39;, False]" in text_of(tmp_path, "looks")


def test_random_numbers_differ_between_notebooks(tmp_path: Path, run: Run) -> None:
    draw = "import numpy as np, random\nprint(np.random.rand(), random.random(), np.random.default_rng().random())"
    assert all(outcome.ok for outcome in run([job(tmp_path, name, draw) for name in "abc"], 2))
    drawn = [
        line.split() for name in "abc" for line in text_of(tmp_path, name).splitlines() if line.startswith("<pre>0.")
    ]
    assert len(drawn) == 3
    for column in zip(*drawn, strict=True):
        assert len(set(column)) == 3


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory, run: Run) -> tuple[Path, dict[str, Outcome]]:
    """Notebooks that misbehave, in one run of two at a time, and one good one at the end."""
    folder = tmp_path_factory.mktemp("bad")
    forever = "while True:\n    try:\n        while True: pass\n    except BaseException: pass"
    cells = {
        "exits": "import sys; sys.exit(2)",
        "raises": "raise ValueError('hỏng')",
        "loops": "while True: pass",
        "swallows": forever,
        "eats": "x = []\nwhile True: x.append(bytearray(50_000_000))",
        "kills itself": "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
        "prints": "for _ in range(1000): print('x' * 100_000)",
        "prints below": "import os\nos.system('head -c 100000000 /dev/zero')",
        "thread": "import threading, time\nthreading.Thread(target=time.sleep, args=(60,)).start()\nprint('xong')",
        "child": "import subprocess\nprint(subprocess.Popen(['sleep', '61.7']).pid)",
        "daemon": "import subprocess\nprint(subprocess.Popen(['sleep', '61.8'], start_new_session=True).pid)",
        "forks": "import multiprocessing as mp\nwith mp.get_context('fork').Pool(2) as pool: print(pool.map(abs, [-1]))",
        "good": SHOW,
    }
    limits = {"loops": {"cell_timeout_s": 1}, "swallows": {"timeout_s": 1}, "eats": {"memory_mb": 300}}
    jobs = [replace(job(folder, name, source), **limits.get(name, {})) for name, source in cells.items()]
    return folder, dict(zip(cells, run(jobs, 2), strict=True))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("exits", "dừng ở ô lệnh 1: SystemExit: 2"),
        ("raises", "dừng ở ô lệnh 1: ValueError: hỏng"),
        ("loops", "một ô lệnh chạy quá 1 giây"),
        ("swallows", "sổ tay chạy quá 1 giây"),
        ("eats", "dừng ở ô lệnh 1: MemoryError"),
        ("kills itself", "tiến trình bị ngắt hai lần (SIGKILL)"),
        ("prints", "TooMuchText: sổ tay in ra quá 5 triệu ký tự"),
        ("prints below", "TooMuchText: sổ tay in ra quá 5 triệu ký tự"),
    ],
)
def test_a_notebook_that_misbehaves_fails_with_the_reason(
    name: str, said: str, bad: tuple[Path, dict[str, Outcome]]
) -> None:
    folder, outcomes = bad
    assert not outcomes[name].ok
    assert said in (outcomes[name].error or "")
    assert not (folder / "out" / f"{name}.html").exists()
    assert outcomes[name].attempts == (2 if name == "kills itself" else 1)


def test_the_others_are_made_and_nothing_is_left_running(bad: tuple[Path, dict[str, Outcome]]) -> None:
    folder, outcomes = bad
    for name in ("thread", "child", "daemon", "forks", "good"):
        assert outcomes[name].ok, outcomes[name].error
    sleeping = [process.info["cmdline"] for process in psutil.process_iter(["cmdline"]) if process.info["cmdline"]]
    assert not [line for line in sleeping if line[0] == "sleep" and line[-1] in ("61.7", "61.8")]
    assert not list((folder / "out").glob(".*"))


def test_the_server_ends_with_its_children_when_its_user_does(tmp_path: Path) -> None:
    slow = [job(tmp_path, name, "import time; time.sleep(60)") for name in ("a", "b")]
    with Forks() as forks:
        events = forks.run(None, slow, 2)
        assert [next(events), next(events)] == [("started", "a"), ("started", "b")]
        server = psutil.Process(forks._process.pid)
        children = wait_for(lambda: server.children(recursive=True), 2)
        assert server.num_threads() == 1
    assert not [process for process in (server, *children) if process.is_running()]


def wait_for(look: Callable[[], list[psutil.Process]], count: int) -> list[psutil.Process]:
    """Return what `look` finds as soon as there are `count`."""
    end = time.monotonic() + 10
    while len(found := look()) < count and time.monotonic() < end:
        time.sleep(0.02)
    return found


def test_widgets_go_to_a_kernel_of_their_own_and_this_is_said(tmp_path: Path, run: Run) -> None:
    cells = ("import comm\nc = comm.create_comm(target_name='t')", "print('tới đây')")
    (outcome,) = run([job(tmp_path, "widgets", *cells)], 1)
    assert outcome.ok, outcome.error
    assert outcome.warnings == (
        "Sổ tay dùng ipywidgets (đối tượng điều khiển trên trang) nên được chạy bằng nhân Jupyter riêng, chậm hơn",
    )
    assert "tới đây" in text_of(tmp_path, "widgets")


def test_an_output_folder_on_another_file_system(tmp_path: Path, run: Run) -> None:
    shared = Path("/dev/shm")
    if not shared.is_dir() or os.stat(shared).st_dev == os.stat(tmp_path).st_dev:
        pytest.skip("no second file system to write to")
    folder = shared / f"ocop-test-{os.getpid()}"
    made: Job = replace(job(tmp_path, "far", SHOW), out_dir=str(folder))
    try:
        (outcome,) = run([made], 1)
        assert outcome.ok, outcome.error
        assert sorted(path.name for path in folder.iterdir()) == ["far.html", "far.ipynb"]
    finally:
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()


def test_vietnamese_in_parameters_and_in_names_of_folders(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "thư mục có dấu"
    folder.mkdir()
    hostile = "Đại Từ\"'\\n<b>{0}</b>\\\\ %s"
    (outcome,) = run([job(folder, "trang-đỏ", "print(unit)", unit=hostile)], 1)
    assert outcome.ok, outcome.error
    executed = nbformat.read(folder / "out" / "trang-đỏ.ipynb", as_version=4)
    assert executed.cells[2].outputs[0].text == hostile + "\n"
