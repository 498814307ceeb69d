"""The plain text of a parsed block, as the parser's tree holds it before the last clean-up."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown.util import ETX, STX, HtmlStash

from plugins.text.plain import plain

BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "caption", "dd", "details", "div", "dl", "dt", "figcaption"),
        *("figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "nav", "ol", "p", "pre"),
        *("section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "br"),
    )
)

_STASHED = re.compile(f"{STX}wzxhzdk:(\\d+){ETX}|{STX}(\\d+){ETX}|{STX}amp{ETX}|[{STX}{ETX}]")


@dataclass(slots=True)
class Spoken:
    """The text of one block, a line for each block inside; where each link begins in it, by the link's identity."""

    text: str = ""
    links: dict[int, int] = field(default_factory=dict)


def spoken(block: Element, stash: HtmlStash) -> Spoken:
    """Read a block aloud: tags dropped, escapes undone, entities resolved, NFC."""
    result = Spoken()
    pieces: list[str] = []
    length = 0
    for element, text in _read(block):
        if element is not None:
            result.links[id(element)] = length
        words = clean(text, stash)
        pieces.append(words)
        length += len(words)
    result.text = "".join(pieces)
    return result


def clean(text: str, stash: HtmlStash) -> str:
    """A text of the tree as the reader will see it: no placeholders, '&nbsp;' resolved."""

    def seen(match: re.Match[str]) -> str:
        if match[1]:
            raw = stash.rawHtmlBlocks[int(match[1])] if int(match[1]) < len(stash.rawHtmlBlocks) else ""
            return html.unescape(raw) if isinstance(raw, str) and raw.startswith("&") else ""
        if match[2]:
            return chr(int(match[2]))
        return "&" if match[0].startswith(f"{STX}amp") else ""

    return plain(_STASHED.sub(seen, text)) if text else ""


def _read(element: Element) -> Iterator[tuple[Element | None, str]]:
    if element.tag == "a":
        yield element, ""
    yield None, element.text or ""
    for child in element:
        if child.tag in BLOCKS:
            yield None, "\n"
        yield from _read(child)
        if child.tag in BLOCKS:
            yield None, "\n"
        yield None, child.tail or ""
