"""Sheets in forms of their own: the combined register, several products in a cell, wide budgets and channels, the province's file."""

from __future__ import annotations

from ..schema import TABLES
from ..units import Units
from .headings import WIDE_CHANNEL_HEADS, WIDE_SOURCES
from .page import Cell, Key, Line, Page
from .plain import Spots, plain_cell, plain_page, value_of
from .sending import Parts

COMBINED_COLUMNS: dict[str, tuple[str, ...]] = {
    "producers": (
        "name",
        "producer_type",
        "address_raw",
        "commune_code",
        "head_name",
        "head_gender",
        "head_ethnicity",
        "phone",
    ),
    "products": ("name", "product_group"),
    "certificates": ("stars", "potential_5", "score", "decision_no", "decided", "event", "level"),
}
"""The columns of the combined register, in its order."""


def combined_page(sent: Parts, unit: str, year: int, units: Units) -> Page:
    """Return the register of a district: every product with its producer and the certificate of the year, if it got one."""
    frames = {name: sent[name, unit, year] for name in COMBINED_COLUMNS}
    makers = {row["producer_id"]: row for row in frames["producers"].to_dict("records")}
    given = frames["certificates"].drop_duplicates("product_id").set_index("product_id", drop=False).to_dict("index")
    columns = [Key(table, name) for table, names in COMBINED_COLUMNS.items() for name in names]
    lines = []
    for product in frames["products"].sort_values(["producer_id", "product_id"]).to_dict("records"):
        rows = {
            "producers": makers[product["producer_id"]],
            "products": product,
            "certificates": given.get(product["product_id"]),
        }
        true = {key: value_of(*key[:2], rows[key.table]) for key in columns if rows[key.table] is not None}
        lines.append(Line({key: plain_cell(key, value, year, units) for key, value in true.items()}, true=true,
                          merge_id=product["producer_id"]))  # fmt: skip
    heads: dict[Key, tuple[str, ...]] = {key: (TABLES[key.table].columns[key.column].heading,) for key in columns}
    titles = ["SỔ ĐĂNG KÝ SẢN PHẨM OCOP", f"Đơn vị: {units.get(unit).name}", f"Năm: {year}"]
    merged = tuple(key for key in columns if key.table == "producers")
    return Page(
        "Sổ đăng ký", "products", unit, year, columns, heads, lines, titles, merged=merged, happened=["merged_body"]
    )


def several_page(sent: Parts, unit: str, year: int, units: Units) -> Page:
    """Return certificates with all products of a producer in one cell that have star, event and decision in common."""
    certificates = sent["certificates", unit, year]
    latest = {row["producer_id"]: row["name"] for row in sent["producers", unit, year].to_dict("records")}
    named = {row["product_id"]: row["name"] for row in sent["products", unit, year].to_dict("records")}
    columns = [Key("producers", "name"), Key("products", "name"), *(Key("certificates", name) for name in
               ("stars", "potential_5", "decision_no", "decided", "event", "level"))]  # fmt: skip
    common = ["producer_id", "stars", "potential_5", "decision_no", "decided_from", "decided_to", "event", "level"]
    lines = []
    count = year % 3
    for _, rows in certificates.groupby(common, sort=True, dropna=False):
        products = [named[one] for one in rows["product_id"]]
        count += len(products) > 1
        first = rows.iloc[0].to_dict()
        true = {key: value_of(*key[:2], first) for key in columns[2:]}
        cells = {key: plain_cell(key, value, year, units) for key, value in true.items()}
        text = (
            "; ".join(products),
            "\n".join(products),
            " ".join(f"{n}. {name}" for n, name in enumerate(products, 1)),
        )[count % 3]
        written = {columns[0]: latest[first["producer_id"]], columns[1]: text if len(products) > 1 else products[0]}
        lines.append(
            Line(
                cells | {key: Cell(words) for key, words in written.items()},
                true=true | {columns[0]: written[columns[0]]},
            )
        )
    heads: dict[Key, tuple[str, ...]] = {key: (TABLES[key.table].columns[key.column].heading,) for key in columns}
    titles = ["GIẤY CHỨNG NHẬN", f"Đơn vị: {units.get(unit).name}", f"Năm: {year}"]
    return Page(
        "Giấy chứng nhận", "certificates", unit, year, columns, heads, lines, titles, happened=["several_products"]
    )


def wide_budget_page(sent: Parts, unit: str, year: int, units: Units) -> Page:
    """Return the budget with one row a solution group and one column for each source under "giao" and "giải ngân"."""
    rows, group = sent["budget_lines", unit, year], Key("budget_lines", "solution_group")
    sources = [code for code in WIDE_SOURCES if rows["source"].eq(code).any()]
    columns = [group]
    heads: dict[Key, tuple[str, ...]] = {group: (TABLES["budget_lines"].columns["solution_group"].label,)}
    for name, words in (("allocated_mvnd", "Kinh phí giao (triệu đồng)"), ("disbursed_mvnd", "Giải ngân (triệu đồng)")):
        for code in sources:
            key = Key("budget_lines", name, code)
            columns.append(key)
            heads[key] = (words, WIDE_SOURCES[code])
    lines = []
    for code, mine in rows.groupby("solution_group", sort=True):
        cells = {group: plain_cell(group, str(code), year, units)}
        for row in mine.to_dict("records"):
            cells |= {key: Cell(float(row[key.column])) for key in columns[1:] if key.means == row["source"]}
        lines.append(Line(cells, true={group: str(code)}))
    titles = ["KINH PHÍ", f"Đơn vị: {units.get(unit).name}", f"Năm: {year}"]
    return Page("Kinh phí", "budget_lines", unit, year, columns, heads, lines, titles, happened=["wide_budget"])


def wide_channels_page(sent: Parts, unit: str, year: int, units: Units) -> Page:
    """Return the channels with one row a producer and one column for each kind, marked with x."""
    rows, maker = sent["sales_channels", unit, year], Key("sales_channels", "producer_id")
    kinds = [code for code in WIDE_CHANNEL_HEADS if rows["channel_type"].eq(code).any()]
    keys = {code: Key("sales_channels", "channel_type", code) for code in kinds}
    heads: dict[Key, tuple[str, ...]] = {maker: ("Mã chủ thể",)}
    heads |= {key: ("Kênh tiêu thụ", WIDE_CHANNEL_HEADS[code]) for code, key in keys.items()}
    lines = []
    for name, mine in rows.groupby("producer_id", sort=True):
        marks = {keys[code]: Cell("x") for code in mine["channel_type"]}
        lines.append(Line({maker: Cell(str(name)), **marks}, true={maker: str(name)}))
    titles = ["KÊNH BÁN HÀNG", f"Đơn vị: {units.get(unit).name}", f"Năm: {year}"]
    return Page(
        "Kênh bán hàng",
        "sales_channels",
        unit,
        year,
        [maker, *keys.values()],
        heads,
        lines,
        titles,
        happened=["wide_channels"],
    )


def provincial_page(table: str, year: int, sent: Parts, units: Units, spots: Spots) -> Page:
    """Return one table of all districts, each under a group row with its name."""
    pages = {
        unit: plain_page(table, rows, unit, year, units, spots)
        for (name, unit, y), rows in sent.items()
        if (name, y) == (table, year)
    }
    lines: list[Line] = []
    for unit, page in sorted(pages.items()):
        lines += [Line({}, "group", words=(units.get(unit).name,)), *page.lines]
    first = next(iter(pages.values()))
    titles = [TABLES[table].title.upper(), "Tổng hợp toàn tỉnh", f"Năm: {year}"]
    return Page(
        first.name, table, units.province, year, first.columns, first.heads, lines, titles, happened=["district_groups"]
    )


def add_refused(page: Page, sent: Parts) -> bool:
    """Add to a sheet of certificates the products that a council turned down, with "chưa đạt" or 0 where the stars stand."""
    evaluations = sent.get(("evaluations", page.unit, page.year))
    if evaluations is None or page.has("certificates", "product_id") is None:
        return False
    owner = sent["products", page.unit, page.year].set_index("product_id")["producer_id"]
    refused = evaluations[evaluations["result_stars"].lt(3).fillna(False)]
    for number, row in enumerate(refused.to_dict("records")):
        words = {
            "product_id": row["product_id"],
            "producer_id": owner.get(row["product_id"]),
            "stars": ("chưa đạt", 0)[number % 2],
        }
        page.lines.append(Line({Key("certificates", name): Cell(value) for name, value in words.items()}))
    return len(refused) > 0
