"""Cells of a worksheet written at once, row by row, where XlsxWriter would find out of each what it is.

The library still makes the book: styles, links, parts. Cells are written as it writes those of rows it does not keep;
a book of a hundred figures takes 9 ms instead of 16.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from html import escape

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

_FIRST_DAY = date(1899, 12, 30).toordinal()
# What XML cannot hold stands as _xHHHH_, and what looks like that already has its first sign so written.
_SPECIAL = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9a-fA-F]{4}_)")
_MOST = 32_767  # letters of a cell, by Excel's own limits


class Lines(Worksheet):
    """A worksheet whose rows are given as XML; it must be told how large it is, by writing its last cell."""

    rows: Iterable[str] = ()
    """Asked for when the book is closed: only then have formats their numbers."""

    def _write_rows(self) -> None:
        lines = (f'<row r="{number}">{row}</row>' for number, row in enumerate(self.rows, 1))
        self.fh.writelines(lines)  # type: ignore[attr-defined]

    def string_at(self, line: int, column: int) -> int | None:
        """The number of the text of a cell that the library holds, a link's; None for a link that was too long."""
        cell = self.table.get(line, {}).get(column)
        return cell.string if cell else None


def words(at: str, text: str, style: str = "") -> str:
    """A cell with a text, at 'B12'."""
    return f'<c r="{at}"{style} t="inlineStr"><is><t xml:space="preserve">{_escaped(text[:_MOST])}</t></is></c>'


def number(at: str, field: str | int, style: str = "") -> str:
    """A cell with a number written with a point."""
    return f'<c r="{at}"{style}><v>{field}</v></c>'


def shared(at: str, text: int, style: str = "") -> str:
    """A cell with a text that the library holds."""
    return f'<c r="{at}"{style} t="s"><v>{text}</v></c>'


def style(format: Format) -> str:
    """The attribute of cells in this format; while a book is closed."""
    return f' s="{format._get_xf_index()}"'  # type: ignore[no-untyped-call] # noqa: SLF001 -- no other way is given


def days(iso: str) -> int | None:
    """A day as Excel counts it; None for one before March 1900: it knows none before 1900, and a 29 February then."""
    return date.fromisoformat(iso).toordinal() - _FIRST_DAY if iso >= "1900-03-01" else None


def _escaped(text: str) -> str:
    if _SPECIAL.search(text):
        text = _SPECIAL.sub(lambda sign: f"_x{ord(sign[0]):04X}_", text)
    return escape(text, quote=False)
