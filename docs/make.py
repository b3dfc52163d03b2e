"""Write the reference pages of docs/ from what they describe: `make docs`. tests/test_docs.py fails when one is stale.

Each page is a pure function of params/, ``schema.TABLES`` or the `ocop` command, so a change there needs no edit here.
"""

from __future__ import annotations

import copy
import datetime as dt
import shlex
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from typer.main import get_command
from typer.testing import CliRunner

from ocop_analysis import schema
from ocop_analysis.checks.registry import CheckFile
from ocop_analysis.checks.run import rule_rows
from ocop_analysis.cli import app
from ocop_analysis.definitions import Published, Target, TargetFile
from ocop_analysis.params import Params, load_params
from ocop_analysis.report.indicator_page import indicator_page
from ocop_analysis.report.scoring_page import scoring_page
from ocop_analysis.report.wording import reading_words, threshold_text
from ocop_analysis.writing import percent

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent
DISTRICT = {
    "compare": "Số liệu của huyện được so với mức này.",
    "not_allocated": "Kế hoạch chỉ giao cho toàn tỉnh; trang của huyện không xét đạt hay chưa đạt.",
}
KINDS = {
    "text": "chữ",
    "code": "mã",
    "integer": "số nguyên",
    "number": "số",
    "date": "ngày",
    "yes_no": "có, không",
    "codes": "nhiều mã, cách nhau bằng ;",
    "commune": "mã xã, 5 chữ số",
    "district": "mã huyện, 3 chữ số",
    "span": "khoảng ngày: sớm nhất và muộn nhất",
}
MEASURES = "../ocop_analysis/targets/measures.py"


def main() -> None:
    """Write every page."""
    for name, text in pages().items():
        (DOCS / name).write_text(text, encoding="utf-8", newline="\n")


def pages() -> dict[str, str]:
    """Return the text of every generated page by its file name."""
    return {name: _opening(source) + write() for name, (source, write) in PAGES.items()}


def commands() -> dict[str, str]:
    """Return the help text of every command by its full name ("ocop report"), as a terminal of 80 columns shows it."""
    plain = copy.copy(app)
    plain.rich_markup_mode = None
    return {name: _help(plain, name) for name in _names("ocop", get_command(plain))}


def targets_page() -> str:
    """Return the twelve targets: what is counted, the suggested reading, the variants, what is missing."""
    file = TargetFile.model_validate(yaml.safe_load((ROOT / "params" / "targets.yml").read_text(encoding="utf-8")))
    params = load_params(ROOT / "params")
    status = {
        "proposed": "Chưa tìm thấy văn bản nào định nghĩa các chỉ tiêu này. Cách hiểu dưới đây là **đề xuất**, cơ quan cần xác nhận.",
        "confirmed": "Cách hiểu dưới đây đã được cơ quan chủ trì xác nhận.",
    }[file.status]
    head = (
        f"# {len(file.targets)} chỉ tiêu của Kế hoạch {params.plan.number}\n\n{status} Mỗi chỉ tiêu có một cách hiểu đề xuất và "
        f"các cách hiểu khác; báo cáo cho biết kết luận có đứng vững dưới mọi cách hiểu hay không.\n\n"
        f"Nguồn văn bản: <{file.source}>. Cách sửa: [huong-dan-params.md](huong-dan-params.md). "
        f"Cách xét đạt hay chưa đạt: [decisions/0002](decisions/0002-evidence-ladder-and-coverage.md).\n\n"
    )
    index = _table(("Mã", "Chỉ tiêu", "Kế hoạch cần"), ((t.id, t.short, threshold_text(t)) for t in file.targets))
    return head + index + "".join(_target(target, params) for target in file.targets)


def tables_page() -> str:
    """Return the data dictionary: every canonical table with its columns, types and codes."""
    head = (
        "# Từ điển dữ liệu\n\nCác bảng sau khi làm sạch (`p.products`, `p.certificates`, `p.tables[...]`; tệp Parquet trong "
        "`data/processed/`). Ô trống nghĩa là chưa biết, không bao giờ là số không. Mã giữ nguyên số 0 ở đầu. "
        "Cặp “sớm nhất, muộn nhất” là khoảng ngày có thể: nguồn không phải lúc nào cũng ghi đủ ngày.\n\n"
    )
    names = " · ".join(f"[`{name}`](#{name})" for name in schema.TABLES)
    return head + names + "\n" + "".join(_dictionary(name) for name in schema.TABLES)


def commands_page() -> str:
    """Return the `ocop` command as its own help texts tell it."""
    head = (
        "# Lệnh `ocop`\n\nChạy trong thư mục dự án: `.venv/bin/ocop` (Linux, macOS) hoặc `.venv\\Scripts\\ocop` (Windows). "
        "Mã thoát là 0 khi xong, 1 khi số liệu hay tham số sai hoặc có trang hỏng, 2 khi gõ sai lệnh.\n"
    )
    return head + "".join(f"\n## {name}\n\n```text\n{text}\n```\n" for name, text in commands().items())


def indicators_page() -> str:
    """Return the indicators of the ten solution groups, each with its formula in words."""
    params = load_params(ROOT / "params")
    english = {item.id: item.name for item in load_params(ROOT / "params", "en").indicators}
    return indicator_page(params.indicators, params.groups, params.indicator_defaults, english)


def checks_page() -> str:
    """Return the rules that received files are checked by, in the order of params/checks.yml."""
    text = (ROOT / "params" / "checks.yml").read_text(encoding="utf-8")
    rows = rule_rows(CheckFile.model_validate(yaml.safe_load(text)).checks)
    head = (
        "# Quy tắc kiểm tra\n\n`ocop check` và `ocop clean` xét tệp gửi theo các quy tắc dưới đây. Lỗi: dòng bị để riêng, không "
        "tính. Cảnh báo: dòng vẫn tính, cần trả lời. Lưu ý: chỉ để biết. Chữ trong ngoặc nhọn được thay bằng giá trị thật. Ngưỡng "
        "đề xuất có thể sửa trong params/checks.yml.\n\n"
    )
    told = ((f"`{r['id']}`", r["severity"], r["tables"], r["what"], r["todo"], _because(r)) for r in rows)
    return head + _table(("Mã", "Mức độ", "Bảng", "Nội dung", "Cách sửa", "Vì sao, căn cứ"), told)


def scores_page() -> str:
    """Return the method of the scores in Vietnamese."""
    params = load_params(ROOT / "params")
    return scoring_page(params.scoring, params.indicators, params.groups, params.targets, "vi")


def scores_page_in_english() -> str:
    """Return the method of the scores in English."""
    params = load_params(ROOT / "params", "en")
    return scoring_page(params.scoring, params.indicators, params.groups, params.targets, "en")


PAGES: Mapping[str, tuple[str, Callable[[], str]]] = {
    "cham-diem.md": ("params/scoring.yml", scores_page),
    "scoring.md": ("params/scoring.yml", scores_page_in_english),
    "chi-so.md": ("params/indicators/", indicators_page),
    "chi-tieu.md": ("params/targets.yml", targets_page),
    "du-lieu.md": ("ocop_analysis/schema/tables.py", tables_page),
    "kiem-tra.md": ("params/checks.yml", checks_page),
    "lenh.md": ("ocop_analysis/cli.py", commands_page),
}


def _opening(source: str) -> str:
    return f"<!-- Do not edit: docs/make.py writes this page from {source} (make docs). -->\n\n"


def _target(target: Target, params: Params) -> str:
    groups = [group.id for group in params.groups if target.id in group.targets]
    facts = {
        "Kế hoạch cần": f"{threshold_text(target)}. {DISTRICT[target.district]}",
        "Đếm gì": target.counted,
        "Định nghĩa đề xuất": target.definition,
        "Chỗ chưa rõ": target.ambiguity,
        "Muốn xét chắc hơn cần": target.needs,
        "Số công bố dùng để xét": _published(target.published, params) or "chưa tìm thấy số nào trả lời được",
        "Sổ được dùng để kết luận khi": _coverage(target, params),
        "Lưu ý": target.remark,
        "Nhóm giải pháp": ", ".join(groups),
        "Công thức": f"hàm `{target.measure}` trong [measures.py]({MEASURES})",
    }
    lines = "".join(f"- **{name}**: {text}\n" for name, text in facts.items() if text)
    rows = [("(đề xuất)", "; ".join(reading_words(target.reading)) or "như định nghĩa trên", _options(target.reading))]
    rows += [(f"`{variant.id}`", variant.label, _options(variant.set)) for variant in target.variants]
    return f"\n## {target.id}. {target.name}\n\n{lines}\n{_table(('Cách hiểu', 'Nghĩa', 'Trong params/targets.yml'), rows)}"


def _published(how: Published, params: Params) -> str:
    names = (how.figure, how.base, how.part, how.whole, how.percent)
    return "; ".join(f"“{_label(name, params)}”" for name in names if name)


def _coverage(target: Target, params: Params) -> str:
    whole = f"sổ nêu tên ít nhất {percent(params.evaluation.coverage.minimum, 0)} “{_label(target.population, params)}” đã công bố"
    return whole if target.population else "bộ số liệu được khai là đầy đủ"


def _label(indicator: str | None, params: Params) -> str:
    return params.words.indicators[indicator].name if indicator else ""


def _options(options: Mapping[str, Any]) -> str:
    return "<br>".join(f"`{name}: {_yaml(value)}`" for name, value in options.items())


def _yaml(value: Any) -> str:
    return (
        value.isoformat()
        if isinstance(value, dt.date)
        else str(value).lower()
        if isinstance(value, bool)
        else str(value)
    )


def _dictionary(name: str) -> str:
    table = schema.TABLES[name]
    told = f"{table.title}: mỗi dòng là {table.row}. Khóa: {', '.join(f'`{column}`' for column in table.key)}.\n\n"
    rows = (
        (_fields(name, column), column.heading, _kind(column), _values(column))
        for name, column in table.columns.items()
    )
    return f"\n## {name}\n\n{told}{_table(('Cột', 'Tên', 'Kiểu', 'Giá trị, ghi chú'), rows)}"


def _fields(name: str, column: schema.Column) -> str:
    return "<br>".join(f"`{field}`" for field in column.fields(name))


def _kind(column: schema.Column) -> str:
    said = [KINDS[column.kind]]
    said += ["bắt buộc"] * column.required + ["dữ liệu cá nhân, không công bố"] * column.personal
    said += ["do chương trình tính"] * column.derived
    return "; ".join(said)


def _values(column: schema.Column) -> str:
    codes = [f"`{code}` {label}" for code, label in (column.codes or {}).items()]
    refers = [f"mã trong bảng `{column.refers}`"] if column.refers else []
    return "<br>".join([*refers, *([column.note] if column.note else []), *codes])


def _because(row: dict[str, str]) -> str:
    return ". ".join(part for part in (row["why"].rstrip("."), f"Căn cứ: {row['basis']}", row["limits"]) if part)


def _table(headings: tuple[str, ...], rows: Any) -> str:
    lines = [headings, tuple("---" for _ in headings), *rows]
    return "".join(
        "| " + " | ".join(" ".join(str(cell).replace("|", "\\|").split()) for cell in row) + " |\n" for row in lines
    )


def _names(name: str, command: Any) -> Iterator[str]:
    """Return the names of a command and of all that hang below it, hidden ones aside."""
    yield name
    for child, below in getattr(command, "commands", {}).items():
        if not below.hidden:
            yield from _names(f"{name} {child}", below)


def _help(plain: Any, name: str) -> str:
    program, *words = shlex.split(name)
    result = CliRunner().invoke(plain, [*words, "--help"], prog_name=program, catch_exceptions=False)
    return "\n".join(line.rstrip() for line in result.output.strip().splitlines())


if __name__ == "__main__":
    main()
