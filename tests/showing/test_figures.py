"""What one figure looks like: numbers in words, parts of the year, what may be compared."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from plugins.model.facts import Indicator, Period
from plugins.showing.figures import comparable, difference, marked_words, number, part_of_year, with_unit
from tests.showing.edition import AIM, BINH_LIEU_FACTS, BL, NINE_MONTHS, TO_2020, TODAY, fact, year

MEMBERS = BINH_LIEU_FACTS[3]
SHARE = fact(BL, "vn-d198", "nhat-the-hoa", TODAY, "98", "98/104 thôn", "Có 98/104 thôn.", denominator="104")


@pytest.mark.parametrize(
    ("value", "text", "qualifier", "expected"),
    [
        ("2105", "2.105 đảng viên", "", "2.105"),
        ("76.67", "76,67% kế hoạch", "", "76,67"),
        ("90", "trên 90%", ">", "trên 90"),
        ("600", "gần 600 hộ", "<", "gần 600"),
        ("0.4", "0,4%", "<", "dưới 0,4"),
        ("0", "0 vụ", "", "0"),
    ],
)
def test_number_keeps_the_words_of_the_text(value: str, text: str, qualifier: str, expected: str):
    """The qualifier is printed as written, and only where there is one; 0 is "0"."""
    assert number(fact(BL, "vn-d198", "x", TODAY, value, text, text, qualifier=qualifier)) == expected


def test_share_is_printed_as_a_fraction():
    """98/104 stays what the sentence says."""
    assert number(SHARE) == "98/104"


def test_unit_joins_its_number():
    """Numbers stay with their units, a percentage without a space."""
    people = Indicator("x", "", "", "", "người", "count", "instant")
    assert with_unit(MEMBERS, people) == "2.105\u00a0người"
    assert with_unit(BINH_LIEU_FACTS[5], replace(people, unit="% kế hoạch")) == "76,67% kế hoạch"


@pytest.mark.parametrize(
    ("text", "qualifier", "expected"),
    [("28 tổ chức", "", "28"), ("trên 90% cán bộ", ">", "trên 90%"), ("98/104 thôn", "", "98/104"), ("ba", "", "ba")],
)
def test_only_the_number_is_marked_in_a_sentence(text: str, qualifier: str, expected: str):
    """Of the linked words the number is marked, with its qualifier and percent sign."""
    assert marked_words(fact(BL, "vn-d198", "x", TODAY, "1", text, text, qualifier=qualifier)) == expected


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (year(2017), "cả năm"),
        (NINE_MONTHS, "9 tháng"),
        (TODAY, "ngày 23/10"),
        (TO_2020, "đến 31/12"),
        (Period(date(2018, 1, 1), date(2018, 3, 31), "2018-q1", ""), "quý I"),
        (Period(date(2018, 10, 1), date(2018, 12, 31), "2018-q4", ""), "quý IV"),
        (Period(date(2017, 10, 1), date(2017, 10, 31), "2017-10", ""), "tháng 10"),
        (Period(date(2017, 1, 1), date(2017, 10, 23), "2017-den-10-23", ""), "đến 23/10"),
        (Period(date(2016, 1, 1), date(2020, 12, 31), "2016-2020", "giai đoạn 2016-2020"), "giai đoạn 2016-2020"),
    ],
)
def test_part_of_year_names_a_side_row(period: Period, expected: str):
    """Periods of one year are told apart in words."""
    assert part_of_year(period) == expected


def test_only_exact_full_results_compare():
    """Parts of a year, targets, 'trên …' and shares are never ranked or charted together."""
    target = fact(BL, "vn-d198", "can-bo", year(2020), "90", "90%", AIM, status="target")
    above = fact(BL, "vn-d198", "can-bo", TODAY, "90", "trên 90%", AIM, qualifier=">")
    judged = [comparable(one) for one in (MEMBERS, BINH_LIEU_FACTS[4], target, above, SHARE)]
    assert judged == [True, False, False, False, False]


def test_difference_is_said_in_words():
    """'thêm', 'bớt' and 'không đổi'."""
    assert [difference(Decimal(a), Decimal(b)) for a, b in ((2105, 2047), (1, 4), (5, 5))] == [
        "thêm 58",
        "bớt 3",
        "không đổi",
    ]
