"""The Edition: everything one audience may see on one day, as read-only named queries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from plugins.model.articles import Article, Body
from plugins.model.reach import Presence, Reach
from plugins.model.revisions import Revised
from plugins.model.stated import Stated
from plugins.model.units import Organisation, Unit


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


class Edition(Stated, Revised, Protocol):
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

    def files(self) -> tuple[tuple[str, str], ...]:
        """(id, path from the content root) for every picture and file of an article, a report or a page."""

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

    def name_of_list(self, kind: str, key: str) -> str:
        """The name of a 'category', 'topic' or 'author' as its newest piece spells it; KeyError without pieces."""

    def years_of_list(self, kind: str, key: str) -> tuple[tuple[int, int], ...]:
        """Each year with its number of pieces, newest first; `kind` as above, or 'report', whose key is ''."""

    def count_of_year(self, kind: str, key: str, year: int) -> int:
        """How many pieces of the list appeared in a year."""

    def pieces_of_year(self, kind: str, key: str, year: int, start: int, most: int) -> tuple[str, ...]:
        """So many of them at most, oldest first, after the `start` oldest."""

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

    def units_with_articles(self) -> tuple[str, ...]:
        """Units that have `articles_of_unit`, by id."""

    def count_of_unit(self, id: str) -> tuple[int, int]:
        """How many of `articles_of_unit` are articles, and how many reports."""

    def reach_of_unit(self, id: str) -> Reach:
        """How many `articles_of_unit` there are, and when they appeared."""

    def presence_of_units(self, since: date) -> Mapping[str, Presence]:
        """Of all `units_with_articles`, with the months from the one of a day."""

    def reports_of_unit(self, id: str) -> tuple[str, ...]:
        """The reports among `articles_of_unit`, newest first."""

    def units_with_reports(self) -> tuple[str, ...]:
        """Units that have `reports_of_unit`, by id."""

    def busy_units(self, above: int) -> tuple[str, ...]:
        """Units with more than so many `articles_of_unit`, by id."""

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

    def units_of_organisation(self, id: str) -> tuple[str, ...]:
        """Its unit, if it has one, and those in which that lay on its last day, the nearest first."""

    def reach_of_organisation(self, id: str) -> Reach:
        """How many `articles_of_organisation` there are, and when they appeared."""

    def presence_of_organisations(self, since: date) -> Mapping[str, Presence]:
        """Of all `organisations_with_articles`, with the months from the one of a day."""

    def organisations_of_unit(self, id: str) -> tuple[str, ...]:
        """Organisations with articles or facts that belong to the unit."""
