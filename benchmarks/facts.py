"""`python -m benchmarks.facts N [--jobs J] [--record]`: from N stored facts to the values of every page.

All is streamed through SQLite. The facts lie in it, a row an article; 700 districts state 40 indicators a quarter. Two
passes: a province's facts are put together district by district and become tables, quoted sentences, charts and rows to
download, the cells are put back; then each indicator's cells become the ranking of every year. Nothing is printed, and
a worker holds one province or one year of an indicator at a time.
"""

from __future__ import annotations

import argparse
import gc
import resource
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path

from benchmarks import table
from plugins.adding.combining import combine_group
from plugins.districts import highlights, quotes, trends
from plugins.districts import pages as places
from plugins.gathering.compact import pack_cells, pack_facts, unpack_cells, unpack_facts
from plugins.gazetteer.tables import Gazetteer
from plugins.model.articles import Article
from plugins.model.facts import Cell, Fact, Indicator
from plugins.model.stated import OF_PLACE
from plugins.model.units import DISTRICT, Organisation, Unit
from plugins.showing.rows import rows
from plugins.statistics import pages, ranking
from plugins.tagging.registry import Registry, read_registry
from plugins.text.numbers import format_number
from plugins.text.periods import instant, period

REGISTRY = Path(__file__).resolve().parents[1] / "content" / "du-lieu" / "chi-tieu.toml"
UNITS, INDICATORS = 700, 40
FIRST_YEAR = 2010
RARELY = (100_000, 50, 1000)  # when rubbish is collected: values hold no circles
CELLS = "PRAGMA synchronous=OFF; CREATE TABLE cell(place TEXT, indicator TEXT, year INT, value BLOB)"
YEARS = "SELECT DISTINCT year FROM cell WHERE indicator=?"


@dataclass(frozen=True, slots=True)
class Share:
    """One piece of work: the file of stated facts, the file or folder of cells, and the places or indicators to do."""

    stated: Path
    cells: Path
    names: tuple[str, ...]


class Stored:
    """What the rooms of figures ask of an edition, answered from the gazetteer, the registry and files of cells."""

    def __init__(self, files: tuple[Path, ...] = ()) -> None:
        """Cells are read from the files, one indicator at a time."""
        self.audience, self.day, self.siteurl = "public", date(2025, 1, 1), ""
        self._gazetteer = gazetteer()
        self._registry = indicators()
        self._open = [sqlite3.connect(file) for file in files]
        for sql in self._open:
            sql.execute("PRAGMA cache_size=-100")  # kB; a page of a ranking is read once
        self.article = lru_cache(maxsize=4096)(_article)
        self._kept: dict[tuple[str, int], tuple[Cell, ...]] = {}
        self._years: dict[str, tuple[tuple[int, int], ...]] = {}
        self.units_with_cells: dict[str, tuple[Cell, ...]] = {}
        self.in_year: dict[tuple[str, str, int], tuple[Cell, ...]] = {}

    def unit(self, id: str) -> Unit:
        """A unit."""
        return self._gazetteer.unit(id)

    def units_of_parent(self, id: str) -> tuple[str, ...]:
        """What lies under a province."""
        return tuple(self._gazetteer.children(id))

    def organisation(self, id: str) -> Organisation:
        """No organisation states anything here."""
        raise KeyError(id)

    def indicator(self, id: str) -> Indicator:
        """One of the forty."""
        return self._registry.indicators[id]

    def indicators(self) -> tuple[str, ...]:
        """All forty."""
        return tuple(self._registry.indicators)

    def cells_of_unit(self, id: str) -> tuple[Cell, ...]:
        """The cells of a district of the province at hand."""
        return self.units_with_cells.get(id, ())

    def cells_of_unit_in(self, id: str, indicator: str, year: int) -> tuple[Cell, ...]:
        """Those of one indicator and year."""
        return self.in_year.get((id, indicator, year), ())

    def take(self, id: str, cells: tuple[Cell, ...]) -> dict[tuple[str, int], tuple[Cell, ...]]:
        """Hold the cells of a district; returns them by indicator and year."""
        self.units_with_cells[id] = cells
        groups = {key: tuple(found) for key, found in groupby(cells, key=_indicator_and_year)}
        self.in_year |= {(id, *key): found for key, found in groups.items()}
        return groups

    def cells_of_indicator_in(self, id: str, year: int) -> tuple[Cell, ...]:
        """The indicator's cells of one year over all districts."""
        if (id, year) not in self._kept:
            if len(self._kept) > 3:
                self._kept.clear()
            self._kept[id, year] = tuple(self._read("indicator=? AND year=? ORDER BY place", id, year))
        return self._kept[id, year]

    def years_of_indicator(self, id: str) -> tuple[tuple[int, int], ...]:
        """The years of its cells, results of places all of them."""
        if id not in self._years:
            found = {year for sql in self._open for (year,) in sql.execute(YEARS, (id,))}
            self._years[id] = tuple((year, OF_PLACE) for year in sorted(found))
        return self._years[id]

    def series_of_indicator(self, id: str) -> tuple[Cell, ...]:
        """All have the same years, so one district's."""
        ((place,),) = self._open[0].execute("SELECT place FROM cell LIMIT 1")
        return tuple(self._read("indicator=? AND place=?", id, place))

    def _read(self, where: str, *words: object) -> Iterator[Cell]:
        for sql in self._open:
            for (value,) in sql.execute(f"SELECT value FROM cell WHERE {where}", words):  # noqa: S608 -- our own words
                yield from unpack_cells(value)


def _indicator_and_year(cell: Cell) -> tuple[str, int]:
    return cell.shown.indicator, cell.shown.period.end.year


def _article(id: str) -> Article:
    """The article of a district's quarter: 'vn-d198/2017-09-30'."""
    unit, _, day = id.partition("/")
    slug = f"{unit}-{day}"
    when = datetime.fromisoformat(day)
    return Article(id, f"bai-viet/{when.year}/{slug}.html", "public", "report", slug, slug, when, places=(unit,))


@cache
def gazetteer() -> Gazetteer:
    """Read once a process."""
    return Gazetteer.load()


@cache
def indicators() -> Registry:
    """Forty counts of the real registry, each by itself."""
    registry, _ = read_registry(REGISTRY.read_text("utf-8"), "chi-tieu.toml")
    alone = [one for one in registry if one.kind == "count" and not one.sum_of and not one.ratio_of]
    return Registry({one.id: one for one in alone[:INDICATORS]})


def store(file: Path, wanted: int) -> int:
    """Write at least so many stated facts, in whole quarters, a row a district and quarter; returns how many."""
    registry = indicators()
    units = gazetteer().units(DISTRICT)[: min(UNITS, -(-wanted // INDICATORS))]
    quarters = max(1, -(-wanted // (len(units) * INDICATORS)))
    with sqlite3.connect(file) as sql:
        sql.execute(
            "CREATE TABLE stated(place TEXT, source TEXT, value BLOB, PRIMARY KEY(place, source)) WITHOUT ROWID"
        )
        for place, unit in enumerate(units):
            found = ((quarter, pack_facts(_facts(unit, place, quarter, registry))) for quarter in range(quarters))
            sql.executemany(
                "INSERT INTO stated VALUES(?,?,?)", ((unit, f"{number:03d}", blob) for number, blob in found)
            )
    return len(units) * INDICATORS * quarters


def _facts(unit: str, place: int, quarter: int, registry: Registry) -> tuple[Fact, ...]:
    """What one report states: every fourth closes a year and states it whole."""
    year, part = FIRST_YEAR + quarter // 4, quarter % 4
    start = date(year, 1, 1) if part == 3 else date(year, part * 3 + 1, 1)
    end = date(year + (part == 3), (part * 3 + 4) % 12, 1) - timedelta(days=1)
    said = {"instant": instant(end), "period": period(start, end)}
    source, slug = f"{unit}/{end}", f"bai-viet/{end.year}/{unit}-{end}"
    facts = []
    for order, one in enumerate(registry):
        value = 40 + (place * 37 + order * 101) % 900 + quarter * (order % 7 + 1)
        when = said[one.timing]
        anchor = f"so-{one.id}-{when.code}"
        text = f"{format_number(Decimal(value))} {one.unit}"
        facts.append(
            Fact(
                *(f"{slug}#{anchor}", unit, "", one.id, when, "result", Decimal(value), text),
                as_of=end,
                sentence=f"Đến cuối kỳ, toàn huyện có {text}.",
                article=source,
                anchor=anchor,
                line=10 + order,
                column=5,
            )
        )
    return tuple(facts)


def districts(share: Share) -> int:
    """The first pass, over the districts of one province: returns how many cells, rows and bars their pages hold."""
    gc.set_threshold(*RARELY)
    edition = Stored()
    registry = indicators()
    count = 0
    with sqlite3.connect(share.stated) as stated, sqlite3.connect(share.cells) as cells:
        cells.executescript(CELLS)
        for place in share.names:
            found = stated.execute("SELECT value FROM stated WHERE place=? ORDER BY source", (place,))
            facts = [fact for (value,) in found for fact in unpack_facts(value)]
            together = combine_group(facts, registry, {fact.article: fact.period.end for fact in facts})
            groups = edition.take(place, together.cells)
            rows = ((place, *key, pack_cells(found)) for key, found in groups.items())
            cells.executemany("INSERT INTO cell VALUES(?,?,?,?)", rows)
        for place, mine in edition.units_with_cells.items():
            count += _district(edition, edition.unit(place), mine)
        cells.execute("CREATE INDEX cell_indicator ON cell(indicator, year)")
    return count


def _district(edition: Stored, unit: Unit, cells: tuple[Cell, ...]) -> int:
    """The values of one district's pages: table, quoted sentences, key figures, two charts, and rows to download."""
    name = unit.last_name.full
    tables = places.own_tables(edition, unit.id, name, cells, unit)
    quoted = len(places.quoted(edition, cells)["facts"]) and sum(
        len(one.parts) for one in quotes.quotes(edition, cells)
    )
    line, beside = trends.trend(edition, name, cells), trends.comparison(edition, unit, cells)
    drawn = len(line.points if line else ()) + len(beside.bars if beside else ())
    figures = sum(len(row.cells) for made in tables for group in made.groups for row in group.rows)
    return figures + quoted + drawn + len(highlights.keys(edition, cells)) + sum(1 for _ in rows(edition, cells))


@cache
def shelved(folder: Path) -> Stored:
    """The cells of all provinces, opened once a process."""
    return Stored(tuple(sorted(folder.glob("cells-*.db"))))


def rankings(share: Share) -> int:
    """The second pass, over some indicators: the pages of every year; returns how many lines they hold."""
    gc.set_threshold(*RARELY)
    edition = shelved(share.cells)
    count = 0
    for id in share.names:
        others = [year for year in ranking.years(edition, id) if year != ranking.landing(edition, id)]
        for key in (id, *(f"{id} {year}" for year in others)):
            values = pages.sheet(edition, key).values
            count += sum(len(group.lines) for group in values["groups"])
    return count


def _provinces(stated: Path) -> list[tuple[str, ...]]:
    """The districts that state anything, by the province around them, the largest first."""
    found: dict[str, list[str]] = {}
    with sqlite3.connect(stated) as sql:
        for (place,) in sql.execute("SELECT DISTINCT place FROM stated ORDER BY place"):
            found.setdefault(gazetteer().unit(place).parent_at(date(2020, 1, 1)), []).append(place)
    return sorted(map(tuple, found.values()), key=len, reverse=True)


def run(folder: Path, wanted: int, jobs: int) -> str:
    """Store the facts and time both passes; returns what they took."""
    stated = folder / "stated.db"
    stored = store(stated, wanted)
    provinces = [Share(stated, folder / f"cells-{n:02d}.db", names) for n, names in enumerate(_provinces(stated))]
    ids = [Share(stated, folder, (id,)) for id in indicators().indicators]
    start = time.perf_counter()
    with ProcessPoolExecutor(jobs) as pool:
        shown = sum(pool.map(districts, provinces))
        halfway = time.perf_counter()
        lines = sum(pool.map(rankings, ids))
    end = time.perf_counter()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    most = used.ru_maxrss * jobs + resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return (
        f"{stored:,} facts in {end - start:.1f} s on {jobs} processes: districts {halfway - start:.1f} s, rankings "
        f"{end - halfway:.1f} s; {used.ru_utime + used.ru_stime:.1f} s of CPU; at most {most / 1024:.0f} MB in all.\n"
        f"{shown:,} cells and rows of districts, {lines:,} lines of rankings.\n"
    )


def main() -> None:
    """Run with a number of facts."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.facts", description=__doc__)
    parser.add_argument("facts", type=int, metavar="N")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    parser.add_argument("--record", action="store_true", help="write what it took into benchmarks/results/")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        took = run(Path(folder), asked.facts, asked.jobs)
    print(took)
    if asked.record:
        command = f"`python -m benchmarks.facts {asked.facts}`"
        text = f"# {asked.facts:,} facts\n\n{table.measured()}\n\n{command}: {took}"
        table.record(f"facts-{asked.facts}", text)


if __name__ == "__main__":
    main()
