"""Scalars: the ways a value may be written, from plain words to the quotes and blocks that YAML tools write.

The rules of line folding, chomping and escapes are those of YAML 1.2.2, chapters 5.7, 7.3 and 8.1.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

BLOCK = re.compile(r"([|>])(?:([+-])([1-9])?|([1-9])([+-])?)?")
_OPENINGS = frozenset(("", "|", ">", '"', "'"))
_DOUBLE = re.compile(r'"((?:[^"\\]|\\.)*+)"', re.DOTALL)
_SINGLE = re.compile(r"'((?:[^']|'')*+)'", re.DOTALL)
_DOUBLE_TOKEN = re.compile(
    r"\\(?:(?P<hex>x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})|(?P<join>\n[ ]*)|(?P<one>.))"
    r"|(?P<fold>(?<![ ])[ ]*\n[ \n]*)",
    re.DOTALL,
)
_FOLD = re.compile(r"(?<![ ])[ ]*\n[ \n]*")
_SURROGATES = re.compile("[\ud800-\udfff]")
_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b", " ": " ",
    '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


class EscapeError(ValueError):
    """An escape in double quotes that means nothing; its argument is the escape."""


def read(first: str, more: Sequence[str] = ()) -> str:
    """The text of a value: `first` stands after the colon or dash, `more` are the indented lines below it.

    EscapeError where one pair of double quotes encloses the whole and holds an unknown escape.
    """
    if not more and first.lstrip(" ")[:1] not in _OPENINGS and "\n" not in first:
        return first.strip(" ")  # plain words on one line, as nearly all values are
    if header := BLOCK.fullmatch(first.strip(" ")):
        return _block(header, more)
    whole = "\n".join((first, *more)).strip(" \n")
    if quoted := _DOUBLE.fullmatch(whole):
        return _whole_characters(_DOUBLE_TOKEN.sub(_unescape, quoted[1]))
    if quoted := _SINGLE.fullmatch(whole):
        return _FOLD.sub(_fold, quoted[1]).replace("''", "'")
    return _FOLD.sub(_fold, whole)


def split_flow(inside: str) -> list[tuple[str, int]]:
    """The items between the brackets of `[a, "b, c"]`, each raw and with its offset; no item for blanks only."""
    items: list[tuple[str, int]] = []
    start, quote = 0, ""
    if "'" not in inside and '"' not in inside:
        for item in inside.split(","):
            items.append((item, start))
            start += len(item) + 1
        return [(item, at) for item, at in items if item.strip(" ")]
    for index, character in enumerate(inside + ","):
        if quote:
            quote = "" if character == quote and inside[index - 1] != "\\" else quote
        elif character in "\"'" and not inside[start:index].strip(" "):
            quote = character
        elif character == ",":
            items.append((inside[start:index], start))
            start = index + 1
    if start <= len(inside):
        items.append((inside[start:], start))
    return [(item, at) for item, at in items if item.strip(" ")]


def _fold(match: re.Match[str]) -> str:
    """One line break is a space; every further one stays."""
    breaks = match[0].count("\n")
    return " " if breaks == 1 else "\n" * (breaks - 1)


def _unescape(match: re.Match[str]) -> str:
    if match["fold"]:
        return _fold(match)
    if match["join"]:
        return ""
    if match["hex"]:
        code = int(match["hex"][1:], 16)
        if code > 0x10FFFF:
            raise EscapeError(match[0])
        return chr(code)
    if match["one"] not in _ESCAPES:
        raise EscapeError(match[0])
    return _ESCAPES[match["one"]]


def _whole_characters(text: str) -> str:
    r"""Pairs such as \ud83d\ude00, as JSON writes them, joined to one character."""
    if not _SURROGATES.search(text):
        return text
    try:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
    except UnicodeDecodeError as error:
        half = _SURROGATES.search(text)
        raise EscapeError(f"\\u{ord(half[0]):04x}" if half else "\\u") from error


def _block(header: re.Match[str], more: Sequence[str]) -> str:
    """The text of a literal or folded block, its last line break kept, clipped or stripped as the header says."""
    style, chomp = header[1], header[2] or header[5] or ""
    indent = int(header[3] or header[4] or 0) or _indent(next((line for line in more if line.strip(" ")), ""))
    lines = [line[indent:] if not line[:indent].strip(" ") else line.lstrip(" ") for line in more]
    end = len(lines)
    while end and not lines[end - 1]:
        end -= 1
    text = "\n".join(lines[:end]) if style == "|" else _folded(lines[:end])
    if chomp == "+":
        return text + "\n" * (len(lines) - end + bool(end))
    return text if chomp == "-" or not end else text + "\n"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _folded(lines: Sequence[str]) -> str:
    """Lines joined by spaces, blank lines as breaks; lines indented further keep their breaks."""
    text, breaks, previous = "", 0, ""
    for line in lines:
        if not line:
            breaks += 1
            continue
        if not previous:
            text += "\n" * breaks
        elif previous.startswith(" ") or line.startswith(" "):
            text += "\n" * (breaks + 1)
        else:
            text += "\n" * breaks or " "
        text, breaks, previous = text + line, 0, line
    return text
