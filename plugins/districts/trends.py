"""The two charts of a place: one indicator through the years, and the place among those of its province."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from plugins.districts.highlights import FIRST
from plugins.districts.names import title
from plugins.model import addresses
from plugins.model.edition import Edition
from plugins.model.facts import INSTANT, Cell, Indicator
from plugins.model.units import DISTRICT, Unit
from plugins.showing.charts import FEWEST, Bars, Line, Value, bars, line, ordinal
from plugins.showing.figures import cell_address, comparable
from plugins.showing.series import by_year, finding
from plugins.showing.tables import results_first


def trend(edition: Edition, name: str, cells: Sequence[Cell]) -> Line | None:
    """The first indicator with three comparable years or more; percentages of change are never chained."""
    for id in _candidates(edition, cells):
        indicator = edition.indicator(id)
        values = by_year(edition, [cell for cell in cells if cell.shown.indicator == id])
        if values:
            timing = "tại ngày ghi trong bài" if indicator.timing == INSTANT else "cả năm"
            return line(finding(indicator, values), f"{name}, {indicator.unit}, {timing}", values)
    return None


def comparison(edition: Edition, unit: Unit, cells: Sequence[Cell]) -> Bars | None:
    """The newest year in which three districts of the province or more, this one among them, can be compared."""
    if unit.level != DISTRICT:
        return None
    years: dict[str, set[int]] = {}
    for cell in cells:
        if comparable(cell.shown):
            years.setdefault(cell.shown.indicator, set()).add(cell.shown.period.year)
    for id in _candidates(edition, cells):
        for year in sorted(years.get(id, ()), reverse=True):
            found = _of_province(edition, unit, id, year)
            if len(found) >= FEWEST:
                return _bars(edition, unit, edition.indicator(id), year, found)
    return None


def _candidates(edition: Edition, cells: Sequence[Cell]) -> list[str]:
    ids = dict.fromkeys(cell.shown.indicator for cell in cells)
    chartable = [id for id in ids if edition.indicator(id).kind not in ("change", "ratio")]
    return sorted(chartable, key=lambda id: FIRST.index(id) if id in FIRST else len(FIRST))


def _of_province(edition: Edition, unit: Unit, indicator: str, year: int) -> dict[str, Cell]:
    """Comparable figures of the year for the districts that lay in the same province, the unit among them.

    Only the province's own districts are asked, and for this indicator and year: other figures re-make nothing here.
    """
    found: dict[str, Cell] = {}
    for province in dict.fromkeys(parent.id for parent in unit.parents):
        for id in edition.units_of_parent(province):
            if edition.unit(id).level == DISTRICT and id not in found:
                cell = _best(edition.cells_of_unit_in(id, indicator, year))
                if cell and edition.unit(id).parent_at(cell.shown.period.end) == unit.parent_at(cell.shown.period.end):
                    found[id] = cell
    return found if unit.id in found else {}


def _best(cells: Sequence[Cell]) -> Cell | None:
    """The fullest comparable figure among those of one year."""
    return next((cell for cell in results_first(cells) if comparable(cell.shown)), None)


def _bars(edition: Edition, unit: Unit, indicator: Indicator, year: int, found: dict[str, Cell]) -> Bars | None:
    values = [
        Value(
            edition.unit(id).name_at(cell.shown.period.end).name,
            cell.shown.value,
            cell_address(edition, cell.shown)
            if id != unit.id
            else f"{addresses.unit(unit)}#{addresses.cell(cell.shown)}",
            ours=id == unit.id,
        )
        for id, cell in found.items()
    ]
    ours = found[unit.id].shown
    place = 1 + sum(cell.shown.value > ours.value for cell in found.values())
    province = edition.unit(unit.parent_at(ours.period.end))
    existing = _standing(edition, province, date(year, 12, 31) if not ours.period.instant else ours.period.end)
    heading = f"{unit.name_at(ours.period.end).name} đứng {ordinal(place)} trong {len(found)} nơi có số liệu"
    note = f"{indicator.label}, {indicator.unit}, năm {year}; {len(found)}/{existing} đơn vị cấp huyện"
    return bars(heading, f"{note} của {title(province)[:1].lower()}{title(province)[1:]}", values)


def _standing(edition: Edition, province: Unit, on: date) -> int:
    """How many districts the province had on the day."""
    children = (edition.unit(id) for id in edition.units_of_parent(province.id))
    return sum(u.level == DISTRICT and u.stood_on(on) and u.parent_at(on) == province.id for u in children)
