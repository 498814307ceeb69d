"""Provinces: 63 until 2025-06-30, 34 after, seven of them under a code that had been another's."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.gazetteer.write import facts
from plugins.gazetteer.write.packages import TURN, Row, Snapshots
from plugins.model.units import PROVINCE, DatedName, Successor, Unit

ACT = "202/2025/QH15"


def provinces(snapshots: Snapshots) -> list[Unit]:
    """Every province; one goes on across 2025-07-01 where both its code and its name did."""
    dated = facts.names("provinces")
    now = current(snapshots)
    old = [_old(row, now[snapshots.merged[row.code]], dated) for row in snapshots.first_provinces.values()]
    born = [
        Unit(id, PROVINCE, "", (DatedName(row.name, row.kind, row.code, TURN, None, ACT),), start=TURN)
        for row in snapshots.new_provinces.values()
        for id in (now[row.code],)
        if "~" in id
    ]
    return old + born


def current(snapshots: Snapshots) -> dict[str, str]:
    """The id of each province of today by its code: a suffix where the code had been another province's."""
    dated = facts.names("provinces")
    found = {}
    for row in snapshots.new_provinces.values():
        id = f"vn-p{row.code}"
        names = {name.name for name in dated.get(id, ())} or {snapshots.first_provinces[row.code].name}
        found[row.code] = id if row.name in names else f"{id}~2"
    return found


def _old(row: Row, after: str, dated: Mapping[str, tuple[DatedName, ...]]) -> Unit:
    id = f"vn-p{row.code}"
    end = None if after == id else TURN
    names = dated.get(id) or (DatedName(row.name, row.kind, row.code, None, end),)
    return Unit(id, PROVINCE, "", names, end=end, successors=(Successor(after, "whole", ACT),) if end else ())
