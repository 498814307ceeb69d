"""What is wrong between sources: links that lead nowhere, addresses that two claim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from plugins.checks.rules import RESERVED, check
from plugins.gathering.shelves import Shelves, pack, unpack
from plugins.model.problems import Problem
from plugins.reading.reader import Reading


def judge(shelves: Shelves, ids: Iterable[str], day: date) -> None:
    """Judge sources against those they point at; whoever is judged once keeps the outcome until judged again."""
    judged = {id for id in ids if _known(shelves, id)}
    suspects = {id for id in judged if _suspect(shelves, id)}
    targets = {target for id in suspects for target in shelves.column("SELECT target FROM pointer WHERE source=?", id)}
    between = _between(shelves, suspects.union(target for target in targets if _known(shelves, target)), day)
    if between:  # the wording may name any article that is near, so all must be at hand
        between = _between(shelves, shelves.column("SELECT id FROM source"), day)
    told: dict[str, list[Problem]] = {id: [] for id in judged}
    for each in between:
        told.setdefault(each.path, []).append(each)
    for id, found in told.items():
        shelves.sql.execute("UPDATE source SET told=? WHERE id=?", (pack(tuple(found)) if found else None, id))


def _known(shelves: Shelves, id: str) -> bool:
    return any(shelves.column("SELECT 1 FROM source WHERE id=?", id))


def _suspect(shelves: Shelves, id: str) -> bool:
    """Whether anything between articles can be wrong with a source: it points somewhere or shares an address."""
    shared = "SELECT 1 FROM claim JOIN claim AS other USING(address) WHERE claim.source=? AND other.source<>? LIMIT 1"
    return (
        any(shelves.column("SELECT 1 FROM pointer WHERE source=? LIMIT 1", id))
        or any(shelves.column(shared, id, id))
        or any(address in RESERVED for address in shelves.column("SELECT address FROM claim WHERE source=?", id))
    )


def _between(shelves: Shelves, ids: Iterable[str], day: date) -> tuple[Problem, ...]:
    """What is wrong between these sources."""
    readings = [_reading(shelves, id) for id in sorted(ids)]
    alone = {each for reading in readings for each in reading.problems}
    return tuple(each for each in check(readings, day) if each not in alone and each.path)


def _reading(shelves: Shelves, id: str) -> Reading:
    blob, shown = shelves.sql.execute("SELECT reading, shown FROM source WHERE id=?", (id,)).fetchone()
    reading: Reading = unpack(blob)
    return replace(reading, body=shelves.record("body", id)) if shown else reading
