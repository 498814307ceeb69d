"""The page of each party organisation with content, and their index."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from plugins.districts import highlights, listing, names, pages, people
from plugins.model import addresses
from plugins.model.edition import Edition
from plugins.model.sheets import Page
from plugins.model.units import DatedParent, Organisation
from plugins.showing.figures import day, last_day

HOME = ("Trang chủ", addresses.HOME)
INDEX = ("Tổ chức đảng", addresses.ORGANISATIONS)


def keys(edition: Edition) -> Iterable[str]:
    """Ids of the organisations that a visible article names."""
    return edition.organisations()


def sheet(edition: Edition, key: str) -> Page:
    """The organisation's figures, sentences, reports and articles."""
    organisation = edition.organisation(key)
    cells = edition.cells_of_organisation(key)
    ids = edition.articles_of_organisation(key)
    folder = addresses.organisation(organisation).removesuffix("index.html")
    values: dict[str, Any] = {
        "page": "organisation",
        "title": organisation.name,
        "description": _standfirst(edition, organisation),
        "section": "places",
        "breadcrumb": (HOME, INDEX, (organisation.name, "")),
        "standfirst": _standfirst(edition, organisation),
        "place": _place(edition, organisation),
        "highlights": highlights.keys(edition, cells),
        "tables": pages.organisation_tables(edition, key),
        **pages.quoted(edition, cells),
        "reports": listing.reports(edition, ids, None),
        "years": listing.years(edition, ids, None, folder),
        "people": people.people(edition, ids),
        "feed": f"{folder}feed.atom" if ids else "",
        "csv": f"{folder}so-lieu.csv" if cells else "",
        "xlsx": f"{folder}so-lieu.xlsx" if cells else "",
        "empty": not ids and not cells,
    }
    return Page(addresses.organisation(organisation), "organisation.html", values)


def index_keys(_edition: Edition) -> Iterable[str]:
    """One page."""
    return ("index",)


def index_sheet(edition: Edition, _key: str) -> Page:
    """Organisations by province in Vietnamese order; those without territory apart."""
    found = [edition.organisation(id) for id in edition.organisations()]
    groups: dict[str, list[listing.Named]] = {}
    for organisation in found:
        groups.setdefault(_province(edition, organisation), []).append(entry(edition, organisation))
    sections = tuple((name, tuple(entries)) for name, entries in sorted(groups.items(), key=names.by_name))
    values = {
        "page": "organisations",
        "title": "Tổ chức đảng",
        "description": "Các tổ chức đảng có bài hoặc số liệu, xếp theo tỉnh.",
        "section": "places",
        "breadcrumb": (HOME, ("Địa phương", addresses.PLACES), ("Tổ chức đảng", "")),
        "standfirst": "Các tổ chức đảng có bài hoặc số liệu. Số liệu của một chi bộ, một đảng bộ khối "
        "đứng riêng, không cộng vào số liệu của huyện.",
        "sections": sections,
    }
    return Page(addresses.ORGANISATIONS, "organisations.html", values)


def entry(edition: Edition, organisation: Organisation) -> listing.Named:
    """The organisation with its place and what it published."""
    place = _place(edition, organisation)
    counts = listing.reached(edition.reach_of_organisation(organisation.id))
    note = " · ".join(part for part in (place.text if place else "", counts) if part)
    return listing.Named(organisation.name, addresses.organisation(organisation), names.upper(note))


def _place(edition: Edition, organisation: Organisation) -> names.Word | None:
    """The unit the organisation belongs to, else its province."""
    id = organisation.unit or organisation.province
    return names.word(edition, id, edition.unit(id).last_name.full) if id else None


def _province(edition: Edition, organisation: Organisation) -> str:
    """The name of the province it is listed under, '' where none is known."""
    if organisation.province:
        return edition.unit(organisation.province).last_name.name
    if not organisation.unit:
        return ""
    unit = edition.unit(organisation.unit)
    province = names.province_of(edition, unit, names.last_day_of(unit, edition)) or unit.id
    return edition.unit(province).last_name.name


def _standfirst(edition: Edition, organisation: Organisation) -> str:
    """'Tổ chức đảng ở huyện Vũ Quang. Có 1 bài.'; a sector committee says that it has no territory."""
    place = _place(edition, organisation)
    where = f" ở {place.text}" if place else ""
    parts = [f"Tổ chức đảng{where}."]
    if organisation.scope == "sector":
        parts.append("Không theo địa giới: số liệu không cộng vào huyện, tỉnh nào.")
    above = organisation.parents or ((DatedParent(organisation.parent),) if organisation.parent else ())
    told = [_under(edition, parent) for parent in above if parent.id in edition.organisations()]
    if told:
        parts.append(f"Trực thuộc {', '.join(told)}.")
    counts = listing.reached(edition.reach_of_organisation(organisation.id))
    return " ".join([*parts, f"Có {counts}."] if counts else parts)


def _under(edition: Edition, parent: DatedParent) -> str:
    """'Huyện ủy Cần Đước (đến 30/6/2025)'."""
    since = f"từ {day(parent.start)}" if parent.start else ""
    until = f"đến {last_day(parent.end)}" if parent.end else ""
    when = " ".join(part for part in (since, until) if part)
    return edition.organisation(parent.id).name + (f" ({when})" if when else "")
