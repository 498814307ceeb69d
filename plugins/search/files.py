"""The script files of the index, one sheet each."""

from __future__ import annotations

import json
from collections.abc import Iterable

from plugins.model.edition import Edition
from plugins.model.sheets import File
from plugins.search.index import printed
from plugins.search.preparing import FILES, ROOM
from plugins.search.shards import FOLDER, script


def keys(edition: Edition) -> Iterable[str]:
    """The names of all shards."""
    return tuple(json.loads(edition.kept(ROOM, FILES)))


def sheet(edition: Edition, key: str) -> File:
    """One shard; its values are its own name and content."""
    return File(f"{FOLDER}/{key}.js", script, (key, printed(edition.kept(ROOM, key))))
