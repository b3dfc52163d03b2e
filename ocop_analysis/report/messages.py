"""Three findings and three things to do, each taken from the numbers of the page and pointing to where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..words import say
from ..writing import inner, listing, number, short_date
from .model import Message, ReportModel, TargetCard
from .standing import clearest_change
from .wording import bounds_text, moment, verdict_word

MOST = 3
_PLACES = {"above": "message-above", "below": "message-below"}
_MOVES = {"better": "message-better", "worse": "message-worse"}


def findings(m: ReportModel) -> tuple[Message, ...]:
    """Return up to three findings, one of each sort as far as there are, the most telling sorts first."""
    return _first(_verdict_turns(m), _outside_funnel(m), _stock(m), _moves(m), _known(m), _disagree(m))


def actions(m: ReportModel, is_over: bool) -> tuple[Message, ...]:
    """Return up to three things to do: certificates that run out, the nearest target, the data that are missing.

    is_over: the period of the plan has ended by the page's day.
    """
    return _first(_renew(m), _nearest_target(m, is_over), _send(m), _ask(m))


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
    by_id = {card.id: card for card in m.targets}
    for change in m.changes:
        if change.was is not None:
            card = by_id[change.target]
            was, now = inner(verdict_word(change.was)), inner(change.now)
            yield Message(say("message-turned", target=card.id, short=inner(card.short), was=was, now=now), card.id)


def _outside_funnel(m: ReportModel) -> Iterator[Message]:
    for group in m.groups:
        for row in group.indicators:
            if row.place:
                yield Message(say(_PLACES[row.place], name=row.short, value=row.now.text), group.id)


def _stock(m: ReportModel) -> Iterator[Message]:
    if len(m.stock) < 2:
        return
    last, before = m.stock[-1], m.stock[-2]
    moved = last.total - before.total
    key = "message-stock-rose" if moved > 0 else "message-stock-fell" if moved else "message-stock-same"
    what, when = say(f"total-moving-{m.layout}"), moment(last)
    said = say(key, what=what, when=when, n=last.total, moved=abs(moved), before=moment(before))
    yield Message(said, "san-pham")


def _moves(m: ReportModel) -> Iterator[Message]:
    rows = [(group.id, row) for group in m.groups for row in group.indicators]
    for way, key in _MOVES.items():
        told = clearest_change([row for _, row in rows if row.change == way])
        if told is not None:
            row, text = told
            group = next(name for name, other in rows if other is row)
            yield Message(say(key, change=text), group)


def _known(m: ReportModel) -> Iterator[Message]:
    judged = [card for card in m.targets if card.verdict != "not_applicable"]
    settled = [card for card in judged if card.verdict in ("met", "not_met")]
    met = [card.id for card in settled if card.verdict == "met"]
    if not judged:
        return
    if not settled:
        said = say("message-none-settled", n=len(judged))
    elif met:
        said = say("message-settled", n=len(settled), judged=len(judged), met=listing(met))
    else:
        said = say("message-settled-none-met", n=len(settled), judged=len(judged))
    yield Message(said, "bang-ket-luan")


def _disagree(m: ReportModel) -> Iterator[Message]:
    if m.disagreements:
        yield Message(say("message-disagree", n=len(m.disagreements)), "mau-thuan")


def _renew(m: ReportModel) -> Iterator[Message]:
    low, high = m.register.expiring_next_12_months
    if high:
        key = "message-renew" if low else "message-may-end"
        count = bounds_text((low, high)) if low else number(high)
        yield Message(say(key, count=count, n=high, day=short_date(m.as_of)), "giay-chung-nhan")


def _nearest_target(m: ReportModel, is_over: bool) -> Iterator[Message]:
    missed = [card for card in m.targets if card.verdict == "not_met" and card.gap]
    for card in sorted(missed, key=_distance):
        key = "message-missed" if is_over else "message-nearest"
        yield Message(say(key, target=card.id, short=inner(card.short), gap=inner(card.gap)), card.id)


def _distance(card: TargetCard) -> float:
    """Return how far a target is from its threshold, as a part of it."""
    low = card.low if card.low is not None else 0.0
    return (card.threshold - low) / card.threshold if card.threshold else 0.0


def _send(m: ReportModel) -> Iterator[Message]:
    if m.quality is None:
        return
    missing = [row.name for row in m.quality.rows if row.is_missing]
    if missing and m.kind == "district":
        yield Message(say("message-send", tables=_few(missing)), "chat-luong")
    errors = sum(row.count for row in m.quality.findings if row.is_error)
    if errors:
        yield Message(say("message-mend", n=errors), "chat-luong")


def _ask(m: ReportModel) -> Iterator[Message]:
    for card in m.targets:
        if card.verdict == "undecided":
            said = say("message-needs", target=card.id, short=inner(card.short), needs=inner(card.needs))
            yield Message(said, card.id)


def _few(names: Sequence[str]) -> str:
    shown = [f"“{name}”" for name in names[:MOST]]
    more = len(names) - len(shown)
    return listing([*shown, say("message-other-tables", n=more)]) if more else listing(shown)
