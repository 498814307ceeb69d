"""A segment made whole from the terms kept of its documents."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from plugins.model.sheets import Keeping, Mapped
from plugins.search.inverting import Buckets, inverted
from plugins.search.ledger import Row, Segment
from plugins.search.lexicon import Key, front_coded
from plugins.search.shape import Shape
from plugins.search.shards import chunk, columns, lengths, names

Item = TypeVar("Item")
_UNDER_WAY = 8  # buckets in the hands of workers at a time


def make(segment: Segment, keeping: Keeping, mapped: Mapped) -> None:
    """Make every file of the segment and keep it."""
    shape = segment.shape
    keys: list[Key] = []
    blocks: set[str] = set()
    with Buckets() as buckets:
        for number, row in enumerate(segment.rows):
            buckets.add(number, zlib.decompress(_of(keeping, f"terms {row.name}")).decode().split("\n"))
        for window in _windows(buckets.cut(shape), _UNDER_WAY):
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


def _make_texts(segment: Segment, keeping: Keeping) -> None:
    """Chunks of text, facets and names; their lines are kept by segment too, for the day when one of them changes."""
    facets: list[str] = []
    named: list[str] = []
    shape = segment.shape
    for number, places in enumerate(shape.chunks()):
        texts = []
        for place in places:
            text, facet, name, _ = told_lines(segment.rows[place], keeping)
            texts.append(text)
            facets.append(facet)
            named.append(name)
        keeping.put(shape.chunk_name(number), chunk(texts).encode())
    keep_columns(shape, facets, keeping)
    keep_names(shape, named, keeping)


def told_lines(row: Row, keeping: Keeping) -> list[str]:
    """Text, facets, names and keys of one document."""
    return _of(keeping, f"told {row.name}").decode().split("\n")


def keep_columns(shape: Shape, rows: list[str], keeping: Keeping) -> None:
    """Keep the lengths and facets of a segment, as printed and by document."""
    keeping.put(f"facets {shape.name}", "\n".join(rows).encode())
    for number in range(shape.cut.last + 1):
        block = rows[number * shape.cut.block : shape.cut.end(number)]
        keeping.put(f"{shape.name}/f/{number:x}", lengths(block).encode())
    keeping.put(f"{shape.name}/g", columns(rows).encode())


def keep_names(shape: Shape, rows: list[str], keeping: Keeping) -> None:
    """Keep the names of a segment, as printed and by document."""
    keeping.put(f"names {shape.name}", "\n".join(rows).encode())
    keeping.put(f"{shape.name}/n", names(rows).encode())


def _of(keeping: Keeping, key: str) -> bytes:
    value = keeping.get(key)
    if value is None:
        raise KeyError(key)
    return value


def _windows(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    rest = iter(items)
    while window := list(islice(rest, size)):
        yield window
