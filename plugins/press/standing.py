"""Which printed files are still there: folders that have not changed since the last printing are not looked into."""

from __future__ import annotations

import os
import posixpath
import sqlite3
import time
from collections.abc import Iterable
from pathlib import Path

_SCHEMA = "CREATE TABLE IF NOT EXISTS folder(path TEXT PRIMARY KEY, stamp INT) WITHOUT ROWID"
_BELOW = "SELECT substr(path, ?) AS name FROM sheet WHERE path>? AND path<? AND NOT instr(name, '/')"
_SECOND = 1_000_000_000
_TICK = _SECOND // 10  # of a clock that tells parts of a second; another file may go within one and leave no trace
_COARSE = 3 * _SECOND  # of a file system that tells whole seconds, or every other one


class Standing:
    """The time of each output folder when it was last known to hold all that was printed into it.

    A file that goes, or comes, changes the time of its folder; one that is written over from outside does not, and was
    never looked for.
    """

    def __init__(self, sql: sqlite3.Connection, output: Path) -> None:
        """The caller holds the transaction; the table is made where it is missing."""
        self._sql, self._output = sql, str(output)
        sql.execute(_SCHEMA)

    def lost(self, moving: Iterable[str]) -> set[str]:
        """Printed files that cannot be trusted: `moving` ones, and those gone from a folder whose time is another."""
        known = dict(self._sql.execute("SELECT path, stamp FROM folder"))
        doubtful = (folder for folder, stamp in known.items() if not stamp or self._time(folder) != stamp)
        return set(moving).union(*map(self._look, doubtful))

    def placed(self, paths: Iterable[str]) -> None:
        """Look into the folders of files that were just put in place or taken away."""
        for folder in {posixpath.dirname(path) for path in paths}:
            self._look(folder)

    def _look(self, folder: str) -> set[str]:
        """What is missing in a folder; where nothing is, its time counts from now on."""
        stamp = self._time(folder)
        printed = self._printed(folder)
        missing = printed - self._names(folder)
        if printed:
            known = 0 if missing else _settled(stamp)
            self._sql.execute("INSERT OR REPLACE INTO folder VALUES(?,?)", (folder, known))
        else:
            self._sql.execute("DELETE FROM folder WHERE path=?", (folder,))
        return {posixpath.join(folder, name) for name in missing}

    def _printed(self, folder: str) -> set[str]:
        """The names of the receipt's files right in a folder, of which one may hold fifty thousand."""
        if not folder:
            return {path for (path,) in self._sql.execute("SELECT path FROM sheet WHERE path NOT LIKE '%/%'")}
        found = self._sql.execute(_BELOW, (len(folder) + 2, f"{folder}/", f"{folder}0"))
        return {name for (name,) in found}

    def _time(self, folder: str) -> int:
        try:
            return os.stat(f"{self._output}/{folder}").st_mtime_ns  # noqa: PTH116 -- of thousands, each time
        except OSError:
            return -1

    def _names(self, folder: str) -> set[str]:
        try:
            return set(os.listdir(f"{self._output}/{folder}"))  # noqa: PTH208 -- as above
        except OSError:
            return set()


def _settled(stamp: int) -> int:
    """The time, 0 where it is so young that a change after it may have the same."""
    tick = _TICK if stamp % _SECOND else _COARSE
    return stamp if time.time_ns() - stamp > tick else 0
