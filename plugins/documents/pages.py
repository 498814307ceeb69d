"""The page of a cited document: the sentences that cite it, how it is spelled, what is cited with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote

from plugins.documents import index
from plugins.documents.levels import LEVEL_NAMES, level, name, written_day
from plugins.model import addresses
from plugins.model.citations import Citation, Document
from plugins.model.edition import Edition
from plugins.model.sheets import Page
from plugins.showing.teasers import home_of
from plugins.text.days import short_date

MOST_MENTIONS = 60
MOST_TOGETHER = MOST_ALIKE = 8


@dataclass(frozen=True, slots=True)
class Mention:
    """One citing sentence in three pieces, the middle one the mention; its article, place and date."""

    before: str
    words: str
    after: str
    title: str
    href: str
    place: str
    date: str


@dataclass(frozen=True, slots=True)
class Other:
    """Another document: its day, what it is about, and a note of who issued it and how often both are cited."""

    name: str
    address: str
    day: str
    subject: str
    note: str


def keys(edition: Edition) -> Iterable[str]:
    """Keys of all documents cited."""
    return edition.documents()


def sheet(edition: Edition, key: str) -> Page:
    """One document."""
    document = edition.document(key)
    citations = edition.citations_of_document(key)
    articles = tuple(dict.fromkeys(citation.article for citation in citations))
    place = LEVEL_NAMES[level(edition, document)]
    values: dict[str, Any] = {
        "page": "document",
        "title": name(document),
        "description": _description(document, len(articles)),
        "section": "documents",
        "breadcrumb": (index.HOME, index.INDEX, (place, index.address(edition, document)), (name(document), "")),
        "kicker": " · ".join(part for part in (document.type_label, document.issuer_label) if part),
        "subject": document.subject,
        "number": document.label if document.number else "",
        "type": document.type_label,
        "issuer": document.issuer_label,
        "scope": _scope(edition, document, articles),
        "day": written_day(document.day),
        "spellings": tuple(dict.fromkeys(citation.text for citation in citations)),
        "articles": len(articles),
        "mentions": tuple(_mention(edition, citation) for citation in citations[:MOST_MENTIONS]),
        "more": max(0, len(citations) - MOST_MENTIONS),
        "together": _together(edition, key, articles),
        "same_number": _same_number(edition, key),
        "more_same_number": _more_alike(edition, document),
    }
    return Page(addresses.document(key), "document.html", values)


def cut(citation: Citation) -> tuple[str, str, str]:
    """The sentence before the mention, the mention, and the rest; the whole is the mention where it cannot be found."""
    sentence, words = citation.sentence, citation.text
    start = sentence.find(words)
    if start < 0:
        return "", sentence or words, ""
    return sentence[:start], words, sentence[start + len(words) :]


def _mention(edition: Edition, citation: Citation) -> Mention:
    article = edition.article(citation.article)
    return Mention(
        *cut(citation),
        title=article.title,
        href=f"{article.address}#{citation.anchor}",
        place=home_of(edition, article),
        date=short_date(article.date.date()),
    )


def _together(edition: Edition, key: str, articles: Iterable[str]) -> tuple[Other, ...]:
    """Documents cited in the same articles, the most frequent first."""
    counts = Counter(other for id in articles for other in edition.documents_of_article(id) if other != key)
    ordered = sorted(counts, key=lambda other: (-counts[other], other))
    return tuple(_other(edition.document(other), counts[other]) for other in ordered[:MOST_TOGETHER])


def _same_number(edition: Edition, key: str) -> tuple[Other, ...]:
    """Other documents under the same number: numbers start anew each year and at each issuer."""
    others = [other for other in edition.documents_of_number(key) if other != key]
    return tuple(_other(edition.document(other)) for other in others[:MOST_ALIKE])


def _more_alike(edition: Edition, document: Document) -> str:
    """The search for the number, where more documents have it than the page lists."""
    more = len(edition.documents_of_number(document.key)) > MOST_ALIKE + 1
    return f"{addresses.SEARCH}?q={quote(document.label, safe='')}" if more else ""


def _other(document: Document, together: int = 0) -> Other:
    return Other(
        name(document),
        addresses.document(document.key),
        written_day(document.day),
        document.subject,
        " · ".join(part for part in (document.issuer_label, f"cùng trong {together} bài" if together else "") if part),
    )


def _scope(edition: Edition, document: Document, articles: tuple[str, ...]) -> str:
    """Where the document holds: its place as named when it was issued, else what its level is called."""
    if document.unit:
        full = edition.unit(document.unit).name_at(_issued(edition, document, articles)).full
        return full[:1].upper() + full[1:]
    return "Cả nước" if level(edition, document) == "central" else document.issuer_label


def _issued(edition: Edition, document: Document, articles: tuple[str, ...]) -> date:
    """The day of issue, of a bare year its last; where none can be told, the day of the first article that cites it."""
    day = f"{document.day}-12-31" if len(document.day) == len("2018") else document.day
    try:
        return date.fromisoformat(day)
    except ValueError:
        return min(edition.article(id).date.date() for id in articles)


def _description(document: Document, articles: int) -> str:
    subject = f" {document.subject.rstrip('.')}." if document.subject else ""
    return f"{document.label}.{subject} Được dẫn trong {articles} bài."
