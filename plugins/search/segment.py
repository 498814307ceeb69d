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


# A fold key, an exact form, and how it is written.
Term = tuple[str, str, str]


def segment(documents: Iterable[Document]) -> Segment:
    """Analyse and invert the documents, numbered from 0 in the order given."""
    listed: list[Document] = []
    lengths: list[int] = []
    inverted = {"u": _Inverted(), "p": _Inverted()}
    for number, document in enumerate(documents):
        listed.append(document)
        for field in (TITLE, KEYS, BODY):
            terms = field_terms(document, field)
            for kind, found in terms.items():
                inverted[kind].add(found, number, field)
        lengths.append(len(terms["u"]))  # of the body, which comes last
    return Segment(tuple(listed), inverted["u"].spellings(), inverted["p"].spellings(), tuple(lengths))


def field_terms(document: Document, field: int) -> dict[str, list[Term]]:
    """The syllables ('u') and pairs ('p') of one field; only titles hold common words whether in names or not."""
    syllables: list[Term] = []
    twos: list[Term] = []
    for text in ((document.title,), document.keys, (document.body,))[field]:
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


class _Inverted:
    """Terms on their way from documents to postings: by exact form its fold, its surfaces, its counts by document."""

    def __init__(self) -> None:
        self._folds: dict[str, str] = {}
        self._surfaces: dict[str, dict[str, int]] = {}
        self._counts: dict[str, dict[int, list[int]]] = {}

    def add(self, terms: list[Term], number: int, field: int) -> None:
        """Count the occurrences in one field of one document."""
        for (fold, exact, surface), times in Counter(terms).items():
            if exact not in self._folds:
                self._folds[exact], self._surfaces[exact], self._counts[exact] = fold, {}, {}
            surfaces, counts = self._surfaces[exact], self._counts[exact]
            surfaces[surface] = surfaces.get(surface, 0) + times
            counts.setdefault(number, [0, 0, 0])[field] += times

    def spellings(self) -> dict[str, tuple[Spelling, ...]]:
        """The spellings of each fold key in order, those in most documents first."""
        by_fold: dict[str, list[Spelling]] = defaultdict(list)
        for exact, fold in self._folds.items():
            by_fold[fold].append(self._spelling(exact))
        return {
            fold: tuple(sorted(by_fold[fold], key=lambda spelling: (-len(spelling.postings), spelling.exact)))
            for fold in sorted(by_fold)
        }

    def _spelling(self, exact: str) -> Spelling:
        surfaces = self._surfaces[exact]
        surface = min(surfaces, key=lambda surface: (-surfaces[surface], surface))
        return Spelling(exact, surface, tuple(Posting(n, *fields) for n, fields in self._counts[exact].items()))
