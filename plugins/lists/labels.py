"""Categories, topics and authors: an index of each, a landing page with the newest, and frozen pages by year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from plugins.lists.paging import NEWEST, chunk, chunks, year_links
from plugins.model import addresses
from plugins.model.edition import Edition, Label
from plugins.model.sheets import Page
from plugins.showing.teasers import teaser


@dataclass(frozen=True, slots=True)
class Kind:
    """One way of sorting pieces: its name in the strings, its index, its folder, and what the edition says of it."""

    name: str
    title: str
    index: str
    labels: Callable[[Edition], tuple[Label, ...]]
    label: Callable[[Edition, str], Label]
    pieces: Callable[[Edition, str], tuple[str, ...]]
    landing: Callable[[str], str]


CATEGORIES = Kind(
    "categories",
    "Chuyên mục",
    addresses.CATEGORIES,
    lambda edition: edition.categories(),
    lambda edition, slug: edition.category(slug),
    lambda edition, slug: edition.articles_of_category(slug),
    addresses.category,
)
TOPICS = Kind(
    "topics",
    "Chủ đề",
    addresses.TOPICS,
    lambda edition: edition.topics(),
    lambda edition, slug: edition.topic(slug),
    lambda edition, slug: edition.articles_of_topic(slug),
    addresses.topic,
)
AUTHORS = Kind(
    "authors",
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
        for each in chunks(edition, kind.pieces(edition, label.slug)):
            yield f"{label.slug}/{each.name}"


def sheet(kind: Kind, edition: Edition, key: str) -> Page:
    """The page of a key."""
    if key == INDEX:
        return _index(kind, edition)
    slug, _, name = key.partition("/")
    label = kind.label(edition, slug)
    landing = kind.landing(slug)
    path = f"{landing.rpartition('/')[0]}/{name}.html" if name else landing
    return Page(path, "list.html", _list(kind, edition, label, name))


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


def _list(kind: Kind, edition: Edition, label: Label, name: str) -> Mapping[str, Any]:
    year, _, number = name.partition("-")
    landing = kind.landing(label.slug)
    folder = landing.rpartition("/")[0]
    all_ids = kind.pieces(edition, label.slug)
    ids = chunk(edition, all_ids, name).ids if name else all_ids[:NEWEST]
    trail = (("Trang chủ", addresses.HOME), (kind.title, kind.index))
    here = ((label.name, landing), (f"{year}, trang {number}", "")) if name else ((label.name, ""),)
    return {
        "page": "list",
        "title": f"{label.name}: năm {year}, trang {number}" if name else label.name,
        "heading": label.name,
        "kicker": kind.title,
        "description": f"{kind.title}: {label.name}",
        "section": "articles",
        "breadcrumb": (*trail, *here),
        "year": year,
        "number": number,
        "count": 0 if name else label.count,
        "pieces": tuple(teaser(edition, id) for id in ids),
        "years": year_links(edition, all_ids, folder, name),
        "landing": landing if name else "",
        "feed": f"{folder}/feed.atom" if kind.name == "categories" else "",
    }
