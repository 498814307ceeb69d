"""Words of an HTML body: its plain text a paragraph a line, its headings and anchors."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from plugins.model.articles import Heading

_BLOCKS = frozenset(
    [
        *("p", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "blockquote", "figure", "figcaption", "pre", "hr"),
        *("table", "caption", "thead", "tbody", "tr", "div", "section", "br"),
    ],
)
_CELLS = frozenset(["td", "th"])
_HEADINGS = frozenset(["h2", "h3", "h4", "h5", "h6"])
_SKIPPED = ' class="footnote-backref"'
# The cleaner writes every tag in small letters and every value in double quotes, with the quotes inside as entities.
_TAG = re.compile(r'<(/?)([a-z0-9]+)((?: [^\s"=<>]+="[^"]*")*)>')
_ID = re.compile(r' id="([^"]*)"')


@dataclass(slots=True)
class Words:
    """The lines of a body, its headings, and its anchors."""

    lines: list[str] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)


def words(html: str) -> Words:
    """The words of a body that the cleaner wrote; the arrow that leads back from a footnote is none."""
    read, line = Words(), list[str]()
    heading: tuple[int, str] | None = None
    before, *pieces = _TAG.split(html)
    line.append(_said(before))
    for closing, tag, attributes, text in zip(pieces[::4], pieces[1::4], pieces[2::4], pieces[3::4], strict=True):
        skipping = False
        if closing:
            if heading and tag in _HEADINGS and int(tag[1]) == heading[0]:
                read.headings.append(Heading(*heading, _one_line(line)))
                heading = None
        elif attributes or tag in _HEADINGS:
            found = _ID.search(attributes)
            anchor = unescape(found[1]) if found else ""
            if found:
                read.ids.append(anchor)
            skipping = tag == "a" and _SKIPPED in attributes
            heading = (int(tag[1]), anchor) if tag in _HEADINGS else heading
        if tag in _BLOCKS:
            _end(read, line)
        elif tag in _CELLS and not closing:
            line.append(" ")
        if text and not skipping:
            line.append(_said(text))
    _end(read, line)
    return read


def _said(text: str) -> str:
    return unescape(text) if "&" in text else text


def _end(read: Words, line: list[str]) -> None:
    if line and (text := _one_line(line)):
        read.lines.append(text)
    line.clear()


def _one_line(line: list[str]) -> str:
    return " ".join("".join(line).split())
