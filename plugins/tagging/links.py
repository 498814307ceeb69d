"""Where in the parser's tree figures stand: links, lines that name a file, and marks that are left."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from plugins.tagging.marks import MARK
from plugins.tagging.sheets import LINE
from plugins.text.spoken import BLOCKS

SCHEME = re.compile(r"so\s*:", re.IGNORECASE)


def links(root: Element) -> list[tuple[Element, Element]]:
    """Every figure's link with the innermost block around it, in the order of the text; none in another."""
    found = list[tuple[Element, Element]]()
    _gather(root, root, found)
    return found


def _gather(element: Element, block: Element, found: list[tuple[Element, Element]]) -> None:
    if element.tag == "a" and SCHEME.match((element.get("href") or "").strip()):
        found.append((element, block))
        return
    if element.tag == "p" and LINE.search(element.text or ""):
        found.append((element, block))
    inner = element if element.tag in BLOCKS else block
    for child in element:
        _gather(child, inner, found)


def mark_left(root: Element) -> bool:
    """Whether a mark is anywhere in the tree."""
    if MARK.search("".join(root.itertext())):
        return True
    return any(MARK.search(value) for element in root.iter() if element.attrib for value in element.attrib.values())
