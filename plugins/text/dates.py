"""Dates read and written: the strict ISO dates of front matter, and the door to days and periods."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

from plugins.text.days import long_date, month_label, short_date
from plugins.text.periods import read_period

__all__ = ["DateError", "long_date", "month_label", "read_date", "read_period", "short_date"]

VIETNAM = timezone(timedelta(hours=7))  # Asia/Ho_Chi_Minh has had no other offset since 1975

_ISO = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})"
    r"(?:[T ]+(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?",
)
_DAY_FIRST = re.compile(
    r"(?:.*?\b)?(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})(?:[\s,-]*(\d{1,2}):(\d{1,2})(?::\d{2})?\s*(AM|PM)?)?(?:\D.*)?",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[T\s]+(\d{1,2})[:hg](\d{1,2}))?.*")


class DateError(ValueError):
    """What is wrong with a date, in Vietnamese, and the ISO form that was probably meant ('' where nobody can tell)."""

    def __init__(self, reason: str, guess: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.guess = guess


def read_date(text: str) -> tuple[datetime, bool]:
    """'2017-10-23' or '2017-10-23 17:01' → the naive time in Asia/Ho_Chi_Minh, and whether an hour was given.

    Seconds are dropped and an ISO offset is turned into local time, as YAML tools write both. DateError for all else;
    '23/10/2017' is read day first in its guess.
    """
    match = _ISO.fullmatch(text.strip())
    if not match:
        raise DateError("ngày phải viết năm-tháng-ngày, ví dụ 2017-10-23 17:01", _guess(text.strip()))
    year, month, day, hour, minute, _second, offset = match.groups()
    try:
        moment = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0))
    except ValueError:
        raise DateError("không có ngày giờ này trong lịch") from None
    if offset:
        moment = _local(moment, offset)
    return moment, hour is not None


def _local(moment: datetime, offset: str) -> datetime:
    if offset == "Z":
        zone = UTC
    else:
        sign = -1 if offset[0] == "-" else 1
        hours, minutes = int(offset[1:3]), int(offset[-2:])
        if hours > 14 or minutes > 59:
            raise DateError(f"múi giờ {offset} không có thật")
        zone = timezone(sign * timedelta(hours=hours, minutes=minutes))
    try:
        return moment.replace(tzinfo=zone).astimezone(VIETNAM).replace(tzinfo=None)
    except OverflowError:
        raise DateError("không có ngày giờ này trong lịch") from None


def _guess(text: str) -> str:
    match = _LOOSE.fullmatch(text)
    if match:
        year, month, day, hour, minute = match.groups()
        return _written(year, month, day, hour, minute)
    match = _DAY_FIRST.fullmatch(text)
    if not match:
        return ""
    day, month, year, hour, minute, half = match.groups()
    if hour and half:
        hour = str(int(hour) % 12 + (12 if half.upper() == "PM" else 0))
    return _written(year, month, day, hour, minute)


def _written(year: str, month: str, day: str, hour: str | None, minute: str | None) -> str:
    try:
        moment = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0))
    except ValueError:
        return ""
    return moment.strftime("%Y-%m-%d %H:%M") if hour else moment.strftime("%Y-%m-%d")
