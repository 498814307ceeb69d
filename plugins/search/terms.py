"""A shard of terms: for each fold key its spellings and where they stand, made whole or mended after an edit.

It is kept as two lines of JSON. The first is printed: {fold: [[spelling, documents, postings], …]}, commonest first;
of a long list [spelling, documents, key, blocks, held], see plugins.search.blocks. The second, for the next build
alone, says how many records have each spelling, of forms where that is not the number of documents.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

from plugins.search.analysis import fold_form, word_of
from plugins.search.blocks import Long
from plugins.search.hashing import combined, hashed
from plugins.search.lexicon import Key
from plugins.search.postings import capped, encode, rows_of, times_of
from plugins.search.shape import Cut

Read = Callable[[str], str]
# The records that one document lost and gained of one exact form, and how often the form stands in it now.
Change = tuple[int, list[str], list[str], int]


class Shard:
    """The terms of one file; `name` is that of the file ('s0/u/3f')."""

    def __init__(self, name: str, cut: Cut, text: str = "{}\n{}", read: Read = str) -> None:
        """The shard of what is kept; `read` gives what is kept of a block."""
        printed, _, several = text.partition("\n")
        self.name, self._cut, self._read = name, cut, read
        self._folds: dict[str, list[list[Any]]] = {
            fold: [[*row, exact_of(row[0])] for row in rows] for fold, rows in json.loads(printed).items()
        }
        self._several: dict[str, dict[str, int]] = json.loads(several)
        self._blocks: dict[str, str] = {}
        self.gone: set[str] = set()

    def add(
        self, fold: str, exact: str, spellings: dict[str, int], documents: list[int], times: list[int] | None
    ) -> None:
        """A form that the shard does not hold; without `times` it stands once in every body."""
        best = min(spellings, key=lambda spelling: (-spellings[spelling], spelling))
        if spellings != {best: len(documents)}:
            self._several[exact] = spellings
        if len(documents) < self._cut.long:
            row = [best, len(documents), encode(documents, times), exact]
        else:
            long = Long.of(self._segment, exact, documents, times, self._cut.block)
            self._blocks.update(long.files)
            row = [best, len(documents), *long.head, exact]
        self._folds.setdefault(fold, []).append(row)

    def mend(self, exact: str, changes: Iterable[Change]) -> None:
        """Take the records of documents out of a form and put others in."""
        fold, _ = folded(exact)
        row = next((row for row in self._folds.get(fold, ()) if row[-1] == exact), None)
        spellings = dict(self._several.pop(exact, {row[0]: row[1]} if row else {}))
        now: dict[int, int] = {}
        for document, lost, gained, times in changes:
            now[document] = capped(times)
            for records, step in ((lost, -1), (gained, 1)):
                for record in records:
                    spelling = parted(record)[0]
                    spellings[spelling] = spellings.get(spelling, 0) + step
        spellings = {each: count for each, count in spellings.items() if count}
        if row is not None and len(row) > 4 and self._mended_long(row, now, spellings):
            return
        rows = self._rows(row) if row is not None else {}
        rows.update(now)
        documents = sorted(document for document, times in rows.items() if times)
        if row is not None:
            self._folds[fold].remove(row)
        if documents:
            self.add(fold, exact, spellings, documents, [rows[document] for document in documents])
        elif not self._folds.get(fold):
            self._folds.pop(fold, None)

    def _mended_long(self, row: list[Any], now: dict[int, int], spellings: dict[str, int]) -> bool:
        """Mend a long list in the blocks that change; False where it is long no more, and its files are gone then."""
        long = Long.known(self._segment, row[2:5], self._read, self._cut.block)
        size = row[1] + long.mend(now)
        if size < self._cut.long:
            return False
        self._blocks.update(long.files)
        self.gone |= long.gone
        best = min(spellings, key=lambda spelling: (-spellings[spelling], spelling))
        if spellings != {best: size}:
            self._several[row[-1]] = spellings
        row[:5] = [best, size, *long.head]
        return True

    def _rows(self, row: list[Any]) -> dict[int, int]:
        if len(row) <= 4:
            return dict(rows_of(row[2]))
        long = Long.known(self._segment, row[2:5], self._read, self._cut.block)
        self.gone.update(long.names)
        return dict(long.rows())

    @property
    def _segment(self) -> str:
        return self.name.partition("/")[0]

    def lexicon(self, folds: Iterable[str] | None = None) -> Iterator[Key]:
        """Lexicon keys of the folds asked for, or of all; numbers are no words."""
        for fold in self._folds if folds is None else folds:
            if fold in self._folds and fold[0] > "9":
                best = min(self._folds[fold], key=_rank)
                yield Key(fold, best[1].bit_length(), best[0])

    def files(self) -> Iterator[tuple[str, str]]:
        """What is kept, in an order that no history shows in, and of long lists the blocks that were made."""
        printed = {fold: [row[:-1] for row in sorted(self._folds[fold], key=_rank)] for fold in sorted(self._folds)}
        several = {exact: dict(sorted(self._several[exact].items())) for exact in sorted(self._several)}
        yield self.name, f"{_json(printed)}\n{_json(several)}"
        for name, packed in self._blocks.items():
            yield name, _json(packed)


def folded(exact: str) -> tuple[str, int]:
    """The fold key of an exact form and its hash."""
    left, _, right = exact.partition(" ")
    fold, hash = _folded(left)
    if not right:
        return fold, hash
    other, other_hash = _folded(right)
    return f"{fold} {other}", combined(hash, other_hash)


def exact_of(spelling: str) -> str:
    """The exact form that a spelling of a syllable or pair reads as."""
    left, _, right = spelling.partition(" ")
    return f"{word_of(left).exact} {word_of(right).exact}" if right else word_of(left).exact


@lru_cache(maxsize=1 << 12)
def _times_of(told: str) -> int:
    if told[:1] == "t":
        return times_of(int(told[1:]), 0, 0)
    return times_of(0, int(told[1:]), 0) if told[:1] == "k" else times_of(0, 0, int(told or 1))


def parted(record: str) -> tuple[str, int]:
    """The spelling of a record, and how often it stands in which field."""
    surface, _, told = record.partition("\t")
    return surface, _times_of(told)


@lru_cache(maxsize=1 << 14)
def _folded(exact: str) -> tuple[str, int]:
    fold = fold_form(exact)
    return fold, hashed(fold)


def _rank(row: list[Any]) -> tuple[int, str]:
    return -row[1], row[-1]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
