"""The page of a province, a district or a commune: what it is and was, its figures, what appeared about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from plugins.districts import (
    highlights,
    history,
    listing,
    moved,
    names,
    neighbourhood,
    people,
    predecessors,
    rollups,
    trends,
)
from plugins.model import addresses
from plugins.model.edition import Edition
from plugins.model.facts import Cell
from plugins.model.sheets import Page
from plugins.model.units import COMMUNE, DISTRICT, PROVINCE, Unit
from plugins.showing.sentences import Source, reckonings, sources
from plugins.showing.tables import Table, quoting, table

LEVELS = (PROVINCE, DISTRICT, COMMUNE)
MOST_CELLS = 120
"""Above so many, the organisations' tables stand on their own pages only, and the sentences on a page beside."""
MOST_SENTENCES = 40
"""How many sentences a page quotes; the others stand in the file to download."""


def keys(edition: Edition) -> Iterable[str]:
    """Ids of every province and district, and of communes with content."""
    return [id for level in LEVELS for id in edition.units(level)]


def sheet(edition: Edition, key: str) -> Page:
    """The unit's page; one without content tells its history and its neighbours."""
    unit = edition.unit(key)
    cells = edition.cells_of_unit(key)
    ids = edition.articles_of_unit(key)
    own = own_tables(edition, key, names.title(unit), cells, unit)
    bodies = listing.bodies(edition, unit)
    beside = [cell for id in bodies for cell in edition.cells_of_organisation(id)]
    shown = beside if len(cells) + len(beside) <= MOST_CELLS else []
    others = tuple(t for id in bodies for t in organisation_tables(edition, id)) if shown else ()
    folder = addresses.unit(unit).removesuffix("index.html")
    values: dict[str, Any] = {
        "page": unit.level,
        "title": names.title(unit),
        "description": history.standfirst(edition, unit),
        "section": "places",
        "breadcrumb": breadcrumb(edition, unit),
        "standfirst": history.standfirst(edition, unit),
        "highlights": highlights.keys(edition, cells),
        "eras": history.eras(edition, unit),
        "tables": (*own, *others),
        "rollups": rollups.rollups(edition, unit),
        "predecessors": predecessors.predecessors(edition, unit),
        "trend": trends.trend(edition, names.title(unit), cells),
        "comparison": trends.comparison(edition, unit, cells),
        **quoted(edition, (*cells, *shown)),
        "reports": listing.reports(edition, ids, unit),
        "years": listing.years(edition, ids, unit, folder),
        "organisations": listing.organisations(edition, unit),
        "people": people.people(edition, ids),
        "moved": moved.of_district(edition, unit),
        "formerly": moved.formerly(edition, unit),
        "today": _today(edition, unit),
        "undated": unit.level == COMMUNE and bool(unit.end),
        "feed": f"{folder}feed.atom" if ids else "",
        "csv": f"{folder}so-lieu.csv" if cells or beside else "",
        "xlsx": f"{folder}so-lieu.xlsx" if cells or beside else "",
        "empty": not ids and not cells and not beside,
        **neighbourhood.values(edition, unit),
    }
    return Page(addresses.unit(unit), f"{unit.level}.html", values)


def _today(edition: Edition, unit: Unit) -> str:
    """The address of the communes of today of a province, those of its successor where it ended."""
    if unit.level != PROVINCE:
        return ""
    return addresses.communes(edition.unit(unit.successors[0].id) if unit.successors else unit)


def own_tables(edition: Edition, id: str, name: str, cells: Sequence[Cell], unit: Unit | None) -> tuple[Table, ...]:
    """The table of the cells, none without cells."""
    alive = (unit.start, unit.end) if unit else (None, None)
    if not cells:
        return ()
    made = table(edition, f"bang-{id}", name, cells, alive)
    return (quoting(made, anchors(cells)) if crowded(cells) else made,)


def organisation_tables(edition: Edition, id: str) -> tuple[Table, ...]:
    """The table of an organisation, under its own name."""
    return own_tables(edition, id, edition.organisation(id).name, edition.cells_of_organisation(id), None)


def crowded(cells: Sequence[Cell]) -> bool:
    """Whether the figures of a place leave its page no room for their sentences, nor for an address in every cell."""
    return len(cells) > MOST_CELLS


def anchors(cells: Sequence[Cell]) -> Mapping[str, str]:
    """Fact id → anchor on the page of quotes, for the figures that a crowded table shows.

    Short, as every cell holds one; they are of use between these two pages only, which are made of the same cells.
    """
    return {cell.shown.id: f"s{place}" for place, cell in enumerate(cells, 1)}


def quoted(edition: Edition, cells: Sequence[Cell]) -> Mapping[str, Any]:
    """The sentences behind the figures, and how many more there are; reckonings and quarrels are always told.

    `quotes` is the file beside a crowded page that quotes them all, and `facts` tells which fact each link of its cells
    leads to, for the printed page to be judged by: there the cells name neither article nor fact.
    """
    if crowded(cells):
        facts = {f"{addresses.QUOTES}#{anchor}": id for id, anchor in anchors(cells).items()}
        return {"sources": reckonings(edition, cells), "more_sources": 0, "quotes": addresses.QUOTES, "facts": facts}
    found: tuple[Source, ...] = sources(edition, cells)
    said = [one for one in found if one.kind == "said"]
    others = [one for one in found if one.kind != "said"]
    return {
        "sources": (*said[:MOST_SENTENCES], *others),
        "more_sources": max(0, len(said) - MOST_SENTENCES),
        "quotes": "",
        "facts": {},
    }


def breadcrumb(edition: Edition, unit: Unit) -> tuple[tuple[str, str], ...]:
    """Home, places, the units above on the unit's last day, the unit."""
    on = names.last_day_of(unit, edition)
    above: list[tuple[str, str]] = []
    parent = unit.parent_at(on)
    while parent:
        found = edition.unit(parent)
        above.insert(0, (found.name_at(on).name, addresses.unit(found) if names.has_page(edition, found) else ""))
        parent = found.parent_at(on)
    linked = [step for step in above if step[1]]
    return (("Trang chủ", addresses.HOME), ("Địa phương", addresses.PLACES), *linked, (names.title(unit), ""))
