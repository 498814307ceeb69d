"""What appeared on a place or by an organisation: articles by year, reports apart, organisations with counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from plugins.districts.names import upper
from plugins.model import addresses
from plugins.model.articles import REPORT, Article
from plugins.model.edition import Edition
from plugins.model.reach import Reach
from plugins.model.units import PROVINCE, Unit
from plugins.text.numbers import grouped

MOST_ON_PAGE = 60
"""How many articles a page lists; the years that do not fit have pages of their own."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list: day and month, title, address, and a note ('' for none)."""

    date: str
    title: str
    address: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Year:
    """The entries of a year, newest first; `more` is the address of its own page where they do not fit here."""

    year: str
    count: int
    entries: tuple[Entry, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A place or an organisation in a list: name, address ('' for no page), and a line under it."""

    name: str
    address: str
    note: str = ""
    count: int = 0


def counted(articles: int, reports: int) -> str:
    """'5 bài, 3 báo cáo', the kinds that there are; '' for none."""
    return ", ".join(f"{grouped(count)} {what}" for count, what in ((articles, "bài"), (reports, "báo cáo")) if count)


def reached(reach: Reach) -> str:
    """The same of a place or an organisation."""
    return counted(reach.articles, reach.reports)


def reports(edition: Edition, ids: Iterable[str], unit: Unit | None) -> tuple[Entry, ...]:
    """The branch reports among them, each with its organisation and period."""
    found = [article for id in ids if (article := edition.article(id)).kind == REPORT]
    return tuple(_entry(edition, article, unit, dated=True) for article in found)


def years(edition: Edition, ids: Sequence[str], unit: Unit | None, folder: str) -> tuple[Year, ...]:
    """The articles that are no reports, by year; beyond the first sixty a year is only counted and linked."""
    found = [article for id in ids if (article := edition.article(id)).kind != REPORT]
    groups = {year: list(group) for year, group in groupby(found, key=lambda article: article.date.year)}
    listed: list[Year] = []
    for year, fits in fitting((year, len(group)) for year, group in groups.items()):
        entries = tuple(_entry(edition, article, unit) for article in groups[year]) if fits else ()
        listed.append(Year(str(year), len(groups[year]), entries, "" if fits else f"{folder}{year}/index.html"))
    return tuple(listed)


def fitting(counts: Iterable[tuple[int, int]]) -> Iterator[tuple[int, bool]]:
    """For years, the newest first, and how many articles each has: whether these fit on the page of the place."""
    room, first = MOST_ON_PAGE, True
    for year, count in counts:
        fits = count <= room or (first and count <= 2 * MOST_ON_PAGE)
        room, first = (room - count if fits else 0), False
        yield year, fits


def year_entries(edition: Edition, ids: Iterable[str], unit: Unit | None, year: int) -> tuple[Entry, ...]:
    """All articles of one year that are no reports."""
    found = (article for id in ids if (article := edition.article(id)).kind != REPORT)
    return tuple(_entry(edition, article, unit) for article in found if article.date.year == year)


def newest(edition: Edition, ids: Iterable[str], unit: Unit) -> tuple[Entry, ...]:
    """Articles and reports alike, each with its full date."""
    return tuple(_entry(edition, edition.article(id), unit, dated=True) for id in ids)


def organisations(edition: Edition, unit: Unit) -> tuple[Named, ...]:
    """The organisations of a unit with what they published."""
    found = (edition.organisation(id) for id in bodies(edition, unit))
    return tuple(Named(o.name, addresses.organisation(o), reached(edition.reach_of_organisation(o.id))) for o in found)


def bodies(edition: Edition, unit: Unit) -> tuple[str, ...]:
    """Ids of the organisations of the unit itself; a province has those without territory too, not its districts'."""
    if unit.level != PROVINCE:
        return edition.organisations_of_unit(unit.id)
    found = (edition.organisation(id) for id in edition.organisations())
    return tuple(o.id for o in found if unit.id == (o.unit or o.province))


def homes(edition: Edition, organisation: str) -> tuple[str, ...]:
    """Ids of the units among whose `bodies` an organisation is."""
    home = edition.organisation(organisation).unit or edition.organisation(organisation).province
    return tuple(
        id
        for id in dict.fromkeys((*edition.units_of_organisation(organisation), home))
        if id and (id == home or edition.unit(id).level != PROVINCE)
    )


def _entry(edition: Edition, article: Article, unit: Unit | None, *, dated: bool = False) -> Entry:
    """The note names the unit as it was then, where that differs from its last name; of a report body and period."""
    notes = []
    if unit and unit.id in article.places:
        then = unit.name_at(article.date.date())
        if then.full != unit.last_name.full:
            notes.append(then.full)
    elif article.places and unit:
        notes.append(edition.unit(article.places[0]).name_at(article.date.date()).full)
    if article.kind == REPORT:
        if article.organisation:
            notes.append(edition.organisation(article.organisation).name)
        if article.period:
            notes.append(article.period.label)
    when = f"{article.date:%d/%m/%Y}" if dated else f"{article.date:%d/%m}"
    return Entry(when, article.title, article.address, upper(" · ".join(notes)))
