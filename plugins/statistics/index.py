"""The index of figures: indicators by group, how many places have them, the newest of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from plugins.model import addresses
from plugins.model.articles import INTERNAL
from plugins.model.edition import Edition
from plugins.model.sheets import Page
from plugins.showing.figures import Figure, figure, whose
from plugins.showing.tables import results_first
from plugins.statistics import ranking
from plugins.statistics.changes import PAGE as CHANGES
from plugins.statistics.conflicts import EDITORS
from plugins.statistics.downloads import CSVW, PACKAGE, address
from plugins.statistics.trail import HOME
from plugins.text.numbers import grouped


@dataclass(frozen=True, slots=True)
class Entry:
    """An indicator: name, unit, address, number of places and facts, the newest figure and whose and when it is."""

    label: str
    unit: str
    address: str
    indent: bool
    places: int
    newest: Figure
    where: str
    when: str


def keys(_edition: Edition) -> Iterable[str]:
    """One page."""
    return ("index",)


def sheet(edition: Edition, _key: str) -> Page:
    """All indicators that have figures, in the registry's order and groups."""
    indicators = [edition.indicator(id) for id in edition.indicators()]
    groups = tuple(
        (name, tuple(_entry(edition, indicator.id) for indicator in group))
        for name, group in groupby(indicators, key=lambda indicator: indicator.group)
    )
    values = {
        "page": "statistics",
        "title": "Số liệu",
        "description": "Mọi chỉ tiêu có số liệu, với câu văn đã nêu từng con số.",
        "section": "statistics",
        "breadcrumb": (HOME, ("Số liệu", "")),
        "standfirst": f"{len(indicators)} chỉ tiêu, {grouped(edition.count_of_facts())} số liệu. "
        "Mỗi con số dẫn về câu văn đã nêu nó; không con số nào được nhập riêng.",
        "groups": groups,
        "files": tuple(
            (str(year), (("CSV", address(year, "csv")), ("JSON", address(year, "json"))))
            for year in reversed(edition.years())
        ),
        "described": (PACKAGE, CSVW) if edition.years() else (),
        "changes": CHANGES,
        "editors": EDITORS[1] if edition.audience == INTERNAL else "",
    }
    return Page(addresses.STATISTICS, "statistics.html", values)


def _entry(edition: Edition, id: str) -> Entry:
    indicator = edition.indicator(id)
    cells = ranking.cells_of_year(edition, id, ranking.landing(edition, id))
    places = [cell for cell in cells if not cell.shown.organisation]
    newest = next(iter([*results_first(places), *results_first(cells), *cells]))
    return Entry(
        label=indicator.label,
        unit=indicator.unit,
        address=addresses.indicator(id),
        indent=indicator.indent,
        places=edition.places_of_indicator(id),
        newest=figure(edition, newest),
        where=whose(edition, newest.shown),
        when=newest.shown.period.label,
    )
