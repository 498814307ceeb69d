"""How an index is cut: which documents make a segment, and into how many shards, from the documents alone."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from plugins.search.hashing import name_of

BASE, TAIL, NEWEST = "s0", "s1", "s2"
# A new piece rewrites the one file of the newest alone; so many of them are joined to the tail, and a full tail to the
# base.
_NEWEST, _STEP, _LARGE = 8, 64, 128
# Bytes of a shard of syllables and of pairs, of which two or three answer a query of two words, and of a chunk of
# texts, of which a page of results needs ten. Measured on 10,000 articles of 700 words: smaller ones make many files.
TERMS, TEXTS = {"u": 12_000, "p": 40_000}, 12_000
_SHARES = {"u": 15, "p": 60}  # bytes of terms for a hundred of text
_NAMES = 3  # times as many for the names of places and organisations, whose terms hardly recur
# A tail has small files, since every query asks for some of them.
_TAIL_TERMS, _TAIL_BITS = 1_000, {"u": 6, "p": 8}
_TAIL_CHUNK = 16
_SHORT_CHUNK = 48  # places and organisations, which have no text of their own
_CHUNKS = tuple(part << power for power in range(12) for part in (2, 3))  # few steps, so that edits seldom cross one


class Cut(NamedTuple):
    """Lists of `long` documents and more stand in files of their own, one for each `block` document numbers.

    So do the lengths of bodies. The `last` block takes the rest, so that it is never small.
    """

    block: int = 8192
    long: int = 5500
    last: int = 0

    def of(self, document: int) -> int:
        """The number of a document's block."""
        return min(document // self.block, self.last)

    def end(self, number: int) -> int | None:
        """Where a block ends, None of the last."""
        return None if number == self.last else (number + 1) * self.block


CUT = Cut()


@dataclass(frozen=True, slots=True)
class Shape:
    """How a segment is cut: bits of the hash for syllables and pairs, documents in a chunk of texts.

    `short` documents, the first, are places and organisations.
    """

    name: str
    documents: int
    syllable_bits: int
    pair_bits: int
    per_chunk: int
    short: int = 0
    cut: Cut = CUT

    def entry(self, version: str) -> Mapping[str, Any]:
        """The segment's entry in the manifest; `texts` tells that it is kept as plugins.search.newest says."""
        return {
            **({"texts": 1} if self.name == NEWEST else {}),
            "name": self.name,
            "version": version,
            "documents": self.documents,
            "u": self.syllable_bits,
            "p": self.pair_bits,
            "short": [self.short, _SHORT_CHUNK],
            "per": self.per_chunk,
            "block": self.cut.block,
        }

    def bits(self, kind: str) -> int:
        """Of syllables ('u') or pairs ('p')."""
        return self.syllable_bits if kind == "u" else self.pair_bits

    def names(self) -> Iterator[str]:
        """Every shard but blocks of long lists: terms, chunks of text, lengths, facets, lexicon, names."""
        if self.name == NEWEST:
            yield f"{NEWEST}/t"
            return
        for kind in ("u", "p"):
            for number in range(1 << self.bits(kind)):
                yield f"{self.name}/{kind}/{name_of(number, self.bits(kind))}"
        for number in range(len(self.chunks())):
            yield self.chunk_name(number)
        yield from (f"{self.name}/f/{number:x}" for number in range(self.cut.last + 1))
        yield from (f"{self.name}/{kind}" for kind in "gln")

    def chunks(self) -> list[range]:
        """The places of the documents in each chunk of texts."""
        starts = [*range(0, self.short, _SHORT_CHUNK), *range(self.short, self.documents, self.per_chunk)]
        return [range(start, end) for start, end in pairwise([*starts, self.documents])]

    def chunk_name(self, number: int) -> str:
        """The name of a chunk of texts."""
        return f"{self.name}/d/{number:x}"

    def chunk_of(self, place: int) -> int:
        """The number of the chunk that holds a document's text."""
        return place_in_chunk(place, (self.short, _SHORT_CHUNK), self.per_chunk)[0]


def place_in_chunk(place: int, short: tuple[int, int], per: int) -> tuple[int, int]:
    """The chunk of a document's text and where it stands in it; `short` is that of the manifest."""
    if place < short[0]:
        return place // short[1], place % short[1]
    return -(-short[0] // short[1]) + (place - short[0]) // per, (place - short[0]) % per


def last_block(documents: int, block: int) -> int:
    """The number of the last block of a segment."""
    return max(0, documents // block - 1)


def parts(documents: int) -> dict[str, range]:
    """The places of the documents in each segment, by age.

    The base holds a multiple of a step that grows with the index; base and tail together one of a small step.
    """
    step = max(_STEP, 1 << max(0, (documents // _LARGE).bit_length() - 1))
    base, old = documents // step * step, documents // _NEWEST * _NEWEST
    return {BASE: range(base), TAIL: range(base, old), NEWEST: range(old, documents)}


def shape(name: str, sizes: Sequence[int], short: int = 0, cut: Cut = CUT) -> Shape:
    """Cut a segment whose documents have texts of these sizes in bytes, the first `short` of them names alone."""
    cut = cut._replace(last=last_block(len(sizes), cut.block))
    if name == NEWEST:
        return Shape(name, len(sizes), 0, 0, _NEWEST, short, cut)
    written = sum(sizes[short:])
    text = _NAMES * sum(sizes[:short]) + written
    bits = {kind: _bits(text * share // 100, TERMS[kind]) for kind, share in _SHARES.items()}
    if name == TAIL:
        small = {kind: _bits(text * share // 100, _TAIL_TERMS) for kind, share in _SHARES.items()}
        bits = {kind: min(most, small[kind]) for kind, most in _TAIL_BITS.items()}
    per = max((1, *(size for size in _CHUNKS if size * written * 5 <= TEXTS * (len(sizes) - short) * 6)))
    per = max(per, _TAIL_CHUNK) if name == TAIL else per
    return Shape(name, len(sizes), bits["u"], bits["p"], per, short, cut)


def quantised(length: int) -> int:
    """A body length as one byte, within 5 %; `2 ** (byte / 8) - 1` undoes it."""
    byte = 0
    while byte < 255 and 2 ** ((byte + 0.5) / 8) - 1 < length:
        byte += 1
    return byte


def average_length(bytes: Iterable[int]) -> int:
    """Hundredths of a token: the mean of the quantised lengths, as readers know them, of all that have a body."""
    counts = Counter(byte for byte in bytes if byte)
    hundredths = sum(round(100 * (2 ** (byte / 8) - 1)) * count for byte, count in counts.items())
    return max(1, round(hundredths / counts.total())) if counts else 100


def _bits(size: int, target: int) -> int:
    return max(0, round(math.log2(max(1, size / target))))
