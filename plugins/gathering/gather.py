"""From content/ to one edition: what changed is read, checked and shelved; the rest stands where it stood."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath

from plugins.adding.decisions import missing
from plugins.gathering import detecting
from plugins.gathering.edition import ShelvedEdition
from plugins.gathering.families import disclose
from plugins.gathering.registers import FOLDER, read_registers, texts, version
from plugins.gathering.shelves import Shelves, unpack
from plugins.gathering.shelving import Row, entered, remove, shelve
from plugins.gathering.stating import restate
from plugins.history.standing import standing
from plugins.model.articles import PUBLIC
from plugins.model.later import Later
from plugins.model.problems import Problem, problem
from plugins.model.sheets import Mapped

# Only what changed is read and judged; mostly nothing did.
batches, judging = Later("plugins.gathering.batches"), Later("plugins.gathering.judging")
revising = Later("plugins.gathering.revising")

PUBLIC_ROOT = "cong-khai"
_WORTH_WORKERS = 200
_BATCH = 50

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: the content root, the audience ('public' or 'internal'), the day, and the site's address.

    `code` is a version of the program: shelves that another one filled are filled anew.
    """

    content: Path
    audience: str
    day: date
    siteurl: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The edition, or None where an error stops it, and every problem, sorted.

    `fresh` tells that nothing remembered of an earlier gathering holds; else the shelves know what was touched since.
    """

    edition: ShelvedEdition | None
    problems: tuple[Problem, ...]
    fresh: bool = True


def gather(
    order: Order,
    shelves: Shelves,
    mapped: Mapped | None = None,
    progress: Progress | None = None,
    changed: frozenset[str] | None = None,
) -> Gathered:
    """Bring the shelves up to date and make their edition; on an error the shelves stay as they were.

    `changed` are all paths from the content root that may be others since the shelves were last brought up to date, for
    a caller that knows them; None looks at every file.
    """
    if not order.content.is_dir():
        return Gathered(None, (problem("BT730", str(order.content), folder=order.content.name),))
    said = texts(order.content)
    shelves.touched.clear()
    with _transaction(shelves.sql) as keep:
        stands = f"{order.code} {order.audience} {version(said)}"
        fresh = shelves.meta("gathered") != stands
        registers = read_registers(said, sound=not fresh)
        if fresh:
            shelves.wipe()
            shelves.remember("gathered", stands)
            shelves.remember("fresh", "yes")
        work = _Gathering(order, shelves, said, progress or (lambda *_: None), None if fresh else changed)
        with shelves.filling() if fresh else contextlib.nullcontext():
            found = work.bring_up_to_date(mapped) + _revised(order, shelves, said, mapped)
        problems = tuple(sorted({*registers.problems, *found}))
        if any(each.fatal for each in problems):
            return Gathered(None, problems)
        shelves.unsettle()
        keep()
    if fresh:
        shelves.shorten()
    edition = ShelvedEdition(order.audience, order.day, registers.ground(order.content, order.siteurl), shelves)
    return Gathered(edition, problems, fresh=bool(shelves.meta("fresh")))


def roots(order: Order) -> tuple[str, ...]:
    """The folders an audience reads: the public one only what is public, those inside all but the registers."""
    if order.audience == PUBLIC:
        return (PUBLIC_ROOT,)
    folders = sorted(path.name for path in order.content.iterdir() if path.is_dir())
    return tuple(name for name in folders if name != FOLDER and not name.startswith("."))


def _revised(order: Order, shelves: Shelves, said: tuple[str, ...], mapped: Mapped | None) -> tuple[Problem, ...]:
    """What committed edits did to figures, asked of git only when another commit stands than the one known."""
    now = standing(order.content)
    if (now.mark if now else "") == shelves.mark():
        return ()
    found: tuple[Problem, ...] = revising.revise(
        shelves, revising.Asked(order.content, order.audience, said), now, mapped
    )
    return found


@contextlib.contextmanager
def _transaction(sql: sqlite3.Connection) -> Iterator[Callable[[], None]]:
    """One transaction, kept when the yielded function was called and undone otherwise."""
    kept = []
    sql.execute("BEGIN IMMEDIATE")
    try:
        yield lambda: kept.append(True)
    finally:
        sql.execute("COMMIT" if kept else "ROLLBACK")


@dataclass(slots=True)
class _Gathering:
    """One pass over the sources."""

    order: Order
    shelves: Shelves
    said: tuple[str, ...]
    progress: Progress
    changed: frozenset[str] | None = None

    def bring_up_to_date(self, mapped: Mapped | None) -> tuple[Problem, ...]:
        """Read and shelve what changed; returns every problem of the content as it is now."""
        if self.shelves.meta("siteurl") != self.order.siteurl:
            self.shelves.remember("siteurl", self.order.siteurl)
            self.shelves.touch("siteurl")
        if self.changed is not None and any(map(self._is_folder, self.changed)):
            self.changed = None
        again = self._beside() | self._dated()
        now, known = self._stamps(again)
        gone = set(known) - set(now)
        due = {id for id, stamp in now.items() if known.get(id) != stamp} | (again & set(now))
        places: set[str] = set()
        affected = self._pointing_at(due | gone)
        for id in sorted(gone):
            places |= remove(self.shelves, id, entered(self.shelves, id))
        for done, (id, new) in enumerate(self._read(sorted(due), mapped), 1):
            before = entered(self.shelves, id) if id in known else ()
            if new is None:
                places |= remove(self.shelves, id, before)
            else:
                places |= shelve(self.shelves, new, now[id], before)
                self._shelve_beside(new)
            self.progress("Đang đọc", done, len(due))
        registers = read_registers(self.said)
        for place in sorted(places):
            restate(self.shelves, place, registers.reading.registry, registers.decisions)
        disclose(self.shelves, places, registers.reading.gazetteer, registers.reading.registry)
        if due or gone:
            judging.judge(self.shelves, (affected | self._pointing_at(due | gone) | due) - gone, self.order.day)
        return self._problems()

    def _read(self, due: list[str], mapped: Mapped | None) -> Iterator[tuple[str, Row | None]]:
        asked = self.order
        task = partial(
            batches.read_batch, content=asked.content, said=self.said, audience=asked.audience, day=asked.day
        )
        parts = [tuple(due[start : start + _BATCH]) for start in range(0, len(due), _BATCH)]
        rows = (mapped if mapped and len(due) >= _WORTH_WORKERS else map)(task, parts)
        for part, found in zip(parts, rows, strict=True):
            yield from zip(part, found, strict=True)

    def _stamps(self, again: set[str]) -> tuple[dict[str, str], dict[str, str]]:
        """The stamps of all sources now and when last read, or of what changed and of those to be read again alone."""
        content, sql = self.order.content, self.shelves.sql
        if self.changed is None:
            return detecting.sources(content, roots(self.order)), dict(sql.execute("SELECT id, stamp FROM source"))
        ids = again | self.changed
        known = (sql.execute("SELECT id, stamp FROM source WHERE id=?", (id,)).fetchone() for id in ids)
        return detecting.some(content, roots(self.order), ids), dict(row for row in known if row)

    def _is_folder(self, path: str) -> bool:
        """Whether there is a folder at this path, or was one that held sources: then more may have changed."""
        below = self.shelves.sql.execute("SELECT 1 FROM source WHERE id>? AND id<?", (f"{path}/", f"{path}0"))
        return (self.order.content / path).is_dir() or below.fetchone() is not None

    def _beside(self) -> set[str]:
        """Sources whose pictures, attachments or link targets are not as they were when read; touched as well."""
        changed, rows = set(), "SELECT path, source, stamp FROM beside"
        if self.changed is None:
            found = self.shelves.sql.execute(rows).fetchall()
        else:
            paths = {path for each in self.changed for path in (each, *map(str, PurePosixPath(each).parents))}
            found = [row for path in paths for row in self.shelves.sql.execute(f"{rows} WHERE path=?", (path,))]
        for path, source, stamp in found:
            if detecting.stamp(f"{self.order.content}/{path}") != stamp:
                self.shelves.touch(f"beside:{path}")
                changed.add(source)
        return changed

    def _shelve_beside(self, new: Row) -> None:
        sql = self.shelves.sql
        sql.execute("DELETE FROM beside WHERE source=?", (new.id,))
        stamps = ((path, new.id, detecting.stamp(self.order.content / path)) for path in new.beside)
        sql.executemany("INSERT INTO beside VALUES(?,?,?)", stamps)

    def _dated(self) -> set[str]:
        """Sources that another day may show or hide, when the day is another."""
        day, before = self.order.day.isoformat(), self.shelves.meta("day")
        if before == day:
            return set()
        self.shelves.remember("day", day)
        self.shelves.touch("day")
        earlier = " WHERE dated" if before < day else ""  # an earlier day may hide any
        return set(self.shelves.column(f"SELECT id FROM source{earlier}"))  # noqa: S608 -- one of two words

    def _pointing_at(self, ids: set[str]) -> set[str]:
        """Sources that link to any of these, or claim one of their addresses."""
        found: set[str] = set()
        for id in ids:
            found |= set(self.shelves.column("SELECT source FROM pointer WHERE target=?", id))
            rivals = "SELECT source FROM claim WHERE address IN (SELECT address FROM claim WHERE source=?)"
            found |= set(self.shelves.column(rivals, id))
        return found

    def _problems(self) -> tuple[Problem, ...]:
        """Every problem there is now: of readings, between them, of facts together, and of an empty edition."""
        found: set[Problem] = set()
        for column in ("problems", "told"):
            for blob in self.shelves.column(f"SELECT {column} FROM source WHERE {column} IS NOT NULL"):  # noqa: S608
                found.update(unpack(blob))
        for blob in self.shelves.column("SELECT problems FROM misfit"):
            found.update(unpack(blob))
        decisions = read_registers(self.said).decisions
        if decisions.chosen and self.order.audience != PUBLIC:  # the public edition does not hold every fact
            found.update(missing(decisions, set(self.shelves.column("SELECT id FROM fact"))))
        shown = next(self.shelves.column("SELECT count(*) FROM source WHERE shown"))
        if not shown and not any(each.fatal for each in found):
            found.add(problem("BT238", ""))
        return tuple(found)
