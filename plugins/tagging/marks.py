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

# A link, a reference, or HTML; a backslash before the bracket means plain text.
_TAG = re.compile(r"(?:(?<!\\)\](?P<gap>\s?)\(|(?<!\\)\](?P<colon>:)|href\s*=\s*[\"'])\s*<?\s*so\s*:", re.IGNORECASE)


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
        pieces, last = [], 0
        for match in _TAG.finditer(self.source):
            if len(self.found) > 0xFFFD:
                break
            closing = match.start()
            opening = _opening(self.source, closing) if self.source[closing] == "]" else -1
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


def _opening(source: str, closing: int) -> int:
    """The '[' that belongs to a ']', in the same paragraph, or -1."""
    depth = 0
    for offset in range(closing, -1, -1):
        character = source[offset]
        if character == "\n" and source[offset - 1 : offset] == "\n":
            return -1
        if character in "[]" and source[offset - 1 : offset] != "\\":
            depth += 1 if character == "]" else -1
            if depth == 0:
                return offset
    return -1
