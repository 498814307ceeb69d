"""The sheets of search: its page, and the files of its index."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.model.edition import Edition
from plugins.model.sheets import Sheet
from plugins.search import files, pages


def keys(edition: Edition) -> Iterable[str]:
    """The page, then the files of the index."""
    return (*pages.keys(edition), *files.keys(edition))


def sheet(edition: Edition, key: str) -> Sheet:
    """The sheet of a key of either."""
    return pages.sheet(edition, key) if key in pages.keys(edition) else files.sheet(edition, key)
