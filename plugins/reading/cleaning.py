"""Cleaning: only what the newsroom's syntax can make leaves this room; what the cleaner takes away is told."""

from __future__ import annotations

from collections import Counter
from functools import cache
from html.parser import HTMLParser

import nh3

TAGS = frozenset(
    [
        *("p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "figure", "figcaption", "img"),
        *(
            "a",
            "data",
            "strong",
            "em",
            "b",
            "i",
            "u",
            "s",
            "sub",
            "sup",
            "small",
            "mark",
            "kbd",
            "code",
            "pre",
            "span",
            "div",
        ),
        *("table", "caption", "thead", "tbody", "tr", "th", "td"),
    ],
)
ATTRIBUTES = {
    "a": {"href", "id", "class", "rel", "title"},
    "code": {"class"},
    "data": {"value"},
    "div": {"class"},
    "figure": {"class"},
    "img": {"src", "alt", "title", "width", "height", "loading"},
    "li": {"id"},
    "ol": {"start"},
    "p": {"class"},
    "span": {"class"},
    "sup": {"id"},
    "td": {"class", "colspan", "rowspan"},
    "th": {"class", "scope", "colspan", "rowspan"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
}
SCHEMES = frozenset(["http", "https", "mailto", "tel", "bantin"])


def clean(html: str) -> tuple[str, tuple[str, ...]]:
    """The safe HTML, and in Vietnamese what had to be taken out of it."""
    safe = _cleaner().clean(html)
    if safe == html:  # the same words in the same elements
        return safe, ()
    before, after = _inventory(html), _inventory(safe)
    lost = list((before.pieces - after.pieces).elements())
    if not lost and before.text != after.text:
        lost = ["một phần chữ"]
    return safe, tuple(lost)


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(TAGS),
        clean_content_tags={"script", "style"},
        attributes=ATTRIBUTES,
        url_schemes=set(SCHEMES),
        link_rel=None,
    )


class _Inventory(HTMLParser):
    """The elements, attributes and words of a parsed tree; how they were spelled does not count."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: Counter[str] = Counter()
        self.words: list[str] = []

    @property
    def text(self) -> str:
        """All words, white space aside."""
        return "".join("".join(self.words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count the element and each attribute with its value."""
        self.pieces[f"<{tag}>"] += 1
        for name, value in attrs:
            self.pieces[f"{name}=“{(value or '')[:60]}”"] += 1

    def handle_data(self, data: str) -> None:
        """Gather words."""
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        """Count a comment."""
        self.pieces[f"<!--{data[:40]}-->"] += 1


def _inventory(html: str) -> _Inventory:
    inventory = _Inventory()
    inventory.feed(html)
    inventory.close()
    return inventory
