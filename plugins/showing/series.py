"""One indicator of one place through the years: its comparable values, and the finding they allow."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from plugins.model.edition import Edition
from plugins.model.facts import Cell, Indicator
from plugins.showing.charts import FEWEST, Value
from plugins.showing.figures import comparable, sentence_address
from plugins.showing.tables import results_first


def by_year(edition: Edition, cells: Sequence[Cell]) -> tuple[Value, ...]:
    """One value a year, the oldest first; a part-year result after the last whole one ends the line unfinished.

    The cells are those of one indicator of one place or organisation. () below three comparable years.
    """
    best: dict[int, Cell] = {}
    for cell in results_first(cells):
        if comparable(cell.shown):
            best.setdefault(cell.shown.period.year, cell)
    if len(best) < FEWEST:
        return ()
    values = [_value(edition, best[year]) for year in sorted(best)]
    exact = (cell for cell in results_first(cells) if not cell.shown.qualifier and cell.shown.denominator is None)
    newest = next(exact, None)
    if newest and newest.shown.period.year > max(best):
        values.append(_value(edition, newest, unfinished=True))
    return tuple(values)


def finding(indicator: Indicator, values: Sequence[Value]) -> str:
    """The finding where it holds for every step, else what is shown."""
    whole = [value.value for value in values if not value.unfinished]
    if all(a < b for a, b in pairwise(whole)):
        return f"{indicator.label} tăng qua từng năm"
    if all(a > b for a, b in pairwise(whole)):
        return f"{indicator.label} giảm qua từng năm"
    return f"{indicator.label}, {values[0].label}–{values[-1].label}"


def _value(edition: Edition, cell: Cell, *, unfinished: bool = False) -> Value:
    fact = cell.shown
    return Value(str(fact.period.year), fact.value, sentence_address(edition, fact), unfinished=unfinished)
