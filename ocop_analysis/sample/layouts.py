"""Every kind of mess of whole sheets: titles, headings, groups, sums, notes, running numbers, order, encodings."""

from __future__ import annotations

from dataclasses import replace

from ..ingest.legacy import encode
from ..schema import TABLES
from .draw import Draw
from .headings import LEVELS, NOTE, OTHER, STT, SYNONYMS
from .letters import FONTS, has_toned_capital
from .mess import Mess, World
from .page import Cell, Key, Line, Page

NUMBER, REMARK, STRANGE = Key("", "stt"), Key("", "note"), Key("", "strange")
GROUPED = {"certificates": "stars", "producers": "producer_type", "activities": "solution_group"}
TOTALLED = {
    "workforce": ("workers_total", "workers_female", "workers_seasonal"), "business_results": ("revenue_mvnd", "export_mvnd"),
    "budget_lines": ("planned_mvnd", "allocated_mvnd", "disbursed_mvnd"), "activities": ("participants_total", "contracts_signed"),
}  # fmt: skip
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def groups(page: Page, world: World, draw: Draw) -> bool:
    """Rows sorted under group rows, whose label stands alone over all columns."""
    key = page.has(page.table, GROUPED.get(page.table, "?"))
    if key is None or any(line.true.get(key) is None for line in page.records()):
        return False
    codes = TABLES[page.table].columns[key.column].codes
    made = list[Line]()
    for value in sorted({line.true[key] for line in page.records()}, reverse=True):
        made.append(Line({}, "group", words=(codes[value] if codes else f"Sản phẩm {value} sao",)))
        made += [line for line in page.records() if line.true[key] == value]
    page.lines = made
    return True


def totals(page: Page, world: World, draw: Draw) -> bool:
    """A row of sums under the table."""
    wanted = TOTALLED.get(page.table, ())
    keys = [key for key in page.columns if key.column in wanted]
    if not keys or any(line.spots for line in page.records()) or len(page.records()) < 3:
        return False
    sums = {key: round(sum(line.true.get(key) or 0 for line in page.records()), 6) for key in keys}
    cells = {key: Cell(int(value) if value == int(value) else value) for key, value in sums.items()}
    page.lines.append(
        Line(cells, "total", true=dict(sums), words=(draw.pick(("Tổng cộng", "Tổng", "Cộng", "TỔNG CỘNG")),))
    )
    return True


def running_number(page: Page, world: World, draw: Draw) -> bool:
    """A first column STT: counted on, anew in every group, or with a gap; groups may have Roman numbers in it."""
    page.columns.insert(0, NUMBER)
    page.heads[NUMBER] = (draw.pick((STT, "TT", "Số TT")),)
    way, count = draw.pick(("on", "anew", "gap")), 0
    if draw.chance(0.6):
        for number, line in zip(ROMAN, (line for line in page.lines if line.kind == "group")):
            line.words = (number, *line.words)
    for line in page.lines:
        if line.kind == "group" and way == "anew":
            count = 0
        if line.kind == "record":
            count += 2 if way == "gap" and draw.chance(0.1) else 1
            line.cells[NUMBER] = Cell(count)
    return True


def synonyms(page: Page, world: World, draw: Draw) -> bool:
    """Other words in the headings; a heading that another mess changed stays."""
    done = False
    for key in page.columns:
        plain = key.table in TABLES and page.heads[key] == (TABLES[key.table].columns[key.column].heading,)
        if plain and key[:2] in SYNONYMS and draw.chance(0.7):
            page.heads[key] = (draw.pick(SYNONYMS[key.table, key.column]),)
            done = True
    return done


def levels(page: Page, world: World, draw: Draw) -> bool:
    """Headings in two or three rows over columns that then stand side by side."""
    wanted = LEVELS.get(page.table, {})
    keys = [key for key in page.columns if key.table == page.table and key.column in wanted and not key.means]
    plain = all(page.heads[key] == (TABLES[key.table].columns[key.column].heading,) for key in keys)
    if len(keys) < 2 or not plain:
        return False
    order = sorted(keys, key=lambda key: list(wanted).index(key.column))
    at = page.columns.index(keys[0])
    page.columns = [key for key in page.columns if key not in keys]
    page.columns[at:at] = order
    page.heads |= {key: wanted[key.column] for key in keys}
    return True


def order(page: Page, world: World, draw: Draw) -> bool:
    """Columns in another order; the first stays, and what stands under one heading stays together."""
    blocks: list[list[Key]] = []
    for key in page.columns[1:]:
        together = blocks and len(page.heads[key]) > 1 and page.heads[blocks[-1][-1]][0] == page.heads[key][0]
        if together:
            blocks[-1].append(key)
        else:
            blocks.append([key])
    shuffled = [blocks[int(number)] for number in draw.rng.permutation(len(blocks))]
    page.columns = page.columns[:1] + [key for block in shuffled for key in block]
    return True


def more_columns(page: Page, world: World, draw: Draw) -> bool:
    """A column of remarks, and one that no table has."""
    for key, words, text in ((REMARK, NOTE, "đã rà soát"), (STRANGE, OTHER, "A-07")):
        page.columns.append(key)
        page.heads[key] = (words,)
        for line in page.records():
            if draw.chance(0.3):
                line.cells[key] = Cell(text)
    return True


def fewer_columns(page: Page, world: World, draw: Draw) -> bool:
    """Columns in which nobody wrote anything are left out."""
    spare = [key for key in page.columns if key.table and not key.means and not any(
        key in line.cells and line.cells[key].value is not None for line in page.records())]  # fmt: skip
    for key in spare:
        page.drop(key)
    return bool(spare)


def title_block(page: Page, world: World, draw: Draw) -> bool:
    """The block of an official paper above the table: office, motto, annex to a report, title with the year."""
    unit, title, extra = world.units.get(page.unit).name, TABLES[page.table].title, page.titles[3:]
    page.titles = [
        f"ỦY BAN NHÂN DÂN {unit.upper()}", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        f"PHỤ LỤC {draw.whole(1, 9):02d}", f"{title.upper()} NĂM {page.year}",
        f"(Kèm theo Báo cáo số {draw.whole(10, 300)}/BC-UBND ngày {draw.whole(3, 28):02d}/01/{page.year + 1} của UBND {unit})", *extra,
    ]  # fmt: skip
    return True


def notes(page: Page, world: World, draw: Draw) -> bool:
    """A remark and the block of signatures under the table."""
    page.notes = [
        f"Ghi chú: số liệu tính đến hết năm {page.year}; ô để trống là chưa có số liệu", "Nơi nhận:", "- Như trên;", "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH",
    ]  # fmt: skip
    return True


def legacy_sheet(page: Page, encoding: str) -> None:
    """Write a whole sheet in an old encoding; what TCVN3 cannot hold (capitals with a tone) stands in its font of capitals."""

    def old(cell: Cell) -> Cell:
        text = cell.value
        if not isinstance(text, str) or text.isascii():
            return cell
        lossy = encoding == "tcvn3" and has_toned_capital(text)
        if lossy and text.upper() == text:
            return replace(cell, value=encode(text, "tcvn3_upper"), font=".VnTimeH")
        return cell if lossy else replace(cell, value=encode(text, encoding), font=FONTS[encoding])

    def old_words(text: str) -> str:
        cell = old(Cell(text))
        page.fonts[str(cell.value)] = cell.font
        return str(cell.value)

    page.titles = [old_words(text) for text in page.titles]
    page.notes = [old_words(text) for text in page.notes]
    page.heads = {key: tuple(old_words(words) for words in levels) for key, levels in page.heads.items()}
    page.font = FONTS[encoding]
    for line in page.lines:
        line.cells = {key: old(cell) for key, cell in line.cells.items()}
        line.words = tuple(old_words(words) for words in line.words)


BEFORE_VALUES: tuple[Mess, ...] = (
    Mess("groups", "Group rows", 0.35, groups),
    Mess("totals", "Totals rows", 0.6, totals),
)
AFTER_VALUES: tuple[Mess, ...] = (
    Mess("levels", "Two- or three-row merged header", 0.5, levels),
    Mess("synonyms", "heading synonyms (params/headings.csv)", 0.5, synonyms),
    Mess("fewer_columns", "columns left out", 0.7, fewer_columns),
    Mess("order", "columns in another order", 0.4, order),
    Mess("running_number", "STT column", 0.7, running_number),
    Mess("more_columns", "columns that no table has", 0.15, more_columns),
    Mess("title_block", "Title block above the header", 0.6, title_block),
    Mess("notes", "Notes under the table", 0.5, notes),
)
