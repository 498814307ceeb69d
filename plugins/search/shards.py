"""Shards: the small script files of a segment, each one call of `bantin.shard(name, content)`."""

from __future__ import annotations

import base64
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from plugins.search import lexicon
from plugins.search.analysis import tokens
from plugins.search.documents import Document, Facet
from plugins.search.postings import encode, varints
from plugins.search.segment import Segment, Spelling

FOLDER = "tim-kiem"
KINDS = ("article", "report", "page")
# Bytes of a shard: two or three answer a query of two words. Measured on 10,000 articles.
TARGET = 12_000
_OVERHEAD = 16  # quotes, commas and brackets around a spelling


@dataclass(frozen=True, slots=True)
class Shape:
    """How a segment is cut: bits of the hash for syllables and pairs, documents in a chunk of texts."""

    name: str
    documents: int
    syllable_bits: int
    pair_bits: int
    per_chunk: int

    @property
    def entry(self) -> Mapping[str, Any]:
        """The segment's entry in the manifest."""
        return {
            "name": self.name,
            "documents": self.documents,
            "u": self.syllable_bits,
            "p": self.pair_bits,
            "per": self.per_chunk,
        }


def shape(name: str, segment: Segment, target: int = TARGET) -> Shape:
    """Cut so that a shard is about `target` bytes."""
    text = sum(len(document.body.encode()) for document in segment.documents)
    per_chunk = max(1, target * len(segment.documents) // max(1, text))
    return Shape(
        name, len(segment.documents), _bits(segment.syllables, target), _bits(segment.pairs, target), per_chunk
    )


def shards(segment: Segment, shape: Shape) -> dict[str, str]:
    """Every shard of the segment: its name ('s0/u/3f') and its content as JSON."""
    files: dict[str, Any] = {
        **_terms(f"{shape.name}/u", segment.syllables, shape.syllable_bits),
        **_terms(f"{shape.name}/p", segment.pairs, shape.pair_bits),
        **_chunks(segment.documents, shape),
        f"{shape.name}/f": columns(segment),
        f"{shape.name}/l": lexicon.front_coded(segment.syllables),
        f"{shape.name}/n": _names(segment.documents),
    }
    return {name: json.dumps(files[name], ensure_ascii=False, separators=(",", ":")) for name in sorted(files)}


def script(named: tuple[str, str]) -> bytes:
    """The file of a shard, given its name and its content."""
    name, content = named
    return f'bantin.shard("{name}",{content});\n'.encode()


def place_of(fold: str, bits: int) -> str:
    """The shard of a fold key: the low `bits` of its FNV-1a hash in hexadecimal digits."""
    hash = 0x811C9DC5
    for letter in fold:
        hash = (hash ^ ord(letter)) * 0x01000193 & 0xFFFFFFFF
    hash ^= hash >> 16
    return format(hash & ((1 << bits) - 1), f"0{(bits + 3) // 4 or 1}x")


def quantised(length: int) -> int:
    """A body length as one byte, within 5 %; `2 ** (byte / 8) - 1` undoes it."""
    byte = 0
    while byte < 255 and 2 ** ((byte + 0.5) / 8) - 1 < length:
        byte += 1
    return byte


def average_length(segments: Iterable[Segment]) -> int:
    """Hundredths of a token: the mean of the lengths as readers of the shards know them."""
    lengths = [2 ** (quantised(length) / 8) - 1 for segment in segments for length in segment.lengths]
    return max(1, round(100 * sum(lengths) / len(lengths))) if lengths else 100


def columns(segment: Segment) -> dict[str, Any]:
    """Facets and body lengths, a number or list of numbers a document, and the names of facet values."""
    documents = segment.documents
    places = _dictionary(facet for document in documents for facet in document.places)
    categories = _dictionary(document.category for document in documents if document.category)
    days = [document.day for document in documents]
    steps = [after - before for before, after in zip([0, *days], days, strict=False)]
    placed = (
        number for document in documents for number in (len(document.places), *(map(places.index, document.places)))
    )
    return {
        "days": _packed(steps),
        "kinds": _packed(KINDS.index(document.kind) for document in documents),
        "categories": _packed(categories.index(d.category) + 1 if d.category else 0 for d in documents),
        "places": _packed(placed),
        "lengths": base64.b64encode(bytes(map(quantised, segment.lengths))).decode(),
        "placeNames": [[facet.key, facet.name] for facet in places],
        "categoryNames": [[facet.key, facet.name] for facet in categories],
    }


def _terms(folder: str, terms: Mapping[str, tuple[Spelling, ...]], bits: int) -> dict[str, Any]:
    width = (bits + 3) // 4 or 1
    files: dict[str, Any] = {f"{folder}/{number:0{width}x}": {} for number in range(1 << bits)}
    for fold, spellings in terms.items():
        files[f"{folder}/{place_of(fold, bits)}"][fold] = [
            [_shown(spelling), len(spelling.postings), encode(spelling.postings)] for spelling in spellings
        ]
    return files


def _shown(spelling: Spelling) -> str:
    """The spelling as written, where the analysis reads it back to the same form; else the form itself."""
    read = " ".join(token.exact for token in tokens(spelling.surface))
    return spelling.surface if read == spelling.exact else f"={spelling.exact}"


def _chunks(documents: tuple[Document, ...], shape: Shape) -> dict[str, Any]:
    return {
        f"{shape.name}/d/{start // shape.per_chunk:x}": [
            [d.address, d.title, d.printed_date, d.place, d.kind, d.body]
            for d in documents[start : start + shape.per_chunk]
        ]
        for start in range(0, len(documents), shape.per_chunk)
    }


def _names(documents: tuple[Document, ...]) -> list[list[Any]]:
    counts = Counter(name for document in documents for name in document.names)
    return [[name, counts[name]] for name in sorted(counts, key=_fold_of)]


def _fold_of(name: str) -> tuple[str, str]:
    return " ".join(token.fold for token in tokens(name)), name


def _bits(terms: Mapping[str, tuple[Spelling, ...]], target: int) -> int:
    size = sum(
        len(fold) + sum(_OVERHEAD + len(s.surface.encode()) + len(encode(s.postings)) for s in spellings)
        for fold, spellings in terms.items()
    )
    return max(0, (size // target).bit_length())


def _dictionary(facets: Iterable[Facet]) -> list[Facet]:
    return sorted(dict.fromkeys(facets), key=lambda facet: facet.key)


def _packed(numbers: Iterable[int]) -> str:
    return base64.b64encode(varints(numbers)).decode()
