"""Facts as a workbook for Excel: numbers as numbers, days as days, and a sheet that leads to the sentences."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from plugins.showing.cells import Lines, days, number, shared, style, words
from plugins.showing.rows import COLUMNS, Row

CREATED = datetime(2017, 1, 1)
"""The same in every workbook, so that equal figures make equal bytes."""
MOST_LINKS = 60_000
"""Excel opens at most 65,530 links of a sheet; above this the addresses stand as words."""
OPTIONS = {
    "in_memory": True,
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}
STATUSES = {
    "result": "kết quả",
    "plan": "kế hoạch",
    "target": "mục tiêu",
    "forecast": "dự kiến",
    "estimate": "ước thực hiện",
    "preliminary": "sơ bộ",
}

# (heading, column of the rows, width in characters)
FIGURES = (
    ("Nơi", "unit", 26),
    ("Tổ chức", "organisation", 30),
    ("Chỉ tiêu", "label", 36),
    ("Từ ngày", "period_start", 12),
    ("Đến ngày", "period_end", 12),
    ("Loại số", "status", 14),
    ("Từ hạn định", "qualifier", 12),
    ("Giá trị", "value", 14),
    ("Mẫu số", "denominator", 10),
    ("Đơn vị tính", "unit_of_measure", 18),
    ("Dấu", "flags", 8),
    ("Nguồn", "", 8),
)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SOURCES = (("Số", 8), ("Câu nêu số", 90), ("Chữ nêu số", 24), ("Trang", 60), ("Suy ra từ", 40))


@dataclass(frozen=True, slots=True)
class Book:
    """`root` leads from the file to the site's root: the site's address with a slash, else '../../'."""

    title: str
    root: str
    rows: tuple[Row, ...]


def workbook_bytes(book: Book) -> bytes:
    """Two sheets, “Số liệu” and “Nguồn”, a row a fact in both: the last column of the one is the first of the other."""
    file = io.BytesIO()
    workbook = Workbook(file, OPTIONS)
    workbook.set_properties({"title": book.title, "created": CREATED})
    formats = _Formats(workbook)
    facts = [dict(zip(COLUMNS, row, strict=True)) for row in book.rows]
    formats.expect(fact[name] for fact in facts for name in ("value", "denominator"))
    headings = [(heading, width) for heading, _, width in FIGURES]
    _sheet(workbook, "Số liệu", headings, len(facts)).rows = _figures(facts, formats)
    sources = _sheet(workbook, "Nguồn", SOURCES, len(facts))
    _links(sources, facts, book.root)
    sources.rows = _sources(sources, facts, formats)
    workbook.close()
    return file.getvalue()


class _Formats:
    """The formats of one workbook; numbers have as many decimals as the text they come from."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook, self._numbers = workbook, dict[int, Format]()
        self.head = workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.day = workbook.add_format({"num_format": "dd/mm/yyyy"})
        self.wrap = workbook.add_format({"text_wrap": True, "valign": "top"})
        self.top = workbook.add_format({"valign": "top"})
        self.link = workbook.get_default_url_format()

    def expect(self, fields: Iterable[str]) -> None:
        """Formats are made before the book is closed."""
        for field in fields:
            self.number(field)

    def number(self, field: str) -> Format:
        """The format of '2105' or '76.67'."""
        decimals = len(field.partition(".")[2])
        if decimals not in self._numbers:
            pattern = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
            self._numbers[decimals] = self._workbook.add_format({"num_format": pattern})
        return self._numbers[decimals]


def _sheet(workbook: Workbook, name: str, headings: Sequence[tuple[str, int]], rows: int) -> Lines:
    """A worksheet with its columns; its rows are to come."""
    sheet = workbook.add_worksheet(name, Lines)
    assert isinstance(sheet, Lines)  # noqa: S101 -- as was asked for
    for place, (_, width) in enumerate(headings):
        sheet.set_column(place, place, width)
    sheet.write_string(rows, len(headings) - 1, "")
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, rows, len(headings) - 1)
    return sheet


def _head(headings: Iterable[str], formats: _Formats) -> str:
    look = style(formats.head)
    return "".join(words(f"{letter}1", heading, look) for letter, heading in zip(LETTERS, headings, strict=False))


def _figures(facts: Sequence[Mapping[str, str]], formats: _Formats) -> Iterator[str]:
    yield _head((heading for heading, _, _ in FIGURES), formats)
    columns = [(letter, name) for letter, (_, name, _) in zip(LETTERS, FIGURES, strict=False) if name]
    for line, fact in enumerate(facts, 2):
        cells = [_cell(f"{letter}{line}", name, fact[name], formats) for letter, name in columns if fact[name]]
        yield f"{''.join(cells)}{number(f'{LETTERS[len(columns)]}{line}', line - 1)}"


def _cell(at: str, name: str, field: str, formats: _Formats) -> str:
    if name in ("value", "denominator"):
        return number(at, field, style(formats.number(field)))
    if name in ("period_start", "period_end"):
        day = days(field)
        return words(at, field) if day is None else number(at, day, style(formats.day))
    return words(at, STATUSES[field] if name == "status" else field)


def _links(sheet: Lines, facts: Sequence[Mapping[str, str]], root: str) -> None:
    """The links of the sources, which the library keeps."""
    way = root if "://" in root else f"external:{root}"
    for line, fact in enumerate(facts[:MOST_LINKS], 1):
        if fact["article"]:
            page = f"{fact['article']}#{fact['anchor']}"
            sheet.write_url(line, 3, f"{way}{page}", string=page)


def _sources(sheet: Lines, facts: Sequence[Mapping[str, str]], formats: _Formats) -> Iterator[str]:
    yield _head((heading for heading, _ in SOURCES), formats)
    top, wrap, link = style(formats.top), style(formats.wrap), style(formats.link)
    for line, fact in enumerate(facts, 2):
        cells = [number(f"A{line}", line - 1, top), words(f"B{line}", fact["sentence"], wrap)]
        cells.append(words(f"C{line}", fact["text"], top))
        held = sheet.string_at(line - 1, 3)
        if held is not None:
            cells.append(shared(f"D{line}", held, link))
        elif fact["article"]:
            cells.append(words(f"D{line}", f"{fact['article']}#{fact['anchor']}", top))
        if fact["derived_from"]:
            cells.append(words(f"E{line}", fact["derived_from"], wrap))
        yield "".join(cells)
