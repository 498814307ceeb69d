"""The terms of one piece counted: what the index needs of its analysis, as text that is kept from build to build.

It is the analysis of plugins.search.analysis made quick: each different word is analysed once a process, and the work
on a whole text is left to the regular expression and to counters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import compress, pairwise
from operator import not_
from typing import Any, NamedTuple, TypeVar

from plugins.search.analysis import AFTER_STROKE, CUTTING, Word, ends_sentence, word_of
from plugins.search.hashing import combined
from plugins.search.postings import code_of

# Terms stand in buckets by the low bits of their hash, so that an index can be made a part at a time.
SYLLABLE_BITS, PAIR_BITS = 3, 6
BUCKETS = (1 << SYLLABLE_BITS) + (1 << PAIR_BITS)

Item = TypeVar("Item")
Pair = tuple[str, str]
# An exact form, how it is spelled, its hash, and its record where it stands once in the body.
Term = tuple[str, str, int, str]
TITLE, KEYS, BODY = 0, 1, 2
Occurrences = tuple[Counter[str], Counter[Pair]]


class Counted(NamedTuple):
    """`buckets` hold a record a line: 'exact form TAB code of its counts TAB spelling[TAB spelling…]'.

    Syllables come first, then pairs; `length` is the number of syllables kept of the body.
    """

    buckets: tuple[str, ...]
    length: int


def counted(title: str, keys: Iterable[str], body: str) -> Counted:
    """The terms of the three fields of a piece, in plain text."""
    of_body = _body(body)
    fields = (_title(title), _body("\n".join(keys)), of_body)
    syllables = _records([field[0] for field in fields], _syllable, SYLLABLE_BITS)
    pairs = _records([field[1] for field in fields], _pair, PAIR_BITS)
    return Counted((*syllables, *pairs), of_body[0].total())


def _body(text: str) -> Occurrences:
    """Spellings of the syllables kept and of the pairs, without common words outside names."""
    words, raws, breaks, firsts = _cut(text)
    keep, stops = _kept(words, breaks, firsts)
    left = list(compress(raws, keep))
    pairs = _neighbours(list(compress(words, keep)), left, list(compress(stops, keep)))
    return Counter(left), Counter(pairs)


def _title(text: str) -> Occurrences:
    """The same of a title, which holds common words too; the pairs of all words and of those kept, each place once."""
    words, raws, breaks, firsts = _cut(text)
    keep, stops = _kept(words, breaks, firsts)
    rest = list(compress(range(len(raws)), keep))
    found = _neighbours(list(compress(words, keep)), rest, list(compress(stops, keep)))
    places = sorted({*_neighbours(words, range(len(raws)), breaks), *found})
    return Counter(raws), Counter((raws[left], raws[right]) for left, right in places)


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


def _records(fields: Sequence[Counter[Any]], term: Callable[[Any], Term], bits: int) -> tuple[str, ...]:
    """The records of one kind of terms in buckets: bodies first, most of whose terms stand nowhere else."""
    found: dict[str, tuple[int, str]] = {}
    merged: dict[str, Any] = {}
    title, keys, body = fields
    for raw, times in body.items():
        exact, spelling, hash, once = term(raw)
        if exact in found:
            _merge(merged, exact, spelling, BODY, times)
        else:
            found[exact] = hash, once if times == 1 else f"{exact}\t{times}\t{spelling}"
    for field, counter in ((TITLE, title), (KEYS, keys)):
        for raw, times in counter.items():
            exact, spelling, hash, _ = term(raw)
            found.setdefault(exact, (hash, ""))
            _merge(merged, exact, spelling, field, times)
    for exact, (spellings, counts) in merged.items():
        hash, alone = found[exact]
        if alone:
            _, code, spelling = alone.split("\t")
            counts[BODY] += int(code)
            spellings.add(spelling)
        found[exact] = hash, "\t".join((exact, code_of(*counts), *sorted(spellings)))
    buckets: list[list[str]] = [[] for _ in range(1 << bits)]
    mask = (1 << bits) - 1
    for hash, record in found.values():
        buckets[hash & mask].append(record)
    return tuple(map("\n".join, buckets))


def _merge(merged: dict[str, Any], exact: str, spelling: str, field: int, times: int) -> None:
    """Add to the counts and spellings of a term that stands in several fields or is spelled in several ways."""
    spellings, counts = merged.setdefault(exact, (set(), [0, 0, 0]))
    spellings.add(spelling)
    counts[field] += times


@lru_cache(maxsize=1 << 14)
def _syllable(raw: str) -> Term:
    word = word_of(raw)
    return word.exact, raw, word.hash, f"{word.exact}\t1\t{raw}"


@lru_cache(maxsize=1 << 16)
def _pair(raws: Pair) -> Term:
    left, right = word_of(raws[0]), word_of(raws[1])
    exact, spelling = f"{left.exact} {right.exact}", f"{raws[0]} {raws[1]}"
    return exact, spelling, combined(left.hash, right.hash), f"{exact}\t1\t{spelling}"
