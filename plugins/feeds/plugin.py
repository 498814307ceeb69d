"""The door of feeds and of what machines ask for."""

from __future__ import annotations

from plugins.feeds import feeds, machines
from plugins.model.sheets import Room

ROOMS = (Room("feeds", feeds.keys, feeds.sheet), Room("machines", machines.keys, machines.sheet))


def register() -> None:
    """Pelican calls this; the press reads ROOMS."""
