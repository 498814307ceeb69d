"""Which unit a written name means on a day: for the front matter with problems, for a sentence only if it is sure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from difflib import SequenceMatcher, get_close_matches

from plugins.gazetteer import lines
from plugins.gazetteer.describe import day_words, fate, full_path, since
from plugins.gazetteer.spoken import Spoken, parts, same
from plugins.gazetteer.tables import Gazetteer
from plugins.model.problems import Problem, problem
from plugins.model.units import DatedName, Unit

_SHOWN = 12


def resolve(  # noqa: PLR0913, PLR0917 -- what is asked, and where it stands
    gazetteer: Gazetteer, text: str, day: date, path: str = "", line: int = 0, column: int = 0
) -> tuple[str, tuple[Problem, ...]]:
    """The unit a line of front matter means on the day, or '' with the reason.

    "huyện Bình Liêu", "TX. Đông Triều", "Dong Trieu", "xã Tân Lân, huyện Cần Đước, Long An": larger units follow after
    commas and may be left out. Names without any marks are taken for names with marks. A bare name is a province's
    before a district's before a commune's. A rank or name not in force that day is a warning, all else an error.
    """
    where = (path, line, column)
    written = parts(text)
    if not written:
        return "", (problem("BT406", *where),)
    found = candidates(gazetteer, written[0], day)
    if not found:
        inside = _all_named(gazetteer, written[1]) if len(written) > 1 else ()
        guess = _guess(gazetteer, written[0], day, inside)
        return "", (problem("BT401", *where, guess=guess, text=written[0].text),)
    for above in written[1:]:
        over = _all_named(gazetteer, above)
        if not over:
            return "", (problem("BT401", *where, guess=_guess(gazetteer, above, day), text=above.text),)
        below = [id for id in found if not over.isdisjoint(gazetteer.ancestors(id, _within_life(gazetteer, id, day)))]
        if not below:
            guess = _only(gazetteer, found, day)
            return "", (problem("BT405", *where, guess, unit=written[0].text, above=above.text),)
        found = below
    return _settled(gazetteer, written[0], found, day, where)


def resolve_exact(gazetteer: Gazetteer, text: str, day: date, within: str = "") -> str:
    """The unit a name in a sentence means on the day, or '' where that is not sure.

    Marks must be right but for the place of the tone mark, and so must the kind. `within` is the unit the article is
    about: of several namesakes the one in it is meant, else one beside it under the same district, then province.
    """
    written = parts(text)
    if not written:
        return ""
    found = [id for id in candidates(gazetteer, written[0], day) if _exact(gazetteer.unit(id), written[0], day)]
    for above in written[1:]:
        over = _all_named(gazetteer, above)
        found = [id for id in found if not over.isdisjoint(gazetteer.ancestors(id, day))]
    if within and len(found) != 1:
        found = _nearest(gazetteer, found, day, within)
    return found[0] if len(found) == 1 else ""


def candidates(gazetteer: Gazetteer, written: Spoken, day: date) -> list[str]:
    """The units one written part may mean, those that fit best alone; ids in Vietnamese order.

    First by level, then those standing on the day before others, then those of the right kind and name that day.
    """
    gone: list[str] = []
    for levels in written.levels:
        spelled = _spelled(gazetteer, written, levels)
        standing = [id for id in spelled if gazetteer.unit(id).stood_on(day)]
        if standing:
            return _fitting(gazetteer, standing, written, day)
        gone = gone or spelled
    return _fitting(gazetteer, gone, written, None)


def _spelled(gazetteer: Gazetteer, written: Spoken, levels: Iterable[str]) -> list[str]:
    """The units of some levels that ever bore the name, spelled as written; any marks where none are written."""
    named = [id for level in levels for id in gazetteer.named(level).get(written.key, ())]
    exact = [id for id in named if any(same(name, written.name) for name in _names(gazetteer.unit(id)))]
    return exact or (named if written.bare else [])


def _fitting(gazetteer: Gazetteer, ids: list[str], written: Spoken, day: date | None) -> list[str]:
    """Those whose kind and name were as written on the day (None: ever); all where none was."""
    for in_force in (True, False):
        fits = [
            id
            for id in ids
            if any(
                _bears(name, gazetteer.unit(id), written) and (not in_force or day is None or name.covers(day))
                for name in gazetteer.unit(id).names
            )
        ]
        if fits:
            return fits
    return ids


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
    gazetteer: Gazetteer, written: Spoken, found: list[str], day: date, where: tuple[str, int, int]
) -> tuple[str, tuple[Problem, ...]]:
    """One unit, or the problem that keeps it from being one."""
    if len(found) > 1:
        shown = "; ".join(full_path(gazetteer, id, _within_life(gazetteer, id, day)) for id in found[:_SHOWN])
        more = "; …" if len(found) > _SHOWN else ""
        listed = shown + more
        return "", (problem("BT402", *where, text=written.text, count=len(found), candidates=listed),)
    unit = gazetteer.unit(found[0])
    if not unit.stood_on(day):
        why = fate(gazetteer, unit.id, day)
        return "", (problem("BT404", *where, text=written.text, day=day_words(day), fate=why),)
    if any(_bears(name, unit, written) and name.covers(day) for name in unit.names):
        return unit.id, ()
    right = unit.name_at(day)
    words = since(right)
    return unit.id, (problem("BT403", *where, right.full, text=written.text, day=day_words(day), right=words),)


def _all_named(gazetteer: Gazetteer, above: Spoken) -> set[str]:
    """Every unit a larger part may mean: its kind is not held against it, for ranks change."""
    levels = {level for step in above.levels for level in step if level != "commune"}
    return set(_spelled(gazetteer, above, sorted(levels)))


def _only(gazetteer: Gazetteer, found: list[str], day: date) -> str:
    """The full path of the only unit found, '' where there are several."""
    return full_path(gazetteer, found[0], _within_life(gazetteer, found[0], day)) if len(found) == 1 else ""


def _within_life(gazetteer: Gazetteer, id: str, day: date) -> date:
    """The day, or the last or first of the unit's own life where the day lies outside."""
    unit = gazetteer.unit(id)
    if unit.start and day < unit.start:
        return unit.start
    return date.fromordinal(unit.end.toordinal() - 1) if unit.end and unit.end <= day else day


def _nearest(gazetteer: Gazetteer, ids: list[str], day: date, within: str) -> list[str]:
    """Those in `within` itself, else in the district, else in the province it lies in."""
    for around in (within, *gazetteer.ancestors(within, day)):
        near = [id for id in ids if around in (id, *gazetteer.ancestors(id, day))]
        if near:
            return near
    return ids


def _guess(gazetteer: Gazetteer, written: Spoken, day: date, inside: Iterable[str] = ()) -> str:
    """The name that was probably meant, with its kind on the day; '' where nothing is like it.

    `inside` are the larger units written after it: a name under them is meant before any other.
    """
    for one in (written, Spoken(written.name, "", written.name)):
        for levels in one.levels:
            named = [(key, ids) for level in levels for key, ids in gazetteer.named(level).items()]
            close = get_close_matches(one.key, [key for key, _ in named], n=5, cutoff=0.8)
            ids = [id for wanted in close for key, found in named if key == wanted for id in found]
            near = [id for id in ids if set(inside) & set(gazetteer.ancestors(id, _within_life(gazetteer, id, day)))]
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
