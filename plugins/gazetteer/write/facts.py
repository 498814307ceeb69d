"""Our own dated facts, kept as CSV beside the gazetteer: who was renamed, raised, moved or merged, and by which act.

Districts are keyed by identity, not by code: where the registry swapped two codes for some months in 2015 (Kỳ Anh,
Duyên Hải, Long Mỹ), recorded an act before and after its day (Sa Pa, Hồng Ngự) or gave the code of one unit to
another (Quảng Hòa, Thuận Hóa, Đạ Huoai, Long Đất, Thủ Đức), the rows say what happened on the ground.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path

from plugins.model.units import DatedName, Successor

FOLDER = Path(__file__).parent.parent / "facts"


def rows(name: str, folder: Path = FOLDER) -> list[dict[str, str]]:
    """The rows of one CSV file."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def day(text: str) -> date | None:
    """An ISO date, None for ''."""
    return date.fromisoformat(text) if text else None


def names(name: str) -> dict[str, tuple[DatedName, ...]]:
    """The dated names of each unit of a file, in order of time."""
    found: dict[str, list[DatedName]] = defaultdict(list)
    for row in rows(name):
        code = row.get("code") or row["id"][4:]
        found[row["id"]].append(
            DatedName(row["name"], row["kind"], code, day(row["from"]), day(row["to"]), row.get("act", ""))
        )
    return {id: tuple(sorted(dated, key=lambda one: one.start or date.min)) for id, dated in found.items()}


def mergers() -> dict[str, tuple[Successor, ...]]:
    """The districts that ended before 2025-07-01, and what took them over."""
    found: dict[str, tuple[Successor, ...]] = defaultdict(tuple)
    for row in rows("mergers"):
        found[row["id"]] += (Successor(row["successor"], row["share"], row["act"]),)
    return dict(found)


def aliases() -> dict[str, tuple[str, ...]]:
    """Other spellings in use."""
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for row in rows("aliases"):
        found[row["id"]] += (row["alias"],)
    return dict(found)
