"""A province from its districts: sums only where every district of the day has reported, coverage always."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plugins.model import addresses
from plugins.model.edition import Edition
from plugins.model.facts import RESULT, Cell, Fact
from plugins.model.units import DISTRICT, PROVINCE, Unit
from plugins.showing.figures import cell_address, comparable, number, whole_year
from plugins.showing.tables import results_first
from plugins.text.numbers import format_number

FEWEST = 2
"""Below so many districts there is nothing to put together."""


@dataclass(frozen=True, slots=True)
class Part:
    """One district's number and the cell that shows it."""

    name: str
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Rollup:
    """One indicator of one year over the districts of a province; `total` is '' unless all of them have reported.

    `parts` are the districts that have, in Vietnamese order, `missing` the names of those that have not.
    """

    label: str
    unit: str
    address: str
    year: str
    reported: int
    districts: int
    total: str
    parts: tuple[Part, ...]
    missing: tuple[str, ...]


def rollups(edition: Edition, province: Unit) -> tuple[Rollup, ...]:
    """The newest year of each indicator that may be summed; nothing crosses 2025-07-01, when districts ended."""
    if province.level != PROVINCE:
        return ()
    districts = [u for id in edition.units_of_parent(province.id) if (u := edition.unit(id)).level == DISTRICT]
    rows: dict[str, dict[int, dict[str, Cell]]] = {}
    for district in districts:
        for cell in results_first(edition.cells_of_unit(district.id)):
            fact = cell.shown
            if _addable(edition, fact) and district.parent_at(fact.period.end) == province.id:
                year = rows.setdefault(fact.indicator, {}).setdefault(fact.period.year, {})
                year.setdefault(district.id, cell)
    found = (
        _rollup(edition, province, districts, id, rows[id]) for id in sorted(rows, key=lambda id: _order(edition, id))
    )
    return tuple(rollup for rollup in found if rollup)


def _addable(edition: Edition, fact: Fact) -> bool:
    """Exact results of a whole year or a day of what may be summed; of ratios only a/b, whose terms can be summed."""
    aggregate = edition.indicator(fact.indicator).aggregate
    if aggregate == "sum" and fact.denominator is None:
        return comparable(fact)
    full = fact.period.instant or whole_year(fact.period)
    exact = fact.status == RESULT and not fact.qualifier and full
    return aggregate in ("sum", "ratio") and bool(fact.denominator) and exact


def _order(edition: Edition, id: str) -> int:
    return edition.indicator(id).order


def _rollup(
    edition: Edition, province: Unit, districts: Iterable[Unit], id: str, years: dict[int, dict[str, Cell]]
) -> Rollup | None:
    enough = [year for year, cells in years.items() if len(cells) >= FEWEST]
    if not enough:
        return None
    year = max(enough)
    cells = years[year]
    indicator = edition.indicator(id)
    on = min(date(year, 12, 31), max(cell.shown.period.end for cell in cells.values()))
    standing = [unit for unit in districts if unit.stood_on(on) and unit.parent_at(on) == province.id]
    shown = {unit.id: cells[unit.id].shown for unit in districts if unit.id in cells}
    return Rollup(
        label=indicator.label,
        unit=indicator.unit,
        address=addresses.indicator(id),
        year=str(year),
        reported=len(shown),
        districts=len(standing),
        total=_total(shown.values()) if {unit.id for unit in standing} == set(shown) else "",
        parts=tuple(_part(edition, fact) for fact in shown.values()),
        missing=tuple(unit.name_at(on).name for unit in standing if unit.id not in shown),
    )


def _part(edition: Edition, fact: Fact) -> Part:
    name = edition.unit(fact.unit).name_at(fact.period.end).name
    return Part(name, number(fact), cell_address(edition, fact))


def _total(facts: Iterable[Fact]) -> str:
    """The sum; of ratios numerators and denominators apart, '' where some state one and some do not."""
    facts = tuple(facts)
    value = format_number(sum((fact.value for fact in facts), Decimal(0)))
    wholes = [fact.denominator for fact in facts if fact.denominator is not None]
    if not wholes:
        return value
    return f"{value}/{format_number(sum(wholes, Decimal(0)))}" if len(wholes) == len(facts) else ""
