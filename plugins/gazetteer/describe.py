"""What a unit is and was, in plain Vietnamese words: its full name in its place, its ranks, what it became."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from plugins.gazetteer.tables import Gazetteer
from plugins.model.units import COMMUNE, DatedName, Unit

UNDATED = (date(2023, 4, 10), date(2025, 3, 1))
"""The days of the two lists of communes we have before 2025-07-01: a change told with either day lies between them."""


@dataclass(frozen=True, slots=True)
class Heir:
    """A unit that took over another: its id, its full name, and whether it took the whole ('whole' or 'part')."""

    id: str
    name: str
    share: str


def day_words(day: date) -> str:
    """'12/3/2015', as a sentence writes a day."""
    return f"{day.day}/{day.month}/{day.year}"


def full_path(gazetteer: Gazetteer, id: str, day: date) -> str:
    """The full name with the units above on the day: 'huyện Bình Liêu, tỉnh Quảng Ninh'."""
    return ", ".join(gazetteer.unit(one).name_at(day).full for one in (id, *gazetteer.ancestors(id, day)))


def ranks(unit: Unit) -> tuple[DatedName, ...]:
    """The dated names, those that differ in code alone taken together."""
    found: list[DatedName] = []
    for name in unit.names:
        if found and found[-1].full == name.full:
            last = found.pop()
            found.append(DatedName(name.name, name.kind, name.code, last.start, name.end, last.act))
        else:
            found.append(name)
    return tuple(found)


def undated(unit: Unit, day: date | None) -> bool:
    """Whether a day of a unit's life is not known, but only that it lies between the two lists."""
    return unit.level == COMMUNE and day in UNDATED


def since(name: DatedName) -> str:
    """'thị xã Đông Triều (từ 12/3/2015)', or the bare name where its beginning is not known."""
    return f"{name.full} (từ {day_words(name.start)})" if name.start else name.full


def history(unit: Unit) -> tuple[str, ...]:
    """A line for each rank, as 'thị xã Đông Triều từ 12/3/2015 đến 31/10/2024'."""
    return tuple(_line(name) for name in ranks(unit))


def heirs(gazetteer: Gazetteer, id: str) -> tuple[Heir, ...]:
    """What became of a dissolved unit, named as on the day it ended."""
    unit = gazetteer.unit(id)
    day = unit.end or date.max
    return tuple(Heir(next.id, gazetteer.unit(next.id).name_at(day).full, next.share) for next in unit.successors)


def fate(gazetteer: Gazetteer, id: str, day: date) -> str:
    """Why a unit did not stand on the day, '' where it did.

    'có từ 11/4/2015', 'chỉ có đến 30/6/2025, sau đó là xã Bình Liêu, …'.
    """
    unit = gazetteer.unit(id)
    if unit.start and day < unit.start:
        return f"có từ {day_words(unit.start)}"
    if unit.end and unit.end <= day:
        names = ", ".join(heir.name for heir in heirs(gazetteer, id))
        return f"chỉ có đến {_last_day(unit.end)}" + (f", sau đó là {names}" if names else "")
    return ""


def _line(name: DatedName) -> str:
    begin = f" từ {day_words(name.start)}" if name.start else ""
    end = f" đến {_last_day(name.end)}" if name.end else ""
    return f"{name.full}{begin}{end}"


def _last_day(end: date) -> str:
    return day_words(end - timedelta(days=1))
