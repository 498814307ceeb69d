"""How much a query of common words reads: a page that fetches its index must not fetch all of a long list.

theme/js/search/bounds.js computes the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from plugins.search.postings import Posting, Spelling

Rows = Sequence[Sequence[Spelling]]
Blocks = tuple[tuple[int, int], ...]

# Postings of long lists that one query reads, a byte each: with the shards, lengths and texts that it asks for besides,
# the worst of 172 queries stays under 200 KB in 100,000 pieces. 72,000 found none of them sooner; 40,000 found some
# later (mean reciprocal rank 0.95 for 0.96), 32,000 more (0.93).
MOST = 48_000


class Left(NamedTuple):
    """The blocks of long lists of words and of pairs that are left unread, as (first document, documents)."""

    words: Blocks = ()
    pairs: Blocks = ()


def left(words: Rows, pairs: Rows, *, strict: bool) -> Left:
    """What a query leaves unread, given the lists of each word and of each pair.

    Pairs go first: where they tell that pieces have all words of a query without marks side by side, only these are
    shown, and no long list of a word is read.
    """
    apart, beside = ([each for row in rows for each in row if each.parts] for rows in (words, pairs))
    spent = _size(beside)
    fits = spent <= (MOST / 3 if strict else MOST)
    if not apart and not beside:
        return Left()
    if fits and not strict and _all_of(pairs):
        return Left(words=_blocks(apart))
    if spent + _size(apart) <= MOST:
        return Left()
    promising = _all_of([row for row in (*words, *pairs) if row and not any(each.parts for each in row)])
    if fits:
        return Left(words=_unread(apart, MOST - spent, promising))
    both = _unread([*apart, *beside], MOST, promising)
    return Left(both, both)


def _size(lists: Iterable[Spelling]) -> int:
    return sum(len(each.postings) for each in lists)


def _all_of(rows: Rows) -> set[int]:
    """The documents that stand in every row."""
    found = [{posting.document for each in row for posting in each.postings} for row in rows]
    return set.intersection(*found) if found else set()


def _blocks(long: Sequence[Spelling]) -> Blocks:
    return tuple(sorted({part for each in long for part in each.parts}))


def _unread(long: Sequence[Spelling], most: int, promising: set[int]) -> Blocks:
    """All blocks but those that are read: where promising documents stand, then the newest, while there is room."""
    blocks = _blocks(long)
    likely = {block for block in blocks if any(in_blocks((block,), document) for document in promising)}
    first, *rest = sorted(blocks, key=lambda block: (block not in likely, -block[0]))
    chosen = {first}
    for block in rest:
        if sum(_within(each, {*chosen, block}) for each in long) > most:
            break
        chosen.add(block)
    return tuple(block for block in blocks if block not in chosen)


def _within(spelling: Spelling, chosen: set[tuple[int, int]]) -> int:
    """About how many postings of a list stand in these blocks."""
    covered = sum(size for start, size in spelling.parts if (start, size) in chosen)
    return len(spelling.postings) * covered // sum(size for _, size in spelling.parts)


def in_blocks(blocks: Blocks, document: int) -> bool:
    """Whether a document stands in one of the blocks."""
    return any(start <= document < start + size for start, size in blocks)


def read(spelling: Spelling, unread: Blocks) -> Iterator[Posting]:
    """The postings of a list but those in blocks that are left unread."""
    for posting in spelling.postings:
        if not spelling.parts or not in_blocks(unread, posting.document):
            yield posting
