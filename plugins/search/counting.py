"""The terms of one piece counted: what the index needs of its analysis, as text that is kept from build to build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import compress, pairwise
from operator import and_
from typing import NamedTuple

from plugins.search.analysis import kept, pairs, tokens
from plugins.search.chunks import END, chunks, spelled

# What a record says of the field: nothing for the body, else these letters before the number of times.
TITLE, KEYS = "t", "k"
_PAST_NUMBERS = ":"  # the character after the digits: spellings of numbers sort before it, those of words after


class Counted(NamedTuple):
    """`records` are lines: 'spelling' of a syllable or pair that stands once in the body, 'spelling TAB 3', '… TAB k2'.

    A spelling stands in a record a field. `length` is the number of syllables kept of the body.
    """

    records: str
    length: int


def counted(title: str, keys: Iterable[str], body: str) -> Counted:
    """The terms of the three fields of a piece, in plain text."""
    ones, twos = _body(body)
    records = _records(ones, "") + _records(twos, "")
    named = list(map(_key, keys))
    key_terms = ([word for row, _ in named for word in row], [two for _, row in named for two in row])
    for field, found in ((KEYS, key_terms), (TITLE, _title(title))):
        records += _records(found[0], field) + _records(found[1], field)
    return Counted("\n".join(records), len(ones))


def _records(spellings: Iterable[str], field: str) -> list[str]:
    found = Counter(spellings).items()
    if field:
        return [f"{spelling}\t{field}{times}" for spelling, times in found]
    return [spelling if times == 1 else f"{spelling}\t{times}" for spelling, times in found]


def _body(text: str) -> tuple[list[str], list[str]]:
    """Spellings of the syllables kept, then of the pairs, without common words outside names.

    The pairs are those of plugins.search.analysis, found without a loop of Python over all words.
    """
    row = chunks().row(text)
    is_word = [each != END for each in row]
    twos = list(map(" ".join, compress(pairwise(row), map(and_, is_word, is_word[1:]))))
    for place in [place for place, word in enumerate(row) if word < _PAST_NUMBERS and word != END]:
        around = row[place - 1 : place + 2 : 2] if place else []
        if len(around) == 2 and min(around) > _PAST_NUMBERS:  # END, too, sorts before
            twos.append(" ".join(around))
    return list(compress(row, is_word)), twos


@lru_cache(maxsize=1 << 14)  # many pieces have the names of one place among their keys
def _key(text: str) -> tuple[list[str], list[str]]:
    return _body(text)


def _title(text: str) -> tuple[list[str], list[str]]:
    """The same of a title, which holds common words too; the pairs of all words and of those kept, each place once."""
    found = tokens(text)
    names = {token.start: spelled(text, token) for token in found}
    places = {(left.start, right.start) for left, right in (*pairs(found), *pairs(kept(found)))}
    return list(names.values()), [f"{names[left]} {names[right]}" for left, right in sorted(places)]
