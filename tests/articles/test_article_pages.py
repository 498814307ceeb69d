"""Pages of articles, reports, standing pages and former addresses."""

from __future__ import annotations

from datetime import date, datetime

from plugins.articles import pages, redirects
from plugins.articles.around import Card, Cited, Leader
from plugins.articles.pages import Signature
from plugins.model.articles import Byline, Picture
from plugins.model.sheets import Page
from plugins.showing.teasers import Teaser
from tests.builders import (
    DONG_TRIEU,
    INDICATORS,
    KHOI,
    NINE_MONTHS,
    UNITS,
    article,
    body,
    cell,
    citation,
    fact,
)
from tests.fakes import FakeEdition

PICTURE = Picture("cong-khai/bai-viet/2017/nui.svg", "bai-viet/2017/mot/nui.svg", "Núi")
HERE = article(
    kicker="Xây dựng Đảng",
    summary="Sapo.",
    authors=(Byline("Lan", "Bí thư"),),
    source="Theo báo",
    tags=("chi bộ",),
    category="Tin",
    image=PICTURE,
    aliases=("/cu/1", "cu/hai.html"),
)
OLDER = article("cu", date=datetime(2017, 1, 2), has_time=False)
NEWER = article("moi", date=datetime(2017, 12, 2), has_time=False)
ELSEWHERE = article("xa", date=datetime(2016, 1, 2), places=("vn-d205",), tags=("chi bộ",))
OFFICE = article("khoi", date=datetime(2019, 3, 4), has_time=False, places=(), organisation="khoi")
REPORT = article("bc", kind="report", period=NINE_MONTHS, as_of=date(2017, 9, 30), organisation="khoi")
STANDING = article("gioi-thieu", kind="page", address="trang/gioi-thieu.html", places=())
MEMBERS = fact(HERE)
EDITION = FakeEdition(
    (
        (HERE, body(facts=(MEMBERS,), citations=(citation(HERE),))),
        (OLDER, body(citations=(citation(OLDER),))),
        (NEWER, body()),
        (ELSEWHERE, body()),
        (OFFICE, body()),
        (STANDING, body()),
    ),
    UNITS,
    (KHOI,),
    INDICATORS,
    cells=(cell(MEMBERS),),
    siteurl="https://tin.example.org",
)


def shown(of, place, day, written):
    return Teaser(of.title, of.address, of.kicker, of.summary, place, written, day, of.kind, of.lang)


def test_article_says_all_that_its_page_shows() -> None:
    """Way, date, place, signatures, card, neighbours, related and documents, in whole."""
    values = dict(pages.sheet(EDITION, HERE.id).values)
    assert values.pop("figures").groups[0][0] == "Đảng viên"
    assert values == {
        "page": "article",
        "lang": "vi",
        "title": "Bài mot",
        "description": "Sapo.",
        "section": "articles",
        "breadcrumb": (
            ("Trang chủ", "index.html"),
            ("Quảng Ninh", "dia-phuong/quang-ninh-22/index.html"),
            ("Huyện Bình Liêu", "dia-phuong/binh-lieu-198/index.html"),
            ("Bài viết", ""),
        ),
        "sapo": "Sapo.",
        "body": "<p>Một câu.</p>",
        "contents": (),
        "translation": None,
        "mail": "mailto:?subject=B%C3%A0i%20mot&body=https%3A//tin.example.org/bai-viet/2017/mot.html",
        "kicker": "Xây dựng Đảng",
        "date": "Thứ Hai, 23/10/2017, 17:01",
        "day": "2017-10-23T17:01",
        "where": (("Huyện Bình Liêu, Quảng Ninh", "dia-phuong/binh-lieu-198/index.html"),),
        "lead_picture": PICTURE,
        "signatures": (Signature("Lan", "Bí thư", "tac-gia/lan/index.html"),),
        "source": "Theo báo",
        "corrects": None,
        "category": ("Tin", "chuyen-muc/tin/index.html"),
        "topics": (("chi bộ", "chu-de/chi-bo/index.html"),),
        "documents": (Cited("05-CT/TW", "van-ban/05-ct-tw.html", "", "Bộ Chính trị"),),
        "card": Card(
            "Huyện Bình Liêu",
            "dia-phuong/binh-lieu-198/index.html",
            (Leader("Đảng viên", "2.105", "dia-phuong/binh-lieu-198/index.html#o-dang-vien-2017-10-23"),),
            organisation=False,
        ),
        "same_place": (
            shown(OLDER, "Huyện Bình Liêu, Quảng Ninh", "2017-01-02", "02/01/2017"),
            shown(NEWER, "Huyện Bình Liêu, Quảng Ninh", "2017-12-02", "02/12/2017"),
        ),
        "same_subject": (shown(ELSEWHERE, "Thị xã Đông Triều, Quảng Ninh", "2016-01-02", "02/01/2016"),),
        "near": "Bình Liêu",
        "older": shown(OLDER, "Huyện Bình Liêu, Quảng Ninh", "2017-01-02", "02/01/2017"),
        "newer": shown(NEWER, "Huyện Bình Liêu, Quảng Ninh", "2017-12-02", "02/12/2017"),
        "organisation": None,
        "place": ("Huyện Bình Liêu, Quảng Ninh", "dia-phuong/binh-lieu-198/index.html"),
        "period": "",
        "as_of": "",
    }


def test_piece_without_territory_stands_under_its_organisation() -> None:
    """A sector committee leads the way by its province and its own page; nothing of a place is left as a hole."""
    values = pages.sheet(EDITION, OFFICE.id).values
    assert values["breadcrumb"] == (
        ("Trang chủ", "index.html"),
        ("Quảng Ninh", "dia-phuong/quang-ninh-22/index.html"),
        ("Đảng ủy Khối", "to-chuc/khoi/index.html"),
        ("Bài viết", ""),
    )
    assert values["card"] == Card("Đảng ủy Khối", "to-chuc/khoi/index.html", (), organisation=True)
    assert (values["date"], values["figures"], values["near"]) == ("Thứ Hai, 04/03/2019", None, "")


def test_place_is_called_as_on_the_day() -> None:
    """Đông Triều of January 2015 is still a district."""
    old = article("dt", date=datetime(2015, 1, 5), places=(DONG_TRIEU.id,))
    edition = FakeEdition(((old, body()),), UNITS)
    assert pages.sheet(edition, old.id).values["where"] == (
        ("Huyện Đông Triều, Quảng Ninh", "dia-phuong/dong-trieu-205/index.html"),
    )


def test_report_names_organisation_and_period() -> None:
    """A report's page has its own template and says whose it is, of what time, as of which day."""
    page = pages.sheet(FakeEdition(((REPORT, body()),), UNITS, (KHOI,)), REPORT.id)
    assert page.template == "report.html"
    assert {key: page.values[key] for key in ("page", "section", "organisation", "period", "as_of")} == {
        "page": "report",
        "section": "reports",
        "organisation": ("Đảng ủy Khối", "to-chuc/khoi/index.html"),
        "period": "9 tháng năm 2017",
        "as_of": "30/09/2017",
    }


def test_standing_page_is_plain() -> None:
    """A standing page has a title and a body, no date and no neighbours."""
    page = pages.sheet(EDITION, STANDING.id)
    assert (page.path, page.template, page.values["page"]) == ("trang/gioi-thieu.html", "page.html", "page")
    assert "date" not in page.values


def test_hidden_translation_and_correction_leave_no_trace() -> None:
    """An id that this audience may not see is neither named nor linked."""
    hidden = article("kin", corrects="noi-bo/x.md", translation="noi-bo/y.md")
    values = pages.sheet(FakeEdition(((hidden, body()),), UNITS), hidden.id).values
    assert (values["corrects"], values["translation"]) == (None, None)


def test_former_addresses_lead_on() -> None:
    """Each alias is a stub that the sitemap does not name."""
    assert [redirects.sheet(EDITION, key) for key in redirects.keys(EDITION)] == [
        Page(
            path,
            "redirect.html",
            {
                "page": "article",
                "lang": "vi",
                "title": "Bài mot",
                "description": "",
                "section": "",
                "breadcrumb": (),
                "target": target,
            },
            listed=False,
        )
        for path, target in (
            ("cu/1/index.html", "../../bai-viet/2017/mot.html"),
            ("cu/hai.html", "../bai-viet/2017/mot.html"),
        )
    ]
