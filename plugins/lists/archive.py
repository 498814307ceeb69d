"""The archive by calendar: the newest with all months, each year, each month."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from plugins.lists.paging import NEWEST
from plugins.model import addresses
from plugins.model.edition import Edition
from plugins.model.sheets import Page
from plugins.showing.teasers import teaser

TITLE = "Tin bài"
INDEX = ""


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the calendar; `address` is '' where nothing appeared."""

    number: int
    address: str
    count: int


@dataclass(frozen=True, slots=True)
class Year:
    """A year with its twelve months."""

    year: str
    address: str
    count: int
    months: tuple[Month, ...]


def keys(edition: Edition) -> Iterable[str]:
    """'' for the landing page, '2017' for a year, '2017/10' for a month."""
    months = edition.months()
    yield INDEX
    yield from dict.fromkeys(f"{year:04d}" for year, _ in months)
    yield from (f"{year:04d}/{month:02d}" for year, month in months)


def sheet(edition: Edition, key: str) -> Page:
    """The page of a key."""
    year, _, month = key.partition("/")
    if month:
        return _month(edition, int(year), int(month))
    return _year(edition, int(year)) if year else _landing(edition)


def calendar(edition: Edition) -> tuple[Year, ...]:
    """Every year in which anything appeared, newest first."""
    grouped = groupby(edition.months(), key=lambda pair: pair[0])
    return tuple(_calendar_year(edition, year, {month for _, month in pairs}) for year, pairs in grouped)


def _calendar_year(edition: Edition, year: int, present: set[int]) -> Year:
    months = []
    for month in range(1, 13):
        count = len(edition.articles_of_month(year, month)) if month in present else 0
        months.append(Month(month, addresses.month(year, month) if count else "", count))
    return Year(f"{year:04d}", addresses.year(year), sum(month.count for month in months), tuple(months))


def _landing(edition: Edition) -> Page:
    values = {
        "page": "archive",
        "title": TITLE,
        "description": "",
        "section": "articles",
        "breadcrumb": (("Trang chủ", addresses.HOME), (TITLE, "")),
        "pieces": tuple(teaser(edition, id) for id in edition.articles()[:NEWEST]),
        "years": calendar(edition),
        "count": len(edition.articles()),
    }
    return Page(addresses.ARCHIVE, "archive.html", values)


def _year(edition: Edition, year: int) -> Page:
    present = [month for y, month in edition.months() if y == year]
    months = tuple(
        (
            f"Tháng {month}",
            addresses.month(year, month),
            tuple(teaser(edition, id) for id in edition.articles_of_month(year, month)),
        )
        for month in present
    )
    values = {
        "page": "archive",
        "title": f"Tin bài năm {year}",
        "description": "",
        "section": "articles",
        "breadcrumb": (("Trang chủ", addresses.HOME), (TITLE, addresses.ARCHIVE), (f"Năm {year}", "")),
        "months": months,
    }
    return Page(addresses.year(year), "archive-year.html", values)


def _month(edition: Edition, year: int, month: int) -> Page:
    row = edition.months()
    at = row.index((year, month))
    older, newer = row[at + 1 : at + 2], row[at - 1 : at] if at else ()
    values = {
        "page": "archive",
        "title": f"Tin bài tháng {month} năm {year}",
        "description": "",
        "section": "articles",
        "breadcrumb": (
            ("Trang chủ", addresses.HOME),
            (TITLE, addresses.ARCHIVE),
            (f"Năm {year}", addresses.year(year)),
            (f"Tháng {month}", ""),
        ),
        "pieces": tuple(teaser(edition, id) for id in edition.articles_of_month(year, month)),
        "older": _month_link(older),
        "newer": _month_link(newer),
    }
    return Page(addresses.month(year, month), "archive-month.html", values)


def _month_link(row: tuple[tuple[int, int], ...]) -> tuple[str, str] | None:
    return (f"Tháng {row[0][1]} năm {row[0][0]}", addresses.month(*row[0])) if row else None
