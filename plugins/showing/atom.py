"""An Atom feed (RFC 4287) from plain values."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from plugins.model import addresses
from plugins.model.edition import Edition

NAMESPACE = "http://www.w3.org/2005/Atom"
NOWHERE = "bantin.invalid"  # the authority of ids while the paper has no address of its own (RFC 2606)


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece; `updated` is RFC 3339 with the offset, `authors` names, `link` an IRI or a relative reference."""

    id: str
    title: str
    link: str
    updated: str
    summary: str
    authors: tuple[str, ...]
    category: str
    lang: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A whole feed; `self_link` is '' where the site has no address of its own."""

    id: str
    title: str
    subtitle: str
    link: str
    self_link: str
    updated: str
    author: str
    entries: tuple[Entry, ...]


def write(feed: Feed) -> bytes:
    """The feed as UTF-8 XML, the same bytes for the same values."""
    root = ET.Element("feed", {"xmlns": NAMESPACE, "xml:lang": "vi"})
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    if feed.subtitle:
        _text(root, "subtitle", feed.subtitle)
    _text(root, "updated", feed.updated)
    _text(ET.SubElement(root, "author"), "name", feed.author)
    ET.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": feed.link})
    if feed.self_link:
        ET.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": feed.self_link})
    for entry in feed.entries:
        _entry(root, entry)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def link(edition: Edition, path: str, address: str) -> str:
    """Absolute where the paper has an address, else seen from the feed at `path`."""
    return f"{edition.siteurl}/{address}" if edition.siteurl else addresses.root(path) + address


def tag(edition: Edition, day: datetime, address: str) -> str:
    """A name for ever (RFC 4151): it stays when the paper moves from http to https or to another folder."""
    authority = urlsplit(edition.siteurl).hostname or NOWHERE
    return f"tag:{authority},{day:%Y-%m-%d}:{address}"


def moment(moment: datetime) -> str:
    """Local time with the country's offset."""
    return f"{moment.isoformat(timespec='seconds')}+07:00"


def _entry(root: ET.Element, entry: Entry) -> None:
    element = ET.SubElement(root, "entry", {} if entry.lang == "vi" else {"xml:lang": entry.lang})
    _text(element, "id", entry.id)
    _text(element, "title", entry.title)
    _text(element, "updated", entry.updated)
    _text(element, "published", entry.updated)
    for name in entry.authors:
        _text(ET.SubElement(element, "author"), "name", name)
    ET.SubElement(element, "link", {"rel": "alternate", "type": "text/html", "href": entry.link})
    if entry.category:
        ET.SubElement(element, "category", {"term": entry.category})
    _text(element, "summary", entry.summary or entry.title)


def _text(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = text
