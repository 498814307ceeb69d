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
    """A year, how many pieces it holds, and its pages."""

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
    """The way to every frozen page of a list whose pages lie in `folder`."""
    rows = []
    for year, own in years(edition, ids):
        numbers = range(1, (len(own) + SIZE - 1) // SIZE + 1)
        names = [f"{year:04d}-{number}" for number in numbers]
        links = tuple(
            PageLink(str(number), "" if name == current else f"{folder}/{name}.html")
            for number, name in zip(numbers, names, strict=True)
        )
        rows.append(YearLinks(f"{year:04d}", len(own), links))
    return tuple(rows)
