"""The corpus's places: real districts as they stood on a day, and invented organisations in some of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from plugins.gazetteer.tables import Gazetteer
from plugins.model.units import DISTRICT, Unit

DISTRICTS, ORGANISATIONS = 600, 40


@dataclass(frozen=True, slots=True)
class Place:
    """A district on one day: its identity, slug, full name, bare name, and its line for the front matter."""

    id: str
    slug: str
    full: str
    bare: str
    line: str
    province: str
    province_id: str


@dataclass(frozen=True, slots=True)
class Office:
    """An invented organisation of one district."""

    id: str
    name: str
    unit: str
    province: str


class Places:
    """The districts a corpus writes about, chosen by its seed."""

    def __init__(self, gazetteer: Gazetteer, seed: int) -> None:
        """Six hundred districts, in the gazetteer's order, whatever the number of articles."""
        self._gazetteer = gazetteer
        rng = Random(f"{seed}/districts")
        ids = gazetteer.units(DISTRICT)
        kept = sorted(rng.sample(range(len(ids)), min(DISTRICTS, len(ids))))
        self._units = tuple(gazetteer.unit(ids[number]) for number in kept)
        self.offices = tuple(
            self._office(number, unit) for number, unit in enumerate(rng.sample(self._units, ORGANISATIONS), 1)
        )
        self._offices = {office.unit: office for office in self.offices}

    def draw(self, rng: Random, day: date) -> Place:
        """A district that stood on the day; the big ones are no likelier than the small."""
        unit = rng.choice(self._units)
        while not unit.stood_on(day):
            unit = rng.choice(self._units)
        return self._place(unit, day)

    def draw_office(self, rng: Random, day: date) -> tuple[Office, Place]:
        """An organisation whose district stood on the day, and that district."""
        standing = [office for office in self.offices if self._gazetteer.unit(office.unit).stood_on(day)]
        office = rng.choice(standing)
        return office, self._place(self._gazetteer.unit(office.unit), day)

    def _place(self, unit: Unit, day: date) -> Place:
        name = unit.name_at(day)
        above = self._gazetteer.unit(unit.parent_at(day))
        province = above.name_at(day)
        return Place(unit.id, unit.slug, name.full, name.name, f"{name.full}, {province.name}", province.full, above.id)

    def _office(self, number: int, unit: Unit) -> Office:
        province = unit.parent_at(date(2016, 1, 1))
        return Office(f"khoi-mau-{number:02d}", f"Khối cơ quan mẫu số {number:02d}", unit.id, province)
