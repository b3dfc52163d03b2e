"""Rules about one recognition: its stars, score, level, and whose it is. (Rules between recognitions: event_rules.py.)"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pandas as pd

from ..errors import OutsideLaw
from ..schema import SENT
from ..writing import plain_number
from .frames import possible_days, span
from .rules import Check, Found, Placed, Run, one
from .wording import failures, limit_text, shown

LEVELS = {"huyen": "cấp huyện", "tinh": "cấp tỉnh", "trung_uong": "trung ương"}


def stars_match_score(run: Run, rule: Check) -> Found:
    """The stars are not those of the score under the criteria of the day. Words: score, expected, day.

    Source: QĐ 1048/QĐ-TTg, QĐ 148/QĐ-TTg. Below 3 stars nothing is recognised, so all such ranks agree. 4 stars with
    "tiềm năng 5 sao" agree with a score of 5 stars: the centre has yet to decide.
    """
    for on in rule.at:
        table, score, stars, day, potential = (
            one(on, role) for role in ("table", "score", "stars", "day", "potential")
        )
        frame = run.tables[table]
        wrong = frame[stars].notna()
        for when in possible_days(table, day, frame):
            expected = expected_stars(run, frame[score], when)
            low_rank = (expected < 3) & (frame[stars] < 3)
            waiting = frame[potential].fillna(False) & frame[stars].eq(4) & expected.eq(5) if potential else False
            wrong &= expected.ne(frame[stars]).fillna(False) & ~(low_rank | waiting).fillna(False)
        bad = frame[wrong]
        yield failures(
            table, stars, frame, wrong, score=shown(table, score, bad), day=shown(table, day, bad),
            expected=[_rank(star) for star in expected_stars(run, bad[score], span(table, day, bad)[0])],
        )  # fmt: skip


def level_matches_stars(run: Run, rule: Check) -> Found:
    """The recognising level is not the one that the law names for these stars on that day. Words: stars, expected, day."""
    frame, table = run.tables["certificates"], "certificates"
    low, high = (_recogniser(run, frame["stars"], day) for day in span(table, "decided", frame))
    wrong = (frame["level"] != low).fillna(False) & (frame["level"] != high).fillna(False)
    bad = frame[wrong]
    expected = [LEVELS[level] for level in low[wrong]]
    stars, day = shown(table, "stars", bad), shown(table, "decided", bad)
    yield failures(table, "level", frame, wrong, stars=stars, day=day, expected=expected)


def potential_5(run: Run, rule: Check) -> Found:
    """ "Tiềm năng 5 sao" without 4 stars, or with a score below 5 stars. Words: stars, score."""
    frame, table = run.tables["certificates"], "certificates"
    below = pd.Series(True, index=frame.index)
    for day in possible_days(table, "decided", frame):
        below &= (expected_stars(run, frame["score"], day) < 5).fillna(False)
    wrong = frame["potential_5"].fillna(False) & (frame["stars"].ne(4).fillna(False) | below)
    bad = frame[wrong]
    yield failures(
        table, "potential_5", frame, wrong, stars=shown(table, "stars", bad), score=shown(table, "score", bad)
    )


def certificate_producer(run: Run, rule: Check) -> Found:
    """The producer of a certificate is not the product's in the year of the decision. Words: other."""
    frame, products = run.tables["certificates"], run.tables["products"]
    owners = products[["product_id", "year", "producer_id"]].drop_duplicates(["product_id", "year"], keep=False)
    year = frame["decided_from"].dt.year.astype("Int64")
    asked = pd.DataFrame({"product_id": frame["product_id"], "year": year})
    found = asked.merge(owners, how="left", on=["product_id", "year"])["producer_id"].set_axis(frame.index)
    wrong = (found != frame["producer_id"]).fillna(False)
    yield failures("certificates", "producer_id", frame, wrong, other=list(found[wrong]))


def in_force_without_rows(run: Run, rule: Check) -> Found:
    """Producers with a certificate surely in force at the end of a year have no row in a table of that year; told once
    per submission. Words: n, all, year, examples."""
    received = run.context.received
    for (district, year), files in received.groupby(["district_code", "year"])["file"]:
        holders = _holders(run, str(district), int(year))
        for on in rule.at:
            table = one(on, "table")
            rows = run.tables[table]
            missing = sorted(holders - set(rows.loc[rows["year"].eq(year), "producer_id"].dropna()))
            if missing:
                words = {
                    "n": plain_number(len(missing)), "all": plain_number(len(holders)), "year": str(year),
                    "examples": limit_text(missing[:3]), "table": SENT[table].title,
                }  # fmt: skip
                yield Placed(min(files), "", "", table, words)


def _holders(run: Run, district: str, year: int) -> set[str]:
    """Return the producers of the district whose certificate was surely in force on the last day of the year, or today."""
    day = pd.Timestamp(min(dt.date(year, 12, 31), run.context.today))
    frame, products = run.tables["certificates"], run.tables["products"]
    low, high = span("certificates", "decided", frame)
    ends = certificate_ends(run, low)
    revoked = (frame["revoked_on"] <= day).fillna(False)
    held = frame[(high <= day) & (ends >= day) & ~revoked]
    mine = products[products["year"].eq(year)].drop_duplicates("product_id").set_index("product_id")
    owner = held["product_id"].map(mine["producer_id"]).astype("string").fillna(held["producer_id"])
    place = held["district_code"].fillna(held["product_id"].map(mine["district_code"]).astype("string"))
    return set(owner[place.eq(district).fillna(False)].dropna())


def certificate_ends(run: Run, decided: pd.Series) -> pd.Series:
    """Return the last day in force of certificates decided on those days; unknown before the first rule of law."""
    return by_day(decided, lambda day: pd.Timestamp(run.context.rules.certificate_end(day))).astype("datetime64[ms]")


def expected_stars(run: Run, score: pd.Series, day: pd.Series) -> pd.Series:
    """Return the stars of each score under the criteria of each day; unknown where either is, or no criteria hold."""
    version = by_day(day, run.context.rules.criteria_version)
    asked = pd.DataFrame({"score": score.where(score.between(0, 100)), "version": version, "day": day})
    pairs = asked.dropna().drop_duplicates(["score", "version"])
    rank = [run.context.rules.stars_for(float(s), d.date()) for s, d in zip(pairs["score"], pairs["day"], strict=True)]
    ranks = pairs[["score", "version"]].assign(rank=pd.array(rank, dtype="Int64"))
    return asked.merge(ranks, how="left", on=["score", "version"])["rank"].set_axis(score.index)


def by_day(days: pd.Series, ask: Callable[[dt.date], object]) -> pd.Series:
    """Return what the law says on each day, asked once per distinct day; a day that no version covers is not judged."""

    def answer(day: pd.Timestamp) -> object:
        try:
            return ask(day.date())
        except OutsideLaw:
            return None

    return days.map({day: answer(day) for day in days.dropna().unique()}).astype("object")


def _recogniser(run: Run, stars: pd.Series, day: pd.Series) -> pd.Series:
    levels = pd.Series(pd.NA, index=stars.index, dtype="string")
    for star in (3, 4, 5):
        mine = stars.eq(star).fillna(False)
        named = by_day(day[mine], lambda on, star=star: run.context.rules.recogniser(star, on))  # type: ignore[misc]
        levels = levels.mask(mine, named.reindex(stars.index).astype("string"))
    return levels


def _rank(stars: int) -> str:
    return f"{stars} sao" if stars >= 3 else "dưới 3 sao"
