"""A small edition for the rooms of figures: a province, four districts, five years, a branch and two committees."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from plugins.model.articles import REPORT, Article, Body
from plugins.model.citations import Citation, Document
from plugins.model.facts import Cell, Fact, Indicator, Period
from plugins.model.units import DatedName, DatedParent, Organisation, Successor, Unit
from tests.fakes import FakeEdition

END = date(2025, 7, 1)
RANK = date(2015, 3, 12)

QUANG_NINH = Unit("vn-p22", "province", "quang-ninh-22", (DatedName("Quảng Ninh", "Tỉnh", "22"),))


def district(id: str, name: str, *names: DatedName, successors: tuple[Successor, ...] = ()) -> Unit:
    """A district of Quảng Ninh that stood until districts ended."""
    code = id.removeprefix("vn-d")
    slug = {"198": "binh-lieu-198", "205": "dong-trieu-205"}.get(code, f"noi-{code}")
    return Unit(
        id,
        "district",
        slug,
        names or (DatedName(name, "Huyện", code, None, END),),
        (DatedParent("vn-p22", None, END),),
        end=END,
        successors=successors,
    )


NEW_COMMUNES = tuple(
    Unit(
        f"vn-x0683{n}",
        "commune",
        f"xa-x0683{n}",
        (DatedName(name, "Xã", f"0683{n}", END),),
        (DatedParent("vn-p22", END),),
        start=END,
    )
    for n, name in ((1, "Bình Liêu"), (2, "Hoành Mô"))
)
BINH_LIEU = district("vn-d198", "Bình Liêu", successors=tuple(Successor(u.id, "part") for u in NEW_COMMUNES))
DONG_TRIEU = district(
    "vn-d205",
    "Đông Triều",
    DatedName("Đông Triều", "Huyện", "205", None, RANK),
    DatedName("Đông Triều", "Thị xã", "205", RANK, date(2024, 11, 1), "Nghị quyết 891/NQ-UBTVQH13"),
    DatedName("Đông Triều", "Thành phố", "205", date(2024, 11, 1), END),
)
BA_CHE, TIEN_YEN = district("vn-d204", "Ba Chẽ"), district("vn-d199", "Tiên Yên")
UNITS = (QUANG_NINH, BA_CHE, BINH_LIEU, DONG_TRIEU, TIEN_YEN, *NEW_COMMUNES)

SECTOR = Organisation("khoi-thanh-hoa", "Đảng ủy Khối các cơ quan tỉnh Thanh Hóa", "khoi", "sector")
BRANCH = Organisation("chi-bo-thu-duong", "Chi bộ khu Thủ Dương", "chi-bo", "territorial", unit="vn-d205")

INDICATORS = (
    Indicator(
        "to-chuc-co-so",
        "Tổ chức cơ sở đảng",
        "Organisations",
        "Tổ chức đảng",
        "tổ chức",
        "count",
        "instant",
        "sum",
        sum_of=("dang-bo-co-so", "chi-bo-co-so"),
        order=1,
    ),
    Indicator(
        "dang-bo-co-so", "Đảng bộ cơ sở", "", "Tổ chức đảng", "đảng bộ", "count", "instant", "sum", indent=True, order=2
    ),
    Indicator(
        "chi-bo-co-so", "Chi bộ cơ sở", "", "Tổ chức đảng", "chi bộ", "count", "instant", "sum", indent=True, order=3
    ),
    Indicator("dang-vien", "Đảng viên", "Members", "Đảng viên", "người", "count", "instant", "sum", order=4),
    Indicator("ket-nap", "Đảng viên mới kết nạp", "", "Đảng viên", "người", "count", "period", "sum", order=5),
    Indicator(
        "ket-nap-dat-ke-hoach",
        "Kết nạp so với kế hoạch",
        "",
        "Đảng viên",
        "%",
        "percent",
        "period",
        "ratio",
        decimals=2,
        ratio_of=("ket-nap", "ke-hoach-ket-nap"),
        indent=True,
        order=6,
    ),
    Indicator(
        "ke-hoach-ket-nap", "Kế hoạch kết nạp", "", "Đảng viên", "người", "count", "period", "sum", indent=True, order=7
    ),
    Indicator("can-bo", "Cán bộ khu dân cư là đảng viên", "", "Khu dân cư", "%", "percent", "instant", order=8),
    Indicator("tang", "Sinh hoạt chuyên đề tăng", "", "Sinh hoạt", "%", "change", "period", order=9),
    Indicator("cuoc", "Sinh hoạt chuyên đề", "", "Sinh hoạt", "cuộc", "count", "period", "sum", order=10),
)


def year(number: int) -> Period:
    """The whole year."""
    return Period(date(number, 1, 1), date(number, 12, 31), str(number), f"năm {number}")


def day(*parts: int) -> Period:
    """One day."""
    found = date(*parts)
    return Period(found, found, found.isoformat(), f"{found:%d/%m/%Y}")


NINE_MONTHS = Period(date(2017, 1, 1), date(2017, 9, 30), "2017-9t", "9 tháng năm 2017")
TO_2020 = Period(None, date(2020, 12, 31), "den-2020-12-31", "đến năm 2020")
FLAGS = {"target": "mt", "plan": "kh", "forecast": "dk"}


def fact(  # noqa: PLR0917 - a fact is a row, read like one
    article: str,
    unit: str,
    indicator: str,
    period: Period,
    value: str,
    text: str,
    sentence: str,
    *,
    organisation: str = "",
    status: str = "result",
    qualifier: str = "",
    denominator: str = "",
    base: Period | None = None,
    column: int = 1,
) -> Fact:
    """A stated fact; its id and anchor as the site makes them."""
    anchor = f"so-{indicator}-{period.code}" + (f"-{status}" if status != "result" else "")
    return Fact(
        id=f"{address(article).removesuffix('.html')}#{anchor}",
        unit=unit,
        organisation=organisation,
        indicator=indicator,
        period=period,
        status=status,
        value=Decimal(value),
        text=text,
        qualifier=qualifier,
        numerator=Decimal(value) if denominator else None,
        denominator=Decimal(denominator) if denominator else None,
        base=base,
        sentence=sentence,
        article=article,
        anchor=anchor,
        line=5,
        column=column,
    )


def address(article: str) -> str:
    """The page of an article of this edition: '2017/binh-lieu' → 'bai-viet/2017/binh-lieu.html'."""
    return f"bai-viet/{article}.html"


HEAD = "Đảng bộ huyện có 28 tổ chức cơ sở, gồm 12 đảng bộ và 16 chi bộ, với 2.105 đảng viên."
GREW = "Trong 9 tháng, toàn huyện kết nạp 92 đảng viên mới, đạt 76,67% kế hoạch."
AIM = "Đến năm 2020, trên 90% cán bộ khu dân cư là đảng viên."
TODAY = day(2017, 10, 23)
BL = "2017/binh-lieu"

BINH_LIEU_FACTS = (
    fact(BL, "vn-d198", "to-chuc-co-so", TODAY, "28", "28 tổ chức cơ sở", HEAD, column=10),
    fact(BL, "vn-d198", "dang-bo-co-so", TODAY, "12", "12 đảng bộ", HEAD, column=20),
    fact(BL, "vn-d198", "chi-bo-co-so", TODAY, "16", "16 chi bộ", HEAD, column=30),
    fact(BL, "vn-d198", "dang-vien", TODAY, "2105", "2.105 đảng viên", HEAD, column=40),
    fact(BL, "vn-d198", "ket-nap", NINE_MONTHS, "92", "92 đảng viên mới", GREW, column=50),
    fact(BL, "vn-d198", "ket-nap-dat-ke-hoach", NINE_MONTHS, "76.67", "76,67% kế hoạch", GREW, column=60),
    fact(BL, "vn-d198", "can-bo", TO_2020, "90", "trên 90%", AIM, status="target", qualifier=">", column=70),
)
PLAN = Fact(
    id="suy-ra#so-ke-hoach-ket-nap-2017-vn-d198-plan",
    unit="vn-d198",
    organisation="",
    indicator="ke-hoach-ket-nap",
    period=year(2017),
    status="plan",
    value=Decimal(120),
    text="120",
    derived_from=(BINH_LIEU_FACTS[4].id, BINH_LIEU_FACTS[5].id),
)
EARLIER = tuple(
    fact(
        f"{number}/binh-lieu",
        "vn-d198",
        "dang-vien",
        day(number, 12, 31),
        value.replace(".", ""),
        value,
        f"Cuối năm có {value} đảng viên.",
    )
    for number, value in ((2014, "1.868"), (2015, "1.962"), (2016, "2.047"))
)
OTHERS = tuple(
    fact(f"2017/{slug}", unit, "dang-vien", day(2017, 12, 31), value.replace(".", ""), value, f"Có {value} đảng viên.")
    for slug, unit, value in (
        ("dong-trieu", "vn-d205", "5.830"),
        ("tien-yen", "vn-d199", "2.440"),
        ("ba-che", "vn-d204", "1.890"),
    )
)
BRANCH_FACT = fact(
    "2016/thu-duong",
    "vn-d205",
    "cuoc",
    year(2016),
    "4",
    "4 cuộc",
    "Chi bộ tổ chức 4 cuộc.",
    organisation="chi-bo-thu-duong",
)
CHANGES = (
    fact("2016/thu-duong", "vn-d205", "tang", year(2014), "10.6", "10,6%", "Năm 2014 tăng 10,6%.", base=year(2013)),
    fact("2016/thu-duong", "vn-d205", "tang", year(2015), "11.54", "11,54%", "Năm 2015 tăng 11,54%.", base=year(2014)),
)
STATED = (*BINH_LIEU_FACTS, *EARLIER, *OTHERS, BRANCH_FACT, *CHANGES)

DIRECTIVE = Document("05-ct-tw", "05-CT/TW", "05", "ct", "Chỉ thị", "tw", "Bộ Chính trị", subject="Học tập và làm theo")
GUIDE = Document("05-ct-tu", "05-CT/TU", "05", "ct", "Chỉ thị", "tu", "Tỉnh ủy Quảng Ninh", unit="vn-p22")


def piece(name: str, title: str, place: str, kind: str = "article", organisation: str = "") -> tuple[Article, Body]:
    """An article of the year its name begins with, holding the facts above that name it."""
    number = int(name[:4])
    moment = datetime(number, 10, 23, 17, 1)
    citations = (
        (
            Citation(DIRECTIVE, name, "Chỉ thị số 05-CT/TW", "Theo Chỉ thị số 05-CT/TW, huyện đã làm.", "vb-05-ct-tw"),
            Citation(GUIDE, name, "Chỉ thị 05-CT/TU", "Và theo Chỉ thị 05-CT/TU.", "vb-05-ct-tu"),
        )
        if name == BL
        else ()
    )
    article = Article(
        id=name,
        address=address(name),
        audience="public",
        kind=kind,
        title=title,
        slug=name[5:],
        date=moment,
        places=(place,) if place else (),
        organisation=organisation,
        period=NINE_MONTHS if kind == REPORT else None,
    )
    facts = tuple(each for each in STATED if each.article == name)
    return article, Body("", "", facts=facts, citations=citations)


PIECES = (
    piece(BL, "Bình Liêu: Lãnh đạo toàn diện", "vn-d198", REPORT),
    *(piece(f"{number}/binh-lieu", f"Bình Liêu năm {number}", "vn-d198") for number in (2014, 2015, 2016)),
    piece("2017/dong-trieu", "Đông Triều đổi mới", "vn-d205"),
    piece("2017/tien-yen", "Tiên Yên vững mạnh", "vn-d199"),
    piece("2017/ba-che", "Ba Chẽ vượt khó", "vn-d204"),
    piece("2016/thu-duong", "Khu Thủ Dương", "vn-d205", organisation="chi-bo-thu-duong"),
    piece("2018/khoi", "Dự sinh hoạt chi bộ", "", organisation="khoi-thanh-hoa"),
)


def cells(facts: Iterable[Fact]) -> tuple[Cell, ...]:
    """A cell for each fact, with the marks its status, source and part of the year give it."""
    return tuple(
        Cell(
            each,
            (each,) if each.article else (),
            tuple(
                mark
                for mark in (
                    FLAGS.get(each.status, ""),
                    "sr" if each.derived_from else "",
                    "9t" if each.period == NINE_MONTHS else "",
                )
                if mark
            ),
        )
        for each in facts
    )


def edition(**changed: Any) -> FakeEdition:
    """The edition of all the above, or with something changed."""
    whole = FakeEdition(
        pieces=PIECES,
        known_units=UNITS,
        known_organisations=(BRANCH, SECTOR),
        known_indicators=INDICATORS,
        derived=(PLAN,),
        cells=cells((*STATED, PLAN)),
        day=date(2026, 6, 1),
    )
    return replace(whole, **changed)
