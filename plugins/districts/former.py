"""Addresses under another name or code of a place: a page that says where the place stands, and goes there."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.model import addresses
from plugins.model.edition import Edition
from plugins.model.sheets import Page
from plugins.model.units import COMMUNE, DISTRICT, PROVINCE, Unit
from plugins.text.slugs import slug

_ARROW = " -> "


def keys(edition: Edition) -> Iterable[str]:
    """'tinh-gia-407 -> vn-d407': a slug that no unit with a page has, and the unit that once could have had it.

    A commune of today takes over the address of a namesake that had its code, as long as that one has no page.
    """
    units = [edition.unit(id) for level in (PROVINCE, DISTRICT, COMMUNE) for id in edition.units(level)]
    taken = {unit.slug for unit in units}
    found: dict[str, str] = {}
    for unit in units:
        for other in _others(unit):
            if other not in taken:
                found.setdefault(other, unit.id)
    return [f"{former}{_ARROW}{id}" for former, id in sorted(found.items())]


def sheet(edition: Edition, key: str) -> Page:
    """The stub of one slug; the sitemap does not name it."""
    former, _, id = key.partition(_ARROW)
    unit = edition.unit(id)
    path = f"dia-phuong/{former}/index.html"
    name = unit.last_name.full
    values = {
        "page": unit.level,
        "lang": "vi",
        "title": f"{name[:1].upper()}{name[1:]}",
        "description": "",
        "section": "places",
        "breadcrumb": (),
        "target": addresses.root(path) + addresses.unit(unit),
    }
    return Page(path, "redirect.html", values, listed=False)


def _others(unit: Unit) -> set[str]:
    """The slugs of every dated name with every code, and with its kind where the name is a number."""
    names = {name.full if name.name.isdigit() else name.name for name in unit.names}
    return {f"{slug(name)}-{code}" for name in names for code in {name.code for name in unit.names}} - {unit.slug}
