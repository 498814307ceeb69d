"""Workbooks: what a spreadsheet program reads out of the file."""

from __future__ import annotations

import io
from datetime import datetime

import openpyxl
import openpyxl.utils.escape
import pytest

from plugins.showing.rows import COLUMNS, rows
from plugins.showing.workbook import Book, workbook_bytes
from tests.showing.edition import BINH_LIEU_FACTS, PLAN, cells, edition

EDITION = edition()
GIVEN = cells((BINH_LIEU_FACTS[5], BINH_LIEU_FACTS[6], PLAN))
BOOK = Book("Số liệu", "../../", tuple(rows(EDITION, GIVEN)))
PAGE = "bai-viet/2017/binh-lieu.html"


def opened(book: Book) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook_bytes(book)))


def test_numbers_are_numbers_and_days_are_days():
    """A percentage keeps its decimals, 'trên' stands in a column of its own, an open period has no first day."""
    lines = [[cell.value for cell in line] for line in opened(BOOK)["Số liệu"].iter_rows(min_row=2)]
    first, last = datetime(2017, 1, 1), datetime(2017, 9, 30)
    place, share, plan = "Huyện Bình Liêu", "Kết nạp so với kế hoạch", "Kế hoạch kết nạp"
    aim = "Cán bộ khu dân cư là đảng viên"
    assert lines == [
        [place, None, share, first, last, "kết quả", None, 76.67, None, "%", "9t", 1],
        [place, None, aim, None, datetime(2020, 12, 31), "mục tiêu", ">", 90, None, "%", "mt", 2],
        [place, None, plan, first, datetime(2017, 12, 31), "kế hoạch", None, 120, None, "người", "kh sr", 3],
    ]
    formats = [line[7].number_format for line in opened(BOOK)["Số liệu"].iter_rows(min_row=2)]
    assert formats == ["#,##0.00", "#,##0", "#,##0"]


def test_each_source_leads_to_its_sentence():
    """The link is the page and the anchor of the figure; a derived figure names what it was reckoned from."""
    lines = list(opened(BOOK)["Nguồn"].iter_rows(min_row=2))
    links = [line[3].hyperlink and (line[3].hyperlink.target, line[3].hyperlink.location) for line in lines]
    page = "..\\..\\bai-viet\\2017\\binh-lieu.html"
    assert links == [
        (page, "so-ket-nap-dat-ke-hoach-2017-9t"),
        (page, "so-can-bo-den-2020-12-31-target"),
        None,
    ]
    assert lines[0][1].value == BINH_LIEU_FACTS[5].sentence
    assert [line[4].value for line in lines] == [None, None, " ".join(PLAN.derived_from)]


def test_a_site_with_an_address_is_named_in_full():
    """A file that was carried away still finds the sentence."""
    book = Book("Số liệu", "https://tin.vn/bt/", BOOK.rows[:1])
    link = opened(book)["Nguồn"]["D2"].hyperlink
    assert f"{link.target}#{link.location}" == f"https://tin.vn/bt/{PAGE}#so-ket-nap-dat-ke-hoach-2017-9t"


def test_words_that_look_like_formulas_stay_words():
    """What a sentence says is never reckoned with."""
    row = list(BOOK.rows[0])
    row[17] = row[9] = '=HYPERLINK("http://example.com")'
    cell = opened(Book("Số liệu", "../../", (tuple(row),)))["Nguồn"]["B2"]
    assert (cell.value, cell.data_type) == ('=HYPERLINK("http://example.com")', "s")


def test_signs_that_xml_does_not_know_come_back():
    """Control characters, what looks like their escape, marks and outer spaces stand in the cell as in the text."""
    row = list(BOOK.rows[0])
    row[17] = row[9] = " a\x07b _x0041_ <c> & “d”\u0301 "
    cell = opened(Book("Số liệu", "../../", (tuple(row),)))["Nguồn"]["B2"]
    assert openpyxl.utils.escape.unescape(cell.value) == " a\x07b _x0041_ <c> & “d”\u0301 "


def test_an_address_too_long_for_a_link_stands_as_words():
    """Excel opens no link of more than 2,079 letters."""
    row = list(BOOK.rows[0])
    row[COLUMNS.index("anchor")] = "a" * 3000
    with pytest.warns(UserWarning, match="exceeds Excel's limit"):
        cell = opened(Book("Số liệu", "../../", (tuple(row), BOOK.rows[1])))["Nguồn"]["D2"]
    assert (cell.value, cell.hyperlink) == (f"{PAGE}#{'a' * 3000}", None)


def test_equal_figures_make_equal_bytes():
    """No clock is asked, and another figure makes another file."""
    assert workbook_bytes(BOOK) == workbook_bytes(BOOK)
    assert workbook_bytes(BOOK) != workbook_bytes(Book("Số liệu", "../../", BOOK.rows[:2]))
