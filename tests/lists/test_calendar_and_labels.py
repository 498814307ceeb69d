"""The archive, categories, topics, authors, reports, links and the page of unknown addresses."""

from __future__ import annotations

from datetime import datetime

from plugins.lists import archive, labels, reports, standing
from plugins.lists.archive import Month, Year
from plugins.lists.paging import PageLink, YearLinks
from plugins.lists.plugin import ROOMS
from plugins.model.articles import Byline
from plugins.model.edition import Link
from tests.builders import UNITS, article, body
from tests.fakes import FakeEdition

ONE = article(category="Xây dựng Đảng", tags=("chi bộ",), authors=(Byline("Lan"),))
TWO = article("hai", date=datetime(2016, 2, 3), category="Xây dựng Đảng")
EDITION = FakeEdition(
    ((ONE, body()), (TWO, body())),
    UNITS,
    link_list=(
        Link("A", "https://www.a.example/x", "Trung ương"),
        Link("B", "https://b.example"),
        Link("C", "https://c.example", "Trung ương"),
    ),
)


def test_calendar_names_the_months_that_have_pieces() -> None:
    """Twelve months a year; an empty one has no address."""
    years = archive.sheet(EDITION, "").values["years"]
    empty = tuple(Month(month, "", 0) for month in range(1, 13))
    assert years == (
        Year(
            "2017",
            "luu-tru/2017/index.html",
            1,
            (*empty[:9], Month(10, "luu-tru/2017/10/index.html", 1), *empty[10:]),
        ),
        Year(
            "2016",
            "luu-tru/2016/index.html",
            1,
            (empty[0], Month(2, "luu-tru/2016/02/index.html", 1), *empty[2:]),
        ),
    )


def test_archive_has_a_page_for_each_year_and_month() -> None:
    """Months lead to the ones before and after, over empty ones."""
    sheets = {key: archive.sheet(EDITION, key) for key in archive.keys(EDITION)}
    assert {key: sheet.path for key, sheet in sheets.items()} == {
        "": "luu-tru/index.html",
        "2017": "luu-tru/2017/index.html",
        "2016": "luu-tru/2016/index.html",
        "2017/10": "luu-tru/2017/10/index.html",
        "2016/02": "luu-tru/2016/02/index.html",
    }
    assert (sheets["2017/10"].values["older"], sheets["2017/10"].values["newer"]) == (
        ("Tháng 2 năm 2016", "luu-tru/2016/02/index.html"),
        None,
    )
    assert (sheets["2016/02"].values["older"], sheets["2016/02"].values["newer"]) == (
        None,
        ("Tháng 10 năm 2017", "luu-tru/2017/10/index.html"),
    )


def test_category_has_a_landing_page_and_frozen_pages() -> None:
    """The landing page shows the newest first, a frozen page the oldest."""
    assert list(labels.keys(labels.CATEGORIES, EDITION)) == [
        "",
        "xay-dung-dang",
        "xay-dung-dang/2017-1",
        "xay-dung-dang/2016-1",
    ]
    landing = labels.sheet(labels.CATEGORIES, EDITION, "xay-dung-dang")
    assert (landing.path, [piece.title for piece in landing.values["pieces"]]) == (
        "chuyen-muc/xay-dung-dang/index.html",
        ["Bài mot", "Bài hai"],
    )
    frozen = labels.sheet(labels.CATEGORIES, EDITION, "xay-dung-dang/2016-1")
    assert (frozen.path, frozen.values["title"]) == (
        "chuyen-muc/xay-dung-dang/2016-1.html",
        "Xây dựng Đảng: năm 2016, trang 1",
    )
    assert frozen.values["years"] == (YearLinks("2016", 0, (PageLink("1", ""),)),)


def test_new_piece_leaves_the_frozen_pages_of_other_years_alone() -> None:
    """Neither a category, a topic, an author nor the reports print the pages of past years anew."""
    by = {"category": "Tin", "tags": ("chi bộ",), "authors": (Byline("Lan"),), "kind": "report"}
    old = article("cu", date=datetime(2016, 2, 3), **by)
    new = article("moi", date=datetime(2018, 2, 3), **by)
    before, after = FakeEdition(((old, body()),), UNITS), FakeEdition(((old, body()), (new, body())), UNITS)
    frozen = [(room, key) for room in ROOMS for key in room.keys(before) if key.endswith("2016-1")]
    assert [key for _, key in frozen] == ["tin/2016-1", "chi-bo/2016-1", "lan/2016-1", "2016-1"]
    for room, key in frozen:
        assert room.sheet(before, key) == room.sheet(after, key)


def test_indexes_count_pieces() -> None:
    """An index lists each name with its landing page and its count."""
    rows = {kind.name: labels.sheet(kind, EDITION, "").values["rows"] for kind in (labels.TOPICS, labels.AUTHORS)}
    assert rows == {
        "topics": (("chi bộ", "chu-de/chi-bo/index.html", 1),),
        "authors": (("Lan", "tac-gia/lan/index.html", 1),),
    }


def test_paper_without_reports_says_so() -> None:
    """The page of reports stands even while it is empty."""
    page = reports.sheet(EDITION, "")
    assert (page.path, page.values["count"], page.values["reports"]) == ("bao-cao/index.html", 0, ())


def test_links_stand_in_their_groups() -> None:
    """Groups in the order of their first link, each link with the host it leads to."""
    assert standing.sheet(EDITION, "links").values["groups"] == (
        ("Trung ương", (("A", "https://www.a.example/x", "a.example"), ("C", "https://c.example", "c.example"))),
        ("", (("B", "https://b.example", "b.example"),)),
    )


def test_page_of_links_names_the_papers_own_pages() -> None:
    """Standing pages are found there in their own order."""
    about = article("gt", kind="page", address="trang/gt.html", places=())
    values = standing.sheet(FakeEdition(((about, body()),)), "links").values
    assert values["own"] == (("Bài gt", "trang/gt.html"),)


def test_unknown_address_page_starts_at_the_sites_own_path() -> None:
    """The page of unknown addresses works at any depth, also where the site lies in a folder of its server."""
    bases = [
        standing.sheet(FakeEdition(siteurl=url), "404").values["base"]
        for url in ("", "https://a.example", "https://a.example/bantin")
    ]
    assert bases == ["/", "/", "/bantin/"]


def test_no_two_sheets_share_a_path() -> None:
    """Each list has its own address."""
    paths = [room.sheet(EDITION, key).path for room in ROOMS for key in room.keys(EDITION)]
    assert len(paths) == len(set(paths))
