"""Search for the terminal: the same analysis and ranking as in the browser, over an index kept by Whoosh."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from plugins.model.edition import Edition
from plugins.search.analysis import analyse
from plugins.search.documents import PLACE, Document, documents
from plugins.search.meaning import answered
from plugins.search.query import Query
from plugins.search.ranking import Match, shown
from plugins.search.snippets import aimed, meant, pieces
from plugins.search.spellings import forms_of
from plugins.search.whoosh_index import shelf, update


@dataclass(frozen=True, slots=True)
class Hit:
    """One piece found; `date` as printed, '' for a page; `place` as under its title.

    `address` is from the site root, with the anchor of the figure or document that the query means.
    """

    title: str
    address: str
    date: str
    place: str
    snippet: str
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """The best pieces; `text` is what was looked for in the end, `offers` are queries to try where there are none."""

    text: str
    hits: tuple[Hit, ...]
    offers: tuple[str, ...] = ()


def search(  # noqa: PLR0913, PLR0917 -- the flags of the verb
    edition: Edition,
    directory: Path,
    query: str,
    place: str | None = None,
    year: int | None = None,
    kind: str | None = None,
    limit: int = 10,
) -> Found:
    """The best pieces of the edition for a query, after bringing the index in `directory` up to date.

    What nowhere stands as typed is looked for with other marks, as keys of a keyboard, and with slips put right.
    `place` is a unit's slug ('binh-lieu-198') or any part of its name, with marks or without; `kind` article, report or
    page.
    """
    update(directory, documents(edition))
    with shelf(directory) as open_shelf:
        answer = answered(query, open_shelf)
        asked = answer.query
        found = answer.found if answer.relaxed else shown(asked, answer.found)
        forms = forms_of(asked, open_shelf, relaxed=answer.relaxed)
        rows = [(match, open_shelf.document(match.document)) for match in found]
    rows = [(match, document) for match, document in rows if _wanted(document, place, year, kind)]
    rows.sort(key=lambda row: (-row[0].score, -row[1].day, row[1].id))
    hits = tuple(_hit(asked, match, document, forms) for match, document in rows[:limit])
    return Found(answer.text, hits, (*answer.offers, *answer.fewer))


def _wanted(document: Document, place: str | None, year: int | None, kind: str | None) -> bool:
    if kind and document.kind != kind:
        return False
    if year and (not document.day or (date(1970, 1, 1) + timedelta(days=document.day)).year != year):
        return False
    return not place or any(place == facet.key or _folded(place) in _folded(facet.name) for facet in document.places)


def _folded(name: str) -> str:
    """A name between spaces, so that words match whole."""
    return f" {' '.join(token.fold for token in analyse(name))} "


def _hit(asked: Query, match: Match, document: Document, forms: frozenset[str]) -> Hit:
    if document.kind == PLACE:
        commune = meant(asked.readings[0], document.title, document.targets)
        title, address = (commune.text, commune.anchor) if commune else (document.title, document.address)
        place = f"{document.title}, {document.place}" if commune else document.place
        return Hit(title, address, "", place, "", match.score)
    target = aimed(asked.readings[0], document.targets)
    snippet = "".join(text for text, _ in pieces(document.body, forms, target.start if target else None))
    address = f"{document.address}#{target.anchor}" if target else document.address
    return Hit(document.title, address, document.printed_date, document.place, snippet, match.score)
