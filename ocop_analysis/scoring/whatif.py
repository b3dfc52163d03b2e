"""What if: one or several choices behind a ranking changed in one call, and who gains."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from html import escape
from typing import Any

import pandas as pd

from ..errors import Problem
from ..writing import listing, number, plain_number
from .aggregation import Mean, aggregate
from .inputs import choice, names, refuse
from .normalising import Method, Reference, normalise_table
from .ranking import rank
from .tree import equal_weights, tree

CHANGES = ("weights", "references", "mean", "method")
MARKS = {"low": "mốc dưới", "high": "mốc trên", "direction": "chiều tốt", "target": "mục tiêu"}
WORDS = {
    "higher": "càng cao càng tốt",
    "lower": "càng thấp càng tốt",
    "arithmetic": "trung bình cộng",
    "geometric": "trung bình nhân",
    "harmonic": "trung bình điều hòa",
    "goalposts": "mốc cố định",
    "target": "khoảng cách tới mục tiêu",
    "min_max": "thấp nhất - cao nhất",
    "z_score": "điểm z",
    "rank": "thứ hạng",
    "percentile_rank": "hạng phần trăm",
    "borda": "điểm Borda",
}


@dataclass(frozen=True, repr=False)
class WhatIf:
    """Scores and ranks before and after a change.

    table: one row a unit, the largest gain first: score_before, score_after, gain (in points), rank_before, rank_after, climb
    (places up; negative: down). NaN and NA where a score is withheld. said: each change in words.
    """

    table: pd.DataFrame
    said: tuple[str, ...]

    @property
    def gainers(self) -> tuple[str, ...]:
        """The units that rank higher than before, most places first."""
        climb = self.table["climb"].dropna()
        return tuple(map(str, climb[climb > 0].sort_values(ascending=False, kind="stable").index))

    @property
    def losers(self) -> tuple[str, ...]:
        """The units that rank lower than before, most places first."""
        climb = self.table["climb"].dropna()
        return tuple(map(str, climb[climb < 0].sort_values(kind="stable").index))

    @property
    def summary(self) -> str:
        """Who goes up and who goes down, in one sentence."""
        if self.table["climb"].isna().all():
            return "Không đơn vị nào đủ số liệu để xếp hạng cả trước và sau."
        if not self.gainers and not self.losers:
            return "Thứ hạng không đổi."
        climb = self.table["climb"]
        both = (("Lên hạng", self.gainers), ("Xuống hạng", self.losers))
        told = [(verb, [f"{unit} ({abs(climb[unit])} bậc)" for unit in units]) for verb, units in both if units]
        return "; ".join(f"{verb}: {listing(units)}" for verb, units in told) + "."

    def __str__(self) -> str:
        return f"Nếu đổi {'; '.join(self.said)}. {self.summary}"

    __repr__ = __str__

    def _repr_html_(self) -> str:
        heads = ("đơn vị", "điểm trước", "điểm sau", "tăng giảm", "hạng trước", "hạng sau")
        head = "".join(f'<th scope="col">{text}</th>' for text in heads)
        body = "".join(
            f'<tr><th scope="row">{escape(str(row.Index))}</th><td>{number(row.score_before, 1)}</td>'
            f"<td>{number(row.score_after, 1)}</td><td>{number(row.gain, 1)}</td>"
            f"<td>{_whole(row.rank_before)}</td><td>{_whole(row.rank_after)}</td></tr>"
            for row in self.table.itertuples()
        )
        caption = f"Nếu đổi {'; '.join(self.said)}"
        return (
            f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
            f"<p>{escape(self.summary)}</p>"
        )


def what_if(
    table: pd.DataFrame,
    references: Mapping[str, Reference],
    *,
    change: Mapping[str, Any],
    weights: Mapping[str, float] | None = None,
    groups: Mapping[str, str] | None = None,
    method: Method = "goalposts",
    mean: Mean = "arithmetic",
    min_available: float = 0.6,
) -> WhatIf:
    """Return scores and ranks of a table of values before and after a change ("nếu ... thì sao").

    change: any of weights ({indicator or group: weight}), references ({indicator: {"low", "high", "target", "direction": ...}}),
    mean, method (of normalisation); what it does not name stays. The other parameters are as in `normalise_table` and `aggregate`.
    Scores of different methods of normalisation are on different scales: compare the ranks then, not the scores.
    Source: OECD/JRC Handbook on Constructing Composite Indicators (2008), section 1.7, p. 34: plausible values of the choices.
    Raises InputError with everything that is wrong with the change, or with what is there before it.

    >>> table = pd.DataFrame({"a": [90, 40], "b": [10, 50]}, index=["A", "B"])
    >>> references = {"a": Reference(0, 100), "b": Reference(0, 100)}
    >>> what_if(table, references, change={"weights": {"b": 3}, "references": {"b": {"high": 50}}})
    Nếu đổi trọng số của b từ 1 thành 3; mốc trên của b từ 100 thành 50. Lên hạng: B (1 bậc); Xuống hạng: A (1 bậc).
    """
    shape, wrong = tree(table.columns, groups or {})
    refuse(wrong)
    given: Mapping[str, float] = equal_weights(shape) if weights is None else weights
    refuse(_problems(change, given, references))
    new_references = dict(references)
    for name, marks in change.get("references", {}).items():
        new_references[name] = replace(references[name], **marks)
    new_weights = {**given, **change.get("weights", {})}
    new_method, new_mean = change.get("method", method), change.get("mean", mean)
    before = aggregate(normalise_table(table, references, method), given, mean, min_available, groups=groups).overall
    scores = normalise_table(table, new_references, new_method)
    after = aggregate(scores, new_weights, new_mean, min_available, groups=groups).overall
    return WhatIf(_compared(before, after), _said(change, given, references, {"mean": mean, "method": method}))


def _problems(
    change: Mapping[str, Any], weights: Mapping[str, float], references: Mapping[str, Reference]
) -> list[Problem]:
    if not isinstance(change, Mapping) or not change:
        return [
            Problem("Không có thay đổi nào", "change", "", "cho ít nhất một trong weights, references, mean, method")
        ]
    found = [problem for name in change for problem in choice(name, CHANGES, "change")]
    for key, known in (("weights", weights), ("references", references)):
        inner = change.get(key, {})
        if not isinstance(inner, Mapping):
            found.append(
                Problem(f"{inner!r} không phải bảng tên và giá trị", f"change, {key}", "", "truyền {tên: giá trị}")
            )
            continue
        unknown = [name for name in inner if name not in known]
        found += [p for p in names([*known, *unknown], known, f"change, {key}", "tên") if unknown]
        if key == "references":
            found += [
                problem
                for name, marks in inner.items()
                for mark in (marks if isinstance(marks, Mapping) else [str(marks)])
                for problem in choice(mark, [field.name for field in fields(Reference)], f"change, references, {name}")
            ]
    return found


def _compared(before: pd.Series, after: pd.Series) -> pd.DataFrame:
    frame = pd.DataFrame({"score_before": before, "score_after": after, "gain": after - before})
    frame = frame.assign(rank_before=rank(before), rank_after=rank(after))
    frame["climb"] = frame["rank_before"] - frame["rank_after"]
    return frame.sort_values("gain", ascending=False, kind="stable")


def _said(
    change: Mapping[str, Any],
    weights: Mapping[str, float],
    references: Mapping[str, Reference],
    words: Mapping[str, str],
) -> tuple[str, ...]:
    said = [
        f"trọng số của {name} từ {plain_number(weights[name])} thành {plain_number(value)}"
        for name, value in change.get("weights", {}).items()
    ]
    said += [
        f"{MARKS[mark]} của {name} từ {_mark(asdict(references[name])[mark])} thành {_mark(value)}"
        for name, marks in change.get("references", {}).items()
        for mark, value in marks.items()
    ]
    labels = {"mean": "cách lấy trung bình", "method": "cách chuẩn hóa"}
    return (
        *said,
        *(f"{labels[key]} từ {WORDS[words[key]]} thành {WORDS[change[key]]}" for key in labels if key in change),
    )


def _mark(value: float | str | None) -> str:
    return WORDS[value] if isinstance(value, str) else plain_number(value)


def _whole(value: Any) -> str:
    return number(None if pd.isna(value) else int(value))
