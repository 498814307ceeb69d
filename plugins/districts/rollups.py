"""A province from its districts: sums only where every district of the day has reported, coverage always."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plugins.model import addresses
from plugins.model.edition import Edition
from plugins.model.facts import Cell
from plugins.model.units import DISTRICT, PROVINCE, Unit
from plugins.showing.figures import comparable
from plugins.showing.tables import results_first
from plugins.text.numbers import format_number

FEWEST = 2
"""Below so many districts there is nothing to put together."""


@dataclass(frozen=True, slots=True)
class Rollup:
    """One indicator of one year over the districts of a province; `total` is '' unless all of them have reported."""

    label: str
    unit: str
    address: str
    year: str
    reported: int
    districts: int
    total: str


def rollups(edition: Edition, province: Unit) -> tuple[Rollup, ...]:
    """The newest year of each indicator that may be summed; nothing crosses 2025-07-01, when districts ended."""
    if province.level != PROVINCE:
        return ()
    districts = [u for id in edition.units_of_parent(province.id) if (u := edition.unit(id)).level == DISTRICT]
    rows: dict[str, dict[int, dict[str, Cell]]] = {}
    for district in districts:
        for cell in results_first(edition.cells_of_unit(district.id)):
            fact = cell.shown
            if comparable(fact) and district.parent_at(fact.period.end) == province.id:
                year = rows.setdefault(fact.indicator, {}).setdefault(fact.period.year, {})
                year.setdefault(district.id, cell)
    summed = sorted((id for id in rows if edition.indicator(id).aggregate == "sum"), key=lambda id: _order(edition, id))
    found = (_rollup(edition, province, districts, id, rows[id]) for id in summed)
    return tuple(rollup for rollup in found if rollup)


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
    standing = sum(unit.stood_on(on) and unit.parent_at(on) == province.id for unit in districts)
    total = sum((cell.shown.value for cell in cells.values()), Decimal(0))
    return Rollup(
        label=indicator.label,
        unit=indicator.unit,
        address=addresses.indicator(id),
        year=str(year),
        reported=len(cells),
        districts=standing,
        total=format_number(total) if len(cells) == standing else "",
    )
