"""Administrative units and party organisations, with every name and parent dated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

PROVINCE, DISTRICT, COMMUNE = "province", "district", "commune"


@dataclass(frozen=True, slots=True)
class DatedName:
    """A name a unit bore from `start` (None: before our records) up to, not including, `end` (None: still)."""

    name: str
    kind: str
    code: str
    start: date | None = None
    end: date | None = None
    act: str = ""

    @property
    def full(self) -> str:
        """The kind in lower case, then the name: 'huyện Bình Liêu'."""
        return f"{self.kind[:1].lower()}{self.kind[1:]} {self.name}"

    def covers(self, day: date) -> bool:
        """Whether the name was in force on `day`; the end is not included."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True)
class DatedParent:
    """The unit above, from `start` up to, not including, `end`."""

    id: str
    start: date | None = None
    end: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the unit stood under this parent on `day`."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True)
class Successor:
    """A unit that took over all ('whole') or a piece ('part') of the one dissolved."""

    id: str
    share: str = "whole"
    act: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A place with an identity of its own, whatever its names, codes and parents were.

    `id` is `vn-p22`, `vn-d205`, `vn-c06847` (communes until 2025-06-30) or `vn-x06841` (after); a re-used code takes a
    suffix (`vn-p80~2`). `names` and `parents` are in order of time. `slug` is fixed when the unit is first listed.
    """

    id: str
    level: str
    slug: str
    names: tuple[DatedName, ...]
    parents: tuple[DatedParent, ...] = ()
    start: date | None = None
    end: date | None = None
    successors: tuple[Successor, ...] = ()
    aliases: tuple[str, ...] = ()

    def name_at(self, day: date) -> DatedName:
        """The name in force on `day`; before the first the first, after the last the last."""
        for name in self.names:
            if name.covers(day):
                return name
        first = self.names[0]
        return first if first.start and day < first.start else self.names[-1]

    def parent_at(self, day: date) -> str:
        """The id of the unit above on `day`, the nearest in time where none covers it, or '' for a province."""
        if not self.parents:
            return ""
        for parent in self.parents:
            if parent.covers(day):
                return parent.id
        first = self.parents[0]
        return first.id if first.start and day < first.start else self.parents[-1].id

    def stood_on(self, day: date) -> bool:
        """Whether the unit existed on `day`."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)

    @property
    def last_name(self) -> DatedName:
        """The newest name, the one a reader of today looks for."""
        return self.names[-1]


@dataclass(frozen=True, slots=True)
class Organisation:
    """A party organisation: an entity of its own, with or without a territory.

    `scope` is 'territorial' or 'sector'; `unit` the unit it belongs to or '' (a sector committee of a province has
    none); `parent` the organisation above (the newest one) or ''; `parents` those above in order of time, where they
    changed; `province` the unit id under which indexes list it.
    """

    id: str
    name: str
    kind: str
    scope: str
    unit: str = ""
    parent: str = ""
    province: str = ""
    aliases: tuple[str, ...] = ()
    parents: tuple[DatedParent, ...] = ()
