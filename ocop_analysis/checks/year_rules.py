"""Rules between the rows and the years of a table, and between tables of one year."""

from __future__ import annotations

import pandas as pd

from ..schema import SENT
from .frames import SOURCE, distinct, folded, physical, year_before
from .rules import Check, Found, Run, one, several
from .wording import failures, place, shown


def same_values(run: Run, rule: Check) -> Found:
    """Several rows say the same in `column` (all of them known); with `differs`, only when they differ there.
    Words: other (where the first of the others stands), other_key."""
    for on in rule.at:
        table, columns, differs = one(on, "table"), several(on, "column"), one(on, "differs")
        frame = distinct(table, run.tables[table])
        compared = frame[physical(table, columns)].dropna().apply(folded)
        by = list(compared.columns)
        twins = frame.loc[compared.index[compared.duplicated(by, keep=False)]]
        twins = twins.sort_values([*SOURCE, SENT[table].key[0]], kind="stable")
        others: dict[object, tuple[str, str]] = {}
        for members in compared.loc[twins.index].groupby(by, sort=False).groups.values():
            if not differs or twins.loc[members, differs].nunique() > 1:
                others.update(_pairs(twins.loc[members], differs or SENT[table].key[0]))
        wrong = pd.Series(frame.index.isin(list(others)), index=frame.index)
        told = [others[row] for row in frame.index[wrong]]
        yield failures(table, columns[0], frame, wrong, other=[t[0] for t in told], other_key=[t[1] for t in told])


def jump(run: Run, rule: Check) -> Found:
    """A number is many times more or less than in the year before. Limits: ratio, minimum (the larger one must reach it).
    Words: before, year, year_before."""
    for on in rule.at:
        table, column, key = one(on, "table"), one(on, "column"), several(on, "key")
        frame = run.tables[table]
        now, before = frame[column], year_before(frame, key, [column])[column]
        far = (now > before * rule.limits["ratio"]) | (now * rule.limits["ratio"] < before)
        large = (now >= rule.limits["minimum"]) | (before >= rule.limits["minimum"])
        wrong = (far & large).fillna(False)
        bad = frame[wrong]
        told = shown(table, column, bad.assign(**{column: before[wrong]}))
        yield failures(table, column, frame, wrong, before=told, **_years(bad))


def changes_between_years(run: Run, rule: Check) -> Found:
    """A word differs from that of the year before; with `unless`, only where that cell is empty. Words: before, year,
    year_before."""
    for on in rule.at:
        table, column, key, unless = one(on, "table"), one(on, "column"), several(on, "key"), one(on, "unless")
        frame = run.tables[table]
        before = year_before(frame, key, [column])[column]
        wrong = (folded(frame[column]) != folded(before)).fillna(False)
        if unless:
            wrong &= frame[unless].isna()
        bad = frame[wrong]
        told = shown(table, column, bad.assign(**{column: before[wrong]}))
        yield failures(table, column, frame, wrong, before=told, **_years(bad))


def disappears(run: Run, rule: Check) -> Found:
    """A key is missing in the year after, though its district sent the table for that year; not where `unless` says no.
    Words: year, year_after."""
    for on in rule.at:
        table, key, unless = one(on, "table"), one(on, "key"), one(on, "unless")
        frame = run.tables[table]
        after = pd.DataFrame({"key": frame[key], "year": frame["year"] - 1})
        sent = pd.DataFrame({"district": frame["district_code"].fillna(""), "year": frame["year"] - 1})
        mine = pd.DataFrame({"key": frame[key], "district": frame["district_code"].fillna(""), "year": frame["year"]})
        gone = ~_contained(mine[["key", "year"]], after) & _contained(mine[["district", "year"]], sent)
        wrong = gone & frame[key].notna() & ~frame[unless].eq(False).fillna(False)
        bad = frame[wrong]
        later = shown(table, "year", bad.assign(year=bad["year"] + 1))
        yield failures(table, key, frame, wrong, year=shown(table, "year", bad), year_after=later)


def same_year_reference(run: Run, rule: Check) -> Found:
    """An id has rows in its own table, but none of this year, though that table has rows of this year.
    Words: referred, year."""
    for on in rule.at:
        table, column = one(on, "table"), one(on, "column")
        referred = SENT[table].columns[column].refers
        frame, target = run.tables[table], run.tables[referred]
        key = SENT[referred].key[0]
        asked = pd.DataFrame({"key": frame[column], "year": frame["year"]})
        there = pd.DataFrame({"key": target[key], "year": target["year"]})
        known = frame[column].isin(target[key].dropna().unique()) & frame["year"].isin(target["year"].dropna().unique())
        wrong = known & ~_contained(asked, there)
        bad = frame[wrong]
        title = [SENT[referred].title] * len(bad)
        yield failures(table, column, frame, wrong, referred=title, year=shown(table, "year", bad))


def channels_within_revenue(run: Run, rule: Check) -> Found:
    """The channels of a producer sold more in a year than the producer did. A row for the whole producer counts as its
    revenue, else the sum of its products when all are known. Limits: tolerance (share). Words: sum, whole, n."""
    channels = run.tables["sales_channels"]
    by = ["producer_id", "year"]
    results = distinct("business_results", run.tables["business_results"])
    single = results["product_id"].isna()
    whole = results[single].drop_duplicates(by, keep=False).set_index(by)["revenue_mvnd"]
    of_products = results[~single].groupby(by)["revenue_mvnd"]
    products = of_products.sum().where(of_products.count() == of_products.size())
    revenue = whole.combine_first(products.astype("Float64")).rename("whole").reset_index()
    asked = distinct("sales_channels", channels)[[*by, "revenue_mvnd"]]
    total = asked.groupby(by)["revenue_mvnd"].transform("sum").reindex(channels.index)
    limit = channels[by].merge(revenue, how="left", on=by)["whole"].set_axis(channels.index)
    wrong = ((total > limit * (1 + rule.limits["tolerance"])) & (channels["revenue_mvnd"] > 0)).fillna(False)
    bad = channels[wrong]
    as_text = [shown("sales_channels", "revenue_mvnd", bad.assign(revenue_mvnd=v[wrong])) for v in (total, limit)]
    yield failures("sales_channels", "revenue_mvnd", channels, wrong, sum=as_text[0], whole=as_text[1])


def _pairs(members: pd.DataFrame, key: str) -> dict[object, tuple[str, str]]:
    """Return for each member where another one stands and its key: the first that is not itself."""
    records = members.to_dict("records")
    told = [(place(record), str(record[key])) for record in records]
    pairs: dict[object, tuple[str, str]] = {}
    for row, mine in zip(members.index, records, strict=True):
        unlike = [text for text, record in zip(told, records, strict=True) if record[key] != mine[key]]
        pairs[row] = (unlike or [text for text, record in zip(told, records, strict=True) if record is not mine])[0]
    return pairs


def _years(bad: pd.DataFrame) -> dict[str, list[str]]:
    return {"year": [str(year) for year in bad["year"]], "year_before": [str(year - 1) for year in bad["year"]]}


def _contained(rows: pd.DataFrame, among: pd.DataFrame) -> pd.Series:
    """Return for each row whether it stands among other rows (same columns in the same order)."""
    other = among.set_axis(rows.columns, axis=1).drop_duplicates().assign(found=True)
    return rows.merge(other, how="left", on=list(rows.columns))["found"].eq(True).set_axis(rows.index)
