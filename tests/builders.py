"""Pieces, places and figures with sane defaults, for tests of the rooms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from plugins.model.articles import Article, Body, Byline
from plugins.model.citations import Citation, Document
from plugins.model.facts import Cell, Fact, Indicator, Period
from plugins.model.units import DatedName, DatedParent, Organisation, Unit

QUANG_NINH = Unit("vn-p22", "province", "quang-ninh-22", (DatedName("Quảng Ninh", "Tỉnh", "22"),))
BINH_LIEU = Unit(
    "vn-d198", "district", "binh-lieu-198", (DatedName("Bình Liêu", "Huyện", "198"),), (DatedParent("vn-p22"),)
)
DONG_TRIEU = Unit(
    "vn-d205",
    "district",
    "dong-trieu-205",
    (
        DatedName("Đông Triều", "Huyện", "205", None, date(2015, 3, 12)),
        DatedName("Đông Triều", "Thị xã", "205", date(2015, 3, 12)),
    ),
    (DatedParent("vn-p22"),),
)
UNITS = (QUANG_NINH, BINH_LIEU, DONG_TRIEU)
KHOI = Organisation("khoi", "Đảng ủy Khối", "khoi", "sector", province="vn-p22")

DAY = Period(date(2017, 10, 23), date(2017, 10, 23), "2017-10-23", "23/10/2017")
NINE_MONTHS = Period(date(2017, 1, 1), date(2017, 9, 30), "2017-9t", "9 tháng năm 2017")
FIRST_QUARTER = Period(date(2018, 1, 1), date(2018, 3, 31), "2018-q1", "quý I/2018")

MEMBERS = Indicator("dang-vien", "Đảng viên", "Members", "Đảng viên", "người", "count", "instant", order=1)
ADMITTED = Indicator("ket-nap", "Kết nạp", "Admitted", "Đảng viên", "người", "count", "period", order=2)
MERGED = Indicator("nhat-the-hoa", "Nhất thể hóa", "Merged", "Khu dân cư", "thôn", "ratio", "instant", order=3)
INDICATORS = (MEMBERS, ADMITTED, MERGED)


def article(name: str = "mot", **changes: Any) -> Article:
    """An article of Bình Liêu of 23 October 2017; `name` makes its id, address and title."""
    plain = Article(
        id=f"cong-khai/bai-viet/2017/{name}.md",
        address=f"bai-viet/2017/{name}.html",
        audience="public",
        kind="article",
        title=f"Bài {name}",
        slug=name,
        date=datetime(2017, 10, 23, 17, 1),
        has_time=True,
        places=("vn-d198",),
    )
    return replace(plain, **changes)


def body(html: str = "<p>Một câu.</p>", **changes: Any) -> Body:
    """A body without figures."""
    return replace(Body(html, "Một câu."), **changes)


def fact(of: Article, indicator: str = "dang-vien", value: str = "2105", **changes: Any) -> Fact:
    """A figure stated in `of`, of Bình Liêu, on the day of the article."""
    period, status = changes.get("period", DAY), changes.get("status", "result")
    anchor = f"so-{indicator}-{period.code}" + ("" if status == "result" else f"-{status}")
    plain = Fact(
        id=f"{of.address.removesuffix('.html')}#{anchor}",
        unit="vn-d198",
        organisation="",
        indicator=indicator,
        period=DAY,
        status="result",
        value=Decimal(value),
        text=value,
        sentence="Một câu.",
        article=of.id,
        anchor=anchor,
    )
    return replace(plain, **changes)


def cell(shown: Fact, *flags: str) -> Cell:
    """The cell of one fact."""
    return Cell(shown, (shown,), flags)


def citation(of: Article, key: str = "05-ct-tw", label: str = "05-CT/TW", issuer: str = "Bộ Chính trị") -> Citation:
    """A mention of a document in `of`."""
    document = Document(key, label, label, "CT", "Chỉ thị", "TW", issuer)
    return Citation(document, of.id, label, "Một câu.", f"vb-{key}")


EDITORS = Byline("Ban biên tập")
