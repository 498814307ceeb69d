"""The door of the figures' pages and files."""

from __future__ import annotations

from plugins.model.later import Later
from plugins.model.sheets import Room

changes = Later("plugins.statistics.changes")
conflicts = Later("plugins.statistics.conflicts")
downloads = Later("plugins.statistics.downloads")
histories = Later("plugins.statistics.histories")
index = Later("plugins.statistics.index")
pages = Later("plugins.statistics.pages")
reporting = Later("plugins.statistics.reporting")
untagged = Later("plugins.statistics.untagged")

ROOMS = (
    Room("figures index", index.keys, index.sheet),
    Room("indicators", pages.keys, pages.sheet),
    Room("all figures", downloads.keys, downloads.sheet),
    Room("figures of indicators", downloads.indicator_keys, downloads.indicator_sheet),
    Room("figures that changed", changes.keys, changes.sheet),
    Room("feed of figures that changed", changes.feed_keys, changes.feed_sheet),
    Room("histories of figures", histories.keys, histories.sheet),
    Room("feeds of figures", histories.feed_keys, histories.feed_sheet),
    Room("figures that differ", conflicts.keys, conflicts.sheet),
    Room("who reported when", reporting.keys, reporting.sheet),
    Room("untagged figures", untagged.keys, untagged.sheet),
)


def register() -> None:
    """Pelican calls this; the press reads ROOMS."""
