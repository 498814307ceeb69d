"""The door of the front page and of all lists."""

from __future__ import annotations

from functools import partial

from plugins.lists import labels
from plugins.model.later import Later
from plugins.model.sheets import Room

archive = Later("plugins.lists.archive")
english = Later("plugins.lists.english")
home = Later("plugins.lists.home")
reports = Later("plugins.lists.reports")
standing = Later("plugins.lists.standing")

ROOMS = (
    Room("home", home.keys, home.sheet),
    Room("English home", english.keys, english.sheet),
    Room("archive", archive.keys, archive.sheet),
    Room("categories", partial(labels.keys, labels.CATEGORIES), partial(labels.sheet, labels.CATEGORIES)),
    Room("topics", partial(labels.keys, labels.TOPICS), partial(labels.sheet, labels.TOPICS)),
    Room("authors", partial(labels.keys, labels.AUTHORS), partial(labels.sheet, labels.AUTHORS)),
    Room("reports", reports.keys, reports.sheet),
    Room("standing lists", standing.keys, standing.sheet),
)


def register() -> None:
    """Pelican calls this; the press reads ROOMS."""
