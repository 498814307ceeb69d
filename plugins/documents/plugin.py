"""The door of the document register."""

from plugins.documents import index, pages
from plugins.model.sheets import Room

ROOMS = (Room("document register", index.keys, index.sheet), Room("documents", pages.keys, pages.sheet))


def register() -> None:
    """Pelican calls this; the press reads ROOMS."""
