"""Limits: what would keep the Markdown parser busy for minutes is told before it is parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 60_000  # characters of a paragraph or table; the longest table of 700 communes has 40,000
OPEN_BRACKETS = 12  # unclosed `[` at one place; each is searched to the end of the paragraph
MARKS = 1_500  # asterisks, underlines and backticks of one paragraph
RUN = 120  # equal marks in a row
QUOTES = 12  # `>` at the start of one line
STEPS = 60  # spaces at the start of one line: lists within lists

_BLANK = re.compile(r"\n[ \t]*\n")
_RUN = re.compile(rf"([\[\]()!*_`<>&\\~^|:])\1{{{RUN},}}")
_QUOTES = re.compile(rf"^(?:[ \t]*>){{{QUOTES + 1},}}", re.MULTILINE)
_STEPS = re.compile(rf"^[ \t]{{{STEPS + 1},}}(?=[^ \t\n])", re.MULTILINE)
_LIST_MARKS = re.compile(rf"^[ \t]*(?:(?:[-+*]|\d{{1,9}}\.)[ \t]+){{{QUOTES + 1},}}", re.MULTILINE)


def excesses(text: str) -> Iterator[tuple[int, str]]:
    """Offset and Vietnamese name of everything in a Markdown text that is beyond a limit."""
    start = 0
    for blank in [*_BLANK.finditer(text), None]:
        end = blank.start() if blank else len(text)
        if what := _excess(text[start:end]):
            yield start, what
        start = blank.end() if blank else end
    for pattern, what in ((_QUOTES, "lớp trích dẫn"), (_STEPS, "dấu cách đầu dòng"), (_LIST_MARKS, "lớp danh sách")):
        for match in pattern.finditer(text):
            yield match.start(), what


def _excess(block: str) -> str:
    """What one block has too much of, or ''."""
    if len(block) > LONGEST:
        return "chữ"
    if run := _RUN.search(block):
        return f"dấu {run[1]} liền nhau"
    if sum(block.count(mark) for mark in "*_`") > MARKS:
        return "dấu * _ `"
    if block.count("<") > MARKS or block.count("&") > MARKS:
        return "dấu < &"
    depth = most = 0
    for mark in re.findall(r"[\[\]]", block):
        depth = depth + 1 if mark == "[" else max(depth - 1, 0)
        most = max(most, depth)
    return "dấu [ chưa đóng" if most > OPEN_BRACKETS else ""
