"""The door of the pages of places and organisations."""

from __future__ import annotations

from plugins.model.later import Later
from plugins.model.sheets import Room

communes = Later("plugins.districts.communes")
coverage = Later("plugins.districts.coverage")
downloads = Later("plugins.districts.downloads")
former = Later("plugins.districts.former")
index = Later("plugins.districts.index")
organisations = Later("plugins.districts.organisations")
pages = Later("plugins.districts.pages")
quotes = Later("plugins.districts.quotes")
years = Later("plugins.districts.years")

ROOMS = (
    Room("places", pages.keys, pages.sheet),
    Room("years of places", years.keys, years.sheet),
    Room("place index", index.keys, index.sheet),
    Room("communes of today", communes.keys, communes.sheet),
    Room("coverage", coverage.keys, coverage.sheet),
    Room("former addresses of places", former.keys, former.sheet),
    Room("organisations", organisations.keys, organisations.sheet),
    Room("organisation index", organisations.index_keys, organisations.index_sheet),
    Room("sentences of places", quotes.keys, quotes.sheet),
    Room("figures of places", downloads.keys, downloads.sheet),
    Room("figures of organisations", downloads.organisation_keys, downloads.organisation_sheet),
)


def register() -> None:
    """Pelican calls this; the press reads ROOMS."""
