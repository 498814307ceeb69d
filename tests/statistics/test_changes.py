"""What became of numbers: corrections, quarrels, closer words and final numbers, as a page and as a feed."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from decimal import Decimal

from plugins.model.facts import Cell
from plugins.statistics import changes
from tests.showing.edition import BRANCH_FACT, EARLIER, cells, edition, fact, year

ATOM = "{http://www.w3.org/2005/Atom}"
LATER = EARLIER[2]  # 2.047, in the piece of 23/10/2016
FIRST = replace(LATER, id="2015#x", article="2015/binh-lieu", value=Decimal(2051), text="2.051")


def told(*given: Cell) -> list[tuple[str, str, str, str, str]]:
    """Kind, both numbers and both days of each change."""
    found = changes.changes(edition(cells=given, derived=(FIRST,)))
    return [(one.kind, one.old, one.new, one.old_day, one.new_day) for _, one in found]


def test_a_number_stated_once_never_changed():
    """Nor one that a later piece repeats."""
    same = replace(FIRST, value=LATER.value, text=LATER.text)
    assert told(*cells(EARLIER), Cell(LATER, (LATER, same))) == []


def test_each_kind_of_change_is_told_apart():
    """A quarrel, a correction, a closer word for the same number."""
    corrected = replace(LATER, flags=("dc",))
    vague = replace(FIRST, value=Decimal(2000), text="trên 2.000", qualifier=">")
    days = ("23/10/2015", "23/10/2016")
    assert told(Cell(LATER, (LATER, FIRST), ("kn",))) == [("kn", "2.051", "2.047", *days)]
    assert told(Cell(corrected, (corrected, FIRST), ("dc",))) == [("dc", "2.051", "2.047", *days)]
    assert told(Cell(LATER, (LATER, vague))) == [("ro", "trên 2.000", "2.047", *days)]


def test_a_result_settles_a_preliminary_number():
    """Of the same place and period, in a later piece; a target is settled by nothing."""
    early = replace(FIRST, status="preliminary")
    assert told(*cells((early, LATER))) == [("ct", "2.051", "2.047", "23/10/2015", "23/10/2016")]
    assert told(*cells((replace(FIRST, status="target"), LATER))) == []
    assert told(*cells((replace(early, article="2017/binh-lieu"), LATER))) == []


def test_two_sentences_of_one_article_are_no_change():
    """A slip within an article is the checks' business."""
    assert told(Cell(LATER, (LATER, replace(FIRST, article=LATER.article)), ("kn",))) == []


def test_the_page_leads_to_the_cell_and_to_both_sentences():
    """The newest first, organisations by their own name."""
    newer = fact(
        "2017/tien-yen", "vn-d205", "cuoc", year(2016), "5", "5 cuộc", "Có 5.", organisation="chi-bo-thu-duong"
    )
    given = edition(cells=(Cell(LATER, (LATER, FIRST), ("kn",)), Cell(newer, (newer, BRANCH_FACT), ("kn",))))
    values = changes.sheet(given, "page").values
    first, second = values["changes"]
    assert (first.place, first.label, first.period) == ("Chi bộ khu Thủ Dương", "Sinh hoạt chuyên đề", "năm 2016")
    assert (second.cell, second.old_href, second.new_href) == (
        "dia-phuong/binh-lieu-198/index.html#o-dang-vien-2016-12-31",
        "bai-viet/2015/binh-lieu.html#so-dang-vien-2016-12-31",
        "bai-viet/2016/binh-lieu.html#so-dang-vien-2016-12-31",
    )
    assert values["standfirst"].startswith("2 lần có con số")


def test_a_page_without_changes_says_what_will_stand_there():
    """And counts nothing."""
    values = changes.sheet(edition(cells=(), derived=()), "page").values
    assert values["changes"] == ()
    assert values["standfirst"].startswith("Nơi ghi mỗi lần")


def test_the_feed_tells_the_same():
    """An entry a change, named for ever, its link the sentence that changed the number."""
    given = edition(cells=(Cell(LATER, (LATER, FIRST), ("kn",)),), siteurl="https://tin.vn")
    file = changes.feed_sheet(given, "feed")
    (entry,) = ET.fromstring(file.maker(file.values)).findall(f"{ATOM}entry")
    assert file.path == "so-lieu/thay-doi/feed.atom"
    assert entry.findtext(f"{ATOM}title") == "Đảng viên, Huyện Bình Liêu, 31/12/2016: 2.051 → 2.047"
    assert entry.findtext(f"{ATOM}updated") == "2016-10-23T17:01:00+07:00"
    assert (
        entry.find(f"{ATOM}link").get("href") == "https://tin.vn/bai-viet/2016/binh-lieu.html#so-dang-vien-2016-12-31"
    )
    empty = changes.feed_sheet(edition(cells=()), "feed")
    assert ET.fromstring(empty.maker(empty.values)).findall(f"{ATOM}entry") == []
