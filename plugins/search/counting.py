"""The terms of one piece counted: what the index needs of its analysis, as text that is kept from build to build.

It is the analysis of plugins.search.analysis made quick: each different word is analysed once a process, and the work
on a whole text is left to the regular expression and to counters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import compress, pairwise
from operator import not_
from typing import NamedTuple, TypeVar

from plugins.search.analysis import AFTER_STROKE, CUTTING, Word, ends_sentence, word_of

Item = TypeVar("Item")
# What a record says of the field: nothing for the body, else these letters before the number of times.
TITLE, KEYS = "t", "k"


class Counted(NamedTuple):
    """`records` are lines: 'spelling' of a syllable or pair that stands once in the body, 'spelling TAB 3', '… TAB k2'.

    A spelling stands in a record a field. `length` is the number of syllables kept of the body.
    """

    records: str
    length: int


def counted(title: str, keys: Iterable[str], body: str) -> Counted:
    """The terms of the three fields of a piece, in plain text."""
    syllables, pairs = _body(body)
    records = _records([*syllables, *pairs], "")
    for field, (ones, twos) in ((KEYS, _body("\n".join(keys))), (TITLE, _title(title))):
        records += _records([*ones, *twos], field)
    return Counted("\n".join(records), len(syllables))


def _records(spellings: Sequence[str], field: str) -> list[str]:
    found = Counter(spellings).items()
    if field:
        return [f"{spelling}\t{field}{times}" for spelling, times in found]
    return [spelling if times == 1 else f"{spelling}\t{times}" for spelling, times in found]


def _body(text: str) -> tuple[list[str], list[str]]:
    """Spellings of the syllables kept, then of the pairs, without common words outside names."""
    words, raws, breaks, firsts = _cut(text)
    keep, stops = _kept(words, breaks, firsts)
    left = list(compress(raws, keep))
    return left, list(map(" ".join, _neighbours(list(compress(words, keep)), left, list(compress(stops, keep)))))


def _title(text: str) -> tuple[list[str], list[str]]:
    """The same of a title, which holds common words too; the pairs of all words and of those kept, each place once."""
    words, raws, breaks, firsts = _cut(text)
    keep, stops = _kept(words, breaks, firsts)
    rest = list(compress(range(len(raws)), keep))
    found = _neighbours(list(compress(words, keep)), rest, list(compress(stops, keep)))
    places = sorted({*_neighbours(words, range(len(raws)), breaks), *found})
    return raws, [f"{raws[left]} {raws[right]}" for left, right in places]


def _cut(text: str) -> tuple[list[Word], list[str], list[bool], list[bool]]:
    """Words, their spellings, whether a sentence ends before each, and whether a capital there means nothing."""
    parts = CUTTING.split(text)
    raws = parts[1::2]
    if "TƯ" in raws:
        raws = ["TW" if raw == "TƯ" and parts[2 * i][-1:] in AFTER_STROKE else raw for i, raw in enumerate(raws)]
    words = list(map(word_of, raws))
    breaks, firsts = [False] * len(raws), [False] * len(raws)
    gaps = parts[0:-1:2]
    for place in [place for place, gap in enumerate(gaps) if gap != " "]:
        breaks[place], firsts[place] = ends_sentence(gaps[place], titled=place > 0 and words[place - 1].title)
    breaks[:1], firsts[:1] = [True] * len(raws[:1]), [True] * len(raws[:1])
    return words, raws, breaks, firsts


def _kept(words: list[Word], breaks: list[bool], firsts: list[bool]) -> tuple[list[bool], list[bool]]:
    """Which words are kept, and whether a sentence ends before each, over the words dropped."""
    keep, stops = [True] * len(words), [*breaks, False]
    for place in [place for place, word in enumerate(words) if word.stop]:
        if not _in_name(place, words, breaks, firsts):
            keep[place] = False
            stops[place + 1] = stops[place + 1] or stops[place]
    return keep, stops


def _in_name(place: int, words: list[Word], breaks: list[bool], firsts: list[bool]) -> bool:
    if not words[place].capital:
        return False
    return not firsts[place] or (place + 1 < len(words) and not breaks[place + 1] and words[place + 1].upper)


def _neighbours(words: list[Word], items: Sequence[Item], breaks: list[bool]) -> list[tuple[Item, Item]]:
    """Items side by side with no break between them; a number between two words does not part them."""
    joined = list(map(not_, breaks[1:]))
    found = list(compress(pairwise(items), joined))
    for place in [place for place, word in enumerate(words) if word.number]:
        inside = 0 < place < len(words) - 1 and joined[place - 1] and joined[place]
        if inside and not words[place - 1].number and not words[place + 1].number:
            found.append((items[place - 1], items[place + 1]))
    return found
