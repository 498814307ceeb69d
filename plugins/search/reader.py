"""An independent reader of printed shards: what `bantin search` uses on an archive, and the oracle of the script."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from plugins.search import lexicon, newest
from plugins.search.analysis import tokens
from plugins.search.hashing import place_of
from plugins.search.lexicon import Key
from plugins.search.postings import Posting, Spelling, decode
from plugins.search.query import parse
from plugins.search.ranking import Match, matches
from plugins.search.shape import last_block, place_in_chunk
from plugins.search.shards import FOLDER
from plugins.search.unpacking import Columns, columns_of

_MANIFEST = re.compile(r'<script type="application/json" id="tim-kiem-muc-luc">(.*?)</script>', re.DOTALL)

# Shards and terms remembered: a server reads for days.
_MOST_KNOWN = 400


class Reader:
    """Looks terms up in the shards of all segments; documents are numbered through the segments."""

    def __init__(self, manifest: Mapping[str, Any], read: Callable[[str], str]) -> None:
        """`read` gives the text of a shard's file by its name ('s0/u/3f')."""
        self._read, self._segments = read, manifest["segments"]
        self._newest: dict[str, Any] = {}
        for segment in self._segments:
            if "texts" in segment:
                self._newest.update(newest.unpacked(segment, self._content(f"{segment['name']}/t")))
        self.documents: int = manifest["documents"]
        self.average: float = manifest["length"] / 100
        self.columns: Columns = columns_of(map(self._columns, self._segments))
        self._shards: dict[str, Any] = {}
        self._known: dict[tuple[str, str], list[Spelling]] = {}

    def spellings(self, kind: str, fold: str) -> list[Spelling]:
        """The spellings of a fold key, in most documents first, then by exact form."""
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()
        if (kind, fold) not in self._known:
            self._known[kind, fold] = self._spellings(kind, fold)
        return self._known[kind, fold]

    def _spellings(self, kind: str, fold: str) -> list[Spelling]:
        found: dict[str, Spelling] = {}
        base = 0
        for segment in self._segments:
            name = f"{segment['name']}/{kind}/{place_of(fold, segment[kind])}"
            for shown, _, *list_ in self._shard(name).get(fold, ()):
                exact, surface = _forms(shown)
                before = found.get(exact, Spelling(exact, surface, ()))
                parts = _parts(segment, list_, base)
                postings = (*before.postings, *self._postings(segment, list_, base))
                found[exact] = Spelling(exact, surface, postings, (*before.parts, *parts))
            base += segment["documents"]
        return sorted(found.values(), key=lambda spelling: (-len(spelling.postings), spelling.exact))

    def _postings(self, segment: Mapping[str, Any], list_: list[Any], base: int) -> Iterator[Posting]:
        """A list that stands in the shard, or a long one from all its blocks."""
        if len(list_) == 1:
            yield from decode(list_[0], base)
        else:
            key, blocks, _ = list_
            for block in blocks:
                packed = self._shard(f"{segment['name']}/b/{key}-{block}")
                yield from decode(packed, base + block * segment["block"])

    def _columns(self, segment: Mapping[str, Any]) -> dict[str, Any]:
        """Facets of a segment, and its lengths from all blocks."""
        last = last_block(segment["documents"], segment["block"])
        blocks = [self._content(f"{segment['name']}/f/{number:x}") for number in range(last + 1)]
        return {**self._content(f"{segment['name']}/g"), "lengths": blocks}

    def lexicon(self) -> list[Key]:
        """The lexicon keys of all segments."""
        return [key for segment in self._segments for key in lexicon.keys(self._shard(f"{segment['name']}/l"))]

    def length(self, document: int) -> float:
        """The body length of a document in kept tokens, as quantised."""
        return float(2 ** (self.columns.lengths[document] / 8) - 1)

    def text(self, document: int) -> list[str]:
        """Address, title, date, place, kind and body of a document."""
        for segment in self._segments:
            if document < segment["documents"]:
                chunk, place = place_in_chunk(document, segment["short"], segment["per"])
                return list(self._shard(f"{segment['name']}/d/{chunk:x}")[place])
            document -= segment["documents"]
        raise IndexError(document)

    def search(self, text: str, *, relaxed: bool = False, bounded: bool = False) -> list[Match]:
        """All matches of a query, best first; `relaxed` looks for every spelling whatever marks were typed.

        `bounded` reads no more of long lists than a page does, see plugins.search.bounds.
        """
        return matches(parse(text), self, relaxed=relaxed, bounded=bounded)

    def _shard(self, name: str) -> Any:
        if len(self._shards) > _MOST_KNOWN:
            self._shards.clear()
        if name not in self._shards:
            self._shards[name] = self._content(name)
        return self._shards[name]

    def _content(self, name: str) -> Any:
        if name in self._newest:
            return self._newest[name]
        script = self._read(name)
        return json.loads(script[script.index(",") + 1 : script.rindex(")")])


def open_site(output: Path) -> Reader:
    """A reader of a printed site; FileNotFoundError where there is none, ValueError where its page has no manifest."""
    folder = output / FOLDER
    found = _MANIFEST.search((folder / "index.html").read_text("utf-8"))
    if not found:
        raise ValueError(f"{folder}: trang tìm kiếm không có mục lục")
    return Reader(json.loads(found[1]), lambda name: (folder / f"{name}.js").read_text("utf-8"))


def _parts(segment: Mapping[str, Any], list_: list[Any], base: int) -> Iterator[tuple[int, int]]:
    """First document and number of documents of each block of a long list; the last block takes the rest."""
    for number in list_[1] if len(list_) > 1 else ():
        start = number * segment["block"]
        last = number == last_block(segment["documents"], segment["block"])
        yield base + start, segment["documents"] - start if last else segment["block"]


def _forms(shown: str) -> tuple[str, str]:
    """The exact form and the spelling of what a shard shows."""
    if shown.startswith("="):
        return shown[1:], shown[1:]
    return " ".join(token.exact for token in tokens(shown)), shown
