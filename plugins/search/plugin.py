"""The door of search."""

from __future__ import annotations

from plugins.model.later import Later
from plugins.model.sheets import Room

preparing, sheets = Later("plugins.search.preparing"), Later("plugins.search.sheets")

ROOMS = (Room("search", sheets.keys, sheets.sheet, preparing.prepare),)


def register() -> None:
    """Pelican calls this; the press reads ROOMS."""
