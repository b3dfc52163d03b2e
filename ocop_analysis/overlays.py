"""Words of another language laid over records that hold words and numbers (``params/en/`` over ``params/``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_TOLD_APART_BY = ("id", "name")
"""The keys by which records of a list are known, the first that they all have."""


def overlaid(base: Any, words: Any) -> Any:
    """Return the base with the words in place of its own; what they leave out stands as it is.

    Mappings merge. The records of a list are named by their id or name, plain texts of a list by themselves: they become a
    mapping of each to its word. Anything else is replaced.

    >>> overlaid({"unit": "lớp", "kinds": [{"id": "a", "label": "Một", "n": 1}]}, {"kinds": {"a": {"label": "One"}}})
    {'unit': 'lớp', 'kinds': [{'id': 'a', 'label': 'One', 'n': 1}]}
    >>> overlaid(["lớp", "ha"], {"lớp": "courses"})
    {'lớp': 'courses', 'ha': 'ha'}
    """
    if not isinstance(words, Mapping):
        return base if words is None else words
    laid = {name: overlaid(part, words[name]) if name in words else part for name, part in _parts(base).items()}
    return list(laid.values()) if _key(base) else laid


def left_over(base: Any, words: Any) -> Iterator[tuple[str, ...]]:
    """Yield the path of every name in the words that the base does not have.

    >>> list(left_over({"kinds": [{"id": "a", "label": "Một"}]}, {"kinds": {"a": {"lable": "One"}, "b": {}}}))
    [('kinds', 'a', 'lable'), ('kinds', 'b')]
    """
    parts = _parts(base)
    for name, below in words.items() if isinstance(words, Mapping) else ():
        rest = left_over(parts[name], below) if name in parts else [()]
        yield from ((str(name), *path) for path in rest)


def _parts(base: Any) -> Mapping[Any, Any]:
    if isinstance(base, Mapping):
        return base
    if key := _key(base):
        return {record[key]: record for record in base}
    return {text: text for text in base} if isinstance(base, list) else {}


def _key(base: Any) -> str | None:
    """Return the key that tells the records of a list apart; None for what is no list of records."""
    records = base if isinstance(base, list) else [None]
    known = (k for k in _TOLD_APART_BY if all(isinstance(record, Mapping) and k in record for record in records))
    return next(known, None)
