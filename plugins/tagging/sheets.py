"""A CSV file beside the article, named on a line of its own (`bang: so-lieu.csv`), as a table of figures."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from plugins.model.problems import Problem, problem
from plugins.tagging.columns import Grid, Square, first_column, names_no_number
from plugins.tagging.facts import Tag
from plugins.tagging.marks import Mark, Marks

LINE = re.compile(r"^ {0,3}b[aả]ng\s*:[ \t]*(?P<file>\S[^\n]*?)[ \t]*$", re.IGNORECASE | re.MULTILINE)
MOST = 5000  # rows

_TAG = re.compile(r"\[(?P<text>[^\]]*)\]\(so:(?P<target>[^\s)\"]*)(?:\s+\"(?P<title>[^\"]*)\")?\)")


@dataclass(slots=True)
class Sheet:
    """The table of a CSV file, its grid, the tags at its edges with their cells, and what is wrong with the file."""

    table: Element = field(default_factory=lambda: Element("table"))
    grid: Grid = field(default_factory=lambda: Grid([], Marks()))
    tags: list[tuple[Element, Tag]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_sheet(content: bytes, path: str, at: tuple[int, int]) -> Sheet:
    """The sheet of a file's bytes; its facts stand at `at` in the article, its problems where they are in the file."""
    sheet = Sheet()
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        sheet.problems.append(problem("BT335", path))
        return sheet
    marks = Marks(text)
    rows = list(_rows(text))
    if not rows or len(rows) > MOST:
        sheet.problems.append(problem("BT336", path, count=len(rows), most=MOST))
        return sheet
    wide = len(rows[0])
    for row in rows:
        if len(row) != wide:
            line, _ = marks.place(row[0][1])
            sheet.problems.append(problem("BT337", path, line, 1, count=len(row), header=wide))
    if sheet.problems:
        return sheet
    _build(sheet, rows, marks, at)
    if not sheet.tags:
        sheet.problems.append(problem("BT338", path, 1, 1))
    return sheet


def _rows(text: str) -> Iterator[list[tuple[str, int]]]:
    """The cells of every row that is not empty, each with the offset of its words in the text."""
    header = text.partition("\n")[0]
    outside = re.sub(r'"[^"]*"|\([^)]*\)', "", header)
    sign = max(";\t,", key=lambda sign: (outside.count(sign), sign == ","))
    lines = text.splitlines(keepends=True)
    reader = csv.reader(lines, delimiter=sign)
    start = read = 0
    for row in reader:
        place, cells = start, []
        for cell in row:
            words = cell.strip()
            found = text.find(words.partition('"')[0], place)
            place = max(found, place)
            cells.append((words, place))
            place += len(words.partition('"')[0])
        start += sum(len(line) for line in lines[read : reader.line_num])
        read = reader.line_num
        if any(words for words, _ in cells):
            yield cells


def _build(sheet: Sheet, rows: list[list[tuple[str, int]]], marks: Marks, at: tuple[int, int]) -> None:
    parts = (SubElement(sheet.table, "thead"), SubElement(sheet.table, "tbody"))
    squares: list[list[Square]] = []
    first = first_column([words for words, _ in rows[0]])
    for number, row in enumerate(rows):
        line = SubElement(parts[number > 0], "tr")
        squares.append([])
        for column, (words, place) in enumerate(row):
            element = SubElement(line, "td") if number else SubElement(line, "th", {"scope": "col"})
            tag = _TAG.fullmatch(words) if number == 0 or column == first else None
            element.text = tag["text"] if tag else words
            squares[-1].append(Square(element, element.text, place))
            if tag:
                mark = Mark(place, place + 1 + len(tag["text"]), place + tag.start("target"), link=True)
                made = Tag(tag["target"], tag["title"] or "", tag["text"], tag["text"], mark, at=at)
                sheet.tags.append((element, made))
            elif number and column > first and not names_no_number(words):
                element.set("class", "phai")
    sheet.grid = Grid(squares, marks, first)
