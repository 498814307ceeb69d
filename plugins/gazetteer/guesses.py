"""What was probably meant where a written place is not found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache

from plugins.gazetteer.describe import full_path
from plugins.gazetteer.spoken import Spoken
from plugins.gazetteer.tables import Gazetteer
from plugins.model.units import Unit


@lru_cache(maxsize=4096)  # a slip recurs: each search goes through thousands of names
def nearest_name(gazetteer: Gazetteer, written: Spoken, day: date, inside: tuple[str, ...] = ()) -> str:
    """The name that was probably meant, with its kind on the day; '' where nothing is like it.

    `inside` are the larger units written after it: a name under them is meant before any other.
    """
    for one in (written, Spoken(written.name, "", written.name)):
        for levels in one.levels:
            named = [(key, ids) for level in levels for key, ids in gazetteer.named(level).items()]
            close = get_close_matches(one.key, [key for key, _ in named], n=5, cutoff=0.8)
            ids = [id for wanted in close for key, found in named if key == wanted for id in found]
            near = [id for id in ids if set(inside) & set(gazetteer.ancestors(id, within_life(gazetteer, id, day)))]
            if ids:
                return _likest(gazetteer, near or ids, one, day)
    return ""


def _likest(gazetteer: Gazetteer, ids: list[str], written: Spoken, day: date) -> str:
    """The full name on the day, of those units, most like the one written."""
    kind = f"{written.kind} " if written.kind else ""
    wanted = f"{kind}{written.name}".casefold()
    names = [gazetteer.unit(id).name_at(day) for id in ids if gazetteer.unit(id).stood_on(day)]
    names = names or [gazetteer.unit(id).last_name for id in ids]
    return max(names, key=lambda name: SequenceMatcher(None, wanted, name.full.casefold()).ratio()).full


def instead(gazetteer: Gazetteer, unit: Unit, day: date) -> str:
    """What stood on the day where the unit did not yet or no longer stand: the only one there was; '' for several.

    A commune of today had several communes for predecessors but often one district, which is then meant.
    """
    early = unit.start is not None and day < unit.start
    around = gazetteer.predecessors(unit.id) if early else gazetteer.successors(unit.id)
    standing = [id for id in around if gazetteer.unit(id).stood_on(day)]
    same = [id for id in standing if gazetteer.unit(id).level == unit.level]
    above = [id for id in standing if gazetteer.unit(id).level != unit.level]
    return next((full_path(gazetteer, found[0], day) for found in (same, above) if len(found) == 1), "")


def only_path(gazetteer: Gazetteer, found: Sequence[str], day: date) -> str:
    """The full path of the only unit found, '' where there are several."""
    return full_path(gazetteer, found[0], within_life(gazetteer, found[0], day)) if len(found) == 1 else ""


def within_life(gazetteer: Gazetteer, id: str, day: date) -> date:
    """The day, or the last or first of the unit's own life where the day lies outside."""
    unit = gazetteer.unit(id)
    if unit.start and day < unit.start:
        return unit.start
    return date.fromordinal(unit.end.toordinal() - 1) if unit.end and unit.end <= day else day
