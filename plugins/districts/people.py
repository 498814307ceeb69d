"""Who signs the pieces on a place or of an organisation."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.districts.listing import Named, counted
from plugins.model import addresses
from plugins.model.edition import Edition
from plugins.text.collation import sort_key
from plugins.text.slugs import slug

MOST = 12


def people(edition: Edition, ids: Iterable[str]) -> tuple[Named, ...]:
    """At most twelve, those with most pieces first, each with the newest role and the number of pieces here."""
    pieces: dict[str, list[str]] = {}
    roles: dict[str, str] = {}
    for id in ids:
        for byline in edition.article(id).authors:
            pieces.setdefault(byline.name, []).append(id)
            roles[byline.name] = roles.get(byline.name) or byline.role
    first = sorted(pieces, key=lambda name: (-len(pieces[name]), sort_key(name)))[:MOST]
    return tuple(
        Named(
            name,
            addresses.author(slug(name)),
            " · ".join(part for part in (roles[name], counted(edition, pieces[name])) if part),
            len(pieces[name]),
        )
        for name in first
    )
