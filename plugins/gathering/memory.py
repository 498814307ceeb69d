"""The Edition held in memory: every named query answered from indexes built once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from plugins.gathering import related
from plugins.gathering.indexes import Index, labels, newest_first
from plugins.gazetteer.tables import Gazetteer
from plugins.model.articles import PAGE, REPORT, Article, Body
from plugins.model.citations import Citation, Document
from plugins.model.edition import Label, Link, Masthead
from plugins.model.facts import Cell, Fact, Indicator
from plugins.model.units import COMMUNE, Organisation, Unit
from plugins.text.collation import sort_key
from plugins.text.slugs import slug


@dataclass(frozen=True, slots=True)
class Ground:
    """What stands under every edition: places, organisations, indicators, masthead, links and where sources lie."""

    gazetteer: Gazetteer
    organisations: Mapping[str, Organisation]
    indicators: Mapping[str, Indicator]
    masthead: Masthead
    links: tuple[Link, ...]
    content: Path
    siteurl: str = ""


@dataclass(frozen=True, slots=True)
class Statements:
    """All facts of an edition put together: each once by id, and the cells they fill, in order."""

    facts: Mapping[str, Fact]
    cells: tuple[Cell, ...]


class MemoryEdition:
    """Implements `plugins.model.edition.Edition`; see there for what each query answers."""

    def __init__(
        self, audience: str, day: date, ground: Ground, pieces: Iterable[tuple[Article, Body]], statements: Statements
    ) -> None:
        """Index the pieces this audience may see; `pieces` and `statements` hold nothing else."""
        self.audience, self.day, self.siteurl = audience, day, ground.siteurl
        self._ground, self._facts = ground, statements.facts
        by_id = {article.id: (article, body) for article, body in pieces}
        self._articles = {id: article for id, (article, _) in by_id.items()}
        self._bodies = {id: body for id, (_, body) in by_id.items()}
        ordered = newest_first(self._articles.values())
        self._index_articles([article for article in ordered if article.kind != PAGE])
        self._index_facts(statements)
        self._index_documents(ordered)
        self._index_organisations()

    def _index_articles(self, listed: list[Article]) -> None:
        self._listed = tuple(article.id for article in listed)
        self._by_month = Index((((a.date.year, a.date.month),), a.id) for a in listed)
        self._by_category = Index(((slug(a.category),) if a.category else (), a.id) for a in listed)
        self._by_topic = Index((dict.fromkeys(map(slug, a.tags)), a.id) for a in listed)
        self._by_author = Index((dict.fromkeys(slug(b.name) for b in a.authors), a.id) for a in listed)
        self._by_unit = Index((self._around(a), a.id) for a in listed)
        self._by_organisation = Index(((a.organisation,) if a.organisation else (), a.id) for a in listed)
        self._by_subject = Index(((related.subject(a),), a.id) for a in listed)
        self._categories = labels(((slug(a.category), a.category) for a in listed if a.category), self._by_category)
        self._topics = labels(((slug(tag), tag) for a in listed for tag in a.tags), self._by_topic)
        self._authors = labels(((slug(b.name), b.name) for a in listed for b in a.authors), self._by_author)

    def _around(self, article: Article) -> dict[str, None]:
        """Each place of the article and all that it lay in on the article's day, once."""
        day = article.date.date()
        chains = ((place, *self._ground.gazetteer.ancestors(place, day)) for place in article.places)
        return dict.fromkeys(id for chain in chains for id in chain)

    def _index_facts(self, statements: Statements) -> None:
        cells = statements.cells
        self._cells_of_unit = Index((() if c.shown.organisation else (c.shown.unit,), c) for c in cells)
        self._cells_of_organisation = Index(((c.shown.organisation,), c) for c in cells)
        self._cells_of_indicator = Index(((c.shown.indicator,), c) for c in cells)
        sources = ((fact, {self._facts[id].article for id in fact.derived_from}) for fact in self._facts.values())
        derived = Index((homes if len(homes) == 1 else (), fact.id) for fact, homes in sources)
        self._facts_of_article = {
            id: (*(fact.id for fact in body.facts), *derived[id]) for id, body in self._bodies.items()
        }

    def _index_documents(self, ordered: list[Article]) -> None:
        citations = [citation for article in ordered for citation in self._bodies[article.id].citations]
        self._citations = Index(((citation.document.key,), citation) for citation in citations)
        documents = {citation.document.key: citation.document for citation in reversed(citations)}
        self._documents = {key: documents[key] for key in sorted(documents)}

    def _index_organisations(self) -> None:
        named = {*self._by_organisation, *self._cells_of_organisation} - {""}
        visible = sorted((self._ground.organisations[id] for id in named), key=lambda o: sort_key(o.name))
        self._organisations = tuple(o.id for o in visible)
        self._organisations_of_unit = Index((self._chain(o.unit), o.id) for o in visible)
        with_content = {*self._by_unit, *self._cells_of_unit, *self._organisations_of_unit}
        self._communes = tuple(id for id in self._sorted(with_content) if self.unit(id).level == COMMUNE)

    def _chain(self, unit: str) -> tuple[str, ...]:
        """A unit and what it lay in on its last day."""
        if not unit:
            return ()
        end = self.unit(unit).end
        return (unit, *self._ground.gazetteer.ancestors(unit, end - timedelta(days=1) if end else self.day))

    def _sorted(self, units: Iterable[str]) -> list[str]:
        return sorted(units, key=lambda id: (sort_key(self.unit(id).last_name.name), id))

    # Ruff's D102 is off for this file: the protocol says what each query answers.
    def masthead(self) -> Masthead:
        return self._ground.masthead

    def links(self) -> tuple[Link, ...]:
        return self._ground.links

    def source(self, path: str) -> Path:
        return self._ground.content / path

    def articles(self) -> tuple[str, ...]:
        return self._listed

    def pages(self) -> tuple[str, ...]:
        pages = [article for article in self._articles.values() if article.kind == PAGE]
        return tuple(page.id for page in sorted(pages, key=lambda page: (page.order, sort_key(page.title), page.id)))

    def article(self, id: str) -> Article:
        return self._articles[id]

    def body(self, id: str) -> Body:
        return self._bodies[id]

    def reports(self) -> tuple[str, ...]:
        return tuple(id for id in self._listed if self._articles[id].kind == REPORT)

    def months(self) -> tuple[tuple[int, int], ...]:
        return tuple(self._by_month)

    def articles_of_month(self, year: int, month: int) -> tuple[str, ...]:
        return self._by_month[year, month]

    def categories(self) -> tuple[Label, ...]:
        return self._categories

    def articles_of_category(self, slug: str) -> tuple[str, ...]:
        return self._by_category[slug]

    def topics(self) -> tuple[Label, ...]:
        return self._topics

    def articles_of_topic(self, slug: str) -> tuple[str, ...]:
        return self._by_topic[slug]

    def authors(self) -> tuple[Label, ...]:
        return self._authors

    def articles_of_author(self, slug: str) -> tuple[str, ...]:
        return self._by_author[slug]

    def related(self, id: str) -> tuple[str, ...]:
        article = self._articles[id]
        rows = [self._by_topic[slug(tag)] for tag in article.tags]
        if article.category:
            rows.append(self._by_category[slug(article.category)])
        return related.related(article, (id for row in rows for id in row), self._articles)

    def neighbours(self, id: str) -> tuple[str, str]:
        return related.neighbours(id, self._by_subject[related.subject(self._articles[id])])

    def units(self, level: str) -> tuple[str, ...]:
        return self._communes if level == COMMUNE else self._ground.gazetteer.units(level)

    def unit(self, id: str) -> Unit:
        return self._ground.gazetteer.unit(id)

    def units_of_parent(self, id: str) -> tuple[str, ...]:
        communes = set(self._communes)
        children = self._ground.gazetteer.children(id)
        return tuple(self._sorted(c for c in children if c in communes or self.unit(c).level != COMMUNE))

    def predecessors(self, id: str) -> tuple[str, ...]:
        return self._ground.gazetteer.predecessors(id)

    def articles_of_unit(self, id: str) -> tuple[str, ...]:
        return self._by_unit[id]

    def organisations(self) -> tuple[str, ...]:
        return self._organisations

    def organisation(self, id: str) -> Organisation:
        return self._ground.organisations[id]

    def articles_of_organisation(self, id: str) -> tuple[str, ...]:
        return self._by_organisation[id]

    def organisations_of_unit(self, id: str) -> tuple[str, ...]:
        return self._organisations_of_unit[id]

    def indicators(self) -> tuple[str, ...]:
        return tuple(id for id in self._ground.indicators if id in self._cells_of_indicator)

    def indicator(self, id: str) -> Indicator:
        return self._ground.indicators[id]

    def facts(self) -> tuple[str, ...]:
        return tuple(self._facts)

    def fact(self, id: str) -> Fact:
        return self._facts[id]

    def facts_of_article(self, id: str) -> tuple[str, ...]:
        return self._facts_of_article[id]

    def cells_of_unit(self, id: str) -> tuple[Cell, ...]:
        return self._cells_of_unit[id]

    def cells_of_organisation(self, id: str) -> tuple[Cell, ...]:
        return self._cells_of_organisation[id] if id else ()

    def cells_of_indicator(self, id: str) -> tuple[Cell, ...]:
        return self._cells_of_indicator[id]

    def documents(self) -> tuple[str, ...]:
        return tuple(self._documents)

    def document(self, key: str) -> Document:
        return self._documents[key]

    def citations_of_document(self, key: str) -> tuple[Citation, ...]:
        return self._citations[key]

    def documents_of_article(self, id: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(citation.document.key for citation in self._bodies[id].citations))
