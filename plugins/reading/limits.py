"""Limits: what would keep the Markdown parser busy for minutes is told before it is parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 60_000  # characters of a paragraph, list or table; a table of 700 communes has 40,000
LINES = 2_500  # of a paragraph, list or table
PARAGRAPHS = 20_000
FOOTNOTES = 1_000
OPEN = 12  # unclosed `[` or `(` of links at one place; each is searched to the end of the paragraph
MARKS = 1_500  # equal marks of one paragraph: * _ ` < & /
RUN = 120  # equal marks in a row
QUOTES = 12  # `>` at the start of one line
STEPS = 60  # spaces at the start of one line: lists within lists

_COUNTED = "*_`<&/"
_RUNNING = "[]()!*_`<>&\\~^|:"
_BLANK = re.compile(r"\n[ \t]*\n")
_RUN = re.compile(rf"([\[\]()!*_`<>&\\~^|:])\1{{{RUN},}}")
_QUOTES = re.compile(rf"^(?:[ \t]*>){{{QUOTES + 1},}}", re.MULTILINE)
_STEPS = re.compile(rf"^[ \t]{{{STEPS + 1},}}(?=[^ \t\n])", re.MULTILINE)
_LISTED = re.compile(rf"\n[ \t]*(?:(?:[-+*]|\d{{1,9}}\.)[ \t]+){{{QUOTES + 1},}}")
_LIST_MARKS = re.compile(rf"^[ \t]*(?:(?:[-+*]|\d{{1,9}}\.)[ \t]+){{{QUOTES + 1},}}", re.MULTILINE)


def excesses(text: str) -> Iterator[tuple[int, str]]:
    """Offset and Vietnamese name of everything in a Markdown text that is beyond a limit."""
    if _modest(text):
        return
    start = 0
    blanks = [*_BLANK.finditer(text)]
    if len(blanks) > PARAGRAPHS:
        yield blanks[PARAGRAPHS].start(), "đoạn"
        return
    if text.count("[^") > FOOTNOTES:
        yield text.index("[^"), "chú thích"
    for blank in [*blanks, None]:
        end = blank.start() if blank else len(text)
        if what := _excess(text[start:end]):
            yield start, what
        start = blank.end() if blank else end
    for pattern, what in ((_QUOTES, "lớp trích dẫn"), (_STEPS, "dấu cách đầu dòng"), (_LIST_MARKS, "lớp danh sách")):
        for match in pattern.finditer(text):
            yield match.start(), what


def _modest(text: str) -> bool:
    """Whether a text as a whole stays within what one block may have, and is thus within every limit."""
    if len(text) > LONGEST or text.count("\n") > LINES or text.count("[^") > FOOTNOTES:
        return False
    counts = [(mark, text.count(mark)) for mark in _RUNNING]
    if text.count("/") > MARKS or any(count > MARKS and mark in _COUNTED for mark, count in counts):
        return False
    if any(count > RUN and mark * (RUN + 1) in text for mark, count in counts):
        return False
    if any(
        text.count(first) > OPEN and _deepest(text, first, last) > OPEN for first, last in (("[", "]"), ("](", ")"))
    ):
        return False
    if text.count(">") > QUOTES and _QUOTES.search(text):
        return False
    if (" " * (STEPS + 1) in text or "\t" in text) and _STEPS.search(text):
        return False
    return not _LISTED.search("\n" + text)


def _excess(block: str) -> str:
    """What one block has too much of, or ''."""
    if len(block) > LONGEST:
        return "chữ"
    if block.count("\n") > LINES:
        return "dòng"
    if run := _RUN.search(block):
        return f"dấu {run[1]} liền nhau"
    for mark in _COUNTED:
        if block.count(mark) > MARKS:
            return f"dấu {mark}"
    if _deepest(block, "[", "]") > OPEN:
        return "dấu [ chưa đóng"
    return "dấu ( chưa đóng" if _deepest(block, "](", ")") > OPEN else ""


def _deepest(block: str, opening: str, closing: str) -> int:
    """How many openings are unclosed at one place at most."""
    depth = most = 0
    for mark in re.findall(f"{re.escape(opening)}|{re.escape(closing)}", block):
        depth = depth + 1 if mark == opening else max(depth - 1, 0)
        most = max(most, depth)
    return most
