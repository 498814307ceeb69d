"""What became of numbers: each time a later piece states a cell anew, with both sentences; as a page and as a feed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from plugins.model import addresses
from plugins.model.edition import Edition
from plugins.model.facts import ESTIMATE, PRELIMINARY, RESULT, Cell, Fact
from plugins.model.sheets import File, Page
from plugins.showing.atom import Entry, Feed, link, moment, tag, write
from plugins.showing.figures import cell_address, day, number, sentence_address, whose
from plugins.statistics.pages import HOME, INDEX

PAGE = "so-lieu/thay-doi/index.html"
FEED = "so-lieu/thay-doi/feed.atom"
SHOWN, FED = 200, 50
"""How many changes the page and the feed tell; every source of every cell stands in the files to take away."""
NEVER = datetime(1970, 1, 1)  # of a paper whose figures never changed

CORRECTED, DIFFERENT, CLEARER, SETTLED = "dc", "kn", "ro", "ct"
"""Put right, stated differently, stated more closely, and settled after a preliminary number."""


@dataclass(frozen=True, slots=True)
class Change:
    """One cell stated anew; `kind` names its words in the strings, `cell` the cell, both numbers their sentences."""

    id: str
    moment: datetime
    kind: str
    label: str
    unit: str
    place: str
    period: str
    cell: str
    old: str
    old_day: str
    old_href: str
    new: str
    new_day: str
    new_href: str


def keys(_edition: Edition) -> Iterable[str]:
    """One page."""
    return ("page",)


def sheet(edition: Edition, _key: str) -> Page:
    """The newest changes."""
    found = changes(edition)
    values: dict[str, Any] = {
        "page": "statistics",
        "title": "Số liệu thay đổi",
        "description": "Những con số được bài sau nêu lại khác đi, với cả hai câu văn.",
        "section": "statistics",
        "breadcrumb": (HOME, INDEX, ("Số liệu thay đổi", "")),
        "standfirst": f"{len(found)} lần một con số được bài sau nêu lại khác đi. Mỗi số dẫn về câu của mình; "
        "không số nào bị xóa.",
        "changes": found[:SHOWN],
        "more": max(0, len(found) - SHOWN),
        "csv": f"{addresses.STATISTICS}#tai-ve",
        "feed": FEED,
    }
    return Page(PAGE, "changes.html", values)


def feed_keys(_edition: Edition) -> Iterable[str]:
    """One feed."""
    return ("feed",)


def feed_sheet(edition: Edition, _key: str) -> File:
    """The newest changes for a feed reader."""
    found = changes(edition)[:FED]
    name = edition.masthead().name
    feed = Feed(
        id=tag(edition, NEVER, FEED),
        title=f"{name}: số liệu thay đổi",
        subtitle="",
        link=link(edition, FEED, PAGE),
        self_link=link(edition, FEED, FEED) if edition.siteurl else "",
        updated=moment(found[0].moment if found else NEVER),
        author=name,
        entries=tuple(_entry(edition, change) for change in found),
    )
    return File(FEED, write, feed)


def changes(edition: Edition) -> tuple[Change, ...]:
    """Every change known from the edition's own facts, the newest first."""
    cells = edition.cells_told_anew()
    found = [*_restated(edition, cells), *_settled(edition, cells)]
    return tuple(sorted(found, key=lambda change: (-change.moment.timestamp(), change.id)))


def _restated(edition: Edition, cells: Iterable[Cell]) -> Iterator[Change]:
    """Within a cell: a later piece states another number."""
    for cell in cells:
        stated = sorted(
            (fact for fact in cell.sources if fact.article), key=lambda f: (edition.article(f.article).date, f.id)
        )
        for old, new in pairwise(stated):
            if old.article != new.article and number(old) != number(new):
                yield _change(edition, _kind(cell, new), old, new)


def _settled(edition: Edition, cells: Iterable[Cell]) -> Iterator[Change]:
    """Between cells: the result of a period whose preliminary or estimated number was known before."""
    waiting: dict[tuple[str, ...], Fact] = {}
    results: list[Fact] = []
    for cell in cells:
        fact = cell.shown
        if fact.article and fact.status in (PRELIMINARY, ESTIMATE):
            waiting[fact.cell[:4]] = fact
        elif fact.article and fact.status == RESULT:
            results.append(fact)
    for new in results:
        old = waiting.get(new.cell[:4])
        if old and edition.article(old.article).date < edition.article(new.article).date:
            yield _change(edition, SETTLED, old, new)


def _kind(cell: Cell, new: Fact) -> str:
    if CORRECTED in new.flags:
        return CORRECTED
    return DIFFERENT if DIFFERENT in cell.flags or CORRECTED in cell.flags else CLEARER


def _change(edition: Edition, kind: str, old: Fact, new: Fact) -> Change:
    indicator = edition.indicator(new.indicator)
    before, after = edition.article(old.article).date, edition.article(new.article).date
    return Change(
        id=new.id,
        moment=after,
        kind=kind,
        label=indicator.label,
        unit=indicator.unit,
        place=whose(edition, new),
        period=new.period.label,
        cell=cell_address(edition, new),
        old=number(old),
        old_day=day(before.date()),
        old_href=sentence_address(edition, old),
        new=number(new),
        new_day=day(after.date()),
        new_href=sentence_address(edition, new),
    )


def _entry(edition: Edition, change: Change) -> Entry:
    """The cell and both numbers in the title; the link leads to the sentence that changed it."""
    return Entry(
        id=tag(edition, change.moment, f"{FEED}#{change.id}"),
        title=f"{change.label}, {change.place}, {change.period}: {change.old} → {change.new}",
        link=link(edition, FEED, change.new_href),
        updated=moment(change.moment),
        summary=edition.fact(change.id).sentence,
        authors=(),
        category=change.label,
        lang="vi",
    )
