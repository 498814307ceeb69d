"""A shard of terms: for each fold key its spellings and where they stand, made whole or mended after an edit.

It is kept as two lines of JSON. The first is printed: {fold: [[spelling, documents, postings], …]}, commonest first;
of a long list [spelling, documents, key, blocks, held], see plugins.search.blocks. The second, for the next build
alone, says how many records have each spelling, of forms where that is not the number of documents.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from plugins.search.analysis import fold_form, word_of
from plugins.search.blocks import Long
from plugins.search.hashing import combined, hashed
from plugins.search.lexicon import Key
from plugins.search.postings import BODY, KEYS, ONCE, TITLE, Lists, change, code_of, counted, encode, lists_of
from plugins.search.shape import Cut

Read = Callable[[str], str]
# The records that one document lost and gained of one exact form.
Change = tuple[int, list[str], list[str]]
_FIELDS = {"t": TITLE, "k": KEYS}


class Shard:
    """The terms of one file; `name` is that of the file ('s0/u/3f')."""

    def __init__(self, name: str, cut: Cut, text: str = "{}\n{}", read: Read = str) -> None:
        """The shard of what is kept; `read` gives what is kept of a block."""
        printed, _, several = text.partition("\n")
        self.name, self._cut, self._read = name, cut, read
        self._folds: dict[str, list[list[Any]]] = json.loads(printed)
        self._open: dict[str, list[list[Any]]] = {}
        self._several: dict[str, dict[str, int]] = json.loads(several)
        self._blocks: dict[str, str] = {}
        self.gone: set[str] = set()

    def add(
        self, fold: str, exact: str, spellings: dict[str, int], lists: Mapping[int, Sequence[int]], count: int
    ) -> None:
        """A form that the shard does not hold, which stands in `count` documents."""
        best = _commonest(spellings)
        if spellings != {best: count}:
            self._several[exact] = spellings
        if count < self._cut.long:
            row = [best, count, encode(lists), exact]
        else:
            long = Long.of(self._segment, exact, lists, self._cut)
            self._blocks.update(long.files)
            row = [best, count, *long.head, exact]
        self._rows(fold).append(row)

    def _rows(self, fold: str) -> list[list[Any]]:
        """The rows of a fold, each with its exact form at the end: only of folds that change those are asked for."""
        if fold not in self._open:
            self._open[fold] = [[*row, exact_of(row[0])] for row in self._folds.get(fold, ())]
        return self._open[fold]

    def mend(self, exact: str, changes: Iterable[Change]) -> None:
        """Take the records of documents out of a form and put others in."""
        fold, _ = folded(exact)
        row = next((row for row in self._rows(fold) if row[-1] == exact), None)
        spellings = dict(self._several.pop(exact, {row[0]: row[1]} if row else {}))
        steps: list[tuple[int, int, int]] = []
        for document, lost, gained in changes:
            for records, step in ((gained, 1), (lost, -1)):
                for record in records:
                    spelling, code = parted(record)
                    spellings[spelling] = spellings.get(spelling, 0) + step
                    steps.append((document, code, step))
        spellings = {each: count for each, count in spellings.items() if count}
        if row is not None and len(row) > 4 and self._mended_long(row, steps, spellings):
            return
        lists = self._lists(row) if row is not None else {}
        for each in sorted(steps, key=itemgetter(2), reverse=True):
            change(lists, *each)
        if row is not None:
            self._rows(fold).remove(row)
        if lists:
            self.add(fold, exact, spellings, lists, counted(lists))

    def _mended_long(self, row: list[Any], steps: list[tuple[int, int, int]], spellings: dict[str, int]) -> bool:
        """Mend a long list in the blocks that change; False where it is long no more, and stays as it was then."""
        long = Long.known(self._segment, row[2:5], self._read, self._cut)
        size = row[1] + long.mend(steps)
        if size < self._cut.long:
            return False
        self._blocks.update(long.files)
        self.gone |= long.gone
        best = _commonest(spellings)
        if spellings != {best: size}:
            self._several[row[-1]] = spellings
        row[:5] = [best, size, *long.head]
        return True

    def _lists(self, row: list[Any]) -> Lists:
        if len(row) <= 4:
            return lists_of(row[2])
        long = Long.known(self._segment, row[2:5], self._read, self._cut)
        self.gone.update(long.names)
        return long.lists()

    @property
    def _segment(self) -> str:
        return self.name.partition("/")[0]

    def lexicon(self, folds: Iterable[str] | None = None) -> Iterator[Key]:
        """Lexicon keys of the folds asked for, or of all; numbers are no words."""
        rows = self._printed()
        for fold in rows if folds is None else folds:
            if fold in rows and fold[0] > "9":
                surface, count = rows[fold][0][:2]
                yield Key(fold, count.bit_length(), surface)

    def _printed(self) -> dict[str, list[list[Any]]]:
        """The rows of each fold as they are printed, commonest first."""
        changed = {fold: [row[:-1] for row in sorted(rows, key=_rank)] for fold, rows in self._open.items()}
        rows = {**self._folds, **changed}
        return {fold: rows[fold] for fold in sorted(rows) if rows[fold]}

    def files(self) -> Iterator[tuple[str, str]]:
        """What is kept, in an order that no history shows in, and of long lists the blocks that were made."""
        several = {exact: dict(sorted(self._several[exact].items())) for exact in sorted(self._several)}
        yield self.name, f"{_json(self._printed())}\n{_json(several)}"
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
def _code_of(told: str) -> int:
    field = _FIELDS.get(told[:1], BODY)
    return code_of(int(told[field != BODY :] or 1), field)


def parted(record: str) -> tuple[str, int]:
    """The spelling of a record, and the code of how often it stands in which field."""
    surface, _, told = record.partition("\t")
    return surface, _code_of(told) if told else ONCE


@lru_cache(maxsize=1 << 14)
def _folded(exact: str) -> tuple[str, int]:
    fold = fold_form(exact)
    return fold, hashed(fold)


def _commonest(spellings: dict[str, int]) -> str:
    if len(spellings) == 1:
        return next(iter(spellings))
    return min(spellings, key=lambda spelling: (-spellings[spelling], spelling))


def _rank(row: list[Any]) -> tuple[int, str]:
    return -row[1], row[-1]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
