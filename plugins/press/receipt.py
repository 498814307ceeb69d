"""The receipt: every sheet of an output folder, what it was printed from, and which questions that took.

It stands in the same SQLite file as the shelves of its edition, outside of every output. What is about to be moved into
the output is written down first; whatever a killed printing leaves behind is printed again, never trusted.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from plugins.gathering.asking import Question
from plugins.gathering.shelves import pack, unpack
from plugins.model.packing import Packed
from plugins.model.problems import Problem

_SCHEMA = """
CREATE TABLE IF NOT EXISTS room(name TEXT PRIMARY KEY, id INTEGER);
CREATE TABLE IF NOT EXISTS sheet(
  id INTEGER PRIMARY KEY, path TEXT UNIQUE, room TEXT, key TEXT, template TEXT, made TEXT, worn TEXT,
  listed INT, anchors TEXT, links TEXT);
CREATE INDEX IF NOT EXISTS sheet_room ON sheet(room, key);
CREATE INDEX IF NOT EXISTS sheet_dress ON sheet(template, worn);
CREATE INDEX IF NOT EXISTS sheet_listed ON sheet(path, listed) WHERE listed;
CREATE TABLE IF NOT EXISTS asked(dep INT, sheet INT);
CREATE TABLE IF NOT EXISTS question(id INTEGER PRIMARY KEY, words BLOB, answer INT);
CREATE TABLE IF NOT EXISTS asked_for(dep INT, question INT, PRIMARY KEY(dep, question)) WITHOUT ROWID;
"""
# Who asked something, and what somebody asked: while everything is made anew nobody wants to know, and an index made
# of all at its end takes half the time of one that grows.
_ASKERS = """
CREATE INDEX IF NOT EXISTS asked_dep ON asked(dep, sheet);
CREATE INDEX IF NOT EXISTS asked_sheet ON asked(sheet, dep);
CREATE INDEX IF NOT EXISTS asked_for_question ON asked_for(question);
"""
_NO_ASKERS = tuple(f"DROP INDEX IF EXISTS {name}" for name in re.findall(r"INDEX IF NOT EXISTS (\w+)", _ASKERS))

_MADE = """
INSERT INTO sheet(path, room, key, template, made, worn, listed, anchors, links) VALUES(?,?,?,?,?,?,?,?,?)
ON CONFLICT(path) DO UPDATE SET room=excluded.room, key=excluded.key, template=excluded.template, made=excluded.made,
  worn=excluded.worn, listed=excluded.listed, anchors=coalesce(excluded.anchors, anchors),
  links=coalesce(excluded.links, links)
RETURNING id
"""
_KNOWN = "SELECT id, path, room, key, template, made, worn FROM sheet"


@dataclass(frozen=True, slots=True)
class Known:
    """A sheet as last printed: digests of its values and of what it wore, and what its page offers and links to."""

    id: int
    path: str
    room: str
    key: str
    template: str
    made: str
    worn: str


@dataclass(frozen=True, slots=True)
class Outcome(Packed):
    """What came of making one sheet, and of printing it where its values or its dress had changed.

    `asked` are base keys and questions; `anchors` and `links` are None where nothing was printed;
    `problems` are what the printed figures have against the facts.
    """

    room: str
    key: str
    path: str
    template: str
    made: str
    worn: str
    listed: bool
    asked: tuple[int, ...]
    questions: tuple[Question, ...]
    anchors: tuple[str, ...] | None = None
    links: tuple[str, ...] | None = None
    problems: tuple[Problem, ...] = ()


class Receipt:
    """Reads and writes the receipt; the caller holds the transaction. `anew` tells that everything is made anew."""

    def __init__(self, sql: sqlite3.Connection) -> None:
        """The tables, made where they are missing."""
        self.sql, self.anew = sql, False
        sql.executescript(_SCHEMA + _ASKERS)

    def forget(self) -> None:
        """Keep only which files are ours: everything is made and printed anew."""
        for table in ("room", "asked", "question", "asked_for"):
            self.sql.execute(f"DELETE FROM {table}")  # noqa: S608 -- names of our own tables
        self.sql.execute("UPDATE sheet SET made='', worn='', template='', room='', key=''")
        for each in _NO_ASKERS:
            self.sql.execute(each)
        self.anew = True

    def settled(self) -> None:
        """After everything was made anew: from now on it is asked by whom something was asked."""
        for each in filter(None, _ASKERS.strip().split("\n") if self.anew else ()):
            self.sql.execute(each)
        self.anew = False

    # Questions
    def questions_reading(self, touched: Iterable[int]) -> dict[int, tuple[str, tuple[object, ...], int]]:
        """Questions that read any of these base keys: name, arguments and the hash of the answer, by id."""
        ids = self._those("SELECT question FROM asked_for WHERE dep=?", touched)
        rows = (self.sql.execute("SELECT id, words, answer FROM question WHERE id=?", (id,)).fetchone() for id in ids)
        return {row[0]: (*unpack(row[1]), row[2]) for row in rows if row}

    def answered(self, questions: Iterable[Question]) -> None:
        """Remember questions with their answers and the base keys they read now."""
        for each in questions:
            self.sql.execute(
                "INSERT OR REPLACE INTO question VALUES(?,?,?)", (each.id, pack((each.name, each.words)), each.answer)
            )
            self._note("asked_for", "question", each.id, each.read)

    def differing(self, questions: Iterable[Question]) -> set[int]:
        """Ids of the questions that were answered before, and otherwise."""
        before = "SELECT id FROM question WHERE id=? AND answer<>?"
        return {id for each in questions for (id,) in self.sql.execute(before, (each.id, each.answer))}

    def unanswered(self, id: int) -> None:
        """Forget a question that has no answer any more."""
        self.sql.execute("DELETE FROM question WHERE id=?", (id,))
        self.sql.execute("DELETE FROM asked_for WHERE question=?", (id,))

    # Sheets
    def asking(self, touched: Iterable[int]) -> set[int]:
        """Ids of the sheets and rooms that asked any of these; none are told apart while everything is made anew."""
        return set() if self.anew else self._those("SELECT sheet FROM asked WHERE dep=?", touched)

    def ids_at(self, paths: Iterable[str]) -> set[int]:
        """The ids of the sheets at these paths."""
        return self._those("SELECT id FROM sheet WHERE path=?", paths)

    def dresses(self) -> tuple[tuple[str, str], ...]:
        """Every (template, what it wore) that any sheet was printed with."""
        return tuple(self.sql.execute("SELECT DISTINCT template, worn FROM sheet WHERE template<>''"))

    def ids_wearing(self, template: str, worn: str) -> set[int]:
        """The ids of the sheets printed with these."""
        return set(self._column("SELECT id FROM sheet WHERE template=? AND worn=?", template, worn))

    def those(self, ids: Iterable[int]) -> Iterator[Known]:
        """The sheets with these ids, by id."""
        rows = (self.sql.execute(f"{_KNOWN} WHERE id=?", (id,)).fetchone() for id in sorted(ids))
        return (Known(*row) for row in rows if row)

    def of(self, room: str, key: str) -> Known | None:
        """The sheet of a key, None where none was printed."""
        row = self.sql.execute(f"{_KNOWN} WHERE room=? AND key=?", (room, key)).fetchone()
        return Known(*row) if row else None

    def at(self, path: str) -> Known | None:
        """The sheet at a path, or None."""
        row = self.sql.execute(f"{_KNOWN} WHERE path=?", (path,)).fetchone()
        return Known(*row) if row else None

    def before(self, path: str) -> Known | None:
        """The sheet that stood at a path before; None where none did, or everything is made anew."""
        return None if self.anew else self.at(path)

    def offers(self, path: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The anchors and links of the page at a path."""
        row = self.sql.execute("SELECT anchors, links FROM sheet WHERE path=?", (path,)).fetchone()
        anchors, links = (tuple(text.split("\n")) if text else () for text in row or ("", ""))
        return anchors, links

    def paths(self) -> frozenset[str]:
        """The path of every sheet."""
        return frozenset(self._column("SELECT path FROM sheet"))

    def paths_of(self, keys: Iterable[tuple[str, str]]) -> set[str]:
        """The paths of sheets named by (room, key)."""
        return {path for key in keys for path in self._column("SELECT path FROM sheet WHERE room=? AND key=?", *key)}

    def paths_of_room(self, room: str) -> set[str]:
        """The paths of all sheets of a room."""
        return set(self._column("SELECT path FROM sheet WHERE room=?", room))

    def orphans(self) -> set[str]:
        """Files of ours that no room has made since everything was forgotten."""
        return self.paths_of_room("")

    def listed(self) -> tuple[str, ...]:
        """The paths a sitemap names, in order."""
        return tuple(self._column("SELECT path FROM sheet WHERE listed ORDER BY path"))

    def counted(self) -> tuple[int, int]:
        """How many pages and how many files there are."""
        pages, files = self.sql.execute("SELECT coalesce(sum(template<>''), 0), count(*) FROM sheet").fetchone()
        return pages, files

    def keys_of(self, room: str) -> set[str]:
        """The keys a room's sheets were printed for."""
        return set(self._column("SELECT key FROM sheet WHERE room=?", room))

    def rooms(self) -> dict[str, int]:
        """The rooms that were asked for their keys, with the id under which they asked."""
        return dict(self.sql.execute("SELECT name, id FROM room"))

    def room_asked(self, name: str, asked: Iterable[int]) -> None:
        """Remember what a room asked for its keys; rooms have negative ids."""
        known = self.rooms()
        id = known.get(name) or min([0, *known.values()]) - 1
        self.sql.execute("INSERT OR REPLACE INTO room VALUES(?,?)", (name, id))
        self._note("asked", "sheet", id, asked)

    def made(self, outcome: Outcome) -> None:
        """Remember a sheet as it was made, and as printed where it was."""
        anchors, links = (None if each is None else "\n".join(each) for each in (outcome.anchors, outcome.links))
        same = (outcome.path, outcome.room, outcome.key, outcome.template, outcome.made, outcome.worn, outcome.listed)
        ((id,),) = self.sql.execute(_MADE, (*same, anchors, links)).fetchall()
        self._note("asked", "sheet", id, outcome.asked)
        self.answered(outcome.questions)

    def drop(self, paths: Iterable[str]) -> None:
        """Forget sheets that are no more."""
        for path in paths:
            self.sql.execute("DELETE FROM asked WHERE sheet=(SELECT id FROM sheet WHERE path=?)", (path,))
            self.sql.execute("DELETE FROM sheet WHERE path=?", (path,))

    def _note(self, table: str, who: str, id: int, asked: Iterable[int]) -> None:
        """What somebody asked, in the place of what they asked before: mostly the same."""
        now = frozenset(asked)
        if not self.anew:
            before = set(self._column(f"SELECT dep FROM {table} WHERE {who}=?", id))  # noqa: S608 -- our own names
            gone = ((dep, id) for dep in before - now)
            self.sql.executemany(f"DELETE FROM {table} WHERE dep=? AND {who}=?", gone)  # noqa: S608 -- as above
            now -= before
        self.sql.executemany(f"INSERT OR IGNORE INTO {table} VALUES(?,?)", ((dep, id) for dep in now))

    def _column(self, query: str, *values: object) -> Iterator[Any]:
        return (row[0] for row in self.sql.execute(query, values))

    def _those(self, query: str, values: Iterable[object]) -> set[int]:
        return {row[0] for value in values for row in self.sql.execute(query, (value,))}
