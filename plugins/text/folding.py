"""Which spellings are one word: without marks, and with the tone mark in one place."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile("[\u0300-\u036f]")
# The five tone marks as combining characters: huyền, sắc, ngã, hỏi, nặng.
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# A vowel pair whose tone people write on either letter, with what stands around it, in decomposed letters.
_PAIR = re.compile(
    rf"(?P<before>q?)(?P<first>[ou])(?P<early>[{_TONES}]?)(?P<second>[aey])(?P<late>[{_TONES}]?)"
    rf"(?P<after>[a-zđ\u0300-\u036f]?)",
    re.IGNORECASE,
)
_PAIRS = frozenset({"oa", "oe", "uy"})


def fold(text: str) -> str:
    """The text in lower case without marks, đ as d: 'Đông Triều' → 'dong trieu'. Lengths may differ."""
    letters = unicodedata.normalize("NFD", unicodedata.normalize("NFC", text).lower())
    return _MARKS.sub("", letters).replace("đ", "d")


def same_word(text: str) -> str:
    """The text in NFC with every tone mark where the registry of places has it: 'hoà' → 'hòa', 'uỷ' → 'ủy'.

    In oa, oe and uy the mark stands on the first letter where they close the syllable (hòa, khỏe, thủy) and on the
    second before another letter (hoàn, thuyền) or after q (quý). Case is kept.
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _PAIR.sub(_placed, unicodedata.normalize("NFD", text)))


def _placed(match: re.Match[str]) -> str:
    before, first, early, second, late, after = match.groups()
    tone = early or late
    if not tone or (early and late) or (first + second).lower() not in _PAIRS:
        return match[0]
    if before or after:
        return f"{before}{first}{second}{_before_tone(tone, after)}"
    return f"{first}{tone}{second}"


def _before_tone(tone: str, after: str) -> str:
    """The tone and the character that follows; a letter's own mark (circumflex, breve) keeps standing first."""
    return after + tone if after and unicodedata.combining(after) else tone + after
