"""Facts on the shelves: the facts of one place put together anew, and word of every cell that changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from plugins.adding.combining import combine
from plugins.adding.decisions import Decisions
from plugins.gathering.compact import pack_cells, pack_facts, unpack_facts
from plugins.gathering.shelves import Shelves, pack
from plugins.model.facts import ESTIMATE, PRELIMINARY, RESULT, Cell, Fact
from plugins.model.stated import NO_RESULT, OF_ORGANISATION, OF_PLACE
from plugins.tagging.registry import Registry


def restate(shelves: Shelves, place: str, registry: Registry, decisions: Decisions) -> None:
    """Combine all facts stated for one 'unit|organisation' and shelve the outcome, touching only what differs."""
    rows = shelves.sql.execute(
        "SELECT source, day, value FROM stated WHERE place=? ORDER BY source", (place,)
    ).fetchall()
    days = {source: date.fromisoformat(day) for source, day, _ in rows}
    together = combine((fact for _, _, value in rows for fact in unpack_facts(value)), registry, days, decisions)
    _facts(shelves, place, together.facts)
    _cells(shelves, place, together.cells)
    shelves.sql.execute("DELETE FROM misfit WHERE place=?", (place,))
    if together.problems:
        shelves.sql.execute("INSERT INTO misfit VALUES(?,?)", (place, pack(together.problems)))


def _facts(shelves: Shelves, place: str, facts: Iterable[Fact]) -> None:
    before = dict(shelves.sql.execute("SELECT id, value FROM fact WHERE place=?", (place,)))
    every = {fact.id: fact for fact in facts}
    now = {id: pack_facts((fact,)) for id, fact in every.items()}
    changed = {id for id in {*before, *now} if before.get(id) != now.get(id)}
    if not changed:
        return
    shelves.touch("facts")
    for id in changed:
        shelves.touch(f"fact:{id}")
    shelves.sql.executemany("DELETE FROM fact WHERE id=?", ((id,) for id in changed))
    shelves.sql.executemany("INSERT INTO fact VALUES(?,?,?)", ((id, place, now[id]) for id in changed if id in now))
    _derived(shelves, place, every)


def _derived(shelves: Shelves, place: str, facts: dict[str, Fact]) -> None:
    """The list of derived facts under the one article that states all their sources."""
    homes = {
        fact.id: {facts[source].article for source in fact.derived_from if source in facts}
        for fact in facts.values()
        if fact.derived_from
    }
    now = {("derived", next(iter(each)), place, id) for id, each in homes.items() if len(each) == 1}
    _replace(shelves, "derived", place, now)


def _cells(shelves: Shelves, place: str, cells: tuple[Cell, ...]) -> None:
    """Shelve the cells by indicator and year, so that whoever shows one year is made again for that year alone."""
    unit, _, organisation = place.partition("|")
    columns = "SELECT indicator, year, standing, count, anew, value FROM cell WHERE place=?"
    before = {(row[0], row[1]): row[2:] for row in shelves.sql.execute(columns, (place,))}
    now = {
        key: (max(map(_standing, group)), len(group), _anew(group), pack_cells(group))
        for key, group in ((key, list(each)) for key, each in groupby(cells, key=_indicator_and_year))
    }
    changed = {key for key in {*before, *now} if before.get(key) != now.get(key)}
    if not changed:
        return
    shelves.touch(f"cells:{place}")
    shelves.touch("crowds")
    shelves.touch("years")
    for indicator, year in changed:
        shelves.touch(f"about:{indicator}")
        shelves.touch(f"about:{indicator}:{year}")
        shelves.touch(f"cells:{place}:{indicator}:{year}")
        shelves.touch(f"years:{indicator}")
        shelves.touch(f"year:{year}")
        if any(row and row[2] for row in (before.get((indicator, year)), now.get((indicator, year)))):
            shelves.touch("anew")
            shelves.touch(f"anew:{indicator}:{year}")
    shelves.sql.execute("DELETE FROM cell WHERE place=?", (place,))
    shelves.sql.executemany(
        "INSERT INTO cell VALUES(?,?,?,?,?,?,?,?)",
        ((place, *key, seq, *values) for seq, (key, values) in enumerate(now.items())),
    )
    _replace(shelves, "indicator", place, {("indicator", indicator, "", place) for indicator, _ in now})
    if organisation:
        _replace(shelves, "stating", place, {("stating", organisation, "", place)} if now else set())
    else:
        _replace(shelves, "cells", place, {("cells", unit, "", place)} if now else set())


def _indicator_and_year(cell: Cell) -> tuple[str, int]:
    return cell.shown.indicator, cell.shown.period.end.year


def _standing(cell: Cell) -> int:
    """Whether the cell is the result of a place, of an organisation, or none."""
    fact = cell.shown
    if fact.status != RESULT:
        return NO_RESULT
    return OF_ORGANISATION if fact.organisation else OF_PLACE


def _anew(cells: list[Cell]) -> bool:
    """Whether a number is told more than once, or may have settled a preliminary one."""
    settled = {cell.shown.status for cell in cells}
    return any(len(cell.sources) > 1 for cell in cells) or (
        RESULT in settled and not settled.isdisjoint((PRELIMINARY, ESTIMATE))
    )


def _replace(shelves: Shelves, shelf: str, place: str, now: set[tuple[str, str, str, str]]) -> None:
    """Make the entries that one place has on a shelf exactly these; the place is the rank or the item."""
    column = "rank" if shelf == "derived" else "item"
    before = set(
        shelves.sql.execute(
            f"SELECT shelf, key, rank, item FROM entry WHERE shelf=? AND {column}=?",  # noqa: S608 -- one of two names
            (shelf, place),
        )
    )
    shelves.strike(before - now)
    shelves.enter(now - before)
