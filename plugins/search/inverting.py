"""From the records of many pieces to the shards of a segment, a bucket at a time and never all postings in memory."""

from __future__ import annotations

import tempfile
from array import array
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from itertools import repeat
from operator import itemgetter
from types import TracebackType
from typing import NamedTuple, Self

from plugins.search.hashing import name_of
from plugins.search.lexicon import Key
from plugins.search.postings import IN_BODY
from plugins.search.shape import Cut
from plugins.search.terms import Shard, exact_of, folded, parted

_ROOM = 8_000_000  # postings kept in memory before they are laid down in a file
# Terms stand in buckets by the low bits of their hash: so much is inverted at a time.
_LOW_BITS = {"u": 3, "p": 6}

Records = list[tuple[str, bytes]]


class Bucket(NamedTuple):
    """The records of one part of the terms, each with its documents: what one worker inverts.

    `bits` are those of the segment's shards of this kind; `segment` begins the names of its files.
    """

    segment: str
    kind: str
    bits: int
    low: int
    records: Records
    cut: Cut

    @property
    def numbers(self) -> range:
        """The shards that the bucket fills."""
        return range(self.low, 1 << self.bits, 1 << min(self.bits, _LOW_BITS[self.kind]))


class Postings(dict[str, "array[int]"]):
    """From each record to its documents."""

    def __missing__(self, record: str) -> array[int]:
        """A record met for the first time."""
        found = self[record] = array("I")
        return found


class Buckets:
    """Documents of records, as pieces come: in memory, and then in a file that leaves no name behind."""

    def __init__(self) -> None:
        """Nothing in any bucket."""
        self._postings = Postings()
        self._laid: list[dict[int, tuple[int, int]]] = []
        self._size = 0
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 -- closed in __exit__

    def __enter__(self) -> Self:
        """The buckets themselves."""
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        """Give the file back."""
        self._file.close()

    def add(self, number: int, records: list[str]) -> None:
        """The records of one piece; pieces come in the order of their numbers."""
        deque(
            map(array.append, map(self._postings.__getitem__, records), repeat(number)), maxlen=0
        )  # no loop of Python
        self._size += len(records)
        if self._size > _ROOM:
            self._lay_down()

    def cut(self, segment: str, kind: str, bits: int, cut: Cut) -> Iterator[Bucket]:
        """The buckets of a kind."""
        step = 1 << min(bits, _LOW_BITS[kind])
        parts: list[list[tuple[str, int, array[int]]]] = [[] for _ in range(step)]
        for place, (record, documents) in enumerate(self._postings.items()):
            surface = record.partition("\t")[0]
            if (kind == "p") == (" " in surface):
                parts[folded(exact_of(surface))[1] & (step - 1)].append((record, place, documents))
        for low, part in enumerate(parts):
            records = [(record, self._laid_down(place) + documents.tobytes()) for record, place, documents in part]
            yield Bucket(segment, kind, bits, low, records, cut)

    def _laid_down(self, place: int) -> bytes:
        pieces = []
        for laid in self._laid:
            if place in laid:
                start, size = laid[place]
                self._file.seek(start)
                pieces.append(self._file.read(size))
        return b"".join(pieces)

    def _lay_down(self) -> None:
        self._file.seek(0, 2)
        laid: dict[int, tuple[int, int]] = {}
        for place, documents in enumerate(self._postings.values()):
            if documents:
                laid[place] = self._file.tell(), len(documents) * documents.itemsize
                self._file.write(documents.tobytes())
                del documents[:]
        self._laid.append(laid)
        self._size = 0


def inverted(bucket: Bucket) -> tuple[list[tuple[str, str]], list[Key]]:
    """The files of one bucket with their names, and of syllables their lexicon keys."""
    gathered: dict[str, list[tuple[str, int, bytes]]] = defaultdict(list)
    for record, documents in bucket.records:
        surface, times = parted(record)
        gathered[exact_of(surface)].append((surface, times, documents))
    prefix = f"{bucket.segment}/{bucket.kind}/"
    shards = {number: Shard(f"{prefix}{name_of(number, bucket.bits)}", bucket.cut) for number in bucket.numbers}
    mask = (1 << bucket.bits) - 1
    for exact, parts in sorted(gathered.items(), key=itemgetter(0)):
        fold, hash = folded(exact)
        _add(shards[hash & mask], fold, exact, parts)
    keys = [key for shard in shards.values() for key in shard.lexicon()] if bucket.kind == "u" else []
    return [file for shard in shards.values() for file in shard.files()], keys


def _add(shard: Shard, fold: str, exact: str, parts: list[tuple[str, int, bytes]]) -> None:
    """One exact form from its records: spellings and counts, each with the documents that have them so."""
    if len(parts) == 1:
        surface, times, packed = parts[0]
        documents = array("I", packed)
        every = None if times == IN_BODY else [times] * len(documents)
        shard.add(fold, exact, {surface: len(documents)}, documents.tolist(), every)
        return
    spellings: dict[str, int] = defaultdict(int)
    found: dict[int, int] = {}
    for surface, times, packed in parts:
        documents = array("I", packed)
        spellings[surface] += len(documents)
        _join(found, documents, times)
    ordered = sorted(found)
    shard.add(fold, exact, dict(spellings), ordered, list(map(found.__getitem__, ordered)))


def _join(found: dict[int, int], documents: Iterable[int], times: int) -> None:
    """Add the documents of one record; most are met for the first time."""
    more = dict.fromkeys(documents, times)
    for document in found.keys() & more.keys():
        more[document] += found[document]
    found.update(more)
