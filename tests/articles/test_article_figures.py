"""The table "Số liệu trong bài"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from plugins.articles.figures import Row, Table, table
from plugins.showing.tables import Legend
from tests.builders import FIRST_QUARTER, INDICATORS, KHOI, NINE_MONTHS, UNITS, article, body, cell, fact
from tests.fakes import FakeEdition

HERE = article()
MEMBERS = fact(HERE)
ADMITTED = fact(HERE, "ket-nap", "92", period=NINE_MONTHS)
OFFICE = fact(HERE, "ket-nap", "5", period=NINE_MONTHS, organisation="khoi", id="bai-viet/2017/mot#so-x", anchor="so-x")
MERGED = fact(HERE, "nhat-the-hoa", "98", numerator=Decimal(98), denominator=Decimal(104))
EXPECTED = fact(
    HERE,
    "nhat-the-hoa",
    "103",
    numerator=Decimal(103),
    denominator=Decimal(104),
    status="forecast",
    period=FIRST_QUARTER,
)
FACTS = (MERGED, EXPECTED, OFFICE, ADMITTED, MEMBERS)
EDITION = FakeEdition(
    ((HERE, body(facts=FACTS)),),
    UNITS,
    (KHOI,),
    INDICATORS,
    cells=(cell(MEMBERS), cell(ADMITTED, "9t"), cell(OFFICE, "9t"), cell(MERGED), cell(EXPECTED, "dk")),
)


def row(of, label, period, number, **changes):
    plain = Row(
        fact=of.id,
        label=label,
        indicator=f"so-lieu/{of.indicator}/index.html",
        unit="người",
        whose="",
        period=period,
        number=number,
        flags=(),
        link=f"#{of.anchor}",
        indent=False,
    )
    return replace(plain, **changes)


def test_table_groups_in_the_order_of_the_registry() -> None:
    """Groups and rows follow the registry, another's figure says whose it is, a forecast stands under its result."""
    assert table(EDITION, HERE) == Table(
        "Huyện Bình Liêu, Quảng Ninh, tháng 10 năm 2017",
        (
            (
                "Đảng viên",
                (
                    row(MEMBERS, "Đảng viên", "23/10/2017", "2.105"),
                    row(ADMITTED, "Kết nạp", "9 tháng năm 2017", "92", flags=("9t",)),
                    row(OFFICE, "Kết nạp", "9 tháng năm 2017", "5", flags=("9t",), whose="Đảng ủy Khối"),
                ),
            ),
            (
                "Khu dân cư",
                (
                    row(MERGED, "Nhất thể hóa", "23/10/2017", "98/104", unit="thôn"),
                    row(EXPECTED, "Dự kiến", "quý I/2018", "103/104", flags=("dk",), indent=True, unit="thôn"),
                ),
            ),
        ),
        (Legend(("9t",), "part"), Legend(("dk",), "dk")),
    )


def test_article_without_figures_has_no_table() -> None:
    """Nothing stated, nothing shown."""
    assert table(FakeEdition(((HERE, body()),), UNITS), HERE) is None


def test_repeated_number_stands_once() -> None:
    """The first sentence keeps the row; another number for the same cell keeps its own."""
    again = fact(HERE, id="lại", anchor="so-2")
    other = fact(HERE, value="2106", id="khác", anchor="so-3")
    found = table(FakeEdition(((HERE, body(facts=(MEMBERS, again, other))),), UNITS, (), INDICATORS), HERE)
    assert found is not None
    assert [(r.fact, r.number) for _, rows in found.groups for r in rows] == [
        (MEMBERS.id, "2.105"),
        ("khác", "2.106"),
    ]


def test_derived_figure_leads_to_its_source() -> None:
    """A number nobody wrote leads to the sentence of the first figure it follows from."""
    derived = fact(HERE, "ket-nap", "120", id="so#suy-ra", article="", anchor="", derived_from=(MEMBERS.id,))
    edition = FakeEdition(
        ((HERE, body(facts=(MEMBERS,))),), UNITS, (), INDICATORS, (derived,), (cell(derived, "sr"), cell(MEMBERS))
    )
    found = table(edition, HERE)
    assert found is not None
    assert [(r.fact, r.link, r.flags) for _, rows in found.groups for r in rows] == [
        (MEMBERS.id, f"#{MEMBERS.anchor}", ()),
        ("so#suy-ra", f"#{MEMBERS.anchor}", ("sr",)),
    ]
