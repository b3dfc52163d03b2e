"""Sentences made from numbers. They hedge when the data do, and use the same formatters as the tables."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from ..bounds import Verdict
from ..definitions import Target
from ..indicators.certificates import Bounds
from ..targets import Assessment, Evidence, Gap, Measured, VariantResult, gap, gap_of_variant
from ..writing import MISSING, date_span, listing, number, percent, plain_number, short_date

VERDICTS: Mapping[Verdict, str] = {
    "met": "Đạt",
    "not_met": "Chưa đạt",
    "undecided": "Chưa đủ căn cứ",
    "not_applicable": "Không xét",
}
NOT_ALLOCATED = "Chỉ giao cho tỉnh"
_NOT_JUDGED = {
    "not_allocated": (
        "Kế hoạch chỉ giao chỉ tiêu này cho toàn tỉnh và chưa tìm thấy văn bản phân bổ cho huyện, "
        "nên không xét đạt hay chưa đạt."
    ),
    "before_baseline": "Ngày gốc của chỉ tiêu ở sau ngày chốt, nên chưa thể xét.",
}


class Basis(NamedTuple):
    """How a page calls its product totals: published sums of recognitions, or a register's products in force."""

    total: str
    moving: str
    of_districts: str
    nothing: str
    change: str
    source: str


PUBLISHED = Basis(
    total="Tổng sản phẩm từ 3 sao, theo công bố",
    moving="Số công bố",
    of_districts="Tổng sản phẩm từ 3 sao theo công bố gần nhất",
    nothing="chưa tìm thấy số liệu",
    change="Tổng sản phẩm công bố gần nhất",
    source="danh sách nguồn ở cuối báo cáo",
)
REGISTER = Basis(
    total="Sản phẩm còn giấy chứng nhận",
    moving="Sản phẩm còn giấy chứng nhận",
    of_districts="Sản phẩm còn giấy chứng nhận vào ngày chốt",
    nothing="sổ chưa có",
    change="Sản phẩm còn giấy chứng nhận",
    source="tệp các huyện gửi nêu ở cuối báo cáo",
)
BASES = {"published": PUBLISHED, "submissions": REGISTER}


def bounds_text(bounds: Bounds | tuple[int, int]) -> str:
    """Return a count that may be an interval.

    >>> bounds_text((4, 4)), bounds_text((4, 9))
    ('4', 'từ 4 đến 9')
    """
    low, high = bounds
    return number(low) if low == high else f"từ {number(low)} đến {number(high)}"


def moment(label: str) -> str:
    """Return the time of a published number as a sentence has it, from its short form on an axis.

    >>> moment("2024"), moment("3/2024"), moment("19/5/2025"), moment("từ 01/4/2022 đến 30/6/2022")
    ('năm 2024', 'tháng 3/2024', 'ngày 19/5/2025', 'từ 01/4/2022 đến 30/6/2022')
    """
    kinds = {0: "năm", 1: "tháng", 2: "ngày"}
    return label if " " in label else f"{kinds[label.count('/')]} {label}"


def written_date(text: str) -> str:
    """Return an ISO date that may lack its day or month as a page writes it; other text stays.

    >>> written_date("2025-01-17"), written_date("2022-04"), written_date("2023"), written_date("–")
    ('17/01/2025', 'tháng 4/2022', 'năm 2023', '–')
    """
    parts = text.split("-")
    if not all(part.isdigit() for part in parts) or len(parts[0]) != 4:
        return text
    year, month, day = (int(part) for part in (*parts, "1", "1")[:3])
    day_text = short_date(dt.date(year, month, day))
    return day_text if len(parts) == 3 else moment(day_text.split("/", 3 - len(parts))[-1])


def measured_text(measured: Measured | None, target: Target) -> str:
    """Return what was measured, with its unit: "ít nhất 237 sản phẩm", "73,7% (14/19)", "từ 15,0% đến 100,0%"."""
    if measured is not None and measured.fewer_than is not None:
        return few_text(measured.fewer_than)
    if measured is None or measured.low is None:
        return MISSING
    if target.kind == "share":
        return _share_text(measured)
    if measured.high is None:
        return f"ít nhất {number(measured.low)} {target.unit}" if measured.low else "chưa rõ (từ 0 trở lên)"
    if measured.high == measured.low:
        return f"{number(measured.low)} {target.unit}"
    return f"từ {number(measured.low)} đến {number(measured.high)} {target.unit}"


def few_text(minimum: int) -> str:
    """Return what stands in place of a number of producers that is too small to be published.

    >>> few_text(3)
    'ít hơn 3 chủ thể, không nêu'
    """
    return f"ít hơn {number(minimum)} chủ thể, không nêu"


def _share_text(measured: Measured) -> str:
    low, high = measured.low, measured.high if measured.high is not None else 1.0
    if low == high:
        parts = (measured.numerator, measured.denominator)
        fraction = f" ({number(parts[0])}/{number(parts[1])})" if None not in parts else ""
        return percent(low) + fraction
    if low == 0.0 and high == 1.0:
        return "chưa rõ (từ 0% đến 100%)"
    return f"từ {percent(low)} đến {percent(high)}"


def threshold_text(target: Target) -> str:
    """Return the threshold as the plan says it: "ít nhất 150 sản phẩm", "ít nhất 70%"."""
    if target.kind == "share":
        return f"ít nhất {percent(target.threshold, 0)}"
    return f"ít nhất {number(target.threshold)} {target.unit}"


def verdict_text(assessment: Assessment) -> str:
    """Return the verdict in words; for a district the plan's number is only a yardstick."""
    if assessment.why == "not_allocated":
        return NOT_ALLOCATED
    return VERDICTS[assessment.verdict]


def why_text(assessment: Assessment, plan_ends: dt.date) -> str:
    """Return why the verdict is what it is, in one or two sentences."""
    if assessment.why in _NOT_JUDGED:
        return _NOT_JUDGED[assessment.why]
    target, found = assessment.target, assessment.deciding
    if found is None and (came := _came_in_part(assessment)):
        return f"Mới nhận {percent(came, 0)} số sổ phải gửi, chưa đủ để tính tỷ lệ."
    if found is None:
        return "Chưa tìm thấy số liệu công bố nào trả lời chỉ tiêu này, và sổ không ghi thông tin cần thiết."
    said = measured_text(found.measured, target)
    basis = _basis_sentence(found, said, threshold_text(target))
    still_open = ""
    if assessment.verdict == "not_met" and assessment.as_of < plan_ends:
        still_open = f" Kỳ kế hoạch còn đến {short_date(plan_ends)}."
    return basis + still_open


def _basis_sentence(found: Evidence, said: str, threshold: str) -> str:
    when = f" ({date_span(*found.as_of)})" if found.as_of else ""
    if found.reason == "covers":
        if found.coverage is None or found.coverage_of == "owed":
            return f"Theo sổ do các huyện gửi{_short_of_all(found)}: {said}; kế hoạch cần {threshold}."
        return f"Sổ nêu tên đủ số đã công bố là có nên được dùng để xét: {said}; kế hoạch cần {threshold}."
    if found.reason == "stale":
        return f"Số liệu công bố gần nhất{when} đã cũ so với ngày chốt, chỉ cho biết: {said}; kế hoạch cần {threshold}."
    if found.reason == "lower_bound":
        return f"Chỉ có sổ một phần, cho biết: {said}; kế hoạch cần {threshold}."
    gap = ""
    if found.missing_years:
        years = listing(str(year) for year in found.missing_years)
        gap = f" Chưa có số liệu năm {years} của đúng nơi này nên cận trên còn để mở."
    return f"Theo số liệu công bố{when}: {said}; kế hoạch cần {threshold}.{gap}"


def basis_text(assessment: Assessment) -> str:
    """Return the kind of evidence that decides, in a few words for the verdict board."""
    found = assessment.deciding
    if found is None:
        return "sổ chưa đủ" if _came_in_part(assessment) else "không có số liệu"
    kinds = {
        "covers": "sổ đăng ký",
        "published": "số liệu công bố",
        "stale": "số liệu công bố đã cũ",
        "lower_bound": "sổ một phần",
    }
    return kinds[found.reason]


def _came_in_part(assessment: Assessment) -> float | None:
    """Return which share of the registers owed has come, where that is too little to judge the target by."""
    shares = (
        item.coverage for item in assessment.evidence if item.reason == "too_partial" and item.coverage_of == "owed"
    )
    return next(shares, None) or None


def robustness_text(assessment: Assessment) -> str:
    """Return whether the verdict survives the other readings, and which ones change it."""
    if assessment.verdict == "not_applicable":
        return ""
    if assessment.verdict == "undecided" and not assessment.flips:
        return "Mọi cách hiểu khác được nêu cũng chưa đủ căn cứ."
    if not assessment.flips:
        return "Kết luận không đổi dưới mọi cách hiểu khác được nêu."
    by_verdict: dict[Verdict, list[str]] = {}
    for variant in assessment.flips:
        by_verdict.setdefault(variant.verdict, []).append(f"“{variant.label[0].lower() + variant.label[1:]}”")
    changed = "; ".join(f"thành {VERDICTS[v].lower()} nếu {listing(labels, 'or')}" for v, labels in by_verdict.items())
    return f"Kết luận đổi theo cách hiểu: {changed}."


def gap_text(assessment: Assessment) -> str:
    """Return how many more would close the gap, in whole things; empty when the target is met or not judged."""
    target = assessment.target
    return _gap_words(gap(assessment), target, target.unit, target.wanted, assessment.measured)


def variant_gap_text(target: Target, variant: VariantResult) -> str:
    """Return how many more would close the gap in another reading."""
    return _gap_words(gap_of_variant(target, variant), target, variant.unit, variant.wanted, variant.measured)


def _gap_words(found: Gap | None, target: Target, unit: str, wanted: str, measured: Measured | None) -> str:
    if found is None or measured is None:
        return ""
    start, now = f"cần thêm ít nhất {number(found.changed)} {wanted}", number(float(found.numerator))
    if found.denominator is None:
        said = f"{start} ({now} lên {number(target.threshold)})"
    else:
        part, whole = float(found.numerator) + found.changed, number(float(found.denominator))
        said = f"{start}: đổi {number(found.changed)} {unit} hiện có ({now}/{whole} lên {number(part)}/{whole})"
        if found.added is not None:
            later = [number(float(base) + found.added) for base in (found.numerator, found.denominator)]
            said += f" hoặc thêm {number(found.added)} {unit} mới đều đạt ({now}/{whole} lên {'/'.join(later)})"
    if found.settled_by is not None:
        answers = f"{number(found.settled_by)} trong {number(measured.n_unknown)} câu trả lời chưa rõ"
        said += f"; hoặc chỉ cần {answers} hóa ra là có"
    return said if measured.low == measured.high else f"chỉ tính phần đã chắc chắn thì {said}"


def evidence_words(found: Evidence, target: Target) -> tuple[str, str, str]:
    """Return the name of a piece of evidence, what it says, and what to bear in mind."""
    if found.source == "published":
        when = f", {date_span(*found.as_of)}" if found.as_of else ""
        remark = "Cũ hơn giới hạn cho phép so với ngày chốt" if found.reason == "stale" else ""
        if found.missing_years:
            remark = f"Thiếu số của năm {listing(str(year) for year in found.missing_years)}"
        return f"Số liệu công bố{when}", measured_text(found.measured, target), remark
    covered = _covered(found)
    remarks = {
        "covers": covered or "Sổ do các huyện gửi",
        "lower_bound": f"{covered or 'Sổ chỉ có một phần'}; chỉ dùng làm cận dưới",
        "too_partial": f"{covered or 'Sổ chỉ có một phần'}; không đủ để tính tỷ lệ",
        "not_reported": "Sổ không ghi thông tin này",
    }
    says = MISSING if found.reason in ("too_partial", "not_reported") else measured_text(found.measured, target)
    return "Sổ sản phẩm", says, remarks[found.reason]


def _covered(found: Evidence) -> str:
    if found.coverage is None:
        return ""
    share = percent(found.coverage, 0)
    return f"Đã nhận {share} sổ phải gửi" if found.coverage_of == "owed" else f"Sổ nêu tên {share} số đã công bố"


def _short_of_all(found: Evidence) -> str:
    return "" if found.coverage in (None, 1.0) else f" (đã nhận {percent(found.coverage, 0)} số sổ phải gửi)"


_OPTIONS = {
    "window_start": lambda value: f"tính từ {short_date(value)}",
    "baseline_date": lambda value: f"ngày gốc {short_date(value)}",
    "territory": lambda value: "theo tỉnh mới sau sáp nhập" if value == "new" else "theo chín huyện, thành phố cũ",
    "still_valid_only": lambda value: (
        "chỉ tính giấy chứng nhận còn hiệu lực" if value else "kể cả giấy chứng nhận đã hết hạn"
    ),
    "denominator": lambda value: {"valid": "mẫu số: chủ thể còn giấy chứng nhận có hiệu lực"}.get(value, ""),
}


def reading_words(reading: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the options of a reading that a reader should see beside the definition."""
    return tuple(text for name, value in reading.items() if name in _OPTIONS and (text := _OPTIONS[name](value)))


def figure_value(value: float, exactness: str, words: Mapping[str, str]) -> str:
    """Return a published value with the wording of its source: "ít nhất 4.300"."""
    return f"{words[exactness]} {plain_number(value)}".strip()


def years_in(text: str) -> list[int]:
    """Return the years that a text names; a text that names a later year stays off an earlier report."""
    return [int(year) for year in re.findall(r"\b(20\d\d)\b", text)]
