"""The door of the pictures and files beside articles."""

from __future__ import annotations

from plugins.model.later import Later
from plugins.model.sheets import Room

copies = Later("plugins.pictures.copies")

ROOMS = (Room("pictures", copies.keys, copies.sheet),)


def register() -> None:
    """Pelican calls this; the press reads ROOMS."""
