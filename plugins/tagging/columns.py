"""Tables: a figure's link in a header cell, without a number, tags every cell below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown.util import HtmlStash

from plugins.tagging.facts import Tag
from plugins.tagging.grammar import stated
from plugins.tagging.marks import Mark, Marks, unmarked
from plugins.tagging.slips import Slip
from plugins.text.spoken import spoken

EMPTY = frozenset(("", "-", "–", "—", "…", "...", "[x]", "[z]", "x", "z"))
TOTALS = ("tổng", "cộng", "toàn ")  # a row of the article's own place


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the page with the tag its header gives it."""

    element: Element
    tag: Tag


def is_header(block: Element, text: str) -> bool:
    """Whether a link of this text in this block tags a column: it stands in a header cell and names no number."""
    figure = stated(text) if block.tag == "th" else None
    return isinstance(figure, Slip) and figure.code == "BT306"


def column(root: Element, header: Element, tag: Tag, marks: Marks, stash: HtmlStash) -> Iterator[Cell]:
    """The cells below a header cell; the first cell of each row names its unit, and no fact comes of an empty one.

    Rows of a Markdown table stand on consecutive lines, two below the header's, which gives each its place.
    """
    table = next((one for one in root.iter("table") if header in list(one.iter("th"))), None)
    if table is None:
        return
    number = next(place for row in table.iter("tr") for place, one in enumerate(row) if one is header)
    rows = [row for row in table.iter("tr") if header not in list(row)]
    start = marks.source.rfind("\n", 0, tag.mark.opening) + 1
    for row in rows:
        start = _next_line(marks.source, start) if row is not rows[0] else _two_below(marks.source, start)
        cells = list(row)
        text = _text(cells[number], stash) if number < len(cells) else ""
        if number == 0 or text in EMPTY:
            continue
        unit = _text(cells[0], stash)
        own = unit.lower().startswith(TOTALS)
        title = tag.title if own else "; ".join(part for part in (unit, tag.title) if part)
        mark = Mark(_at(marks.source, text, start, number) - 1, 0, _at(marks.source, unit, start, 0), link=True)
        yield Cell(cells[number], Tag(tag.target, title, text, f"{unit}: {tag.text.strip()} {text}", mark, tag.text))


def _text(cell: Element, stash: HtmlStash) -> str:
    return " ".join(unmarked(spoken(cell, stash).text).split())


def _next_line(source: str, start: int) -> int:
    return source.find("\n", start) + 1


def _two_below(source: str, start: int) -> int:
    return _next_line(source, _next_line(source, start))


def _at(source: str, text: str, start: int, number: int) -> int:
    """Where a cell's text begins in the line of its row, the line's own beginning where markup hides it."""
    end = source.find("\n", start)
    line = source[start : end if end >= 0 else len(source)]
    before = 0
    for _ in range(number + line.lstrip().startswith("|")):
        before = line.find("|", before) + 1
    found = line.find(text, before)
    return start + max(found, 0)
