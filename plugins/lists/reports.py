"""Branch activity reports: the newest, and frozen pages by year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.lists.paging import NEWEST, Listing, chunk, names, year_links
from plugins.model import addresses
from plugins.model.edition import Edition
from plugins.model.sheets import Page
from plugins.showing.teasers import home_of, teaser

TITLE = "Báo cáo hoạt động"
FOLDER = "bao-cao"
INDEX = ""
_LISTING = Listing("report")


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report in a list: when, whose, of what period, and its title."""

    date: str
    day: str
    whose: str
    period: str
    title: str
    address: str


def report_line(edition: Edition, id: str) -> ReportLine:
    """The report as a row."""
    article = edition.article(id)
    whose = edition.organisation(article.organisation).name if article.organisation else home_of(edition, article)
    shown = teaser(edition, id)
    period = article.period.label if article.period else ""
    return ReportLine(shown.date, shown.day, whose, period, article.title, article.address)


def keys(edition: Edition) -> Iterable[str]:
    """'' for the newest, '2017-1' for a frozen page."""
    yield INDEX
    yield from names(edition, _LISTING)


def sheet(edition: Edition, key: str) -> Page:
    """The page of a key."""
    shown = chunk(edition, _LISTING, key) if key else edition.reports()[:NEWEST]
    year, _, number = key.partition("-")
    here = ((TITLE, addresses.REPORTS), (f"{year}, trang {number}", "")) if key else ((TITLE, ""),)
    values = {
        "page": "list",
        "title": f"{TITLE}: năm {year}, trang {number}" if key else TITLE,
        "heading": TITLE,
        "description": "",
        "section": "reports",
        "breadcrumb": (("Trang chủ", addresses.HOME), *here),
        "year": year,
        "number": number,
        "count": 0 if key else len(edition.reports()),
        "reports": tuple(report_line(edition, id) for id in shown),
        "years": year_links(edition, _LISTING, FOLDER, key),
        "landing": addresses.REPORTS if key else "",
    }
    return Page(f"{FOLDER}/{key}.html" if key else addresses.REPORTS, "reports.html", values)
