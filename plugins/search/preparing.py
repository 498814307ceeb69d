"""The index made or mended before its files are printed: only what a changed document touches is done again.

What is kept is a function of the edition alone: documents are numbered by their date, the base holds a number of them
that depends on how many there are, and a shard mended is the shard made whole.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from itertools import chain, islice
from typing import NamedTuple, TypeVar

from plugins.model.edition import Edition
from plugins.model.sheets import Keeping, Mapped
from plugins.search.counting import counted
from plugins.search.ledger import Fresh, Ledger, Row, Segment, Survey
from plugins.search.making import blocks_of, forget, make
from plugins.search.mending import Changed, mend
from plugins.search.newest import keep
from plugins.search.shape import CUT, NEWEST, Cut, average_length, quantised
from plugins.search.shards import told

Item = TypeVar("Item")
ROOM, MANIFEST, FILES = "search", "manifest", "files"
_BATCH, _BATCHES = 16, 16  # pieces analysed by a worker at a time, and how many such are under way
# More changes than these, or more new documents than one to so many known, and a segment is made anew.
_MENDED, _ADDED = 64, 8


class Text(NamedTuple):
    """What is analysed of a document."""

    title: str
    keys: tuple[str, ...]
    body: str


class Kept(NamedTuple):
    """What is kept of one document: its terms, packed, and what else the index tells of it."""

    terms: bytes
    told: bytes


NOTHING = Kept(zlib.compress(b""), b"\n\n\n")


def prepare(edition: Edition, keeping: Keeping, mapped: Mapped, cut: Cut = CUT) -> None:
    """Bring the index that is kept up to the edition, with the same `cut` every time."""
    before = Ledger.load(keeping)
    if not before.rows:
        for key in list(keeping.keys()):
            keeping.drop(key)
    survey = Survey(edition, before)
    olds: dict[str, Kept | None] = {}
    after, gone = survey.ledger(_kept(survey, keeping, mapped, olds)), survey.gone
    del survey  # of many documents much memory, wanted below
    made = after.segments(cut)
    _bring(before.segments(cut), made, olds, keeping, mapped)
    for row in gone:
        keeping.drop(f"terms {row.name}")
        keeping.drop(f"told {row.name}")
    keeping.put(MANIFEST, _json(manifest(after, made)))
    keeping.put(FILES, _json([name for segment in made.values() for name in _files(segment, keeping)]))
    after.save(keeping, before)


def manifest(ledger: Ledger, segments: dict[str, Segment]) -> dict[str, object]:
    """What the page tells its script of the index."""
    return {
        "documents": len(ledger.rows),
        "length": average_length(row.length for row in ledger.rows),
        "segments": [segment.shape.entry(segment.version) for segment in segments.values()],
    }


def analysed(texts: list[Text]) -> list[tuple[bytes, int]]:
    """The terms of documents, packed, and the lengths of their bodies: the work of a worker."""
    found = (counted(*text) for text in texts)
    return [(zlib.compress(each.records.encode(), 1), each.length) for each in found]


def _files(segment: Segment, keeping: Keeping) -> list[str]:
    return [*segment.shape.names(), *blocks_of(segment.shape.name, keeping)]


def _kept(survey: Survey, keeping: Keeping, mapped: Mapped, olds: dict[str, Kept | None]) -> tuple[Row, ...]:
    """The rows of all documents, those that are new once they are analysed and kept; `olds` is what few replace."""
    rows = survey.rows()
    places = iter([place for place, row in enumerate(rows) if row is None])
    while window := list(islice(places, _BATCH * _BATCHES)):
        fresh: list[tuple[int, Fresh]] = []
        for place in window:
            found = survey.anew(place)
            if isinstance(found, Row):
                rows[place] = found
            else:
                fresh.append((place, found))
        batches = [fresh[at : at + _BATCH] for at in range(0, len(fresh), _BATCH)]
        texts = [[Text(*each.document.fields) for _, each in batch] for batch in batches]
        analyses = chain.from_iterable(mapped(analysed, texts))
        for (place, each), (terms, length) in zip(fresh, analyses, strict=True):
            name = each.row.name
            if len(olds) <= _MENDED:  # of more changes none is mended
                olds[name] = _replaced(keeping, name)
            keeping.put(f"terms {name}", terms)
            keeping.put(f"told {name}", told(each.document, length).encode())
            rows[place] = each.row._replace(length=quantised(length))
    return tuple(row for row in rows if row)


def _replaced(keeping: Keeping, name: str) -> Kept | None:
    terms, told_ = keeping.get(f"terms {name}"), keeping.get(f"told {name}")
    return Kept(terms, told_) if terms is not None and told_ is not None else None


def _bring(
    before: dict[str, Segment],
    after: dict[str, Segment],
    olds: dict[str, Kept | None],
    keeping: Keeping,
    mapped: Mapped,
) -> None:
    """Make or mend the segments that changed, and drop those that are no more."""
    for name in before.keys() - after.keys():
        for shard in before[name].shape.names():
            keeping.drop(shard)
        forget(name, keeping)
    for name, segment in after.items():
        old = before.get(name)
        if name == NEWEST:
            if old != segment:
                keep(segment, keeping)
            continue
        changed = _places(old, segment, olds) if old else None
        few = [_changed(place, segment.rows[place], olds, keeping) for place in changed or ()]
        if changed is None or None in few:
            make(segment, keeping, mapped)
            for shard in set(old.shape.names() if old else ()) - set(segment.shape.names()):
                keeping.drop(shard)
        elif few:
            mend(segment, [each for each in few if each], keeping)


def _places(old: Segment, new: Segment, olds: dict[str, Kept | None]) -> list[int] | None:
    """The places of a segment that changed or came to its end; None where it is to be made anew."""
    known = len(old.rows)
    if replace(old.shape, documents=new.shape.documents) != new.shape or not _same(old.rows, new.rows[:known]):
        return None
    pairs = enumerate(zip(old.rows, new.rows, strict=False))
    changed = [place for place, (row, now) in pairs if row is not now and row.content != now.content]
    added = range(known, len(new.rows))
    if len(changed) > _MENDED or len(added) > max(_MENDED, known // _ADDED):
        return None
    for place in added:
        olds[new.rows[place].name] = NOTHING
    return [*changed, *added]


def _changed(place: int, row: Row, olds: dict[str, Kept | None], keeping: Keeping) -> Changed | None:
    old, new = olds.get(row.name), _replaced(keeping, row.name)
    if old is None or new is None:
        return None
    return Changed(place, old.terms, new.terms, old.told.decode(), new.told.decode())


def _same(before: tuple[Row, ...], after: tuple[Row, ...]) -> bool:
    pairs = zip(before, after, strict=False)
    return len(before) == len(after) and all(left is right or left.name == right.name for left, right in pairs)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
