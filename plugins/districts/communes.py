"""The communes of today, a page a province: what each was made of, and which district that lay in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.districts import moved, names
from plugins.districts.index import BY_COMMUNE, LETTERS, Letter, anchor
from plugins.districts.organisations import HOME
from plugins.model import addresses
from plugins.model.edition import Edition
from plugins.model.sheets import Page
from plugins.model.units import COMMUNE, DISTRICT, PROVINCE, Unit
from plugins.text.collation import initial

NUMBERED = ("1–9",)
"""The heading of those whose names begin with a number."""
STEPS = (HOME, ("Địa phương", addresses.PLACES))


@dataclass(frozen=True, slots=True)
class Today:
    """A commune: its anchor, name and kind, its page ('' for none), and in words what it was made of."""

    id: str
    name: str
    kind: str
    address: str
    origin: tuple[names.Word, ...]


def keys(edition: Edition) -> Iterable[str]:
    """Ids of the provinces of today, and 'all' for the page that leads to theirs."""
    return ("all", *(id for id in edition.units(PROVINCE) if not edition.unit(id).end))


def sheet(edition: Edition, key: str) -> Page:
    """`dia-phuong/xa-phuong/<slug of the province>/index.html`, or the index of these."""
    return _index(edition) if key == "all" else _province(edition, edition.unit(key))


def of_province(edition: Edition, province: Unit) -> tuple[Unit, ...]:
    """The communes a province of today has had since 2025-07-01, in Vietnamese order."""
    before = [province.id, *edition.predecessors(province.id)]
    districts = (edition.unit(id) for old in before for id in edition.units_of_parent(old))
    heirs = {next.id for unit in districts if unit.level == DISTRICT for next in unit.successors}
    found = (edition.unit(id) for id in heirs)
    return tuple(sorted((u for u in found if u.level == COMMUNE and u.parents[-1].id == province.id), key=moved.order))


def _province(edition: Edition, province: Unit) -> Page:
    communes = of_province(edition, province)
    groups: dict[str, list[Today]] = {}
    for unit in communes:
        first = initial(unit.last_name.name)
        groups.setdefault(first if first in LETTERS else NUMBERED[0], []).append(_today(edition, unit))
    name = province.last_name.full
    path = addresses.communes(province)
    counted = f"{len(communes)} xã, phường, đặc khu"
    values = {
        "page": "districts",
        "title": f"Xã, phường của {name}",
        "description": f"{counted} của {name} từ ngày 1/7/2025, mỗi nơi gồm những xã, phường nào của huyện nào.",
        "section": "places",
        "breadcrumb": (*STEPS, (province.last_name.name, addresses.unit(province)), ("Xã, phường", "")),
        "standfirst": f"{counted} từ ngày 1/7/2025. Dưới mỗi tên là những xã, phường, thị trấn đã hợp thành, "
        "và huyện cũ của chúng.",
        "letters": tuple(Letter(one, f"{path}#{anchor(one)}" if one in groups else "") for one in LETTERS),
        "sections": tuple((one, anchor(one), tuple(groups[one])) for one in (*NUMBERED, *LETTERS) if one in groups),
    }
    return Page(path, "communes.html", values)


def _index(edition: Edition) -> Page:
    provinces = [edition.unit(id) for id in edition.units(PROVINCE) if not edition.unit(id).end]
    values = {
        "page": "districts",
        "title": "Xã, phường hôm nay",
        "description": "Tìm huyện cũ từ xã, phường hôm nay: 34 tỉnh, thành phố, mỗi nơi một trang.",
        "section": "places",
        "breadcrumb": (*STEPS, ("Xã, phường hôm nay", "")),
        "standfirst": "Chọn tỉnh, thành phố, rồi tìm xã, phường của bạn: trang ấy ghi nơi đó gồm những xã, phường nào "
        "của huyện nào trước ngày 1/7/2025.",
        "provinces": tuple(_entry(edition, province) for province in provinces),
    }
    return Page(BY_COMMUNE, "communes-index.html", values)


def _entry(edition: Edition, province: Unit) -> tuple[str, str, str]:
    """Name, address, and the older provinces it was put together from."""
    old = [edition.unit(id).last_name.name for id in (province.id, *edition.predecessors(province.id))]
    whole = old[1:] if province.start else old if len(old) > 1 else []
    gathered = " và ".join(part for part in (", ".join(whole[:-1]), *whole[-1:]) if part)
    return province.last_name.name, addresses.communes(province), f"{gathered} trước đây" if gathered else ""


def _today(edition: Edition, unit: Unit) -> Today:
    address = addresses.unit(unit) if names.has_page(edition, unit) else ""
    return Today(unit.id[3:], unit.last_name.name, unit.last_name.kind, address, _origin(edition, unit))


def _origin(edition: Edition, unit: Unit) -> tuple[names.Word, ...]:
    """'Xã Phước Đông và xã Tân Lân, huyện Cần Đước, tỉnh Long An; …', the districts linked."""
    groups: dict[str, list[names.Word]] = {}
    last = names.last_day_of_life(names.END_OF_DISTRICTS)
    for old in map(edition.unit, edition.predecessors(unit.id)):
        if old.level == COMMUNE:
            groups.setdefault(old.parent_at(last), []).append(_piece(edition, unit, old))
    words: list[names.Word] = []
    for place, (district, pieces) in enumerate(groups.items()):
        above = edition.unit(edition.unit(district).parent_at(last))
        words += [names.Word("; ")] if place else []
        words += names.listed(pieces)
        words += [names.Word(", "), names.word(edition, district, edition.unit(district).last_name.full)]
        words += [names.Word(f", {above.name_at(last).full}")] if above.id != unit.parents[-1].id else []
    return tuple(words) or _whole_districts(edition, unit)


def _whole_districts(edition: Edition, unit: Unit) -> tuple[names.Word, ...]:
    """Of an island that had no communes: the district."""
    old = (edition.unit(id) for id in edition.predecessors(unit.id))
    return names.listed([names.word(edition, each.id, each.last_name.full) for each in old if each.level == DISTRICT])


def _piece(edition: Edition, unit: Unit, old: Unit) -> names.Word:
    whole = any(next.id == unit.id and next.share == "whole" for next in old.successors)
    return names.word(edition, old.id, f"{'' if whole else 'một phần '}{old.last_name.full}")
