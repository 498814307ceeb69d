"""What stands under every edition, and how its shelves are read: each reading noted for whoever asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from plugins.gathering.asking import Record
from plugins.gathering.holding import Held
from plugins.gathering.shelves import Shelves
from plugins.gazetteer.tables import Gazetteer
from plugins.model.edition import Link, Masthead
from plugins.model.facts import Indicator
from plugins.model.units import Organisation

# How much is held in one process: records of articles, facts, other records, what is largest; items of lists; cells.
_ARTICLES, _FACTS, _RECORDS, _FEW = 384, 256, 64, 8
_ITEMS, _CELLS = 1 << 15, 1 << 8


@dataclass(frozen=True, slots=True)
class Ground:
    """What stands under every edition: places, organisations, indicators, masthead, links and where sources lie."""

    gazetteer: Gazetteer
    organisations: Mapping[str, Organisation]
    indicators: Mapping[str, Indicator]
    masthead: Masthead
    links: tuple[Link, ...]
    content: Path
    siteurl: str = ""


class Desk:
    """The shelves as an edition reads them; `record` notes what was asked."""

    def __init__(self, audience: str, day: date, ground: Ground, shelves: Shelves) -> None:
        """Read what stands on the shelves now; once they change, make another."""
        self.audience, self._day = audience, day
        self.record = Record()
        self._ground, self._shelves = ground, shelves
        self._article = lru_cache(maxsize=_ARTICLES)(shelves.record)
        self._record = lru_cache(maxsize=_RECORDS)(shelves.record)
        self._body = lru_cache(maxsize=_FEW)(shelves.record)
        self._fact = lru_cache(maxsize=_FACTS)(shelves.fact)
        self._counts = lru_cache(maxsize=_FEW)(shelves.counts)
        self._list = Held(shelves.items, _ITEMS)
        self._cells = Held(shelves.cells_of, _CELLS)
        self._cells_of_in = Held(shelves.cells_of_in, _CELLS)
        self._cells_of_year = Held(shelves.cells_of_year, 0)
        self._cells_in = Held(shelves.cells_about_in, _CELLS)

    @property
    def day(self) -> date:
        """The day of the edition; whoever asks is asked again on another."""
        self.record.read("day")
        return self._day

    @property
    def siteurl(self) -> str:
        """The site's address without a slash at its end, '' while it has none."""
        self.record.read("siteurl")
        return self._ground.siteurl

    def _items(self, shelf: str, key: str = "") -> tuple[str, ...]:
        self.record.read(f"list:{shelf}:{key}")
        return self._list(shelf, key)

    def _ranks(self, shelf: str, key: str) -> tuple[str, ...]:
        """What the items of a list are ranked by, each once."""
        self.record.read(f"list:{shelf}:{key}")
        return self._shelves.ranks(shelf, key)

    def _keys(self, shelf: str) -> Mapping[str, int]:
        self.record.read(f"keys:{shelf}")
        return self._counts(shelf)

    def _read(self, kind: str, id: str) -> Any:
        self.record.read(f"{kind}:{id}")
        return (self._article if kind == "article" else self._record)(kind, id)
