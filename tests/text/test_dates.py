"""Dates are read day first or not at all, and periods get one code and one label each."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.text.dates import DateError, long_date, month_label, read_date, read_period, short_date
from plugins.text.periods import earlier, part_of_year, period, year_of

SPECS = Path(__file__).parents[1] / "specs"
DAY = date(2017, 10, 23)
ROWS = [
    [cell.strip() for cell in line.strip().strip("|").split("|")]
    for line in (SPECS / "figures_periods.md").read_text(encoding="utf-8").split("\n")
    if line.startswith("|")
][2:]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_periods_of_the_cases_are_read(row: list[str]):
    """What an editor judged in specs/figures_periods.md is what the reader does."""
    written, code, start, end, label = row
    found = read_period(written, DAY)
    read = (
        (found.code, found.start.isoformat() if found.start else "", found.end.isoformat(), found.label)
        if found
        else None
    )
    assert read == ((code, start, end, label) if code else None)


@settings(deadline=None)  # nothing is timed
@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(0, 800))
def test_a_label_reads_as_the_period_it_names(start: date, days: int):
    """Labels are unambiguous: what the reader sees is what an editor could have typed."""
    named = period(start, start + timedelta(days=days))
    again = read_period(named.label, start)
    assert again is not None
    assert (again.start, again.end, again.code) == (named.start, named.end, named.code)


@pytest.mark.parametrize("first", range(1, 13))
def test_every_stretch_of_whole_months_reads_as_its_label(first: int):
    """Also of a leap year; single months, quarters and months from January have labels of their own."""
    for year, last in product((2023, 2024), range(first, 13)):
        end = date(year + last // 12, last % 12 + 1, 1) - timedelta(days=1)
        named = period(date(year, first, 1), end)
        assert read_period(named.label, DAY) == named


def test_dates_are_written_as_the_country_writes_them():
    """Weekday, day first, and the hour only where it was given."""
    moment = datetime(2017, 10, 23, 17, 1)
    assert long_date(moment, has_time=True) == "Thứ Hai, 23/10/2017, 17:01"
    assert long_date(datetime(2022, 4, 24), has_time=False) == "Chủ Nhật, 24/04/2022"
    assert (short_date(moment), month_label(2017, 10)) == ("23/10/2017", "tháng 10/2017")


def test_iso_dates_are_read_with_seconds_and_offsets():
    """Whatever a YAML tool writes reads as the same moment in Việt Nam."""
    assert read_date("2017-10-23 17:01") == (datetime(2017, 10, 23, 17, 1), True)
    assert read_date("2017-10-23") == (datetime(2017, 10, 23), False)
    assert read_date("2017-10-23T17:01:00+07:00") == (datetime(2017, 10, 23, 17, 1), True)
    assert read_date("2017-10-23T20:01:09Z") == (datetime(2017, 10, 24, 3, 1), True)


@pytest.mark.parametrize(
    ("written", "guess"),
    [
        ("23/10/2017", "2017-10-23"),
        ("05/04/2017", "2017-04-05"),
        ("Thứ Hai, 23/10/2017, 17:01 [GMT+7]", "2017-10-23 17:01"),
        ("22/05/2016 - 11:52", "2016-05-22 11:52"),
        ("16/10/2020 02:48:00 PM", "2020-10-16 14:48"),
        ("2017/1/5", "2017-01-05"),
        ("2017-10-23 7:01", "2017-10-23 07:01"),
        ("hôm nay", ""),
        ("31/02/2017", ""),
    ],
)
def test_other_dates_are_refused_with_the_iso_form(written: str, guess: str):
    """Nothing is read leniently, but the ISO form is suggested, day first."""
    with pytest.raises(DateError) as caught:
        read_date(written)
    assert (caught.value.reason, caught.value.guess) == ("ngày phải viết năm-tháng-ngày, ví dụ 2017-10-23 17:01", guess)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("2017-02-30", "không có ngày giờ này trong lịch"),
        ("2017-10-23 25:00", "không có ngày giờ này trong lịch"),
        ("2017-10-23 10:00+99:00", "múi giờ +99:00 không có thật"),
    ],
)
def test_days_that_no_calendar_has_are_refused(written: str, reason: str):
    """The right form is not enough."""
    with pytest.raises(DateError) as caught:
        read_date(written)
    assert caught.value.reason == reason


def test_part_years_and_the_same_period_before():
    """'từ đầu năm đến 23/10' has begun ten months; its 'cùng kỳ' ends a year before."""
    so_far = period(date(2017, 1, 1), DAY)
    assert [part_of_year(one) for one in (so_far, year_of(2017), period(DAY, DAY))] == [10, 0, 0]
    assert earlier(so_far, 1) == period(date(2016, 1, 1), date(2016, 10, 23))
    assert earlier(period(date(2017, 2, 1), date(2017, 2, 28)), 1).code == "2016-02"
