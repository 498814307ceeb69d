"""The register of documents and the page of each."""

from dataclasses import replace

import pytest

from plugins.documents import index, pages
from plugins.documents.index import Entry, Section
from plugins.documents.levels import level, written_day
from plugins.documents.pages import Mention, Other
from plugins.model.citations import Citation, Document
from tests.showing.edition import BL, DIRECTIVE, GUIDE, PIECES, edition

EDITION = edition()


def test_register_stands_by_level():
    """The country's documents first; the counts are of articles."""
    assert index.sheet(EDITION, "index").values["sections"] == (
        Section(
            "trung-uong",
            "Trung ương",
            (
                Entry(
                    "05-CT/TW",
                    "van-ban/05-ct-tw.html",
                    "",
                    "Học tập và làm theo",
                    "Chỉ thị · Bộ Chính trị · 1 bài",
                    1,
                ),
            ),
        ),
        Section(
            "tinh",
            "Tỉnh",
            (Entry("05-CT/TU", "van-ban/05-ct-tu.html", "", "", "Chỉ thị · Tỉnh ủy Quảng Ninh · 1 bài", 1),),
        ),
    )


def test_a_document_shows_the_sentences_that_cite_it():
    """The mention marked, the article linked to its anchor."""
    page = pages.sheet(EDITION, "05-ct-tw")
    assert (page.path, page.values["title"], page.values["kicker"], page.values["subject"]) == (
        "van-ban/05-ct-tw.html",
        "05-CT/TW",
        "Chỉ thị · Bộ Chính trị",
        "Học tập và làm theo",
    )
    assert page.values["mentions"] == (
        Mention(
            "Theo ",
            "Chỉ thị số 05-CT/TW",
            ", huyện đã làm.",
            "Bình Liêu: Lãnh đạo toàn diện",
            "bai-viet/2017/binh-lieu.html#vb-05-ct-tw",
            "Huyện Bình Liêu, Quảng Ninh",
            "23/10/2017",
        ),
    )
    assert page.values["spellings"] == ("Chỉ thị số 05-CT/TW",)


def test_documents_cited_together_are_counted():
    """In how many articles both stand."""
    together = pages.sheet(EDITION, "05-ct-tw").values["together"]
    assert together == (Other("05-CT/TU", "van-ban/05-ct-tu.html", "", "", "Tỉnh ủy Quảng Ninh · cùng trong 1 bài"),)


def test_the_same_number_is_another_document():
    """Directive 05 of the province is not directive 05 of the country, and each page says so."""
    same = pages.sheet(EDITION, "05-ct-tu").values["same_number"]
    assert same == (Other("05-CT/TW", "van-ban/05-ct-tw.html", "", "Học tập và làm theo", "Bộ Chính trị"),)


def test_levels_come_from_the_issuer():
    """Its place, else a sector committee by name, else the country."""
    sector = Document("25", "25-HD/ĐUK", "25", "hd", "Hướng dẫn", "duk", "Đảng ủy Khối các cơ quan tỉnh Thanh Hóa")
    assert [level(EDITION, one) for one in (DIRECTIVE, GUIDE, sector)] == ["central", "province", "sector"]


def test_a_mention_that_cannot_be_found_shows_its_sentence():
    """Nothing is lost where spaces differ."""
    lost = Citation(DIRECTIVE, BL, "Chỉ thị 05", "Một câu khác.", "vb")
    assert pages.cut(lost) == ("", "Một câu khác.", "")


def test_days_are_written_day_first():
    """A bare year stays."""
    assert [written_day(day) for day in ("2018-11-30", "2018", "")] == ["30/11/2018", "2018", ""]


@pytest.mark.parametrize(
    ("day", "scope"),
    [
        ("2012-12-30", "Huyện Đông Triều"),
        ("2015", "Thị xã Đông Triều"),
        ("2024-11-01", "Thành phố Đông Triều"),
        ("", "Thị xã Đông Triều"),
        ("30/12/2012", "Thị xã Đông Triều"),
    ],
)
def test_a_documents_place_is_named_as_when_it_was_issued(day: str, scope: str):
    """By its day or its year; by the day of its first citation where neither can be told."""
    issued = replace(GUIDE, unit="vn-d205", day=day)
    pieces = tuple(
        (article, replace(body, citations=tuple(replace(one, document=issued) for one in body.citations)))
        for article, body in PIECES
    )
    assert pages.sheet(edition(pieces=pieces), issued.key).values["scope"] == scope
