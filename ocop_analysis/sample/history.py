"""Recognitions of a product through the years: first, renewed on time, late or never, up and down, revoked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..rules import Rules
from .draw import Draw
from .inputs import FIVE_STARS, MINISTRY_ROUNDS, ROUNDS
from .items import Item

REASONS = ("Vi phạm an toàn thực phẩm không khắc phục", "Chủ thể ngừng sản xuất, trả lại giấy chứng nhận")
BANDS = {3: (50.0, 69.9), 4: (70.0, 87.9), 5: (90.0, 96.5)}
"""Scores of the made-up councils (points); the bands of the law are in params/rules.yml, and a test compares them."""
POTENTIAL = (90.0, 93.5)
"""Scores of four-star products that the province proposes for five: the score of five stars, not yet the rank."""


@dataclass(frozen=True)
class Recognition:
    """One product in one decision, with what became of the certificate."""

    item: Item
    event: str
    stars: int
    potential: bool
    day: dt.date
    level: str
    notice: dt.date | None = None
    revoked: dt.date | None = None
    reason: str | None = None


def histories(items: Sequence[Item], rules: Rules, seed: int, last: dt.date) -> dict[str, list[Recognition]]:
    """Return the recognitions of every product up to the day `last`, oldest first."""
    made = {item.id: _history(item, rules, Draw.of(seed, "history", item.id), last) for item in items}
    return _with_five_stars(made, rules, seed)


def _history(item: Item, rules: Rules, draw: Draw, last: dt.date) -> list[Recognition]:
    first = _decide(item, "moi", item.stars, draw.pick(ROUNDS[item.first]), rules, draw)
    found, current = [first], first
    while (following := _next(current, rules, draw, last)) is not None:
        found.append(following)
        current = following
    return [_ended(one, after, rules, draw, last) for one, after in zip(found, [*found[1:], None], strict=True)]


def _next(current: Recognition, rules: Rules, draw: Draw, last: dt.date) -> Recognition | None:
    """Return what follows a recognition: an early rise, a renewal soon after the end, a late one, or nothing."""
    end = rules.certificate_end(current.day)
    early = [day for day in _rounds() if current.day + dt.timedelta(days=300) < day < end - dt.timedelta(days=200)]
    if current.stars == 3 and early and draw.chance(0.06):
        return _decide(current.item, "nang_hang", 4, draw.pick(early), rules, draw)
    after = [day for day in _rounds() if end < day <= last]
    fate = draw.weighted({"on_time": 62, "late": 10, "never": 28})
    if fate == "never" or len(after) < (2 if fate == "late" else 1) or not current.item.maker.active_in(after[0].year):
        return None
    move = draw.weighted({0: 80, 1: 12 if current.stars == 3 else 0, -1: 8 if current.stars == 4 else 0})
    event = {0: "cong_nhan_lai", 1: "nang_hang", -1: "ha_hang"}[move]
    return _decide(current.item, event, current.stars + move, after[1 if fate == "late" else 0], rules, draw)


def _rounds() -> list[dt.date]:
    return [day for days in ROUNDS.values() for day in days]


def _decide(item: Item, event: str, stars: int, day: dt.date, rules: Rules, draw: Draw) -> Recognition:
    level = rules.recogniser(stars, day)
    if level == "huyen":
        day += dt.timedelta(days=int(item.maker.place.district) % 3)
        day = min(day, dt.date(day.year, 12, 30))
    return Recognition(item, event, stars, stars == 4 and draw.chance(0.05), day, level)


def _ended(one: Recognition, after: Recognition | None, rules: Rules, draw: Draw, last: dt.date) -> Recognition:
    """Return the recognition with the notice before its end, or its revocation (a revoked product has no later one)."""
    end = rules.certificate_end(one.day)
    notice = end - dt.timedelta(days=draw.whole(30, 60))
    told = notice <= last and (after is None or after.day > end) and draw.chance(0.12)
    if after is None and one.day.year >= 2020 and draw.chance(0.06):
        revoked = one.day + dt.timedelta(days=draw.whole(200, 900))
        if revoked <= last:
            return replace(one, revoked=revoked, reason=draw.pick(REASONS))
    return replace(one, notice=notice if told else None)


def _with_five_stars(made: dict[str, list[Recognition]], rules: Rules, seed: int) -> dict[str, list[Recognition]]:
    """Let some products with four stars rise to five in the rounds of the ministry; they were "tiềm năng 5 sao" before."""
    draw = Draw.of(seed, "five stars")
    for day, count in zip(MINISTRY_ROUNDS, FIVE_STARS, strict=True):
        ready = [
            name for name, past in made.items()
            if past[-1].stars == 4 and past[-1].revoked is None
            and 150 < (day - past[-1].day).days < 700 and past[-1].item.maker.trade_name in ("che", "mien")
        ]  # fmt: skip
        for name in draw.some(ready, count):
            *before, latest = made[name]
            risen = Recognition(latest.item, "nang_hang", 5, False, day, rules.recogniser(5, day))
            made[name] = [*before, replace(latest, potential=True, notice=None), risen]
    first = next(name for name, past in made.items() if past[-1].day == MINISTRY_ROUNDS[0])
    again = replace(made[first][-1], event="cong_nhan_lai", day=MINISTRY_ROUNDS[1])
    return {**made, first: [*made[first], again]}


def certificate_row(one: Recognition, number: int, rules: Rules, seed: int) -> dict[str, Any]:
    """Return the row of the table of certificates."""
    item = one.item
    draw = Draw.of(seed, "score", item.id, number)
    low, high = POTENTIAL if one.potential else BANDS[one.stars]
    end = rules.certificate_end(one.day)
    return {
        "cert_id": f"CN-{one.day.year}-{item.id[2:]}-{number}", "product_id": item.id, "producer_id": item.maker.id,
        "event": one.event, "stars": one.stars, "potential_5": one.potential or None, "score": draw.amount(low, high, 2),
        "decision_no": decision_number(one), "decided_from": one.day, "decided_to": one.day, "level": one.level,
        "notice_on": one.notice, "revoked_on": one.revoked, "revoked_reason": one.reason,
        "ends_from": end, "ends_to": end, "criteria_version": rules.criteria_version(one.day),
        "district_code": item.maker.place.district,
    }  # fmt: skip


def decision_number(one: Recognition) -> str:
    """Return the made-up number of a decision: one for each office and day."""
    running = 1000 + (one.day - dt.date(one.day.year, 1, 1)).days * 9
    if one.level == "trung_uong":
        return f"{running}/QĐ-BNN-VPĐP"
    if one.level == "huyen":
        running += int(one.item.maker.place.district)
    return f"{running}/QĐ-UBND"
