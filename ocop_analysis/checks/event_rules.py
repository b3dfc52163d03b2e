"""Rules between the recognitions of one product: overlaps, gaps, and whether the event fits what came before."""

from __future__ import annotations

import pandas as pd

from .certificate_rules import certificate_ends
from .frames import repeated
from .rules import Check, Found, Run
from .wording import failures, limit_text, place, shown

TABLE = "certificates"


def overlapping(run: Run, rule: Check) -> Found:
    """A recognition certainly came while an earlier certificate still ran, sooner than a renewal may.

    Limits: early_months (a renewal may come so long before the end), events (a change of rank may come at any time).
    Words: decided, other, other_end.
    """
    frame = history(run)
    latest = frame["decided_to"] + pd.DateOffset(months=rule.limits["early_months"])
    early = (latest < frame["end_from_before"]).fillna(False)
    yield from _at(run, frame, early & ~frame["event"].isin(list(rule.limits["events"])), "decided")


def late_renewal(run: Run, rule: Check) -> Found:
    """A renewal certainly came long after the end. Limits: months, events. Words: decided, other, other_end."""
    frame = history(run)
    late = frame["decided_from"] > frame["end_to_before"] + pd.DateOffset(months=rule.limits["months"])
    yield from _at(run, frame, late & frame["event"].isin(list(rule.limits["events"])), "decided")


def new_has_earlier(run: Run, rule: Check) -> Found:
    """A first recognition though an earlier one is known. Words: decided, other, other_end."""
    frame = history(run)
    yield from _at(run, frame, frame["event"].eq("moi") & frame["decided_to_before"].notna(), "event")


def again_without_earlier(run: Run, rule: Check) -> Found:
    """A repeated recognition though no earlier one is known, in a register that reaches back far enough to hold it.

    Limits: events, reach_months (certificate and time to renew). Words: decided.
    """
    frame = history(run)
    reach = frame["decided_from"].groupby(frame["district_code"].fillna("")).transform("min")
    reaches = reach <= frame["decided_from"] - pd.DateOffset(months=rule.limits["reach_months"])
    alone = frame["event"].isin(list(rule.limits["events"])) & frame["is_first"] & reaches
    yield from _at(run, frame, alone, "event")


def stars_move(run: Run, rule: Check) -> Found:
    """The stars moved otherwise than the event says. Limits: events, wrong (lower, not_lower, not_higher).
    Words: stars, stars_before, decided, other, other_end."""
    frame = history(run)
    now, before = frame["stars"], frame["stars_before"]
    wrong = {"lower": now < before, "not_lower": now >= before, "not_higher": now <= before}[rule.limits["wrong"]]
    yield from _at(run, frame, wrong & frame["event"].isin(list(rule.limits["events"])), "event")


def decision_dates(run: Run, rule: Check) -> Found:
    """One decision of one level, district and year carries several exact dates; named are those unlike the commonest,
    all of them when none is. Words: number, others."""
    frame = run.tables[TABLE]
    exact = frame[frame["decided_from"].eq(frame["decided_to"]) & frame["decision_no"].notna()]
    number = exact["decision_no"].str.casefold().str.replace(r"^số|[\s:.]", "", regex=True)
    where = exact["district_code"].fillna("").where(exact["level"].eq("huyen").fillna(False), "")
    by = [number, exact["level"].fillna(""), where, exact["decided_from"].dt.year]
    day = exact["decided_from"]
    several = day.groupby(by).transform("nunique") > 1
    size = day.groupby([*by, day]).transform("size")
    most = size.groupby(by).transform("max")
    ties = day.where(size == most).groupby(by).transform("nunique") > 1
    wrong = (several & ((size < most) | ties)).reindex(frame.index, fill_value=False)
    bad = frame[wrong]
    others = {key: sorted(set(days)) for key, days in day.groupby(by)}
    keys = list(zip(*(part[wrong.loc[exact.index]] for part in by), strict=True))
    texts = [
        limit_text([text for text in shown(TABLE, "decided", _days(others[key])) if text != mine])
        for key, mine in zip(keys, shown(TABLE, "decided", bad), strict=True)
    ]
    yield failures(TABLE, "decided", frame, wrong, number=list(bad["decision_no"]), others=texts)


def history(run: Run) -> pd.DataFrame:
    """Return all recognitions beside the one before, made once per run (see _history)."""
    return run.once("history", lambda: _history(run))


def _history(run: Run) -> pd.DataFrame:
    """Return all recognitions, those accepted earlier too, each beside the one before it of the same product.

    A product that took over from another (predecessor) continues its history. "…_before" is unknown when the order of
    two decisions is not certain. `row` is the label in this run's table, unknown for rows accepted earlier.
    """
    frame = run.tables[TABLE]
    frame = frame[~repeated(TABLE, frame)].assign(row=lambda rows: rows.index)
    earlier = run.earlier(TABLE)
    parts = [frame, earlier[~earlier["cert_id"].isin(frame["cert_id"])]]
    rows = pd.concat([part for part in parts if len(part)] or [frame], ignore_index=True)
    rows = rows.assign(root=_roots(run, rows["product_id"]), revoked=rows["revoked_on"])
    for side in ("from", "to"):
        end = certificate_ends(run, rows[f"decided_{side}"])
        rows[f"end_{side}"] = end.where(~(rows["revoked"] < end).fillna(False), rows["revoked"])
    rows = rows.sort_values(["root", "decided_from", "decided_to", "cert_id"], kind="stable")
    by = rows.groupby("root", sort=False)
    before = by[
        ["decided_from", "decided_to", "end_from", "end_to", "stars", "source_file", "source_sheet", "source_row"]
    ].shift()
    before = before.where((before["decided_to"] <= rows["decided_from"]).fillna(False))
    return rows.assign(is_first=by.cumcount().eq(0)).join(before.add_suffix("_before"))


def _roots(run: Run, product: pd.Series) -> pd.Series:
    """Return the first product id of a chain of predecessors (at most five steps back)."""
    products = run.tables["products"].dropna(subset=["product_id", "predecessor_product_id"])
    takes_over = (
        products.sort_values("year").drop_duplicates("product_id").set_index("product_id")["predecessor_product_id"]
    )
    for _ in range(5 if len(takes_over) else 0):
        product = product.map(takes_over).astype("string").fillna(product)
    return product


def _at(run: Run, frame: pd.DataFrame, wrong: pd.Series, column: str) -> Found:
    """Yield the failing rows of this run's table with what the messages about two recognitions need."""
    bad = frame[wrong.fillna(False) & frame["row"].notna()].sort_values("row")
    table = run.tables[TABLE]
    before = bad[["decided_from_before", "decided_to_before", "stars_before"]]
    before = before.set_axis(["decided_from", "decided_to", "stars"], axis=1)
    ends = bad[["end_from_before", "end_to_before"]].set_axis(["ends_from", "ends_to"], axis=1)
    source = bad[["source_file_before", "source_sheet_before", "source_row_before"]]
    source = source.set_axis(["source_file", "source_sheet", "source_row"], axis=1)
    yield failures(
        TABLE, column, table, pd.Series(table.index.isin(bad["row"]), index=table.index),
        decided=shown(TABLE, "decided", bad), stars=shown(TABLE, "stars", bad),
        other=shown(TABLE, "decided", before), stars_before=shown(TABLE, "stars", before),
        other_end=shown(TABLE, "ends", ends), other_place=list(map(place, source.to_dict("records"))),
    )  # fmt: skip


def _days(days: list[pd.Timestamp]) -> pd.DataFrame:
    return pd.DataFrame({"decided_from": days, "decided_to": days})
