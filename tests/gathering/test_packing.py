"""Records that are kept come back as they were, and share what they shared."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date, datetime
from decimal import Decimal

import pytest

from plugins.gathering.shelves import pack, unpack
from plugins.model.articles import Article, Body, Byline, Heading
from plugins.model.citations import Citation, Document
from plugins.model.facts import Cell, Fact, Period
from plugins.model.packing import maker
from plugins.model.problems import Problem

YEAR = Period(date(2017, 1, 1), date(2017, 12, 31), "2017", "năm 2017")
FACT = Fact("bai#so", "vn-d205", "", "dang-vien", YEAR, "result", Decimal(2105), "2.105", flags=("sr",))
ARTICLE = Article(
    "bai.md", "bai.html", "public", "article", "Tên", "ten", datetime(2017, 10, 1), authors=(Byline("A"),)
)
DOCUMENT = Document("05-ct-tw", "05-CT/TW", "05", "CT", "Chỉ thị", "TW", "Trung ương")
BODY = Body(
    "<p>2.105</p>",
    "2.105",
    headings=(Heading(2, "a", "A"),),
    facts=(FACT,),
    citations=(Citation(DOCUMENT, "bai.md", "Chỉ thị 05", "Câu.", "vb-1"),),
)


def test_every_kind_of_record_comes_back_equal() -> None:
    """Whatever its fields hold, tuples of other records among them."""
    for record in (YEAR, FACT, ARTICLE, BODY, Cell(FACT, (FACT,)), Problem("BT101", "bai.md", 3, 1, "Sai.")):
        assert unpack(pack(record)) == record


def test_what_two_records_share_is_kept_once() -> None:
    """A period in two facts of one cell is one period again."""
    cell = unpack(pack(Cell(FACT, (FACT,))))
    assert cell.shown is cell.sources[0]


def test_a_maker_makes_what_the_class_makes() -> None:
    """Equal, frozen, of the class itself, with its defaults; arguments by place and by name."""
    make = maker(Fact)
    made = make("bai#so", "vn-d205", "", "dang-vien", YEAR, "result", Decimal(2105), "2.105", flags=("sr",))
    assert (made, type(made), repr(made)) == (FACT, Fact, repr(FACT))
    with pytest.raises(FrozenInstanceError):
        made.text = "5"  # type: ignore[misc]
    with pytest.raises(TypeError):
        make("bai#so")
