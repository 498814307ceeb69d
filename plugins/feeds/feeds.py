"""Feeds of the whole paper, of every place and organisation with pieces, and of every category."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from plugins.model import addresses
from plugins.model.edition import Edition
from plugins.model.sheets import File
from plugins.showing.atom import Entry, Feed, link, moment, tag, write
from plugins.showing.teasers import opening, place_name

SHOWN = 20
SITE, UNIT, ORGANISATION, CATEGORY = "site", "unit", "organisation", "category"
NEVER = datetime(1970, 1, 1)  # of a paper without a piece


def keys(edition: Edition) -> Iterable[str]:
    """'site', 'unit/<id>' for places with pieces, 'organisation/<id>' for organisations, 'category/<slug>'."""
    yield SITE
    yield from (f"{UNIT}/{id}" for id in edition.units_with_articles())
    yield from (f"{ORGANISATION}/{id}" for id in edition.organisations_with_articles())
    yield from (f"{CATEGORY}/{label.slug}" for label in edition.categories())


def sheet(edition: Edition, key: str) -> File:
    """The feed of a key: its newest pieces, without the marks of figures."""
    what, _, name = key.partition("/")
    paper = edition.masthead()
    if what == UNIT:
        unit = edition.unit(name)
        return _file(
            edition,
            addresses.unit(unit),
            f"{paper.name}: {place_name(unit, edition.day)}",
            edition.articles_of_unit(name),
        )
    if what == ORGANISATION:
        body = edition.organisation(name)
        ids = edition.articles_of_organisation(name)
        return _file(edition, addresses.organisation(body), f"{paper.name}: {body.name}", ids)
    if what == CATEGORY:
        label = edition.category(name)
        return _file(
            edition, addresses.category(name), f"{paper.name}: {label.name}", edition.articles_of_category(name)
        )
    return _file(edition, addresses.HOME, paper.name, edition.articles(), paper.tagline)


def _file(edition: Edition, page: str, title: str, ids: tuple[str, ...], subtitle: str = "") -> File:
    """The feed that lies beside a page."""
    path = f"{page.rpartition('/')[0]}/feed.atom".lstrip("/")
    entries = tuple(_entry(edition, path, id) for id in ids[:SHOWN])
    newest = edition.article(ids[0]).date if ids else NEVER
    feed = Feed(
        id=tag(edition, NEVER, path),
        title=title,
        subtitle=subtitle,
        link=link(edition, path, page),
        self_link=link(edition, path, path) if edition.siteurl else "",
        updated=moment(newest),
        author=edition.masthead().name,
        entries=entries,
    )
    return File(path, write, feed)


def _entry(edition: Edition, path: str, id: str) -> Entry:
    article = edition.article(id)
    return Entry(
        id=tag(edition, article.date, article.address),
        title=article.title,
        link=link(edition, path, article.address),
        updated=moment(article.date),
        summary=opening(article.summary or edition.body(id).text, 400),
        authors=tuple(byline.name for byline in article.authors),
        category=article.category,
        lang=article.lang,
    )
