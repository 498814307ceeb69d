"""The search index of an edition: its shards and the manifest that names them, made once an edition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any
from weakref import WeakKeyDictionary

from plugins.model.edition import Edition
from plugins.search.documents import documents
from plugins.search.segment import segment
from plugins.search.shards import average_length, shape, shards


@dataclass(frozen=True, slots=True)
class Index:
    """`manifest` goes into the search page, `shards` from name to JSON content into files of their own."""

    manifest: Mapping[str, Any]
    shards: Mapping[str, str]


def index(edition: Edition) -> Index:
    """The index of an edition, kept as long as the edition lives: each of its files asks for it."""
    if edition not in _MADE:
        _MADE[edition] = build(edition)
    return _MADE[edition]


def build(edition: Edition) -> Index:
    """Analyse and cut one edition; a pure function of what it answers."""
    whole = segment(documents(edition))
    cut = shape("s0", whole)
    files = shards(whole, cut)
    version = blake2b("".join(f"{name}{content}" for name, content in files.items()).encode(), digest_size=6)
    manifest = {
        "version": version.hexdigest(),
        "documents": cut.documents,
        "length": average_length([whole]),
        "segments": (cut.entry,),
    }
    return Index(manifest, files)


# The one memory of this room: an edition never changes, and it takes its index along when it goes.
_MADE: WeakKeyDictionary[Edition, Index] = WeakKeyDictionary()
