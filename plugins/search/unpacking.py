"""The columns of facets read back from a printed index; theme/js/search/packed.js reads them too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from plugins.search.postings import unpacked
from plugins.search.shards import KINDS, bare


@dataclass(slots=True)
class Columns:
    """Of each document, by its number, the values it is filtered by; `names` go from a key to what readers see."""

    place: list[tuple[str, ...]] = field(default_factory=list)
    year: list[tuple[str, ...]] = field(default_factory=list)
    category: list[tuple[str, ...]] = field(default_factory=list)
    kind: list[tuple[str, ...]] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    names: dict[str, dict[str, str]] = field(default_factory=lambda: {"place": {}, "category": {}})

    def values(self, group: str, document: int) -> tuple[str, ...]:
        """The keys of a document in one group of facets."""
        found: tuple[str, ...] = getattr(self, group)[document]
        return found


def columns_of(segments: Iterable[Mapping[str, Any]]) -> Columns:
    """The columns of all segments joined."""
    made = Columns()
    for part in segments:
        placed = [_place(line) for line in part["placeNames"].split("\n") if line]
        made.names["place"].update(placed)
        made.names["category"].update(part["categoryNames"])
        for year, count in part["years"]:
            made.year += [(str(year),) if year else ()] * count
        for number in unpacked(part["sort"]):
            kind, category = part["sorts"][number]
            made.kind.append((KINDS[kind],))
            made.category.append((part["categoryNames"][category - 1][0],) if category else ())
        rows = [tuple(placed[place][0] for place in row) for row in part["places"]]
        made.place += [rows[number] for number in unpacked(part["place"])]
        for block in part["lengths"]:
            made.lengths += [block["sizes"][number] for number in unpacked(block["length"])]
    return made


def _place(line: str) -> tuple[str, str]:
    """Key and name out of a line of `shards.columns`."""
    name, _, code = line[1:].partition("\t")
    if line[0] == "-":
        return code, name
    return "-".join((*bare(name).split("-")[int(line[0]) :], code)), name
