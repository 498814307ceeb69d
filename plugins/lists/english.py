"""The English page: what the bulletin is, its figures with English labels, its newest pieces."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.lists import figures
from plugins.model import addresses
from plugins.model.edition import Edition
from plugins.model.sheets import Page
from plugins.showing.teasers import teaser

PATH = "en/index.html"
PIECES = 8
LOOKED_AT = 60


def keys(_edition: Edition) -> Iterable[str]:
    """One page."""
    return (PATH,)


def sheet(edition: Edition, key: str) -> Page:
    """The page, its furniture in English."""
    indicators = [edition.indicator(id) for id in edition.indicators()]
    values = {
        "page": "home",
        "lang": "en",
        "title": "",
        "description": "",
        "section": "",
        "breadcrumb": (),
        "figures": figures.newest(edition),
        "indicators": tuple(
            (each.label_en or each.label, each.label, addresses.indicator(each.id)) for each in indicators
        ),
        "translated": tuple(teaser(edition, id) for id in edition.articles()[:LOOKED_AT] if _english(edition, id)),
        "pieces": tuple(teaser(edition, id) for id in edition.articles()[:PIECES]),
        "counts": (len(edition.articles()), len(edition.reports()), edition.count_of_facts(), len(edition.documents())),
    }
    return Page(key, "english.html", values)


def _english(edition: Edition, id: str) -> bool:
    return edition.article(id).lang == "en"
