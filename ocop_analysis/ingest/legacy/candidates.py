"""What one cell would say under each legacy encoding, and what speaks for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .tables import ENCODINGS
from .words import ILLEGAL, LEGAL, is_common, is_vietnamese, read_word, word_pattern

_CONTROL = re.compile("[\x02\x05\x06\x14\x19\x1e]")


@dataclass(frozen=True)
class Candidate:
    """What a cell would say under one encoding.

    `evidence` are its words that are Vietnamese only that way, `support` counts its other Vietnamese words, `common`
    the frequent words among all.
    """

    encoding: str
    text: str
    legal: bool
    evidence: frozenset[str]
    strong: bool
    support: int
    common: int

    @property
    def clear(self) -> bool:
        """Whether this reading can stand without font or sheet; Latin-1 symbols prove little about VISCII."""
        strong = self.strong and self.encoding != "viscii"
        return bool(self.evidence) and (strong or len(self.evidence) > 1 or self.support > 0)


def is_plain(text: str) -> bool:
    """Tell whether a text is ASCII without the six control characters that VISCII uses as letters."""
    return text.isascii() and not _CONTROL.search(text)


@lru_cache(maxsize=65536)
def candidates(text: str) -> tuple[Candidate, ...]:
    """Return the cell as TCVN3, VNI and VISCII have it.

    >>> [each.text for each in candidates("Vâ Nhai") if each.legal]
    ['Võ Nhai']
    """
    return tuple(_candidate(text, encoding) for encoding in ENCODINGS)


def _candidate(text: str, encoding: str) -> Candidate:
    """Read the cell under one encoding; words that touch a digit (25µm, 10.000®) prove and forbid nothing."""
    evidence, legal, strong, capitals, support, common = set(), True, False, False, 0, 0

    def read(match: re.Match[str]) -> str:
        nonlocal legal, strong, capitals, support, common
        word = match[0]
        if is_plain(word):
            support += len(word) > 1 and is_vietnamese(word)
            return word
        result = read_word(word, encoding)
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if not (before.isdigit() or after.isdigit()):
            legal = legal and result.verdict != ILLEGAL
            strong, capitals = strong or result.strong, capitals or result.capitals
            support += result.verdict == LEGAL and not result.evidence
            common += is_common(result.text)
            evidence.update([word] if result.evidence else [])
        return result.text

    read_text = word_pattern(encoding).sub(read, text)
    if capitals and not any(char.islower() and (char.isascii() or char in "ăâđêôơư") for char in read_text):
        read_text = read_text.upper()
    return Candidate(encoding, read_text, legal, frozenset(evidence), strong, support, common)
