"""Districts since 2015, with the communes that took them over on 2025-07-01."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from plugins.gazetteer.lines import key
from plugins.gazetteer.spoken import same
from plugins.gazetteer.write import facts
from plugins.gazetteer.write.packages import TURN, Link, Snapshots
from plugins.model.units import DISTRICT, DatedName, DatedParent, Successor, Unit


def districts(snapshots: Snapshots, links: Mapping[str, tuple[Link, ...]]) -> list[Unit]:
    """Every district; its names from our dated facts, or the one the registry has always had."""
    dated = facts.names("districts")
    provinces = {row["id"]: row["province"] for row in facts.rows("districts")}
    for code, row in snapshots.second_districts.items():
        if f"vn-d{code}" not in dated:
            dated[f"vn-d{code}"] = (DatedName(row.name, row.kind, code, None, TURN),)
            provinces[f"vn-d{code}"] = row.above
    mergers = facts.mergers()
    ended = _dissolved(snapshots, links, {id: names for id, names in dated.items() if names[-1].end == TURN})
    return [
        Unit(
            id,
            DISTRICT,
            "",
            names,
            (DatedParent(f"vn-p{provinces[id]}", names[0].start, names[-1].end),),
            names[0].start,
            names[-1].end,
            mergers.get(id) or ended[id],
            _spellings(snapshots, names),
        )
        for id, names in dated.items()
    ]


def _spellings(snapshots: Snapshots, names: tuple[DatedName, ...]) -> tuple[str, ...]:
    """How the first snapshot spells a name that the registry spells otherwise today."""
    first = snapshots.first_districts.get(names[-1].code)
    if not first or any(same(first.name, name.name) for name in names):
        return ()
    return (first.name,) if key(first.name) == key(names[-1].name) else ()


def identity(units: Iterable[Unit], day: date) -> dict[str, str]:
    """The id of the district that bore each code on the day."""
    return {unit.name_at(day).code: unit.id for unit in units if unit.level == DISTRICT and unit.stood_on(day)}


def _dissolved(
    snapshots: Snapshots, links: Mapping[str, tuple[Link, ...]], standing: Mapping[str, tuple[DatedName, ...]]
) -> dict[str, tuple[Successor, ...]]:
    """For each district of the last day, the communes its own communes went to."""
    parts: dict[str, list[Link]] = defaultdict(list)
    for code, row in snapshots.second_communes.items():
        parts[row.above].extend(links[code])
    found = {}
    for id, names in standing.items():
        code = names[-1].code
        gone = parts[code] or list(links[code])
        share = "whole" if len({link.new for link in gone}) == 1 else "part"
        new = sorted({link.new for link in gone})
        found[id] = tuple(Successor(f"vn-x{code}", share) for code in new)
    return found
