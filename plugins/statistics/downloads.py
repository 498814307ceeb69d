"""Figures to take away: all of them by year as CSV and JSON, described; those of one indicator also for Excel."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.model import addresses
from plugins.model.edition import Edition
from plugins.model.sheets import File
from plugins.showing.rows import csv_bytes, json_bytes, rows
from plugins.showing.workbook import Book, workbook_bytes
from plugins.statistics import ranking
from plugins.statistics.schema import csvw_bytes, package_bytes, schema_bytes

PACKAGE = f"{addresses.FACTS}/datapackage.json"
CSVW = f"{addresses.FACTS}/csv-metadata.json"
SCHEMA = f"{addresses.FACTS}/schema.json"
FORMS = {"csv": "CSV", "json": "JSON", "xlsx": "Excel"}
"""What the files of an indicator end in, and the names of these forms."""

WRITTEN = {"csv": csv_bytes, "json": json_bytes}


def keys(edition: Edition) -> Iterable[str]:
    """'2017 csv' and '2017 json' for each year with figures, and the three files that describe them."""
    files = [f"{year} {form}" for year in edition.years() for form in ("csv", "json")]
    return [*files, *(("package", "csvw", "schema") if files else ())]


def sheet(edition: Edition, key: str) -> File:
    """`theo-nam/2017.csv` and `.json` with one row a fact; what they are, as a Data Package and as CSV on the Web.

    A year's figures are those whose periods end in it, so that a new one re-makes the files of its year alone.
    """
    name = edition.masthead().name
    if key == "package":
        return File(PACKAGE, package_bytes, (name, edition.years()))
    if key == "csvw":
        return File(CSVW, csvw_bytes, (name, edition.years()))
    if key == "schema":
        return File(SCHEMA, schema_bytes, ())
    year, form = key.split()
    found = rows(edition, edition.cells_of_year(int(year)))
    return File(address(year, form), bytes, WRITTEN[form](found))


def address(year: int | str, form: str) -> str:
    """Where the figures of a year lie in one form."""
    return f"{addresses.FACTS}/{year}.{form}"


def indicator_keys(edition: Edition) -> Iterable[str]:
    """'ket-nap 2017 csv', 'ket-nap 2017 json' and 'ket-nap 2017 xlsx' for each page of an indicator."""
    pages = ((id, year) for id in edition.indicators() for year in ranking.years(edition, id))
    return [f"{id} {year} {form}" for id, year in pages for form in FORMS]


def indicator_sheet(edition: Edition, key: str) -> File:
    """`so-lieu/<indicator>/<year>.csv`, `.json` or `.xlsx`: what the indicator's page of the year shows."""
    id, year, form = key.split()
    path = indicator_address(id, year, form)
    found = rows(edition, ranking.cells_of_year(edition, id, int(year)))
    if form == "xlsx":
        root = f"{edition.siteurl}/" if edition.siteurl else addresses.root(path)
        return File(path, workbook_bytes, Book(f"{edition.indicator(id).label}, {year}", root, tuple(found)))
    return File(path, bytes, WRITTEN[form](found))


def indicator_address(id: str, year: int | str, form: str) -> str:
    """Where the figures of an indicator in one year lie in one form."""
    return f"so-lieu/{id}/{year}.{form}"
