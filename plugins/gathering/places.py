"""Queries about units and organisations."""
# ruff: noqa: D102 -- the protocol says what each query answers

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from plugins.gathering.arranging import LAST_MINUTE, appeared, day_of, oldest_of
from plugins.gathering.asking import composite
from plugins.gathering.ground import Desk
from plugins.model.reach import Presence, Reach
from plugins.model.units import COMMUNE, DISTRICT, Organisation, Unit
from plugins.text.collation import sort_key


class PlaceQueries(Desk):
    """The part of the edition that answers for places and organisations."""

    @composite
    def units(self, level: str) -> tuple[str, ...]:
        if level != COMMUNE:
            return self._ground.gazetteer.units(level)
        named = {*self._keys("unit"), *self._keys("cells"), *(self._chained(self.organisations()))}
        return tuple(self._sorted(id for id in named if id and self.unit(id).level == COMMUNE))

    def unit(self, id: str) -> Unit:
        return self._ground.gazetteer.unit(id)

    @composite
    def units_of_parent(self, id: str) -> tuple[str, ...]:
        districts = self._ground.gazetteer.children(id, DISTRICT)
        communes = (unit for unit in self.units(COMMUNE) if any(above.id == id for above in self.unit(unit).parents))
        return tuple(self._sorted((*districts, *communes)))

    def predecessors(self, id: str) -> tuple[str, ...]:
        return self._ground.gazetteer.predecessors(id)

    @composite
    def has_articles(self, id: str) -> bool:
        self.record.read(f"list:unit:{id}")
        return id in self._counts("unit")

    def units_with_articles(self) -> tuple[str, ...]:
        return tuple(self._keys("unit"))

    @composite
    def count_of_unit(self, id: str) -> tuple[int, int]:
        self.record.read(f"list:unit:{id}")
        self.record.read(f"list:reporting unit:{id}")
        reports = self._counts("reporting unit").get(id, 0)
        return self._counts("unit").get(id, 0) - reports, reports

    @composite
    def reach_of_unit(self, id: str) -> Reach:
        return self._reach("unit", id)

    @composite
    def presence_of_units(self, since: date) -> Mapping[str, Presence]:
        return self._presence("unit", since)

    def reports_of_unit(self, id: str) -> tuple[str, ...]:
        return self._items("reporting unit", id)

    def units_with_reports(self) -> tuple[str, ...]:
        return tuple(self._keys("reporting unit"))

    @composite
    def busy_units(self, above: int) -> tuple[str, ...]:
        self.record.read("counts:unit")
        return tuple(id for id, count in self._counts("unit").items() if count > above)

    def articles_of_unit(self, id: str) -> tuple[str, ...]:
        return self._items("unit", id)

    @composite
    def organisations(self) -> tuple[str, ...]:
        named = {*self._keys("organisation"), *self._keys("stating")}
        return tuple(sorted(named, key=lambda id: (sort_key(self.organisation(id).name), id)))

    def organisation(self, id: str) -> Organisation:
        return self._ground.organisations[id]

    def organisations_with_articles(self) -> tuple[str, ...]:
        return tuple(self._keys("organisation"))

    def articles_of_organisation(self, id: str) -> tuple[str, ...]:
        return self._items("organisation", id)

    @composite
    def reach_of_organisation(self, id: str) -> Reach:
        return self._reach("organisation", id)

    @composite
    def presence_of_organisations(self, since: date) -> Mapping[str, Presence]:
        return self._presence("organisation", since)

    def units_of_organisation(self, id: str) -> tuple[str, ...]:
        return self._chain(self.organisation(id).unit)

    @composite
    def organisations_of_unit(self, id: str) -> tuple[str, ...]:
        return tuple(each for each in self.organisations() if id in self.units_of_organisation(each))

    def _reach(self, shelf: str, key: str) -> Reach:
        self.record.read(f"list:{shelf}:{key}")
        self.record.read(f"list:reporting {shelf}:{key}")
        return _reach(self._days_of(shelf, key), self._days_of(f"reporting {shelf}", key))

    def _days_of(self, shelf: str, key: str) -> list[tuple[date, int]]:
        """Each day with its number of items, the newest first."""
        return [(day_of(ordinal), n) for ordinal, n in self._shelves.ordinals(shelf, key, LAST_MINUTE)]

    def _presence(self, shelf: str, since: date) -> dict[str, Presence]:
        """Of every key of a shelf; read whole, but told in few rows: all but the last months are only counted."""
        self.record.read(f"counts:{shelf}")
        self.record.read(f"counts:reporting {shelf}")
        months: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for key, ordinal in self._shelves.days_until(shelf, oldest_of(since.replace(day=1)), LAST_MINUTE):
            day = day_of(ordinal)
            months[key].add((day.year, day.month))
        reports = self._counts(f"reporting {shelf}")
        return {
            key: Presence(count - reports.get(key, 0), reports.get(key, 0), appeared(first), len(months.get(key, ())))
            for key, first, count in self._shelves.firsts(shelf)
        }

    def _sorted(self, units: Iterable[str]) -> list[str]:
        return sorted(units, key=lambda id: (sort_key(self.unit(id).last_name.name), id))

    def _chained(self, organisations: Iterable[str]) -> set[str]:
        return {unit for id in organisations for unit in self.units_of_organisation(id)}

    def _chain(self, unit: str) -> tuple[str, ...]:
        """A unit and what it lay in on its last day."""
        if not unit:
            return ()
        end = self.unit(unit).end
        return (unit, *self._ground.gazetteer.ancestors(unit, end - timedelta(days=1) if end else self.day))


def _reach(every: Sequence[tuple[date, int]], reports: Iterable[tuple[date, int]]) -> Reach:
    """Of the days of all pieces, the newest first, and those of the reports among them."""
    reporting = _by_month(reports)
    months = tuple((*month, n - reporting[month], reporting[month]) for month, n in _by_month(every).items())
    return Reach(months, every[0][0] if every else None)


def _by_month(days: Iterable[tuple[date, int]]) -> Counter[tuple[int, int]]:
    found: Counter[tuple[int, int]] = Counter()
    for day, count in days:
        found[day.year, day.month] += count
    return found
