"""Rules within one row: parts and wholes, dates in order, words that need or exclude each other."""

from __future__ import annotations

import datetime as dt
import re

import pandas as pd

from ..schema import SENT
from ..writing import short_date
from .frames import span
from .rules import Check, Found, Run, one, several
from .wording import failures, label, shown


def part_within_whole(run: Run, rule: Check) -> Found:
    """A part exceeds its whole; with `unless`, only where that column does not say yes. Words: whole, whole_value."""
    for on in rule.at:
        table, whole, unless = one(on, "table"), one(on, "whole"), one(on, "unless")
        frame = run.tables[table]
        excused = frame[unless].fillna(False) if unless else False
        for part in several(on, "part"):
            wrong = (frame[part] > frame[whole]).fillna(False) & ~pd.Series(excused, index=frame.index, dtype=bool)
            bad = frame[wrong]
            names = [label(table, whole)] * len(bad)
            yield failures(table, part, frame, wrong, whole=names, whole_value=shown(table, whole, bad))


def sum_within_whole(run: Run, rule: Check) -> Found:
    """Parts that exclude each other add up to more than the whole. Words: parts, sum, whole, whole_value."""
    for on in rule.at:
        table, parts, whole = one(on, "table"), several(on, "part"), one(on, "whole")
        frame = run.tables[table]
        total = frame[list(parts)].sum(axis=1, min_count=len(parts))
        wrong = (total > frame[whole]).fillna(False)
        bad = frame[wrong]
        yield failures(
            table, parts[-1], frame, wrong,
            parts=[" + ".join(f"“{label(table, part)}”" for part in parts)] * len(bad),
            sum=shown(table, whole, bad.assign(**{whole: total[wrong]})),
            whole=[label(table, whole)] * len(bad), whole_value=shown(table, whole, bad),
        )  # fmt: skip


def date_order(run: Run, rule: Check) -> Found:
    """A date certainly lies before the one that it must follow. Words: earlier, earlier_value."""
    for on in rule.at:
        table, first, later = one(on, "table"), one(on, "earlier"), one(on, "later")
        frame = run.tables[table]
        wrong = span(table, later, frame)[1] < span(table, first, frame)[0]
        bad = frame[wrong]
        names = [label(table, first)] * len(bad)
        yield failures(table, later, frame, wrong, earlier=names, earlier_value=shown(table, first, bad))


def not_after_today(run: Run, rule: Check) -> Found:
    """A date or a year certainly lies after the day of the check. Words: today."""
    today = run.context.today
    for on in rule.at:
        table = one(on, "table")
        frame = run.tables[table]
        for column in several(on, "column"):
            if SENT[table].columns[column].kind == "integer":
                wrong = frame[column] > today.year
            else:
                wrong = span(table, column, frame)[0] > pd.Timestamp(today)
            yield failures(table, column, frame, wrong, today=[short_date(today)] * len(frame))


def not_before(run: Run, rule: Check) -> Found:
    """A date certainly lies before a day. Limits: earliest, a date or "first_recognition" (of the plan). Words: day."""
    limit = rule.limits["earliest"]
    day: dt.date = run.context.plan.first_recognition if limit == "first_recognition" else limit
    for on in rule.at:
        table = one(on, "table")
        frame = run.tables[table]
        for column in several(on, "column"):
            wrong = span(table, column, frame)[1] < pd.Timestamp(day)
            yield failures(table, column, frame, wrong, day=[short_date(day)] * len(frame))


def matches_pattern(run: Run, rule: Check) -> Found:
    """A text has not the form that it must have. Limits: pattern, ignored (signs left out before comparing)."""
    pattern, ignored = re.compile(rule.limits["pattern"]), str.maketrans("", "", rule.limits["ignored"])
    for on in rule.at:
        table, column = one(on, "table"), one(on, "column")
        frame = run.tables[table]
        bad = {text for text in frame[column].dropna().unique() if not pattern.fullmatch(text.translate(ignored))}
        yield failures(table, column, frame, frame[column].isin(bad))


def only_when(run: Run, rule: Check) -> Found:
    """A cell is filled though another one does not hold one of `codes`. Limits: codes. Words: other, other_value."""
    for on in rule.at:
        table, column, other = one(on, "table"), one(on, "column"), one(on, "other")
        frame = run.tables[table]
        wrong = frame[column].notna() & frame[other].notna() & ~frame[other].isin(list(rule.limits["codes"]))
        bad = frame[wrong]
        names = [label(table, other)] * len(bad)
        yield failures(table, column, frame, wrong, other=names, other_value=shown(table, other, bad))


def needs(run: Run, rule: Check) -> Found:
    """A cell is empty that another filled one needs (with codes: when that one holds one of them). Limits: codes.
    Words: other, other_value."""
    codes = list(rule.limits["codes"])
    for on in rule.at:
        table, column, other = one(on, "table"), one(on, "column"), one(on, "other")
        frame = run.tables[table]
        asked = frame[other].isin(codes) if codes else span(table, other, frame)[0].notna()
        wrong = asked & span(table, column, frame)[0].isna()
        bad = frame[wrong]
        names = [label(table, other)] * len(bad)
        yield failures(table, column, frame, wrong, other=names, other_value=shown(table, other, bad))


def must_differ(run: Run, rule: Check) -> Found:
    """Two cells of a row say the same though they must differ. Words: other."""
    for on in rule.at:
        table, column, other = one(on, "table"), one(on, "column"), one(on, "other")
        frame = run.tables[table]
        names = [label(table, other)] * len(frame)
        yield failures(table, column, frame, frame[column] == frame[other], other=names)


def exclusive_code(run: Run, rule: Check) -> Found:
    """A list of codes holds "none" and others beside it. Limits: code."""
    for on in rule.at:
        table, column = one(on, "table"), one(on, "column")
        frame = run.tables[table]
        lists = {text: text.split(";") for text in frame[column].dropna().unique()}
        bad = [text for text, codes in lists.items() if rule.limits["code"] in codes and len(set(codes)) > 1]
        yield failures(table, column, frame, frame[column].isin(bad))


def chain_parts(run: Run, rule: Check) -> Found:
    """A chain is said to meet T07 though a part of the question is answered no. Words: part, part_value."""
    frame, table = run.tables["value_chains"], "value_chains"
    meets = frame["meets_t07"].fillna(False)
    for part, absent in (
        ("has_linkage", frame["has_linkage"].eq(False)),
        ("circular_practices", frame["circular_practices"].eq("khong")),
    ):
        wrong = meets & absent.fillna(False)
        bad = frame[wrong]
        names = [label(table, part)] * len(bad)
        yield failures(table, "meets_t07", frame, wrong, part=names, part_value=shown(table, part, bad))
