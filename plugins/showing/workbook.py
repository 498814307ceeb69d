"""Facts as a workbook for Excel: numbers as numbers, days as days, and a sheet that leads to the sentences."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

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
    _figures(workbook.add_worksheet("Số liệu"), facts, formats)
    _sources(workbook.add_worksheet("Nguồn"), facts, formats, book.root)
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

    def number(self, field: str) -> Format:
        """The format of '2105' or '76.67'."""
        decimals = len(field.partition(".")[2])
        if decimals not in self._numbers:
            pattern = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
            self._numbers[decimals] = self._workbook.add_format({"num_format": pattern})
        return self._numbers[decimals]


def _figures(sheet: Worksheet, facts: Sequence[Mapping[str, str]], formats: _Formats) -> None:
    _head(sheet, [(heading, width) for heading, _, width in FIGURES], len(facts), formats)
    for line, fact in enumerate(facts, 1):
        for place, (_, name, _) in enumerate(FIGURES):
            if not name:
                sheet.write_number(line, place, line)
            elif fact[name]:
                _write(sheet, (line, place), name, fact[name], formats)


def _sources(sheet: Worksheet, facts: Sequence[Mapping[str, str]], formats: _Formats, root: str) -> None:
    _head(sheet, SOURCES, len(facts), formats)
    for line, fact in enumerate(facts, 1):
        page = f"{fact['article']}#{fact['anchor']}" if fact["article"] else ""
        sheet.write_number(line, 0, line, formats.top)
        sheet.write_string(line, 1, fact["sentence"], formats.wrap)
        sheet.write_string(line, 2, fact["text"], formats.top)
        if page and line > MOST_LINKS:
            sheet.write_string(line, 3, page, formats.top)
        elif page:
            sheet.write_url(line, 3, f"{root}{page}" if "://" in root else f"external:{root}{page}", string=page)
        if fact["derived_from"]:
            sheet.write_string(line, 4, fact["derived_from"], formats.wrap)


def _head(sheet: Worksheet, headings: Sequence[tuple[str, int]], rows: int, formats: _Formats) -> None:
    for place, (heading, width) in enumerate(headings):
        sheet.write_string(0, place, heading, formats.head)
        sheet.set_column(place, place, width)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, rows, len(headings) - 1)


def _write(sheet: Worksheet, at: tuple[int, int], name: str, field: str, formats: _Formats) -> None:
    if name in ("value", "denominator"):
        sheet.write_number(*at, float(field), formats.number(field))
    elif name in ("period_start", "period_end"):
        _day(sheet, at, date.fromisoformat(field), formats)
    else:
        sheet.write_string(*at, STATUSES[field] if name == "status" else field)


def _day(sheet: Worksheet, at: tuple[int, int], day: date, formats: _Formats) -> None:
    """Excel knows no day before 1900."""
    if day.year >= 1900:
        sheet.write_datetime(*at, datetime(day.year, day.month, day.day), formats.day)
    else:
        sheet.write_string(*at, day.isoformat())
