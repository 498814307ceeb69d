"""The figures of one place or organisation as a file, beside its page."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.districts import listing
from plugins.districts.pages import LEVELS
from plugins.model import addresses
from plugins.model.edition import Edition
from plugins.model.facts import Cell
from plugins.model.sheets import File
from plugins.showing.rows import csv_bytes, rows


def keys(edition: Edition) -> Iterable[str]:
    """Units with figures, their own or their organisations'."""
    return [id for level in LEVELS for id in edition.units(level) if _cells(edition, id)]


def sheet(edition: Edition, key: str) -> File:
    """`dia-phuong/<slug>/so-lieu.csv`, the columns those of the file of all facts."""
    path = addresses.unit(edition.unit(key)).removesuffix("index.html")
    return File(f"{path}so-lieu.csv", csv_bytes, rows(edition, _cells(edition, key)))


def organisation_keys(edition: Edition) -> Iterable[str]:
    """Organisations with figures."""
    return [id for id in edition.organisations() if edition.cells_of_organisation(id)]


def organisation_sheet(edition: Edition, key: str) -> File:
    """`to-chuc/<id>/so-lieu.csv`."""
    path = addresses.organisation(edition.organisation(key)).removesuffix("index.html")
    return File(f"{path}so-lieu.csv", csv_bytes, rows(edition, edition.cells_of_organisation(key)))


def _cells(edition: Edition, id: str) -> tuple[Cell, ...]:
    bodies = listing.bodies(edition, edition.unit(id))
    return (*edition.cells_of_unit(id), *(cell for body in bodies for cell in edition.cells_of_organisation(body)))
