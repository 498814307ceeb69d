"""How far back a query of common words reads: a page that fetches its index must not fetch all of a long list.

theme/js/search/bounds.js computes the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from plugins.search.postings import Posting, Spelling

Rows = Sequence[Sequence[Spelling]]

# Postings of long lists that one query reads, a byte each: what one of four common words has in 10,000 pieces.
MOST = 72_000


class Firsts(NamedTuple):
    """The first documents that are looked at in long lists of words and of pairs, 0 for all."""

    words: int = 0
    pairs: int = 0


def firsts(words: Rows, pairs: Rows, documents: int, *, strict: bool) -> Firsts:
    """How far back a query reads, given the lists of each word and of each pair.

    Pairs go first: where they tell that pieces have all words of a query without marks side by side, only these are
    shown, and no long list of a word is read.
    """
    apart, beside = ([each for row in rows for each in row if each.parts] for rows in (words, pairs))
    spent = _size(beside)
    fits = spent <= (MOST / 3 if strict else MOST)
    if not apart and not beside:
        return Firsts()
    if fits and not strict and _side_by_side(pairs):
        return Firsts(words=documents)
    if spent + _size(apart) <= MOST:
        return Firsts()
    if fits:
        return Firsts(words=_horizon(apart, MOST - spent))
    first = _horizon([*apart, *beside], MOST)
    return Firsts(first, first)


def _size(lists: Iterable[Spelling]) -> int:
    return sum(len(each.postings) for each in lists)


def _side_by_side(pairs: Rows) -> bool:
    """Whether some piece has all pairs."""
    found = [{posting.document for each in row for posting in each.postings} for row in pairs]
    return bool(found and set.intersection(*found))


def _horizon(long: Sequence[Spelling], most: int) -> int:
    """The oldest block from which on lists hold no more than `most` postings, or the newest block."""
    first, *older = sorted({start for each in long for start, _ in each.parts}, reverse=True)
    for start in older:
        if sum(_later(each, start) for each in long) > most:
            break
        first = start
    return first


def _later(spelling: Spelling, start: int) -> int:
    """About how many postings of a list stand in its parts from a document on."""
    covered = sum(size for at, size in spelling.parts if at >= start)
    return len(spelling.postings) * covered // sum(size for _, size in spelling.parts)


def read(spelling: Spelling, first: int) -> Iterator[Posting]:
    """The postings that are looked at when long lists are read from a document on."""
    for posting in spelling.postings:
        if posting.document >= first or not any(at <= posting.document < at + size for at, size in spelling.parts):
            yield posting
