"""The first lines of a page: the sentences of its headline and the key figures."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from ...definitions import Plan
from ...writing import listing, long_date, number, plain_number, short_date
from ..model import (
    Card,
    RegisterNumbers,
    StockPoint,
    TargetCard,
)
from ..wording import NOT_ALLOCATED, PUBLISHED, VERDICTS, Basis, bounds_text, moment
from .library import Subject


def headline(
    subject: Subject,
    name: str,
    cards: Sequence[TargetCard],
    stock: Sequence[StockPoint],
    plan: Plan,
    basis: Basis,
    is_whole: bool,
) -> tuple[str, ...]:
    counts = {verdict: [c.id for c in cards if c.verdict == verdict] for verdict in VERDICTS}
    judged = [
        f"{number(len(ids))} chỉ tiêu {VERDICTS[v].lower()}"
        for v, ids in counts.items()
        if ids and v != "not_applicable"
    ]
    sentences = [
        f"Đến {long_date(subject.as_of)}, trong {number(len(cards))} chỉ tiêu của kế hoạch: {', '.join(judged)}."
    ]
    sentences += [_verdict_sentence(cards, verdict) for verdict in ("met", "not_met") if counts[verdict]]
    silent = [c.id for c in cards if c.verdict == "undecided" and c.basis_text == "không có số liệu"]
    unsure = [c.id for c in cards if c.verdict == "undecided" and c.id not in silent]
    if unsure:
        sentences.append(f"Có số liệu nhưng chưa đủ để kết luận: {listing(unsure)}.")
    if silent:
        sentences.append(f"Chưa tìm thấy số liệu nào: {listing(silent)}.")
    unallotted = [c.id for c in cards if c.verdict_text == NOT_ALLOCATED]
    too_early = [name for name in counts["not_applicable"] if name not in unallotted]
    if unallotted:
        sentences.append(f"Kế hoạch chỉ giao cho tỉnh nên không xét ở đây: {listing(unallotted)}.")
    if too_early:
        sentences.append(f"Chưa thể xét vì ngày gốc ở sau ngày chốt: {listing(too_early)}.")
    if stock:
        newest = stock[-1]
        when = moment(newest.label)
        published = f"Số công bố gần nhất của {name} là {number(newest.total)} sản phẩm từ 3 sao ({when})."
        within = "Vào ngày chốt" if is_whole else "Chỉ tính các sổ đã nhận, vào ngày chốt"
        held = f"{within}, {name} có {number(newest.total)} sản phẩm còn giấy chứng nhận từ 3 sao."
        sentences.append(published if basis is PUBLISHED else held)
    elif basis is PUBLISHED:
        sentences.append(f"Chưa tìm thấy tổng số sản phẩm công bố nào của {name} đến ngày này.")
    else:
        sentences.append(f"Chưa nhận sổ nào để đếm sản phẩm của {name} đến ngày này.")
    ended = subject.unit.valid_to
    if subject.kind == "district" and ended and ended < subject.as_of:
        sentences.append(f"Cấp huyện kết thúc ngày {short_date(ended)}; trang này nói về địa bàn {name} trước ngày đó.")
    return tuple(sentences)


def _verdict_sentence(cards: Sequence[TargetCard], verdict: str) -> str:
    found = [card for card in cards if card.verdict == verdict]
    said = "; ".join(f"{c.id} {c.short[0].lower() + c.short[1:]} – {c.value_text}" for c in found)
    turning = [c.id for c in found if any(variant.changes for variant in c.variants)]
    caveat = f" Kết luận về {listing(turning)} còn đổi theo cách hiểu." if turning else ""
    return f"{VERDICTS[found[0].verdict]}: {said}.{caveat}"


def key_figures(
    subject: Subject,
    stock: Sequence[StockPoint],
    numbers: RegisterNumbers,
    known: pd.DataFrame,
    basis: Basis,
    is_whole: bool,
) -> tuple[Card, ...]:
    if basis is not PUBLISHED:
        return _register_figures(subject, numbers, "" if is_whole else "; chỉ tính các sổ đã nhận")
    total = stock[-1] if stock else None
    new = known[known["indicator"].eq("products_new_in_year") & known["period_to"].eq(subject.year or 0)]
    in_year = f"Mới trong năm {subject.year}, theo công bố"
    unsure = f"{number(numbers.undated)} sản phẩm không rõ công nhận trước hay sau ngày chốt"
    cards = [
        Card(
            "Tổng sản phẩm từ 3 sao, theo công bố",
            number(total.total if total else None),
            f"số liệu {moment(total.label)}" if total else "chưa tìm thấy số liệu",
        ),
        Card(
            "Sản phẩm có tên trong sổ",
            bounds_text(numbers.products),
            unsure if numbers.undated else "công nhận chắc chắn trước ngày chốt",
        ),
        Card("Còn giấy chứng nhận, trong sổ", bounds_text(numbers.in_force), _spread(numbers.in_force)),
        Card(
            "Hết hạn trong 12 tháng tới, trong sổ",
            bounds_text(numbers.expiring_next_12_months),
            "giấy chứng nhận có giá trị 36 tháng",
        ),
    ]
    if subject.year is not None:
        value = plain_number(float(new["value"].iloc[0])) if len(new) else number(None)
        cards.insert(1, Card(in_year, value, "sản phẩm từ 3 sao" if len(new) else "chưa tìm thấy số liệu"))
    return tuple(cards)


def _register_figures(subject: Subject, numbers: RegisterNumbers, part: str) -> tuple[Card, ...]:
    when = f"trong năm {subject.year}" if subject.year else "trong kỳ kế hoạch"
    return (
        Card("Sản phẩm còn giấy chứng nhận", bounds_text(numbers.in_force), f"từ 3 sao, vào ngày chốt{part}"),
        Card(f"Công nhận lần đầu {when}", bounds_text(numbers.new_in_year), f"sản phẩm từ 3 sao{part}"),
        Card("Sản phẩm từng được công nhận", bounds_text(numbers.products), f"kể cả đã hết hạn{part}"),
        Card("Hết hạn trong 12 tháng tới", bounds_text(numbers.expiring_next_12_months), f"giấy chứng nhận đang có hiệu lực{part}"),
    )  # fmt: skip


def _spread(bounds: tuple[int, int]) -> str:
    return "là khoảng vì nguồn không ghi rõ ngày công nhận" if bounds[0] < bounds[1] else "sản phẩm, vào ngày chốt"
