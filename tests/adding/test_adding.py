"""Facts together: intervals, repeats, totals, plans and jumps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.adding.combining import Combined, combine
from plugins.adding.comparisons import comparable
from plugins.adding.intervals import Interval, added, interval
from plugins.model.facts import Fact
from plugins.text.periods import instant, period, read_period, year_of
from tests.tagging.figures import REGISTRY, context, read

DAY = date(2017, 10, 23)


def stated(*sources: str, days: Sequence[date] = ()) -> Combined:
    """Articles 1.md, 2.md, … put together, the first being the oldest unless `days` says otherwise."""
    facts: list[Fact] = []
    for number, source in enumerate(sources, 1):
        own = context(article=f"{number}.md", path=f"{number}.md", address=f"bai-viet/2017/{number}.html")
        facts += read(source, own)[1]
    appeared = {f"{n}.md": days[n - 1] if days else date(2017, 10, n) for n in range(1, len(sources) + 1)}
    return combine(facts, REGISTRY, appeared)


def shown(combined: Combined) -> list[tuple[str, str, tuple[str, ...], int]]:
    return [(one.shown.indicator, one.shown.text, one.flags, len(one.sources)) for one in combined.cells]


def told(combined: Combined) -> list[str]:
    return [str(problem) for problem in combined.problems]


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("[2.105 đảng viên](so:dang-vien)", Interval(Decimal(2105), Decimal(2105))),
        ("[98/104](so:nhat-the-hoa)", Interval(Decimal(98), Decimal(98))),
        (
            '[76,67%](so:ket-nap-dat-ke-hoach "năm 2017")',
            Interval(Decimal("76.66"), Decimal("76.68"), open_high=True),
        ),
        (
            '[trên 90%](so:dang-vien-hoan-thanh-tot "năm 2015")',
            Interval(Decimal(90), Decimal(100), open_low=True),
        ),
        (
            '[dưới 0,4%](so:dang-vien-khong-hoan-thanh "năm 2015")',
            Interval(Decimal(0), Decimal("0.4"), open_high=True),
        ),
        ("[gần 200 hộ](so:ho-ngheo)", Interval(Decimal(0), Decimal(200), open_high=True)),
        ("[khoảng 200 hộ](so:ho-ngheo)", Interval(Decimal(190), Decimal(210))),
        ("[ít nhất 20 xã](so:xa-nong-thon-moi)", Interval(Decimal(20), None)),
        ("[không quá 20 hộ](so:ho-ngheo)", Interval(Decimal(0), Decimal(20))),
        ('[1,2 tỷ đồng](so:thu-ngan-sach "năm 2017")', Interval(Decimal(1150), Decimal(1250), open_high=True)),
    ],
)
def test_every_fact_is_an_interval(tag: str, expected: Interval):
    """What the words leave possible, in the unit of the indicator."""
    _, (fact,), _ = read(tag)
    assert interval(fact, REGISTRY.get(fact.indicator)) == expected


decimals = st.decimals(-1000, 1000, places=1, allow_nan=False)
intervals = st.builds(
    lambda low, width, left, right: Interval(low, low + abs(width), left and width != 0, right and width != 0),
    decimals,
    decimals,
    st.booleans(),
    st.booleans(),
)


@settings(deadline=None)  # nothing is timed
@given(intervals, intervals)
def test_meeting_is_mutual_and_means_a_common_number(one: Interval, other: Interval):
    """Two intervals meet when a number lies in both: a bound of either, or one between."""
    assert one.meets(other) == other.meets(one)
    bounds = sorted(bound for bound in (one.low, one.high, other.low, other.high) if bound is not None)
    points = [*bounds, *((low + high) / 2 for low, high in pairwise(bounds))]
    assert one.meets(other) == any(one.holds(point) and other.holds(point) for point in points)


@settings(deadline=None)  # nothing is timed
@given(intervals, intervals, st.integers(0, 10), st.integers(0, 10))
def test_a_sum_holds_the_sums(one: Interval, other: Interval, left: int, right: int):
    """Whatever the parts are, their sum lies in the interval of the sum."""
    assert one.low is not None
    assert one.high is not None
    assert other.low is not None
    assert other.high is not None
    first = one.low + (one.high - one.low) * left / 10
    second = other.low + (other.high - other.low) * right / 10
    if one.holds(first) and other.holds(second):
        assert added((one, other)).holds(first + second)


def test_parts_that_make_the_total_are_silent():
    """28 = 12 + 16, and 12 stated twice is one cell that shows the first mention."""
    text = "[28 chi bộ](so:to-chuc-co-so): [12 đảng bộ](so:dang-bo-co-so), [16 chi bộ](so:chi-bo-co-so)"
    both = stated(f"{text}. [12 đảng ủy cơ sở](so:dang-bo-co-so)")
    assert told(both) == []
    assert shown(both) == [
        ("to-chuc-co-so", "28 chi bộ", (), 1),
        ("dang-bo-co-so", "12 đảng bộ", (), 2),
        ("chi-bo-co-so", "16 chi bộ", (), 1),
    ]


def test_parts_that_do_not_make_the_total_are_told():
    """The slip is reported where the total stands, and nothing is corrected."""
    both = stated(
        "Có [28 chi, đảng bộ](so:to-chuc-co-so): [12 đảng bộ](so:dang-bo-co-so), [17 chi bộ](so:chi-bo-co-so)",
    )
    assert told(both) == [
        "1.md:1:4: cảnh báo BT501: tổng “Tổ chức cơ sở đảng” là 28 nhưng các phần cộng lại được 29 (12 + 17)"
    ]
    assert [one.shown.value for one in both.cells] == [28, 12, 17]


def test_a_part_may_not_exceed_its_total():
    """Even where the other parts are not stated."""
    both = stated('[3 đảng viên](so:ky-luat-dang-vien "năm 2017"), [5 đảng viên](so:ky-luat-khien-trach "năm 2017")')
    assert told(both) == [
        "1.md:1:1: cảnh báo BT501: tổng “Đảng viên bị thi hành kỷ luật” là 3 nhưng các phần cộng lại được 5 (5)"
    ]


def test_a_number_and_its_percentage_give_the_plan():
    """92 and 76,67% admit 120 alone; it is the year's plan, derived from both, and the percentage knows its 92."""
    both = stated(
        '[92 đảng viên mới](so:ket-nap "từ đầu năm"), đạt [76,67% kế hoạch](so:ket-nap-dat-ke-hoach "từ đầu năm")'
    )
    count, percent, plan = both.facts
    assert (percent.value, percent.numerator, percent.denominator) == (Decimal("76.67"), Decimal(92), None)
    assert plan == Fact(
        id="suy-ra#so-ke-hoach-ket-nap-2017-vn-d198-plan",
        unit="vn-d198",
        organisation="",
        indicator="ke-hoach-ket-nap",
        period=year_of(2017),
        status="plan",
        value=Decimal(120),
        text="120 đảng viên",
        flags=("sr",),
        derived_from=(count.id, percent.id),
    )
    assert shown(both) == [
        ("ket-nap", "92 đảng viên mới", ("10t",), 1),
        ("ket-nap-dat-ke-hoach", "76,67% kế hoạch", ("10t",), 1),
        ("ke-hoach-ket-nap", "120 đảng viên", ("kh", "sr"), 1),
    ]
    assert told(both) == []


@settings(deadline=None)  # nothing is timed
@given(st.integers(1, 400), st.integers(1, 400))
def test_a_derived_plan_is_the_true_one(done: int, plan: int):
    """Whenever a plan is derived from two rounded figures it is the plan they were made from."""
    percent = f"{Decimal(100 * done) / plan:.2f}".replace(".", ",")
    both = stated(
        f'[{done} đảng viên](so:ket-nap "năm 2017"), [{percent}%](so:ket-nap-dat-ke-hoach "năm 2017")',
    )
    assert [fact.value for fact in both.facts[2:]] in ([], [plan])
    assert not any("BT503" in line for line in told(both))


def test_a_percentage_that_fits_no_plan_or_not_the_stated_one_is_told():
    """Both are located at the percentage."""
    none = stated('[9 đảng viên](so:ket-nap "năm 2017"), [76,67%](so:ket-nap-dat-ke-hoach "năm 2017")')
    assert told(none) == [
        (
            "1.md:1:39: cảnh báo BT503: 9 đảng viên và 76,67% “Kết nạp so với kế hoạch” "
            "không khớp với một số “Kế hoạch kết nạp đảng viên” nguyên nào"
        )
    ]
    other = stated(
        '[92 đảng viên](so:ket-nap "năm 2017"), [76,67%](so:ket-nap-dat-ke-hoach "năm 2017") của '
        '[130 đảng viên](so:ke-hoach-ket-nap "kế hoạch; năm 2017")'
    )
    assert told(other) == [
        (
            "1.md:1:40: cảnh báo BT504: 92 đảng viên và 76,67% “Kết nạp so với kế hoạch” "
            "không khớp với 130 đảng viên “Kế hoạch kết nạp đảng viên” đã nêu"
        )
    ]


def test_sources_that_agree_show_the_narrowest():
    """'trên 2.000' and '2.105' are one cell."""
    both = stated("[2.105 đảng viên](so:dang-vien)", "[trên 2.000 đảng viên](so:dang-vien)")
    assert (shown(both), told(both)) == ([("dang-vien", "2.105 đảng viên", (), 2)], [])


def test_sources_that_differ_show_the_newest_and_are_flagged():
    """All sources stay listed, newest first; days decide what is newest, not the order given."""
    both = stated("[2.105 đảng viên](so:dang-vien)", "[2.150 đảng viên](so:dang-vien)")
    assert shown(both) == [("dang-vien", "2.150 đảng viên", ("kn",), 2)]
    assert told(both) == [
        "2.md:1:1: cảnh báo BT502: “Đảng viên” (23/10/2017) ở đây là 2.150 đảng viên, nhưng 1.md:1 là 2.105 đảng viên"
    ]
    turned = stated(
        "[2.105 đảng viên](so:dang-vien)",
        "[2.150 đảng viên](so:dang-vien)",
        days=(date(2017, 10, 9), date(2017, 10, 8)),
    )
    assert shown(turned) == [("dang-vien", "2.105 đảng viên", ("kn",), 2)]


def test_fractions_of_different_wholes_differ():
    """98/104 and 98/103 do not agree though both say 98."""
    both = stated("[98/104 thôn](so:nhat-the-hoa)", "[98/103 thôn](so:nhat-the-hoa)")
    assert shown(both) == [("nhat-the-hoa", "98/103 thôn", ("kn",), 2)]


def test_a_correction_wins_and_one_without_an_original_is_told():
    """The corrected cell says so."""
    both = stated('[2.106 đảng viên](so:dang-vien "đính chính")', "[2.105 đảng viên](so:dang-vien)")
    assert (shown(both), told(both)) == ([("dang-vien", "2.106 đảng viên", ("dc",), 2)], [])
    alone = stated('[2.106 đảng viên](so:dang-vien "đính chính")')
    assert told(alone) == [
        (
            "1.md:1:1: cảnh báo BT505: đính chính “Đảng viên” (23/10/2017) "
            "nhưng không có số liệu nào trước đó để đính chính"
        )
    ]


def test_targets_forecasts_and_results_never_mix():
    """Three cells, three flags."""
    both = stated(
        '[98/104](so:nhat-the-hoa "năm 2017"), [103/104](so:nhat-the-hoa "dự kiến; năm 2017"), '
        '[104/104](so:nhat-the-hoa "mục tiêu; năm 2017")'
    )
    assert shown(both) == [
        ("nhat-the-hoa", "103/104", ("dk",), 1),
        ("nhat-the-hoa", "98/104", (), 1),
        ("nhat-the-hoa", "104/104", ("mt",), 1),
    ]


def test_a_branch_never_adds_to_its_district():
    """Its figure is another cell, even of the same day."""
    both = stated('[2.105 đảng viên](so:dang-vien), [18 đảng viên](so:dang-vien "của Chi bộ Khe Tiền")')
    assert [one.shown.cell[:2] for one in both.cells] == [("vn-c06847", "chi-bo-khe-tien"), ("vn-d198", "")]
    assert told(both) == []


def test_a_jump_between_like_periods_is_told():
    """Half as many again is unusual for admissions; nine months are not compared with a year."""
    both = stated(
        '[60 đảng viên](so:ket-nap "năm 2015"), [100 đảng viên](so:ket-nap "năm 2016"), '
        '[40 đảng viên](so:ket-nap "9 tháng năm 2017")'
    )
    assert told(both) == [
        (
            "1.md:1:40: cảnh báo BT506: “Đảng viên mới kết nạp” đổi từ 60 đảng viên (năm 2015) "
            "thành 100 đảng viên (năm 2016): tăng, giảm bất thường, xem lại"
        )
    ]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("9 tháng năm 2016", "9 tháng năm 2017", True),
        ("năm 2016", "năm 2017", True),
        ("tháng 2/2016", "tháng 2/2017", True),
        ("9 tháng năm 2016", "năm 2017", False),
        ("23/10/2016", "01/01/2017", True),
        ("23/10/2016", "năm 2016", False),
        ("đến năm 2016", "đến năm 2017", False),
        ("quý I/2025", "quý I/2026", False),
    ],
)
def test_only_like_periods_are_compared(one: str, other: str, alike: bool):  # noqa: FBT001 - a case's verdict
    """The same stretch of two years, or two days; never across the end of districts."""
    first, second = read_period(one, DAY), read_period(other, DAY)
    assert first is not None
    assert second is not None
    assert (comparable(first, second), comparable(second, first)) == (alike, alike)


def test_an_instant_is_no_part_of_a_year():
    """A count of 1 January carries no part-year mark."""
    assert comparable(instant(date(2017, 1, 1)), period(date(2017, 1, 1), date(2017, 1, 31))) is False
