"""The search page, with the manifest of the index inside it."""

from __future__ import annotations

import json
from collections.abc import Iterable

from plugins.model.addresses import SEARCH
from plugins.model.edition import Edition
from plugins.model.sheets import Page
from plugins.search.preparing import MANIFEST, ROOM


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
        "manifest": json.loads(edition.kept(ROOM, MANIFEST)),
    }
    return Page(SEARCH, "search.html", values)
