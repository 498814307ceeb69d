"""The terms of one field of a document, one occurrence at a time, as the Whoosh index takes them."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.search.analysis import Token, kept, pairs, tokens
from plugins.search.documents import Document

TITLE, KEYS, BODY = 0, 1, 2

# A fold key, an exact form, and how it is written.
Term = tuple[str, str, str]


def field_terms(document: Document, field: int) -> dict[str, list[Term]]:
    """The syllables ('u') and pairs ('p') of one field; only titles hold common words whether in names or not."""
    syllables: list[Term] = []
    twos: list[Term] = []
    title, keys, body = document.fields
    for text in ((title,), keys, (body,))[field]:
        found = tokens(text)
        rest = kept(found)
        chosen, neighbours = (found, _neighbours(found, rest)) if field == TITLE else (rest, pairs(rest))
        syllables += [(token.fold, token.exact, text[token.start : token.end]) for token in chosen]
        twos += [
            (
                f"{left.fold} {right.fold}",
                f"{left.exact} {right.exact}",
                f"{text[left.start : left.end]} {text[right.start : right.end]}",
            )
            for left, right in neighbours
        ]
    return {"u": syllables, "p": twos}


def _neighbours(found: list[Token], rest: list[Token]) -> Iterator[tuple[Token, Token]]:
    """The pairs of all tokens and of the kept ones, each pair of places once."""
    seen = set()
    for left, right in (*pairs(found), *pairs(rest)):
        if (left.start, right.start) not in seen:
            seen.add((left.start, right.start))
            yield left, right
