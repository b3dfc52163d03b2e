"""Rules about what a sender's files hold as a whole: totals rows, silent districts, empty tables, changed history."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pandas as pd

from ..schema import SENT
from ..writing import plain_number
from .frames import physical
from .rules import Check, Failures, Found, Placed, Run
from .schema_rules import ids
from .wording import failures, label, shown


def control_sum(run: Run, rule: Check) -> Found:
    """A totals row does not equal the sum of its records beyond rounding. Words: sum, n, difference.

    Rounding: half a unit of the last decimal written, for each record and for the total; whole numbers must agree. With
    records of unknown value, the total may only be larger.
    """
    for total in run.totals.to_dict("records"):
        values = run.tables[total["table"]].loc[list(total["rows"]), total["column"]]
        known = values.dropna().astype(float)
        if known.empty or pd.isna(total["value"]):
            continue
        decimals = max(map(_decimals, [*known, total["value"]]))
        slack = 0.5 * 10.0**-decimals * (len(known) + 1) if decimals else 0.0
        difference = float(total["value"]) - float(known.sum())
        if difference < -slack - 1e-9 or (difference > slack + 1e-9 and len(known) == len(values)):
            words = {
                "table": SENT[total["table"]].title, "column": label(total["table"], total["column"]),
                "sum": plain_number(float(known.sum())), "n": plain_number(len(known)),
                "difference": plain_number(abs(difference)), "value": plain_number(float(total["value"])),
            }  # fmt: skip
            place = (total["file"], total["sheet"], total["cell"])
            yield Placed(*place, total["table"], words, total["column"], words["value"])


def district_silent(run: Run, rule: Check) -> Found:
    """A district sent a year and not the next one, though others did and the district still existed.
    Words: unit, year, year_before."""
    received = run.context.received
    sent = {(str(d), int(y)) for d, y in zip(received["district_code"], received["year"], strict=True)}
    years = {year for _, year in sent}
    for (district, year), files in received.groupby(["district_code", "year"])["file"]:
        after = int(year) + 1
        versions = run.context.units.versions(str(district))
        exists = any(unit.valid_on(dt.date(after, 1, 1)) for unit in versions)
        if after in years and (str(district), after) not in sent and exists:
            words = {"unit": versions[-1].name, "year": str(after), "year_before": str(year)}
            yield Placed(min(files), "", "", "", words)


def table_now_empty(run: Run, rule: Check) -> Found:
    """A district sent no row of a table though it did the year before. Words: unit, year, year_before, n."""
    received = run.context.received.drop_duplicates("file").set_index("file")
    names = run.context.received.groupby(["district_code", "year"])["file"].min()
    for table, definition in SENT.items():
        file = run.tables[table]["source_file"]
        rows = pd.DataFrame({"d": file.map(received["district_code"]), "y": file.map(received["year"])})
        counts = rows.groupby(["d", "y"]).size()
        for (district, year), count in counts.items():
            if (district, year + 1) in names.index and (district, year + 1) not in counts.index:
                words = {
                    "table": definition.title, "unit": _unit_name(run, district), "year": str(int(year) + 1),
                    "year_before": str(int(year)), "n": plain_number(int(count)),
                }  # fmt: skip
                yield Placed(names[(district, year + 1)], "", "", table, words)


def past_value_changed(run: Run, rule: Check) -> Found:
    """A value of a past year (in a list of events: any value) is not what was accepted before. Words: before."""
    latest = run.context.received["year"].max()
    for table in run.context.before:
        definition = SENT[table]
        key = list(definition.key)
        old = run.earlier(table).drop_duplicates(key, keep=False)
        frame = run.tables[table]
        if definition.kind == "state":
            frame = frame[(frame["year"] < latest).fillna(False)]
        for column in (name for name in definition.asked if name not in key):
            fields = physical(table, [column])
            was = frame[key].merge(old[[*key, *fields]], how="left", on=key).set_axis(frame.index)
            known = was[fields].notna() & frame[fields].notna()
            differs = ((was[fields] != frame[fields]).fillna(False) & known).any(axis=1)
            emptied = was[fields[0]].notna() & frame[fields[0]].isna()
            wrong = differs | emptied
            yield failures(table, column, frame, wrong, before=shown(table, column, was[wrong]))


def refers_to_set_aside(run: Run, rule: Check) -> Found:
    """A row that stays repeats an id whose rows are all set aside. Words: referred."""
    if not run.aside:
        return
    kept = {name: frame.drop(index=run.aside.get(name, frame.index[:0])) for name, frame in run.tables.items()}
    remaining = Run(kept, run.totals, run.context)
    for table, definition in SENT.items():
        for column, what in definition.columns.items():
            if what.refers:
                frame = kept[table]
                lost = ids(run, what.refers).difference(ids(remaining, what.refers))
                found = failures(table, column, frame, frame[column].isin(lost))
                title = [SENT[what.refers].title] * len(found.rows)
                yield Failures(table, column, found.rows, {**found.words, "referred": title})


def _decimals(value: float) -> int:
    exponent = Decimal(str(value)).normalize().as_tuple().exponent
    return max(0, -int(exponent))


def _unit_name(run: Run, code: object) -> str:
    versions = run.context.units.versions(str(code))
    return versions[-1].name if versions else str(code)
