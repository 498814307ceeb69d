"""Where the communes of a dissolved district belong now, and where a commune or province of today came from."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.districts import names
from plugins.model import addresses
from plugins.model.edition import Edition
from plugins.model.units import COMMUNE, DISTRICT, PROVINCE, Successor, Unit
from plugins.text.collation import sort_key


@dataclass(frozen=True, slots=True)
class Moved:
    """A commune that ended: its name, its page ('' for none), and in words where it belongs now."""

    name: str
    address: str
    now: tuple[names.Word, ...]


def of_district(edition: Edition, district: Unit) -> tuple[Moved, ...]:
    """The communes a district had on its last day, each with what it belongs to now."""
    if district.level != DISTRICT or district.end != names.END_OF_DISTRICTS:
        return ()
    heirs = [next.id for next in district.successors]
    old = {id: edition.unit(id) for heir in heirs for id in edition.predecessors(heir)}
    last = names.last_day_of_life(names.END_OF_DISTRICTS)
    own = (u for u in old.values() if u.level == COMMUNE and u.parent_at(last) == district.id)
    return tuple(_moved(edition, unit) for unit in sorted(own, key=order))


def formerly(edition: Edition, unit: Unit) -> tuple[names.Word, ...]:
    """'Trước 1/7/2025 thuộc huyện Cần Đước.' of a commune, 'Các huyện cũ ở trang …' of a province; else ()."""
    olds = [edition.unit(id) for id in edition.predecessors(unit.id)]
    if unit.level == PROVINCE:
        opening, above = "Các huyện cũ ở trang ", [old.id for old in olds if old.level == PROVINCE]
    elif unit.level == COMMUNE and not unit.end:
        last = names.last_day_of_life(names.END_OF_DISTRICTS)
        opening = "Trước 1/7/2025 thuộc "
        above = [old.parent_at(last) if old.level == COMMUNE else old.id for old in olds]
    else:
        return ()
    linked = [names.word(edition, id, edition.unit(id).last_name.full) for id in dict.fromkeys(above)]
    return (names.Word(opening), *names.listed(linked), names.Word(".")) if linked else ()


def _moved(edition: Edition, old: Unit) -> Moved:
    address = addresses.unit(old) if names.has_page(edition, old) else ""
    return Moved(names.title(old), address, names.listed([_heir(edition, next) for next in old.successors]))


def _heir(edition: Edition, next: Successor) -> names.Word:
    return names.word(edition, next.id, edition.unit(next.id).last_name.full)


def order(unit: Unit) -> tuple[tuple[str, str, str], str]:
    """Vietnamese order of the newest names."""
    return sort_key(unit.last_name.name), unit.id
