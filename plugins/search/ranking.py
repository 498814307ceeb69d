"""Matching and scoring: every word must stand in a piece, and words that stand together weigh most.

theme/js/search/ranking.js computes the same numbers in the same order.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, Protocol

from plugins.search import bounds
from plugins.search.postings import Spelling
from plugins.search.query import Query, Word, weights

# BM25 with Whoosh's idf; weights of title, keys, body and of length found on queries of editors.
K1, B_BODY = 1.2, 0.75
TITLE, KEYS, BODY = 3.0, 2.0, 1.0
PAIRS, PHRASE = 3.0, 50.0
# A pair with a word that is not looked for stands in titles and names alone, and tells which title was meant; one of
# more documents than this tells little.
LOOSE, RARE = 1.0, 4096
_NONE = [0.0, 0.0, 0.0]


class Counts(NamedTuple):
    """How often a word stands in each document's fields; `all` is in how many it does.

    A document with two spellings of the word counts twice in `all`, so that it is known before any list is read.
    """

    fields: dict[int, list[float]]
    all: int


class Shelf(Protocol):
    """Where terms are looked up: 'u' for syllables, 'p' for pairs."""

    documents: int
    average: float

    def spellings(self, kind: str, fold: str) -> Sequence[Spelling]:
        """The spellings of a fold key, in most documents first, then by exact form."""

    def length(self, document: int) -> float:
        """The body length of a document in kept tokens, as quantised."""


@dataclass(frozen=True, slots=True)
class Match:
    """A document with its score; `phrase` when all neighbours in the query are neighbours in it."""

    document: int
    score: float
    phrase: bool


def matches(query: Query, shelf: Shelf, *, relaxed: bool = False, bounded: bool = False) -> list[Match]:
    """All documents that have every word of some reading, best first, of equals the newest first.

    `bounded` reads no more of long lists than plugins.search.bounds says; in blocks left unread the documents are found
    that have all words side by side, a word counts there as often as it stands beside its neighbours, and every body
    is as long as the average.
    """
    best: dict[int, Match] = {}
    for reading in query.readings:
        for match in _of_reading(reading, shelf, relaxed=relaxed, bounded=bounded, strict=query.strict):
            known = best.get(match.document)
            if known is None or (match.phrase, match.score) > (known.phrase, known.score):
                best[match.document] = match
    return sorted(best.values(), key=lambda match: (-_step(match.score), -match.document))


def _step(score: float) -> int:
    """A score in steps of a billionth: what differs less is equal, as logarithms differ so between machines."""
    return math.floor(score * 1e9 + 0.5)


def shown(query: Query, found: list[Match]) -> list[Match]:
    """Of a query without marks only the pieces with the phrase, where there are any; else all."""
    phrases = [match for match in found if match.phrase]
    return phrases if phrases and not query.strict else found


def firm(reading: Sequence[Word], shelf: Shelf) -> list[Word]:
    """The words to look for: a possible stop word only where it stands in a name or word beside its neighbour."""
    strong = [word for place, word in enumerate(reading) if not word.weak or _holds(reading, place, shelf)]
    return strong or list(reading)


def _of_reading(reading: Sequence[Word], shelf: Shelf, *, relaxed: bool, bounded: bool, strict: bool) -> list[Match]:
    words = firm(reading, shelf)
    chosen: dict[Word, dict[str, float]] = {}
    known: dict[Word, dict[str, Spelling]] = {}
    for word in reading:
        known[word] = {spelling.exact: spelling for spelling in shelf.spellings("u", word.fold)}
        chosen[word] = weights(word, known[word], relaxed=relaxed)
    rows = [[(weight, known[word][exact]) for exact, weight in chosen[word].items()] for word in words]
    twos = [_pair(two, chosen, shelf) for two in pairwise(words)]
    apart = [_rare(_pair(two, chosen, shelf)) for two in _loose(reading, words)]
    unread = bounds.left(_lists(rows), _lists(twos), strict=strict) if bounded else bounds.Left()
    counts = [_gathered(row, shelf.documents, unread.words) for row in rows]
    pairs, loose = ([_gathered(row, shelf.documents, unread.pairs) for row in each] for each in (twos, apart))
    common = set(counts[0].fields).intersection(*(each.fields for each in counts[1:]))
    common |= _side_by_side(counts, pairs, unread.words) if pairs else set()
    return [_match(document, _length(document, unread, shelf), counts, (pairs, loose), shelf) for document in common]


def _lists(rows: list[list[tuple[float, Spelling]]]) -> list[list[Spelling]]:
    return [[spelling for _, spelling in row] for row in rows]


def _side_by_side(counts: list[Counts], pairs: list[Counts], unread: bounds.Blocks) -> set[int]:
    """The documents of unread blocks that have all pairs; what their words count is put to that of the pairs."""
    found = set(pairs[0].fields).intersection(*(each.fields for each in pairs[1:]))
    older = {document for document in found if bounds.in_blocks(unread, document)}
    for place, each in enumerate(counts):
        beside = pairs[max(0, place - 1) : place + 1]
        for document in older:
            rows = (each.fields.get(document, _NONE), *(pair.fields[document] for pair in beside))
            each.fields[document] = list(map(max, *rows))
    return older


def _loose(reading: Sequence[Word], words: Sequence[Word]) -> list[tuple[Word, Word]]:
    """Neighbours as typed of which one is not looked for at its place; the same word may be at another."""
    sought = {id(word) for word in words}
    return [two for two in pairwise(reading) if not {id(word) for word in two} <= sought]


def _pair(
    two: tuple[Word, Word], chosen: Mapping[Word, dict[str, float]], shelf: Shelf
) -> list[tuple[float, Spelling]]:
    left, right = (chosen[word] for word in two)
    weighed = []
    for spelling in shelf.spellings("p", f"{two[0].fold} {two[1].fold}"):
        first, second = spelling.exact.split(" ")
        if first in left and second in right:
            weighed.append((left[first] * right[second], spelling))
    return weighed


def _rare(weighed: list[tuple[float, Spelling]]) -> list[tuple[float, Spelling]]:
    return [(weight, spelling) for weight, spelling in weighed if len(spelling.postings) < RARE]


def _gathered(weighed: list[tuple[float, Spelling]], most: int, unread: bounds.Blocks) -> Counts:
    """Counts of several spellings, each by its weight, without what stands in unread blocks."""
    counts: dict[int, list[float]] = {}
    for weight, spelling in weighed:
        for posting in bounds.read(spelling, unread) if unread else spelling.postings:
            fields = counts.setdefault(posting.document, [0.0, 0.0, 0.0])
            fields[0] += weight * posting.title
            fields[1] += weight * posting.keys
            fields[2] += weight * posting.body
    return Counts(counts, min(most, sum(len(spelling.postings) for _, spelling in weighed)))


def _length(document: int, unread: bounds.Left, shelf: Shelf) -> float:
    """Of a document in an unread block the average: a file of lengths is not worth asking for there."""
    return shelf.average if bounds.in_blocks(unread.words, document) else shelf.length(document)


def _match(
    document: int, length: float, counts: list[Counts], twos: tuple[list[Counts], list[Counts]], shelf: Shelf
) -> Match:
    pairs, loose = twos
    norm = 1 - B_BODY + B_BODY * length / shelf.average
    score = 0.0
    for each in counts:
        score += _bm25(each.fields[document], each.all, norm, shelf.documents)
    met = 0
    for each in pairs:
        if document in each.fields:
            met += 1
            score += PAIRS * _bm25(each.fields[document], each.all, norm, shelf.documents)
    for each in loose:
        if document in each.fields:
            score += LOOSE * _bm25(each.fields[document], each.all, norm, shelf.documents)
    if pairs:
        score += PHRASE * (met / len(pairs)) ** 2
    return Match(document, score, met == len(pairs))


def _bm25(fields: list[float], documents: int, norm: float, all: int) -> float:
    idf = math.log(all / (documents + 1)) + 1
    title, keys, body = fields
    return idf * (
        TITLE * title * (K1 + 1) / (title + K1)
        + KEYS * keys * (K1 + 1) / (keys + K1)
        + BODY * body * (K1 + 1) / (body + K1 * norm)
    )


def _holds(reading: Sequence[Word], place: int, shelf: Shelf) -> bool:
    """Whether a weak word forms a pair with a neighbour in some body or key, which hold it in names only."""
    for left in (place - 1, place):
        if left < 0 or left + 1 >= len(reading):
            continue
        words = reading[left : left + 2]
        for spelling in shelf.spellings("p", f"{words[0].fold} {words[1].fold}"):
            if _fits(words, spelling) and any(posting.keys or posting.body for posting in spelling.postings):
                return True
    return False


def _fits(words: Sequence[Word], spelling: Spelling) -> bool:
    exacts = spelling.exact.split(" ")
    return all(not word.strict or word.exact == exact for word, exact in zip(words, exacts, strict=True))
