"""Queries about figures and cited documents."""
# ruff: noqa: D102 -- the protocol says what each query answers

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import islice

from plugins.gathering.arranging import numbered
from plugins.gathering.asking import composite
from plugins.gathering.pieces import PieceQueries
from plugins.gathering.shelves import unpack
from plugins.model.citations import Citation, Document
from plugins.model.facts import RESULT, Cell, Fact, Indicator
from plugins.model.revisions import Revision
from plugins.model.untagged import Untagged


class StatedQueries(PieceQueries):
    """The part of the edition that answers for what sentences state and cite."""

    def indicators(self) -> tuple[str, ...]:
        stated = self._keys("indicator")
        return tuple(id for id in self._ground.indicators if id in stated)

    def indicator(self, id: str) -> Indicator:
        return self._ground.indicators[id]

    def facts(self) -> tuple[str, ...]:
        self.record.read("facts")
        return tuple(self._shelves.column("SELECT id FROM fact ORDER BY place, id"))

    @composite
    def count_of_facts(self) -> int:
        self.record.read("facts")
        (count,) = self._shelves.column("SELECT count(*) FROM fact")
        return int(count)

    def fact(self, id: str) -> Fact:
        self.record.read(f"fact:{id}")
        fact: Fact = self._fact(id)
        return fact

    def facts_of_article(self, id: str) -> tuple[str, ...]:
        stated = tuple(fact.id for fact in self.body(id).facts)
        derived = self._items("derived", id)
        return (*stated, *derived)

    def untagged_of_article(self, id: str) -> tuple[Untagged, ...]:
        found: tuple[Untagged, ...] = self._read("untagged", id)
        return found

    def cells_of_unit(self, id: str) -> tuple[Cell, ...]:
        self.record.read(f"cells:{id}|")
        return self._cells(f"{id}|")

    @composite
    def cells_of_organisation(self, id: str) -> tuple[Cell, ...]:
        places = self._items("stating", id)
        for place in places:
            self.record.read(f"cells:{place}")
        return tuple(cell for place in places for cell in self._cells(place))

    @composite
    def count_of_cells(self, unit: str, organisation: str) -> int:
        places = self._items("stating", organisation) if organisation else (f"{unit}|",)
        for place in places:
            self.record.read(f"cells:{place}")
        return sum(map(self._shelves.count_of, places))

    @composite
    def results_until(self, unit: str, organisation: str, day: date, first: str, most: int) -> tuple[Cell, ...]:
        places = self._items("stating", organisation) if organisation else (f"{unit}|",)
        for place in places:
            self.record.read(f"cells:{place}")
        stated = {place: self._shelves.years_of(place) for place in places}
        counts = [id for id, one in self._ground.indicators.items() if one.kind == "count"]
        found = (self._newest(stated, id, day) for id in sorted(counts, key=lambda id: id != first))
        return tuple(islice((cell for cell in found if cell), most))

    def _newest(self, stated: Mapping[str, Mapping[str, Sequence[int]]], id: str, day: date) -> Cell | None:
        """The newest result of an indicator by the day; `stated` are its years at each place, the latest first."""
        newest: Cell | None = None
        for place, years in stated.items():
            known = (self._cells_of_in(place, id, year) for year in years.get(id, ()) if year <= day.year)
            past = ([c for c in cells if c.shown.status == RESULT and c.shown.period.end <= day] for cells in known)
            best = max(next(filter(None, past), []), key=lambda cell: cell.shown.period.end, default=None)
            if best and (newest is None or newest.shown.period.end < best.shown.period.end):
                newest = best
        return newest

    @composite
    def cells_of_article(self, id: str) -> tuple[Cell, ...]:
        facts = [self.fact(each) for each in self.facts_of_article(id)]
        stated = {fact.cell for fact in facts}
        wanted: dict[str, set[tuple[str, int]]] = {}
        for fact in sorted(facts, key=lambda fact: (fact.unit, fact.organisation)):
            place = f"{fact.unit}|{fact.organisation}"
            self.record.read(f"cells:{place}:{fact.indicator}:{fact.period.year}")
            wanted.setdefault(place, set()).add((fact.indicator, fact.period.year))
        cells = (cell for place, each in wanted.items() for cell in self._shelves.cells_of_those(place, each))
        return tuple(cell for cell in cells if cell.shown.cell in stated)

    def cells_of_unit_in(self, id: str, indicator: str, year: int) -> tuple[Cell, ...]:
        self.record.read(f"cells:{id}|:{indicator}:{year}")
        return self._cells_of_in(f"{id}|", indicator, year)

    def cells_of_indicator_in(self, id: str, year: int) -> tuple[Cell, ...]:
        self.record.read(f"about:{id}:{year}")
        return self._cells_in(id, year)

    @composite
    def years(self) -> tuple[int, ...]:
        self.record.read("years")
        return tuple(self._shelves.column("SELECT DISTINCT year FROM cell ORDER BY year"))

    def cells_of_year(self, year: int) -> tuple[Cell, ...]:
        self.record.read(f"year:{year}")
        return self._cells_of_year(year)

    @composite
    def told_anew(self) -> tuple[tuple[str, int], ...]:
        self.record.read("anew")
        rank = {id: number for number, id in enumerate(self._ground.indicators)}
        return tuple(sorted(self._shelves.anew(), key=lambda about: (rank[about[0]], about[1])))

    def cells_told_anew_in(self, id: str, year: int) -> tuple[Cell, ...]:
        self.record.read(f"anew:{id}:{year}")
        return self._shelves.cells_anew_in(id, year)

    @composite
    def crowds(self, above: int) -> tuple[tuple[str, str], ...]:
        self.record.read("crowds")
        found = (place.partition("|") for place in self._shelves.crowds(above))
        return tuple((unit, organisation) for unit, _, organisation in found)

    def units_with_cells(self) -> tuple[str, ...]:
        return tuple(self._keys("cells"))

    def organisations_with_cells(self) -> tuple[str, ...]:
        return tuple(self._keys("stating"))

    @composite
    def years_of_indicator(self, id: str) -> tuple[tuple[int, int], ...]:
        self.record.read(f"years:{id}")
        standings = "SELECT year, max(standing) FROM cell WHERE indicator=? GROUP BY year ORDER BY year"
        return tuple(self._shelves.sql.execute(standings, (id,)))

    @composite
    def places_of_indicator(self, id: str) -> int:
        places = self._items("indicator", id)
        return len({place.partition("|")[2] or place for place in places})

    @composite
    def series_of_indicator(self, id: str) -> tuple[Cell, ...]:
        self.record.read(f"about:{id}")
        return self._shelves.series(id)

    @composite
    def revisions(self) -> tuple[Revision, ...]:
        return tuple(each for id in self._items("revised") for each in self.revisions_of_article(id))

    def revisions_of_article(self, id: str) -> tuple[Revision, ...]:
        try:
            self.article(id)  # what readers may not see today has no past either
            revisions: tuple[Revision, ...] = self._read("revisions", id)
        except KeyError:
            return ()
        return revisions

    @composite
    def revisions_at(self, unit: str, organisation: str) -> tuple[Revision, ...]:
        return tuple(each for each in self.revisions() if each.old.cell[:2] == (unit, organisation))

    def revised_since(self) -> date | None:
        self.record.read("history:since")
        return self._shelves.since()[1]

    @composite
    def documents(self) -> tuple[str, ...]:
        return tuple(sorted(self._keys("document")))

    def document(self, key: str) -> Document:
        found = self._document(key)
        if found is None:
            raise KeyError(key)
        return found

    @composite
    def _document(self, key: str) -> Document | None:
        self.record.read(f"list:document:{key}")
        newest = self._shelves.behind("document", key, ("", ""), 1)  # of thousands that cite it
        cited = (each.document for _, id in newest for each in self._read("citations", id))
        return next((document for document in cited if document.key == key), None)

    @composite
    def documents_of_number(self, key: str) -> tuple[str, ...]:
        document = self.document(key)
        return self._ranks("number", numbered(document)) if document.number else ()

    def register_of_documents(self) -> tuple[tuple[Document, int], ...]:
        self.record.read("counts:document")
        found = []
        for key, newest, count, kept in self._shelves.newest("document", "citations"):
            self.record.read(f"citations:{newest}")
            found.append((next(each.document for each in unpack(kept) if each.document.key == key), count))
        return tuple(found)

    @composite
    def citations_of_document(self, key: str) -> tuple[Citation, ...]:
        every = (self._read("citations", id) for id in self._items("document", key))
        return tuple(citation for citations in every for citation in citations if citation.document.key == key)

    def documents_of_article(self, id: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(citation.document.key for citation in self._read("citations", id)))
