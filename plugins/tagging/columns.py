"""Tables: a figure's link without a number in a header cell tags every cell below it, in a first cell its whole row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from markdown.util import HtmlStash

from plugins.tagging.facts import Tag
from plugins.tagging.grammar import stated
from plugins.tagging.marks import Mark, Marks, unmarked
from plugins.tagging.slips import Slip
from plugins.text.folding import fold
from plugins.text.spoken import spoken

EMPTY = frozenset(("", "-", "–", "—", "…", "...", "[x]", "[z]", "x", "z"))
TOTALS = ("tổng", "cộng", "toàn ")  # a row or column of the article's own place
_NUMBERING = frozenset(("tt", "stt", "so tt"))


@dataclass(frozen=True, slots=True)
class Square:
    """A cell of a table: its element, its words, and where in the source they begin."""

    element: Element
    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its header as row 0; `marks` are those of its source, `first` the column of the rows' names."""

    rows: list[list[Square]]
    marks: Marks
    first: int = 0

    def find(self, element: Element) -> tuple[int, int]:
        """Row and column of a cell, (-1, -1) for a stranger."""
        places = ((r, c) for r, row in enumerate(self.rows) for c, one in enumerate(row) if one.element is element)
        return next(places, (-1, -1))

    def tags(self, element: Element, text: str) -> bool:
        """Whether a link of this text in this cell tags a column or a row: it stands at an edge and names no number."""
        row, column = self.find(element)
        return names_no_number(text) and ((row == 0 and column > self.first) or (row > 0 and column == self.first))

    def cells(self, element: Element, tag: Tag) -> Iterator[tuple[Square, Tag]]:
        """The cells that a tag at the edge stands for, each with a tag of its own; empty ones state nothing."""
        row, column = self.find(element)
        if row == 0:
            pairs = [(line[self.first], line[column]) for line in self.rows[1:] if column < len(line)]
        else:
            pairs = list(zip(self.rows[0], self.rows[row], strict=False))[self.first + 1 :]
        for name, cell in pairs:
            if cell.text not in EMPTY:
                yield cell, self._tag(name, cell, tag)

    def _tag(self, name: Square, cell: Square, tag: Tag) -> Tag:
        """The edge's tag with the other edge's words before its title: a place, a period, or nothing for totals."""
        own = name.text.lower().startswith(TOTALS)
        title = tag.title if own else "; ".join(part for part in (name.text, tag.title) if part)
        mark = Mark(cell.at - 1, 0, name.at, link=True)
        sentence = f"{name.text}: {tag.text.strip()} {cell.text}"
        return replace(tag, title=title, text=cell.text, sentence=sentence, mark=mark, header=tag.text)


def names_no_number(text: str) -> bool:
    """Whether a text states no figure at all."""
    figure = stated(text)
    return isinstance(figure, Slip) and figure.code == "BT306"


def grid(table: Element, inside: int, marks: Marks, stash: HtmlStash) -> Grid:
    """The grid of a Markdown table; `inside` is the offset of a tag in it.

    Rows stand on consecutive lines, with one of dashes below the header's, which gives each cell its place.
    """
    rows = [list(row) for row in table.iter("tr")]
    texts = [[" ".join(unmarked(spoken(cell, stash).text).split()) for cell in row] for row in rows]
    line = _header_line(marks.source, inside, len(rows))
    squares = []
    for number, (row, words) in enumerate(zip(rows, texts, strict=True)):
        start = _line_start(marks.source, line + number + (number > 0))
        squares.append(
            [
                Square(cell, text, _at(marks.source, text, start, c))
                for c, (cell, text) in enumerate(zip(row, words, strict=True))
            ]
        )
    return Grid(squares, marks, first_column([square.text for square in squares[0]] if squares else []))


def first_column(header: list[str]) -> int:
    """The column of the rows' names: the first, or the second behind one of running numbers."""
    return int(bool(header) and fold(header[0]) in _NUMBERING)


def _header_line(source: str, inside: int, rows: int) -> int:
    """The number of the header's line, from 0: the last but one above the dashes nearest to the tag."""
    here = source.count("\n", 0, inside)
    lines = source.split("\n")
    for line in range(min(here + 1, len(lines) - 1), max(here - rows - 1, 0), -1):
        if lines[line].strip() and not lines[line].strip(" |:-"):
            return line - 1
    return here


def _line_start(source: str, number: int) -> int:
    start = 0
    for _ in range(number):
        start = source.find("\n", start) + 1
    return start


def _at(source: str, text: str, start: int, number: int) -> int:
    """Where a cell's text begins in the line of its row, the line's own beginning where markup hides it."""
    end = source.find("\n", start)
    line = source[start : end if end >= 0 else len(source)]
    before = 0
    for _ in range(number + line.lstrip().startswith("|")):
        before = line.find("|", before) + 1
    found = line.find(text, before)
    return start + max(found, 0)
