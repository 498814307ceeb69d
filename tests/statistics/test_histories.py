"""The life of a figure: edits of its piece among what later pieces state, each told once; its page and feed."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from plugins.model.facts import Cell, Fact
from plugins.model.revisions import Revision
from plugins.statistics import changes, histories
from plugins.statistics.lives import lives
from tests.showing.edition import EARLIER, cells, edition

ATOM = "{http://www.w3.org/2005/Atom}"
NOW = EARLIER[2]  # 2.047, in the piece of 23/10/2016
ARTICLE = NOW.article


def of(number: int, fact: Fact = NOW, **other: Any) -> Fact:
    """The figure with another number."""
    text = f"{number:,}".replace(",", ".")
    return replace(fact, value=Decimal(number), text=text, sentence=f"Có {text} đảng viên.", **other)


def edit(day: int, old: Fact, new: Fact | None, month: int = 3) -> Revision:
    """An edit in March 2018."""
    return Revision(old.article, datetime(2018, month, day, 9), old, new)


LATER = of(2060, id="2017#x", article="2017/binh-lieu")


def told(*revised: Revision, given: tuple[Cell, ...] = cells(EARLIER)) -> list[tuple[str, ...]]:
    """Kind, both numbers, both days, and whether a sentence states the new one, of each change."""
    found = changes.changes(edition(cells=given, derived=(LATER,), revised=revised))
    return [(one.kind, one.old, one.new, one.old_day, one.new_day, one.stands) for _, one in found]


def test_an_edit_is_told_with_both_numbers_and_its_day():
    """There and back are two; only what the piece states now leads to its sentence as that number's."""
    assert told(edit(1, of(2040), NOW)) == [("sua", "2.040", "2.047", "23/10/2016", "1/3/2018", True)]
    assert told(edit(1, of(2040), of(2041)), edit(2, of(2041), NOW)) == [
        ("sua", "2.041", "2.047", "1/3/2018", "2/3/2018", True),
        ("sua", "2.040", "2.041", "23/10/2016", "1/3/2018", False),
    ]


def test_a_figure_taken_out_is_told_where_no_table_shows_it_any_more():
    """Its row leads to the piece, not to a cell."""
    rest = tuple(cell for cell in cells(EARLIER) if cell.shown != NOW)
    assert told(edit(1, NOW, None), given=rest) == [("rut", "2.047", "", "23/10/2016", "1/3/2018", False)]
    given = edition(cells=rest, revised=(edit(1, NOW, None),))
    (change,) = changes.sheet(given, "page").values["changes"]
    assert (change.cell, change.new_href) == ("", "bai-viet/2016/binh-lieu.html")
    assert change.edited == "1/3/2018"


def test_a_later_piece_is_held_against_the_number_of_its_own_day():
    """What was stated differently then stays told, though the older piece was edited to agree since."""
    given = (Cell(of(2060), (LATER, of(2060))),)
    assert told(edit(1, of(2040), of(2060)), given=given) == [
        ("sua", "2.040", "2.060", "23/10/2016", "1/3/2018", True),
        ("kn", "2.040", "2.060", "23/10/2016", "23/10/2017", True),
    ]


def test_a_correction_that_a_piece_declared_is_not_told_again():
    """When the corrected piece is edited to agree; an edit to a third number is."""
    declared = replace(LATER, flags=("dc",))
    given = (Cell(declared, (declared, of(2060)), ("dc",)),)
    assert told(edit(1, of(2040), of(2060)), given=given) == [
        ("dc", "2.040", "2.060", "23/10/2016", "23/10/2017", True)
    ]
    assert [row[0] for row in told(edit(1, of(2040), NOW), given=(Cell(declared, (declared, NOW), ("dc",)),))] == [
        "sua",
        "dc",
    ]


def test_a_life_holds_every_step_oldest_first():
    """Stated, edited, stated anew; on the page of its indicator and year under an anchor of its own."""
    given = edition(
        cells=(Cell(LATER, (LATER, NOW), ("kn",)),),
        derived=(LATER,),
        revised=(edit(1, of(2040), NOW),),
    )
    (found,) = lives(given)
    assert [(step.kind, step.new, step.sentence) for step in found.steps] == [
        ("neu", "2.040", "Có 2.040 đảng viên."),
        ("kn", "2.060", "Có 2.060 đảng viên."),
        ("sua", "2.047", NOW.sentence),
    ]
    assert tuple(histories.keys(given)) == ("dang-vien 2016",)
    page = histories.sheet(given, "dang-vien 2016")
    assert page.path == found.page == "so-lieu/thay-doi/dang-vien/2016.html"
    assert page.values["lives"] == (found,)
    assert found.anchor == "binh-lieu-198-2016-12-31"
    assert changes.sheet(given, "page").values["changes"][0].history == f"{found.page}#{found.anchor}"


def test_a_figure_that_never_changed_has_no_history():
    """Nor a page, nor a feed."""
    given = edition(cells=cells(EARLIER))
    assert (tuple(histories.keys(given)), histories.feed_keys(given)) == ((), ())


def test_each_figure_has_a_feed_of_its_own():
    """Its changes alone, under the names they have in the feed of all."""
    given = edition(cells=cells(EARLIER), revised=(edit(1, of(2040), NOW),), siteurl="https://tin.vn")
    (key,) = histories.feed_keys(given)
    file, every = histories.feed_sheet(given, key), changes.feed_sheet(given, "feed")
    assert file.path == "so-lieu/thay-doi/dang-vien/binh-lieu-198-2016-12-31.atom"
    feed = ET.fromstring(file.maker(file.values))
    (entry,) = feed.findall(f"{ATOM}entry")
    assert feed.findtext(f"{ATOM}title") == "Bản tin Thử: Đảng viên, Huyện Bình Liêu, 31/12/2016"
    assert (
        entry.findtext(f"{ATOM}title")
        == "Đảng viên, Huyện Bình Liêu, 31/12/2016: 2.040 → 2.047 (sửa trong bài ngày 1/3/2018)"
    )
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == "https://tin.vn/bai-viet/2016/binh-lieu.html#so-dang-vien-2016-12-31"
    assert every.values.entries == file.values.entries


def test_the_page_says_since_when_edits_are_known():
    """And nothing where content has no history."""
    assert changes.sheet(edition(cells=()), "page").values["since"] == ""
    given = edition(cells=(), since=date(2018, 3, 1))
    assert changes.sheet(given, "page").values["since"] == "Sửa trong bài được ghi lại từ ngày 1/3/2018."
