"""How an index is cut: which documents make a segment, and into how many shards, from the documents alone."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plugins.search.hashing import name_of

BASE, TAIL = "s0", "s1"
# A new piece rewrites the tail alone; when that is full it is joined to the base.
_STEP, _LARGE = 128, 128
# Bytes of a shard of terms, of which two or three answer a query of two words, and of a chunk of texts, of which a page
# of results needs ten. Measured on 10,000 articles of 700 words: smaller ones are too many files, larger ones too slow.
TERMS, TEXTS = 20_000, 12_000
# Bytes of terms for a hundred of text, and the most bits of a tail, where few files matter more than small ones.
_SYLLABLES, _PAIRS = 15, 60
_TAIL_BITS = {"u": 2, "p": 4}
_TAIL_CHUNK = 16
_CHUNKS = tuple(part << power for power in range(12) for part in (2, 3))  # few steps, so that edits seldom cross one


@dataclass(frozen=True, slots=True)
class Shape:
    """How a segment is cut: bits of the hash for syllables and pairs, documents in a chunk of texts."""

    name: str
    documents: int
    syllable_bits: int
    pair_bits: int
    per_chunk: int

    def entry(self, version: str) -> Mapping[str, Any]:
        """The segment's entry in the manifest."""
        return {
            "name": self.name,
            "version": version,
            "documents": self.documents,
            "u": self.syllable_bits,
            "p": self.pair_bits,
            "per": self.per_chunk,
        }

    def bits(self, kind: str) -> int:
        """Of syllables ('u') or pairs ('p')."""
        return self.syllable_bits if kind == "u" else self.pair_bits

    def names(self) -> Iterator[str]:
        """Every shard: terms, chunks of text, facets, lexicon, names."""
        for kind in ("u", "p"):
            for number in range(1 << self.bits(kind)):
                yield f"{self.name}/{kind}/{name_of(number, self.bits(kind))}"
        for chunk in range(-(-self.documents // self.per_chunk)):
            yield f"{self.name}/d/{chunk:x}"
        yield from (f"{self.name}/{kind}" for kind in "fln")


def base_size(documents: int) -> int:
    """How many documents, the oldest, stand in the base: a multiple of a step that grows with the index."""
    step = max(_STEP, 1 << max(0, (documents // _LARGE).bit_length() - 1))
    return documents // step * step


def shape(name: str, sizes: Sequence[int]) -> Shape:
    """Cut a segment whose documents have texts of these sizes in bytes."""
    text = sum(sizes)
    bits = {"u": _bits(text * _SYLLABLES // 100), "p": _bits(text * _PAIRS // 100)}
    if name == TAIL:
        bits = {kind: min(most, bits[kind]) for kind, most in _TAIL_BITS.items()}
    per = max((1, *(size for size in _CHUNKS if size * text * 5 <= TEXTS * len(sizes) * 6)))
    return Shape(name, len(sizes), bits["u"], bits["p"], max(per, _TAIL_CHUNK) if name == TAIL else per)


def quantised(length: int) -> int:
    """A body length as one byte, within 5 %; `2 ** (byte / 8) - 1` undoes it."""
    byte = 0
    while byte < 255 and 2 ** ((byte + 0.5) / 8) - 1 < length:
        byte += 1
    return byte


def average_length(bytes: Iterable[int]) -> int:
    """Hundredths of a token: the mean of the quantised lengths, as readers know them, of all that have a body."""
    hundredths = [round(100 * (2 ** (byte / 8) - 1)) for byte in bytes if byte]
    return max(1, round(sum(hundredths) / len(hundredths))) if hundredths else 100


def _bits(size: int) -> int:
    return max(0, round(math.log2(max(1, size / TERMS))))
