"""How far back a query of common words reads: a page that fetches its index must not fetch all of a long list.

theme/js/search/bounds.js computes the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.search.postings import Posting, Spelling

Rows = Sequence[Sequence[Spelling]]

# Postings of long lists that one query reads, a byte each: what one of four common words has in 10,000 pieces.
MOST = 72_000


def since(words: Rows, pairs: Rows, documents: int, *, strict: bool) -> int:
    """The first document that is looked at in long lists, given the lists of each word and of each pair of a query.

    0 where all are. Of a query without marks only pieces with all pairs are shown where there are any: where short
    lists alone tell which, no long list is read.
    """
    long = [each for row in (*words, *pairs) for each in row if each.parts]
    if long and not strict and _told(pairs):
        return documents
    if sum(len(each.postings) for each in long) <= MOST:
        return 0
    first, *older = sorted({start for each in long for start, _ in each.parts}, reverse=True)
    for start in older:
        if sum(_later(each, start) for each in long) > MOST:
            break
        first = start
    return first


def _told(pairs: Rows) -> bool:
    """Whether short lists tell that some piece has all pairs."""
    if not pairs or any(each.parts for row in pairs for each in row):
        return False
    found = ({posting.document for each in row for posting in each.postings} for row in pairs)
    return bool(set.intersection(*found))


def _later(spelling: Spelling, start: int) -> int:
    """About how many postings of a list stand in its parts from a document on."""
    covered = sum(size for at, size in spelling.parts if at >= start)
    return len(spelling.postings) * covered // sum(size for _, size in spelling.parts)


def read(spelling: Spelling, first: int) -> Iterator[Posting]:
    """The postings that are looked at when long lists are read from a document on."""
    for posting in spelling.postings:
        if posting.document >= first or not any(at <= posting.document < at + size for at, size in spelling.parts):
            yield posting
