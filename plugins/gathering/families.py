"""Facts of places around each other: after an edit, what public figures give away of internal ones is judged anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plugins.adding.disclosing import PUBLIC
from plugins.adding.families import between
from plugins.gathering.compact import unpack_facts
from plugins.gathering.shelves import Shelves, pack
from plugins.gazetteer.tables import Gazetteer
from plugins.model.facts import Fact
from plugins.model.units import COMMUNE, DISTRICT
from plugins.tagging.registry import Registry

_AFTER = f"{PUBLIC[:-1]}{chr(ord(PUBLIC[-1]) + 1)}"  # what sorts behind all public sources
# Told by the index of sources alone; what is stated takes half a gigabyte at a hundred thousand pieces.
_INSIDE = "SELECT place FROM stated WHERE source<? UNION SELECT place FROM stated WHERE source>=?"


def disclose(shelves: Shelves, places: Iterable[str], gazetteer: Gazetteer, registry: Registry) -> None:
    """Judge the families of these 'unit|organisation' places again: a unit and those of one level under it.

    Families without an internal figure cost nothing: they have nothing to give away.
    """
    families = sorted(set(_families(places, gazetteer)))
    inside = set(shelves.column(_INSIDE, PUBLIC, _AFTER)) if families else set()
    for above, level in families:
        key = f"{above}|~{level}"
        shelves.sql.execute("DELETE FROM misfit WHERE place=?", (key,))
        if not inside:
            continue
        below = gazetteer.children(above, level)
        if inside.isdisjoint(f"{id}|" for id in (above, *below)):
            continue
        facts = [fact for id in (above, *below) for fact in _stated(shelves, id)]
        found = between(gazetteer.unit(above), [gazetteer.unit(id) for id in below], facts, registry)
        if found:
            shelves.sql.execute("INSERT INTO misfit VALUES(?,?)", (key, pack(tuple(found))))


def _families(places: Iterable[str], gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    """(unit, level below it) in which a place stands, as the one above or as one of those below."""
    for place in places:
        id, _, organisation = place.partition("|")
        if not id or organisation:
            continue
        unit = gazetteer.unit(id)
        yield from ((id, level) for level in (DISTRICT, COMMUNE) if unit.level not in {level, COMMUNE})
        yield from ((parent.id, unit.level) for parent in unit.parents)


def _stated(shelves: Shelves, id: str) -> Iterator[Fact]:
    for blob in shelves.column("SELECT value FROM stated WHERE place=? ORDER BY source", f"{id}|"):
        yield from unpack_facts(blob)
