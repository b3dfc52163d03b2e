"""What pages say, in each language that they speak: every sentence and label by its key, in ``vi/*.ftl`` and ``en/*.ftl``.

The files are Project Fluent (projectfluent.org), one for each part of a page, with the same keys in both languages; a test holds
them to that. Code says *what* is told, by key and values; the files say *how*. Words that belong to one parameter (the name of a
target, the unit of an indicator) lie with it in ``params/``, their English in ``params/en/``.

>>> say("list-of-two", rest="T01, T02", last="T05")
'T01, T02 và T05'
>>> with speaking("en"):
...     say("list-of-two", rest="T01, T02", last="T05")
'T01, T02 and T05'
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, Literal, ParamSpec, Protocol, TypeVar

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle
    from fluent.syntax.ast import Resource

S = TypeVar("S", bound="_Speaker")
P = ParamSpec("P")
T = TypeVar("T")
Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")
"""The languages of pages, the one that they speak unless told otherwise first."""
FOLDER = Path(__file__).resolve().parent

_language: ContextVar[Language] = ContextVar("language", default=LANGUAGES[0])


class _Speaker(Protocol):
    """What has a language of its own."""

    @property
    def language(self) -> Language: ...


def language() -> Language:
    """Return the language that is spoken now."""
    return _language.get()


@contextmanager
def speaking(chosen: Language) -> Iterator[None]:
    """Speak a language inside the block: `say`, numbers and dates follow it."""
    token = _language.set(chosen)
    try:
        yield
    finally:
        _language.reset(token)


def say(key: str, /, **values: str | int) -> str:
    """Return what a key says in the language spoken now, with the values in their places.

    values: text as it stands, or whole numbers, which are written with separators and choose between singular and plural. Any
    other number goes through `writing.number` first, so that its decimals are those of the tables.
    Errors: KeyError for a key that no file has; ValueError for a value that the message needs and did not get.
    """
    bundle = _bundle(language())
    if not bundle.has_message(key):
        raise KeyError(f"no words for “{key}” in {FOLDER.name}/{language()}")
    pattern = bundle.get_message(key).value
    assert pattern is not None, key
    text, errors = bundle.format_pattern(pattern, values)
    if errors:
        raise ValueError(f"{key}: {errors[0]}")
    return str(text)


def say_html(key: str, /, **values: str | int) -> Markup:
    """Return what a key says that holds tags of its own; the values are escaped unless they are Markup."""
    return Markup(say(key, **{name: v if isinstance(v, int) else str(escape(v)) for name, v in values.items()}))


def spoken(method: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
    """Let a method speak the `language` of its object, whatever is spoken around the call."""

    @wraps(method)
    def speaks(self: S, /, *args: P.args, **named: P.kwargs) -> T:
        with speaking(self.language):
            return method(self, *args, **named)

    return speaks


def warm(chosen: Language) -> None:
    """Read and compile all words of a language, once before many pages are made."""
    from fluent.syntax.ast import Message

    bundle = _bundle(chosen)
    for entry in (entry for resource in _resources(chosen) for entry in resource.body):
        if isinstance(entry, Message):
            bundle.get_message(entry.id.name)


@cache
def _bundle(chosen: Language) -> FluentBundle:
    from fluent.runtime import FluentBundle

    bundle = FluentBundle([chosen], use_isolating=False)
    for resource in _resources(chosen):
        bundle.add_resource(resource)
    return bundle


@cache
def _resources(chosen: Language) -> list[Resource]:
    from fluent.runtime import FluentResource
    from fluent.syntax.ast import Junk

    read = []
    for path in sorted((FOLDER / chosen).glob("*.ftl")):
        resource = FluentResource(path.read_text(encoding="utf-8"))
        for entry in resource.body:
            if isinstance(entry, Junk):
                raise ValueError(f"{chosen}/{path.name}: {entry.annotations[0].message}: {(entry.content or '')[:80]}")
        read.append(resource)
    return read
