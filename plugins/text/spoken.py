"""The plain text of a parsed block, as the parser's tree holds it before the last clean-up."""

from __future__ import annotations

import html
import re
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
    result, pieces = Spoken(), list[str]()
    _read(block, stash, result, pieces, 0)
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

    return plain(_STASHED.sub(seen, text) if STX in text or ETX in text else text)


def _read(element: Element, stash: HtmlStash, result: Spoken, pieces: list[str], length: int) -> int:
    """Add what an element says, and say how long the text is then."""
    if element.tag == "a":
        result.links[id(element)] = length
    if element.text:
        pieces.append(clean(element.text, stash))
        length += len(pieces[-1])
    for child in element:
        breaks = child.tag in BLOCKS
        if breaks:
            pieces.append("\n")
        length = _read(child, stash, result, pieces, length + breaks)
        if breaks:
            pieces.append("\n")
            length += 1
        if child.tail:
            pieces.append(clean(child.tail, stash))
            length += len(pieces[-1])
    return length
