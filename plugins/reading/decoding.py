"""From bytes to lines: UTF-8 only, of a bearable size, without characters that nobody sees."""

from __future__ import annotations

import re
import unicodedata

from plugins.model.problems import Problem, problem

LARGEST = 2 * 1024 * 1024

# C0 and C1 controls but for tab and line feed, bidirectional overrides, private use (marks of the Markdown
# extensions), surrogates and non-characters: none of them is text, and some hide text or forge marks.
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ue000-\uf8ff"
    "\ufdd0-\ufdef\ufff9-\uffff\U000f0000-\U0010ffff]",
)


def decode(source: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    """The text with line feeds only and no byte order mark, or '' and what is wrong with the bytes."""
    if len(source) > LARGEST:
        return "", (problem("BT103", path, size=f"{len(source) / 1024 / 1024:.1f}".replace(".", ",")),)
    if wide := _wide(source):
        return "", (problem("BT101", path, 1, 1, what=f"có vẻ là {wide}"),)
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = position(source[: error.start].decode("utf-8-sig", "replace"))
        return "", (problem("BT101", path, line, column, what=f"có byte lạ {source[error.start]:02X}"),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, tuple(problem("BT102", path, *at, character=name) for at, name in _unseen(text))


def position(before: str) -> tuple[int, int]:
    """Line and column, both from 1, of what follows `before`."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def name(character: str) -> str:
    """'U+202E RIGHT-TO-LEFT OVERRIDE', or the number alone for a character without a name."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


def _wide(source: bytes) -> str:
    """The name of the wide encoding the bytes seem to be in, or ''."""
    if source.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    start = source[:256]
    return "UTF-16" if len(start) > 3 and start.count(0) * 3 > len(start) else ""


def _unseen(text: str) -> list[tuple[tuple[int, int], str]]:
    """Position and name of the first unseen character of each kind."""
    found: dict[str, tuple[int, int]] = {}
    for match in UNSEEN.finditer(text):
        if match[0] not in found:
            found[match[0]] = position(text[: match.start()])
    return [(at, name(character)) for character, at in found.items()]
