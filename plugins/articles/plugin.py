"""The door of articles, reports and standing pages."""

from __future__ import annotations

from plugins.model.later import Later
from plugins.model.sheets import Room

pages = Later("plugins.articles.pages")
redirects = Later("plugins.articles.redirects")

ROOMS = (Room("articles", pages.keys, pages.sheet), Room("redirects", redirects.keys, redirects.sheet))


def register() -> None:
    """Pelican calls this; the press reads ROOMS."""
