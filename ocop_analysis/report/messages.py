"""Three findings and three things to do, each taken from the numbers of the page and pointing to where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..cleaning.submissions.completeness import STATES
from ..findings import SEVERITIES
from ..writing import listing, number, short_date
from .model import Message, ReportModel, TargetCard
from .standing import clearest_change
from .wording import BASES, VERDICTS, bounds_text, moment

MOST = 3


def findings(m: ReportModel) -> tuple[Message, ...]:
    """Return up to three findings, one of each sort as far as there are, the most telling sorts first."""
    return _first(_verdict_turns(m), _outside_funnel(m), _stock(m), _moves(m), _known(m), _disagree(m))


def actions(m: ReportModel) -> tuple[Message, ...]:
    """Return up to three things to do: certificates that run out, the nearest target, the data that are missing."""
    return _first(_renew(m), _nearest_target(m), _send(m), _ask(m))


def _first(*sorts: Iterator[Message]) -> tuple[Message, ...]:
    """Return one message of each sort in turn until there are enough."""
    waiting = list(sorts)
    found: list[Message] = []
    while waiting and len(found) < MOST:
        for sort in list(waiting):
            message = next(sort, None)
            if message is None:
                waiting.remove(sort)
            elif len(found) < MOST:
                found.append(message)
    return tuple(found)


def _verdict_turns(m: ReportModel) -> Iterator[Message]:
    by_name = {f"{card.id} {card.short}": card for card in m.targets}
    for change in m.changes:
        card = by_name.get(change.what)
        if (
            card is not None
            and _words(change.before) in VERDICTS.values()
            and _words(change.before) != _words(change.now)
        ):
            was, is_now = _lower(_words(change.before)), _lower(change.now)
            yield Message(f"{card.id} ({_lower(card.short)}) từ “{was}” cuối năm trước nay là “{is_now}”.", card.id)


def _outside_funnel(m: ReportModel) -> Iterator[Message]:
    for group in m.groups:
        for row in group.indicators:
            if row.place:
                way = "cao hơn" if row.place == "above" else "thấp hơn"
                yield Message(f"{row.short}: {row.now.text}, {way} hẳn mức chung của các huyện, thành phố.", group.id)


def _stock(m: ReportModel) -> Iterator[Message]:
    if len(m.stock) < 2:
        return
    last, before = m.stock[-1], m.stock[-2]
    moved = last.total - before.total
    if moved == 0:
        said = f"vẫn là {number(last.total)} sản phẩm"
    else:
        said = f"{number(last.total)} sản phẩm, {'tăng' if moved > 0 else 'giảm'} {number(abs(moved))}"
    yield Message(f"{BASES[m.layout].moving} ({moment(last.label)}): {said} so với {moment(before.label)}.", "san-pham")


def _moves(m: ReportModel) -> Iterator[Message]:
    rows = [(group.id, row) for group in m.groups for row in group.indicators]
    for words, way in (("tốt lên rõ nhất", "better"), ("kém đi rõ nhất", "worse")):
        told = clearest_change([row for _, row in rows if row.change == way])
        if told is not None:
            row, text = told
            group = next(name for name, other in rows if other is row)
            yield Message(f"Chỉ số {words}: {text}.", group)


def _known(m: ReportModel) -> Iterator[Message]:
    judged = [card for card in m.targets if card.verdict != "not_applicable"]
    settled = [card for card in judged if card.verdict in ("met", "not_met")]
    if not judged:
        return
    if not settled:
        yield Message(
            f"Chưa chỉ tiêu nào trong {number(len(judged))} chỉ tiêu được xét có đủ căn cứ để kết luận.",
            "bang-ket-luan",
        )
    else:
        met = [card.id for card in settled if card.verdict == "met"]
        said = f"đạt {listing(met)}" if met else "chưa đạt chỉ tiêu nào"
        yield Message(
            f"Kết luận được {number(len(settled))} trên {number(len(judged))} chỉ tiêu được xét: {said}.",
            "bang-ket-luan",
        )


def _disagree(m: ReportModel) -> Iterator[Message]:
    if m.disagreements:
        yield Message(
            f"{number(len(m.disagreements))} nhóm số liệu công bố không khớp nhau, cả hai bên đều được nêu.",
            "mau-thuan",
        )


def _renew(m: ReportModel) -> Iterator[Message]:
    low, high = m.register.expiring_next_12_months
    if high:
        soon = f"giấy chứng nhận hết hạn trong 12 tháng tới (sau {short_date(m.as_of)})"
        if low:
            said = f"Chuẩn bị hồ sơ đánh giá lại: {bounds_text((low, high))} {soon}."
        else:
            said = f"Xác định ngày công nhận của từng sản phẩm: có thể tới {number(high)} {soon}."
        yield Message(said, "giay-chung-nhan")


def _nearest_target(m: ReportModel) -> Iterator[Message]:
    missed = [card for card in m.targets if card.verdict == "not_met" and card.gap]
    for card in sorted(missed, key=_distance):
        if "Kỳ kế hoạch còn" not in card.why:
            yield Message(
                f"Làm rõ vì sao hết kỳ chưa đạt {card.id} ({_lower(card.short)}): {_lower(card.gap)}.", card.id
            )
            continue
        yield Message(f"{card.id} ({_lower(card.short)}): {_lower(card.gap)}.", card.id)


def _distance(card: TargetCard) -> float:
    """Return how far a target is from its threshold, as a part of it."""
    low = card.low if card.low is not None else 0.0
    return (card.threshold - low) / card.threshold if card.threshold else 0.0


def _send(m: ReportModel) -> Iterator[Message]:
    if m.quality is None:
        return
    missing = [row.name for row in m.quality.rows if row.values and row.values[0] == STATES["thieu"]]
    if missing and m.kind == "district":
        yield Message(f"Gửi bổ sung {_few(missing)}.", "chat-luong")
    errors = [row for row in m.quality.findings if row.severity == SEVERITIES["loi"]]
    if errors:
        total = sum(row.count for row in errors)
        yield Message(
            f"Sửa {number(total)} lỗi mà kiểm tra đã nêu; dòng có lỗi đang để riêng, chưa tính.", "chat-luong"
        )


def _ask(m: ReportModel) -> Iterator[Message]:
    for card in m.targets:
        if card.verdict == "undecided":
            yield Message(f"Để kết luận {card.id} ({_lower(card.short)}) cần có {_lower(card.needs)}.", card.id)


def _few(names: Sequence[str]) -> str:
    shown = [f"“{name}”" for name in names[:MOST]]
    more = len(names) - len(shown)
    return listing([*shown, f"{number(more)} bảng khác"]) if more else listing(shown)


def _words(text: str) -> str:
    return text.split(":")[0]


def _lower(text: str) -> str:
    return text if text[1:2].isupper() or text[:1].isdigit() else text[0].lower() + text[1:]
