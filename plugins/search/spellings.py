"""How a query is spelled in the pieces found, and which are shown; theme/js/search/choice.js chooses the same."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from plugins.search.query import Query, Word, weights
from plugins.search.ranking import Match, Shelf, firm, shown

EVERY, APART = "*", "~"  # choices that are no spelling: every one; all pieces with the words, side by side or not
_MOST_ROWS = 20


@dataclass(frozen=True, slots=True)
class Row:
    """A spelling with its exact forms, and the pieces that have it."""

    text: str
    forms: tuple[str, ...]
    documents: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """`tier` are the matches that may be shown, `base` those of the spelling chosen, `forms` what is marked in them."""

    tier: list[Match]
    rows: list[Row]
    spelling: str
    base: list[Match]
    forms: frozenset[str]


def chosen(query: Query, found: list[Match], shelf: Shelf, asked: str, *, relaxed: bool) -> Choice:
    """The matches of the spelling asked for, or of the usual one."""
    tier = shown(query, found)
    rows = _rows(query, shelf, {match.document for match in tier if match.phrase})
    words = len(rows[0].forms) if rows else 0
    spelling = asked or _usual(rows, words, len(tier))
    row = next((row for row in rows if row.text == spelling), None)
    if row is None and spelling != APART:
        spelling = EVERY
    base = found if spelling == APART else [match for match in tier if not row or match.document in row.documents]
    forms = forms_of(query, shelf, relaxed=relaxed)
    if row or (words > 1 and spelling != APART):
        forms = _spelled([row] if row else rows, query, forms)
    return Choice(tier, rows, spelling, base, forms)


def forms_of(query: Query, shelf: Shelf, *, relaxed: bool) -> frozenset[str]:
    """The exact forms that the words of a query are looked up as."""
    words = [word for reading in query.readings for word in firm(reading, shelf)]
    return frozenset(
        exact
        for word in words
        for exact in weights(word, [each.exact for each in shelf.spellings("u", word.fold)], relaxed=relaxed)
    )


def _usual(rows: Sequence[Row], words: int, total: int) -> str:
    """The spelling that half of the pieces with the phrase have, else every one."""
    return rows[0].text if words > 1 and len(rows) > 1 and len(rows[0].documents) * 2 >= total else EVERY


def _spelled(rows: Sequence[Row], query: Query, forms: Collection[str]) -> frozenset[str]:
    """Of the forms those of the spellings shown, and those of abbreviations written out."""
    written = [word.exact for word in query.readings[1] if word.strict] if len(query.readings) > 1 else []
    return frozenset((*(form for row in rows for form in row.forms), *(form for form in written if form in forms)))


def _rows(query: Query, shelf: Shelf, among: Collection[int]) -> list[Row]:
    """The ways a query without marks is spelled in some pieces, the commonest first."""
    if query.strict or not query.readings:
        return []
    words = firm(query.readings[0], shelf)
    rows = _single(words[0], shelf, among) if len(words) == 1 else _chains(words, shelf, among)
    return sorted((row for row in rows if row.documents), key=lambda row: -len(row.documents))


def _single(word: Word, shelf: Shelf, among: Collection[int]) -> list[Row]:
    return [
        Row(each.surface, (each.exact,), tuple(p.document for p in each.postings if p.document in among))
        for each in shelf.spellings("u", word.fold)
    ]


def _chains(words: Sequence[Word], shelf: Shelf, among: Collection[int]) -> list[Row]:
    """Pair spellings that fit end to end, and the pieces that have all pairs of a row."""
    rows: list[Row] | None = None
    for left, right in pairwise(words):
        following: list[Row] = []
        for each in shelf.spellings("p", f"{left.fold} {right.fold}"):
            first, second = each.exact.split(" ")
            here = {posting.document for posting in each.postings if posting.document in among}
            for row in rows if rows is not None else [Row(each.surface.split(" ")[0], (first,), tuple(sorted(here)))]:
                documents = tuple(document for document in row.documents if document in here)
                if row.forms[-1] == first and documents:
                    text = f"{row.text} {each.surface.split(' ')[1]}"
                    following.append(Row(text, (*row.forms, second), documents))
        rows = sorted(following, key=lambda row: -len(row.documents))[:_MOST_ROWS]
    return rows or []
