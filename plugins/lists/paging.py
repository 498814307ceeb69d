"""Long lists cut into pages that never change once full: by year, oldest first, thirty pieces a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from plugins.model.edition import Edition

SIZE = 30
NEWEST = 12


class Listing(NamedTuple):
    """A long list as the edition knows it: 'category', 'topic', 'author' or 'report', and which."""

    kind: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link to a frozen page; `address` is '' for the page one is on."""

    number: str
    address: str


@dataclass(frozen=True, slots=True)
class YearLinks:
    """A year, how many pieces it holds (0 where that is not told), and its pages."""

    year: str
    count: int
    pages: tuple[PageLink, ...]


def names(edition: Edition, listing: Listing) -> Iterator[str]:
    """The file names of all frozen pages without '.html', newest year first; '2017-1' has the oldest of its year."""
    for year, count in edition.years_of_list(*listing):
        yield from (f"{year:04d}-{number}" for number in _numbers(count))


def chunk(edition: Edition, listing: Listing, name: str) -> tuple[str, ...]:
    """The pieces of the frozen page of a name, oldest first; KeyError where there is none."""
    year, number = map(int, name.split("-"))
    found = edition.pieces_of_year(*listing, year, (number - 1) * SIZE, SIZE)
    if not found:
        raise KeyError(name)
    return found


def year_links(edition: Edition, listing: Listing, folder: str, current: str = "") -> tuple[YearLinks, ...]:
    """The way to every frozen page of a list whose pages lie in `folder`.

    A frozen page, `current`, names the pages of its own year only and no counts: so it changes when its year has one
    more page, and not with every new piece of the list.
    """
    if not current:
        every = edition.years_of_list(*listing)
        return tuple(YearLinks(f"{year:04d}", count, _links(year, count, folder)) for year, count in every)
    year = int(current.partition("-")[0])
    return (YearLinks(f"{year:04d}", 0, _links(year, edition.count_of_year(*listing, year), folder, current)),)


def _links(year: int, count: int, folder: str, current: str = "") -> tuple[PageLink, ...]:
    found = ((str(number), f"{year:04d}-{number}") for number in _numbers(count))
    return tuple(PageLink(number, "" if name == current else f"{folder}/{name}.html") for number, name in found)


def _numbers(count: int) -> range:
    """The numbers of the pages that so many pieces of a year fill."""
    return range(1, (count + SIZE - 1) // SIZE + 1)
