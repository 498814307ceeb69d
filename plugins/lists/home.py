"""The front page: lead, teasers, new figures, the way to every place, categories, reports."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from plugins.lists import figures
from plugins.lists.reports import report_line
from plugins.model import addresses
from plugins.model.articles import Picture
from plugins.model.edition import Edition
from plugins.model.sheets import Page
from plugins.model.units import PROVINCE
from plugins.showing.teasers import Teaser, place_name, teaser

KEY = "home"
LOOKED_AT = 6
TEASERS = 4
CATEGORIES = 4
PER_CATEGORY = 3
REPORTS = 6
PROVINCES = 6


def keys(_edition: Edition) -> Iterable[str]:
    """One page."""
    return (KEY,)


def sheet(edition: Edition, _key: str) -> Page:
    """The front page."""
    newest = edition.articles()
    lead = _lead(edition)
    rest = [id for id in newest[: TEASERS + 1] if id != lead][:TEASERS]
    values = {
        "page": "home",
        "title": "",
        "description": edition.masthead().tagline,
        "section": "",
        "breadcrumb": (),
        "lead": teaser(edition, lead) if lead else None,
        "picture": _picture(edition, lead) if lead else None,
        "teasers": tuple(teaser(edition, id) for id in rest),
        "figures": figures.newest(edition),
        "provinces": provinces(edition),
        "categories": _categories(edition, {lead, *rest}),
        "reports": tuple(report_line(edition, id) for id in edition.reports()[:REPORTS]),
    }
    return Page(addresses.HOME, "home.html", values)


def _lead(edition: Edition) -> str:
    """The newest piece with a picture among the first few, else the newest, '' in an empty paper.

    A notice of the newsroom, which is of no place and no organisation, does not lead while anything else can.
    """
    first = edition.articles()[:LOOKED_AT]
    from_somewhere = [id for id in first if edition.article(id).places or edition.article(id).organisation]
    with_picture = (id for id in from_somewhere if edition.article(id).image)
    return next(chain(with_picture, from_somewhere, first), "")


def _picture(edition: Edition, id: str) -> Picture | None:
    return edition.article(id).image


def provinces(edition: Edition) -> tuple[tuple[str, str], ...]:
    """(name, address) of the provinces with most pieces, in the edition's own order."""
    counted = [(len(edition.articles_of_unit(id)), id) for id in edition.units(PROVINCE)]
    chosen = {id for count, id in sorted(counted, key=lambda pair: (-pair[0], pair[1]))[:PROVINCES] if count}
    units = [edition.unit(id) for _, id in counted if id in chosen]
    return tuple((place_name(unit, edition.day), addresses.unit(unit)) for unit in units)


def _categories(edition: Edition, above: set[str]) -> tuple[tuple[str, str, tuple[Teaser, ...]], ...]:
    """The four largest categories with their newest pieces, those not shown above first."""
    largest = sorted(edition.categories(), key=lambda label: (-label.count, label.slug))[:CATEGORIES]
    rows = []
    for label in largest:
        ids = edition.articles_of_category(label.slug)[: PER_CATEGORY + LOOKED_AT]
        ordered = sorted(ids, key=lambda id: id in above)[:PER_CATEGORY]
        pieces = tuple(teaser(edition, id) for id in ordered)
        rows.append((label.name, addresses.category(label.slug), pieces))
    return tuple(rows)
