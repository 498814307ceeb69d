"""The script files of the index, one sheet each."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.model.edition import Edition
from plugins.model.sheets import File
from plugins.search.index import index
from plugins.search.shards import FOLDER, script


def keys(edition: Edition) -> Iterable[str]:
    """The names of all shards."""
    return index(edition).shards


def sheet(edition: Edition, key: str) -> File:
    """One shard; its values are its own name and content."""
    return File(f"{FOLDER}/{key}.js", script, (key, index(edition).shards[key]))
