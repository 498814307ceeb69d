"""Categories, topics and authors: an index of each, a landing page with the newest, and frozen pages by year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from plugins.lists.paging import NEWEST, Listing, chunk, names, year_links
from plugins.model import addresses
from plugins.model.edition import Edition, Label
from plugins.model.sheets import Page
from plugins.showing.teasers import teaser


@dataclass(frozen=True, slots=True)
class Kind:
    """One way of sorting pieces: its name in the strings, in listings, its index, what the edition says of it."""

    name: str
    listing: str
    title: str
    index: str
    labels: Callable[[Edition], tuple[Label, ...]]
    label: Callable[[Edition, str], Label]
    pieces: Callable[[Edition, str], tuple[str, ...]]
    landing: Callable[[str], str]


CATEGORIES = Kind(
    "categories",
    "category",
    "Chuyên mục",
    addresses.CATEGORIES,
    lambda edition: edition.categories(),
    lambda edition, slug: edition.category(slug),
    lambda edition, slug: edition.articles_of_category(slug),
    addresses.category,
)
TOPICS = Kind(
    "topics",
    "topic",
    "Chủ đề",
    addresses.TOPICS,
    lambda edition: edition.topics(),
    lambda edition, slug: edition.topic(slug),
    lambda edition, slug: edition.articles_of_topic(slug),
    addresses.topic,
)
AUTHORS = Kind(
    "authors",
    "author",
    "Tác giả",
    addresses.AUTHORS,
    lambda edition: edition.authors(),
    lambda edition, slug: edition.author(slug),
    lambda edition, slug: edition.articles_of_author(slug),
    addresses.author,
)

INDEX = ""


def keys(kind: Kind, edition: Edition) -> Iterable[str]:
    """'' for the index, 'slug' for a landing page, 'slug/2017-1' for a frozen one."""
    yield INDEX
    for label in kind.labels(edition):
        yield label.slug
        yield from (f"{label.slug}/{name}" for name in names(edition, Listing(kind.listing, label.slug)))


def sheet(kind: Kind, edition: Edition, key: str) -> Page:
    """The page of a key."""
    if key == INDEX:
        return _index(kind, edition)
    slug, _, name = key.partition("/")
    landing = kind.landing(slug)
    if name:
        return Page(f"{landing.rpartition('/')[0]}/{name}.html", "list.html", _frozen(kind, edition, slug, name))
    return Page(landing, "list.html", _landing(kind, edition, slug))


def _index(kind: Kind, edition: Edition) -> Page:
    rows = tuple((label.name, kind.landing(label.slug), label.count) for label in kind.labels(edition))
    values = {
        "page": "list",
        "title": kind.title,
        "description": "",
        "section": "articles",
        "breadcrumb": (("Trang chủ", addresses.HOME), (kind.title, "")),
        "kind": kind.name,
        "rows": rows,
    }
    return Page(kind.index, "labels.html", values)


def _landing(kind: Kind, edition: Edition, slug: str) -> Mapping[str, Any]:
    label = kind.label(edition, slug)
    folder = kind.landing(slug).rpartition("/")[0]
    return {
        **_list(kind, edition, folder, label.name, kind.pieces(edition, slug)[:NEWEST]),
        "title": label.name,
        "breadcrumb": (*_trail(kind), (label.name, "")),
        "year": "",
        "number": "",
        "count": label.count,
        "years": year_links(edition, Listing(kind.listing, slug), folder),
        "landing": "",
    }


def _frozen(kind: Kind, edition: Edition, slug: str, name: str) -> Mapping[str, Any]:
    """Asks for its own year alone, so that a newer piece does not even make it again."""
    listing = Listing(kind.listing, slug)
    label, (year, _, number) = edition.name_of_list(*listing), name.partition("-")
    landing = kind.landing(slug)
    folder = landing.rpartition("/")[0]
    return {
        **_list(kind, edition, folder, label, chunk(edition, listing, name)),
        "title": f"{label}: năm {year}, trang {number}",
        "breadcrumb": (*_trail(kind), (label, landing), (f"{year}, trang {number}", "")),
        "year": year,
        "number": number,
        "count": 0,
        "years": year_links(edition, listing, folder, name),
        "landing": landing,
    }


def _list(kind: Kind, edition: Edition, folder: str, label: str, ids: tuple[str, ...]) -> Mapping[str, Any]:
    return {
        "page": "list",
        "heading": label,
        "kicker": kind.title,
        "description": f"{kind.title}: {label}",
        "section": "articles",
        "pieces": tuple(teaser(edition, id) for id in ids),
        "feed": f"{folder}/feed.atom" if kind.name == "categories" else "",
    }


def _trail(kind: Kind) -> tuple[tuple[str, str], ...]:
    return (("Trang chủ", addresses.HOME), (kind.title, kind.index))
