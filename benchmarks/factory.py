"""The report factory against the floor, the plain shell loop and a pool of papermills; what an unchanged, a changed and a
cold run cost; its memory. All in one run, as medians of rounds; a missed target is said, and the exit code stays 0.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from memory import peak_pss
from pages import BIN, PACKAGES, ROOT, check_same, command_environment, mix, plain_commands
from timing import Timing, environment, in_rounds, ratios, run, spread

from ocop_analysis.project import Project, open_project
from ocop_analysis.publish.jobs import Page
from ocop_analysis.publish.pages import all_pages, job_of

HERE = Path(__file__).resolve().parent
FLOOR, SHELL, POOL = 1.10, 12.0, 5.0
COLD_S, NOTHING_S, ONE_FILE_S, HELP_S = 25.0, 1.0, 5.0, 0.3
TWO_MB, FURTHER_MB = 600.0, 130.0


def ways(
    project: Project, pages: Sequence[Page], few: Sequence[Page], pooled: Sequence[Page], jobs: int, folder: Path
) -> dict[str, Callable[[int], Timing]]:
    """Return the four ways to make pages; each says what one page took. The shell loop is linear, so a few pages do."""
    env = command_environment()
    python, names = sys.executable, [page.name for page in pages]

    def floor(number: int) -> Timing:
        return run([python, str(HERE / "floor.py"), "public", str(jobs), *names], ROOT, env).per(len(pages))

    def ours(number: int) -> Timing:
        out = folder / f"ocop-{number}"
        command = [str(BIN / "ocop"), "report", *names, "--out", str(out), "--jobs", str(jobs)]
        return run(command, ROOT, env).per(len(pages))

    def pool(number: int) -> Timing:
        words = [page.name for page in pooled]
        command = [python, str(HERE / "pooled.py"), "public", str(jobs), str(folder / f"pool-{number}"), *words]
        return run(command, ROOT, env).per(len(pooled))

    def shell(number: int) -> Timing:
        out = folder / f"shell-{number}"
        out.mkdir()
        commands = [command for page in few for command in plain_commands(job_of(project, page, out))]
        return sum((run(command, ROOT, env) for command in commands), Timing(0.0, 0.0)).per(len(few))

    return {"floor": floor, "ocop": ours, "pool": pool, "shell": shell}


def rounds(project: Project, wanted: argparse.Namespace, folder: Path) -> Iterator[dict[str, Timing]]:
    """Yield what each way took, round by round, and refuse to compare when the outputs differ."""
    pages = all_pages(project)[: wanted.most]
    few, pooled = mix(pages, wanted.pages), mix(pages, 2 * wanted.pages)
    every = ways(project, pages, few, pooled, wanted.jobs, folder)
    chosen = {name: every[name] for name in wanted.ways.split(",")}
    for number, took in enumerate(in_rounds(chosen, wanted.rounds)):
        for name, compared_pages in (("shell", few), ("pool", pooled)):
            if name in chosen:
                check_same(folder / f"{name}-{number}", folder / f"ocop-{number}", compared_pages)
        print("  ".join(f"{name} {timing.wall:.2f} ({timing.cpu:.2f})" for name, timing in took.items()), flush=True)
        yield took


def said(what: str, value: float, target: float, unit: str, least: bool = False) -> str:
    """Say a result beside its target.

    >>> said("overhead", 1.04, 1.1, "times")
    'overhead: 1.04 times (target at most 1.1: reached)'
    >>> said("faster", 11.0, 12.0, "times", least=True)
    'faster: 11.00 times (target at least 12: NOT reached)'
    """
    reached = value >= target if least else value <= target
    state = "reached" if reached else "NOT reached"
    return f"{what}: {value:.2f} {unit} (target at {'least' if least else 'most'} {target:g}: {state})"


def compared(took: Sequence[dict[str, Timing]]) -> list[str]:
    """Return the ratios, median of rounds with least and greatest, by the clock and by processor time."""
    lines = []
    for what, slow, fast, target, least in (
        ("overhead over the floor", "ocop", "floor", FLOOR, False),
        ("faster than the shell loop", "shell", "ocop", SHELL, True),
        ("faster than a pool of papermills", "pool", "ocop", POOL, True),
    ):
        if slow not in took[0] or fast not in took[0]:
            continue
        wall = spread(ratios([one[slow].wall for one in took], [one[fast].wall for one in took]))
        cpu = spread(ratios([one[slow].cpu for one in took], [one[fast].cpu for one in took]))[1]
        lines.append(f"{said(what, wall[1], target, 'times', least)}; {wall[0]:.2f} to {wall[2]:.2f}, CPU {cpu:.2f}")
    return lines


def copied(data: str, folder: Path) -> Path:
    """Return a copy of the project with one data set, cleaned tables and all, that may be changed."""
    for part in ("params", "notebooks", f"data/raw/{data}", f"data/processed/{data}"):
        shutil.copytree(ROOT / part, folder / part)
    return folder


def timed(times: int, command: Sequence[str], cwd: Path) -> Timing:
    """Return the median of what a command took."""
    took = [run(command, cwd, command_environment()) for _ in range(times)]
    return Timing(*(statistics.median(getattr(one, name) for one in took) for name in ("wall", "cpu")))


def run_said(what: str, took: Timing, target: float) -> str:
    """Say what a command took beside its target, and its processor time, which other work does not stretch as much."""
    return f"{said(what, took.wall, target, 's')}; {took.cpu:.2f} s of processor time"


def runs(jobs: int, folder: Path) -> Iterator[str]:
    """Yield what whole commands took: cold, unchanged, one district's file changed, help."""
    ocop = str(BIN / "ocop")
    for data in ("public", "sample"):
        site = copied(data, folder / data)
        command = [ocop, "report", "--all", "--data", data, "--jobs", str(jobs)]
        yield run_said(f"all pages of {data}, tables cleaned before", timed(1, command, site), COLD_S)
        yield run_said(f"nothing changed in {data}", timed(5, command, site), NOTHING_S)
    raw = site / "data" / "raw" / "sample"
    shutil.copy(raw / "dai-tu-2023.xlsx", folder / "kept.xlsx")
    change(raw / "dai-tu-2023.xlsx")
    cleaning = timed(1, [ocop, "clean", "--data", "sample"], site)
    yield f"reading and checking all files again after the change: {cleaning.wall:.2f} s, {cleaning.cpu:.2f} s of processor time"
    yield run_said("one district's file changed, pages alone", timed(1, command, site), ONE_FILE_S)
    yield run_said("ocop --help", timed(5, [ocop, "--help"], ROOT), HELP_S)


def change(path: Path) -> None:
    """Give one product of a district's workbook another name."""
    from openpyxl import load_workbook

    book = load_workbook(path)
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
    cell = next(cell for cell in cells if isinstance(cell.value, str) and cell.value.startswith("Chè "))
    cell.value = f"{cell.value} loại mới"
    book.save(path)


def memory(folder: Path) -> Iterator[str]:
    """Yield the greatest memory with two workers and what each further one takes."""
    found = {}
    names = [page.name for page in all_pages(open_project("public", ROOT))][:16]
    for jobs in (2, 4):
        command = [str(BIN / "ocop"), "report", *names, "--out", str(folder / f"memory-{jobs}"), "--jobs", str(jobs)]
        found[jobs] = peak_pss(command, ROOT, command_environment())
    yield said("peak PSS, two workers", found[2], TWO_MB, "MB")
    yield said("each further worker", (found[4] - found[2]) / 2, FURTHER_MB, "MB")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--pages", type=int, default=4, help="pages of the shell loop in a round; twice as many in the pool"
    )
    parser.add_argument("--most", type=int, default=1000, help="pages of the floor and of ocop (default all)")
    parser.add_argument("--ways", default="floor,ocop,pool,shell", help="which ways to compare")
    parser.add_argument("--ratios-only", action="store_true", help="no cold, unchanged and changed runs, no memory")
    parser.add_argument("--rounds", type=int, default=3, help="rounds (default 3)")
    parser.add_argument("--jobs", type=int, default=2, help="pages at the same time")
    wanted = parser.parse_args()
    project = open_project("public", ROOT)
    project.library  # noqa: B018  (cleaned before anything is timed)
    open_project("sample", ROOT).library  # noqa: B018
    print(environment(PACKAGES))
    print("seconds a page (CPU in brackets), the project's own environment, which has jupyterlab", flush=True)
    started = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="ocop-bench-") as name:
        for line in compared(list(rounds(project, wanted, Path(name)))):
            print(line, flush=True)
        for line in () if wanted.ratios_only else chain(runs(wanted.jobs, Path(name)), memory(Path(name))):
            print(line, flush=True)
    print(f"load {os.getloadavg()[0]:.1f} at the end, after {time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
