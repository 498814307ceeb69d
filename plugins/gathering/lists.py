"""What the shelves hold of lists: items under a key, by rank."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from sys import intern
from typing import Any

_BEHIND = "SELECT rank, item FROM entry WHERE shelf=? AND key=? AND (rank, item)>(?,?) ORDER BY rank, item LIMIT ?"
_AHEAD = (
    "SELECT rank, item FROM entry WHERE shelf=? AND key=? AND (rank, item)<(?,?) ORDER BY rank DESC, item DESC LIMIT ?"
)
_BETWEEN = "FROM entry WHERE shelf=? AND key=? AND rank BETWEEN ? AND ?"
_DAYS = "SELECT (? - rank) / 1440 AS day, count(*) FROM entry WHERE shelf=? AND key=? GROUP BY day ORDER BY day DESC"
_DAYS_UNTIL = "SELECT DISTINCT key, (? - rank) / 1440 FROM entry WHERE shelf=? AND rank<=?"
_FIRSTS = "SELECT key, min(rank), count(*) FROM entry WHERE shelf=? GROUP BY key ORDER BY key"
_NEWEST = (
    "SELECT key, id, count, value FROM (SELECT key, substr(min(rank || item), 13) AS newest, count(*) AS count "
    "FROM entry WHERE shelf=? GROUP BY key) JOIN record ON kind=? AND id=newest ORDER BY key"
)


class Lists:
    """The part of the shelves that answers for lists."""

    sql: sqlite3.Connection

    def items(self, shelf: str, key: str) -> tuple[str, ...]:
        """What stands under a key, by rank; a piece that stands in many lists has one id in memory."""
        rows = self.sql.execute("SELECT item FROM entry WHERE shelf=? AND key=? ORDER BY rank, item", (shelf, key))
        return tuple([intern(row[0]) for row in rows])

    def ranks(self, shelf: str, key: str) -> tuple[str, ...]:
        """The ranks under a key, each once, in order."""
        query = "SELECT DISTINCT rank FROM entry WHERE shelf=? AND key=? ORDER BY rank"
        return tuple(self.column(query, shelf, key))

    def behind(self, shelf: str, key: str, at: tuple[str, str], most: int) -> list[tuple[str, str]]:
        """The first so many (rank, item) under a key behind a rank and item."""
        return self.sql.execute(_BEHIND, (shelf, key, *at, most)).fetchall()

    def ahead(self, shelf: str, key: str, at: tuple[str, str], most: int) -> list[tuple[str, str]]:
        """The last so many (rank, item) under a key before a rank and item, the nearest first."""
        return self.sql.execute(_AHEAD, (shelf, key, *at, most)).fetchall()

    def holds(self, shelf: str, key: str, at: tuple[str, str]) -> bool:
        """Whether an item stands under a key at a rank."""
        return any(self.column("SELECT 1 FROM entry WHERE shelf=? AND key=? AND rank=? AND item=?", shelf, key, *at))

    def newest(self, shelf: str, kind: str) -> Iterator[tuple[str, str, int, bytes]]:
        """Every key of a shelf whose ranks are moments, by key: its first item, how many, and a record of the first."""
        return self.sql.execute(_NEWEST, (shelf, kind))

    def ordinals(self, shelf: str, key: str, end: int) -> list[tuple[int, int]]:
        """Each day with how many items stand under a key, the newest first; ranks count minutes down from `end`."""
        return self.sql.execute(_DAYS, (end, shelf, key)).fetchall()

    def days_until(self, shelf: str, rank: str, end: int) -> Iterator[tuple[str, int]]:
        """The days on which anything stands under each key of a shelf, from the newest to a rank: (key, day)."""
        return self.sql.execute(_DAYS_UNTIL, (end, shelf, rank))

    def firsts(self, shelf: str) -> Iterator[tuple[str, str, int]]:
        """Every key of a shelf, by key: its first rank, and how many items it has."""
        return self.sql.execute(_FIRSTS, (shelf,))

    def every_rank(self, shelf: str, key: str) -> Iterator[str]:
        """The ranks under a key, one for each item, in order."""
        return self.column("SELECT rank FROM entry WHERE shelf=? AND key=? ORDER BY rank", shelf, key)

    def count(self, shelf: str, key: str) -> int:
        """How many items stand under a key."""
        return next(self.column("SELECT count FROM label WHERE shelf=? AND key=?", shelf, key), 0)

    def between(self, shelf: str, key: str, ranks: tuple[str, str], start: int, most: int) -> tuple[str, ...]:
        """Of the items from one rank to another, both included, at most so many after the last `start`, last first."""
        query = f"SELECT item {_BETWEEN} ORDER BY rank DESC, item DESC LIMIT ? OFFSET ?"
        return tuple(map(intern, self.column(query, shelf, key, *ranks, most, start)))

    def count_between(self, shelf: str, key: str, ranks: tuple[str, str]) -> int:
        """How many items stand from one rank to another, both included."""
        count: int = next(self.column(f"SELECT count(*) {_BETWEEN}", shelf, key, *ranks))
        return count

    def counts(self, shelf: str) -> dict[str, int]:
        """Every key of a shelf that holds anything, with how many items, by key."""
        return dict(self.sql.execute("SELECT key, count FROM label WHERE shelf=? ORDER BY key", (shelf,)))

    def column(self, query: str, *values: object) -> Iterator[Any]:
        """The first column of a query's rows."""
        return (row[0] for row in self.sql.execute(query, values))
