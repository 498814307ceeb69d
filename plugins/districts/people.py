"""Who signs the pieces on a place or of an organisation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from plugins.districts.listing import Named
from plugins.model import addresses
from plugins.model.edition import Edition
from plugins.text.collation import sort_key
from plugins.text.slugs import slug

MOST = 12


def people(edition: Edition, ids: Iterable[str]) -> tuple[Named, ...]:
    """At most twelve, those with most pieces first, each with the newest role and the number of pieces here."""
    bylines = [byline for id in ids for byline in edition.article(id).authors]
    counts = Counter(byline.name for byline in bylines)
    roles = {byline.name: byline.role for byline in reversed(bylines) if byline.role}
    first = sorted(counts, key=lambda name: (-counts[name], sort_key(name)))[:MOST]
    return tuple(
        Named(
            name,
            addresses.author(slug(name)),
            " · ".join(part for part in (roles.get(name, ""), f"{counts[name]} bài") if part),
            counts[name],
        )
        for name in first
    )
