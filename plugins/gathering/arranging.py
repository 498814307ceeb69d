"""Where an article stands: the lists it enters, and its rank in them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from plugins.gazetteer.tables import Gazetteer
from plugins.model.articles import PAGE, REPORT, Article, Body
from plugins.model.citations import Document
from plugins.text.slugs import slug

# Ranks count down from here, so that the newest stands first.
LAST_MINUTE = 10**12

FIRST = ("", "")
"""Before any rank and item."""

Entry = tuple[str, str, str, str]

SHELVES = (
    *("document", "number", "file", "renamed", "page", "listed", "month", "report", "category", "topic"),
    *("author", "unit", "reporting unit", "organisation", "reporting organisation", "subject"),
)
"""Every list that an article may enter."""


def entries(article: Article, body: Body, gazetteer: Gazetteer) -> Iterator[Entry]:
    """(list, key, rank, article id) of every list the article enters."""
    at = rank(article)
    for shelf, key in _places(article, body, gazetteer):
        yield shelf, key, at, article.id
    for document in dict.fromkeys(citation.document for citation in body.citations):
        if document.number:
            yield "number", numbered(document), document.key, article.id


def numbered(document: Document) -> str:
    """The key under which documents of one type and number stand: numbers start anew each year and at each issuer."""
    return f"{document.type} {document.number}"


def subject(article: Article) -> str:
    """The key under which older and newer pieces are neighbours: the main place, else the organisation, or ''."""
    return article.places[0] if article.places else article.organisation


def around(article: Article, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Each place of the article and all that it lay in on the article's day, once."""
    day = article.date.date()
    chains = ((place, *gazetteer.ancestors(place, day)) for place in article.places)
    return tuple(dict.fromkeys(id for chain in chains for id in chain))


def _places(article: Article, body: Body, gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    for document in dict.fromkeys(citation.document.key for citation in body.citations):
        yield "document", document
    for path in dict.fromkeys((*body.files, *((article.image.path,) if article.image else ()))):
        yield "file", path
    if article.aliases:
        yield "renamed", ""
    if article.kind == PAGE:
        yield "page", ""
        return
    yield "listed", ""
    yield "month", f"{article.date:%Y-%m}"
    if article.kind == REPORT:
        yield "report", ""
    if article.category:
        yield "category", slug(article.category)
    for tag in dict.fromkeys(map(slug, article.tags)):
        yield "topic", tag
    for author in dict.fromkeys(slug(byline.name) for byline in article.authors):
        yield "author", author
    shelves = ("", "reporting ") if article.kind == REPORT else ("",)
    for unit in around(article, gazetteer):
        yield from ((f"{shelf}unit", unit) for shelf in shelves)
    if article.organisation:
        yield from ((f"{shelf}organisation", article.organisation) for shelf in shelves)
    if subject(article):
        yield "subject", subject(article)


def appeared(rank: str) -> date:
    """The day of whatever stands at a rank."""
    return day_of((LAST_MINUTE - int(rank)) // 1440)


def of_year(year: int) -> tuple[str, str]:
    """The ranks of the newest and of the oldest minute of a year."""
    return _ranked(date(year, 12, 31).toordinal() * 1440 + 1439), oldest_of(date(year, 1, 1))


def oldest_of(day: date) -> str:
    """The rank of the first minute of a day."""
    return _ranked(day.toordinal() * 1440)


day_of = lru_cache(maxsize=1 << 11)(date.fromordinal)
"""The day of an ordinal."""


def rank(article: Article) -> str:
    """Text that sorts the newest first; articles of one minute go by id."""
    moment = article.date
    return _ranked(moment.toordinal() * 1440 + moment.hour * 60 + moment.minute)


def _ranked(minute: int) -> str:
    return f"{LAST_MINUTE - minute:012d}"
