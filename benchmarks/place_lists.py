"""The door of places as peers have them: an index, and the pieces of each place as lists, without figures or feeds."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.feeds import feeds
from plugins.lists.paging import SIZE
from plugins.model import addresses
from plugins.model.edition import Edition
from plugins.model.sheets import Page, Room
from plugins.showing.teasers import place_name, teaser

INDEX = ""


def keys(edition: Edition) -> Iterable[str]:
    """'' for the index, 'vn-d198 1' for the first thirty pieces of a place."""
    yield INDEX
    for id in edition.units_with_articles():
        pages = -(-len(edition.articles_of_unit(id)) // SIZE)
        yield from (f"{id} {number}" for number in range(1, pages + 1))


def sheet(edition: Edition, key: str) -> Page:
    """The index, or a page of a place's list."""
    if key == INDEX:
        return _index(edition)
    id, number = key.split()
    unit, place = edition.unit(id), int(number) - 1
    landing, ids = addresses.unit(unit), edition.articles_of_unit(id)
    values = {
        **_common(place_name(unit, edition.day)),
        "page": "list",
        "kicker": "Địa phương",
        "pieces": tuple(teaser(edition, each) for each in ids[place * SIZE : (place + 1) * SIZE]),
        "count": len(ids),
        "year": "" if number == "1" else "–",
        "number": number,
        "years": (),
        "landing": "" if number == "1" else landing,
        "feed": "",
    }
    return Page(landing if number == "1" else landing.replace("index", number), "list.html", values)


def feed_keys(edition: Edition) -> Iterable[str]:
    """The feeds of the paper and its categories, which lists lead to."""
    return (key for key in feeds.keys(edition) if not key.startswith((feeds.UNIT, feeds.ORGANISATION)))


def _index(edition: Edition) -> Page:
    units = ((id, edition.unit(id)) for id in edition.units_with_articles())
    rows = tuple(
        (place_name(unit, edition.day), addresses.unit(unit), len(edition.articles_of_unit(id))) for id, unit in units
    )
    return Page(
        addresses.PLACES, "labels.html", {**_common("Địa phương"), "page": "list", "kind": "topics", "rows": rows}
    )


def _common(title: str) -> dict[str, object]:
    trail = (("Trang chủ", addresses.HOME), (title, ""))
    return {"title": title, "heading": title, "description": "", "section": "places", "breadcrumb": trail}


ROOMS = (Room("place lists", keys, sheet), Room("feeds of lists", feed_keys, feeds.sheet))


def register() -> None:
    """Pelican calls this; the press reads ROOMS."""
