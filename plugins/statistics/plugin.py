"""The door of the figures' pages and files."""

from plugins.model.sheets import Room
from plugins.statistics import downloads, index, pages

ROOMS = (
    Room("figures index", index.keys, index.sheet),
    Room("indicators", pages.keys, pages.sheet),
    Room("all figures", downloads.keys, downloads.sheet),
    Room("figures of indicators", downloads.indicator_keys, downloads.indicator_sheet),
)


def register() -> None:
    """Pelican calls this; the press reads ROOMS."""
