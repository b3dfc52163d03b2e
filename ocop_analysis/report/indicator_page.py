"""The reference page of the indicators (docs/chi-so.md), for people who cite a definition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..definitions import SolutionGroup
from ..indicators.definitions import Defaults, Indicator
from ..schema import TABLES
from ..words import say
from ..writing import percent
from .indicator_words import formula_text, population_text


def indicator_page(
    indicators: Sequence[Indicator], groups: Sequence[SolutionGroup], defaults: Defaults, english: Mapping[str, str]
) -> str:
    """Return the page in Markdown: the indicators by solution group, each with its formula in words and what it rests on.

    english: the English name of each indicator.
    """
    head = (
        f"# {len(indicators)} chỉ số của mười nhóm giải pháp\n\n"
        "Mỗi chỉ số có mã, công thức, kỳ tính và căn cứ, để trích dẫn được. **Toàn bộ định nghĩa là đề xuất**: căn cứ cho biết "
        "ý tưởng lấy từ đâu, không có nghĩa là văn bản ấy quy định đúng công thức này; cơ quan chủ trì cần xác nhận.\n\n"
        "- **Ngày chốt** là 31/12 của năm báo cáo; việc xảy ra sau ngày đó không làm thay đổi số của năm.\n"
        "- **Số của tỉnh** đếm lại từ từng dòng, không cộng số của các huyện; dòng do tỉnh gửi chỉ tính cho tỉnh.\n"
        "- **Ô trống là chưa biết**, không phải là không: giá trị tính trên phần đã biết, kèm cận dưới và cận trên.\n"
        f"- **Mức tối thiểu đã biết** là {percent(defaults.min_reported, 0)} nếu không ghi khác. {defaults.min_reported_reason}\n"
        "- Khi không có giá trị, bảng nói rõ vì sao: không có mẫu số, chưa báo cáo, chưa đủ để công bố, không xét.\n\n"
        "Cách thêm một chỉ số: [huong-dan-params.md](huong-dan-params.md). Ý nghĩa các bảng và cột: [du-lieu.md](du-lieu.md). "
        "Các chỉ tiêu T01-T12: [chi-tieu.md](chi-tieu.md).\n\n"
    )
    by_group = {group.id: [item for item in indicators if item.group == group.id] for group in groups}
    links = "".join(
        f"- [{group.id}. {group.name}](#{_anchor(group)}): {len(by_group[group.id])} chỉ số\n" for group in groups
    )
    return head + links + "".join(_group(group, by_group[group.id], english) for group in groups)


def _anchor(group: SolutionGroup) -> str:
    kept = "".join(char for char in f"{group.id}. {group.name}".lower() if char.isalnum() or char in "_- ")
    return kept.strip().replace(" ", "-")


def _group(group: SolutionGroup, indicators: Iterable[Indicator], english: Mapping[str, str]) -> str:
    return f"\n## {group.id}. {group.name}\n" + "".join(_indicator(item, english[item.id]) for item in indicators)


def _indicator(item: Indicator, english: str) -> str:
    function = f" Hàm `{item.formula.function}`." if item.formula.function else ""
    better, kind = say(f"indicator-better-{item.direction}"), say(f"indicator-kind-{item.kind}")
    facts = {
        "Tên ngắn; tên tiếng Anh": f"{item.short}; {english}",
        "Công thức": f"{formula_text(item)}.{function}",
        "Tham số": "; ".join(f"`{name}: {value:g}`" for name, value in item.options.items()),
        "Đơn vị": f"{item.unit} ({item.decimals} chữ số lẻ); {better}; chỉ số {kind}",
        "Kỳ tính": say(f"indicator-period-{item.period}"),
        "Phần chưa biết": item.unknown,
        "Phải có dòng": f"mỗi {population_text(item.expect)}" if item.expect else "",
        "Mức tối thiểu đã biết": percent(item.min_reported, 0),
        "Bảng": ", ".join(f"[`{name}`](du-lieu.md#{name}) {TABLES[name].title}" for name in item.sources),
        "Căn cứ": _basis(item),
        "Chỉ tiêu liên quan": ", ".join(item.targets),
        "Phạm vi": "chỉ tính cho toàn tỉnh" if item.level == "province" else "",
        "Lưu ý": item.notes,
    }
    return f"\n### {item.id}. {item.name}\n\n" + "".join(
        f"- **{name}**: {text}\n" for name, text in facts.items() if text
    )


def _basis(item: Indicator) -> str:
    text = say(f"indicator-basis-{item.basis.kind}") + (f": {item.basis.text}" if item.basis.text else "")
    return text + (f" (<{item.basis.url}>)" if item.basis.url else "")
