"""The first lines of a page: the sentences of its headline and the key figures."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from ...bounds import Verdict
from ...definitions import Plan
from ...words import say
from ...writing import inner, listing, long_date, number, plain_number, short_date
from ..model import Card, RegisterNumbers, StockPoint, TargetCard
from ..wording import NOT_ALLOCATED, VERDICTS, bounds_text, moment, verdict_word
from .library import Subject

SETTLED: tuple[Verdict, ...] = ("met", "not_met")


def headline(
    subject: Subject,
    name: str,
    cards: Sequence[TargetCard],
    stock: Sequence[StockPoint],
    plan: Plan,
    by_register: bool,
    is_whole: bool,
) -> tuple[str, ...]:
    counts = {verdict: [c.id for c in cards if c.verdict == verdict] for verdict in VERDICTS}
    judged = [
        say("summary-count", n=len(ids), verdict=inner(verdict_word(verdict)))
        for verdict, ids in counts.items()
        if ids and verdict != "not_applicable"
    ]
    day = long_date(subject.as_of)
    sentences = [say("summary-counts", day=day, targets=len(cards), judged=", ".join(judged))]
    sentences += [_verdict_sentence(cards, verdict) for verdict in SETTLED if counts[verdict]]
    silent = [c.id for c in cards if c.verdict == "undecided" and c.reason == "no_evidence"]
    unallotted = [c.id for c in cards if c.reason == NOT_ALLOCATED]
    told = {
        "summary-unsure": [name for name in counts["undecided"] if name not in silent],
        "summary-silent": silent,
        "summary-not-allocated": unallotted,
        "summary-too-early": [name for name in counts["not_applicable"] if name not in unallotted],
    }
    sentences += [say(key, targets=listing(ids)) for key, ids in told.items() if ids]
    if stock and not by_register:
        sentences.append(say("summary-published", place=name, n=stock[-1].total, when=moment(stock[-1])))
    elif stock:
        sentences.append(say("summary-held" if is_whole else "summary-held-in-part", place=name, n=stock[-1].total))
    else:
        sentences.append(say("summary-no-register" if by_register else "summary-no-published", place=name))
    ended = subject.unit.valid_to
    if subject.kind == "district" and ended and ended < subject.as_of:
        sentences.append(say("summary-district-ended", day=short_date(ended), place=name))
    return tuple(sentences)


def _verdict_sentence(cards: Sequence[TargetCard], verdict: Verdict) -> str:
    found = [card for card in cards if card.verdict == verdict]
    said = "; ".join(f"{c.id} {inner(c.short)} – {c.value_text}" for c in found)
    turning = [c.id for c in found if any(variant.changes for variant in c.variants)]
    caveat = " " + say("summary-turning", targets=listing(turning), n=len(turning)) if turning else ""
    return f"{verdict_word(verdict)}: {said}.{caveat}"


def key_figures(
    subject: Subject,
    stock: Sequence[StockPoint],
    numbers: RegisterNumbers,
    known: pd.DataFrame,
    by_register: bool,
    is_whole: bool,
) -> tuple[Card, ...]:
    if by_register:
        return _register_figures(subject, numbers, is_whole)
    total = stock[-1] if stock else None
    named = "card-named-undated" if numbers.undated else "card-named-dated"
    cards = [
        Card(
            say("card-total"),
            number(total.total if total else None),
            say("card-total-of", when=moment(total)) if total else say("card-nothing"),
        ),
        Card(say("card-named"), bounds_text(numbers.products), say(named, n=numbers.undated)),
        Card(
            say("card-held-named"),
            bounds_text(numbers.in_force),
            say("card-held-span" if numbers.in_force[0] < numbers.in_force[1] else "card-held-known"),
        ),
        Card(say("card-ending-named"), bounds_text(numbers.expiring_next_12_months), say("card-valid-for")),
    ]
    if subject.year is not None:
        new = known[known["indicator"].eq("products_new_in_year") & known["period_to"].eq(subject.year)]
        value = plain_number(float(new["value"].iloc[0])) if len(new) else number(None)
        said = say("card-products") if len(new) else say("card-nothing")
        cards.insert(1, Card(say("card-new", year=str(subject.year)), value, said))
    return tuple(cards)


def _register_figures(subject: Subject, numbers: RegisterNumbers, is_whole: bool) -> tuple[Card, ...]:
    part = "" if is_whole else say("card-in-part")
    first = say("card-first-year", year=str(subject.year)) if subject.year else say("card-first-plan")
    told = (
        (say("card-held"), numbers.in_force, "card-held-when"),
        (first, numbers.new_in_year, "card-products"),
        (say("card-ever"), numbers.products, "card-ever-what"),
        (say("card-ending"), numbers.expiring_next_12_months, "card-ending-what"),
    )
    return tuple(
        Card(label, bounds_text(value), "; ".join(filter(None, (say(key), part)))) for label, value, key in told
    )
