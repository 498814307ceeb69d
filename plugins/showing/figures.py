"""One fact as a reader sees it: its number in words, its unit, its flags and its place on the site."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from plugins.model import addresses
from plugins.model.edition import Edition
from plugins.model.facts import Cell, Fact, Indicator, Period
from plugins.model.packing import maker
from plugins.text.numbers import format_number

QUALIFIERS = {"": "", ">": "trên", "≥": "ít nhất", "<": "dưới", "≤": "không quá", "≈": "khoảng"}
STATUS_FLAGS = {"target": "mt", "plan": "kh", "forecast": "dk", "estimate": "ut", "preliminary": "sb"}
PART_YEAR = re.compile(r"\d+t|q[1-4]|t\d+")
KEPT = 1024
"""How many answers about periods are remembered; they recur from place to place."""
_WHOLE = Decimal(1)
_BEFORE_DIGIT = re.compile(r"[^\d]*")
_NUMBER = re.compile(r"\d[\d.,/\u00a0]*")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a cell.

    `text` is the number with its qualifier word; `href` the sentence's address from the site root ('' for none);
    `fact` the fact's id; `id` the cell's; `flags` the marks beside it; `when` the period in words; `lag` how many
    digits after the comma it lacks beside the others of its row (a trailing 'p': the comma too). Where nothing is
    known, `absent` is 'x' (no figure) or 'z' (not applicable) and all else is empty.
    """

    text: str = ""
    href: str = ""
    fact: str = ""
    id: str = ""
    flags: tuple[str, ...] = ()
    when: str = ""
    lag: str = ""
    absent: str = ""


_FIGURE = maker(Figure)


def number(fact: Fact) -> str:
    """'2.105', '98/104', 'trên 90': the number alone, with its qualifier in the words of the text."""
    if fact.denominator is not None:
        numerator = fact.value if fact.numerator is None else fact.numerator
        digits = f"{format_number(numerator)}/{format_number(fact.denominator)}"
    else:
        digits = format_number(fact.value)
    return f"{qualifier(fact)} {digits}" if fact.qualifier else digits


def qualifier(fact: Fact) -> str:
    """The word before the number: as the text has it ('gần'), else the plain one ('dưới'), '' for an exact figure."""
    if not fact.qualifier:
        return ""
    match = _BEFORE_DIGIT.match(fact.text)
    written = match[0].strip().lower() if match and len(match[0]) < len(fact.text) else ""
    return written or QUALIFIERS[fact.qualifier]


def with_unit(fact: Fact, indicator: Indicator) -> str:
    """'2.105 đảng viên', '76,67% kế hoạch': the number joined to its unit by a no-break space."""
    if indicator.unit.startswith("%"):
        return number(fact) + indicator.unit
    return f"{number(fact)}\u00a0{indicator.unit}".rstrip()


def marked_words(fact: Fact) -> str:
    """The part of the fact's text that is the number itself: 'trên 90%', '98/104', '28'; all of it without digits."""
    match = _NUMBER.search(fact.text)
    if not match:
        return fact.text
    start = 0 if fact.qualifier else match.start()
    end = match.start() + len(match[0].rstrip(".,/\u00a0"))
    return fact.text[start:end] + ("%" if fact.text[end : end + 1] == "%" else "")


def sentence_address(edition: Edition, fact: Fact) -> str:
    """Where the figure stands in its sentence; for a derived fact where its first source stands."""
    if fact.article:
        return f"{edition.article(fact.article).address}#{fact.anchor}"
    return sentence_address(edition, edition.fact(fact.derived_from[0])) if fact.derived_from else ""


def cell_address(edition: Edition, fact: Fact) -> str:
    """The page and cell that show the fact."""
    if fact.organisation:
        page = addresses.organisation(edition.organisation(fact.organisation))
    else:
        page = addresses.unit(edition.unit(fact.unit))
    return f"{page}#{addresses.cell(fact)}"


def history_anchor(edition: Edition, fact: Fact) -> str:
    """The place of a figure on the page of its history; what is preliminary or estimated stands with its result."""
    status = "" if fact.status in ("result", "preliminary", "estimate") else f"-{fact.status}"
    return f"{fact.organisation or edition.unit(fact.unit).slug}-{fact.period.code}{status}"


def whose(edition: Edition, fact: Fact) -> str:
    """The organisation's name, else the place's as it was called then: 'Huyện Bình Liêu'."""
    if fact.organisation:
        return edition.organisation(fact.organisation).name
    name = edition.unit(fact.unit).name_at(fact.period.end).full
    return name[:1].upper() + name[1:]


def flags(cell: Cell) -> tuple[str, ...]:
    """The cell's marks; a change also tells the year it is counted from."""
    base = cell.shown.base
    return (*cell.flags, str(base.year)) if base else cell.flags


def figure(edition: Edition, cell: Cell, *, lag: str = "", when: str | None = None) -> Figure:
    """The cell's shown fact, ready to print; `when` in the words of its period unless told otherwise."""
    fact = cell.shown
    words = fact.period.label if when is None else when
    address, cell_id = sentence_address(edition, fact), addresses.cell(fact)
    return _FIGURE(number(fact), address, fact.id, cell_id, flags(cell), words, lag)


def decimals(fact: Fact) -> int:
    """How many digits stand after the comma."""
    if fact.value.same_quantum(_WHOLE):  # most are counts
        return 0
    exponent = fact.value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


@lru_cache(maxsize=KEPT)
def whole_year(period: Period) -> bool:
    """Whether the period is one calendar year."""
    start, end = period.start, period.end
    if start is None or start.year != end.year:
        return False
    return (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)


def comparable(fact: Fact) -> bool:
    """Whether the figure may be ranked and charted: an exact result of a whole year or of one day, not a share a/b."""
    whole = fact.period.instant or whole_year(fact.period)
    return fact.status == "result" and not fact.qualifier and fact.denominator is None and whole


@lru_cache(maxsize=KEPT)
def single_year(period: Period) -> bool:
    """Whether the period lies within one calendar year ('up to a day' counts as the year of that day)."""
    return period.start is None or period.start.year == period.end.year


def day(value: date) -> str:
    """'1/7/2025': a day in running text."""
    return f"{value.day}/{value.month}/{value.year}"


def last_day(end: date) -> str:
    """The last day before a half-open end: 2025-07-01 → '30/6/2025'."""
    return day(end - timedelta(days=1))


@lru_cache(maxsize=KEPT)
def part_of_year(period: Period) -> str:
    """What a period is within its year: 'cả năm', '9 tháng', 'quý I', 'tháng 10', 'ngày 23/10', 'đến 23/10'."""
    start, end = period.start, period.end
    if period.instant:
        return f"ngày {end.day}/{end.month}"
    if start is None or not single_year(period):
        return f"đến {end.day}/{end.month}" if start is None else period.label
    if whole_year(period):
        return "cả năm"
    if start.day != 1 or (end + timedelta(days=1)).day != 1:
        january = (start.month, start.day) == (1, 1)
        since = "" if january else f"{start.day}/{start.month} "
        return f"{since}đến {end.day}/{end.month}"
    if start.month == end.month:
        return f"tháng {end.month}"
    if start.month % 3 == 1 and end.month == start.month + 2:
        return f"quý {('I', 'II', 'III', 'IV')[end.month // 3 - 1]}"
    return f"{end.month} tháng" if start.month == 1 else f"tháng {start.month} đến tháng {end.month}"


def difference(new: Decimal, old: Decimal) -> str:
    """'thêm 58', 'bớt 3', 'không đổi'."""
    if new == old:
        return "không đổi"
    return f"{'thêm' if new > old else 'bớt'} {format_number(abs(new - old))}"
