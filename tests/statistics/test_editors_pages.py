"""Editors' pages: who reported when, where articles differ, what is untagged; only for those inside."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from plugins.model.articles import Body
from plugins.model.facts import Cell
from plugins.statistics import conflicts, index, reporting, untagged
from plugins.tagging.registry import Registry
from plugins.tagging.untagged import untagged as untagged_of
from tests.showing.edition import BINH_LIEU_FACTS, BL, EARLIER, GREW, HEAD, INDICATORS, PIECES, cells, edition

INSIDE = edition(audience="internal")
PATTERNS = {"ket-nap": ("kết nạp {so} đảng viên",), "dang-vien": ("{so} đảng viên",)}
REGISTRY = Registry({one.id: replace(one, patterns=PATTERNS.get(one.id, ())) for one in INDICATORS})


@pytest.mark.parametrize("room", [reporting, conflicts, untagged])
def test_the_public_edition_has_none_of_them(room):
    """Nor a link to them."""
    assert list(room.keys(edition())) == []
    assert list(room.keys(INSIDE)) != []
    assert index.sheet(edition(), "index").values["editors"] == ""
    assert index.sheet(INSIDE, "index").values["editors"] == "so-lieu/bien-tap/index.html"


def test_months_without_a_report_are_seen():
    """Bình Liêu reported in October 2017, the other three districts in no month of that year."""
    page = reporting.sheet(INSIDE, "vn-p22")
    ((year, rows, country),) = page.values["tables"]
    months = {row.name: [month.text or month.absent for month in row.months] for row in rows}
    assert (page.path, year, country) == ("so-lieu/bien-tap/quang-ninh-22/index.html", "2017", False)
    assert months["Bình Liêu"] == ["x"] * 9 + ["1", "x", "x"]
    assert months["Ba Chẽ"] == ["x"] * 12
    assert rows[1].months[9].href == "bai-viet/2017/binh-lieu.html"


def test_a_province_counts_those_who_reported():
    """One of four in October, none in the other months; the year is the newest with a report."""
    values = reporting.sheet(INSIDE, reporting.COUNTRY).values
    ((year, (row,), _),) = values["tables"]
    assert (year, row.name) == ("2017", "Quảng Ninh")
    assert [month.text for month in row.months] == ["0/4"] * 9 + ["1/4", "0/4", "0/4"]
    assert values["provinces"] == (("Quảng Ninh", "so-lieu/bien-tap/quang-ninh-22/index.html"),)


def test_nothing_is_asked_of_districts_that_were_gone():
    """From July 2025 there are none."""
    (article, body), *others = PIECES
    moved = replace(article, date=article.date.replace(year=2025, month=3))
    given = edition(audience="internal", pieces=((moved, body), *others))
    ((_, (row,), _),) = reporting.sheet(given, reporting.COUNTRY).values["tables"]
    expected = ["0/4", "0/4", "1/4", "0/4", "0/4", "0/4"] + ["z"] * 6
    assert [month.text or month.absent for month in row.months] == expected
    ((_, rows, _),) = reporting.sheet(given, "vn-p22").values["tables"]
    assert [month.absent for month in rows[0].months][6:] == ["z"] * 6


def test_a_conflict_lists_all_its_sources():
    """Each with number, day, article and sentence; the one the tables show is named."""
    shown = EARLIER[2]
    other = replace(shown, id="x#y", article="2015/binh-lieu", value=Decimal(2051), text="2.051")
    given = edition(audience="internal", cells=(*cells(EARLIER[:2]), Cell(shown, (shown, other), ("kn",))))
    (found,) = conflicts.sheet(given, "page").values["conflicts"]
    assert (found.label, found.place, found.period) == ("Đảng viên", "Huyện Bình Liêu", "31/12/2016")
    assert [(one.text, one.day, one.title, one.shown) for one in found.said] == [
        ("2.047", "23/10/2016", "Bình Liêu năm 2016", True),
        ("2.051", "23/10/2015", "Bình Liêu năm 2015", False),
    ]


def test_only_figures_without_a_tag_are_told():
    """Facts are left out wherever they stand; the proposal is the link to write."""
    text = f"{HEAD} {GREW}\nNgày 5/3/2017, đã kết nạp 7 đảng viên. Có 28 tổ chức cơ sở và 31 hộ."
    found = list(untagged_of(Body("", text, facts=BINH_LIEU_FACTS[:6]), REGISTRY))
    assert [(one.text, one.tag) for one in found] == [
        ("7", "[7](so:ket-nap)"),
        ("28 tổ chức", "[28 tổ chức](so:chi-tieu)"),
        ("31", "[31](so:chi-tieu)"),
    ]
    assert (found[0].before, found[0].after) == ("Ngày 5/3/2017, đã kết nạp ", " đảng viên.")


def test_a_month_has_a_page_of_its_untagged_figures():
    """Articles without such figures are not on it."""
    (article, body), *others = PIECES
    given = edition(audience="internal", pieces=((article, replace(body, text=f"{HEAD} Có 31 hộ.")), *others))
    page = untagged.sheet(given, "2017-10")
    (piece,) = page.values["pieces"]
    assert page.path == "so-lieu/bien-tap/chua-gan-the/2017-10/index.html"
    assert (piece.source, [one.text for one in piece.figures]) == (BL, ["31"])
    assert page.values["standfirst"].startswith("1 con số của 1 bài chưa gắn thẻ.")
