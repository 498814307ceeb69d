"""From the terms of many pieces to the shards of a segment, a bucket at a time and never all terms in memory."""

from __future__ import annotations

import tempfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import NamedTuple, Self

from plugins.search.counting import BUCKETS, PAIR_BITS, SYLLABLE_BITS
from plugins.search.hashing import name_of
from plugins.search.lexicon import Key
from plugins.search.terms import Shard, Spelt, folded

_PIECE, _LINE = "\x1e", "\n"
_ROOM = 24_000_000  # characters kept in memory before they are laid down in a file
_FIRST = {"u": 0, "p": 1 << SYLLABLE_BITS}
LOW_BITS = {"u": SYLLABLE_BITS, "p": PAIR_BITS}


class Bucket(NamedTuple):
    """The records of all pieces that fall into one part of the terms: what one worker inverts.

    `bits` are those of the segment's shards of this kind; `prefix` names the shards ('s0/u/').
    """

    prefix: str
    kind: str
    bits: int
    low: int
    text: str

    @property
    def numbers(self) -> range:
        """The shards that the bucket fills."""
        return range(self.low, 1 << self.bits, 1 << min(self.bits, LOW_BITS[self.kind]))


class Buckets:
    """Records sorted into buckets as they come, in memory and then in a file that leaves no name behind."""

    def __init__(self) -> None:
        """Nothing in any bucket."""
        self._held: list[list[str]] = [[] for _ in range(BUCKETS)]
        self._laid: list[list[tuple[int, int]]] = [[] for _ in range(BUCKETS)]
        self._size = 0
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 -- closed in __exit__

    def __enter__(self) -> Self:
        """The buckets themselves."""
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        """Give the file back."""
        self._file.close()

    def add(self, number: int, parts: Iterable[str]) -> None:
        """The records of one piece by bucket; pieces come in the order of their numbers."""
        head = f"{number}\n"
        for held, part in zip(self._held, parts, strict=True):
            if part:
                held.append(head + part)
                self._size += len(part)
        if self._size > _ROOM:
            self._lay_down()

    def cut(self, prefix: str, kind: str, bits: int) -> Iterator[Bucket]:
        """The buckets of a kind, joined where the segment has fewer shards than there are buckets."""
        step = 1 << min(bits, LOW_BITS[kind])
        for low in range(step):
            texts = (self._text(_FIRST[kind] + at) for at in range(low, 1 << LOW_BITS[kind], step))
            yield Bucket(f"{prefix}/{kind}/", kind, bits, low, _PIECE.join(filter(None, texts)))

    def _text(self, bucket: int) -> str:
        pieces = []
        for start, size in self._laid[bucket]:
            self._file.seek(start)
            pieces.append(zlib.decompress(self._file.read(size)).decode())
        return _PIECE.join((*pieces, *self._held[bucket]))

    def _lay_down(self) -> None:
        self._file.seek(0, 2)
        for held, laid in zip(self._held, self._laid, strict=True):
            if held:
                packed = zlib.compress(_PIECE.join(held).encode(), 1)
                laid.append((self._file.tell(), len(packed)))
                self._file.write(packed)
                held.clear()
        self._size = 0


def inverted(bucket: Bucket) -> tuple[list[tuple[str, str]], list[Key]]:
    """The shards of one bucket with their names, and of syllables their lexicon keys."""
    documents: dict[str, list[int]] = defaultdict(list)
    for piece in filter(None, bucket.text.split(_PIECE)):
        number, *records = piece.split(_LINE)
        document = int(number)
        for record in records:
            documents[record].append(document)
    gathered: dict[str, list[tuple[str, str, list[int]]]] = defaultdict(list)
    for record, numbers in documents.items():
        exact, code, spellings = record.split("\t", 2)
        gathered[exact].append((code, spellings, numbers))
    shards = {number: Shard({}, {}) for number in bucket.numbers}
    mask = (1 << bucket.bits) - 1
    for exact, parts in sorted(gathered.items()):
        fold, hash = folded(exact)
        shards[hash & mask].add(fold, _spelt(exact, parts))
    named = [(f"{bucket.prefix}{name_of(number, bucket.bits)}", shard) for number, shard in shards.items()]
    keys = [key for _, shard in named for key in shard.lexicon()] if bucket.kind == "u" else []
    return [(name, shard.content()) for name, shard in named], keys


def _spelt(exact: str, parts: list[tuple[str, str, list[int]]]) -> Spelt:
    """One exact form from its records: counts and spellings, each with the documents that have them so."""
    if len(parts) == 1 and "\t" not in parts[0][1]:
        code, spelling, numbers = parts[0]
        return Spelt(exact, {spelling: len(numbers)}, [(number, code) for number in numbers])
    spellings: dict[str, int] = {}
    for _, spelled, numbers in parts:
        for spelling in spelled.split("\t"):
            spellings[spelling] = spellings.get(spelling, 0) + len(numbers)
    return Spelt(exact, spellings, sorted((number, code) for code, _, numbers in parts for number in numbers))
