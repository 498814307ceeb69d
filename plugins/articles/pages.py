"""The page of every article, branch report and standing page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from plugins.articles import around, figures, references
from plugins.model import addresses
from plugins.model.articles import PAGE, REPORT, Article, Body, Picture
from plugins.model.edition import Edition
from plugins.model.sheets import Page
from plugins.showing.teasers import Teaser, home_address, home_of, opening, teaser
from plugins.text.days import long_date, short_date
from plugins.text.slugs import slug


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, with the role beside the name and the page of all they signed."""

    name: str
    role: str
    address: str


def keys(edition: Edition) -> Iterable[str]:
    """The ids of all pieces."""
    return (*edition.articles(), *edition.pages())


def sheet(edition: Edition, key: str) -> Page:
    """One piece: template page.html for standing pages, report.html or article.html for the rest."""
    article, body = edition.article(key), edition.body(key)
    if article.kind == PAGE:
        return Page(article.address, "page.html", _common(edition, article, body))
    values = {**_common(edition, article, body), **_around(edition, article, body), **_report(edition, article)}
    return Page(article.address, "report.html" if article.kind == REPORT else "article.html", values)


def _common(edition: Edition, article: Article, body: Body) -> dict[str, Any]:
    standing = article.kind == PAGE
    return {
        "page": article.kind,
        "lang": article.lang,
        "title": article.title,
        "description": opening(article.summary or body.text),
        "section": "" if standing else ("reports" if article.kind == REPORT else "articles"),
        "breadcrumb": (("Trang chủ", addresses.HOME), (article.title, ""))
        if standing
        else around.breadcrumb(edition, article),
        "sapo": article.summary,
        "body": references.resolve(edition, article, body),
        "contents": around.headings(body),
        "translation": _translation(edition, article),
        "mail": _mail(edition, article),
    }


def _around(edition: Edition, article: Article, body: Body) -> Mapping[str, Any]:
    older, newer = edition.neighbours(article.id)
    return {
        "kicker": article.kicker,
        "date": long_date(article.date, article.has_time),
        "day": article.date.isoformat(timespec="minutes") if article.has_time else article.date.date().isoformat(),
        "where": around.where(edition, article),
        "lead_picture": _lead(article, body),
        "signatures": tuple(Signature(b.name, b.role, addresses.author(slug(b.name))) for b in article.authors),
        "source": article.source,
        "corrects": _corrected(edition, article),
        "category": (article.category, addresses.category(slug(article.category))) if article.category else None,
        "topics": tuple((tag, addresses.topic(slug(tag))) for tag in article.tags),
        "figures": figures.table(edition, article),
        "documents": around.cited(edition, article),
        "card": around.card(edition, article),
        "same_place": around.same_place(edition, article),
        "same_subject": around.same_subject(edition, article),
        "near": edition.unit(article.places[0]).name_at(article.date.date()).name if article.places else "",
        "older": _neighbour(edition, older),
        "newer": _neighbour(edition, newer),
    }


def _report(edition: Edition, article: Article) -> Mapping[str, Any]:
    """What a report says at its head: whose it is, of what time, as of which day."""
    organisation = edition.organisation(article.organisation) if article.organisation else None
    return {
        "organisation": (organisation.name, addresses.organisation(organisation)) if organisation else None,
        "place": (home_of(edition, article), home_address(edition, article)) if article.places else None,
        "period": article.period.label if article.period else "",
        "as_of": short_date(article.as_of) if article.as_of else "",
    }


def _lead(article: Article, body: Body) -> Picture | None:
    """The picture of the front matter, unless the body shows it anyway."""
    if article.image is None or article.image.path in {picture.path for picture in body.pictures}:
        return None
    return article.image


def _neighbour(edition: Edition, id: str) -> Teaser | None:
    return teaser(edition, id) if id else None


def _corrected(edition: Edition, article: Article) -> tuple[str, str] | None:
    """Title and address of the piece this one corrects, where this edition holds it."""
    return _named(edition, article.corrects)


def _translation(edition: Edition, article: Article) -> tuple[str, str] | None:
    return _named(edition, article.translation)


def _named(edition: Edition, id: str) -> tuple[str, str] | None:
    if not id:
        return None
    try:
        other = edition.article(id)
    except KeyError:
        return None
    return other.title, other.address


def _mail(edition: Edition, article: Article) -> str:
    """A `mailto:` with the title and, where the site has an address of its own, the page's."""
    body = f"{edition.siteurl}/{article.address}" if edition.siteurl else article.address
    return f"mailto:?subject={quote(article.title)}&body={quote(body)}"
