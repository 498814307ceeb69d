"""The front page and the English page."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from plugins.lists import english, figures, home
from plugins.lists.figures import NewFigure, english_period
from plugins.lists.reports import ReportLine
from plugins.model.articles import Picture
from plugins.text.periods import read_period
from tests.builders import FIRST_QUARTER, INDICATORS, KHOI, NINE_MONTHS, UNITS, article, body, cell, fact
from tests.fakes import FakeEdition

PICTURE = Picture("x/nui.svg", "bai-viet/2017/mot/nui.svg", "Núi")
HERE = article(image=PICTURE, category="Tin")
NEWER = article("moi", date=datetime(2017, 12, 1), category="Tin")
REPORT = article("bc", kind="report", date=datetime(2016, 1, 1), period=NINE_MONTHS, organisation="khoi")
MEMBERS = fact(HERE)
ADMITTED = fact(HERE, "ket-nap", "92", period=NINE_MONTHS, qualifier=">")
MERGED = fact(HERE, "nhat-the-hoa", "98", numerator=Decimal(98), denominator=Decimal(104))
EXPECTED = fact(HERE, "nhat-the-hoa", "103", status="forecast", period=FIRST_QUARTER)
FACTS = (MERGED, EXPECTED, ADMITTED, MEMBERS)
EDITION = FakeEdition(
    ((HERE, body(facts=FACTS)), (NEWER, body()), (REPORT, body())),
    UNITS,
    (KHOI,),
    INDICATORS,
    cells=tuple(map(cell, FACTS)),
)


def test_new_figures_are_results_members_first() -> None:
    """Forecasts do not stand among new figures; each line tells where and when, in both languages."""
    page = "bai-viet/2017/mot.html"
    assert figures.newest(EDITION) == (
        NewFigure(
            "Đảng viên",
            "Members",
            "2.105",
            "Huyện Bình Liêu",
            "23/10/2017",
            "2,105",
            "23 October 2017",
            f"{page}#so-dang-vien-2017-10-23",
        ),
        NewFigure(
            "Nhất thể hóa",
            "Merged",
            "98/104",
            "Huyện Bình Liêu",
            "23/10/2017",
            "98/104",
            "23 October 2017",
            f"{page}#so-nhat-the-hoa-2017-10-23",
        ),
        NewFigure(
            "Kết nạp",
            "Admitted",
            "trên 92",
            "Huyện Bình Liêu",
            "9 tháng năm 2017",
            "over 92",
            "1 January 2017 to 30 September 2017",
            f"{page}#so-ket-nap-2017-9t",
        ),
    )


def test_newest_piece_with_a_picture_leads() -> None:
    """The lead is not among the teasers; reports say whose they are and of what time."""
    values = home.sheet(EDITION, "home").values
    assert (values["lead"].title, values["picture"]) == ("Bài mot", PICTURE)
    assert [teaser.title for teaser in values["teasers"]] == ["Bài moi", "Bài bc"]
    assert values["provinces"] == (("Quảng Ninh", "dia-phuong/quang-ninh-22/index.html"),)
    assert [(name, address) for name, address, _ in values["categories"]] == [("Tin", "chuyen-muc/tin/index.html")]
    assert values["reports"] == (
        ReportLine("01/01/2016", "2016-01-01", "Đảng ủy Khối", "9 tháng năm 2017", "Bài bc", "bai-viet/2017/bc.html"),
    )


def test_notice_of_the_newsroom_does_not_lead() -> None:
    """A piece of no place and no organisation leads only where there is nothing else."""
    notice = article("bao", date=datetime(2018, 1, 1), places=(), image=PICTURE)
    alone = FakeEdition(((notice, body()),), UNITS)
    both = FakeEdition(((notice, body()), (NEWER, body())), UNITS)
    titles = [home.sheet(edition, "home").values["lead"].title for edition in (alone, both)]
    assert titles == ["Bài bao", "Bài moi"]


def test_paper_without_a_piece_has_a_front_page() -> None:
    """Empty parts are empty, not missing."""
    values = home.sheet(FakeEdition(), "home").values
    assert {key: values[key] for key in ("lead", "picture", "teasers", "figures", "categories", "reports")} == {
        "lead": None,
        "picture": None,
        "teasers": (),
        "figures": (),
        "categories": (),
        "reports": (),
    }


def test_english_page_counts_what_this_audience_sees() -> None:
    """Indicators carry their English names, then the Vietnamese ones."""
    values = english.sheet(EDITION, "en/index.html").values
    assert (values["lang"], values["counts"]) == ("en", (3, 1, 4, 0))
    assert values["indicators"][0] == ("Members", "Đảng viên", "so-lieu/dang-vien/index.html")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("năm 2015", "2015"),
        ("giai đoạn 2016-2020", "2016 to 2020"),
        ("9 tháng năm 2017", "1 January 2017 to 30 September 2017"),
        ("đến năm 2020", "to 31 December 2020"),
        ("đến 23/10/2017", "to 23 October 2017"),
    ],
)
def test_english_periods_are_said_as_shortly_as_vietnamese_ones(words: str, said: str) -> None:
    """A whole year is its number."""
    period = read_period(words, date(2017, 10, 23))
    assert period
    assert english_period(period) == said
