"""The gazetteer as it is asked: units by id, by level, by what they stood under; read in only as far as needed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path

from plugins.gazetteer import lines
from plugins.model.units import COMMUNE, Unit

FOLDER = Path(__file__).parent
PLACES, COMMUNES = "places.tsv", "communes.tsv"
TAB = "\t"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Gazetteer:
    """Every unit since 2015; provinces and districts are at hand, communes are read when first asked for.

    Lines stand in Vietnamese order of the newest names, so every answer does too. The answers never change.
    """

    def __init__(self, places: str, communes: Callable[[], str]) -> None:
        """`places` are the lines of provinces and districts; `communes` reads those of communes, once."""
        self._read_communes: Callable[[], str] | None = communes
        self._lines: dict[str, str] = {}
        self._levels: dict[str, list[str]] = defaultdict(list)
        self._units: dict[str, Unit] = {}
        self._below: dict[str, list[str]] | None = None
        self._before: dict[str, list[str]] | None = None
        self._keys: dict[str, dict[str, list[str]]] = {}
        self._turns: tuple[date, ...] = ()
        self._places = places
        self._take(places)

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Gazetteer:
        """The gazetteer shipped beside this module, or another folder's."""
        return cls(
            (folder / PLACES).read_text(encoding="utf-8"),
            lambda: (folder / COMMUNES).read_text(encoding="utf-8"),
        )

    def unit(self, id: str) -> Unit:
        """One unit; KeyError where there is none of that id."""
        found = self._units.get(id)
        if found is None:
            if id not in self._lines and id[3:4] in {"c", "x"}:
                self._all()
            found = self._units[id] = lines.unit(self._lines[id])
        return found

    def units(self, level: str) -> tuple[str, ...]:
        """The ids of a level, past and present, in Vietnamese order."""
        if level == COMMUNE:
            self._all()
        return tuple(self._levels[level])

    def children(self, id: str, level: str = "") -> tuple[str, ...]:
        """The ids of units that ever stood under this one, in Vietnamese order, of one level or of all."""
        if level == COMMUNE or not level:
            self._all()
        if self._below is None:
            self._below = _turned(self._lines, lines.parents)
        found = self._below.get(id, [])
        return tuple(child for child in found if not level or lines.LEVELS[child[3]] == level)

    def ancestors(self, id: str, day: date) -> tuple[str, ...]:
        """The units above on the day, the nearest first: a commune's district, then its province."""
        found: list[str] = []
        above = self.unit(id).parent_at(day)
        while above:
            found.append(above)
            above = self.unit(above).parent_at(day)
        return tuple(found)

    def turns(self, ids: Iterable[str] | None = None) -> tuple[date, ...]:
        """The days on which any of the units, or of those above them, began, ended or changed; of all by default.

        Communes change on days on which some district or province does, so their file need not be read for all.
        """
        if ids is None:
            self._turns = self._turns or _days(self._places)
            return self._turns
        around = list(dict.fromkeys(ids))
        for id in around:
            around += [above for above in lines.parents(self._lines[id]) if above not in around]
        return _days("\n".join(self._lines[id] for id in around))

    def successors(self, id: str) -> tuple[str, ...]:
        """The units that took over the one dissolved, each once."""
        return tuple(dict.fromkeys(successor.id for successor in self.unit(id).successors))

    def predecessors(self, id: str) -> tuple[str, ...]:
        """The units dissolved into this one, wholly or in part, in Vietnamese order within their level."""
        if id[3:4] == "x":
            self._all()
        if self._before is None:
            self._before = _turned(self._lines, lines.successors)
        return tuple(self._before.get(id, ()))

    def named(self, level: str) -> Mapping[str, list[str]]:
        """The ids that ever bore a name, by its looked-up key (`lines.key`), within one level."""
        if level not in self._keys:
            found: dict[str, list[str]] = defaultdict(list)
            for id in self.units(level):
                for key in lines.keys(self._lines[id]):
                    found[key].append(id)
            self._keys[level] = found
        return self._keys[level]

    def _all(self) -> None:
        """Read the communes too."""
        if self._read_communes:
            read, self._read_communes = self._read_communes, None
            self._take(read())
            self._below = self._before = None

    def _take(self, text: str) -> None:
        rows = {f"vn-{line.partition(TAB)[0]}": line for line in text.splitlines()}
        self._lines |= rows
        for id in rows:
            self._levels[lines.LEVELS[id[3]]].append(id)


def _days(text: str) -> tuple[date, ...]:
    """Every day some lines name, in order of time, after the first day of all."""
    return (date.min, *map(date.fromisoformat, sorted({*_DAY.findall(text)})))


def _turned(rows: Mapping[str, str], ask: Callable[[str], tuple[str, ...]]) -> dict[str, list[str]]:
    """Which ids name an id, the other way round from what `ask` finds in their lines."""
    found: dict[str, list[str]] = defaultdict(list)
    for id, line in rows.items():
        for other in ask(line):
            found[other].append(id)
    return found
