"""Pages of one year of a place or organisation, for the years that its own page has no room for."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.districts import listing, names
from plugins.districts.pages import breadcrumb
from plugins.model import addresses
from plugins.model.edition import Edition
from plugins.model.sheets import Page
from plugins.text.numbers import grouped


def keys(edition: Edition) -> Iterable[str]:
    """'vn-d198 2015' for each year a unit's page only links to."""
    busy = edition.busy_units(listing.MOST_ON_PAGE)
    return [
        f"{id} {year}" for id in busy for year, fits in listing.fitting(edition.reach_of_unit(id).years()) if not fits
    ]


def sheet(edition: Edition, key: str) -> Page:
    """Every article of the year."""
    id, year = key.split()
    unit = edition.unit(id)
    entries = listing.year_entries(edition, edition.articles_of_unit(id), unit, int(year))
    steps = breadcrumb(edition, unit)
    values = {
        "page": unit.level,
        "title": f"{names.title(unit)}, năm {year}",
        "description": f"{grouped(len(entries))} bài về {unit.last_name.full} trong năm {year}.",
        "section": "places",
        "breadcrumb": (*steps[:-1], (names.title(unit), addresses.unit(unit)), (year, "")),
        "standfirst": f"{grouped(len(entries))} bài.",
        "years": (listing.Year(year, len(entries), entries),),
    }
    return Page(f"{_folder(edition, id)}{year}/index.html", "place-year.html", values)


def _folder(edition: Edition, id: str) -> str:
    return addresses.unit(edition.unit(id)).removesuffix("index.html")
