"""One printing of one edition: what may differ is made again, what differs is printed aside, checked, put in place."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path

from plugins.gathering.gather import Gathered
from plugins.gathering.shelves import Shelves
from plugins.model.articles import PUBLIC
from plugins.model.problems import Problem, problem
from plugins.model.sheets import File
from plugins.press.asking import Inquiry
from plugins.press.dress import STYLES, theme_sheets
from plugins.press.fingerprints import code_version
from plugins.press.linking import wrong_links
from plugins.press.memory import give_back
from plugins.press.placing import Journal, put_in_place
from plugins.press.receipt import Outcome, Receipt
from plugins.press.sitemap import sitemap
from plugins.press.standing import Standing
from plugins.press.station import Plan, Station, Task, make_all, set_up
from plugins.press.workers import Progress, Workers, silent

THEME, SITEMAP = "theme", "sitemap"
OWN = frozenset((THEME, SITEMAP))
Row = tuple[Outcome | None, Problem | None]

_WORTH_FORKING, _WORTH_WORKERS = 32, 150  # sheets for which workers are called that are near, and any
_BATCH, _TURNS = 40, 8  # sheets made by a worker at a time, of few so many that each worker has some turns
_FEW = 300  # sheets whose batches are put in order by their length


@dataclass(frozen=True, slots=True)
class Printed:
    """What a printing did: numbers of files, or the problems that stopped it (then nothing was touched)."""

    pages: int
    files: int
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class Tally:
    """What came of a printing so far.

    `rooms` tells whose the sheet of a path is, `paths` where the sheet of a (room, key) that stood before is now;
    `pages` and `changed` are paths of those with a template and of those printed.
    """

    rooms: dict[str, str] = field(default_factory=dict)
    paths: dict[tuple[str, str], str] = field(default_factory=dict)
    pages: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def moved(self, task: Task) -> bool:
        """Whether a sheet stands at another path now than when it was printed last."""
        now = self.paths.get((task.room, task.key), task.path)
        return bool(task.path) and now != task.path


@dataclass(slots=True)
class Press:
    """The machine for one output folder."""

    output: Path
    shelves: Shelves
    plan: Plan
    workers: Workers
    progress: Progress = silent
    receipt: Receipt = field(init=False)
    journal: Journal = field(init=False)

    def __post_init__(self) -> None:
        """Open the receipt and the journal beside the shelves."""
        self.receipt = Receipt(self.shelves.sql)
        self.journal = Journal(self.plan.shelves.with_suffix(".moving"))

    def print(self, gathered: Gathered, station: Station | None = None, *, standing: bool = False) -> Printed:
        """Print what the gathering changed; on any problem the output and the receipt stay as they were.

        `station` is one made for this printing already. `standing` promises that output, theme and the site's own
        values are as the last printing left them, so that none of it is looked at.
        """
        shutil.rmtree(self.plan.stage.parent, ignore_errors=True)
        if self._unknown():
            return Printed(0, 0, (), (), (problem("BT818", str(self.output)),))
        station = station or set_up(self.plan)
        inquiry = Inquiry(self.shelves, self.receipt, station, OWN)
        if gathered.fresh or self.shelves.meta("printed") != code_version():
            standing = False
            with self._transaction() as commit:
                self.receipt.forget()
                self.shelves.remember("printed", code_version())
                commit()
        try:
            with self._transaction() as commit:
                inquiry.prepare(self.workers)
                commit()
            if gathered.fresh:
                give_back()  # a whole index was made, and this process prints nothing that large
                self.shelves.shorten()  # whoever makes sheets looks up each page of the shelves in the log first
            with self._transaction() as commit:
                trusted = standing and not self.journal.paths()
                output = Standing(self.shelves.sql, self.output)
                printed = self._print(inquiry, station, None if trusted else output.lost(self.journal.paths()))
                if not printed.problems:
                    put_in_place(self.plan.stage, self.output, printed.changed, printed.removed, self.journal)
                    output.placed((*printed.changed, *printed.removed))
                    self.shelves.settle()
                    commit()
        finally:
            shutil.rmtree(self.plan.stage.parent, ignore_errors=True)
        if not printed.problems:
            self.journal.close()
        if gathered.fresh:
            self.shelves.shorten()
        return printed

    def _unknown(self) -> bool:
        """Whether a public edition lies there of which nothing is known: pieces withdrawn since may be in it."""
        if self.plan.audience != PUBLIC or self.receipt.counted()[1]:
            return False
        return (self.output / STYLES).is_file() and STYLES not in self.journal.paths()

    @contextmanager
    def _transaction(self) -> Iterator[partial[None]]:
        """One transaction, kept when the yielded function was called and undone otherwise."""
        sql, kept = self.shelves.sql, list[bool]()
        sql.execute("BEGIN IMMEDIATE")
        try:
            yield partial(kept.append, True)  # noqa: FBT003 -- a mark, no flag
        finally:
            sql.execute("COMMIT" if kept else "ROLLBACK")

    def _print(self, inquiry: Inquiry, station: Station, lost: set[str] | None) -> Printed:
        inquiry.ask_again()
        new, gone = inquiry.keys()
        tasks = [*inquiry.due(gone, lost), *(Task(room, key) for room, key in new)]
        tally = self._made(tasks, gone, station)
        self.workers.close()  # theirs is done: what is left takes memory of its own
        self.receipt.settled()
        if lost is not None:
            for sheet in theme_sheets(station.theme):
                self._take(self._own(station, THEME, sheet, lost), tally)
        left = {task.path for task in tasks if tally.moved(task)} - tally.rooms.keys()
        dead = left | self.receipt.orphans() | self.receipt.paths_of(gone)
        self.receipt.drop(dead)
        siteurl = station.edition.siteurl
        for sheet in sitemap(self.receipt.listed() if siteurl else (), siteurl):
            self._take(self._own(station, SITEMAP, sheet, lost), tally)
        faded = self._faded(tally.rooms.keys(), (SITEMAP,) if lost is None else OWN)
        self.receipt.drop(faded)
        dead |= faded
        removed = tuple(sorted(path for path in dead | self.journal.paths() if self.receipt.at(path) is None))
        pages, files = self.receipt.counted()
        found = tally.problems or wrong_links(self.receipt, tally.pages)
        if found:
            return Printed(pages, files, (), (), tuple(dict.fromkeys(found)))
        return Printed(pages, files, tuple(sorted(tally.changed)), removed)

    def _made(self, tasks: list[Task], gone: set[tuple[str, str]], station: Station) -> Tally:
        """Every sheet made, each written down as it comes: of all together only their paths are held."""
        tally = Tally()
        leaving = set() if self.receipt.anew else gone | {(task.room, task.key) for task in tasks}
        for number, (task, (outcome, wrong)) in enumerate(zip(tasks, self._outcomes(tasks, station), strict=True), 1):
            if outcome:
                tally.problems += self._collision(outcome, tally, leaving)
                if task.path:
                    tally.paths[task.room, task.key] = outcome.path
                self._take(outcome, tally)
            elif wrong:
                tally.problems.append(wrong)
            if number % _BATCH == 0 or number == len(tasks):
                self.progress("Đang in", number, len(tasks))
        return tally

    def _outcomes(self, tasks: list[Task], station: Station) -> Iterator[Row]:
        worth = min(_WORTH_FORKING, _WORTH_WORKERS) if self.workers.near else _WORTH_WORKERS
        if len(tasks) < worth or not self.workers.many:
            return map(station.make, tasks)
        size = min(_BATCH, -(-len(tasks) // (_TURNS * self.workers.jobs)))
        batches = [tuple(tasks[start : start + size]) for start in range(0, len(tasks), size)]
        make = partial(make_all, plan=self.plan)
        if len(tasks) > _FEW:
            return chain.from_iterable(self.workers.map(make, batches))
        order = self._longest_first(batches)
        made = dict(zip(order, self.workers.map(make, (batches[number] for number in order)), strict=True))
        return chain.from_iterable(made[number] for number in range(len(batches)))

    def _longest_first(self, batches: list[tuple[Task, ...]]) -> list[int]:
        """Numbers of the batches, what was long when it was printed last before the rest.

        So no worker sits over long pages when the others are done: the LPT rule (R. L. Graham, Bounds on
        multiprocessing timing anomalies, 1969). Neighbours stay together, since they read much of the same.
        """
        sizes = [sum(map(self._size, batch)) for batch in batches]
        return sorted(range(len(batches)), key=lambda number: -sizes[number])

    def _size(self, task: Task) -> int:
        """Bytes of the file a sheet was printed into last, 0 where it is new or gone."""
        try:
            return (self.output / task.path).stat().st_size if task.path else 0
        except OSError:
            return 0

    def _take(self, outcome: Outcome, tally: Tally) -> None:
        """Write a sheet down."""
        self.receipt.made(outcome)
        tally.rooms[outcome.path] = outcome.room
        tally.problems += outcome.problems
        if outcome.template:
            tally.pages.append(outcome.path)
        if outcome.links is not None:
            tally.changed.append(outcome.path)

    def _own(self, station: Station, room: str, sheet: File, lost: set[str] | None) -> Outcome:
        """A sheet of the press itself, made each time: what it is made from is cheap to look at."""
        known = self.receipt.at(sheet.path)
        trusted = known is not None and sheet.path not in (lost or ())
        made, worn = (known.made, known.worn) if known and trusted else ("", "")
        return station.print(sheet, Task(room, sheet.path, sheet.path, made, worn), (), ())

    def _collision(self, outcome: Outcome, tally: Tally, leaving: set[tuple[str, str]]) -> list[Problem]:
        """Two sheets of one path, both in this printing, or one of them from before that is neither made nor gone."""
        other = tally.rooms.get(outcome.path, "")
        known = None if other else self.receipt.before(outcome.path)
        if known and known.room and (known.room, known.key) not in leaving and known.room not in OWN:
            other = known.room
        return [problem("BT801", outcome.path, first=other, second=outcome.room)] if other else []

    def _faded(self, made: Collection[str], rooms: Iterable[str]) -> set[str]:
        """Sheets that the press itself, in these rooms, does not make any more."""
        return {path for room in rooms for path in self.receipt.paths_of_room(room) if path not in made}
