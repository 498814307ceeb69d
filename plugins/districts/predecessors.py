"""What a new commune inherits: the articles of the units dissolved into it, each unit's in a block of its own."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.districts import listing, names
from plugins.model.edition import Edition
from plugins.model.units import COMMUNE, PROVINCE, Unit

MOST_ENTRIES = 12


@dataclass(frozen=True, slots=True)
class Predecessor:
    """A dissolved unit: its name, its page ('' for none), whether all of it came here, and its newest pieces."""

    name: str
    address: str
    whole: bool
    entries: tuple[listing.Entry, ...]


def predecessors(edition: Edition, unit: Unit) -> tuple[Predecessor, ...]:
    """The communes with pieces; one that went to several of today's communes is marked as a part."""
    found = [edition.unit(id) for id in edition.predecessors(unit.id) if edition.articles_of_unit(id)]
    return tuple(_predecessor(edition, unit, old) for old in found if old.level == COMMUNE)


def origin(edition: Edition, unit: Unit) -> str:
    """'Gồm thị trấn Bình Liêu và một phần xã Vô Ngại.', '' where nothing is known."""
    told = [
        f"{'' if _whole(unit, old) else 'một phần '}{old.last_name.full}"
        for old in map(edition.unit, edition.predecessors(unit.id))
        if old.level == unit.level and unit.level in (COMMUNE, PROVINCE)
    ]
    listed = " và ".join(part for part in (", ".join(told[:-1]), *told[-1:]) if part)
    if unit.level == PROVINCE and told:
        return f"Hợp nhất từ {listed} trước đây." if unit.start else f"Từ ngày 1/7/2025 gồm cả {listed}."
    return f"Gồm {listed}." if told else ""


def _predecessor(edition: Edition, unit: Unit, old: Unit) -> Predecessor:
    word = names.word(edition, old.id, names.title(old))
    entries = listing.newest(edition, edition.articles_of_unit(old.id)[:MOST_ENTRIES], old)
    return Predecessor(word.text, word.address, _whole(unit, old), entries)


def _whole(unit: Unit, old: Unit) -> bool:
    return any(successor.id == unit.id and successor.share == "whole" for successor in old.successors)
