"""Former addresses of pieces: a page that says where the piece now stands, and goes there."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.model import addresses
from plugins.model.edition import Edition
from plugins.model.sheets import Page

_ARROW = " -> "


def keys(edition: Edition) -> Iterable[str]:
    """'<former path> -> <article id>' for every alias."""
    for id in edition.articles_with_aliases():
        for alias in edition.article(id).aliases:
            yield f"{former(alias)}{_ARROW}{id}"


def former(alias: str) -> str:
    """The file an alias names: '/tin/123' → 'tin/123/index.html', 'a/b.html' as it is."""
    path = alias.partition("?")[0].strip("/")
    return path if path.endswith((".html", ".htm")) else f"{path}/index.html"


def sheet(edition: Edition, key: str) -> Page:
    """The stub of one alias; the sitemap does not name it."""
    path, _, id = key.partition(_ARROW)
    article = edition.article(id)
    values = {
        "page": article.kind,
        "lang": article.lang,
        "title": article.title,
        "description": "",
        "section": "",
        "breadcrumb": (),
        "target": addresses.root(path) + article.address,
    }
    return Page(path, "redirect.html", values, listed=False)
