"""From `bantin:` references in a body to addresses: articles, documents, cells of tables, pictures and files."""

from __future__ import annotations

import re
from functools import partial
from html import escape, unescape

from plugins.model import addresses
from plugins.model.articles import Body
from plugins.model.edition import Edition
from plugins.showing.figures import cell_address

UNBROKEN = 24  # a figure of so many letters is not broken across lines

_LINK = re.compile(r"<a\b(?P<attributes>[^>]*)>(?P<words>.*?)</a>", re.DOTALL)
_REFERENCE = re.compile(r'\b(?P<name>href|src)="bantin:(?P<kind>[a-z]+)/(?P<key>[^"]*)"')
_TAG = re.compile(r"<[^>]+>")


def resolve(edition: Edition, body: Body, root: str, page: str = "") -> str:
    """The body's HTML, shown at `page`, with every reference turned into an address reached by `root`.

    A link to what this edition does not hold loses its link and keeps its words, so that nothing tells it was there.
    """
    html = _LINK.sub(partial(_link, edition, body, root, page), body.html)
    return _REFERENCE.sub(lambda match: f'{match["name"]}="{escape(_address(edition, body, match, root, page))}"', html)


def _link(edition: Edition, body: Body, root: str, page: str, match: re.Match[str]) -> str:
    attributes, words = match["attributes"], match["words"]
    reference = _REFERENCE.search(attributes)
    if not reference:
        return match[0]
    try:
        address = _address(edition, body, reference, root, page)
    except KeyError:
        anchor = re.search(r'\bid="[^"]*"', attributes)
        return f"<span {anchor[0]}>{words}</span>" if anchor else words
    attributes = f'{attributes[: reference.start()]}href="{escape(address)}"{attributes[reference.end() :]}'
    if 'class="so"' in attributes and len(unescape(_TAG.sub("", words))) <= UNBROKEN:
        attributes = attributes.replace('class="so"', 'class="so nowrap"')
    return f"<a{attributes}>{words}</a>"


def _address(edition: Edition, body: Body, reference: re.Match[str], root: str, page: str) -> str:
    """Where one reference leads; KeyError where this edition holds no such thing."""
    kind, key = reference["kind"], unescape(reference["key"])
    if kind == "article":
        id, hash_, anchor = key.partition("#")
        return f"{root}{edition.article(id).address}{hash_}{anchor}"
    if kind == "document":
        return root + addresses.document(edition.document(key).key)
    if kind == "fact":
        return root + cell_address(edition, edition.fact(key))
    if kind == "file":
        pictures = {picture.path: picture.address for picture in body.pictures}
        return root + (pictures.get(key) or addresses.attachment(page, key))
    raise KeyError(kind)
