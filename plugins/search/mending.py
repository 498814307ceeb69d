"""A segment mended after few of its documents were edited: the shards that hold a changed term, and no other."""

from __future__ import annotations

import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from plugins.model.sheets import Keeping
from plugins.search import lexicon
from plugins.search.hashing import name_of
from plugins.search.ledger import Segment
from plugins.search.making import blocks_of, keep_blocks, keep_columns, keep_names, told_lines
from plugins.search.shards import chunk
from plugins.search.terms import Change, Shard, exact_of, folded, parted


class Changed(NamedTuple):
    """A document of the segment before and after: its terms, packed, and the lines told of it."""

    place: int
    old_terms: bytes
    new_terms: bytes
    old_told: str
    new_told: str


def mend(segment: Segment, changed: list[Changed], keeping: Keeping) -> None:
    """Bring the shards of a segment up to its documents; equal to making it whole."""
    shape = segment.shape
    changes: dict[str, dict[str, list[Change]]] = defaultdict(lambda: defaultdict(list))
    folds: set[str] = set()
    for document in changed:
        for exact, change in _changes(document):
            fold, hash = folded(exact)
            kind = "p" if " " in exact else "u"
            bits = shape.bits(kind)
            changes[f"{shape.name}/{kind}/{name_of(hash & ((1 << bits) - 1), bits)}"][exact].append(change)
            if kind == "u":
                folds.add(fold)
    keys = lexicon_keys(segment, keeping, folds)
    blocks = set(blocks_of(shape.name, keeping))
    for name, few in sorted(changes.items()):
        shard = Shard(name, shape.cut, _text(keeping, name), lambda block: _text(keeping, block))
        for exact, those in few.items():
            shard.mend(exact, those)
        for file, content in shard.files():
            keeping.put(file, content.encode())
            blocks.update({file} if file != name else ())
        blocks -= shard.gone
        if name.startswith(f"{shape.name}/u/"):
            keys.update({key.fold: key for key in shard.lexicon(folds)})
    keep_blocks(shape.name, blocks, keeping)
    if folds:
        content = json.dumps(lexicon.front_coded(keys.values()), ensure_ascii=False)
        keeping.put(f"{shape.name}/l", content.encode())
    _mend_texts(segment, changed, keeping)


def lexicon_keys(segment: Segment, keeping: Keeping, without: set[str]) -> dict[str, lexicon.Key]:
    """The keys of the segment's lexicon by fold, but for some."""
    if not without:
        return {}
    keys = lexicon.keys(json.loads(_text(keeping, f"{segment.shape.name}/l")))
    return {key.fold: key for key in keys if key.fold not in without}


def _changes(document: Changed) -> Iterator[tuple[str, Change]]:
    """Each exact form whose records one document lost or gained."""
    packed = (document.old_terms, document.new_terms)
    before, after = (set(zlib.decompress(each).decode().split("\n")) for each in packed)
    lost: dict[str, list[str]] = defaultdict(list)
    gained: dict[str, list[str]] = defaultdict(list)
    times: Counter[str] = Counter()
    for records, told in ((before - after, lost), (after - before, gained)):
        for record in records:
            told[exact_of(parted(record)[0])].append(record)
    for record in after:
        surface, often = parted(record)
        exact = exact_of(surface) if surface else ""
        if exact in lost or exact in gained:
            times[exact] += often
    for exact in {**lost, **gained}:
        yield exact, (document.place, lost.get(exact, []), gained.get(exact, []), times[exact])


def _mend_texts(segment: Segment, changed: list[Changed], keeping: Keeping) -> None:
    name, chunks = segment.shape.name, segment.shape.chunks()
    for at in {segment.shape.chunk_of(document.place) for document in changed}:
        texts = [told_lines(segment.rows[place], keeping)[0] for place in chunks[at]]
        keeping.put(segment.shape.chunk_name(at), chunk(texts).encode())
    for line, kind, keep in ((1, "facets", keep_columns), (2, "names", keep_names)):
        if any(document.old_told.split("\n")[line] != document.new_told.split("\n")[line] for document in changed):
            rows = _text(keeping, f"{kind} {name}").split("\n")
            for document in changed:
                rows[document.place] = document.new_told.split("\n")[line]
            keep(name, rows, keeping)


def _text(keeping: Keeping, key: str) -> str:
    value = keeping.get(key)
    if value is None:
        raise KeyError(key)
    return value.decode()
