"""The parser of the expressions of indicators; see ``expressions`` for the language."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from .expressions import VERBS, Both, Compare, Condition, Day, Either, Known, Measure, Not, OneOf, Value

_TOKEN = re.compile(
    r"""\s*(?:(?P<day>\d{4}-\d{2}-\d{2})|(?P<number>\d+(?:\.\d+)?(?![\w.]))|(?P<text>"[^"]*")"""
    r"""|(?P<word>\w+)|(?P<sign><=|>=|!=|[=<>(),.+\-]))"""
)
_COMPARE = ("=", "!=", "<=", ">=", "<", ">")
_RESERVED = ("and", "or", "not", "in", "is", "known", "unknown", "where", "by", "as_of", "start")


class ExpressionError(Exception):
    """An expression that cannot be read; the message is Vietnamese and says where it stops."""


@cache
def parse(verb: str, text: str) -> Measure:
    """Return the measure that a text describes.

    >>> parse("sum", "activities.sales_mvnd where solution_group = g07").where
    Compare(column='solution_group', sign='=', value='g07')

    Errors: ExpressionError.
    """
    return _Parser(text).measure(verb)


@cache
def parse_part(text: str) -> Measure:
    """Return one side of a share, which begins with its verb: "count activities where …"."""
    verb, _, rest = text.strip().partition(" ")
    if verb not in VERBS:
        raise ExpressionError(f"“{text}” phải bắt đầu bằng một trong các từ {', '.join(VERBS)}")
    return parse(verb, rest)


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = _tokens(text)
        self.place = 0

    def measure(self, verb: str) -> Measure:
        table = self.name("tên bảng")
        column = self.name("tên cột") if self.take(".") else ""
        by = self.name("tên cột ngày") if self.take("by") else ""
        where = self.any_of() if self.take("where") else None
        if self.place < len(self.tokens):
            raise self.wrong("hết biểu thức, “by” hoặc “where”")
        return Measure(verb, table, column, by, where)

    def any_of(self) -> Condition:
        parts = [self.all_of()]
        while self.take("or"):
            parts.append(self.all_of())
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def all_of(self) -> Condition:
        parts = [self.single()]
        while self.take("and"):
            parts.append(self.single())
        return parts[0] if len(parts) == 1 else Both(tuple(parts))

    def single(self) -> Condition:
        if self.take("not"):
            return Not(self.single())
        if self.take("("):
            inner = self.any_of()
            self.need(")")
            return inner
        column = self.name("tên cột")
        if self.take("is"):
            known = self.take("known")
            if not known:
                self.need("unknown")
            return Known(column, known)
        if self.take("in"):
            self.need("(")
            values = [self.value()]
            while self.take(","):
                values.append(self.value())
            self.need(")")
            return OneOf(column, tuple(values))
        for sign in _COMPARE:
            if self.take(sign):
                return Compare(column, sign, self.value())
        raise self.wrong("=, !=, <, <=, >, >=, “in” hoặc “is known”")

    def value(self) -> Value:
        kind, text = self.peek()
        self.place += 1
        if kind == "day":
            try:
                return self.moved(Day("fixed", dt.date.fromisoformat(text)))
            except ValueError as error:
                raise ExpressionError(f"“{text}” không phải là ngày có thật") from error
        if kind == "number":
            return float(text)
        if kind == "text":
            return text[1:-1]
        if text in ("as_of", "start"):
            return self.moved(Day(text))  # type: ignore[arg-type]
        if kind == "word" and text not in _RESERVED:
            return text
        self.place -= 1
        raise self.wrong("một giá trị")

    def moved(self, day: Day) -> Day:
        for sign, factor in (("+", 1), ("-", -1)):
            if self.take(sign):
                kind, text = self.peek()
                if kind != "number" or "." in text:
                    raise self.wrong("một số nguyên")
                self.place += 1
                amount = int(text) * factor
                for unit, months in (("days", 0), ("months", 1), ("years", 12)):
                    if self.take(unit):
                        return Day(day.base, day.fixed, amount * months, 0 if months else amount)
                raise self.wrong("days, months hoặc years")
        return day

    def name(self, what: str) -> str:
        kind, text = self.peek()
        if kind != "word" or text in _RESERVED:
            raise self.wrong(what)
        self.place += 1
        return text

    def take(self, text: str) -> bool:
        if self.peek()[1] == text and self.peek()[0] in ("word", "sign"):
            self.place += 1
            return True
        return False

    def need(self, text: str) -> None:
        if not self.take(text):
            raise self.wrong(f"“{text}”")

    def peek(self) -> tuple[str, str]:
        return self.tokens[self.place] if self.place < len(self.tokens) else ("end", "")

    def wrong(self, wanted: str) -> ExpressionError:
        read = " ".join(text for _, text in self.tokens[: self.place])
        found = self.peek()[1]
        at = f"gặp “{found}”" if found else "biểu thức đã hết"
        return ExpressionError(f"sau “{read}” cần {wanted}, nhưng {at}")


def _tokens(text: str) -> list[tuple[str, str]]:
    found, place = [], 0
    text = text.strip()
    while place < len(text):
        match = _TOKEN.match(text, place)
        if not match:
            raise ExpressionError(f"không đọc được từ “{text[place:].strip()[:20]}”")
        kind = str(match.lastgroup)
        found.append((kind, match[kind]))
        place = match.end()
    return found
