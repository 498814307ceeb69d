"""The door of rooms that stand empty: a blank file at every address that other rooms link to.

The page of statistics is a page without words, since every footer leads to a place on it.
"""

from collections.abc import Iterable

from plugins.districts.index import BY_COMMUNE
from plugins.model import addresses
from plugins.model.edition import Edition
from plugins.model.sheets import File, Page, Room, Sheet

FIXED = (addresses.STATISTICS, addresses.DOCUMENTS, addresses.SEARCH, addresses.ORGANISATIONS, BY_COMMUNE)


def keys(edition: Edition) -> Iterable[str]:
    """The addresses of the pages of statistics, documents, search, organisations and communes."""
    yield from FIXED
    yield from (addresses.indicator(id) for id in edition.indicators())
    yield from (addresses.document(key) for key in edition.documents())
    yield from (addresses.organisation(edition.organisation(id)) for id in edition.organisations())


def sheet(edition: Edition, key: str) -> Sheet:
    """A blank file, or the page."""
    del edition
    if key == addresses.STATISTICS:
        return Page(key, "empty.html", {})
    return File(key, blank, "")


def blank(_value: str) -> bytes:
    """Nothing."""
    return b""


ROOMS = (Room("empty", keys, sheet),)


def register() -> None:
    """Pelican calls this; the press reads ROOMS."""
