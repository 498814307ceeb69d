"""Facts and cells as bytes: rows of plain values, which are kept and read back in a quarter of the time of records."""

from __future__ import annotations

import marshal
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from plugins.model.facts import Cell, Fact, Period
from plugins.model.packing import maker

_FACT, _CELL = maker(Fact), maker(Cell)
_VERSION = 4  # of marshal's format, which every Python since 3.4 reads

Row = tuple[Any, ...]


def pack_facts(facts: Iterable[Fact]) -> bytes:
    """A row a fact: numbers as texts, days as ordinals."""
    return marshal.dumps([_row(fact) for fact in facts], _VERSION)


def unpack_facts(blob: bytes) -> list[Fact]:
    """The facts again; only ever from a file this program wrote for itself."""
    return [_fact(row) for row in marshal.loads(blob)]  # noqa: S302 -- our own state, mode 0600


def pack_cells(cells: Iterable[Cell]) -> bytes:
    """Each cell as the row of its fact, those of its other sources (None: the fact itself, alone), its flags."""
    return marshal.dumps([(_row(cell.shown), _others(cell), cell.flags) for cell in cells], _VERSION)


def unpack_cells(blob: bytes) -> list[Cell]:
    """The cells again; only ever from a file this program wrote for itself."""
    return [_cell(*rows) for rows in marshal.loads(blob)]  # noqa: S302 -- our own state, mode 0600


def _row(fact: Fact) -> Row:
    return (
        fact.id,
        fact.unit,
        fact.organisation,
        fact.indicator,
        _stretch(fact.period),
        fact.status,
        str(fact.value),
        fact.text,
        fact.qualifier,
        None if fact.numerator is None else str(fact.numerator),
        None if fact.denominator is None else str(fact.denominator),
        None if fact.base is None else _stretch(fact.base),
        None if fact.as_of is None else fact.as_of.toordinal(),
        fact.sentence,
        fact.article,
        fact.anchor,
        fact.line,
        fact.column,
        fact.flags,
        fact.derived_from,
    )


def _fact(row: Row) -> Fact:
    (id, unit, organisation, indicator, period, status, value, text, qualifier, numerator, denominator, base, as_of,
     *rest) = row  # fmt: skip
    return _FACT(
        id,
        unit,
        organisation,
        indicator,
        _period(*period),
        status,
        Decimal(value),
        text,
        qualifier,
        None if numerator is None else Decimal(numerator),
        None if denominator is None else Decimal(denominator),
        None if base is None else _period(*base),
        None if as_of is None else _day(as_of),
        *rest,
    )


def _others(cell: Cell) -> tuple[Row | None, ...] | None:
    """The sources in their order, the fact shown among them as None."""
    shown = cell.shown
    if len(cell.sources) == 1 and cell.sources[0] is shown:
        return None
    return tuple(None if source is shown else _row(source) for source in cell.sources)


def _cell(row: Row, others: tuple[Row | None, ...] | None, flags: tuple[str, ...]) -> Cell:
    shown = _fact(row)
    if others is None:
        return _CELL(shown, (shown,), flags)
    return _CELL(shown, tuple(_fact(other) if other else shown for other in others), flags)


@lru_cache(maxsize=1024)
def _stretch(period: Period) -> tuple[int | None, int, str, str]:
    start = None if period.start is None else period.start.toordinal()
    return (start, period.end.toordinal(), period.code, period.label)


@lru_cache(maxsize=1024)
def _period(start: int | None, end: int, code: str, label: str) -> Period:
    return Period(None if start is None else _day(start), _day(end), code, label)


_day = lru_cache(maxsize=1024)(date.fromordinal)
