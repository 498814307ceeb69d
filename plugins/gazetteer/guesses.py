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

_LIKE = 0.8  # what `difflib` calls the ratio of two words that are meant to be the same


@lru_cache(maxsize=4096)  # a slip recurs: each search goes through thousands of names
def nearest_name(gazetteer: Gazetteer, written: Spoken, day: date, inside: tuple[str, ...] = ()) -> str:
    """The name that was probably meant, with its kind on the day; '' where nothing is like it.

    `inside` are the larger units written after it: a name under them is meant before any other.
    """
    for one in (written, Spoken(written.name, "", written.name)):
        for levels in one.levels:
            named = _alike(gazetteer, one.key, levels)
            close = get_close_matches(one.key, [key for key, _ in named], n=5, cutoff=_LIKE)
            ids = [id for wanted in close for key, found in named if key == wanted for id in found]
            near = [id for id in ids if set(inside) & set(gazetteer.ancestors(id, within_life(gazetteer, id, day)))]
            if ids:
                return _likest(gazetteer, near or ids, one, day)
    return ""


def _alike(gazetteer: Gazetteer, key: str, levels: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
    """The names that may be as like a key as is asked, with their units; most are ruled out by length and letters.

    The ratio is twice the letters in common over all letters: a letter that the other does not have is not in common.
    """
    found, letters, length = [], _letters(key), len(key)
    for other, names in _by_length(gazetteer, levels).items():
        fewest = _LIKE * (length + other) / 2
        if min(length, other) >= fewest:
            found += [
                (name, ids)
                for name, held, ids in names
                if length - (letters & ~held).bit_count() >= fewest <= other - (held & ~letters).bit_count()
            ]
    return found


@lru_cache(maxsize=8)
def _by_length(gazetteer: Gazetteer, levels: tuple[str, ...]) -> dict[int, list[tuple[str, int, tuple[str, ...]]]]:
    """The names of some levels by their length, each with its letters and units."""
    found: dict[int, list[tuple[str, int, tuple[str, ...]]]] = {}
    for level in levels:
        for key, ids in gazetteer.named(level).items():
            found.setdefault(len(key), []).append((key, _letters(key), tuple(ids)))
    return found


def _letters(key: str) -> int:
    """A bit for each letter that a key has; letters of one bit count as one."""
    bits = 0
    for letter in set(key):
        bits |= 1 << ord(letter) % 64
    return bits


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
