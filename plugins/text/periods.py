"""Periods as reports state them: '9 tháng năm 2017', 'quý I/2018', 'từ đầu năm', 'đến tháng 2/2018'."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from plugins.model.facts import Period
from plugins.text.days import month_label, short_date
from plugins.text.plain import plain

ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}

Span = tuple[date, date]

_DAY = re.compile(r"(?:ngày )?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_WORDED_DAY = re.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})")
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(?:tháng )?(\d{1,2})(?:[/.-]| năm )(\d{4})")
_QUARTER = re.compile(r"quý (iv|i{1,3}|[1-4])(?:[/.-]| năm |, năm | )(\d{4})")
_YEAR = re.compile(r"(?:(?:cả|trong|hết) )?(?:năm )?(\d{4})")
_MONTHS = re.compile(r"(\d{1,2}) tháng(?: (đầu|cuối))?(?: (?:năm )?(\d{4}|nay))?(?: năm)?")
_YEARS = re.compile(r"(?:(giai đoạn|nhiệm kỳ|nhiệm kì) )?(\d{4}) ?[-–—] ?(\d{4})")
_FROM_TO = re.compile(r"(?:kể )?từ (.+?) (?:đến|tới) (.+)")
_YEARLESS = re.compile(r"(?:ngày \d{1,2} )?tháng \d{1,2}|quý (?:iv|i{1,3}|[1-4])|(?:ngày )?\d{1,2}[/.-]\d{1,2}")
_UP_TO = re.compile(r"(?:tính )?(?:đến|tới)(?: hết| cuối)? (.+)")
_YEAR_SO_FAR = re.compile(r"từ đầu năm(?: (\d{4}))?(?: (?:đến|tới) nay)?")
_NOW = ("hiện nay", "hiện tại", "nay", "hiện", "hôm nay")


def read_period(text: str, day: date) -> Period | None:
    """The period a phrase states, seen from `day`; None where the phrase is no period or names no real day.

    'đến …' has no start. Ranges must run forwards; 'từ tháng 3 đến tháng 7/2018' is within one year.
    """
    words = " ".join(plain(text).lower().replace("kì", "kỳ").split()).strip(" ,.")
    match = _YEARS.fullmatch(words)
    if match:
        return _years(match[1] or "", int(match[2]), int(match[3]))
    span = _span(words, day)
    if span:
        return period(*span)
    match = _FROM_TO.fullmatch(words)
    if match:
        last = _span(match[2].removeprefix("hết "), day)
        first = _beginning(match[1], last[1], day) if last else None
        return period(first[0], last[1]) if first and last and first[0] <= last[1] else None
    match = _UP_TO.fullmatch(words)
    span = _span(match[1], day) if match else None
    return period(None, span[1]) if span else None


def period(start: date | None, end: date) -> Period:
    """The period from `start` (None: up to) to `end`, both included, with its code and label."""
    code, label = _named(start, end)
    return Period(start, end, code, label)


def instant(day: date) -> Period:
    """The period of one day."""
    return period(day, day)


def year_of(year: int) -> Period:
    """The whole year."""
    return period(date(year, 1, 1), date(year, 12, 31))


@lru_cache(maxsize=4096)
def earlier(period_: Period, years: int) -> Period:
    """The same stretch so many years before ('cùng kỳ'); 29 February becomes the 28th."""
    start = _years_before(period_.start, years) if period_.start else None
    end = _years_before(period_.end, years)
    if _ends_month(period_.end):
        end = end.replace(day=monthrange(end.year, end.month)[1])
    return period(start, end)


@lru_cache(maxsize=4096)
def part_of_year(period_: Period) -> int:
    """How many months of a year a period from 1 January has begun (9 for 1 January–30 September), 0 for all others."""
    start, end = period_.start, period_.end
    if start is None or start == end or (start.month, start.day) != (1, 1) or start.year != end.year:
        return 0
    return 0 if (end.month, end.day) == (12, 31) else end.month


def _years(kind: str, first: int, last: int) -> Period | None:
    if not 1900 <= first <= last <= 2100:
        return None
    code = f"{first}-{last}" if first < last else f"{first}"
    return Period(date(first, 1, 1), date(last, 12, 31), code, f"{kind or 'giai đoạn'} {first}-{last}")


def _beginning(words: str, end: date, day: date) -> Span | None:
    """What stands after 'từ'; where it names no year it is in that of the end."""
    if words in ("đầu năm", "đầu năm nay"):
        return end.replace(month=1, day=1), end
    if _YEARLESS.fullmatch(words):
        words += f" năm {end.year}" if "tháng" in words or "quý" in words else f"/{end.year}"
    return _span(words, day)


def _span(words: str, day: date) -> Span | None:
    try:
        return _calendar(words) or _seen_from(words, day)
    except ValueError:  # 30/02, tháng 13
        return None


def _calendar(words: str) -> Span | None:
    if (match := _DAY.fullmatch(words)) or (match := _WORDED_DAY.fullmatch(words)):
        found = date(int(match[3]), int(match[2]), int(match[1]))
        return found, found
    if match := _ISO_DAY.fullmatch(words):
        found = date(int(match[1]), int(match[2]), int(match[3]))
        return found, found
    if match := _QUARTER.fullmatch(words):
        return _months(int(match[2]), ROMAN[match[1]] * 3 - 2, ROMAN[match[1]] * 3)
    if match := _MONTH.fullmatch(words):
        return _months(int(match[2]), int(match[1]), int(match[1]))
    if match := _YEAR.fullmatch(words):
        return (date(int(match[1]), 1, 1), date(int(match[1]), 12, 31)) if 1900 <= int(match[1]) <= 2100 else None
    return None


def _seen_from(words: str, day: date) -> Span | None:
    if words in _NOW:
        return day, day
    if words in ("năm nay", "trong năm nay", "cả năm nay"):
        return date(day.year, 1, 1), date(day.year, 12, 31)
    if words in ("năm trước", "năm ngoái"):
        return date(day.year - 1, 1, 1), date(day.year - 1, 12, 31)
    if match := _YEAR_SO_FAR.fullmatch(words):
        return (date(day.year, 1, 1), day) if int(match[1] or day.year) == day.year else None
    if match := _MONTHS.fullmatch(words):
        count = int(match[1])
        year = int(match[3]) if (match[3] or "nay") != "nay" else day.year
        return _months(year, 13 - count, 12) if match[2] == "cuối" else _months(year, 1, count)
    return None


def _months(year: int, first: int, last: int) -> Span:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _named(start: date | None, end: date) -> tuple[str, str]:
    """The code that goes into addresses and the words a reader sees."""
    if start is None:
        return f"den-{end.isoformat()}", f"đến {_last(end)}"
    if start == end:
        return end.isoformat(), short_date(end)
    from_january = (start.month, start.day) == (1, 1)
    to_december = (end.month, end.day) == (12, 31)
    if from_january and to_december:
        same = start.year == end.year
        return (f"{end.year}", f"năm {end.year}") if same else (f"{start.year}-{end.year}",) * 2
    if start.year == end.year and start.day == 1 and _ends_month(end):
        return _of_months(end.year, start.month, end.month)
    if from_january and start.year == end.year:
        return f"{end.year}-den-{end:%m-%d}", f"từ đầu năm đến {short_date(end)}"
    return f"{start.isoformat()}_{end.isoformat()}", f"từ {short_date(start)} đến {short_date(end)}"


def _of_months(year: int, first: int, last: int) -> tuple[str, str]:
    if first == last:
        return f"{year}-{first:02d}", month_label(year, first)
    if first % 3 == 1 and last == first + 2:
        return f"{year}-q{last // 3}", f"quý {('I', 'II', 'III', 'IV')[last // 3 - 1]}/{year}"
    if first == 1:
        return f"{year}-{last}t", f"{last} tháng năm {year}"
    return (
        f"{year}-{first:02d}-01_{year}-{last:02d}-{monthrange(year, last)[1]}",
        f"từ tháng {first} đến tháng {last}/{year}",
    )


def _last(end: date) -> str:
    """'năm 2020', 'quý I/2018', 'tháng 2/2018' or '23/10/2017': the largest stretch that ends on the day."""
    if (end.month, end.day) == (12, 31):
        return f"năm {end.year}"
    if not _ends_month(end):
        return short_date(end)
    return _of_months(end.year, end.month - 2, end.month)[1] if end.month % 3 == 0 else month_label(end.year, end.month)


def _ends_month(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1


def _years_before(day: date, years: int) -> date:
    year = day.year - years
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))
