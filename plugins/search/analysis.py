"""The analysis of text into syllables and numbers; theme/js/search-analysis.js does the same, on shared vectors.

A token has an exact form, which keeps the marks but not where the tone stands (hoà and hòa are both 'hoa2'), and a
fold, which has no marks at all. Tone digits are VNI's: sắc 1, huyền 2, hỏi 3, ngã 4, nặng 5.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plugins.search.words import STOP_WORDS, TITLES
from plugins.text.plain import plain

# Latin letters with Vietnamese ones, written out because languages disagree on what a letter is.
LETTER = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_ONE = f"[{LETTER}][\u0300-\u036f]*"
_TOKEN = re.compile(
    rf"(?P<dotted>{_ONE}(?:\.{_ONE})+(?![{LETTER}]))"
    r"|(?P<grouped>[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?(?![0-9]))"
    r"|(?P<number>[0-9]+(?:,[0-9]+)?)"
    rf"|(?:{_ONE})+"
)
_TONES = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
_MARKS = re.compile("[\u0300-\u036f]")
_TONE_DIGITS = re.compile("[1-5]+$")
_FINAL_Y = re.compile("(?<=[bcdfghjklmnpqrstvwxz])y$")
_SOFT_GAP = re.compile(r"[ \u00a0,'’/\-]*")
_HARD_STOP = re.compile(r"[!?;…\r\n]")


@dataclass(frozen=True, slots=True)
class Token:
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
    return exact[:1].isdigit()


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
    end = 0
    for match in _TOKEN.finditer(text):
        raw = match[0]
        exact = _exact(match, text)
        hard, first = _gap(text[end : match.start()], found[-1] if found else None)
        upper = raw[0] != raw[0].lower()
        capital = upper and raw[1:] == raw[1:].lower()
        found.append(Token(exact, fold_form(exact), match.start(), match.end(), hard, first, capital, upper))
        end = match.end()
    return found


def kept(found: Sequence[Token]) -> list[Token]:
    """The tokens without stop words; a word dropped hands its break to the next one."""
    result: list[Token] = []
    breaks = False
    for place, token in enumerate(found):
        breaks = breaks or token.breaks
        if token.exact in _STOPS and not _in_name(found, place):
            continue
        result.append(replace(token, breaks=breaks))
        breaks = False
    return result


def pairs(found: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    """Neighbours with no break between them; a number between two words does not part them: 'kết nạp 92 đảng viên'."""
    for place, right in enumerate(found[1:], 1):
        left = found[place - 1]
        if right.breaks:
            continue
        yield left, right
        if place > 1 and is_number(left.exact) and not left.breaks:
            before = found[place - 2]
            if not is_number(before.exact) and not is_number(right.exact):
                yield before, right


def analyse(text: str) -> list[Token]:
    """The tokens of any text."""
    return tokens(plain(text))


def _exact(match: re.Match[str], text: str) -> str:
    raw = match[0]
    if match["grouped"]:
        return raw.replace(".", "")
    if match["number"]:
        return re.sub("^0+(?=[0-9])", "", raw)
    if match["dotted"]:
        joined = exact_form(raw.replace(".", ""))
        return "tw" if joined == "tư" else joined
    if raw == "TƯ" and match.start() and text[match.start() - 1] in "/-":
        return "tw"
    return exact_form(raw)


def _gap(gap: str, before: Token | None) -> tuple[bool, bool]:
    """Whether the characters between two tokens end a sentence, and whether a capital after them means nothing."""
    if before is None:
        return True, True
    if gap.startswith(".") and before.upper and before.exact in TITLES:
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
