"""What the shelves hold of figures: facts by their id, cells by place, indicator and year."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from plugins.gathering.compact import unpack_cells, unpack_facts
from plugins.model.facts import Cell, Fact


class Figures:
    """The part of the shelves that answers for facts and cells."""

    sql: sqlite3.Connection

    def fact(self, id: str) -> Fact:
        """A fact as combined, KeyError where there is none."""
        row = self.sql.execute("SELECT value FROM fact WHERE id=?", (id,)).fetchone()
        if row is None:
            raise KeyError(id)
        return unpack_facts(row[0])[0]

    def cells_of(self, place: str) -> tuple[Cell, ...]:
        """The cells of one 'unit|organisation', in order."""
        return self._cells("place=? ORDER BY seq", place)

    def count_of(self, place: str) -> int:
        """How many cells one 'unit|organisation' has."""
        (count,) = self.sql.execute("SELECT coalesce(sum(count), 0) FROM cell WHERE place=?", (place,)).fetchone()
        return int(count)

    def cells_of_in(self, place: str, indicator: str, year: int) -> tuple[Cell, ...]:
        """Those of one indicator whose periods end in the year."""
        return self._cells("place=? AND indicator=? AND year=?", place, indicator, year)

    def cells_of_those(self, place: str, wanted: Iterable[tuple[str, int]]) -> tuple[Cell, ...]:
        """Those of some (indicator, year), in order."""
        query = "SELECT seq, value FROM cell WHERE place=? AND indicator=? AND year=?"
        rows = sorted(row for each in wanted for row in self.sql.execute(query, (place, *each)))
        return tuple(cell for _, value in rows for cell in unpack_cells(value))

    def years_of(self, place: str) -> dict[str, list[int]]:
        """The indicators of one 'unit|organisation' with the years in which their periods end, the latest first."""
        found: dict[str, list[int]] = {}
        rows = self.sql.execute("SELECT indicator, year FROM cell WHERE place=? ORDER BY year DESC", (place,))
        for indicator, year in rows:
            found.setdefault(indicator, []).append(year)
        return found

    def cells_about_in(self, indicator: str, year: int) -> tuple[Cell, ...]:
        """The cells of one indicator whose periods end in the year, by place."""
        return self._cells("indicator=? AND year=? ORDER BY place", indicator, year)

    def cells_of_year(self, year: int) -> tuple[Cell, ...]:
        """All cells whose periods end in the year, by place."""
        return self._cells("year=? ORDER BY place, seq", year)

    def anew(self) -> list[tuple[str, int]]:
        """Every (indicator, year) in which a cell of some place is told more than once, or settled."""
        return self.sql.execute("SELECT DISTINCT indicator, year FROM cell WHERE anew").fetchall()

    def cells_anew_in(self, indicator: str, year: int) -> tuple[Cell, ...]:
        """The cells of each place with such a one of one indicator and year."""
        return self._cells("anew AND indicator=? AND year=? ORDER BY place, seq", indicator, year)

    def crowds(self, above: int) -> list[str]:
        """The 'unit|organisation' with more cells than so many."""
        rows = self.sql.execute("SELECT place FROM cell GROUP BY place HAVING sum(count)>? ORDER BY place", (above,))
        return [place for (place,) in rows]

    def series(self, indicator: str) -> tuple[Cell, ...]:
        """The cells of one indicator at the place that states it for most years."""
        longest = "SELECT place FROM cell WHERE indicator=? GROUP BY place ORDER BY count(*) DESC, place LIMIT 1"
        places = [row[0] for row in self.sql.execute(longest, (indicator,))]
        return tuple(
            cell for place in places for cell in self._cells("place=? AND indicator=? ORDER BY seq", place, indicator)
        )

    def _cells(self, where: str, *values: object) -> tuple[Cell, ...]:
        rows = self.sql.execute(f"SELECT value FROM cell WHERE {where}", values)  # noqa: S608 -- our own words
        return tuple(cell for (value,) in rows for cell in unpack_cells(value))
