"""The order of Vietnamese words: a ă â b c d đ e ê …, and tones ngang huyền hỏi ngã sắc nặng after all letters."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"
# Signs stand before digits and digits before letters, in the order of Unicode's common collation (CLDR root).
_SIGNS = " _-–—,;:!?./'’\"“”()[]{}@*&#%+"
_PRIMARY = {letter: chr(0x100 + rank) for rank, letter in enumerate(_SIGNS + "0123456789" + _LETTERS)}
_OTHERS = 0x1000


def _split(letter: str) -> tuple[str, str]:
    """A lower-case letter without its tone, and the tone's rank as a character: 'ề' → ('ê', '1')."""
    parts = unicodedata.normalize("NFD", letter)
    tone = next((str(_TONES.index(mark) + 1) for mark in parts if mark in _TONES), "0")
    return unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES)), tone


_SPLIT = {
    letter: _split(letter)
    for base in _LETTERS
    for letter in (base, *(unicodedata.normalize("NFC", base + tone) for tone in _TONES))
}


@lru_cache(maxsize=16_384)  # names come again in every list
def sort_key(text: str) -> tuple[str, str, str]:
    """A key that sorts texts as a Vietnamese dictionary does: all letters first, then all tones, then case.

    The order of letters and tones is that of CLDR's `vi`; lower case comes before upper.
    """
    letters, tones, cases = [], [], []
    for character in unicodedata.normalize("NFC", text):
        small = character.lower()
        base, tone = _SPLIT.get(small) or _split(small)
        letters.append(_PRIMARY.get(base) or chr(_OTHERS) + base)
        tones.append(tone)
        cases.append("0" if character == small else "1")
    return "".join(letters), "".join(tones), "".join(cases)


def initial(name: str) -> str:
    """The first letter of a name without its tone: 'Ứng Hòa' → 'Ư'."""
    parts = unicodedata.normalize("NFD", name[:1].upper())
    toneless = "".join(part for part in parts if part not in _TONES)
    return unicodedata.normalize("NFC", toneless)
