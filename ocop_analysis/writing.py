"""Numbers, dates and lists as a reader sees them, in the language spoken now.

Every number and date on a page goes through this module, so a sentence and the table beside it always agree.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Literal

from .words import Language, language, say

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

MISSING = "–"
"""What stands on a page where nothing is known."""
_MARKS: dict[Language, str] = {"vi": ".,-", "en": ",.−"}
"""What stands between thousands, before decimals, and before what is below zero."""


def number(value: float | int | Decimal | None, decimals: int = 0) -> str:
    """Return a number as 1.234,5 (in English 1,234.5), rounded half up; "–" when it is unknown.

    >>> number(1234.5, 1), number(-0.04, 1), number(None)
    ('1.234,5', '0,0', '–')
    """
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return MISSING
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    if rounded == 0:
        rounded = abs(rounded)
    return f"{rounded:,.{decimals}f}".translate(str.maketrans(",.-", _MARKS[language()]))


def plain_number(value: float | None) -> str:
    """Return a published figure with the decimals that it has, at most two.

    >>> plain_number(565.4), plain_number(22300.0)
    ('565,4', '22.300')
    """
    if value is None or not math.isfinite(value):
        return MISSING
    text = number(value, 2)
    return text.rstrip("0").rstrip(_MARKS[language()][1])


def percent(share: float | None, decimals: int = 1) -> str:
    """Return a share (0-1) as a percentage: 67,3%.

    >>> percent(14 / 19)
    '73,7%'
    """
    return MISSING if share is None or not math.isfinite(share) else number(Decimal(str(share)) * 100, decimals) + "%"


def short_date(day: dt.date | None) -> str:
    """Return a date as tables show it: 05/7/2023 (Nghị định 30/2020/NĐ-CP: days under 10, months 1 and 2 take a zero).

    >>> short_date(dt.date(2023, 7, 5)), short_date(dt.date(2023, 2, 14))
    ('05/7/2023', '14/02/2023')
    """
    return MISSING if day is None else say("date-short", **_parts(day))


def long_date(day: dt.date) -> str:
    """Return a date as a sentence has it: ngày 05 tháng 7 năm 2023 (Nghị định 30/2020/NĐ-CP).

    >>> long_date(dt.date(2023, 7, 5)), long_date(dt.date(2023, 2, 1))
    ('ngày 05 tháng 7 năm 2023', 'ngày 01 tháng 02 năm 2023')
    """
    return say("date-long", **_parts(day))


def year_text(year: int) -> str:
    """Return a year as a sentence has it.

    >>> year_text(2023)
    'năm 2023'
    """
    return say("date-year", year=str(year))


def date_span(first: dt.date | None, last: dt.date | None) -> str:
    """Return an interval of possible dates in words: a day, a month, a year, or "từ … đến …".

    >>> date_span(dt.date(2023, 1, 1), dt.date(2023, 12, 31)), date_span(dt.date(2023, 4, 1), dt.date(2023, 4, 30))
    ('năm 2023', 'tháng 4/2023')
    """
    if first is None and last is None:
        return say("date-unknown")
    if first is None:
        return say("date-until", last=short_date(last))
    if last is None:
        return say("date-from", first=short_date(first))
    if first == last:
        return short_date(first)
    if _is_month(first, last):
        return say("date-month", **_parts(first))
    if _is_year(first, last):
        return year_text(first.year)
    return say("date-span", first=short_date(first), last=short_date(last))


def date_label(first: dt.date, last: dt.date) -> str:
    """Return an interval of possible dates as an axis has it.

    >>> date_label(dt.date(2023, 1, 1), dt.date(2023, 12, 31)), date_label(dt.date(2023, 4, 1), dt.date(2023, 4, 30))
    ('2023', '4/2023')
    """
    if _is_month(first, last):
        return say("date-month-short", **_parts(first))
    return str(first.year) if _is_year(first, last) else date_span(first, last)


def _is_month(first: dt.date, last: dt.date) -> bool:
    return (
        first.day == 1
        and (first.year, first.month) == (last.year, last.month)
        and (last + dt.timedelta(days=1)).day == 1
    )


def _is_year(first: dt.date, last: dt.date) -> bool:
    return (first.month, first.day, last.month, last.day, first.year) == (1, 1, 12, 31, last.year)


def between(low: str, high: str) -> str:
    """Return two written ends as a range.

    >>> between("15,0%", "100,0%")
    'từ 15,0% đến 100,0%'
    """
    return say("between", low=low, high=high)


def at_least(value: str) -> str:
    """Return a written value that is a lower bound.

    >>> at_least("70%")
    'ít nhất 70%'
    """
    return say("at-least", value=value)


def at_most(value: str) -> str:
    """Return a written value that is an upper bound.

    >>> at_most("70%")
    'nhiều nhất 70%'
    """
    return say("at-most", value=value)


class Noun(str):
    """What is counted: as text the word for many, and `after` a number the word that goes with it.

    A language that tells one from many writes both: "product|products".

    >>> one, many = Noun("sản phẩm"), Noun("product|products")
    >>> one.after(1), many.after(1), many.after("1,250"), f"all {many}"
    ('sản phẩm', 'product', 'products', 'all products')
    """

    one: str

    def __new__(cls, text: str) -> Noun:
        one, _, many = text.partition("|")
        made = super().__new__(cls, many or one)
        made.one = one
        return made

    def after(self, amount: int | str) -> str:
        """Return the word after a number, given as it is written."""
        return self.one if str(amount) == "1" else str(self)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_wrap_validator_function(
            lambda given, text: given if isinstance(given, cls) else cls(text(given)), core_schema.str_schema()
        )


def counted(n: float, things: Noun, decimals: int = 0) -> str:
    """Return a number of things.

    >>> counted(1234, Noun("sản phẩm")), counted(1, Noun("product|products"))
    ('1.234 sản phẩm', '1 product')
    """
    amount = number(n, decimals)
    return f"{amount} {things.after(amount)}"


def listing(items: Iterable[str], last: Literal["and", "or"] = "and") -> str:
    """Return items as a sentence lists them.

    >>> listing(["T01", "T03", "T05"]), listing(["T01", "T03"], "or")
    ('T01, T03 và T05', 'T01 hoặc T03')
    """
    words = list(items)
    if len(words) < 2:
        return "".join(words)
    key = "list-of-two" if last == "and" else "list-of-two-or"
    return say(key, rest=", ".join(words[:-1]), last=words[-1])


def opened(text: str) -> str:
    """Return a text that begins a sentence: its first letter as a capital, the others as they are.

    >>> opened("cần thêm 3 sản phẩm OCOP")
    'Cần thêm 3 sản phẩm OCOP'
    """
    return text[:1].upper() + text[1:]


def inner(text: str) -> str:
    """Return a text that goes on inside a sentence: its first letter small, unless it begins with an abbreviation or a number.

    >>> inner("Sản phẩm mới"), inner("OCOP")
    ('sản phẩm mới', 'OCOP')
    """
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _parts(day: dt.date) -> dict[str, str | int]:
    """Return the parts of a date as the languages use them; months under 3 take a zero (Nghị định 30/2020/NĐ-CP)."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return {
        "day": f"{day.day:02d}",
        "plain_day": str(day.day),
        "month": month,
        "month_number": day.month,
        "year": str(day.year),
    }
