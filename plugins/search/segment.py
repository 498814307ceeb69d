"""A segment: the documents of an index and, for each syllable and pair, where its spellings stand."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from plugins.search.analysis import Token, kept, pairs, tokens
from plugins.search.documents import Document
from plugins.search.postings import Posting

TITLE, KEYS, BODY = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Spelling:
    """One exact form of a term: the spelling met most often, and its postings by rising document number."""

    exact: str
    surface: str
    postings: tuple[Posting, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """`syllables` and `pairs` go from fold key to spellings, commonest first; `lengths` are kept tokens a body."""

    documents: tuple[Document, ...]
    syllables: Mapping[str, tuple[Spelling, ...]]
    pairs: Mapping[str, tuple[Spelling, ...]]
    lengths: tuple[int, ...]


Terms = dict[str, dict[str, dict[int, list[int]]]]
Surfaces = dict[str, Counter[str]]


@dataclass(frozen=True, slots=True)
class Term:
    """One occurrence of a syllable or pair: fold key, exact form, and how it is written."""

    fold: str
    exact: str
    surface: str


def segment(documents: Iterable[Document]) -> Segment:
    """Analyse and invert the documents, numbered from 0 in the order given."""
    listed: list[Document] = []
    lengths: list[int] = []
    syllables, twos = _Inverted(), _Inverted()
    for number, document in enumerate(documents):
        listed.append(document)
        for field in (TITLE, KEYS, BODY):
            count = 0
            for term in field_terms(document, field, "u"):
                syllables.add(term, number, field)
                count += 1
            for term in field_terms(document, field, "p"):
                twos.add(term, number, field)
        lengths.append(count)  # of the body, which comes last
    return Segment(tuple(listed), syllables.spellings(), twos.spellings(), tuple(lengths))


def field_terms(document: Document, field: int, kind: str) -> Iterator[Term]:
    """The syllables ('u') or pairs ('p') of one field; only titles hold common words whether in names or not."""
    for text in ((document.title,), document.keys, (document.body,))[field]:
        found = tokens(text)
        rest = kept(found)
        if kind == "u":
            for token in found if field == TITLE else rest:
                yield Term(token.fold, token.exact, text[token.start : token.end])
        else:
            for left, right in _neighbours(found, rest) if field == TITLE else pairs(rest):
                surface = f"{text[left.start : left.end]} {text[right.start : right.end]}"
                yield Term(f"{left.fold} {right.fold}", f"{left.exact} {right.exact}", surface)


def _neighbours(found: list[Token], rest: list[Token]) -> Iterator[tuple[Token, Token]]:
    """The pairs of all tokens and of the kept ones, each pair of places once."""
    seen = set()
    for left, right in (*pairs(found), *pairs(rest)):
        if (left.start, right.start) not in seen:
            seen.add((left.start, right.start))
            yield left, right


class _Inverted:
    """Terms on their way from documents to postings."""

    def __init__(self) -> None:
        self._terms: Terms = defaultdict(lambda: defaultdict(dict))
        self._surfaces: Surfaces = defaultdict(Counter)

    def add(self, term: Term, number: int, field: int) -> None:
        """Count one occurrence."""
        counts = self._terms[term.fold][term.exact].setdefault(number, [0, 0, 0])
        counts[field] += 1
        self._surfaces[term.exact][term.surface] += 1

    def spellings(self) -> dict[str, tuple[Spelling, ...]]:
        """The spellings of each fold key in order, those in most documents first."""
        return {fold: tuple(self._of(self._terms[fold])) for fold in sorted(self._terms)}

    def _of(self, exacts: dict[str, dict[int, list[int]]]) -> Iterator[Spelling]:
        for exact in sorted(exacts, key=lambda exact: (-len(exacts[exact]), exact)):
            counts = self._surfaces[exact]
            surface = min(counts, key=lambda surface: (-counts[surface], surface))
            yield Spelling(exact, surface, tuple(Posting(n, *fields) for n, fields in exacts[exact].items()))
