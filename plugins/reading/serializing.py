"""From a tree to HTML: what Python-Markdown's own serializer writes, without its detours."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import HTML_EMPTY, Element

from markdown.serializers import BOOLEAN_ATTRIBUTES, RE_AMP, to_html_string

_SWITCHES = BOOLEAN_ATTRIBUTES["html"]
_RAW = frozenset(("script", "style"))


def serialize(root: Element) -> str:
    """The HTML of a tree; one of more than names and texts, or too deep, is the stock serializer's."""
    written: list[str] = []
    try:
        _write(root, written.append)
    except (TypeError, AttributeError, RecursionError):
        return str(to_html_string(root))
    return "".join(written)


def _write(element: Element, write: Callable[[str], None]) -> None:
    tag, text, tail = element.tag, element.text, element.tail
    name = tag.lower()
    write(f"<{tag}{_attributes(element)}>" if element.attrib else f"<{tag}>")
    if text:
        write(text if name in _RAW else _escaped(text))
    for child in element:
        _write(child, write)
    if name not in HTML_EMPTY:
        write(f"</{tag}>")
    if tail:
        write(_escaped(tail))


def _attributes(element: Element) -> str:
    """The attributes in the order of their names, each with a space before it."""
    written = ""
    for name, value in sorted(element.attrib.items()):
        words = _escaped(value)
        if '"' in words:
            words = words.replace('"', "&quot;")
        written += f" {words}" if name == words and name in _SWITCHES else f' {name}="{words}"'
    return written


def _escaped(text: str) -> str:
    """The text with signs of HTML written as entities; an ampersand that begins one stays."""
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text
