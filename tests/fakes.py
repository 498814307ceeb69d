"""A small edition in memory for tests of the rooms: lists in, the Edition protocol out."""

# ruff: noqa: D102 - the protocol says what each query answers

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from pathlib import Path

from plugins.model.articles import PAGE, REPORT, Article, Body
from plugins.model.citations import Citation, Document
from plugins.model.edition import Label, Link, Masthead
from plugins.model.facts import RESULT, Cell, Fact, Indicator
from plugins.model.reach import Presence, Reach
from plugins.model.revisions import Revision
from plugins.model.stated import NO_RESULT, OF_ORGANISATION, OF_PLACE
from plugins.model.units import Organisation, Unit
from plugins.model.untagged import Untagged
from plugins.tagging.registry import Registry
from plugins.tagging.untagged import untagged
from plugins.text.slugs import slug

PAPER = Masthead("Bản tin Thử", "Tin thử")


@dataclass(frozen=True)
class FakeEdition:
    """Answers every query of the Edition from what it was given, without any index."""

    pieces: tuple[tuple[Article, Body], ...] = ()
    known_units: tuple[Unit, ...] = ()
    known_organisations: tuple[Organisation, ...] = ()
    known_indicators: tuple[Indicator, ...] = ()
    derived: tuple[Fact, ...] = ()
    cells: tuple[Cell, ...] = ()
    link_list: tuple[Link, ...] = ()
    paper: Masthead = PAPER
    audience: str = "public"
    day: date = date(2018, 1, 1)
    siteurl: str = ""
    revised: tuple[Revision, ...] = ()
    since: date | None = None
    keepings: Mapping[str, Mapping[str, bytes]] = field(default_factory=dict)

    def masthead(self) -> Masthead:
        return self.paper

    def links(self) -> tuple[Link, ...]:
        return self.link_list

    def source(self, path: str) -> Path:
        return Path("/nowhere") / path

    def kept(self, room: str, key: str) -> bytes:
        return self.keepings[room][key]

    def versions(self) -> dict[str, str]:
        return {a.id: blake2b(repr((a, b)).encode(), digest_size=9).hexdigest() for a, b in self.pieces}

    def _listed(self, wanted: Callable[[Article], bool] = lambda _: True) -> tuple[str, ...]:
        found = [a for a, _ in self.pieces if a.kind != PAGE and wanted(a)]
        return tuple(a.id for a in sorted(found, key=lambda a: (a.date, a.id), reverse=True))

    def _labels(self, words: Callable[[Article], Iterable[str]]) -> tuple[Label, ...]:
        names = {slug(word): word for id in self._listed() for word in words(self.article(id))}
        counts = {key: len(self._listed(lambda a, k=key: k in map(slug, words(a)))) for key in names}
        return tuple(Label(key, names[key], counts[key]) for key in sorted(names))

    def articles(self) -> tuple[str, ...]:
        return self._listed()

    def pages(self) -> tuple[str, ...]:
        return tuple(a.id for a, _ in self.pieces if a.kind == PAGE)

    def files(self) -> tuple[tuple[str, str], ...]:
        images = {a.id: (a.image.path,) if a.image else () for a, _ in self.pieces}
        return tuple((a.id, path) for a, b in self.pieces for path in dict.fromkeys((*b.files, *images[a.id])))

    def articles_with_aliases(self) -> tuple[str, ...]:
        return tuple(a.id for a, _ in self.pieces if a.aliases)

    def article(self, id: str) -> Article:
        return next((a for a, _ in self.pieces if a.id == id), None) or {}[id]

    def body(self, id: str) -> Body:
        return next((b for a, b in self.pieces if a.id == id), None) or {}[id]

    def reports(self) -> tuple[str, ...]:
        return self._listed(lambda a: a.kind == REPORT)

    def months(self) -> tuple[tuple[int, int], ...]:
        return tuple(dict.fromkeys((d.year, d.month) for d in (self.article(id).date for id in self._listed())))

    def articles_of_month(self, year: int, month: int) -> tuple[str, ...]:
        return self._listed(lambda a: (a.date.year, a.date.month) == (year, month))

    def categories(self) -> tuple[Label, ...]:
        return self._labels(lambda a: (a.category,) if a.category else ())

    def category(self, slug_: str) -> Label:
        return next((label for label in self.categories() if label.slug == slug_), None) or {}[slug_]

    def articles_of_category(self, slug_: str) -> tuple[str, ...]:
        return self._listed(lambda a: slug(a.category) == slug_)

    def topics(self) -> tuple[Label, ...]:
        return self._labels(lambda a: a.tags)

    def topic(self, slug_: str) -> Label:
        return next((label for label in self.topics() if label.slug == slug_), None) or {}[slug_]

    def articles_of_topic(self, slug_: str) -> tuple[str, ...]:
        return self._listed(lambda a: slug_ in map(slug, a.tags))

    def authors(self) -> tuple[Label, ...]:
        return self._labels(lambda a: (b.name for b in a.authors))

    def author(self, slug_: str) -> Label:
        return next((label for label in self.authors() if label.slug == slug_), None) or {}[slug_]

    def articles_of_author(self, slug_: str) -> tuple[str, ...]:
        return self._listed(lambda a: slug_ in (slug(b.name) for b in a.authors))

    def _of_list(self, kind: str, key: str) -> tuple[str, ...]:
        return self.reports() if kind == "report" else getattr(self, f"articles_of_{kind}")(key)

    def name_of_list(self, kind: str, key: str) -> str:
        label: Label = getattr(self, kind)(key)
        return label.name

    def years_of_list(self, kind: str, key: str) -> tuple[tuple[int, int], ...]:
        years = [self.article(id).date.year for id in self._of_list(kind, key)]
        return tuple((year, years.count(year)) for year in dict.fromkeys(years))

    def count_of_year(self, kind: str, key: str, year: int) -> int:
        return dict(self.years_of_list(kind, key)).get(year, 0)

    def pieces_of_year(self, kind: str, key: str, year: int, start: int, most: int) -> tuple[str, ...]:
        found = [id for id in reversed(self._of_list(kind, key)) if self.article(id).date.year == year]
        return tuple(found[start : start + most])

    def related(self, id: str) -> tuple[str, ...]:
        mine = self.article(id)
        return self._listed(lambda a: bool({*a.tags} & {*mine.tags}) and a.places[:1] != mine.places[:1])[:6]

    def articles_beside(self, id: str) -> tuple[str, ...]:
        mine = self.article(id)
        if mine.places:
            row = self.articles_of_unit(mine.places[0])
        else:
            row = self.articles_of_organisation(mine.organisation) if mine.organisation else ()
        at = row.index(id) if id in row else len(row)
        return (*row[at + 1 :], *reversed(row[:at]))[:3]

    def neighbours(self, id: str) -> tuple[str, str]:
        mine = self.article(id)
        row = self._listed(lambda a: (a.places[:1] or a.organisation) == (mine.places[:1] or mine.organisation))
        at = row.index(id) if id in row else -1
        return ("" if at < 0 or at + 1 == len(row) else row[at + 1], row[at - 1] if at > 0 else "")

    def units(self, level: str) -> tuple[str, ...]:
        return tuple(u.id for u in self.known_units if u.level == level)

    def unit(self, id: str) -> Unit:
        return next((u for u in self.known_units if u.id == id), None) or {}[id]

    def units_of_parent(self, id: str) -> tuple[str, ...]:
        return tuple(u.id for u in self.known_units if id in (p.id for p in u.parents))

    def predecessors(self, id: str) -> tuple[str, ...]:
        return tuple(u.id for u in self.known_units if id in (s.id for s in u.successors))

    def _under(self, id: str, above: str, day: date) -> bool:
        return bool(id) and (id == above or self._under(self.unit(id).parent_at(day), above, day))

    def has_articles(self, id: str) -> bool:
        return bool(self.articles_of_unit(id))

    def busy_units(self, above: int) -> tuple[str, ...]:
        return tuple(sorted(u.id for u in self.known_units if len(self.articles_of_unit(u.id)) > above))

    def units_with_articles(self) -> tuple[str, ...]:
        return self.busy_units(0)

    def units_with_reports(self) -> tuple[str, ...]:
        return tuple(sorted(u.id for u in self.known_units if self.reports_of_unit(u.id)))

    def count_of_unit(self, id: str) -> tuple[int, int]:
        reach = self.reach_of_unit(id)
        return reach.articles, reach.reports

    def presence_of_units(self, since: date) -> dict[str, Presence]:
        return {id: self._presence(self.articles_of_unit(id), since) for id in self.units_with_articles()}

    def presence_of_organisations(self, since: date) -> dict[str, Presence]:
        return {
            id: self._presence(self.articles_of_organisation(id), since) for id in self.organisations_with_articles()
        }

    def _presence(self, ids: tuple[str, ...], since: date) -> Presence:
        reach = self._reach(ids)
        months = sum((year, month) >= (since.year, since.month) for year, month, *_ in reach.months)
        return Presence(reach.articles, reach.reports, reach.newest, months)

    def reach_of_unit(self, id: str) -> Reach:
        return self._reach(self.articles_of_unit(id))

    def reports_of_unit(self, id: str) -> tuple[str, ...]:
        return tuple(each for each in self.articles_of_unit(id) if self.article(each).kind == REPORT)

    def reach_of_organisation(self, id: str) -> Reach:
        return self._reach(self.articles_of_organisation(id))

    def _reach(self, ids: tuple[str, ...]) -> Reach:
        counts: dict[tuple[int, int], list[int]] = {}
        for article in map(self.article, ids):
            counts.setdefault((article.date.year, article.date.month), [0, 0])[article.kind == REPORT] += 1
        newest = self.article(ids[0]).date.date() if ids else None
        return Reach(tuple((*month, articles, reports) for month, (articles, reports) in counts.items()), newest)

    def articles_of_unit(self, id: str) -> tuple[str, ...]:
        return self._listed(lambda a: any(self._under(place, id, a.date.date()) for place in a.places))

    def organisations(self) -> tuple[str, ...]:
        return tuple(o.id for o in self.known_organisations)

    def organisation(self, id: str) -> Organisation:
        return next((o for o in self.known_organisations if o.id == id), None) or {}[id]

    def organisations_with_articles(self) -> tuple[str, ...]:
        return tuple(sorted(o.id for o in self.known_organisations if self.articles_of_organisation(o.id)))

    def articles_of_organisation(self, id: str) -> tuple[str, ...]:
        return self._listed(lambda a: a.organisation == id)

    def units_of_organisation(self, id: str) -> tuple[str, ...]:
        return tuple(filter(None, (self.organisation(id).unit,)))

    def organisations_of_unit(self, id: str) -> tuple[str, ...]:
        return tuple(o.id for o in self.known_organisations if o.unit == id)

    def indicators(self) -> tuple[str, ...]:
        used = {cell.shown.indicator for cell in self.cells}
        return tuple(i.id for i in self.known_indicators if i.id in used)

    def indicator(self, id: str) -> Indicator:
        return next((i for i in self.known_indicators if i.id == id), None) or {}[id]

    def _facts(self) -> dict[str, Fact]:
        return {f.id: f for f in (*(f for _, b in self.pieces for f in b.facts), *self.derived)}

    def facts(self) -> tuple[str, ...]:
        return tuple(self._facts())

    def count_of_facts(self) -> int:
        return len(self._facts())

    def fact(self, id: str) -> Fact:
        return self._facts()[id]

    def facts_of_article(self, id: str) -> tuple[str, ...]:
        own = tuple(f.id for f in self.body(id).facts)
        return (*own, *(f.id for f in self.derived if f.derived_from and {*f.derived_from} <= {*own}))

    def cells_of_unit(self, id: str) -> tuple[Cell, ...]:
        return tuple(c for c in self.cells if c.shown.unit == id and not c.shown.organisation)

    def cells_of_organisation(self, id: str) -> tuple[Cell, ...]:
        return tuple(c for c in self.cells if c.shown.organisation == id)

    def count_of_cells(self, unit: str, organisation: str) -> int:
        return len(self.cells_of_organisation(organisation) if organisation else self.cells_of_unit(unit))

    def cells_of_article(self, id: str) -> tuple[Cell, ...]:
        stated = {self.fact(each).cell for each in self.facts_of_article(id)}
        return tuple(cell for cell in self.cells if cell.shown.cell in stated)

    def results_until(self, unit: str, organisation: str, day: date, first: str, most: int) -> tuple[Cell, ...]:
        cells = self.cells_of_organisation(organisation) if organisation else self.cells_of_unit(unit)
        known = [cell for cell in cells if cell.shown.status == "result" and cell.shown.period.end <= day]
        newest = {cell.shown.indicator: cell for cell in sorted(known, key=lambda c: c.shown.period.end)}
        counts = [one.id for one in self.known_indicators if one.kind == "count"]
        return tuple(newest[id] for id in sorted(counts, key=lambda id: id != first) if id in newest)[:most]

    def cells_of_unit_in(self, id: str, indicator: str, year: int) -> tuple[Cell, ...]:
        return tuple(c for c in self.cells_of_indicator_in(indicator, year) if c in self.cells_of_unit(id))

    def _about(self, id: str) -> tuple[Cell, ...]:
        return tuple(c for c in self.cells if c.shown.indicator == id)

    def cells_of_indicator_in(self, id: str, year: int) -> tuple[Cell, ...]:
        return tuple(c for c in self._about(id) if c.shown.period.end.year == year)

    def years(self) -> tuple[int, ...]:
        return tuple(sorted({c.shown.period.end.year for c in self.cells}))

    def cells_of_year(self, year: int) -> tuple[Cell, ...]:
        return tuple(c for c in self.cells if c.shown.period.end.year == year)

    def untagged_of_article(self, id: str) -> tuple[Untagged, ...]:
        return tuple(untagged(self.body(id), Registry({one.id: one for one in self.known_indicators})))

    def told_anew(self) -> tuple[tuple[str, int], ...]:
        abouts = ((id, c.shown.period.end.year) for id in self.indicators() for c in self._about(id))
        return tuple(dict.fromkeys(abouts))

    def cells_told_anew_in(self, id: str, year: int) -> tuple[Cell, ...]:
        return tuple(c for c in self._about(id) if c.shown.period.end.year == year)

    def _counted(self) -> dict[tuple[str, str], int]:
        homes = [("" if c.shown.organisation else c.shown.unit, c.shown.organisation) for c in self.cells]
        return {home: homes.count(home) for home in sorted(set(homes))}

    def crowds(self, above: int) -> tuple[tuple[str, str], ...]:
        return tuple(home for home, count in self._counted().items() if count > above)

    def units_with_cells(self) -> tuple[str, ...]:
        return tuple(unit for unit, organisation in self._counted() if not organisation)

    def organisations_with_cells(self) -> tuple[str, ...]:
        return tuple(organisation for _, organisation in self._counted() if organisation)

    def years_of_indicator(self, id: str) -> tuple[tuple[int, int], ...]:
        standings: dict[int, int] = {}
        for cell in (each.shown for each in self._about(id)):
            standing = (OF_ORGANISATION if cell.organisation else OF_PLACE) if cell.status == RESULT else NO_RESULT
            standings[cell.period.end.year] = max(standing, standings.get(cell.period.end.year, NO_RESULT))
        return tuple(sorted(standings.items()))

    def places_of_indicator(self, id: str) -> int:
        return len({c.shown.organisation or c.shown.unit for c in self._about(id)})

    def series_of_indicator(self, id: str) -> tuple[Cell, ...]:
        places: dict[tuple[str, str], list[Cell]] = {}
        for cell in self._about(id):
            places.setdefault((cell.shown.unit, cell.shown.organisation), []).append(cell)
        ordered = (places[key] for key in sorted(places))
        return tuple(max(ordered, key=lambda found: len({c.shown.period.end.year for c in found}), default=()))

    def _citations(self) -> list[Citation]:
        return [c for id in (*self._listed(), *self.pages()) for c in self.body(id).citations]

    def revisions(self) -> tuple[Revision, ...]:
        return self.revised

    def revisions_of_article(self, id: str) -> tuple[Revision, ...]:
        return tuple(each for each in self.revised if each.article == id)

    def revisions_at(self, unit: str, organisation: str) -> tuple[Revision, ...]:
        return tuple(each for each in self.revised if each.old.cell[:2] == (unit, organisation))

    def revised_since(self) -> date | None:
        return self.since

    def documents(self) -> tuple[str, ...]:
        return tuple(sorted({c.document.key for c in self._citations()}))

    def document(self, key: str) -> Document:
        return next((c.document for c in self._citations() if c.document.key == key), None) or {}[key]

    def documents_of_number(self, key: str) -> tuple[str, ...]:
        own = self.document(key)
        every = {c.document.key: c.document for c in self._citations()}
        return tuple(
            k for k in sorted(every) if own.number and (every[k].type, every[k].number) == (own.type, own.number)
        )

    def register_of_documents(self) -> tuple[tuple[Document, int], ...]:
        every = (self.citations_of_document(key) for key in self.documents())
        return tuple((found[0].document, len({c.article for c in found})) for found in every)

    def citations_of_document(self, key: str) -> tuple[Citation, ...]:
        return tuple(c for c in self._citations() if c.document.key == key)

    def documents_of_article(self, id: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(c.document.key for c in self.body(id).citations))
