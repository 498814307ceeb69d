"""Days and months as the country writes them."""

from __future__ import annotations

from datetime import date, datetime

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


def long_date(moment: datetime, has_time: bool = True) -> str:  # noqa: FBT001, FBT002 - the article's own field
    """'Thứ Hai, 23/10/2017, 17:01', without the hour where none was given."""
    text = f"{WEEKDAYS[moment.weekday()]}, {short_date(moment)}"
    return f"{text}, {moment:%H:%M}" if has_time else text


def short_date(day: date) -> str:
    """'05/04/2017', day first."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def month_label(year: int, month: int) -> str:
    """'tháng 10/2017'."""
    return f"tháng {month}/{year}"
