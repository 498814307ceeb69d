"""The search page, with the manifest of the index inside it."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.model.addresses import SEARCH
from plugins.model.edition import Edition
from plugins.model.sheets import Page
from plugins.search.index import index


def keys(edition: Edition) -> Iterable[str]:  # noqa: ARG001 -- every edition has the page
    """The one page."""
    return ("search",)


def sheet(edition: Edition, key: str) -> Page:  # noqa: ARG001 -- there is one key
    """The search page; its title and words are furniture."""
    values = {
        "page": "search",
        "title": "",
        "description": "",
        "section": "",
        "breadcrumb": (),
        "manifest": index(edition).manifest,
    }
    return Page(SEARCH, "search.html", values)
