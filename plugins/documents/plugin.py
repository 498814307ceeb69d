"""The door of the document register."""

from __future__ import annotations

from plugins.model.later import Later
from plugins.model.sheets import Room

index = Later("plugins.documents.index")
pages = Later("plugins.documents.pages")

ROOMS = (Room("document register", index.keys, index.sheet), Room("documents", pages.keys, pages.sheet))


def register() -> None:
    """Pelican calls this; the press reads ROOMS."""
