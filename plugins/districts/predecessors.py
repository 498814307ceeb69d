"""What a new commune inherits: the articles of the units dissolved into it, each unit's in a block of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plugins.districts import listing, names
from plugins.model.edition import Edition
from plugins.model.units import COMMUNE, Unit
from plugins.showing.figures import day

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
    """'Gồm thị trấn Bình Liêu và một phần xã Vô Ngại.', 'Từ ngày 1/1/2020 gồm cả huyện Hoành Bồ.', '' for none."""
    olds = [old for old in map(edition.unit, edition.predecessors(unit.id)) if old.level == unit.level]
    if unit.level == COMMUNE:
        return f"Gồm {_listed(unit, olds)}." if olds else ""
    born = [old for old in olds if unit.start and old.end == unit.start]
    verb = "Hợp nhất" if len(born) > 1 and all(_whole(unit, old) for old in born) else "Lập"
    told = [f"{verb} từ {_listed(unit, born)} trước đây."] if born else []
    ends = sorted({old.end for old in olds if old.end and old not in born})
    joined = {end: _listed(unit, [old for old in olds if old.end == end]) for end in ends}
    return " ".join((*told, *(f"Từ ngày {day(end)} gồm cả {listed}." for end, listed in joined.items())))


def _listed(unit: Unit, olds: Sequence[Unit]) -> str:
    """'thị trấn Bình Liêu và một phần xã Vô Ngại'."""
    told = [f"{'' if _whole(unit, old) else 'một phần '}{old.last_name.full}" for old in olds]
    return " và ".join(part for part in (", ".join(told[:-1]), *told[-1:]) if part)


def _predecessor(edition: Edition, unit: Unit, old: Unit) -> Predecessor:
    word = names.word(edition, old.id, names.title(old))
    entries = listing.newest(edition, edition.articles_of_unit(old.id)[:MOST_ENTRIES], old)
    return Predecessor(word.text, word.address, _whole(unit, old), entries)


def _whole(unit: Unit, old: Unit) -> bool:
    return any(successor.id == unit.id and successor.share == "whole" for successor in old.successors)
