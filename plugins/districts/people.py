"""Who signs the pieces on a place or of an organisation."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.districts.listing import Named, counted
from plugins.model import addresses
from plugins.model.articles import REPORT
from plugins.model.edition import Edition
from plugins.text.collation import sort_key
from plugins.text.slugs import slug

MOST = 12


def people(edition: Edition, ids: Iterable[str]) -> tuple[Named, ...]:
    """At most twelve, those with most pieces first, each with the newest role and the number of pieces here."""
    pieces: dict[str, list[bool]] = {}
    roles: dict[str, str] = {}
    for article in map(edition.article, ids):
        for byline in article.authors:
            pieces.setdefault(byline.name, []).append(article.kind == REPORT)
            roles[byline.name] = roles.get(byline.name) or byline.role
    first = sorted(pieces, key=lambda name: (-len(pieces[name]), sort_key(name)))[:MOST]
    return tuple(_named(name, roles[name], pieces[name]) for name in first)


def _named(name: str, role: str, reports: list[bool]) -> Named:
    """With whether each of the pieces is a report."""
    total = len(reports)
    note = " · ".join(part for part in (role, counted(total - sum(reports), sum(reports))) if part)
    return Named(name, addresses.author(slug(name)), note, total)
