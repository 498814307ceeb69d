"""Communes of both eras: those until 2025-06-30 from two snapshots and our dated facts, and those since.

Neither package dates a commune. Where the two snapshots differ and no dated fact tells the day, the change lies
somewhere between them: an old name then runs up to the second snapshot while the new one begins at the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from plugins.gazetteer.write import facts, provinces
from plugins.gazetteer.write.districts import identity
from plugins.gazetteer.write.packages import FIRST, SECOND, TURN, Link, Row, Snapshots
from plugins.model.units import COMMUNE, DatedName, DatedParent, Successor, Unit
from plugins.text.folding import fold

# Above this likeness two names of one code are two spellings of one name, below it the commune was renamed;
# read one by one, these are exceptions: renamed under a name much like the old, or spelled out since.
LIKENESS = 0.75
RENAMED = frozenset(
    {
        *("03748", "06985", "07261", "07315", "07825", "08389", "08905", "09646"),
        *("09742", "10096", "10174", "10882", "11341", "11560", "11977", "12196"),
        *("12244", "12424", "12664", "12997", "13900", "14551", "14563", "15331"),
        *("16969", "17152", "17176", "17779", "17896", "19627", "19654", "20029"),
        *("20236", "20278", "20821"),
    }
)
SPELLED_OUT = frozenset({"02902", "03244", "04621", "04627", "06616", "19114"})


def new_communes(snapshots: Snapshots) -> list[Unit]:
    """The communes that began on 2025-07-01, by the act of that year on their province."""
    above = provinces.current(snapshots)
    acts = {row["province"]: row["act"] for row in facts.rows("acts")}
    return [
        Unit(
            f"vn-x{row.code}",
            COMMUNE,
            "",
            (DatedName(row.name, row.kind, row.code, TURN, None, acts[row.above]),),
            (DatedParent(above[row.above], TURN),),
            TURN,
        )
        for row in snapshots.new_communes.values()
    ]


def old_communes(snapshots: Snapshots, links: Mapping[str, tuple[Link, ...]], districts: Iterable[Unit]) -> list[Unit]:
    """The communes that ended by 2025-07-01; those of our dated facts from these alone."""
    known = _known()
    standing = tuple(districts)
    events = _events(standing)
    last_days = {unit.id: unit.end for unit in standing if unit.end and unit.end <= SECOND}
    above = {FIRST: identity(standing, FIRST), SECOND: identity(standing, SECOND)}
    moves = _moves()
    codes = sorted({*snapshots.first_communes, *snapshots.second_communes})
    found = []
    for code in codes:
        if f"vn-c{code}" in known:
            continue
        first, second = snapshots.first_communes.get(code), snapshots.second_communes.get(code)
        stood = (above[FIRST][first.above] if first else "", above[SECOND][second.above] if second else "")
        past = _past(code, snapshots, stood, events, last_days)
        names, aliases = _names(past)
        found.append(
            Unit(
                f"vn-c{code}",
                COMMUNE,
                "",
                names,
                _parents(past, stood, moves.get(code)),
                past.start,
                past.end,
                tuple(Successor(f"vn-x{link.new}", link.share) for link in links.get(code, ())),
                aliases,
            )
        )
    return [*known.values(), *found]


def _known() -> dict[str, Unit]:
    """The communes of which every date is known."""
    names = facts.names("communes")
    above: dict[str, str] = {}
    after: dict[str, tuple[str, ...]] = {}
    for row in facts.rows("communes"):
        above[row["id"]] = row["district"]
        after[row["id"]] = after.get(row["id"], ()) or tuple(row["successors"].split())
    return {
        id: Unit(
            id,
            COMMUNE,
            "",
            dated,
            (DatedParent(above[id], dated[0].start, dated[-1].end),),
            dated[0].start,
            dated[-1].end,
            tuple(Successor(new, "whole" if len(after[id]) == 1 else "part") for new in after[id]),
        )
        for id, dated in names.items()
    }


def _events(districts: Iterable[Unit]) -> dict[str, frozenset[date]]:
    """The days between the snapshots on which a district began, changed its name or rank, ended or took one in."""
    days: dict[str, set[date]] = {}
    for unit in districts:
        ends = {unit.end} if unit.end else set()
        for day in {name.start for name in unit.names if name.start} | ends:
            if FIRST < day <= SECOND:
                days.setdefault(unit.id, set()).add(day)
        for successor in unit.successors:
            if unit.end and FIRST < unit.end <= SECOND:
                days.setdefault(successor.id, set()).add(unit.end)
    return {id: frozenset(found) for id, found in days.items()}


def _moves() -> dict[str, tuple[str, date]]:
    """The codes of communes that stood under another district until a day before the first snapshot."""
    found = {}
    for row in facts.rows("moves"):
        for number in range(int(row["first"]), int(row["last"]) + 1):
            found[f"{number:05d}"] = (row["district"], date.fromisoformat(row["to"]))
    return found


@dataclass(frozen=True, slots=True)
class _Past:
    """A commune as the snapshots show it; `day` is when its district changed between them, where it did once."""

    code: str
    first: Row | None
    second: Row | None
    start: date | None
    end: date
    day: date | None


def _past(
    code: str,
    snapshots: Snapshots,
    above: tuple[str, str],
    events: Mapping[str, frozenset[date]],
    last_days: Mapping[str, date],
) -> _Past:
    """What the snapshots show; a commune gone with its district ended on the same day."""
    first, second = snapshots.first_communes.get(code), snapshots.second_communes.get(code)
    days = events.get(above[0], frozenset()) | events.get(above[1], frozenset())
    day = next(iter(days)) if len(days) == 1 else None
    start = None if first else day or FIRST
    end = TURN if second else last_days.get(above[0]) or SECOND
    return _Past(code, first, second, start, end, day)


def _parents(past: _Past, above: tuple[str, str], move: tuple[str, date] | None) -> tuple[DatedParent, ...]:
    before, after = above
    found, start = [], past.start
    if move:
        found.append(DatedParent(move[0], start, move[1]))
        start = move[1]
    if before and after and before != after:
        turn = past.day or SECOND
        return (*found, DatedParent(before, start, turn), DatedParent(after, turn, past.end))
    return (*found, DatedParent(before or after, start, past.end))


def _names(past: _Past) -> tuple[tuple[DatedName, ...], tuple[str, ...]]:
    """The dated names, and other spellings."""
    rows = [row for row in (past.first, past.second) if row]
    oldest, newest = rows[0], rows[-1]
    spelling = past.code in SPELLED_OUT or (past.code not in RENAMED and _one_name(oldest.name, newest.name))
    aliases = (oldest.name,) if spelling and oldest.name != newest.name else ()
    if spelling and oldest.kind == newest.kind:
        return (DatedName(newest.name, newest.kind, past.code, past.start, past.end),), aliases
    raised = past.day if spelling and newest.kind == "Phường" else None
    former = newest.name if spelling else oldest.name
    return (
        DatedName(former, oldest.kind, past.code, past.start, raised or SECOND),
        DatedName(newest.name, newest.kind, past.code, raised or FIRST, past.end),
    ), aliases


def _one_name(one: str, other: str) -> bool:
    one, other = fold(one), fold(other)
    return (one[-1:].isdigit(), one == other or SequenceMatcher(None, one, other).ratio() >= LIKENESS) == (
        other[-1:].isdigit(),
        True,
    )
