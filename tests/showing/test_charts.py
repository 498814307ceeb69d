"""Charts: where bars and points stand, and when there is none."""

from decimal import Decimal

from plugins.showing.charts import Bar, Bars, Line, Point, Segment, Value, bars, line, ordinal


def values(*numbers: int) -> list[Value]:
    return [Value(str(2014 + place), Decimal(number)) for place, number in enumerate(numbers)]


def test_two_points_make_no_chart():
    """Never an empty chart, never a line of two points."""
    assert line("", "", values(1, 2)) is None
    assert bars("", "", values(1, 2)) is None


def test_points_stand_in_per_cent_of_the_width():
    """First at 6%, last at 94%, the highest at the top; the last one filled; an unfinished one dashed and hollow."""
    made = line("T", "N", [*values(100, 121), Value("2016", Decimal(92), unfinished=True)])
    assert made == Line(
        "T",
        "N",
        (
            Point("6%", 120, "100", 106, "2014", hollow=True),
            Point("50%", 40, "121", 26, "2015", hollow=True),
            Point("94%", 150, "92", 172, "2016", last=True, hollow=True),
        ),
        (Segment("6%", 120, "50%", 40), Segment("50%", 40, "94%", 150, dashed=True)),
        cut=True,
    )


def test_an_axis_from_zero_says_nothing():
    """Values far apart are drawn from zero, and then the note about the axis is not needed."""
    made = line("", "", values(10, 50, 100))
    assert made is not None
    assert ([point.y for point in made.points], made.cut) == ([175, 115, 40], False)


def test_equal_values_lie_level():
    """No division by nothing."""
    made = line("", "", values(7, 7, 7))
    assert made is not None
    assert {point.y for point in made.points} == {95}


def test_bars_are_sorted_from_zero():
    """The longest takes 75% of the width, the others their share of it."""
    given = [Value("a", Decimal(50), "x"), Value("b", Decimal(100), "y"), Value("c", Decimal(25), "z", ours=True)]
    assert bars("T", "N", given) == Bars(
        "T",
        "N",
        (Bar("b", "100", "75%", "y"), Bar("a", "50", "37.5%", "x"), Bar("c", "25", "18.75%", "z", ours=True)),
    )


def test_ours_is_among_fourteen_bars():
    """However low it ranks, the place of the page is shown."""
    given = [Value(str(n), Decimal(100 - n), ours=n == 19) for n in range(20)]
    made = bars("", "", given)
    assert made is not None
    assert [bar.label for bar in made.bars] == [*map(str, range(13)), "19"]


def test_bars_need_numbers_above_zero():
    """A chart from zero cannot show what lies below."""
    assert bars("", "", [Value("a", Decimal(-1)), Value("b", Decimal(2)), Value("c", Decimal(3))]) is None
    assert bars("", "", values(0, 0, 0)) is None


def test_ordinals_are_words_up_to_ten():
    """'thứ tư', not 'thứ bốn'."""
    assert [ordinal(n) for n in (1, 4, 10, 11)] == ["thứ nhất", "thứ tư", "thứ mười", "thứ 11"]
