"""Legacy Vietnamese text, recognised from what a cell holds and turned into Unicode; what is not certain stays."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .candidates import Candidate, candidates, is_plain
from .tables import ENCODINGS
from .words import is_common, is_vietnamese

_ONLY_UNICODE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")
_MARKS = re.compile("[\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323]")
_BESIDE_UNICODE = re.compile("[A-Za-z][¡-¦¨-¬®µ¶¸¹»-¾]+[A-Za-z]|§[a-zà-ÿ¡-¾]|[a-z][À-ÖØ-Þ][a-z]")
_LETTERS = re.compile(r"[^\W\d_]+")
CERTAIN, BY_CONTEXT, LIKELY, DOUBTFUL = 1.0, 0.95, 0.9, 0.5


@dataclass(frozen=True)
class Reading:
    """A cell as read: NFC text, the encoding it was in, how sure that is (0-1), and whether the text changed.

    1.0: certain. 0.95 and changed: two readings are possible, the font, the sheet or frequent words decided.
    0.9: left as it is, with frequent Vietnamese words; 0.5: left as it is, may be legacy text: the caller reports it.
    """

    text: str
    encoding: str
    confidence: float
    changed: bool


def read_legacy(text: str, font: str = "", hint: str = "") -> Reading:
    """Return the cell's text in Unicode; `hint` is the encoding of the clear cells around it.

    Plain ASCII and right Vietnamese Unicode come back untouched. Call this before `clean_text`, which takes away the
    soft hyphen that TCVN3 writes for ư.

    >>> read_legacy("§¹i Tõ")
    Reading(text='Đại Từ', encoding='tcvn3', confidence=1.0, changed=True)
    >>> read_legacy("Ñaïi Töø").text, read_legacy("Noël, café, 5 m²").changed
    ('Đại Từ', False)
    """
    if is_plain(text):
        return Reading(text, "unicode", CERTAIN, False)
    if _MARKS.search(text):
        composed = unicodedata.normalize("NFC", text)
        return Reading(composed, "unicode_nfd" if composed != text else "unicode", CERTAIN, composed != text)
    if _ONLY_UNICODE.search(text):
        return Reading(text, "unicode", DOUBTFUL if _BESIDE_UNICODE.search(text) else CERTAIN, False)
    by_font = font_encoding(font)
    chosen, confidence = _choose(text, by_font.removesuffix("_upper"), hint.removesuffix("_upper"))
    if chosen is None:
        return Reading(text, "unicode", confidence, False)
    if chosen.encoding == "tcvn3" and by_font == "tcvn3_upper":
        return Reading(chosen.text.upper(), "tcvn3_upper", confidence, True)
    if chosen.encoding == "tcvn3" and chosen.text.isupper() and not text.isupper():
        return Reading(chosen.text, "tcvn3_upper", confidence, True)
    return Reading(chosen.text, chosen.encoding, confidence, True)


def font_encoding(font: str) -> str:
    """Return the encoding that a font's name stands for; "" when the name says nothing.

    >>> font_encoding(".VnTime"), font_encoding(".VnArial NarrowH"), font_encoding("VNI-Times"), font_encoding("Arial")
    ('tcvn3', 'tcvn3_upper', 'vni', '')
    """
    name = font.strip().lower()
    if name.startswith(".vn"):
        return "tcvn3_upper" if name.endswith("h") else "tcvn3"
    return "vni" if name.startswith("vni") else ""


def _choose(text: str, font: str, hint: str) -> tuple[Candidate | None, float]:
    """Return the reading to take, or None to leave the cell, and how sure that is."""
    readings = candidates(text)
    possible = [each for each in readings if each.legal and each.text != text]
    telling = [each for each in possible if each.evidence]
    context = {each.encoding: each for each in telling or possible}
    if len(telling) == 1 and telling[0].clear:
        return telling[0], CERTAIN
    if not telling and any(each.support for each in possible) and _seems_unicode(text, possible):
        return None, DOUBTFUL if font or hint in ENCODINGS else CERTAIN if hint else LIKELY
    if font in context and (telling or hint in ("", font)):
        return context[font], BY_CONTEXT
    if hint in context and (telling or (not font and context[hint].support)):
        return context[hint], BY_CONTEXT
    if telling:
        first, *rest = sorted(telling, key=lambda each: -each.common)
        most = max((each.common for each in rest), default=0)
        usual = first.encoding != "viscii" and first.common > (most + 1 if most else 0)
        return (first, BY_CONTEXT) if usual else (None, DOUBTFUL)
    if any(each.support for each in possible):
        return None, CERTAIN if hint == "unicode" and not font else DOUBTFUL
    spoilt = any(each.clear or (each.evidence and each.encoding in (font, hint)) for each in readings)
    if spoilt or (possible and hint in ENCODINGS):
        return None, DOUBTFUL
    return None, LIKELY if possible and not hint else CERTAIN


def _seems_unicode(text: str, possible: Sequence[Candidate]) -> bool:
    """Tell whether a cell has frequent words as it stands, more than under any legacy encoding; plain ones tell nothing."""
    return sum(is_common(word) for word in _LETTERS.findall(text) if not is_plain(word)) > max(
        each.common for each in possible
    )


def read_many(texts: Sequence[str], fonts: Sequence[str] | None = None) -> list[Reading]:
    """Return one reading for each cell of a sheet or column; the clear cells decide the doubtful ones.

    The certain cells of the same font (of the sheet, if that font has none) prove which encodings are present. A
    doubtful cell takes the only present encoding that it allows; in a mixed file it may allow two and stays as it is.

    >>> [reading.text for reading in read_many(["X· §¹i Tõ", "ViÖt Nam", "Bé"])]
    ['Xã Đại Từ', 'Việt Nam', 'Bộ']
    """
    cells = list(zip(texts, fonts)) if fonts is not None else [(text, "") for text in texts]
    readings = {cell: read_legacy(*cell) for cell in dict.fromkeys(cells)}
    doubtful = [cell for cell, reading in readings.items() if reading.confidence < CERTAIN]
    if doubtful:
        certain: dict[str, set[frozenset[str]]] = {}
        for (text, font), reading in readings.items():
            proofs = certain.setdefault(font, set())
            if reading.confidence == CERTAIN and not text.isascii():
                proofs.add(_allowed(text))
        everywhere = _present(found for group in certain.values() for found in group) or {"unicode"}
        present = {font: _present(group) or everywhere for font, group in certain.items()}
        for text, font in doubtful:
            readings[text, font] = read_legacy(text, font, _only(_allowed(text), present[font]))
    return [readings[cell] for cell in cells]


def _allowed(text: str) -> frozenset[str]:
    """Return the encodings that a cell may be in; none for a cell that says nothing (ASCII, foreign, unreadable)."""
    if is_plain(text):
        return frozenset()
    if _MARKS.search(text) or _ONLY_UNICODE.search(text):
        return frozenset(["unicode"])
    legal = [each for each in candidates(text) if each.legal]
    if any(each.evidence for each in legal):
        return frozenset(each.encoding for each in legal if each.evidence)
    words = [word for word in _LETTERS.findall(text) if not word.isascii()]
    if not words or not all(map(is_vietnamese, words)):
        return frozenset()
    return frozenset(["unicode", *(each.encoding for each in legal if each.support)])


def _present(allowed: Iterable[frozenset[str]]) -> set[str]:
    """Return the encodings that the certain cells prove: those that some cell needs, Unicode if they do not do for all."""
    telling = set(allowed) - {frozenset()}
    present = set().union(*(found for found in telling if len(found) == 1))
    unexplained = any("unicode" in found and not found & present for found in telling)
    return present | {"unicode"} if unexplained else present


def _only(allowed: frozenset[str], present: set[str]) -> str:
    """Return the one present encoding that a cell allows, or that there is when the cell says nothing; else ""."""
    found = allowed & present if allowed else present
    return next(iter(found)) if len(found) == 1 else ""
