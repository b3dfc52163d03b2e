"""The `ocop` command: the only place that prints and sets exit codes. Nothing heavy is imported before it is needed."""

from __future__ import annotations

import datetime as dt
import json
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from .errors import InputError, OcopError, Problem

if TYPE_CHECKING:
    import pandas as pd

    from .project import Project
    from .publish.building import Built
    from .publish.forking import Forks
    from .publish.inputs import Inputs
    from .words import Language

INTERRUPTED, WRONG_USE = 130, 2
"""Exit codes: the user stopped the command; it is not written as it must be."""
app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Đánh giá chương trình OCOP Thái Nguyên theo Kế hoạch 135/KH-UBND (2021-2025).",
)
Data = Annotated[str, typer.Option("--data", help="Tên bộ số liệu hoặc đường dẫn tới thư mục số liệu.")]
UnitName = Annotated[
    str | None, typer.Option("--unit", help="Mã hoặc tên huyện, có dấu hay không; “province” là toàn tỉnh.")
]
Year = Annotated[int | None, typer.Option("--year", help="Năm báo cáo, 2021 đến 2025.")]
Lang = Annotated[
    Literal["vi", "en"], typer.Option("--lang", help="Ngôn ngữ của trang: vi (tiếng Việt) hoặc en (tiếng Anh).")
]
Out = Annotated[
    Path | None,
    typer.Option("--out", help="Thư mục báo cáo; mặc định reports/<bộ số liệu>, tiếng Anh: thư mục en trong đó."),
]
AsOf = Annotated[str | None, typer.Option("--as-of", help="Ngày chốt, ví dụ 2025-12-31 hoặc 31/12/2025.")]


@app.command()
def clean(data: Data = "public") -> None:
    """Làm sạch số liệu gốc và ghi vào data/processed."""
    from .schema import TABLES

    project = _open(data)
    log = project.clean()
    for step in log.to_dict("records"):
        title = TABLES[step["table"]].title if step["table"] in TABLES else "Mọi bảng"
        changed = f", sửa {step['changed']}" if step["changed"] else ""
        typer.echo(f"{title:<32} {step['rows_in']:>6} → {step['rows_out']:<6} {step['what']}{changed}")
    folder = f"data/processed/{project.dataset.name}/"
    typer.echo(f"Đã ghi {len(project.tables)} bảng vào {folder}")
    for line in _intake_lines(project, folder):
        typer.echo(line)


@app.command()
def targets(
    unit: UnitName = None,
    year: Year = None,
    as_of: AsOf = None,
    data: Data = "public",
    as_json: Annotated[bool, typer.Option("--json", help="In JSON cho máy đọc.")] = False,
) -> None:
    """In 12 chỉ tiêu của một nơi vào cuối năm hoặc vào ngày chốt."""
    project = _open(data)
    _check_year(project, year)
    day = _day(as_of)
    found = project.unit(unit or "province")
    table = project.assess(found.code, year, day)
    if as_json:
        records = table.reset_index().astype(object).where(table.reset_index().notna(), None).to_dict("records")
        typer.echo(json.dumps(records, ensure_ascii=False, indent=1))
        return
    _print_targets(f"{found.name}: 12 chỉ tiêu của Kế hoạch {project.params.plan.number}", table)


@app.command()
def indicators(
    unit: UnitName = None,
    year: Year = None,
    data: Data = "public",
    csv: Annotated[Path | None, typer.Option("--csv", help="Ghi bảng số ra tệp CSV; “-” là in ra màn hình.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="In JSON cho máy đọc.")] = False,
) -> None:
    """In các chỉ số của mười nhóm giải pháp của một nơi trong một năm."""
    from .indicators.overview import overview

    project = _open(data)
    _check_year(project, year)
    found, asked = project.unit(unit or "province"), year or project.params.plan.last_year
    table = overview(project.indicators, found.code, asked, [each.code for each in project.districts])
    if csv is not None:
        text = table.to_csv(index=False, lineterminator="\n")
        if str(csv) == "-":
            typer.echo(text, nl=False)
        else:
            csv.write_text(text, encoding="utf-8-sig", newline="\n")
            typer.echo(f"Đã ghi {len(table)} dòng vào {csv}")
    elif as_json:
        typer.echo(table.to_json(orient="records", force_ascii=False, indent=1))
    else:
        _print_indicators(f"{found.name}, năm {asked}: chỉ số của mười nhóm giải pháp", project, table)


@app.command()
def report(
    pages: Annotated[
        list[str] | None, typer.Argument(help="Tên trang như “ocop list” in ra, ví dụ 171-dai-tu-2024.")
    ] = None,
    unit: UnitName = None,
    year: Year = None,
    everything: Annotated[bool, typer.Option("--all", help="Lập mọi trang.")] = False,
    data: Data = "public",
    lang: Lang = "vi",
    out: Out = None,
    jobs: Annotated[int, typer.Option("--jobs", min=1, help="Số trang lập cùng lúc.")] = 2,
    explain: Annotated[bool, typer.Option("--explain", help="Nói vì sao từng trang phải lập lại.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ nói trang nào phải lập lại, không ghi gì.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Lập lại cả những trang không đổi.")] = False,
    fail_fast: Annotated[
        bool, typer.Option("--fail-fast/--keep-going", help="Dừng ở trang hỏng đầu tiên, hay lập tiếp các trang khác.")
    ] = False,
    engine: Annotated[
        Literal["ocop", "papermill"],
        typer.Option("--engine", help="Bộ máy chạy sổ tay: “ocop” nhanh, “papermill” là bản gốc."),
    ] = "ocop",
    executor: Annotated[
        Literal["local", "dask"], typer.Option("--executor", help="Chạy trên máy này, hay trên cụm máy dask.")
    ] = "local",
    scheduler: Annotated[
        str | None, typer.Option("--scheduler", help="Địa chỉ cụm máy dask, ví dụ tcp://10.0.0.5:8786.")
    ] = None,
    progress: Annotated[
        Literal["auto", "bar", "lines", "json", "none"],
        typer.Option("--progress", help="Cách báo tiến độ: tự chọn, thanh, từng dòng, dòng JSON, không báo."),
    ] = "auto",
) -> None:
    """Lập báo cáo HTML: một trang, một huyện, một năm, hoặc tất cả (--all). Trang không đổi thì để nguyên."""
    _check_executor(executor, scheduler, engine)
    if everything and not (pages or unit or year or force) and (count := _nothing_to_do(data, lang, out)):
        typer.echo(f"Cả {count} trang không đổi, không phải lập trang nào.")
        return
    with _early(engine, scheduler) as place:  # gets ready while this process imports and reads
        from .publish.building import Options, build
        from .publish.manifest import folder_of
        from .publish.progress import shown

        project = _open(data, lang)
        _check_year(project, year)
        chosen = _choose(project, pages or [], unit, year, everything)
        folder = out or folder_of(project.root / "reports" / project.dataset.name, lang)
        options = Options(jobs, engine, force, dry_run, fail_fast, scheduler)
        try:
            with shown(progress) as heard:
                result = build(project, chosen, folder, jobs, options, heard, place)
        except KeyboardInterrupt as stop:
            typer.echo("Đã dừng. Các trang đã xong được giữ; chạy lại lệnh này để lập tiếp.", err=True)
            raise typer.Exit(INTERRUPTED) from stop
    _tell(result, explain or dry_run, dry_run)
    if result.failed:
        raise typer.Exit(1)


@app.command()
def verify(
    data: Data = "public",
    lang: Lang = "vi",
    out: Out = None,
) -> None:
    """Kiểm tra thư mục báo cáo: tệp còn nguyên như lúc lập, trang nào hỏng, đầu vào nào đã đổi từ khi lập."""
    from .publish.verify import verify as checked

    root, raw, folder = _folders(data, lang, out)
    found = checked(folder, _read_inputs(root, raw))
    for line in found.wrong:
        typer.echo(f"SAI {line}")
    for line in found.older:
        typer.echo(f"CŨ  {line}")
    if found.wrong:
        typer.echo(f"{len(found.wrong)} điểm sai trong {found.n_pages} trang. Lập lại: ocop report --all", err=True)
        raise typer.Exit(1)
    older = f", {len(found.older)} trang lập từ đầu vào đã đổi" if found.older else ""
    typer.echo(f"{found.n_pages} trang đúng như lúc lập{older}.")


@app.command()
def check(
    files: Annotated[
        list[Path], typer.Argument(help="Các tệp cần kiểm tra: .xlsx, .xls, .ods hoặc .csv.", metavar="TỆP...")
    ],
    data: Annotated[
        str,
        typer.Option(
            "--data",
            help="Bộ số liệu đã nhận trước, để so với những gì đã gửi; mặc định không so.",
            show_default=False,
        ),
    ] = "public",
    out: Annotated[Path | None, typer.Option("--out", help="Thư mục ghi kết quả; mặc định cạnh tệp gửi.")] = None,
) -> None:
    """Kiểm tra tệp số liệu và ghi câu trả lời cho người gửi cạnh mỗi tệp."""
    from .answers import check_files
    from .workbooks.summary import summary_text

    answers = check_files(files, _open(data), dt.date.today(), out)
    for answer in answers:
        typer.echo(answer.file)
        for sentence in answer.said:
            typer.echo(f"  {sentence}")
        typer.echo(f"\n{summary_text(answer.findings)}\n")
        if answer.has_previous:
            counts = (len(answer.solved), len(answer.remaining), len(answer.new))
            typer.echo("So với lần kiểm tra trước: đã sửa {}, còn {}, mới {}.".format(*counts))
        typer.echo(f"Đã ghi {answer.workbook} và {answer.record.name}")
    if any(answer.has_errors for answer in answers):
        raise typer.Exit(1)


@app.command()
def template(
    out: Annotated[Path, typer.Option("-o", "--out", help="Tệp .xlsx sẽ ghi.")],
    unit: UnitName = None,
    year: Year = None,
) -> None:
    """Ghi tệp mẫu để nhập số liệu: mỗi bảng một trang, có danh mục để chọn."""
    from .store import put

    project = _open("public")
    _check_year(project, year)
    if out.suffix.lower() != ".xlsx":
        why, todo = "tệp mẫu là sổ tính .xlsx", f"ghi -o {out.stem}.xlsx"
        raise InputError([Problem(f"Không ghi được tệp mẫu “{out.name}”", "lựa chọn -o", why, todo)])
    if out.exists():
        why, todo = "tệp ấy có thể đã được điền nên không bị ghi đè", "ghi tên khác sau -o, hoặc tự xóa tệp cũ"
        raise InputError([Problem(f"Đã có tệp “{out.name}”", "lựa chọn -o", why, todo)])
    put(out, project.template(unit, year))
    typer.echo(f"Đã ghi {out}. Điền xong, chạy: ocop check {out.name}")


@app.command()
def sample(
    out: Annotated[Path, typer.Option("-o", "--out", help="Thư mục sẽ ghi.")] = Path("data/raw/sample"),
    seed: Annotated[int, typer.Option("--seed", help="Số gốc: cùng số thì cùng tệp.")] = 135,
) -> None:
    """Tạo bộ số liệu minh họa (không có thật) của chín huyện, năm năm."""
    from .sample.write import write_sample

    params = _open("sample").params
    dataset = next(one for one in params.datasets if one.name == "sample")
    paths = write_sample(out, seed, params.units, params.rules, params.plan, dataset)
    typer.echo(f"Đã ghi {len(paths)} tệp vào {out}. Mọi số liệu trong đó là minh họa.")


@app.command("list")
def list_pages(data: Data = "public", lang: Lang = "vi") -> None:
    """In tên mọi trang báo cáo có thể lập."""
    from .publish.pages import all_pages

    for page in all_pages(_open(data, lang)):
        typer.echo(f"{page.name:<28} {page.title}")


def main() -> None:
    """Run the command; errors made by people are told in Vietnamese, without a traceback, with exit code 1."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")  # a Windows console may have another one
    try:
        app()
    except SystemExit as stop:
        if stop.code == WRONG_USE and len(sys.argv) > 1:
            typer.echo(
                "Lệnh viết chưa đúng: thiếu hoặc sai một phần. Xem cách viết: thêm --help sau tên lệnh.", err=True
            )
        raise
    except InputError as error:
        typer.echo(f"Có {len(error.problems)} điểm cần sửa, chưa ghi gì:", err=True)
        for problem in error.problems:
            typer.echo(f"  • {problem}", err=True)
        sys.exit(1)
    except OcopError as error:
        typer.echo(str(error), err=True)
        sys.exit(1)


def _intake_lines(project: Project, folder: str) -> list[str]:
    """Return what a data set of submissions wants an answer to: findings, gaps, unknown words, similar names."""
    from .findings import SEVERITIES
    from .writing import listing, number

    tables = project.tables
    came = tables["completeness"]
    if came.empty:
        return []
    counts = tables["findings"]["severity"].value_counts()
    said = [f"{number(int(counts.get(key, 0)))} {label.lower()}" for key, label in SEVERITIES.items()]
    missing = int(came["state"].eq("thieu").sum())
    lines = [
        f"Kiểm tra: {listing(said)}; để riêng {number(len(tables['set_aside']))} dòng có lỗi.",
        f"Chưa nhận {number(missing)} trên {number(len(came))} bảng của các huyện và các năm.",
    ]
    strange, similar = tables["unknown_spellings"], tables["similar_names"]
    if len(strange):
        first = strange.iloc[0]
        most = f"nhiều nhất “{first['spelling']}” ({number(int(first['count']))} lần)"
        lines.append(f"{number(len(strange))} từ chưa có trong danh mục, {most}: xem tu-la.csv, ghi vào lookups.csv.")
    if len(similar):
        first = similar.iloc[0]
        pair = f"“{first['name_a']}” và “{first['name_b']}”"
        todo = "xem ten-gan-giong.csv, ghi quyết định vào decisions.csv"
        lines.append(f"{number(len(similar))} cặp tên gần giống, ví dụ {pair}: {todo}.")
    return [
        *lines,
        f"Mở bằng Excel trong {folder}: day-du.csv, phat-hien.csv, de-rieng.csv, tu-la.csv, ten-gan-giong.csv",
    ]


def _folders(data: str, lang: Language, out: Path | None) -> tuple[Path, Path, Path]:
    """Return the project's folder, that of the raw data and that of the pages, without opening the project.

    Pages of a data set that is given as a folder need --out: its name stands inside it.
    """
    from .folders import find_root
    from .publish.manifest import folder_of

    root = find_root(Path.cwd())
    raw = Path(data) if Path(data).is_dir() else root / "data" / "raw" / data
    return root, raw, out or folder_of(root / "reports" / raw.name, lang)


def _read_inputs(root: Path, raw: Path) -> Inputs:
    from .publish.inputs import read_inputs

    return read_inputs(root, raw)


def _nothing_to_do(data: str, lang: Language, out: Path | None) -> int:
    """Return how many pages there are when all of them are current, else 0; nothing heavy is imported to find out."""
    from .publish.manifest import read_manifest
    from .publish.plan import all_current

    root, raw, folder = _folders(data, lang, out)
    manifest = read_manifest(folder)
    same = manifest.names and manifest.language == lang and all_current(manifest, _read_inputs(root, raw), folder)
    return len(manifest.names) if same else 0


def _early(engine: str, scheduler: str | None) -> AbstractContextManager[Forks | None]:
    """Return a fork server, started now, where one will be used."""
    from .publish.forking import Forks, can_fork

    return Forks() if engine == "ocop" and scheduler is None and can_fork() else nullcontext()


def _check_executor(executor: str, scheduler: str | None, engine: str) -> None:
    if (executor == "dask") == (scheduler is not None):
        return
    why = "cần cả hai" if executor == "dask" else "chỉ dùng cùng --executor dask"
    todo = "ghi --executor dask --scheduler tcp://máy:8786"
    raise InputError([Problem("Cụm máy ghi chưa đủ", "lựa chọn --executor và --scheduler", why, todo)])


def _tell(result: Built, explain: bool, dry_run: bool) -> None:
    """Print what a build did, or would do, and why."""
    if explain:
        for name, reasons in result.reasons.items():
            typer.echo(f"{name}: {'; '.join(reasons) or 'nội dung đổi'}")
    same = f" {len(result.current)} trang không đổi, để nguyên." if result.current else ""
    if dry_run:
        typer.echo(f"{len(result.outcomes)} trang phải lập.{same} Chưa ghi gì.")
    else:
        done = len(result.outcomes) - len(result.failed)
        typer.echo(f"Xong {done} trang.{same} Mở tệp: {result.index_path}")
    if result.unfinished:
        typer.echo(f"Chưa lập {len(result.unfinished)} trang vì dừng ở trang hỏng đầu tiên.", err=True)
    for outcome in result.failed:
        typer.echo(f"HỎNG {outcome.page}: {outcome.error}", err=True)


def _open(data: str, lang: Language = "vi") -> Project:
    from .project import open_project

    return open_project(data, lang=lang)


def _check_year(project: Project, year: int | None) -> None:
    plan = project.params.plan
    if year is not None and year not in plan.years:
        why = f"kế hoạch chỉ có các năm {plan.first_year} đến {plan.last_year}"
        raise InputError([Problem(f"Năm {year} không lập được", "lựa chọn --year", why, "chọn năm khác")])


def _day(text: str | None) -> dt.date | None:
    from .cleaning.parsing import read_interval

    try:
        interval = read_interval(text or "")
    except ValueError as error:
        raise InputError(
            [Problem(f"Không đọc được ngày “{text}”", "lựa chọn --as-of", str(error), "ghi 2025-12-31")]
        ) from error
    return interval[1] if interval else None


def _choose(project: Project, names: list[str], unit: str | None, year: int | None, everything: bool) -> list[str]:
    """Return the names of the wanted pages; several wishes together narrow the choice."""
    from .errors import UnknownPage
    from .publish.pages import all_pages
    from .vietnamese import nearest

    pages = all_pages(project)
    known = {page.name: page for page in pages}
    for name in names:
        if name not in known:
            raise UnknownPage(name, nearest(name, known))
    if not names and not everything and unit is None and year is None:
        todo = "thêm --all, --unit, --year hoặc tên trang; xem “ocop list”"
        raise InputError([Problem("Chưa nói lập trang nào", "lệnh ocop report", "", todo)])
    wanted = names or list(known)
    if unit is not None:
        code = project.unit(unit).code
        wanted = [name for name in wanted if known[name].unit == code]
    if year is not None:
        wanted = [name for name in wanted if known[name].year == year]
    return wanted


def _print_targets(title: str, table: object) -> None:
    import pandas as pd
    from rich.console import Console
    from rich.table import Table

    assert isinstance(table, pd.DataFrame)
    drawn = Table(title=title, show_lines=False)
    for heading in ("Mã", "Chỉ tiêu", "Kết quả", "Kết luận", "Căn cứ", "Còn thiếu", "Nếu hiểu khác"):
        drawn.add_column(heading)
    for code, row in table.iterrows():
        cells = (row[name] for name in ("name", "value", "verdict", "basis", "gap", "robustness"))
        drawn.add_row(str(code), *cells)
    Console(width=None if sys.stdout.isatty() else 160).print(drawn)


def _print_indicators(title: str, project: Project, table: pd.DataFrame) -> None:
    from rich.console import Console
    from rich.table import Table

    from .report.indicator_words import amount_text, state_text

    console = Console(width=None if sys.stdout.isatty() else 160)
    console.print(title, style="bold")
    rows = table.set_index("indicator")
    for group in project.params.groups:
        drawn = Table(title=f"{group.id}. {group.short}", title_justify="left")
        for heading, side in _INDICATOR_HEADINGS:
            drawn.add_column(heading, justify=side)
        for item in (item for item in project.params.indicators if item.group == group.id):
            row = rows.loc[item.id]
            numbers = [amount_text(row[name], item) for name in ("value", "last_year", "median")]
            arrow = "↑" if item.direction == "higher" else "↓"
            drawn.add_row(
                item.id, item.short, arrow, *numbers, state_text(row["status"], row["low"], row["high"], item)
            )
        console.print(drawn)
    console.print("↑ cao hơn là tốt hơn, ↓ thấp hơn là tốt hơn. Định nghĩa từng chỉ số (đề xuất): docs/chi-so.md")


_INDICATOR_HEADINGS: tuple[tuple[str, Literal["left", "right"]], ...] = (
    ("Mã", "left"), ("Chỉ số", "left"), ("", "left"), ("Giá trị", "right"), ("Năm trước", "right"),
    ("Trung vị các huyện", "right"), ("Tình trạng", "left"),
)  # fmt: skip
