"""The figures of one place or organisation as files beside its page: for everyone, and for Excel."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.districts import listing
from plugins.districts.names import title
from plugins.model import addresses
from plugins.model.edition import Edition
from plugins.model.facts import Cell
from plugins.model.sheets import File
from plugins.showing.rows import csv_bytes, rows
from plugins.showing.workbook import Book, workbook_bytes

FORMS = ("csv", "xlsx")


def keys(edition: Edition) -> Iterable[str]:
    """'vn-d198 csv' and 'vn-d198 xlsx' for units with figures, their own or their organisations'."""
    homes = (id for body in edition.organisations_with_cells() for id in listing.homes(edition, body))
    return [f"{id} {form}" for id in sorted({*edition.units_with_cells(), *homes}) for form in FORMS]


def sheet(edition: Edition, key: str) -> File:
    """`dia-phuong/<slug>/so-lieu.csv` or `.xlsx`, the columns those of the file of all facts."""
    id, form = key.split()
    unit = edition.unit(id)
    return _file(edition, addresses.unit(unit), form, title(unit), _cells(edition, id))


def organisation_keys(edition: Edition) -> Iterable[str]:
    """'chi-bo-x csv' and 'chi-bo-x xlsx' for organisations with figures."""
    return [f"{id} {form}" for id in edition.organisations_with_cells() for form in FORMS]


def organisation_sheet(edition: Edition, key: str) -> File:
    """`to-chuc/<id>/so-lieu.csv` or `.xlsx`."""
    id, form = key.split()
    organisation = edition.organisation(id)
    page = addresses.organisation(organisation)
    return _file(edition, page, form, organisation.name, edition.cells_of_organisation(id))


def _file(edition: Edition, page: str, form: str, name: str, cells: tuple[Cell, ...]) -> File:
    """The file beside a page; its links begin at the site's address, else where the file lies."""
    path = f"{page.removesuffix('index.html')}so-lieu.{form}"
    found = rows(edition, cells)
    if form == "csv":
        return File(path, bytes, csv_bytes(found))
    root = f"{edition.siteurl}/" if edition.siteurl else addresses.root(path)
    return File(path, workbook_bytes, Book(f"Số liệu – {name}", root, tuple(found)))


def _cells(edition: Edition, id: str) -> tuple[Cell, ...]:
    bodies = listing.bodies(edition, edition.unit(id))
    return (*edition.cells_of_unit(id), *(cell for body in bodies for cell in edition.cells_of_organisation(body)))
