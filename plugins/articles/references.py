"""From `bantin:` references in a body to addresses: articles, documents, cells of tables, pictures and files."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from html import escape, unescape

from plugins.model import addresses
from plugins.model.articles import Article, Body
from plugins.model.edition import Edition
from plugins.showing.figures import cell_address

UNBROKEN = 24  # a figure or a document's number of so many letters is not broken across lines

_LINK = re.compile(r"<a\b(?P<attributes>[^>]*)>(?P<words>.*?)</a>", re.DOTALL)
_REFERENCE = re.compile(r'\b(?P<name>href|src)="bantin:(?P<kind>[a-z]+)/(?P<key>[^"]*)"')
_TAG = re.compile(r"<[^>]+>")
_WHOLE = re.compile(r'\bclass="(so|van-ban)"')


def resolve(edition: Edition, article: Article, body: Body) -> str:
    """The body's HTML with every reference turned into an address seen from the article's page.

    A link to what this edition does not hold loses its link and keeps its words, so that nothing tells it was there.
    """
    find = partial(_address, edition, article, {picture.path: picture.address for picture in body.pictures})
    html = _LINK.sub(partial(_link, find), body.html)
    return _REFERENCE.sub(lambda match: f'{match["name"]}="{escape(find(match))}"', html)


def _link(find: Callable[[re.Match[str]], str], match: re.Match[str]) -> str:
    attributes, words = match["attributes"], match["words"]
    reference = _REFERENCE.search(attributes)
    if not reference:
        return match[0]
    try:
        address = find(reference)
    except KeyError:
        anchor = re.search(r'\bid="[^"]*"', attributes)
        return f"<span {anchor[0]}>{words}</span>" if anchor else words
    attributes = f'{attributes[: reference.start()]}href="{escape(address)}"{attributes[reference.end() :]}'
    if len(unescape(_TAG.sub("", words))) <= UNBROKEN:
        attributes = _WHOLE.sub(r'class="\1 nowrap"', attributes)
    return f"<a{attributes}>{words}</a>"


def _address(edition: Edition, article: Article, pictures: Mapping[str, str], reference: re.Match[str]) -> str:
    """Where one reference leads; KeyError where this edition holds no such thing."""
    root = addresses.root(article.address)
    kind, key = reference["kind"], unescape(reference["key"])
    if kind == "article":
        id, hash_, anchor = key.partition("#")
        return f"{root}{edition.article(id).address}{hash_}{anchor}"
    if kind == "document":
        return root + addresses.document(edition.document(key).key)
    if kind == "fact":
        return root + cell_address(edition, edition.fact(key))
    if kind == "file":
        return root + (pictures.get(key) or addresses.attachment(article.address, key))
    raise KeyError(kind)
