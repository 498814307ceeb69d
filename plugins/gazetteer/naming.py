"""Which unit a written name means on a day: for the front matter with problems, for a sentence only if it is sure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache

from plugins.gazetteer import lines
from plugins.gazetteer.describe import day_words, fate, full_path, since
from plugins.gazetteer.guesses import instead, nearest_name, only_path, within_life
from plugins.gazetteer.spoken import Spoken, parts, same
from plugins.gazetteer.tables import Gazetteer
from plugins.model.problems import Problem, problem
from plugins.model.units import COMMUNE, DISTRICT, PROVINCE, DatedName, Unit

_SHOWN = 12
_LARGER = (DISTRICT, PROVINCE)


def resolve(  # noqa: PLR0913, PLR0917 -- what is asked, and where it stands
    gazetteer: Gazetteer, text: str, day: date, path: str = "", line: int = 0, column: int = 0
) -> tuple[str, tuple[Problem, ...]]:
    """The unit a line of front matter means on the day, or '' with the reason.

    "huyện Bình Liêu", "TX. Đông Triều", "Dong Trieu", "xã Tân Lân, huyện Cần Đước, Long An": larger units follow after
    commas and may be left out. Names without any marks are taken for names with marks. A bare name is a province's
    before a district's before a commune's. A rank or name not in force that day is a warning, all else an error.
    """
    turns = _turns(gazetteer, text)
    sure = _sure(gazetteer, text, turns[bisect_right(turns, day) - 1])
    return (sure, ()) if sure else _asked(gazetteer, text, day, (path, line, column))


@lru_cache(maxsize=1 << 17)  # places recur: a district has the same line in all its articles
def _sure(gazetteer: Gazetteer, text: str, day: date) -> str:
    """The unit a line means beyond any doubt from a turning day to the next, '' where a problem must be told."""
    id, problems = _asked(gazetteer, text, day, ("", 0, 0))
    return "" if problems else id


@lru_cache(maxsize=1 << 15)
def _turns(gazetteer: Gazetteer, text: str) -> tuple[date, ...]:
    """The days on which a line may begin to mean another unit: where it names a district those of all it can mean.

    Communes and bare names are looked for at several levels; theirs are all days on which anything changed.
    """
    unit, *larger = parts(text) or (Spoken("", "", ""),)
    named = _spelled(gazetteer, unit, _LARGER) if unit.kind and COMMUNE not in unit.levels[0] else ()
    if not named:
        return gazetteer.turns()
    around = [id for above in larger for reading in above.readings for id in _spelled(gazetteer, reading, _LARGER)]
    return gazetteer.turns((*named, *around))


def _asked(gazetteer: Gazetteer, text: str, day: date, where: tuple[str, int, int]) -> tuple[str, tuple[Problem, ...]]:
    written = parts(text)
    if not written:
        return "", (problem("BT406", *where),)
    unit, found = _first_found(written[0], lambda reading: candidates(gazetteer, reading, day))
    if not found:
        inside = _all_named(gazetteer, written[1]) if len(written) > 1 else ()
        guess = nearest_name(gazetteer, written[0], day, inside)
        return "", (problem("BT401", *where, guess=guess, text=written[0].text),)
    for above in written[1:]:
        _, over = _first_found(above, lambda reading: _all_named(gazetteer, reading))
        if not over:
            return "", (problem("BT401", *where, guess=nearest_name(gazetteer, above, day), text=above.text),)
        below = _below(gazetteer, found, over, above, day)
        if not below:
            return "", (_not_inside(gazetteer, found, written[0], above, over, day, where),)
        found = below
    return _settled(gazetteer, unit, _one_of_twins(gazetteer, found, day), day, where)


def _first_found(written: Spoken, ask: Callable[[Spoken], Sequence[str]]) -> tuple[Spoken, Sequence[str]]:
    """The first reading of a part that names any unit, and those units."""
    for reading in written.readings:
        found = ask(reading)
        if found:
            return reading, found
    return written, ()


def _below(gazetteer: Gazetteer, found: Iterable[str], over: Sequence[str], above: Spoken, day: date) -> list[str]:
    """Those that lay in one of the larger units; of several those in one that was of the written kind that day."""
    around = {id: {*gazetteer.ancestors(id, within_life(gazetteer, id, day))} for id in found}
    below = [id for id in around if not around[id].isdisjoint(over)]
    if len(below) < 2:
        return below
    right = {id for id in over if gazetteer.unit(id).name_at(day).kind == above.kind}
    return [id for id in below if not around[id].isdisjoint(right)] or below


def _one_of_twins(gazetteer: Gazetteer, found: Sequence[str], day: date) -> Sequence[str]:
    """The last to stand where nothing in their names tells units apart.

    Only communes are such twins, in the months between a merger that nobody dated and its predecessors' last day.
    """
    if len(found) == 1 or len({full_path(gazetteer, id, within_life(gazetteer, id, day)) for id in found}) > 1:
        return found
    return [max(found, key=lambda id: (gazetteer.unit(id).end or date.max, id))]


def _not_inside(  # noqa: PLR0913, PLR0917 -- both parts, what each may mean, and where they stand
    gazetteer: Gazetteer,
    found: Sequence[str],
    unit: Spoken,
    above: Spoken,
    over: Sequence[str],
    day: date,
    where: tuple[str, int, int],
) -> Problem:
    """Two units written as if one lay in the other: two places of one level, or a wrong larger unit."""
    levels = {gazetteer.unit(id).level for id in found}
    if {gazetteer.unit(id).level for id in over} <= levels:
        return problem("BT407", *where, f"{unit.text}; {above.text}", unit=unit.text, above=above.text)
    return problem("BT405", *where, only_path(gazetteer, found, day), unit=unit.text, above=above.text)


def resolve_exact(gazetteer: Gazetteer, text: str, day: date, within: str = "") -> str:
    """The unit a name in a sentence means on the day, or '' where that is not sure.

    Marks must be right but for the place of the tone mark, and so must the kind. `within` is the unit the article is
    about: of several namesakes the one in it is meant, else one beside it under the same district, then province.
    """
    written = parts(text)
    if not written:
        return ""
    unit, named = _first_found(written[0], lambda reading: candidates(gazetteer, reading, day))
    found = [id for id in named if _exact(gazetteer.unit(id), unit, day)]
    for above in written[1:]:
        _, over = _first_found(above, lambda reading: _all_named(gazetteer, reading))
        found = _below(gazetteer, found, over, above, day)
    if within and len(found) != 1:
        found = _nearest(gazetteer, found, day, within)
    return found[0] if len(found) == 1 else ""


def candidates(gazetteer: Gazetteer, written: Spoken, day: date) -> list[str]:
    """The units one written part may mean, those that fit best alone; ids in Vietnamese order.

    First by level, then those standing on the day before others, then those of the right kind and name that day.
    """
    gone: tuple[str, ...] = ()
    for levels in written.levels:
        spelled = _spelled(gazetteer, written, levels)
        standing = [id for id in spelled if gazetteer.unit(id).stood_on(day)]
        if standing:
            return _fitting(gazetteer, standing, written, day)
        gone = gone or spelled
    return _fitting(gazetteer, gone, written, None)


@lru_cache(maxsize=1 << 14)  # larger units recur after the commas
def _spelled(gazetteer: Gazetteer, written: Spoken, levels: tuple[str, ...]) -> tuple[str, ...]:
    """The units of some levels that ever bore the name, spelled as written; any marks where none are written."""
    named = tuple(id for level in levels for id in gazetteer.named(level).get(written.key, ()))
    exact = tuple(id for id in named if any(same(name, written.name) for name in _names(gazetteer.unit(id))))
    return exact or (named if written.bare else ())


def _fitting(gazetteer: Gazetteer, ids: Sequence[str], written: Spoken, day: date | None) -> list[str]:
    """Those whose kind and name were as written on the day (None: ever); all where none was."""
    units = [gazetteer.unit(id) for id in ids]
    if day is not None:
        for covering in (lambda unit: (unit.name_at(day),), lambda unit: (n for n in unit.names if n.covers(day))):
            fits = [unit.id for unit in units if any(_bears(name, unit, written) for name in covering(unit))]
            if fits:
                return fits
    return [unit.id for unit in units if any(_bears(name, unit, written) for name in unit.names)] or list(ids)


def _bears(name: DatedName, unit: Unit, written: Spoken) -> bool:
    """Whether a dated name is the one written; another spelling of the unit stands for each of its names."""
    if written.kind and name.kind != written.kind:
        return False
    spellings = (name.name, *unit.aliases)
    return any(same(one, written.name) for one in spellings) or (written.bare and lines.key(name.name) == written.key)


def _names(unit: Unit) -> tuple[str, ...]:
    return (*(name.name for name in unit.names), *unit.aliases)


def _exact(unit: Unit, written: Spoken, day: date) -> bool:
    return unit.stood_on(day) and any(
        name.covers(day)
        and (not written.kind or name.kind == written.kind)
        and any(same(one, written.name) for one in (name.name, *unit.aliases))
        for name in unit.names
    )


def _settled(
    gazetteer: Gazetteer, written: Spoken, found: Sequence[str], day: date, where: tuple[str, int, int]
) -> tuple[str, tuple[Problem, ...]]:
    """One unit, or the problem that keeps it from being one."""
    if len(found) > 1:
        shown = "; ".join(full_path(gazetteer, id, within_life(gazetteer, id, day)) for id in found[:_SHOWN])
        more = "; …" if len(found) > _SHOWN else ""
        listed = shown + more
        return "", (problem("BT402", *where, text=written.text, count=len(found), candidates=listed),)
    unit = gazetteer.unit(found[0])
    if not unit.stood_on(day):
        why = fate(gazetteer, unit.id, day)
        guess = instead(gazetteer, unit, day)
        return "", (problem("BT404", *where, guess, text=written.text, day=day_words(day), fate=why),)
    if any(_bears(name, unit, written) and name.covers(day) for name in unit.names):
        return unit.id, ()
    right = unit.name_at(day)
    words = since(right)
    return unit.id, (problem("BT403", *where, right.full, text=written.text, day=day_words(day), right=words),)


def _all_named(gazetteer: Gazetteer, above: Spoken) -> tuple[str, ...]:
    """Every unit a larger part may mean: its kind is not held against it, for ranks change."""
    levels = {level for step in above.levels for level in step}
    return _spelled(gazetteer, above, tuple(level for level in _LARGER if level in levels))


def _nearest(gazetteer: Gazetteer, ids: list[str], day: date, within: str) -> list[str]:
    """Those in `within` itself, else in the district, else in the province it lies in."""
    for around in (within, *gazetteer.ancestors(within, day)):
        near = [id for id in ids if around in (id, *gazetteer.ancestors(id, day))]
        if near:
            return near
    return ids
