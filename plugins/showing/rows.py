"""Facts as rows to download: the columns every reader of the files relies on, as CSV and as JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import chain, islice

from plugins.model.edition import Edition
from plugins.model.facts import Cell, Fact
from plugins.model.units import DatedName

COLUMNS = (
    "id",
    "unit_id",
    "unit",
    "indicator",
    "label",
    "period_start",
    "period_end",
    "status",
    "value",
    "text",
    "qualifier",
    "numerator",
    "denominator",
    "unit_of_measure",
    "as_of",
    "article",
    "anchor",
    "sentence",
    "flags",
    "organisation_id",
    "organisation",
    "base_start",
    "base_end",
    "derived_from",
)
"""The columns of files of figures, in this order; a change of theirs is a change for everyone who reads the file."""

_AT_ONCE = 1024  # rows of a file that are held as text, which takes twice and more the room of its bytes
_NUMBERS = {COLUMNS.index(name) for name in ("value", "numerator", "denominator")}
_LISTS = {COLUMNS.index(name) for name in ("flags", "derived_from")}

Row = tuple[str, ...]


def row(edition: Edition, fact: Fact, flags: Iterable[str] = ()) -> Row:
    """One fact, every field a text ('' for nothing), dates ISO, numbers with a decimal point."""
    indicator = edition.indicator(fact.indicator)
    base = fact.base
    return (
        fact.id,
        fact.unit,
        _unit(edition, fact),
        fact.indicator,
        indicator.label,
        _iso(fact.period.start),
        _iso(fact.period.end),
        fact.status,
        _plain(fact.value),
        fact.text,
        fact.qualifier,
        _plain(fact.numerator),
        _plain(fact.denominator),
        indicator.unit,
        _iso(fact.as_of),
        edition.article(fact.article).address if fact.article else "",
        fact.anchor,
        fact.sentence,
        " ".join(dict.fromkeys((*flags, *fact.flags))) if flags or fact.flags else "",
        fact.organisation,
        edition.organisation(fact.organisation).name if fact.organisation else "",
        _iso(base.start) if base else "",
        _iso(base.end) if base else "",
        " ".join(fact.derived_from) if fact.derived_from else "",
    )


def rows(edition: Edition, cells: Iterable[Cell]) -> Iterator[Row]:
    """Every fact of the cells, those that are not shown among them, each once and in the cells' order.

    A row comes when it is asked for: all of a year together take five times the room of their file.
    """
    found = {fact.id: (fact, cell.flags) for cell in cells for fact in (cell.shown, *cell.sources)}
    return (row(edition, fact, flags) for fact, flags in found.values())


def csv_bytes(rows: Iterable[Row]) -> bytes:
    """UTF-8 with a byte order mark (so that Excel reads the marks), commas, lines ended by CR LF as RFC 4180 asks."""
    lines = chain((COLUMNS,), rows)
    return b"\xef\xbb\xbf" + b"".join(iter(lambda: _lines([*islice(lines, _AT_ONCE)]), b""))


def _lines(rows: list[Row]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def json_bytes(rows: Iterable[Row]) -> bytes:
    """A list of objects with the same names: numbers as numbers, flags and derived_from as lists, null for nothing.

    An object a line, so that versions can be compared; written field by field, which takes a third of the time.
    """
    return b"[\n" + b",\n".join([_object(row).encode() for row in rows]) + b"\n]\n"


def _object(row: Row) -> str:
    return "{" + ", ".join(written(field) for written, field in zip(_WRITTEN, row, strict=True)) + "}"


def _written(place: int, name: str) -> Callable[[str], str]:
    """How a column's field is written with its name."""
    start = f'"{name}": '
    nothing, text = f"{start}null", json.encoder.encode_basestring
    if place in _LISTS:
        return lambda field: start + json.dumps(field.split(), ensure_ascii=False) if field else f"{start}[]"
    if place in _NUMBERS:
        return lambda field: start + field if field else nothing
    return lambda field: start + text(field) if field else nothing


_WRITTEN = tuple(_written(place, name) for place, name in enumerate(COLUMNS))


def _unit(edition: Edition, fact: Fact) -> str:
    """The unit's name when the figure was taken: 'Huyện Bình Liêu'."""
    if not fact.unit:
        return ""
    return _named(edition.unit(fact.unit).name_at(fact.as_of or fact.period.end))


@lru_cache(maxsize=1024)
def _named(name: DatedName) -> str:
    return name.full[:1].upper() + name.full[1:]


def _plain(value: Decimal | None) -> str:
    return "" if value is None else format(value, "f")


@lru_cache(maxsize=1024)
def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
