"""Source positions: Python-Markdown has none, so every figure's link carries a mark through the parser.

The mark is one private-use character behind `so:`; whichever way the parser takes the link, the mark tells where in
the source it was, and a mark that comes out anywhere but in a link betrays a tag that was not finished.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

FIRST = 0x100000
MARK = re.compile("[\U00100000-\U0010fffd]")

# A link, a reference, or HTML; a backslash before the bracket means plain text. One set of signs begins them all, so
# that the search passes over other letters at once; the long s is an s to whoever ignores case.
_TAG = re.compile(
    r"[\]hH](?:(?<=\])(?<!\\\])(?:(?P<gap>\s?)\(|(?P<colon>:))|(?<=[hH])[rR][eE][fF]\s*=\s*[\"'])"
    r"\s*<?\s*[sSſ][oO]\s*:",
)
_SCHEME = re.compile(r"[sSſ][oO]\s*:")
_BRACKETS = re.compile(r"[\n\[\]](?:(?<=\n)\n|(?<=[\[\]])(?<!\\.))")


@dataclass(frozen=True, slots=True)
class Mark:
    """Offsets into the source: of the link's '[', of its ']' (or of the tag, where there is no link), behind `so:`."""

    opening: int
    closing: int
    target: int
    link: bool


@dataclass(slots=True)
class Marks:
    """The marks of one source; `first_line` is the file's line number of its first line."""

    source: str = ""
    first_line: int = 1
    found: list[Mark] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def marked(self) -> str:
        """The source with a mark behind every `so:`; the same source where it has none."""
        if not _SCHEME.search(self.source):
            return self.source
        pieces, last, openings = [], 0, _openings(self.source)
        for match in _TAG.finditer(self.source):
            if len(self.found) > 0xFFFD:
                break
            closing = match.start()
            opening = openings.get(closing, -1)
            link = opening >= 0 and match["gap"] == "" and self.source[opening - 1 : opening] != "!"
            pieces += [self.source[last : match.end()], chr(FIRST + len(self.found))]
            self.found.append(Mark(max(opening, 0) if opening >= 0 else closing, closing, match.end(), link))
            last = match.end()
        return "".join(pieces) + self.source[last:]

    def of(self, text: str) -> Mark | None:
        """The mark that a text carries, if any."""
        match = MARK.search(text)
        number = ord(match[0]) - FIRST if match else len(self.found)
        return self.found[number] if number < len(self.found) else None

    def place(self, offset: int) -> tuple[int, int]:
        """Line in the file and column, both from 1, of an offset into the source."""
        if not self._starts:
            self._starts = [0, *(match.end() for match in re.finditer("\n", self.source))]
        line = bisect_right(self._starts, offset) - 1
        return self.first_line + line, offset - self._starts[line] + 1


def unmarked(text: str) -> str:
    """The text without marks."""
    return MARK.sub("", text)


def _openings(source: str) -> dict[int, int]:
    """The '[' that belongs to each ']' of a paragraph, by where they stand; some ']' have none."""
    pairs, opened = dict[int, int](), list[int]()
    for match in _BRACKETS.finditer(source):
        if match[0] == "[":
            opened.append(match.start())
        elif match[0] == "\n\n":
            opened.clear()
        elif opened:
            pairs[match.start()] = opened.pop()
    return pairs
