"""The Edition: everything one audience may see on one day, as read-only named queries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from plugins.model.articles import Article, Body
from plugins.model.citations import Citation, Document
from plugins.model.facts import Cell, Fact, Indicator
from plugins.model.units import Organisation, Unit

NO_RESULT, OF_ORGANISATION, OF_PLACE = range(3)
"""What there is of an indicator in a year: plans and targets only, results of organisations, results of places."""


@dataclass(frozen=True, slots=True)
class Label:
    """A category, topic or author with its address slug and the number of its pieces in this edition."""

    slug: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Link:
    """An entry of "Liên kết website"."""

    name: str
    url: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Masthead:
    """The paper's own facts from toa-soan.toml; a placeholder stays '' and prints as 'theo tệp tòa soạn'."""

    name: str
    tagline: str = ""
    publisher: str = ""
    editor: str = ""
    office: str = ""
    phone: str = ""
    email: str = ""
    licence: str = ""


class Edition(Protocol):
    """Read-only; every tuple is in the order a reader wants (articles newest first, names in Vietnamese order).

    Articles are named by their id. An id that this audience may not see is not in any answer; asking for it by name
    raises KeyError. Counts, neighbours and totals are of this audience only.
    """

    audience: str

    @property
    def day(self) -> date:
        """The day of the edition."""

    @property
    def siteurl(self) -> str:
        """The site's own address without a slash at its end, '' while it has none."""

    def masthead(self) -> Masthead:
        """The paper's own facts."""

    def links(self) -> tuple[Link, ...]:
        """The links to other sites."""

    def source(self, path: str) -> Path:
        """Where a picture or file lies on disk, named by its path from the content root."""

    def kept(self, room: str, key: str) -> bytes:
        """What a room's `prepare` keeps under a key; KeyError where nothing is kept."""

    # Articles
    def versions(self) -> Mapping[str, str]:
        """A digest of record, body and citations for every article, report and page."""

    def articles(self) -> tuple[str, ...]:
        """Articles and reports, newest first; pages are not among them."""

    def pages(self) -> tuple[str, ...]:
        """Standing pages, in their own order."""

    def articles_with_files(self) -> tuple[str, ...]:
        """Articles, reports and pages with a picture or another file, newest first."""

    def articles_with_aliases(self) -> tuple[str, ...]:
        """Articles, reports and pages with a former address, newest first."""

    def article(self, id: str) -> Article:
        """The record of an article, report or page."""

    def body(self, id: str) -> Body:
        """The body of an article, report or page."""

    def reports(self) -> tuple[str, ...]:
        """Branch activity reports, newest first."""

    def months(self) -> tuple[tuple[int, int], ...]:
        """(year, month) pairs in which anything appeared, newest first."""

    def articles_of_month(self, year: int, month: int) -> tuple[str, ...]:
        """What appeared in one month, newest first."""

    def categories(self) -> tuple[Label, ...]:
        """Categories that have articles."""

    def category(self, slug: str) -> Label:
        """The label of a category; KeyError for one without pieces."""

    def articles_of_category(self, slug: str) -> tuple[str, ...]:
        """Newest first."""

    def topics(self) -> tuple[Label, ...]:
        """Tags that have articles."""

    def topic(self, slug: str) -> Label:
        """The label of a topic; KeyError for one without pieces."""

    def articles_of_topic(self, slug: str) -> tuple[str, ...]:
        """Newest first."""

    def authors(self) -> tuple[Label, ...]:
        """Everyone who signs."""

    def author(self, slug: str) -> Label:
        """The label of someone who signs; KeyError for one without pieces."""

    def articles_of_author(self, slug: str) -> tuple[str, ...]:
        """Newest first."""

    def related(self, id: str) -> tuple[str, ...]:
        """At most six other articles on the same subject, without those of the same place."""

    def articles_beside(self, id: str) -> tuple[str, ...]:
        """At most three others of the same main place (or organisation), the nearest older ones before newer ones."""

    def neighbours(self, id: str) -> tuple[str, str]:
        """The next older and next newer article of the same main place (or organisation), '' where none."""

    # Places and organisations
    def units(self, level: str) -> tuple[str, ...]:
        """All units of a level that have a page: every province and district, communes only with content."""

    def unit(self, id: str) -> Unit:
        """Any unit of the gazetteer."""

    def units_of_parent(self, id: str) -> tuple[str, ...]:
        """Units with a page that ever stood under this one, in Vietnamese order."""

    def predecessors(self, id: str) -> tuple[str, ...]:
        """Units dissolved into this one, wholly or in part, in Vietnamese order within their level."""

    def has_articles(self, id: str) -> bool:
        """Whether the unit has `articles_of_unit`."""

    def articles_of_unit(self, id: str) -> tuple[str, ...]:
        """Articles placed in the unit or, on their own day, anywhere below it; newest first."""

    def organisations(self) -> tuple[str, ...]:
        """Organisations that a visible article names."""

    def organisation(self, id: str) -> Organisation:
        """One organisation."""

    def organisations_with_articles(self) -> tuple[str, ...]:
        """Organisations that have `articles_of_organisation`, by id."""

    def articles_of_organisation(self, id: str) -> tuple[str, ...]:
        """Newest first."""

    def organisations_of_unit(self, id: str) -> tuple[str, ...]:
        """Organisations with articles or facts that belong to the unit."""

    # Figures
    def indicators(self) -> tuple[str, ...]:
        """Indicators that have facts, in the registry's order."""

    def registered(self) -> tuple[str, ...]:
        """Every indicator of the registry, with facts or without, in its order."""

    def indicator(self, id: str) -> Indicator:
        """One entry of the registry."""

    def facts(self) -> tuple[str, ...]:
        """Ids of all facts, stated and derived, in a stable order."""

    def fact(self, id: str) -> Fact:
        """One fact."""

    def facts_of_article(self, id: str) -> tuple[str, ...]:
        """The facts an article states, in the order of its text, and those derived from them alone."""

    def cells_of_unit(self, id: str) -> tuple[Cell, ...]:
        """Cells of the unit itself (no organisation), by indicator and period."""

    def cells_of_organisation(self, id: str) -> tuple[Cell, ...]:
        """Cells of one organisation."""

    def cells_of_article(self, id: str) -> tuple[Cell, ...]:
        """The cells in which the facts of an article stand, wherever they are shown."""

    def results_until(self, unit: str, organisation: str, day: date) -> tuple[Cell, ...]:
        """The newest result of each indicator of an organisation, else of a unit, of a period that ended by `day`."""

    def cells_of_unit_in(self, id: str, indicator: str, year: int) -> tuple[Cell, ...]:
        """Those of the unit's own cells that are about one indicator and whose periods end in the year."""

    def cells_of_indicator(self, id: str) -> tuple[Cell, ...]:
        """Cells of one indicator over all units and organisations."""

    def cells_of_indicator_in(self, id: str, year: int) -> tuple[Cell, ...]:
        """Those whose periods end in the year."""

    def years_of_indicator(self, id: str) -> tuple[tuple[int, int], ...]:
        """The years in which its periods end, the oldest first, each with whose results there are.

        OF_PLACE where a place has a result, OF_ORGANISATION where organisations alone have, else NO_RESULT.
        """

    def places_of_indicator(self, id: str) -> int:
        """How many units and organisations state it."""

    def series_of_indicator(self, id: str) -> tuple[Cell, ...]:
        """Its cells at the place, or the organisation, that states it for most years."""

    # Documents
    def documents(self) -> tuple[str, ...]:
        """Keys of all documents cited."""

    def document(self, key: str) -> Document:
        """One document."""

    def documents_of_number(self, key: str) -> tuple[str, ...]:
        """Keys of the cited documents of this one's type and number, itself among them; none without a number."""

    def citations_of_document(self, key: str) -> tuple[Citation, ...]:
        """Its mentions, newest article first."""

    def documents_of_article(self, id: str) -> tuple[str, ...]:
        """Keys of the documents an article cites, in the order of its text, each once."""
