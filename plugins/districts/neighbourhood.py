"""What lies under a province and beside a district, with how much each has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from plugins.districts.listing import Named, counted
from plugins.districts.names import END_OF_DISTRICTS, kinds_in_short, last_day_of, province_of
from plugins.model import addresses
from plugins.model.edition import Edition
from plugins.model.units import COMMUNE, DISTRICT, PROVINCE, Unit

MOST_NEIGHBOURS = 12


def values(edition: Edition, unit: Unit) -> Mapping[str, Any]:
    """`before` and `after` 2025-07-01: units of a province or communes of a district; `neighbours` of a district."""
    children = [edition.unit(id) for id in edition.units_of_parent(unit.id)]
    before = [child for child in children if not child.start or child.start < END_OF_DISTRICTS]
    after = [child for child in children if child.start and child.start >= END_OF_DISTRICTS]
    return {
        "before": tuple(named(edition, child) for child in before),
        "after": tuple(named(edition, child) for child in after),
        "neighbours": _neighbours(edition, unit),
        "above": _above(edition, unit),
    }


def named(edition: Edition, unit: Unit) -> Named:
    """The unit as an entry: 'Bình Liêu', 'Huyện', 5."""
    counts = edition.count_of_unit(unit.id)
    note = " · ".join(part for part in (kinds_in_short(unit), counted(*counts)) if part)
    return Named(unit.last_name.name, addresses.unit(unit), note, sum(counts))


def _above(edition: Edition, unit: Unit) -> str:
    """The name of the province or district around the unit, '' for a province."""
    parent = unit.parent_at(last_day_of(unit, edition))
    return edition.unit(parent).name_at(last_day_of(unit, edition)).full if parent else ""


def _neighbours(edition: Edition, unit: Unit) -> tuple[Named, ...]:
    """Others of the province, those with articles first, at most twelve; a province has none.

    How many articles each has is not told, so that one more reprints the page of its own place alone.
    """
    if unit.level == PROVINCE:
        return ()
    province = province_of(edition, unit, last_day_of(unit, edition))
    siblings = [edition.unit(id) for id in _children(edition, unit, province) if id != unit.id]
    nearest = sorted(siblings, key=lambda other: not edition.has_articles(other.id))[:MOST_NEIGHBOURS]
    return tuple(
        Named(
            other.last_name.name,
            addresses.unit(other),
            " · ".join((kinds_in_short(other), *(("có bài",) if edition.has_articles(other.id) else ()))),
        )
        for other in nearest
    )


def _children(edition: Edition, unit: Unit, province: str) -> Iterable[str]:
    """Units of the same level under the province."""
    level = COMMUNE if unit.level == COMMUNE else DISTRICT
    return [id for id in edition.units_of_parent(province) if edition.unit(id).level == level]
