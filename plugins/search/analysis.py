"""The analysis of text into syllables and numbers; theme/js/search/analysis.js does the same, on shared vectors.

A token has an exact form, which keeps the marks but not where the tone stands (hoà and hòa are both 'hoa2'), and a
fold, which has no marks at all. Tone digits are VNI's: sắc 1, huyền 2, hỏi 3, ngã 4, nặng 5.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from plugins.search.hashing import hashed
from plugins.search.words import STOP_WORDS, TITLES
from plugins.text.plain import plain

# Latin letters with Vietnamese ones, written out because languages disagree on what a letter is.
LETTER = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_ONE = f"[{LETTER}][\u0300-\u036f]*"
# A dotted abbreviation, a number in groups, another number, a word; in this order.
CUTTING = re.compile(
    rf"({_ONE}(?:\.{_ONE})+(?![{LETTER}])"
    r"|[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?(?![0-9])"
    r"|[0-9]+(?:,[0-9]+)?"
    rf"|[{LETTER}][{LETTER}\u0300-\u036f]*)"
)
_TONES = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
_MARKS = re.compile("[\u0300-\u036f]")
_TONE_DIGITS = re.compile("[1-5]+$")
_ZEROS = re.compile("^0+(?=[0-9])")
_FINAL_Y = re.compile("(?<=[bcdfghjklmnpqrstvwxz])y$")
AFTER_STROKE = ("/", "-")  # 05-CT/TƯ: the Central Committee
_SOFT_GAP = re.compile(r"[ \u00a0,'’/\-]*")
_HARD_STOP = re.compile(r"[!?;…\r\n]")


class Token(NamedTuple):
    """A syllable or number; `start` and `end` are offsets in the plain text.

    `breaks`: a sentence or line ends before it; `first`: it may be capitalised only for standing first; `capital`: it
    is written like a name ('Thanh'), `upper`: its first letter is a capital.
    """

    exact: str
    fold: str
    start: int
    end: int
    breaks: bool = False
    first: bool = False
    capital: bool = False
    upper: bool = False


def exact_form(word: str) -> str:
    """'Hoà' → 'hoa2', 'Đước' → 'đươc1', 'TW' → 'tw'; the eth some keyboards type counts as đ."""
    letters, tones = [], []
    for letter in unicodedata.normalize("NFD", word.lower()):
        if letter in _TONES:
            tones.append(_TONES[letter])
        else:
            letters.append(letter)
    return unicodedata.normalize("NFC", "".join(letters)).replace("ð", "đ") + "".join(tones)


def is_number(exact: str) -> bool:
    """Whether the form is a number."""
    return exact[0] <= "9"


def fold_form(exact: str) -> str:
    """'hoa2' → 'hoa', 'đươc1' → 'duoc', 'ty3' → 'ti'; a number stays."""
    if is_number(exact):
        return exact
    bare = _MARKS.sub("", unicodedata.normalize("NFD", _TONE_DIGITS.sub("", exact))).replace("đ", "d")
    return _FINAL_Y.sub("i", bare)


def with_i(exact: str) -> str:
    """The exact form with a final y written i: 'ty3' → 'ti3', so that tỷ and tỉ meet."""
    tone = _TONE_DIGITS.search(exact)
    cut = tone.start() if tone else len(exact)
    return _FINAL_Y.sub("i", exact[:cut]) + exact[cut:]


def marked(exact: str) -> bool:
    """Whether the form bears any mark: a tone, a hat, a horn or đ."""
    return not is_number(exact) and with_i(exact) != fold_form(exact)


def tokens(text: str) -> list[Token]:
    """All tokens of a plain text (see plugins.text.plain), stop words among them."""
    found: list[Token] = []
    before: Word | None = None
    end = 0
    parts = CUTTING.split(text)
    for gap, raw in zip(parts[0::2], parts[1::2], strict=False):
        word = word_of("TW" if raw == "TƯ" and gap[-1:] in AFTER_STROKE else raw)
        hard, first = ends_sentence(gap, titled=before.title) if before else (True, True)
        start, end = end + len(gap), end + len(gap) + len(raw)
        found.append(Token(word.exact, word.fold, start, end, hard, first, word.capital, word.upper))
        before = word
    return found


def kept(found: Sequence[Token]) -> list[Token]:
    """The tokens without stop words; a word dropped hands its break to the next one."""
    result: list[Token] = []
    breaks = False
    stops = _STOPS
    for place, token in enumerate(found):
        breaks = breaks or token.breaks
        if token.exact in stops and not _in_name(found, place):
            continue
        result.append(token if token.breaks == breaks else token._replace(breaks=breaks))
        breaks = False
    return result


def pairs(found: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    """Neighbours with no break between them; a number between two words does not part them: 'kết nạp 92 đảng viên'."""
    before: Token | None = None
    left: Token | None = None
    for right in found:
        if left is not None and not right.breaks:
            yield left, right
            if before is not None and not left.breaks and _parts_none(before, left, right):
                yield before, right
        before, left = left, right


def _parts_none(before: Token, number: Token, right: Token) -> bool:
    return is_number(number.exact) and not is_number(before.exact) and not is_number(right.exact)


def analyse(text: str) -> list[Token]:
    """The tokens of any text."""
    return tokens(plain(text))


class Word(NamedTuple):
    """What is known of a spelling wherever it stands; see Token. `hash` is that of its fold.

    `title`: a full stop after it ends no sentence; `stop`: it is dropped from bodies unless it stands in a name.
    """

    exact: str
    fold: str
    capital: bool
    upper: bool
    number: bool
    stop: bool
    title: bool
    hash: int


@lru_cache(maxsize=1 << 16)  # a language has some thousands of syllables, a bulletin millions of tokens
def word_of(raw: str) -> Word:
    """The word of a spelling that the analysis cut out: 'T.Ư' → tw, '2.105' → 2105, '05' → 5."""
    if raw[0] <= "9":
        exact = raw.replace(".", "") if "." in raw else _ZEROS.sub("", raw)
        return Word(exact, exact, capital=False, upper=False, number=True, stop=False, title=False, hash=hashed(exact))
    exact = exact_form(raw.replace(".", ""))
    if exact == "tư" and "." in raw:
        exact = "tw"
    fold = fold_form(exact)
    upper = raw[0] != raw[0].lower()
    capital = upper and raw[1:] == raw[1:].lower()
    title = upper and exact in TITLES
    return Word(exact, fold, capital, upper, number=False, stop=exact in _STOPS, title=title, hash=hashed(fold))


@lru_cache(maxsize=1 << 12)
def ends_sentence(gap: str, *, titled: bool) -> tuple[bool, bool]:
    """Whether the characters between two words end a sentence, and whether a capital after them means nothing.

    `titled`: the word before is an abbreviation that a full stop belongs to ('TP.').
    """
    if titled and gap.startswith("."):
        gap = gap[1:]
    gap = gap.replace(".,", ",")
    hard = bool(_HARD_STOP.search(gap)) or ("." in gap and gap != ".")
    return hard, hard or not _SOFT_GAP.fullmatch(gap)


def _in_name(found: Sequence[Token], place: int) -> bool:
    token = found[place]
    if not token.capital:
        return False
    following = found[place + 1] if place + 1 < len(found) else None
    return not token.first or (following is not None and not following.breaks and following.upper)


_STOPS = frozenset(exact_form(word) for word in STOP_WORDS.split())
STOP_FOLDS = frozenset(fold_form(exact) for exact in _STOPS)


def is_stop(exact: str) -> bool:
    """Whether the exact form is a stop word when it stands in no name."""
    return exact in _STOPS
