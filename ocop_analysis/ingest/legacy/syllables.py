"""What a Vietnamese syllable can be: onset, rhyme, one tone on a vowel that may carry it.

Only the shape is checked, not whether the syllable is in a dictionary. Both ways to place a tone ("hòa", "hoà") are
right, and so is the frequent "hòan"; "Kạn" and "Lắk" are let in as names.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

_TONES = "\u0300\u0309\u0303\u0301\u0323"
_CLOSED_TONES = ("\u0301", "\u0323")
_ONSETS = " b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RHYMES = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ăk âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oc oi om on ong op ot oong ooc ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oem oen oeo oet
    u ua uc ui um un ung up ut uôc uôi uôm uôn uông uôt uâc uân uâng uât uây uê uêch uên uênh uêt uơ
    uy uya uych uyn uynh uyt uyp uyu uyên uyêt
    ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
"""
_AFTER_QU = (
    "a ac ach ai am an ang anh ao at au ay ăc ăm ăn ăng ăp ăt âc ân âng ât âu ây e en eo et ê êch ên ênh êt "
    "i it inh y ych yn ynh yt yu yên yêt ơ ơi ơn ôc"
)
_AFTER_GI = "êc êm ên êng êp êt êu"
_WITHOUT_ONSET = "y yêm yên yêng yêt yêu"
_Y_FOR_I = ("h", "k", "l", "m", "s", "t", "v")
_FRONT = tuple("eêi")


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Tell whether a word, in any case, has the shape of a Vietnamese syllable.

    >>> [is_syllable(word) for word in ("Nguyên", "hòa", "hoà", "Nguyờn", "café", "x·")]
    [True, True, True, False, False, False]
    """
    bare, tone, place = _split_tone(word.lower())
    places = _shapes().get(bare)
    if places is None:
        return False
    if bare.endswith(("c", "ch", "p", "t", "k")) and tone not in _CLOSED_TONES and not word.isascii():
        return False
    return not tone or place in places


def _split_tone(word: str) -> tuple[str, str, int]:
    """Return a word without its tone, the tone, and the letter that carries it; two tones leave the second in place."""
    for place, letter in enumerate(word):
        parts = unicodedata.normalize("NFD", letter)
        for tone in parts[1:]:
            if tone in _TONES:
                stem = unicodedata.normalize("NFC", parts.replace(tone, ""))
                return word[:place] + stem + word[place + 1 :], tone, place
    return word, "", -1


@cache
def _shapes() -> dict[str, frozenset[int]]:
    """Return every toneless syllable with the places at which it may carry a tone."""
    shapes = {rhyme: _places("", rhyme) for rhyme in _WITHOUT_ONSET.split()}
    for onset in _ONSETS.split(" "):
        rhymes = {"qu": _AFTER_QU}.get(onset, _RHYMES).split()
        rhymes += _AFTER_GI.split() if onset == "gi" else ()
        rhymes += ("y",) if onset in _Y_FOR_I else ()
        shapes |= {onset + rhyme: _places(onset, rhyme) for rhyme in rhymes if _fits(onset, rhyme)}
    return shapes


def _fits(onset: str, rhyme: str) -> bool:
    """Tell whether the spelling rules of c/k, g/gh and ng/ngh let the two stand together."""
    front = rhyme.startswith(_FRONT)
    if onset in ("gh", "ngh"):
        return front
    if onset in ("c", "ng"):
        return not front
    return onset != "g" or not front or rhyme.startswith("i") or rhyme == "ênh"


def _places(onset: str, rhyme: str) -> frozenset[int]:
    marked = [index for index, letter in enumerate(rhyme) if letter in "ăâêôơ"]
    places = {marked[-1] if marked else 1 if rhyme.startswith(("oa", "oe", "oo", "uy")) else 0}
    if rhyme.startswith(("oa", "oe", "uy")) and not marked:
        places.add(0)
    found = {len(onset) + place for place in places}
    if onset in ("gi", "qu") and len(rhyme) == 1:
        found.add(1)
    return frozenset(found)
