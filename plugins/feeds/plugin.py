"""The door of feeds and of what machines ask for."""

from __future__ import annotations

from plugins.model.later import Later
from plugins.model.sheets import Room

feeds = Later("plugins.feeds.feeds")
machines = Later("plugins.feeds.machines")

ROOMS = (Room("feeds", feeds.keys, feeds.sheet), Room("machines", machines.keys, machines.sheet))


def register() -> None:
    """Pelican calls this; the press reads ROOMS."""
