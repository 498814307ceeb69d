"""Known items: queries each of which one piece of the corpus answers, in the ways that people type."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Sequence
from typing import NamedTuple

from plugins.search.analysis import is_number, tokens
from plugins.search.documents import Document

_TELEX = {"\u0302": "{}", "\u0306": "w", "\u031b": "w"}
_TONES = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_PLACEMENT = (("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("ủy", "uỷ"), ("úy", "uý"), ("ũy", "uỹ"), ("ụy", "uỵ"))


class Known(NamedTuple):
    """A query, the address of the piece that is meant, how it is typed, and whether it was put aside from tuning."""

    query: str
    address: str
    way: str
    aside: bool


def known(documents: Sequence[Document], count: int, seed: int = 5) -> list[Known]:
    """`count` queries, every third put aside: phrases, names and figures that stand in one piece only."""
    dice = random.Random(seed)
    pieces = [document for document in documents if document.body]
    all = {piece.address: _text(piece).casefold() for piece in pieces}  # in whatever case it is typed
    ways = list(WAYS)
    found: list[Known] = []
    for piece in dice.sample(pieces, len(pieces)):
        phrase = _only_here(piece, all, dice)
        for _ in range(min(3, count - len(found)) if phrase else 0):
            way = ways[len(found) % len(ways)]
            found.append(Known(WAYS[way](phrase, dice), piece.address, way, len(found) % 3 == 2))
        if len(found) == count:
            break
    return found


def bare(text: str) -> str:
    """Without marks."""
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def telex(text: str) -> str:
    """As a keyboard without Vietnamese takes it: 'Cần Đước' → 'caafn dduwowcs'."""
    return " ".join(map(_telex_word, text.lower().split(" ")))


def _telex_word(word: str) -> str:
    keys, tone = "", ""
    for letter in unicodedata.normalize("NFD", word.replace("đ", "dd")):
        if letter in _TONES:
            tone = _TONES[letter]
        elif letter in _TELEX:
            keys += _TELEX[letter].format(keys[-1:])
        else:
            keys += letter
    return keys + tone


def _typo(text: str, dice: random.Random) -> str:
    """Two letters of a word swapped, in the query without marks."""
    words = bare(text).split(" ")
    place = max(range(len(words)), key=lambda at: (words[at].isalpha(), len(words[at])))
    word = words[place]
    at = dice.randrange(max(1, len(word) - 1))
    words[place] = word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]
    return " ".join(words)


def _placed(text: str) -> str:
    """With the tone on the other vowel."""
    for one, other in _PLACEMENT:
        text = text.replace(one, "\0").replace(other, one).replace("\0", other)
    return text


WAYS: dict[str, Callable[[str, random.Random], str]] = {
    "with marks": lambda text, _: text,
    "without marks": lambda text, _: bare(text),
    "decomposed": lambda text, _: unicodedata.normalize("NFD", text),
    "lower case": lambda text, _: text.lower(),
    "other tone placement": lambda text, _: _placed(text),
    "without marks again": lambda text, _: bare(text).lower(),
    "Telex": lambda text, _: telex(text),
    "a typo": _typo,
}


def _text(document: Document) -> str:
    return " \n".join((document.title, *document.keys, document.body))


def _only_here(piece: Document, all: dict[str, str], dice: random.Random) -> str:
    """Three to five words in a row of the title, or with a number from the body, that no other piece has."""
    for _ in range(60):
        source = piece.title if dice.random() < 0.4 else piece.body
        found = tokens(source)
        size = dice.choice([3, 4, 5])
        if len(found) < size:
            continue
        start = dice.randrange(len(found) - size + 1)
        window = found[start : start + size]
        phrase = source[window[0].start : window[-1].end]
        plain = " ".join(source[token.start : token.end] for token in window)
        numbers = any(is_number(token.exact) for token in window)
        if phrase != plain or any(token.breaks for token in window[1:]) or (source is piece.body and not numbers):
            continue
        said = phrase.casefold()
        if not any(said in text for address, text in all.items() if address != piece.address):
            return phrase
    return ""
