"""The part of the Edition that answers for what sentences state and cite: figures, and documents."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from plugins.model.citations import Citation, Document
from plugins.model.facts import Cell, Fact, Indicator
from plugins.model.untagged import Untagged

NO_RESULT, OF_ORGANISATION, OF_PLACE = range(3)
"""What there is of an indicator in a year: plans and targets only, results of organisations, results of places."""


class Stated(Protocol):
    """Read-only, as the Edition whose part it is."""

    # Figures
    def indicators(self) -> tuple[str, ...]:
        """Indicators that have facts, in the registry's order."""

    def indicator(self, id: str) -> Indicator:
        """One entry of the registry."""

    def facts(self) -> tuple[str, ...]:
        """Ids of all facts, stated and derived, in a stable order."""

    def count_of_facts(self) -> int:
        """How many `facts` there are."""

    def fact(self, id: str) -> Fact:
        """One fact."""

    def facts_of_article(self, id: str) -> tuple[str, ...]:
        """The facts an article states, in the order of its text, and those derived from them alone."""

    def untagged_of_article(self, id: str) -> tuple[Untagged, ...]:
        """Its figures that are no facts yet, in the order of its text; none are told outside the internal edition."""

    def cells_of_unit(self, id: str) -> tuple[Cell, ...]:
        """Cells of the unit itself (no organisation), by indicator and period."""

    def cells_of_organisation(self, id: str) -> tuple[Cell, ...]:
        """Cells of one organisation."""

    def count_of_cells(self, unit: str, organisation: str) -> int:
        """How many cells the organisation has, or without one the unit itself."""

    def cells_of_article(self, id: str) -> tuple[Cell, ...]:
        """The cells in which the facts of an article stand, wherever they are shown."""

    def results_until(self, unit: str, organisation: str, day: date, first: str, most: int) -> tuple[Cell, ...]:
        """The newest results by `day` of an organisation, else of a unit, for at most so many counts.

        Those of the indicator `first` go first, then the others in the registry's order.
        """

    def cells_of_unit_in(self, id: str, indicator: str, year: int) -> tuple[Cell, ...]:
        """Those of the unit's own cells that are about one indicator and whose periods end in the year."""

    def cells_of_indicator_in(self, id: str, year: int) -> tuple[Cell, ...]:
        """Cells of one indicator, of all units and organisations, whose periods end in the year."""

    def years(self) -> tuple[int, ...]:
        """The years in which the periods of figures end, the oldest first."""

    def cells_of_year(self, year: int) -> tuple[Cell, ...]:
        """All cells whose periods end in the year, by place."""

    def told_anew(self) -> tuple[tuple[str, int], ...]:
        """(indicator, year) wherever a cell has several sources or settles another, in the order of the registry."""

    def cells_told_anew_in(self, id: str, year: int) -> tuple[Cell, ...]:
        """All cells of the places with such a one, of one indicator and periods that end in the year, by place."""

    def crowds(self, above: int) -> tuple[tuple[str, str], ...]:
        """(unit, organisation) wherever there are more cells than so many."""

    def units_with_cells(self) -> tuple[str, ...]:
        """Units with `cells_of_unit`, by id."""

    def organisations_with_cells(self) -> tuple[str, ...]:
        """Organisations with `cells_of_organisation`, by id."""

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

    def register_of_documents(self) -> tuple[tuple[Document, int], ...]:
        """All documents cited, by key, each with how many articles cite it."""

    def citations_of_document(self, key: str) -> tuple[Citation, ...]:
        """Its mentions, newest article first."""

    def documents_of_article(self, id: str) -> tuple[str, ...]:
        """Keys of the documents an article cites, in the order of its text, each once."""
