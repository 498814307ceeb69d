"""A segment made whole from the terms kept of its documents."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import TypeVar

from plugins.model.sheets import Keeping, Mapped
from plugins.search.inverting import Buckets, inverted
from plugins.search.ledger import Row, Segment
from plugins.search.lexicon import Key, front_coded
from plugins.search.lines import Lines
from plugins.search.shape import Shape
from plugins.search.shards import chunk, columns, lengths, names

Item = TypeVar("Item")
FACETS, NAMES = "facets", "names"
_UNDER_WAY = 4  # buckets in the hands of workers at a time


def make(segment: Segment, keeping: Keeping, mapped: Mapped) -> None:
    """Make every file of the segment and keep it."""
    shape = segment.shape
    keys: list[Key] = []
    blocks: set[str] = set()
    with Buckets(shape) as buckets:
        for number, row in enumerate(segment.rows):
            buckets.add(number, zlib.decompress(_of(keeping, f"terms {row.name}")).decode().split("\n"))
        for window in _windows(buckets.cut(), _UNDER_WAY):
            for files, found in mapped(inverted, window):
                keys += found
                for name, content in files:
                    keeping.put(name, content.encode())
                blocks.update(name for name, _ in files if name.startswith(f"{shape.name}/b/"))
    keeping.put(f"{shape.name}/l", json.dumps(front_coded(keys), ensure_ascii=False).encode())
    keep_blocks(shape.name, blocks, keeping)
    _make_texts(segment, keeping)


def blocks_of(name: str, keeping: Keeping) -> list[str]:
    """The files of the long lists of a segment."""
    return (keeping.get(f"blocks {name}") or b"").decode().split()


def keep_blocks(name: str, blocks: set[str], keeping: Keeping) -> None:
    """Keep the names of the files of long lists, and drop files that are of them no more."""
    for gone in set(blocks_of(name, keeping)) - blocks:
        keeping.drop(gone)
    keeping.put(f"blocks {name}", "\n".join(sorted(blocks)).encode())


def forget(name: str, keeping: Keeping) -> None:
    """Drop what is kept of a segment besides the files that its shape names."""
    keep_blocks(name, set(), keeping)
    keeping.drop(f"blocks {name}")
    for kind in (FACETS, NAMES):
        Lines(keeping, f"{kind} {name}").begin()


def _make_texts(segment: Segment, keeping: Keeping) -> None:
    """Chunks of text, facets and names; their lines are kept by segment too, for the day when one of them changes."""
    shape = segment.shape
    kept = [Lines(keeping, f"{kind} {shape.name}") for kind in (FACETS, NAMES)]
    for lines in kept:
        lines.begin()
    for number, places in enumerate(shape.chunks()):
        texts = []
        for place in places:
            text, facet, name, _ = told_lines(segment.rows[place], keeping)
            texts.append(text)
            kept[0].add(facet)
            kept[1].add(name)
        keeping.put(shape.chunk_name(number), chunk(texts).encode())
    for lines in kept:
        lines.end()
    keep_columns(shape, keeping)
    keep_names(shape, keeping)


def told_lines(row: Row, keeping: Keeping) -> list[str]:
    """Text, facets, names and keys of one document."""
    return _of(keeping, f"told {row.name}").decode().split("\n")


def keep_columns(shape: Shape, keeping: Keeping) -> None:
    """Keep the lengths and facets of a segment as they are printed, from the lines kept of its documents."""
    lines = Lines(keeping, f"{FACETS} {shape.name}")
    for number, block in groupby(enumerate(lines), lambda each: shape.cut.of(each[0])):
        keeping.put(f"{shape.name}/f/{number:x}", lengths(line for _, line in block).encode())
    keeping.put(f"{shape.name}/g", columns(lines).encode())


def keep_names(shape: Shape, keeping: Keeping) -> None:
    """Keep the names of a segment as they are printed, from the lines kept of its documents."""
    keeping.put(f"{shape.name}/n", names(Lines(keeping, f"{NAMES} {shape.name}")).encode())


def _of(keeping: Keeping, key: str) -> bytes:
    value = keeping.get(key)
    if value is None:
        raise KeyError(key)
    return value


def _windows(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    rest = iter(items)
    while window := list(islice(rest, size)):
        yield window
