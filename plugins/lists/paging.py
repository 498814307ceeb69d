"""Long lists cut into pages that never change once full: by year, oldest first, thirty pieces a page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.model.edition import Edition

SIZE = 30
NEWEST = 12


@dataclass(frozen=True, slots=True)
class Chunk:
    """One frozen page: its year, its number within the year from 1 (the oldest), and its pieces, oldest first."""

    year: int
    number: int
    ids: tuple[str, ...]

    @property
    def name(self) -> str:
        """The page's file name without '.html': '2017-1'."""
        return f"{self.year:04d}-{self.number}"


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


def years(edition: Edition, ids: tuple[str, ...]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """(year, its pieces oldest first), newest year first, of ids that run newest first.

    Years are found by halving, so that a sheet asks for a handful of articles and not for all of a category.
    """
    oldest_first = ids[::-1]
    end = len(oldest_first)
    while end:
        year = edition.article(oldest_first[end - 1]).date.year
        start = bisect_left(oldest_first, year, hi=end, key=lambda id: edition.article(id).date.year)
        yield year, oldest_first[start:end]
        end = start


def chunks(edition: Edition, ids: tuple[str, ...]) -> Iterator[Chunk]:
    """All frozen pages of a list that runs newest first."""
    for year, own in years(edition, ids):
        for start in range(0, len(own), SIZE):
            yield Chunk(year, start // SIZE + 1, own[start : start + SIZE])


def chunk(edition: Edition, ids: tuple[str, ...], name: str) -> Chunk:
    """The frozen page of a name; KeyError where there is none."""
    found = next((chunk for chunk in chunks(edition, ids) if chunk.name == name), None)
    if found is None:
        raise KeyError(name)
    return found


def year_links(edition: Edition, ids: tuple[str, ...], folder: str, current: str = "") -> tuple[YearLinks, ...]:
    """The way to every frozen page of a list whose pages lie in `folder`.

    A frozen page, `current`, names the pages of its own year only and no counts: so it changes when its year has one
    more page, and not with every new piece of the list.
    """
    every = ((f"{year:04d}", len(own)) for year, own in years(edition, ids))
    if not current:
        return tuple(YearLinks(year, count, _links(year, count, folder)) for year, count in every)
    own = current.partition("-")[0]
    return tuple(YearLinks(year, 0, _links(year, count, folder, current)) for year, count in every if year == own)


def _links(year: str, count: int, folder: str, current: str = "") -> tuple[PageLink, ...]:
    names = ((str(number), f"{year}-{number}") for number in range(1, (count + SIZE - 1) // SIZE + 1))
    return tuple(PageLink(number, "" if name == current else f"{folder}/{name}.html") for number, name in names)
