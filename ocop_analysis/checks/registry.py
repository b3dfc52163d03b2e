"""The kinds of rule, and the check that ``params/checks.yml`` asks of each kind only what it can do."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pydantic import model_validator

from ..definitions import Strict
from ..schema import SENT
from ..vietnamese import nearest
from . import certificate_rules, event_rules, place_rules, row_rules, schema_rules, submission_rules, year_rules
from .rules import Check, Found, Run, several

COMMON = ("table", "column", "value")
EVENT_WORDS = ("decided", "stars", "other", "other_end", "other_place", "stars_before")
ANY = ("*",)


@dataclass(frozen=True)
class Kind:
    """A kind of rule: its function, the roles that columns play in it, its limits, the words it gives to messages.

    tables: those it knows by itself, "*" for all that districts send. late: it runs when the rows to set aside are known.
    common: the words that every kind about cells gives; a kind about whole files gives fewer.
    """

    function: Callable[[Run, Check], Found]
    roles: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    late: bool = False
    common: tuple[str, ...] = COMMON


_CERTIFICATES = ("certificates",)
KINDS: dict[str, Kind] = {
    "required": Kind(schema_rules.required, tables=ANY),
    "in_range": Kind(schema_rules.in_range, words=("range",), tables=ANY),
    "in_codes": Kind(schema_rules.in_codes, words=("codes",), tables=ANY),
    "unique_key": Kind(schema_rules.unique_key, words=("key", "other"), tables=ANY),
    "identical_rows": Kind(schema_rules.identical_rows, words=("other",), tables=ANY),
    "reference": Kind(schema_rules.reference, limits=("required",), words=("referred",), tables=ANY),
    "reference_unchecked": Kind(
        schema_rules.reference_unchecked, words=("referred", "n"), tables=ANY, common=("table",)
    ),
    "part_within_whole": Kind(
        row_rules.part_within_whole, ("part", "whole"), ("unless",), words=("whole", "whole_value")
    ),
    "sum_within_whole": Kind(
        row_rules.sum_within_whole, ("part", "whole"), words=("parts", "sum", "whole", "whole_value")
    ),
    "date_order": Kind(row_rules.date_order, ("earlier", "later"), words=("earlier", "earlier_value")),
    "not_after_today": Kind(row_rules.not_after_today, ("column",), words=("today",)),
    "not_before": Kind(row_rules.not_before, ("column",), limits=("earliest",), words=("day",)),
    "matches_pattern": Kind(row_rules.matches_pattern, ("column",), limits=("pattern", "ignored")),
    "only_when": Kind(row_rules.only_when, ("column", "other"), limits=("codes",), words=("other", "other_value")),
    "needs": Kind(row_rules.needs, ("column", "other"), limits=("codes",), words=("other", "other_value")),
    "must_differ": Kind(row_rules.must_differ, ("column", "other"), words=("other",)),
    "exclusive_code": Kind(row_rules.exclusive_code, ("column",), limits=("code",)),
    "chain_parts": Kind(row_rules.chain_parts, words=("part", "part_value"), tables=("value_chains",)),
    "stars_match_score": Kind(
        certificate_rules.stars_match_score,
        ("score", "stars", "day"),
        ("potential",),
        words=("score", "expected", "day"),
    ),
    "level_matches_stars": Kind(
        certificate_rules.level_matches_stars, words=("stars", "expected", "day"), tables=_CERTIFICATES
    ),
    "potential_5": Kind(certificate_rules.potential_5, words=("stars", "score"), tables=_CERTIFICATES),
    "certificate_producer": Kind(certificate_rules.certificate_producer, words=("other",), tables=_CERTIFICATES),
    "in_force_without_rows": Kind(
        certificate_rules.in_force_without_rows, words=("n", "all", "year", "examples"), common=("table",)
    ),
    "overlapping": Kind(
        event_rules.overlapping, limits=("early_months", "events"), words=EVENT_WORDS, tables=_CERTIFICATES
    ),
    "late_renewal": Kind(
        event_rules.late_renewal, limits=("months", "events"), words=EVENT_WORDS, tables=_CERTIFICATES
    ),
    "new_has_earlier": Kind(event_rules.new_has_earlier, words=EVENT_WORDS, tables=_CERTIFICATES),
    "again_without_earlier": Kind(
        event_rules.again_without_earlier, limits=("events", "reach_months"), words=("decided",), tables=_CERTIFICATES
    ),
    "stars_move": Kind(event_rules.stars_move, limits=("events", "wrong"), words=EVENT_WORDS, tables=_CERTIFICATES),
    "decision_dates": Kind(event_rules.decision_dates, words=("number", "others"), tables=_CERTIFICATES),
    "same_values": Kind(year_rules.same_values, ("column",), ("differs",), words=("other", "other_key")),
    "jump": Kind(
        year_rules.jump, ("column", "key"), limits=("ratio", "minimum"), words=("before", "year", "year_before")
    ),
    "changes_between_years": Kind(
        year_rules.changes_between_years, ("column", "key"), ("unless",), words=("before", "year", "year_before")
    ),
    "disappears": Kind(year_rules.disappears, ("key", "unless"), words=("year", "year_after")),
    "same_year_reference": Kind(year_rules.same_year_reference, ("column",), words=("referred", "year")),
    "channels_within_revenue": Kind(
        year_rules.channels_within_revenue, limits=("tolerance",), words=("sum", "whole"), tables=("sales_channels",)
    ),
    "commune_valid": Kind(place_rules.commune_valid, ("column", "day"), words=("when", "hint")),
    "commune_in_district": Kind(place_rules.commune_in_district, ("column", "day"), words=("unit", "belongs")),
    "district_known": Kind(place_rules.district_known, ("column", "day"), words=("when", "hint")),
    "control_sum": Kind(submission_rules.control_sum, words=("sum", "n", "difference"), tables=ANY),
    "district_silent": Kind(
        submission_rules.district_silent, words=("unit", "year", "year_before"), tables=ANY, common=()
    ),
    "table_now_empty": Kind(
        submission_rules.table_now_empty, words=("unit", "year", "year_before", "n"), tables=ANY, common=("table",)
    ),
    "past_value_changed": Kind(submission_rules.past_value_changed, words=("before",), tables=ANY),
    "refers_to_set_aside": Kind(submission_rules.refers_to_set_aside, words=("referred",), tables=ANY, late=True),
}


class CheckFile(Strict):
    """``params/checks.yml``: whether the rules are confirmed, and the rules; every unknown name is told at once."""

    status: str
    checks: tuple[Check, ...]

    @model_validator(mode="after")
    def _names_are_known(self) -> CheckFile:
        ids = [check.id for check in self.checks]
        wrong = [f"mã “{name}” dùng hai lần" for name in sorted({name for name in ids if ids.count(name) > 1})]
        wrong += [f"{check.id}: {what}" for check in self.checks for what in _unknown(check)]
        if wrong:
            raise ValueError("; ".join(wrong))
        return self


def tables_of(check: Check) -> tuple[str, ...]:
    """Return the tables that a rule looks at."""
    tables = KINDS[check.kind].tables or tuple(dict.fromkeys(str(on["table"]) for on in check.at))
    return tuple(SENT) if tables == ANY else tables


def _unknown(check: Check) -> Iterator[str]:
    """Yield what is wrong with the names that a rule uses."""
    if check.kind not in KINDS:
        yield _ask("loại kiểm tra", check.kind, KINDS)
        return
    kind = KINDS[check.kind]
    if bool(check.at) == bool(kind.tables):
        yield "loại này tự biết bảng, không ghi “at”" if kind.tables else "thiếu mục “at”"
    for on in check.at:
        yield from _wrong_part(on, kind)  # type: ignore[arg-type]
    for name in check.limits:
        if name not in kind.limits:
            yield _ask("giới hạn", name, kind.limits)
    for name in kind.limits:
        if name not in check.limits:
            yield f"thiếu giới hạn “{name}”"
    known = (*kind.common, *kind.limits, *kind.words)
    for template in (check.what, check.todo):
        for _, word, _, _ in string.Formatter().parse(template):
            if word is not None and word not in known:
                yield _ask("từ trong ngoặc nhọn", word, known)


def _wrong_part(on: dict[str, str | tuple[str, ...]], kind: Kind) -> Iterator[str]:
    table = on.get("table", "")
    if not isinstance(table, str) or table not in SENT:
        yield _ask("bảng", str(table), SENT)
        return
    for role in kind.roles:
        if role not in on:
            yield f"bảng {table}: thiếu “{role}”"
    for role in on:
        if role == "table":
            continue
        if role not in (*kind.roles, *kind.optional):
            yield _ask("vai trò", role, (*kind.roles, *kind.optional))
            continue
        for column in several(on, role):
            if column not in SENT[table].columns:
                yield _ask(f"cột của bảng {table}", column, SENT[table].columns)


def _ask(what: str, given: str, known: Iterable[str]) -> str:
    hint = nearest(given, known, limit=1)
    return f"không có {what} “{given}”" + (f", có phải “{hint[0]}”?" if hint else "")
