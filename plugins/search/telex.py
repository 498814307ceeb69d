"""What was meant by someone whose Vietnamese keyboard was off; theme/js/search/telex.js decodes the same.

"caafn dduwowcs" and "ca62n d9u7o7c1" are "cần đước".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_HAT = {"a": "â", "e": "ê", "o": "ô"}
_HORN = {"u": "ư", "o": "ơ"}
_VOWELS = "aăâeêioôơuưy"
_VOWEL = re.compile(f"[{_VOWELS}]")
_SYLLABLE = re.compile(f"(qu|gi(?=[{_VOWELS.replace('i', '')}])|[^{_VOWELS}]*)([{_VOWELS}]+)(.*)")
_TYPED = re.compile("[a-z][a-z0-9]*")
_SPACES = re.compile("[^\\S\ufeff]+")

Change = Callable[[str, str], str]


def decode(text: str) -> str:
    """The query as its keys were meant, or '' where nothing in it looks like Telex or VNI."""
    typed = text.lower().strip()
    vni = re.search("[a-z][0-9]", typed) is not None
    tones, change = (_VNI_TONES, _vni) if vni else (_TELEX_TONES, _telex)
    words = [_word(word, tones, change) if _TYPED.fullmatch(word) else word for word in _SPACES.split(typed)]
    decoded = " ".join(words)
    return "" if decoded == typed else decoded


def _word(word: str, tones: Mapping[str, str], change: Change) -> str:
    letters = tone = ""
    for key in word:
        if key in tones and _VOWEL.search(letters):
            tone = tones[key]
        else:
            letters = change(letters, key) or letters + key
    return unicodedata.normalize("NFC", _toned(re.sub("ưo(?=.)", "ươ", letters, count=1), tone))


def _changed(letters: str, table: Mapping[str, str]) -> str:
    """The last letter that the table has, replaced; '' where there is none."""
    for place in range(len(letters) - 1, -1, -1):
        if letters[place] in table:
            return letters[:place] + table[letters[place]] + letters[place + 1 :]
    return ""


def _horned(letters: str) -> str:
    """A horn: on both letters of "uo", else on the last u or o."""
    if re.search("u[oơ]", letters):
        return re.sub("u[oơ](?!.*u[oơ])", "ươ", letters, count=1)
    return _changed(letters, _HORN)


def _telex(letters: str, key: str) -> str:
    if key == "w":
        if re.search("(^|[^q])ua$", letters):
            return letters[:-2] + "ưa"
        if re.search("[aâ][^aâuo]*$", letters):
            return _changed(letters, {"a": "ă", "â": "ă"})
        return _horned(letters) or letters + "ư"
    if key == "d" and letters[:1] == "d":
        return "đ" + letters[1:]
    return _changed(letters, {key: _HAT[key]}) if key in _HAT else ""


def _vni(letters: str, key: str) -> str:
    if key == "7":
        return _horned(letters)
    table = {"6": _HAT, "8": {"a": "ă"}, "9": {"d": "đ"}}.get(key)
    return _changed(letters, table) if table else ""


def _toned(letters: str, tone: str) -> str:
    """The tone on the vowel that bears it: a marked one, else by the shape of the syllable (hòa, toán, người)."""
    match = _SYLLABLE.fullmatch(letters)
    if not tone or not match:
        return letters
    before, vowels, after = match.groups()
    place = max(map(vowels.rfind, "ăâêôơ"))
    if place < 0:
        place = vowels.find("ư")
    if place < 0:
        place = 0 if len(vowels) == 1 else len(vowels) - (1 if after else 2)
    return before + vowels[: place + 1] + tone + vowels[place + 1 :] + after
