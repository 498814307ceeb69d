"""A segment mended after few of its documents were edited: the shards that hold a changed term, and no other."""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from typing import NamedTuple

from plugins.model.sheets import Keeping
from plugins.search import lexicon
from plugins.search.counting import SYLLABLE_BITS
from plugins.search.hashing import name_of
from plugins.search.ledger import Segment
from plugins.search.making import keep_columns, keep_names, told_lines
from plugins.search.shards import chunk
from plugins.search.terms import Change, Shard, folded


class Changed(NamedTuple):
    """A document of the segment before and after: its terms, packed, and the lines told of it."""

    place: int
    old_terms: bytes
    new_terms: bytes
    old_told: str
    new_told: str


def mend(segment: Segment, changed: list[Changed], keeping: Keeping) -> None:
    """Bring the shards of a segment up to its documents; equal to making it whole."""
    changes: dict[str, list[Change]] = defaultdict(list)
    folds: set[str] = set()
    for document in changed:
        for kind, change in _changes(document):
            exact = change.record.partition("\t")[0]
            fold, hash = folded(exact)
            bits = segment.shape.bits(kind)
            changes[f"{segment.shape.name}/{kind}/{name_of(hash & ((1 << bits) - 1), bits)}"].append(change)
            if kind == "u":
                folds.add(fold)
    keys = lexicon_keys(segment, keeping, folds)
    for name, few in sorted(changes.items()):
        shard = Shard.of(_text(keeping, name))
        shard.mend(few)
        keeping.put(name, shard.content().encode())
        if name.startswith(f"{segment.shape.name}/u/"):
            keys.update({key.fold: key for key in shard.lexicon(folds)})
    if folds:
        content = json.dumps(lexicon.front_coded(keys.values()), ensure_ascii=False)
        keeping.put(f"{segment.shape.name}/l", content.encode())
    _mend_texts(segment, changed, keeping)


def lexicon_keys(segment: Segment, keeping: Keeping, without: set[str]) -> dict[str, lexicon.Key]:
    """The keys of the segment's lexicon by fold, but for some."""
    if not without:
        return {}
    keys = lexicon.keys(json.loads(_text(keeping, f"{segment.shape.name}/l")))
    return {key.fold: key for key in keys if key.fold not in without}


def _changes(document: Changed) -> list[tuple[str, Change]]:
    """The records that one document lost and gained, with the kind of their shard."""
    found: list[tuple[str, Change]] = []
    before, after = (zlib.decompress(each).decode().split("\x1e") for each in (document.old_terms, document.new_terms))
    for bucket, (old, new) in enumerate(zip(before, after, strict=True)):
        kind = "u" if bucket < 1 << SYLLABLE_BITS else "p"
        olds, news = {*filter(None, old.split("\n"))}, {*filter(None, new.split("\n"))}
        found += [(kind, Change(document.place, record, new=False)) for record in olds - news]
        found += [(kind, Change(document.place, record, new=True)) for record in news - olds]
    return found


def _mend_texts(segment: Segment, changed: list[Changed], keeping: Keeping) -> None:
    name, per = segment.shape.name, segment.shape.per_chunk
    for at in {document.place // per for document in changed}:
        texts = [told_lines(row, keeping)[0] for row in segment.rows[at * per : (at + 1) * per]]
        keeping.put(f"{name}/d/{at:x}", chunk(texts).encode())
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
