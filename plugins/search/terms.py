"""A shard of terms: for each fold key its spellings and where they stand, made whole or mended after an edit.

It is kept as two lines of JSON. The first is printed: {fold: [[spelling, documents, postings], …]}, commonest first.
The second, for the next build alone, says of forms spelled in several ways how many documents have each spelling.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from plugins.search.analysis import fold_form, tokens
from plugins.search.hashing import combined, hashed
from plugins.search.lexicon import Key
from plugins.search.postings import Row, encode, rows_of


class Spelt(NamedTuple):
    """An exact form: in how many documents each spelling stands, and its rows of (document, code)."""

    exact: str
    spellings: dict[str, int]
    rows: list[Row]


class Change(NamedTuple):
    """The record of a term in one document: taken out (`new` False) or put in."""

    document: int
    record: str
    new: bool


@dataclass(slots=True)
class Shard:
    """`folds` as printed, with the exact form of every row at its end; `several` is the second line."""

    folds: dict[str, list[list[Any]]]
    several: dict[str, dict[str, int]]

    @classmethod
    def of(cls, text: str) -> Shard:
        """The shard of what is kept."""
        printed, _, several = text.partition("\n")
        folds = {fold: [[*row, exact_of(row[0])] for row in rows] for fold, rows in json.loads(printed).items()}
        return cls(folds, json.loads(several))

    def add(self, fold: str, term: Spelt) -> None:
        """A form that the shard does not hold."""
        if len(term.spellings) > 1:
            self.several[term.exact] = term.spellings
            best = min(term.spellings, key=lambda spelling: (-term.spellings[spelling], spelling))
        else:
            best = next(iter(term.spellings))
        self.folds.setdefault(fold, []).append([best, len(term.rows), encode(term.rows), term.exact])

    def mend(self, changes: Iterable[Change]) -> None:
        """Take records out and put records in."""
        by_exact: dict[str, list[Change]] = {}
        for change in changes:
            by_exact.setdefault(change.record.partition("\t")[0], []).append(change)
        for exact, few in by_exact.items():
            fold, _ = folded(exact)
            term = _mended(self._taken(fold, exact), few)
            if term.rows:
                self.add(fold, term)
            elif not self.folds.get(fold, ()):
                self.folds.pop(fold, None)

    def _taken(self, fold: str, exact: str) -> Spelt:
        """The form as it is, no longer held."""
        for row in self.folds.get(fold, ()):
            if row[3] == exact:
                self.folds[fold].remove(row)
                return Spelt(exact, self.several.pop(exact, {row[0]: row[1]}), list(rows_of(row[2])))
        return Spelt(exact, {}, [])

    def lexicon(self, folds: Iterable[str] | None = None) -> Iterator[Key]:
        """Lexicon keys of the folds asked for, or of all; numbers are no words."""
        for fold in self.folds if folds is None else folds:
            if fold in self.folds and fold[0] > "9":
                best = min(self.folds[fold], key=_rank)
                yield Key(fold, best[1].bit_length(), best[0])

    def content(self) -> str:
        """What is kept, in an order that no history shows in."""
        printed = {fold: [row[:3] for row in sorted(self.folds[fold], key=_rank)] for fold in sorted(self.folds)}
        several = {exact: dict(sorted(self.several[exact].items())) for exact in sorted(self.several)}
        return f"{_json(printed)}\n{_json(several)}"


def folded(exact: str) -> tuple[str, int]:
    """The fold key of an exact form and its hash."""
    left, _, right = exact.partition(" ")
    fold, hash = _folded(left)
    if not right:
        return fold, hash
    other, other_hash = _folded(right)
    return f"{fold} {other}", combined(hash, other_hash)


@lru_cache(maxsize=1 << 16)
def exact_of(spelling: str) -> str:
    """The exact form that a spelling reads as."""
    return " ".join(token.exact for token in tokens(spelling))


def _mended(term: Spelt, changes: list[Change]) -> Spelt:
    spellings, rows = dict(term.spellings), dict(term.rows)
    for change in sorted(changes, key=lambda change: change.new):
        _, code, *written = change.record.split("\t")
        for spelling in written:
            spellings[spelling] = spellings.get(spelling, 0) + (1 if change.new else -1)
        if change.new:
            rows[change.document] = code
        else:
            del rows[change.document]
    return Spelt(term.exact, {each: count for each, count in spellings.items() if count}, sorted(rows.items()))


@lru_cache(maxsize=1 << 14)
def _folded(exact: str) -> tuple[str, int]:
    fold = fold_form(exact)
    return fold, hashed(fold)


def _rank(row: list[Any]) -> tuple[int, str]:
    return -row[1], row[3]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
