"""Figures as tables print them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from plugins.model.facts import Fact, Period
from plugins.text.figures import figure_text, flag_label, flag_labels

DAY = Period(date(2017, 10, 23), date(2017, 10, 23), "2017-10-23", "23/10/2017")


def fact(value: str, qualifier: str = "", of: str = "") -> Fact:
    number = Decimal(value)
    return Fact(
        id="bai-viet/2017/a#so-x",
        unit="vn-d198",
        organisation="",
        indicator="x",
        period=DAY,
        status="result",
        value=number,
        text="",
        qualifier=qualifier,
        numerator=number if of else None,
        denominator=Decimal(of) if of else None,
    )


@pytest.mark.parametrize(
    ("given", "decimals", "printed"),
    [
        (fact("2105"), 0, "2.105"),
        (fact("0"), 0, "0"),
        (fact("76.67"), 0, "76,67"),
        (fact("95"), 2, "95,00"),
        (fact("63.40"), 0, "63,4"),
        (fact("3798.254"), 1, "3.798,254"),
        (fact("98", of="104"), 0, "98/104"),
        (fact("6659", of="8159"), 2, "6.659/8.159"),
        (fact("90", ">"), 0, "trên 90"),
        (fact("70", "≥"), 0, "từ 70 trở lên"),
        (fact("0.4", "<"), 0, "dưới 0,4"),
        (fact("5", "≤"), 0, "không quá 5"),
        (fact("1200000", "≈"), 0, "khoảng 1.200.000"),
        (fact("-3.5"), 0, "-3,5"),
    ],
)
def test_prints_the_number_as_stated(given: Fact, decimals: int, printed: str) -> None:
    """A number keeps every stated digit, its fraction and its qualifier in words."""
    assert figure_text(given, decimals) == printed


def test_legend_names_each_mark_once_part_years_first() -> None:
    """Part-years share one line, in the order of months; the others follow in the order of the register."""
    assert flag_labels(["mt", "10t", "sr", "9t", "mt"]) == (
        (("9t", "10t"), "một phần năm"),
        (("sr",), "suy ra từ số liệu đã nêu"),
        (("mt",), "mục tiêu"),
    )


def test_no_marks_no_legend() -> None:
    """A table without marks has no legend."""
    assert flag_labels([]) == ()


def test_unknown_mark_is_refused() -> None:
    """A mark nobody explains never reaches a reader."""
    with pytest.raises(KeyError, match="qq"):
        flag_labels(["qq"])
    with pytest.raises(KeyError, match="qq"):
        flag_label("qq")


def test_one_mark_alone() -> None:
    """A mark's title is the same as its legend."""
    assert (flag_label("9t"), flag_label("kn")) == ("một phần năm", "các bài nêu khác nhau")
