"""Indicators × periods: the cells of one place or organisation as a table, grouped, newest right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby

from plugins.model import addresses
from plugins.model.edition import Edition
from plugins.model.facts import INSTANT, RESULT, Cell, Fact, Indicator, Period
from plugins.model.packing import altered, maker
from plugins.showing.figures import (
    KEPT,
    PART_YEAR,
    Figure,
    decimals,
    figure,
    flags,
    part_of_year,
    single_year,
    whole_year,
)

# What stands in the main row when several cells share a column, the first first.
_STATUSES = {
    status: place for place, status in enumerate(("result", "preliminary", "estimate", "plan", "target", "forecast"))
}
_STATUS_WORDS = {
    "result": "",
    "preliminary": "sơ bộ",
    "estimate": "ước thực hiện",
    "plan": "kế hoạch",
    "target": "mục tiêu",
    "forecast": "dự kiến",
}
_FIGURE = maker(Figure)
_ORDER = ("part", "sr", "kh", "mt", "dk", "ut", "sb", "dc", "kn", "base", "x", "z")

Column = tuple[int, int]
"""(first year, last year) of what stands in it."""


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator; `level` 0, 1 (a part of another, or another period or status of the row above) or 2."""

    label: str
    unit: str
    level: int
    href: str
    cells: tuple[Figure, ...]


_ROW = maker(Row)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one bold name."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Legend:
    """Flags that mean the same: `key` names the words in the strings, `word` fills their blank."""

    marks: tuple[str, ...]
    key: str
    word: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """`title` names the place, what is counted, and the years; `groups` its rows; `legend` only the flags present.

    `quoted` tells that the cells lead to the page of quotes beside this one, not to the articles themselves.
    """

    id: str
    title: str
    columns: tuple[str, ...]
    groups: tuple[Group, ...]
    legend: tuple[Legend, ...]
    quoted: bool = False


def table(edition: Edition, id: str, name: str, cells: Sequence[Cell], alive: tuple[date | None, date | None]) -> Table:
    """The cells of one place or organisation; `alive` is its half-open validity, outside which nothing applies."""
    columns = sorted({column(cell.shown.period) for cell in cells}, key=lambda pair: (pair[1], -pair[0]))
    ordered = sorted(cells, key=lambda cell: edition.indicator(cell.shown.indicator).order)
    by_indicator = [(id, list(group)) for id, group in groupby(ordered, key=lambda cell: cell.shown.indicator)]
    rows = [(edition.indicator(key), _rows(edition, key, group, columns, alive)) for key, group in by_indicator]
    groups = tuple(
        Group(name, tuple(row for _, group in pairs for row in group))
        for name, pairs in ((name, list(part)) for name, part in groupby(rows, key=lambda pair: pair[0].group))
    )
    marks = [mark for cell in cells for mark in flags(cell)]
    absent = [cell.absent for group in groups for row in group.rows for cell in row.cells if cell.absent]
    return Table(id, _title(name, groups, columns), tuple(map(_header, columns)), groups, legend([*marks, *absent]))


def quoting(made: Table, quotes: Mapping[str, str]) -> Table:
    """The same table, each figure leading to its quote beside (fact id → anchor), naming its fact no more."""
    groups = []
    for group in made.groups:
        rows = (altered(row, cells=tuple(_quoted(one, quotes) for one in row.cells)) for row in group.rows)
        groups.append(Group(group.name, tuple(rows)))
    return altered(made, groups=tuple(groups), quoted=True)


def _quoted(one: Figure, quotes: Mapping[str, str]) -> Figure:
    if not one.fact:
        return one
    return _FIGURE(one.text, f"{addresses.QUOTES}#{quotes[one.fact]}", "", one.id, one.flags, one.when, one.lag)


@lru_cache(maxsize=KEPT)
def column(period: Period) -> Column:
    """The column of a period: its year, or its first and last year."""
    return (period.year, period.year) if single_year(period) or not period.start else (period.start.year, period.year)


def legend(marks: Iterable[str]) -> tuple[Legend, ...]:
    """What the marks mean, each meaning once: part-years together, each base year by itself."""
    found: dict[tuple[str, str], list[str]] = {}
    for mark in sorted(set(marks)):
        if PART_YEAR.fullmatch(mark):
            found.setdefault(("part", ""), []).append(mark)
        elif mark.isdigit():
            found.setdefault(("base", mark), []).append(mark)
        else:
            found.setdefault((mark, ""), []).append(mark)
    order = {key: place for place, key in enumerate(_ORDER)}
    keys = sorted(found, key=lambda key: (order.get(key[0], len(order)), key))
    return tuple(Legend(tuple(sorted(found[key], key=lambda m: (len(m), m))), *key) for key in keys)


def preference(fact: Fact) -> tuple[int, tuple[bool, int, int], bool]:
    """Results before plans, whole years before parts, longer before shorter, later before earlier, stated first."""
    return (_STATUSES[fact.status], _fullness(fact.period), bool(fact.derived_from))


@lru_cache(maxsize=KEPT)
def _fullness(period: Period) -> tuple[bool, int, int]:
    end = period.end.toordinal()
    days = 0 if period.start is None else end - period.start.toordinal()
    return (not whole_year(period), -days, -end)


def _rows(
    edition: Edition,
    id: str,
    cells: list[Cell],
    columns: list[Column],
    alive: tuple[date | None, date | None],
) -> list[Row]:
    """The main row of an indicator, then a row for each other status or part of the year."""
    indicator = edition.indicator(id)
    main: dict[Column, Cell] = {}
    rest: dict[tuple[int, str], dict[Column, Cell]] = {}
    for cell in sorted(cells, key=lambda cell: preference(cell.shown)):
        place = column(cell.shown.period)
        if place not in main:
            main[place] = cell
        else:
            rest.setdefault(_kind(cell.shown.status, cell.shown.period), {})[place] = cell
    level = 1 if indicator.indent else 0
    label = indicator.label
    href = f"so-lieu/{id}/index.html"
    rows = [_ROW(label, indicator.unit, level, href, _line(edition, indicator, main, columns, alive))]
    rows += [
        _ROW(words, "", level + 1, "", _line(edition, indicator, rest[order, words], columns, alive))
        for order, words in sorted(rest)
    ]
    return rows


@lru_cache(maxsize=KEPT)
def _kind(status: str, period: Period) -> tuple[int, str]:
    """Which side row a cell stands in: its status and what part of the year it is."""
    words = f"{_STATUS_WORDS[status]} {part_of_year(period)}".strip()
    return _STATUSES[status], words[:1].upper() + words[1:]


def _line(
    edition: Edition,
    indicator: Indicator,
    cells: dict[Column, Cell],
    columns: list[Column],
    alive: tuple[date | None, date | None],
) -> tuple[Figure, ...]:
    most = max(decimals(cell.shown) for cell in cells.values())
    return tuple(
        figure(edition, cells[place], lag=_lag(cells[place].shown, most), when=_when(cells[place].shown.period))
        if place in cells
        else _FIGURE(absent=_absent(indicator, place, alive))
        for place in columns
    )


@lru_cache(maxsize=KEPT)
def _when(period: Period) -> str:
    """The period in words, '' where the column says it: a whole year, or its last day."""
    last_day = period.instant and (period.end.month, period.end.day) == (12, 31)
    return "" if whole_year(period) or last_day else period.label


def _lag(fact: Fact, most: int) -> str:
    """The room to leave on the right so that commas stand under commas."""
    has = decimals(fact)
    if fact.denominator is not None or has == most:
        return ""
    return f"{most - has}{'' if has else 'p'}"


def _absent(indicator: Indicator, place: Column, alive: tuple[date | None, date | None]) -> str:
    """'z' where a figure makes no sense: the unit did not stand, or a count of one day over several years."""
    start, end = alive
    first, last = place
    gone = (end is not None and end <= date(first, 1, 1)) or (start is not None and start > date(last, 12, 31))
    return "z" if gone or (first != last and indicator.timing == INSTANT) else "x"


def _header(place: Column) -> str:
    first, last = place
    return str(last) if first == last else f"{first}–{last}"


def _title(name: str, groups: Sequence[Group], columns: Sequence[Column]) -> str:
    """'Huyện Bình Liêu: tổ chức đảng, đảng viên, 2015–2018'."""
    subjects = ", ".join(group.name[:1].lower() + group.name[1:] for group in groups)
    first, last = min(pair[0] for pair in columns), max(pair[1] for pair in columns)
    return f"{name}: {subjects}, {_header((first, last))}"


def results_first(cells: Iterable[Cell]) -> list[Cell]:
    """Results alone, the newest and fullest first."""
    results = [cell for cell in cells if cell.shown.status == RESULT]
    return sorted(results, key=lambda cell: (-cell.shown.period.year, preference(cell.shown)))
