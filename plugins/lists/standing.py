"""Pages that stand by themselves: links to other sites, and what an unknown address shows."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from plugins.model import addresses
from plugins.model.edition import Edition
from plugins.model.sheets import Page
from plugins.showing.teasers import teaser

LINKS, NOT_FOUND = "links", "404"
SHOWN = 5


def keys(_edition: Edition) -> Iterable[str]:
    """The two pages."""
    return (LINKS, NOT_FOUND)


def sheet(edition: Edition, key: str) -> Page:
    """The page of a key."""
    return _links(edition) if key == LINKS else _not_found(edition)


def _links(edition: Edition) -> Page:
    groups: dict[str, list[tuple[str, str, str]]] = {}
    for link in edition.links():
        groups.setdefault(link.group, []).append((link.name, link.url, urlsplit(link.url).netloc.removeprefix("www.")))
    values = {
        "page": "links",
        "title": "Liên kết website",
        "description": "",
        "section": "links",
        "breadcrumb": (("Trang chủ", addresses.HOME), ("Liên kết website", "")),
        "groups": tuple((name, tuple(rows)) for name, rows in groups.items()),
        "own": tuple((edition.article(id).title, edition.article(id).address) for id in edition.pages()),
    }
    return Page(addresses.LINKS, "links.html", values)


def _not_found(edition: Edition) -> Page:
    """A server shows it at any depth, so its links start at the site's own path and never at the page's."""
    path = urlsplit(edition.siteurl).path.rstrip("/")
    values = {
        "page": "404",
        "title": "",
        "description": "",
        "section": "",
        "breadcrumb": (),
        "base": f"{path}/",
        "pieces": tuple(teaser(edition, id) for id in edition.articles()[:SHOWN]),
    }
    return Page("404.html", "404.html", values, listed=False)
