"""A press that stays: the program, the shelves and the theme at hand from one printing to the next.

It trusts what it knows of the last printing only while nobody else wrote to the shelves, and until anything goes wrong.
"""

from __future__ import annotations

import os
import pickle
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import TemplateError

from plugins.gathering.batches import read_batch
from plugins.gathering.gather import Gathered, gather
from plugins.gathering.registers import texts
from plugins.gathering.shelves import Shelves
from plugins.model.problems import Problem
from plugins.model.sheets import Page
from plugins.press.failing import damaged, forget, opened
from plugins.press.locking import Lock
from plugins.press.printer import print_sheet
from plugins.press.printing import Press, Printed
from plugins.press.report import waiting, watch
from plugins.press.settings import executor, jobs, order, plan, shelves_path
from plugins.press.station import Plan, Station, edition_of, furnished, renewed
from plugins.press.workers import Workers

First = Callable[[Mapping[str, bytes]], None]

_FEW = 8  # edited articles whose pages are shown before the rest; more than these come from no editor's hand


@dataclass(frozen=True, slots=True)
class Result:
    """What a printing did, None where problems stopped it, and every problem of the content or of the printing."""

    printed: Printed | None
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Resident:
    """Prints one edition again and again; one thread's alone."""

    settings: Mapping[str, Any]
    _workers: Workers = field(init=False)
    _shelves: Shelves | None = None
    _reader: Shelves | None = None
    _mark: tuple[int, ...] = ()
    _last: Station | None = None
    _changed: frozenset[str] | None = None
    _rehearsed: bool = False
    day: date | None = None

    def __post_init__(self) -> None:
        """Nothing is known yet: the first printing looks at everything."""
        self._workers = Workers(jobs(self.settings), executor(self.settings))

    def print(self, changed: frozenset[str] | None, first: First, *, theme: bool) -> Result:
        """Print what changed since the last call.

        `changed` are paths from the content root, None for any; `theme` tells whether files of the theme may have
        changed. `first` is given the pages of the edited articles as soon as they are made, by path, before it is known
        whether the rest of the site allows them.
        """
        if theme:
            self._last = None
        self._changed = None if changed is None or self._changed is None else self._changed | changed
        with self._locked():
            if not self._as_left():
                self._open()
            try:
                return self._print(first)
            except BaseException as error:
                self.close()
                if damaged(error):
                    forget(self._path)
                raise
            finally:
                self._workers.close()

    def rest(self) -> None:
        """Do between two printings what would delay the next one: put the shelves' log away, and rehearse an edit."""
        if self._shelves is None:
            return
        try:
            self._shelves.shorten()
            if self._last is not None and not self._rehearsed:
                self._rehearsed = True
                self._rehearse(self._last, self._shelves)
        except (sqlite3.Error, pickle.UnpicklingError):
            self.close()  # the next printing opens them anew, and tells what is wrong

    def close(self) -> None:
        """Let the shelves go and forget what was known."""
        for shelves in (self._shelves, self._reader):
            if shelves is not None:
                shelves.sql.close()
        self._shelves = self._reader = self._last = self._changed = None

    def _print(self, first: First) -> Result:
        assert self._shelves is not None  # noqa: S101 -- it was opened above
        assert self._reader is not None  # noqa: S101 -- like it
        with watch() as progress:
            asked = order(self.settings)
            self.day = asked.day
            gathered = gather(asked, self._shelves, self._workers.map, progress, self._changed)
            if gathered.edition is None:
                self._leave()
                return Result(None, gathered.problems)
            ordered = plan(self.settings)
            self._show_first(gathered, ordered, first)
            station = self._last and renewed(self._last, ordered, self._reader)
            standing = station is not None
            station = station or furnished(ordered, self._reader)
            press = Press(Path(self.settings["OUTPUT_PATH"]), self._shelves, ordered, self._workers, progress)
            printed = press.print(gathered, station, standing=standing)
        self._changed = frozenset()  # whatever is touched and not printed is written down
        self._leave()
        if printed.problems:
            return Result(None, (*gathered.problems, *printed.problems))
        station.edition = edition_of(ordered, self._reader)  # the one that printed remembers every answer it gave
        self._last = station
        return Result(printed, gathered.problems)

    def _show_first(self, gathered: Gathered, ordered: Plan, first: First) -> None:
        """The edited articles' own pages, made on the side; whatever is wrong with them is told by the printing."""
        if not self._changed or len(self._changed) > _FEW or gathered.fresh or self._last is None:
            return
        station = renewed(self._last, ordered, self._reader) if self._reader else None
        if station is None:
            return
        first(self._pages(station, self._changed))

    def _rehearse(self, last: Station, shelves: Shelves) -> None:
        """Read an article and make its page, and let both go: with the first edit nothing has to be loaded for it."""
        asked = order(self.settings)
        for id in shelves.column("SELECT id FROM source WHERE shown LIMIT 1"):
            with suppress(OSError):  # it went just now
                read_batch((id,), asked.content, texts(asked.content), asked.audience, asked.day)
            self._pages(last, (id,))

    def _pages(self, station: Station, keys: Iterable[str]) -> dict[str, bytes]:
        """The articles' own pages by path, as far as they were printed before and can be made."""
        pages: dict[str, bytes] = {}
        for room in station.rooms.values():
            for key in keys:
                if self._printed(room.name, key):
                    with suppress(TemplateError, KeyError):
                        sheet = room.sheet(station.edition, key)
                        if isinstance(sheet, Page):
                            pages[sheet.path] = print_sheet(sheet, station.env, station.clothes)
        return pages

    def _printed(self, room: str, key: str) -> bool:
        assert self._shelves is not None  # noqa: S101 -- it was opened above
        found = self._shelves.sql.execute("SELECT 1 FROM sheet WHERE room=? AND key=?", (room, key))
        return found.fetchone() is not None

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Hold the output's lock for one printing: between two, others may print."""
        lock = Lock(self._path.with_suffix(".lock"))
        lock.take(waiting)
        try:
            yield
        finally:
            lock.release()

    @property
    def _path(self) -> Path:
        return shelves_path(self.settings)

    def _open(self) -> None:
        self.close()
        self._shelves = opened(self._path)
        self._reader = Shelves(self._path, read_only=True)

    def _as_left(self) -> bool:
        """Whether the shelves are the file this process had open and nobody else has written to it."""
        return bool(self._mark) and self._shelves is not None and self._mark == self._seen(self._shelves)

    def _leave(self) -> None:
        self._mark = self._seen(self._shelves) if self._shelves else ()

    def _seen(self, shelves: Shelves) -> tuple[int, ...]:
        """The file, and SQLite's count of what other connections committed."""
        (version,) = shelves.sql.execute("PRAGMA data_version").fetchone()
        try:
            found = os.stat(self._path)  # noqa: PTH116 -- one look
        except OSError:
            return ()
        return found.st_dev, found.st_ino, version
