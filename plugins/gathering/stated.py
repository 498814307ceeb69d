"""Queries about figures and cited documents."""
# ruff: noqa: D102 -- the protocol says what each query answers

from __future__ import annotations

from plugins.gathering.asking import composite
from plugins.gathering.pieces import PieceQueries
from plugins.model.citations import Citation, Document
from plugins.model.facts import Cell, Fact, Indicator


class StatedQueries(PieceQueries):
    """The part of the edition that answers for what sentences state and cite."""

    def indicators(self) -> tuple[str, ...]:
        stated = self._keys("indicator")
        return tuple(id for id in self._ground.indicators if id in stated)

    def registered(self) -> tuple[str, ...]:
        return tuple(self._ground.indicators)

    def indicator(self, id: str) -> Indicator:
        return self._ground.indicators[id]

    def facts(self) -> tuple[str, ...]:
        self.record.read("facts")
        return tuple(self._shelves.column("SELECT id FROM fact ORDER BY place, id"))

    def fact(self, id: str) -> Fact:
        self.record.read(f"fact:{id}")
        fact: Fact = self._fact(id)
        return fact

    def facts_of_article(self, id: str) -> tuple[str, ...]:
        stated = tuple(fact.id for fact in self.body(id).facts)
        derived = self._items("derived", id)
        return (*stated, *derived)

    def cells_of_unit(self, id: str) -> tuple[Cell, ...]:
        self.record.read(f"cells:{id}|")
        return self._cells(f"{id}|")

    @composite
    def cells_of_organisation(self, id: str) -> tuple[Cell, ...]:
        places = self._items("stating", id)
        for place in places:
            self.record.read(f"cells:{place}")
        return tuple(cell for place in places for cell in self._cells(place))

    def cells_of_indicator(self, id: str) -> tuple[Cell, ...]:
        self.record.read(f"about:{id}")
        return self._shelves.cells_about(id)

    @composite
    def documents(self) -> tuple[str, ...]:
        return tuple(sorted(self._keys("document")))

    def document(self, key: str) -> Document:
        return self.citations_of_document(key)[0].document

    @composite
    def citations_of_document(self, key: str) -> tuple[Citation, ...]:
        every = (self._read("citations", id) for id in self._items("document", key))
        return tuple(citation for citations in every for citation in citations if citation.document.key == key)

    def documents_of_article(self, id: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(citation.document.key for citation in self._read("citations", id)))
