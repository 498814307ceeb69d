"""The door of search."""

from __future__ import annotations

from plugins.model.sheets import Room
from plugins.search import files, pages

ROOMS = (Room("search", pages.keys, pages.sheet), Room("search files", files.keys, files.sheet))


def register() -> None:
    """Pelican calls this; the press reads ROOMS."""
