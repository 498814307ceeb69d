"""The door of articles, reports and standing pages."""

from __future__ import annotations

from plugins.articles import pages, redirects
from plugins.model.sheets import Room

ROOMS = (Room("articles", pages.keys, pages.sheet), Room("redirects", redirects.keys, redirects.sheet))


def register() -> None:
    """Pelican calls this; the press reads ROOMS."""
