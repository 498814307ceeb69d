"""From the records of many pieces to the shards of a segment, a bucket at a time and never all postings in memory."""

from __future__ import annotations

import tempfile
from array import array
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from itertools import repeat
from types import TracebackType
from typing import NamedTuple, Self

from plugins.search.hashing import name_of
from plugins.search.lexicon import Key
from plugins.search.postings import counted
from plugins.search.shape import Cut, Shape
from plugins.search.terms import Shard, exact_of, folded, parted

_ROOM = 12_000_000  # postings kept in memory before they are laid down in a file
# Terms stand in buckets by the low bits of their hash: so much is inverted at a time.
_LOW_BITS = {"u": 3, "p": 6}


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
    """Documents of records, as pieces come: in memory, and then in a file that leaves no name behind."""

    def __init__(self) -> None:
        """Nothing in any bucket."""
        self._postings = Postings()
        self._laid: list[array[int]] = []  # of each laying down where the documents of each record begin, and the end
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

    def cut(self, shape: Shape) -> Iterator[Bucket]:
        """The buckets of both kinds, of which the postings are read as they are asked for."""
        steps = {kind: 1 << min(shape.bits(kind), most) for kind, most in _LOW_BITS.items()}
        parts: dict[str, list[list[tuple[int, Form]]]]
        parts = {kind: [[] for _ in range(step)] for kind, step in steps.items()}
        for place, (record, documents) in enumerate(self._postings.items()):
            surface, code = parted(record)
            exact = exact_of(surface)
            fold, hash = folded(exact)
            kind = "p" if " " in exact else "u"
            form = Form(exact, fold, hash, surface, code, documents)
            parts[kind][hash & (steps[kind] - 1)].append((place, form))
        for kind, kept in parts.items():
            for low, rows in enumerate(kept):
                forms = [self._whole(place, form) for place, form in rows] if self._laid else [form for _, form in rows]
                yield Bucket(shape.name, kind, shape.bits(kind), low, forms, shape.cut)

    def _whole(self, place: int, form: Form) -> Form:
        """The form with the documents that were laid down before those in memory."""
        found = array("I")
        for starts in self._laid:
            if place + 1 < len(starts) and starts[place] < starts[place + 1]:
                self._file.seek(starts[place])
                found.frombytes(self._file.read(starts[place + 1] - starts[place]))
        return form._replace(documents=found + form.documents)

    def _lay_down(self) -> None:
        starts = array("Q", [self._file.seek(0, 2)])
        for documents in self._postings.values():
            self._file.write(documents.tobytes())
            starts.append(starts[-1] + len(documents) * documents.itemsize)
            del documents[:]
        self._laid.append(starts)
        self._size = 0


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
