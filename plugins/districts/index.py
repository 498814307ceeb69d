"""Find your district: by province, and from A to Z."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.districts import listing, names
from plugins.districts.neighbourhood import named
from plugins.districts.organisations import HOME, entry
from plugins.model import addresses
from plugins.model.articles import INTERNAL
from plugins.model.edition import Edition
from plugins.model.sheets import Page
from plugins.model.units import DISTRICT, PROVINCE, Unit
from plugins.text.collation import initial, sort_key

LETTERS = "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY"
A_TO_Z = "dia-phuong/a-z/index.html"
BY_COMMUNE = "dia-phuong/xa-phuong/index.html"
COVERAGE = "dia-phuong/do-phu/index.html"


@dataclass(frozen=True, slots=True)
class Province:
    """A province with the districts it held when it or they ended; `note` its code and what it became."""

    name: str
    address: str
    note: str
    entries: tuple[listing.Named, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of the bar; `address` is '' where no name begins with it."""

    letter: str
    address: str


def keys(_edition: Edition) -> Iterable[str]:
    """The page by province and the page from A to Z."""
    return ("theo-tinh", "a-z")


def sheet(edition: Edition, key: str) -> Page:
    """Either page of the index."""
    return _a_to_z(edition) if key == "a-z" else _by_province(edition)


def anchor(letter: str) -> str:
    """'chu-d' for D and 'chu-dd' for Đ, 'chu-aw' for Ă, as a Telex keyboard writes them."""
    telex = {"Ă": "aw", "Â": "aa", "Đ": "dd", "Ê": "ee", "Ô": "oo", "Ơ": "ow", "Ư": "uw"}
    return f"chu-{telex.get(letter, letter.lower())}"


def _by_province(edition: Edition) -> Page:
    groups: dict[str, list[Unit]] = {}
    for unit in map(edition.unit, edition.units(DISTRICT)):
        groups.setdefault(names.province_of(edition, unit, names.last_day_of(unit, edition)), []).append(unit)
    provinces = [edition.unit(id) for id in edition.units(PROVINCE)]
    sections = tuple(_province(edition, unit, groups[unit.id]) for unit in provinces if unit.id in groups)
    alone = [edition.organisation(id) for id in edition.organisations()]
    values = {
        "page": "districts",
        "title": "Tìm địa phương của bạn",
        "description": "Mọi huyện, quận, thị xã, thành phố theo tỉnh, với số bài của từng nơi.",
        "section": "places",
        "breadcrumb": (HOME, ("Địa phương", "")),
        "standfirst": "Tên cũ, tên mới và mã đều dùng được. Từ ngày 1/7/2025 không còn cấp huyện: "
        "trang huyện được giữ nguyên và dẫn sang các xã, phường hôm nay.",
        "letters": _letters(edition, A_TO_Z),
        "by_commune": BY_COMMUNE,
        "coverage": COVERAGE if edition.audience == INTERNAL else "",
        "sections": tuple(sorted(sections, key=lambda section: sort_key(section.name))),
        "today": tuple(_today(edition, unit) for unit in provinces if not unit.end),
        "sectors": tuple(entry(edition, organisation) for organisation in alone if not organisation.unit),
    }
    return Page(addresses.PLACES, "districts.html", values)


def _a_to_z(edition: Edition) -> Page:
    groups: dict[str, list[listing.Named]] = {}
    for unit in map(edition.unit, edition.units(DISTRICT)):
        on = names.last_day_of(unit, edition)
        province = names.province_of(edition, unit, on)
        found = named(edition, unit)
        note = f"{found.note} · {edition.unit(province).name_at(on).name}" if province else found.note
        groups.setdefault(initial(found.name), []).append(listing.Named(found.name, found.address, note))
    sections = tuple(
        (letter, anchor(letter), tuple(sorted(groups[letter], key=lambda entry: sort_key(entry.name))))
        for letter in LETTERS
        if letter in groups
    )
    values = {
        "page": "districts",
        "title": "Huyện, quận, thị xã từ A đến Y",
        "description": "Mọi đơn vị cấp huyện theo vần, gồm cả những đơn vị đã đổi cấp hay giải thể.",
        "section": "places",
        "breadcrumb": (HOME, ("Địa phương", addresses.PLACES), ("Từ A đến Y", "")),
        "standfirst": "Tên sau cùng của mỗi đơn vị, kèm các cấp đã qua và tỉnh.",
        "letters": _letters(edition, A_TO_Z),
        "sections": sections,
    }
    return Page(A_TO_Z, "districts-a-z.html", values)


def _letters(edition: Edition, page: str) -> tuple[Letter, ...]:
    present = {initial(edition.unit(id).last_name.name) for id in edition.units(DISTRICT)}
    return tuple(Letter(letter, f"{page}#{anchor(letter)}" if letter in present else "") for letter in LETTERS)


def _province(edition: Edition, unit: Unit, districts: list[Unit]) -> Province:
    into = [edition.unit(successor.id).last_name.full for successor in unit.successors]
    became = f" · nay là {', '.join(into)}" if unit.end and into else ""
    note = f"Mã {unit.last_name.code} · {len(districts)} đơn vị cấp huyện{became}"
    entries = tuple(named(edition, district) for district in districts)
    return Province(unit.last_name.name, addresses.unit(unit), note, entries)


def _today(edition: Edition, unit: Unit) -> listing.Named:
    counts = edition.count_of_unit(unit.id)
    return listing.Named(unit.last_name.name, addresses.unit(unit), listing.counted(*counts), sum(counts))
