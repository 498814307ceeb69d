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
from plugins.model.reach import Presence
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
    since = _first_month(edition.day)
    present = edition.presence_of_units(since)
    found = [(province, _section(edition, province, present)) for province in provinces]
    filled = tuple(section for _, section in found if section.rows)
    working = edition.presence_of_organisations(since)
    bodies = tuple(
        _body(edition, edition.organisation(id), working.get(id, Presence())) for id in edition.organisations()
    )
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


def _section(edition: Edition, province: Unit, present: Mapping[str, Presence]) -> Section:
    below = [edition.unit(id) for id in edition.units_of_parent(province.id)]
    below += [edition.unit(id) for unit in below if unit.level == DISTRICT for id in edition.units_of_parent(unit.id)]
    rows = [(unit, _row(edition, unit, present.get(unit.id, Presence()))) for unit in (province, *below)]
    filled = tuple(row for _, row in rows if row.articles or row.reports or row.figures)
    districts = [unit for unit in below if unit.level == DISTRICT]
    silent = [unit for unit, row in rows if unit.level == DISTRICT and row not in filled]
    counted = (
        f"{len(districts) - len(silent)}/{len(districts)} đơn vị cấp huyện có bài hoặc số liệu" if districts else ""
    )
    others = tuple(names.word(edition, unit.id) for unit in silent)
    return Section(province.last_name.name, addresses.unit(province), counted, filled, others)


def _row(edition: Edition, unit: Unit, present: Presence) -> Row:
    named = (names.title(unit), addresses.unit(unit))
    cells = edition.count_of_cells(unit.id, "")
    return _counted(named, present, cells, stands=unit.stood_on(edition.day))


def _body(edition: Edition, body: Organisation, present: Presence) -> Row:
    named = (body.name, addresses.organisation(body))
    stands = not body.unit or edition.unit(body.unit).stood_on(edition.day)
    cells = edition.count_of_cells("", body.id)
    return _counted(named, present, cells, stands=stands)


def _counted(named: tuple[str, str], present: Presence, cells: int, *, stands: bool) -> Row:
    """Silent months, '9/12' of the last twelve, are counted only for what still stands."""
    newest = day(present.newest) if present.newest else ""
    silent = f"{MONTHS - present.months}/{MONTHS}" if stands else ""
    return Row(*named, present.articles, present.reports, cells, newest, silent)


def _first_month(today: date) -> date:
    """The first day of the first of the last twelve months, this one among them."""
    year, month = divmod(today.year * 12 + today.month - MONTHS, 12)
    return date(year, month + 1, 1)
