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


def segment(documents: Iterable[Document]) -> Segment:
    """Analyse and invert the documents, numbered from 0 in the order given."""
    listed: list[Document] = []
    lengths: list[int] = []
    syllables, twos = _Inverted(), _Inverted()
    for number, document in enumerate(documents):
        listed.append(document)
        lengths.append(0)
        for field, text, whole in _texts(document):
            found = tokens(text)
            rest = kept(found)
            chosen = found if whole else rest
            for token in chosen:
                syllables.add(token.fold, token.exact, text[token.start : token.end], number, field)
            for left, right in neighbours(found, rest, whole=whole):
                surface = f"{text[left.start : left.end]} {text[right.start : right.end]}"
                twos.add(f"{left.fold} {right.fold}", f"{left.exact} {right.exact}", surface, number, field)
            if field == BODY:
                lengths[number] += len(rest)
    return Segment(tuple(listed), syllables.spellings(), twos.spellings(), tuple(lengths))


def neighbours(found: list[Token], rest: list[Token], *, whole: bool) -> Iterator[tuple[Token, Token]]:
    """The pairs of a text: of the kept tokens; in titles and keys also of all tokens, each pair of places once."""
    seen = set()
    for left, right in (*(pairs(found) if whole else ()), *pairs(rest)):
        if (left.start, right.start) not in seen:
            seen.add((left.start, right.start))
            yield left, right


def _texts(document: Document) -> Iterator[tuple[int, str, bool]]:
    """Field, text, and whether its stop words are indexed too."""
    yield TITLE, document.title, True
    for key in document.keys:
        yield KEYS, key, True
    yield BODY, document.body, False


class _Inverted:
    """Terms on their way from documents to postings."""

    def __init__(self) -> None:
        self._terms: Terms = defaultdict(lambda: defaultdict(dict))
        self._surfaces: Surfaces = defaultdict(Counter)

    def add(self, fold: str, exact: str, surface: str, number: int, field: int) -> None:
        """Count one occurrence."""
        counts = self._terms[fold][exact].setdefault(number, [0, 0, 0])
        counts[field] += 1
        self._surfaces[exact][surface] += 1

    def spellings(self) -> dict[str, tuple[Spelling, ...]]:
        """The spellings of each fold key in order, those in most documents first."""
        return {fold: tuple(self._of(self._terms[fold])) for fold in sorted(self._terms)}

    def _of(self, exacts: dict[str, dict[int, list[int]]]) -> Iterator[Spelling]:
        for exact in sorted(exacts, key=lambda exact: (-len(exacts[exact]), exact)):
            counts = self._surfaces[exact]
            surface = min(counts, key=lambda surface: (-counts[surface], surface))
            yield Spelling(exact, surface, tuple(Posting(n, *fields) for n, fields in exacts[exact].items()))
