"""Which periods may be compared, and jumps between those that may."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from itertools import pairwise

from plugins.model.facts import Cell, Indicator, Period
from plugins.model.problems import Problem, problem
from plugins.tagging.registry import Registry
from plugins.text.periods import earlier

REFORM = date(2025, 7, 1)  # districts were dissolved; nothing before is compared with anything after


@lru_cache(maxsize=1 << 14)
def comparable(one: Period, other: Period) -> bool:
    """Two days, or the same stretch of two years ('9 tháng' with '9 tháng'), on one side of 2025-07-01."""
    if one.start is None or other.start is None or (one.end < REFORM) != (other.end < REFORM):
        return False
    if one.instant or other.instant:
        return one.instant and other.instant
    first, last = sorted((one, other), key=lambda period: period.end)
    years = last.end.year - first.end.year
    return years >= 0 and earlier(last, years).code == first.code


def jumps(cells: Iterable[Cell], registry: Registry) -> list[Problem]:
    """Warnings where a value changed more between comparable periods than the registry's `jump` (0.5 = by half)."""
    rows = defaultdict[tuple[str, str, str, str], list[Cell]](list)
    for cell in cells:
        indicator = registry.get(cell.shown.indicator)
        if indicator and indicator.jump is not None and not cell.shown.qualifier:
            rows[cell.shown.unit, cell.shown.organisation, cell.shown.indicator, cell.shown.status].append(cell)
    problems = []
    for (_, _, id, _), row in rows.items():
        row.sort(key=lambda cell: (cell.shown.period.end, cell.shown.period.code))
        for before, after in _followers(row):
            problems += _jump(before, after, registry.indicators[id])
    return problems


def _followers(row: list[Cell]) -> Iterable[tuple[Cell, Cell]]:
    """Each cell with the next one that may be compared with it; a row holds periods of many shapes."""
    shapes = list[list[Cell]]()
    for cell in row:
        for shape in shapes:
            if comparable(shape[-1].shown.period, cell.shown.period):
                shape.append(cell)
                break
        else:
            shapes.append([cell])
    return [pair for shape in shapes for pair in pairwise(shape)]


def _jump(before: Cell, after: Cell, indicator: Indicator) -> list[Problem]:
    old, new = before.shown, after.shown
    if indicator.jump is None or not old.value or abs(new.value - old.value) <= indicator.jump * abs(old.value):
        return []
    words = {"before": old.text, "earlier": old.period.label, "after": new.text, "later": new.period.label}
    return [problem("BT506", new.article, new.line, new.column, label=indicator.label, **words)]
