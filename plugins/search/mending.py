"""A segment mended after few of its documents were edited: the shards that hold a changed term, and no other."""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from plugins.model.sheets import Keeping
from plugins.search import lexicon
from plugins.search.hashing import name_of
from plugins.search.ledger import Segment
from plugins.search.lines import Lines
from plugins.search.making import FACETS, NAMES, blocks_of, keep_blocks, keep_columns, keep_names, told_lines
from plugins.search.shards import chunk
from plugins.search.terms import Change, Shard, exact_of, folded, parted


class Changed(NamedTuple):
    """A document of the segment before and after: its terms, packed, and the lines told of it, empty of a new one."""

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
    for document in sorted(changed):
        for exact, change in _changes(document):
            fold, hash = folded(exact)
            kind = "p" if " " in exact else "u"
            bits = shape.bits(kind)
            changes[f"{shape.name}/{kind}/{name_of(hash & ((1 << bits) - 1), bits)}"][exact].append(change)
            if kind == "u":
                folds.add(fold)
    keys: set[lexicon.Key] = set()
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
            keys.update(shard.lexicon(folds))
    keep_blocks(shape.name, blocks, keeping)
    _mend_lexicon(f"{shape.name}/l", folds, keys, keeping)
    _mend_texts(segment, changed, keeping)


def _mend_lexicon(name: str, folds: set[str], keys: set[lexicon.Key], keeping: Keeping) -> None:
    """Put the keys that some folds have now in the place of those they had."""
    known = list(lexicon.keys(json.loads(_text(keeping, name)))) if folds else []
    if {key for key in known if key.fold in folds} != keys:
        rest = [key for key in known if key.fold not in folds]
        keeping.put(name, json.dumps(lexicon.front_coded([*rest, *keys]), ensure_ascii=False).encode())


def _changes(document: Changed) -> Iterator[tuple[str, Change]]:
    """Each exact form whose records one document lost or gained."""
    packed = (document.old_terms, document.new_terms)
    before, after = (set(filter(None, zlib.decompress(each).decode().split("\n"))) for each in packed)
    lost: dict[str, list[str]] = defaultdict(list)
    gained: dict[str, list[str]] = defaultdict(list)
    for records, told in ((before - after, lost), (after - before, gained)):
        for record in records:
            told[exact_of(parted(record)[0])].append(record)
    for exact in {**lost, **gained}:
        yield exact, (document.place, lost.get(exact, []), gained.get(exact, []))


def _mend_texts(segment: Segment, changed: list[Changed], keeping: Keeping) -> None:
    name, chunks = segment.shape.name, segment.shape.chunks()
    for at in {segment.shape.chunk_of(document.place) for document in changed}:
        texts = [told_lines(segment.rows[place], keeping)[0] for place in chunks[at]]
        keeping.put(segment.shape.chunk_name(at), chunk(texts).encode())
    for line, kind, keep in ((1, FACETS, keep_columns), (2, NAMES, keep_names)):
        if any(document.old_told.split("\n")[line] != document.new_told.split("\n")[line] for document in changed):
            lines = {document.place: document.new_told.split("\n")[line] for document in changed}
            Lines(keeping, f"{kind} {name}").mend(lines)
            keep(segment.shape, keeping)


def _text(keeping: Keeping, key: str) -> str:
    value = keeping.get(key)
    if value is None:
        raise KeyError(key)
    return value.decode()
