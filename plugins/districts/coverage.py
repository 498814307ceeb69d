"""Which places have content and since when they are silent; a page of the editors, in the internal edition only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from plugins.districts import names
from plugins.districts.index import COVERAGE
from plugins.model import addresses
from plugins.model.articles import INTERNAL
from plugins.model.edition import Edition
from plugins.model.reach import Reach
from plugins.model.sheets import Page
from plugins.model.units import DISTRICT, PROVINCE, Organisation, Unit
from plugins.showing.figures import day
from plugins.text.collation import sort_key

MONTHS = 12
"""How many months back a silent month is counted."""


@dataclass(frozen=True, slots=True)
class Row:
    """A place with content: its name and page, its pieces and figures, the newest day, and its silent months."""

    name: str
    address: str
    articles: int
    reports: int
    figures: int
    newest: str
    silent: str


@dataclass(frozen=True, slots=True)
class Section:
    """A province: how many of its places have content, those places, and the names of the others."""

    name: str
    address: str
    note: str
    rows: tuple[Row, ...]
    others: tuple[names.Word, ...]


def keys(edition: Edition) -> Iterable[str]:
    """One page, and none where the public reads."""
    return ("index",) if edition.audience == INTERNAL else ()


def sheet(edition: Edition, _key: str) -> Page:
    """Provinces with content first by name, each with its districts and communes; the others in one list."""
    provinces = sorted((edition.unit(id) for id in edition.units(PROVINCE)), key=lambda u: sort_key(u.last_name.name))
    reaches = edition.reach_of_units()
    found = [(province, _section(edition, province, reaches)) for province in provinces]
    filled = tuple(section for _, section in found if section.rows)
    bodies = tuple(_body(edition, edition.organisation(id)) for id in edition.organisations())
    organisations = Section("Tổ chức đảng", addresses.ORGANISATIONS, "Gồm cả tổ chức không theo địa giới.", bodies, ())
    places = sum(len(section.rows) for section in filled)
    values = {
        "page": "districts",
        "title": "Độ phủ địa phương",
        "description": "Nơi nào đã có bài, báo cáo, số liệu, và có gần nhất khi nào.",
        "section": "places",
        "breadcrumb": (("Trang chủ", addresses.HOME), ("Địa phương", addresses.PLACES), ("Độ phủ", "")),
        "standfirst": f"Tính đến {day(edition.day)}: {places} nơi ở {len(filled)} tỉnh, thành phố đã có bài hoặc "
        "số liệu. Tháng vắng là tháng không có bài nào, tính 12 tháng gần nhất. Chỉ người trong nội bộ thấy trang này.",
        "sections": (*filled, organisations) if bodies else filled,
        "empty": tuple(
            names.word(edition, province.id, f"{province.last_name.name}{' cũ' if province.end else ''}")
            for province, section in found
            if not section.rows
        ),
    }
    return Page(COVERAGE, "coverage.html", values)


def _section(edition: Edition, province: Unit, reaches: Mapping[str, Reach]) -> Section:
    below = [edition.unit(id) for id in edition.units_of_parent(province.id)]
    below += [edition.unit(id) for unit in below if unit.level == DISTRICT for id in edition.units_of_parent(unit.id)]
    rows = [(unit, _row(edition, unit, reaches.get(unit.id, Reach()))) for unit in (province, *below)]
    filled = tuple(row for _, row in rows if row.articles or row.reports or row.figures)
    districts = [unit for unit in below if unit.level == DISTRICT]
    silent = [unit for unit, row in rows if unit.level == DISTRICT and row not in filled]
    counted = (
        f"{len(districts) - len(silent)}/{len(districts)} đơn vị cấp huyện có bài hoặc số liệu" if districts else ""
    )
    others = tuple(names.word(edition, unit.id) for unit in silent)
    return Section(province.last_name.name, addresses.unit(province), counted, filled, others)


def _row(edition: Edition, unit: Unit, reach: Reach) -> Row:
    named = (names.title(unit), addresses.unit(unit))
    cells = edition.count_of_cells(unit.id, "")
    return _counted(edition, named, reach, cells, stands=unit.stood_on(edition.day))


def _body(edition: Edition, body: Organisation) -> Row:
    named = (body.name, addresses.organisation(body))
    stands = not body.unit or edition.unit(body.unit).stood_on(edition.day)
    cells = edition.count_of_cells("", body.id)
    return _counted(edition, named, edition.reach_of_organisation(body.id), cells, stands=stands)


def _counted(edition: Edition, named: tuple[str, str], reach: Reach, cells: int, *, stands: bool) -> Row:
    """Silent months are counted only for what still stands."""
    newest = day(reach.newest) if reach.newest else ""
    return Row(*named, reach.articles, reach.reports, cells, newest, _silent(reach, edition.day) if stands else "")


def _silent(reach: Reach, today: date) -> str:
    """'9/12': how many of the last twelve months brought nothing."""
    last = today.year * 12 + today.month - 1
    spoken = {year * 12 + month - 1 for year, month, *_ in reach.months}
    return f"{sum(month not in spoken for month in range(last - MONTHS + 1, last + 1))}/{MONTHS}"
