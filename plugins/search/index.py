"""The whole index of an edition in memory, made from nothing: what tests and measurements hold the printed one to."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from plugins.model.edition import Edition
from plugins.search.preparing import FILES, MANIFEST, prepare
from plugins.search.shape import CUT, Cut


@dataclass(frozen=True, slots=True)
class Index:
    """`manifest` goes into the search page, `shards` from name to JSON content into files of their own."""

    manifest: Mapping[str, Any]
    shards: Mapping[str, str]


class Memory:
    """A Keeping that lasts as long as the process."""

    def __init__(self) -> None:
        """Nothing is kept."""
        self.values: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        """What is kept under a key, or None."""
        return self.values.get(key)

    def keys(self) -> Iterable[str]:
        """Every key, sorted."""
        return sorted(self.values)

    def put(self, key: str, value: bytes) -> None:
        """Keep bytes."""
        self.values[key] = value

    def drop(self, key: str) -> None:
        """Keep nothing there any more."""
        self.values.pop(key, None)


def mapped(function: Callable[[Any], Any], items: Iterable[Any]) -> Iterable[Any]:
    """`map`, one at a time."""
    return map(function, items)


def build(edition: Edition, cut: Cut = CUT) -> Index:
    """The index of one edition."""
    memory = Memory()
    prepare(edition, memory, mapped, cut)
    return index_of(memory)


def index_of(memory: Memory) -> Index:
    """The index that is kept."""
    manifest, files = json.loads(memory.values[MANIFEST]), json.loads(memory.values[FILES])
    return Index(manifest, {name: printed(memory.values[name]) for name in files})


def printed(content: bytes) -> str:
    """The content of a shard as it is printed: terms have a second line that is not."""
    return content.decode().partition("\n")[0]
