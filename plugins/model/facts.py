"""Figures as facts: indicators, periods, the fact a sentence states and the cell a table shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from plugins.model.packing import Packed

RESULT, PLAN, TARGET = "result", "plan", "target"
FORECAST, ESTIMATE, PRELIMINARY = "forecast", "estimate", "preliminary"
STATUSES = (RESULT, PLAN, TARGET, FORECAST, ESTIMATE, PRELIMINARY)

INSTANT, PERIOD = "instant", "period"
QUALIFIERS = ("", ">", "≥", "<", "≤", "≈")


@dataclass(frozen=True, slots=True)
class Indicator:
    """One entry of the registry chi-tieu.toml.

    `kind` is count, percent, ratio, money, measure or change; `timing` instant or period; `aggregate` sum, ratio or
    none; `ratio_of` the pair (part, whole) of indicator ids a percentage is made of, or empty; `max_ratio` the largest
    a/b admitted (None: no bound, as for 8/7 of a plan). `since` and `until` are the first and last day of the rules it
    belongs to (None: always), as each way of rating has its own.
    """

    id: str
    label: str
    label_en: str
    group: str
    unit: str
    kind: str
    timing: str
    aggregate: str = "none"
    direction: str = ""
    decimals: int = 0
    jump: Decimal | None = None
    sum_of: tuple[str, ...] = ()
    ratio_of: tuple[str, ...] = ()
    max_ratio: Decimal | None = None
    indent: bool = False
    patterns: tuple[str, ...] = ()
    definition: str = ""
    order: int = 0
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Period(Packed):
    """A closed stretch of days; `start` None means 'up to', and an instant has start == end.

    `code` goes into addresses and anchors ('2017', '2017-10', '2017-q1', '2017-9t', '2017-10-23', 'den-2018-02-28');
    `label` is what the reader sees ('9 tháng năm 2017').
    """

    start: date | None
    end: date
    code: str
    label: str

    def __hash__(self) -> int:
        """By its code, which tells all there is: answers about periods are remembered by them."""
        return hash(self.code)

    def __reduce__(self) -> tuple[Any, ...]:
        """One record for the many facts of a period, however often it is read back."""
        return _period, (self.start, self.end, self.code, self.label)

    @property
    def instant(self) -> bool:
        """Whether the period is one day."""
        return self.start == self.end

    @property
    def year(self) -> int:
        """The year the period ends in: the column of a yearly table."""
        return self.end.year


@dataclass(frozen=True, slots=True)
class Fact(Packed):
    """A figure stated in one sentence, or derived from such figures.

    `value` of a/b is the numerator; `id` is unique over the site; `article` is the article's id and `anchor` the id of
    the link on its page, both '' for a derived fact, whose `derived_from` lists the ids of its sources. `sentence` is
    plain text; `line` and `column` count from 1 in the source file.
    """

    id: str
    unit: str
    organisation: str
    indicator: str
    period: Period
    status: str
    value: Decimal
    text: str
    qualifier: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    base: Period | None = None
    as_of: date | None = None
    sentence: str = ""
    article: str = ""
    anchor: str = ""
    line: int = 0
    column: int = 0
    flags: tuple[str, ...] = ()
    derived_from: tuple[str, ...] = ()

    @property
    def cell(self) -> tuple[str, str, str, str, str]:
        """The key of the table cell the fact belongs to; facts of different cells never mix."""
        return (self.unit, self.organisation, self.indicator, self.period.code, self.status)


@dataclass(frozen=True, slots=True)
class Cell(Packed):
    """One cell of a table: the fact shown, and every fact that states it.

    `flags` are the marks beside the number: 'sr' derived, 'mt' target, 'kh' plan, 'dk' forecast, 'ut' estimate, 'sb'
    preliminary, 'kn' sources differ, 'dc' corrected, or a part-year such as '9t'.
    """

    shown: Fact
    sources: tuple[Fact, ...]
    flags: tuple[str, ...] = ()


@lru_cache(maxsize=1 << 14)
def _period(start: date | None, end: date, code: str, label: str) -> Period:
    return Period(start, end, code, label)
