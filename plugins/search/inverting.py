"""From the records of many pieces to the shards of a segment, a bucket at a time and never all postings in memory."""

from __future__ import annotations

import marshal
import tempfile
from array import array
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from itertools import repeat, starmap
from os import SEEK_END
from types import TracebackType
from typing import NamedTuple, Self

from plugins.search.hashing import name_of
from plugins.search.lexicon import Key
from plugins.search.postings import counted
from plugins.search.shape import Cut, Shape
from plugins.search.terms import Shard, exact_of, folded, parted

_ROOM = 2_000_000  # postings kept in memory before they are laid down in a file
# Terms stand in buckets by the low bits of their hash: so much is inverted at a time.
_LOW_BITS = {"u": 6, "p": 7}


class Form(NamedTuple):
    """A record of an exact form: its fold and that one's hash, how it is spelled, how often where, its documents."""

    exact: str
    fold: str
    hash: int
    surface: str
    code: int
    documents: array[int]


class Bucket(NamedTuple):
    """The records of one part of the terms: what one worker inverts.

    `bits` are those of the segment's shards of this kind; `segment` begins the names of its files.
    """

    segment: str
    kind: str
    bits: int
    low: int
    forms: list[Form]
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
    """Documents of records, as pieces come: in memory, and where they are many in runs of a file without a name."""

    def __init__(self, shape: Shape) -> None:
        """Nothing in any bucket of a segment of this shape."""
        self._shape = shape
        self._steps = {kind: 1 << min(shape.bits(kind), most) for kind, most in _LOW_BITS.items()}
        self._postings = Postings()
        self._size = 0
        self._runs: list[dict[tuple[str, int], int]] = []  # of each run where its buckets begin in the file
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

    def cut(self) -> Iterator[Bucket]:
        """The buckets of both kinds, of which those laid down are read as they are asked for."""
        shape = self._shape
        if self._runs:
            self._lay_down()
        last, self._postings = self._parted(), Postings()
        for kind, step in self._steps.items():
            for low in range(step):
                forms = list(starmap(_form, self._joined((kind, low), last.pop((kind, low), {})).items()))
                yield Bucket(shape.name, kind, shape.bits(kind), low, forms, shape.cut)

    def _parted(self) -> dict[tuple[str, int], Postings]:
        """What is in memory, by buckets."""
        found: dict[tuple[str, int], Postings] = defaultdict(Postings)
        for record, documents in self._postings.items():
            exact = exact_of(parted(record)[0])
            kind = "p" if " " in exact else "u"
            found[kind, folded(exact)[1] & (self._steps[kind] - 1)][record] = documents
        return found

    def _joined(self, bucket: tuple[str, int], last: dict[str, array[int]]) -> dict[str, array[int]]:
        """The postings of a bucket: those of all runs, or where nothing was laid down those in memory."""
        joined = Postings() if self._runs else last
        for starts in self._runs:
            if bucket in starts:
                self._file.seek(starts[bucket])
                for record, documents in marshal.load(self._file).items():  # noqa: S302 -- our own file of this minute
                    joined[record].frombytes(documents)
        return joined

    def _lay_down(self) -> None:
        """One run more."""
        starts: dict[tuple[str, int], int] = {}
        for bucket, postings in self._parted().items():
            starts[bucket] = self._file.seek(0, SEEK_END)
            marshal.dump({record: documents.tobytes() for record, documents in postings.items()}, self._file)
        self._runs.append(starts)
        self._postings, self._size = Postings(), 0


def _form(record: str, documents: array[int]) -> Form:
    surface, code = parted(record)
    exact = exact_of(surface)
    return Form(exact, *folded(exact), surface, code, documents)


def inverted(bucket: Bucket) -> tuple[list[tuple[str, str]], list[Key]]:
    """The files of one bucket with their names, and of syllables their lexicon keys."""
    gathered: dict[str, list[Form]] = defaultdict(list)
    for form in bucket.forms:
        gathered[form.exact].append(form)
    prefix = f"{bucket.segment}/{bucket.kind}/"
    shards = {number: Shard(f"{prefix}{name_of(number, bucket.bits)}", bucket.cut) for number in bucket.numbers}
    mask = (1 << bucket.bits) - 1
    for exact, parts in sorted(gathered.items()):
        _add(shards[parts[0].hash & mask], exact, parts)
    keys = [key for shard in shards.values() for key in shard.lexicon()] if bucket.kind == "u" else []
    return [file for shard in shards.values() for file in shard.files()], keys


def _add(shard: Shard, exact: str, parts: list[Form]) -> None:
    """One exact form from its records: spellings, and lists of the documents that have them so often."""
    _, fold, _, surface, code, documents = parts[0]
    if len(parts) == 1:
        shard.add(fold, exact, {surface: len(documents)}, {code: documents}, len(documents))
        return
    spellings: dict[str, int] = defaultdict(int)
    lists: dict[int, Sequence[int]] = {}
    for form in parts:
        spellings[form.surface] += len(form.documents)
        known = lists.get(form.code)
        lists[form.code] = sorted([*known, *form.documents]) if known else form.documents
    shard.add(fold, exact, dict(spellings), lists, counted(lists))
