"""Python-Markdown, quicker: what a text has no marks for is not looked for, and the page comes out the same.

Each short cut stands where the stock parser would have found nothing to do, or beside the one case it takes over;
tests hold the two parsers together. Everything else is left to the stock parser.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import Any

from markdown import Markdown, treeprocessors
from markdown.blockparser import BlockParser
from markdown.preprocessors import NormalizeWhitespace, Preprocessor
from markdown.util import ETX, STX, AtomicString

from plugins.reading.serializing import serialize

# A paragraph whose every line begins with what begins nothing else, and which is no table.
_PARAGRAPH = re.compile(r"(?:(?:[^\s#>\-+*_=|\[\d]|\d++(?!\.[ ]))[^\n|]*(?:\n(?!\Z)|\Z))+")
_MARKS = re.compile(r"[\\`\[<&*_]")
_BREAK = "  \n"
# A link or picture without anything in it that means anything else.
_PLAIN_LINK = re.compile(
    r"(?P<picture>!?)\[(?!\^)(?P<text>[^\\`\[\]<&*_\n]*)\]"
    r"\((?P<href>[^\s()<>\"'\\`\[\]]+)(?: \"(?P<title>[^\"'()\\`\[\]<&\n]*)\")?\)"
)
_SPACE = re.compile(r"\s")
# What must stand in a text for a stock pattern to match.
_SIGNS = {
    "backtick": ("`",),
    "escape": ("\\",),
    "footnote": ("[^",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": (_BREAK,),
    "html": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
_OF_REFERENCES = frozenset(("reference", "image_reference", "short_reference", "short_image_ref"))


class Quick(Markdown):
    """A parser for many articles, one after another: `reset` before each."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)  # type: ignore[no-untyped-call]
        self.serializer = serialize
        self._blocks = frozenset(self.block_level_elements)
        self.preprocessors.register(_Whitespace(self), "normalize_whitespace", 30)
        if "fenced_code_block" in self.preprocessors:
            fenced = self.preprocessors["fenced_code_block"]
            self.preprocessors.register(_Fenced(self, fenced), "fenced_code_block", 25)
        self.parser = self._quick_blocks()
        self.treeprocessors.register(InlineProcessor(self), "inline", 20)
        self.treeprocessors.register(_Unescape(self), "unescape", 0)

    def is_block_level(self, tag: Any) -> bool:
        """As the stock parser says, from a set."""
        return isinstance(tag, str) and tag.lower().rstrip("/") in self._blocks

    def _quick_blocks(self) -> BlockParser:
        """The same processors under a parser that knows plain paragraphs."""
        blocks = _Blocks(self)
        blocks.blockprocessors = self.parser.blockprocessors
        for processor in blocks.blockprocessors:
            processor.parser = blocks
        for extension in self.registeredExtensions:
            if hasattr(extension, "parser"):  # footnotes parse their own text
                extension.parser = blocks
        return blocks


class _Whitespace(NormalizeWhitespace):
    """Blank lines are looked for only where a line begins with a space."""

    def run(self, lines: list[str]) -> list[str]:
        source = "\n".join(lines)
        if STX in source or ETX in source or "\r" in source or "\t" in source or "\n " in source:
            return super().run(lines)
        return [*lines, "", ""]


class _Fenced(Preprocessor):
    """Fences are looked for only where there is one."""

    def __init__(self, md: Markdown, stock: Preprocessor) -> None:
        super().__init__(md)
        self.stock = stock

    def run(self, lines: list[str]) -> list[str]:
        fenced = any(line.startswith(("```", "~~~")) for line in lines)
        return self.stock.run(lines) if fenced else lines


class _Blocks(BlockParser):
    """Plain paragraphs go past the processors, of which only the last would take them."""

    def parseBlocks(self, parent: ET.Element, blocks: list[str]) -> None:  # noqa: N802 -- Python-Markdown's name
        processors = list(self.blockprocessors)
        while blocks:
            if not self.state.isstate("list") and _PARAGRAPH.fullmatch(blocks[0]):
                ET.SubElement(parent, "p").text = blocks.pop(0)
                continue
            for processor in processors:
                if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                    break


class InlineProcessor(treeprocessors.InlineProcessor):
    """The stock processor under its own name, for its private methods go by that; one of them is replaced."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._references = md.references
        self._known: tuple[bool, list[tuple[tuple[str, ...], Any]]] | None = None

    def run(self, tree: ET.Element, ancestors: list[str] | None = None) -> ET.Element:
        """Make plain links at once; run the stock processor where anything else is left to do."""
        rest = [element for element in list(tree.iter()) if element is not tree and _left(element)]
        if rest:
            return super().run(tree, ancestors)
        self.stashed_nodes: dict[str, ET.Element | str] = {}
        return tree

    def __handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 -- the stock parser's names
        """Try only the patterns whose sign stands in the text."""
        if isinstance(data, AtomicString) or not _marked(data):
            return data
        start, patterns = 0, self._patterns()
        while patternIndex < len(patterns):
            signs, pattern = patterns[patternIndex]
            found = False
            if any(sign in data for sign in signs):
                data, found, start = self.__applyPattern(pattern, data, patternIndex, start)
            if not found:
                patternIndex, start = patternIndex + 1, 0  # noqa: N806
        return data

    def _patterns(self) -> list[tuple[tuple[str, ...], Any]]:
        """Each pattern with its signs; none where references are asked for and there are none."""
        if not self._known or self._known[0] != bool(self._references):
            named = [(name, self.inlinePatterns[name]) for name, _ in self.inlinePatterns._priority]  # noqa: SLF001
            unsaid = frozenset() if self._references else _OF_REFERENCES
            signs = [() if name in unsaid else _SIGNS.get(name, ("",)) for name, _ in named]
            self._known = (bool(self._references), [*zip(signs, (pattern for _, pattern in named), strict=True)])
        return self._known[1]


class _Unescape(treeprocessors.UnescapeTreeprocessor):
    """Escapes are undone only where there is one."""

    def run(self, root: ET.Element) -> None:
        for element in root.iter():
            if element.text and STX in element.text and element.tag != "code":
                element.text = self.unescape(element.text)
            if element.tail and STX in element.tail:
                element.tail = self.unescape(element.tail)
            for key, value in element.items():
                if value is not None and STX in value:
                    element.set(key, self.unescape(value))


def _marked(text: str) -> bool:
    return bool(_MARKS.search(text)) or _BREAK in text


def _left(element: ET.Element) -> bool:
    """Whether the stock processor has something to do in the element's text or behind it."""
    text, tail = element.text, element.tail
    if text and _marked(text) and not isinstance(text, AtomicString) and not _linked(element, text):
        return True
    return tail is not None and _marked(tail)


def _linked(element: ET.Element, text: str) -> bool:
    """Whether plain links are all there is in a text; if so they now stand in the element."""
    found, last = [], 0
    for match in _PLAIN_LINK.finditer(text):
        found.append((text[last : match.start()], match))
        last = match.end()
    if not found or _BREAK in text or any(_MARKS.search(before) for before, _ in found) or _MARKS.search(text[last:]):
        return False
    element.text = found[0][0] or None
    for place, (_, match) in enumerate(found):
        child = _made(match)
        after = found[place + 1][0] if place + 1 < len(found) else text[last:]
        child.tail = after or None
        element.insert(place, child)
    return True


def _made(match: re.Match[str]) -> ET.Element:
    picture, words, href, title = match.groups()
    made = ET.Element("img", {"src": href}) if picture else ET.Element("a", {"href": href})
    if title is not None:
        made.set("title", _SPACE.sub(" ", title.strip()))
    if picture:
        made.set("alt", words)
    else:
        made.text = words
    return made
