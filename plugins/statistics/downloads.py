"""Figures to take away: all of them as CSV and JSON with their descriptions, those of one indicator also for Excel."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.model import addresses
from plugins.model.edition import Edition
from plugins.model.sheets import File
from plugins.showing.rows import Row, csv_bytes, json_bytes, row, rows
from plugins.showing.workbook import Book, workbook_bytes
from plugins.statistics.schema import csvw_bytes, package_bytes

PACKAGE = "so-lieu/datapackage.json"
CSVW = "so-lieu/so-lieu.csv-metadata.json"
FORMS = ("csv", "json", "xlsx")


def keys(_edition: Edition) -> Iterable[str]:
    """The four files about all figures."""
    return ("csv", "json", "package", "csvw")


def sheet(edition: Edition, key: str) -> File:
    """`so-lieu.csv` and `so-lieu.json` with one row a fact; their schema as a Data Package and as CSV on the Web."""
    if key in ("package", "csvw"):
        path, maker = (PACKAGE, package_bytes) if key == "package" else (CSVW, csvw_bytes)
        return File(path, maker, edition.masthead().name)
    every = all_rows(edition)
    return (
        File(addresses.FACTS_CSV, csv_bytes, every) if key == "csv" else File(addresses.FACTS_JSON, json_bytes, every)
    )


def all_rows(edition: Edition) -> tuple[Row, ...]:
    """Every fact in the edition's order, with the flags of its cell."""
    flags: dict[str, tuple[str, ...]] = {}
    for id in edition.indicators():
        for cell in edition.cells_of_indicator(id):
            flags |= {fact.id: cell.flags for fact in (cell.shown, *cell.sources)}
    return tuple(row(edition, edition.fact(id), flags.get(id, ())) for id in edition.facts())


def indicator_keys(edition: Edition) -> Iterable[str]:
    """'ket-nap csv', 'ket-nap json' and 'ket-nap xlsx'."""
    return [f"{id} {form}" for id in edition.indicators() for form in FORMS]


def indicator_sheet(edition: Edition, key: str) -> File:
    """`so-lieu/<indicator>/so-lieu.csv`, `.json` or `.xlsx`."""
    id, form = key.split()
    path = f"so-lieu/{id}/so-lieu.{form}"
    found = rows(edition, edition.cells_of_indicator(id))
    if form == "xlsx":
        root = f"{edition.siteurl}/" if edition.siteurl else addresses.root(path)
        return File(path, workbook_bytes, Book(edition.indicator(id).label, root, found))
    return File(path, csv_bytes if form == "csv" else json_bytes, found)
