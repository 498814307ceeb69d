"""For editors: the cells on which articles differ, with every source and the number the tables show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from plugins.model.articles import INTERNAL
from plugins.model.edition import Edition
from plugins.model.facts import Cell, Fact
from plugins.model.sheets import Page
from plugins.showing.figures import cell_address, day, number, sentence_address, whose
from plugins.statistics.trail import HOME, INDEX
from plugins.text.numbers import grouped

PAGE = "so-lieu/bien-tap/khac-nguon/index.html"
EDITORS = ("Biên tập số liệu", "so-lieu/bien-tap/index.html")


@dataclass(frozen=True, slots=True)
class Said:
    """One source: its number, its day, its article, and whether the tables show it."""

    text: str
    day: str
    title: str
    href: str
    shown: bool


@dataclass(frozen=True, slots=True)
class Conflict:
    """A cell and all its sources, the newest first."""

    label: str
    place: str
    period: str
    cell: str
    said: tuple[Said, ...]


def keys(edition: Edition) -> Iterable[str]:
    """One page, for those inside."""
    return ("page",) if edition.audience == INTERNAL else ()


def sheet(edition: Edition, _key: str) -> Page:
    """Every conflict, in the order of the registry."""
    cells = (cell for about in edition.told_anew() for cell in edition.cells_told_anew_in(*about))
    found = tuple(_conflict(edition, cell) for cell in cells if "kn" in cell.flags)
    values: dict[str, Any] = {
        "page": "statistics",
        "title": "Số liệu khác nguồn",
        "description": "Những ô mà các bài nêu khác nhau, dành cho biên tập.",
        "section": "statistics",
        "breadcrumb": (HOME, INDEX, EDITORS, ("Số liệu khác nguồn", "")),
        "standfirst": f"{grouped(len(found))} ô có các bài nêu khác nhau. Bảng hiện số của bài mới nhất, trừ khi "
        "có đính chính hoặc quyết định của biên tập.",
        "conflicts": found,
    }
    return Page(PAGE, "conflicts.html", values, listed=False)


def _conflict(edition: Edition, cell: Cell) -> Conflict:
    fact = cell.shown
    return Conflict(
        label=edition.indicator(fact.indicator).label,
        place=whose(edition, fact),
        period=fact.period.label,
        cell=cell_address(edition, fact),
        said=tuple(_said(edition, source, fact) for source in cell.sources if source.article),
    )


def _said(edition: Edition, source: Fact, shown: Fact) -> Said:
    article = edition.article(source.article)
    when = day(article.date.date())
    return Said(number(source), when, article.title, sentence_address(edition, source), source.id == shown.id)
