"""Putting what was read on the shelves, and taking away what was there before."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

from plugins.gathering.arranging import SHELVES, Entry
from plugins.gathering.shelves import Shelves
from plugins.model.packing import Packed

_RECORDS = ("article", "body", "citations", "untagged")


@dataclass(frozen=True, slots=True)
class Row(Packed):
    """A reading ready for the shelves, as bytes wherever it is only kept: made by workers, written by one.

    `article`, `body`, `citations` and `untagged` are None and the lists empty where the edition of the day holds no
    such piece. `dated` tells that another day may decide otherwise, `told` the problems of the reading alone.
    """

    id: str
    reading: bytes
    told: bytes | None
    claims: tuple[str, ...]
    dated: bool
    article: bytes | None = None
    body: bytes | None = None
    citations: bytes | None = None
    untagged: bytes | None = None
    entries: tuple[Entry, ...] = ()
    facts: tuple[tuple[str, bytes], ...] = ()
    pointers: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    day: str = ""

    @property
    def version(self) -> str:
        """A digest of all that the edition shows of the piece, '' where it shows nothing."""
        if self.article is None or self.body is None or self.citations is None:
            return ""
        return blake2b(b"\0".join((self.article, self.body, self.citations)), digest_size=16).hexdigest()

    @property
    def shown(self) -> bool:
        """Whether the edition holds the piece."""
        return self.article is not None


def shelve(shelves: Shelves, new: Row, stamp: str, entered_before: tuple[Entry, ...]) -> set[str]:
    """Put a row where it belongs, in place of what its source gave before; returns the places whose facts changed."""
    sql = shelves.sql
    sql.execute(
        "INSERT OR REPLACE INTO source VALUES(?,?,?,?,NULL,?,?,?)",
        (new.id, stamp, new.reading, new.told, new.shown, new.dated, new.version),
    )
    _replace(shelves, "pointer", "target", new.id, new.pointers)
    _replace(shelves, "claim", "address", new.id, new.claims)
    _put(shelves, new.id, new.article, new.body, new.citations, new.untagged)
    shelves.strike(set(entered_before) - set(new.entries))
    shelves.enter(set(new.entries) - set(entered_before))
    before = dict(sql.execute("SELECT place, value FROM stated WHERE source=?", (new.id,)))
    facts = dict(new.facts)
    changed = {place for place in {*before, *facts} if before.get(place) != facts.get(place)}
    sql.execute("DELETE FROM stated WHERE source=?", (new.id,))
    sql.executemany("INSERT INTO stated VALUES(?,?,?,?)", ((p, new.id, new.day, value) for p, value in new.facts))
    return changed


def remove(shelves: Shelves, id: str, entered_before: tuple[Entry, ...]) -> set[str]:
    """Take a source and all it gave off the shelves; returns the places whose facts changed."""
    sql = shelves.sql
    places = {row[0] for row in sql.execute("SELECT place FROM stated WHERE source=?", (id,))}
    for table in ("stated", "pointer", "claim", "beside"):
        sql.execute(f"DELETE FROM {table} WHERE source=?", (id,))  # noqa: S608 -- names of our own tables
    sql.execute("DELETE FROM source WHERE id=?", (id,))
    _put(shelves, id, None, None, None, None)
    shelves.strike(entered_before)
    return places


def entered(shelves: Shelves, id: str) -> tuple[Entry, ...]:
    """The entries a source has now."""
    query = "SELECT shelf, key, rank, item FROM entry WHERE shelf=? AND item=?"
    return tuple(row for shelf in SHELVES for row in shelves.sql.execute(query, (shelf, id)))


def _put(shelves: Shelves, id: str, *records: bytes | None) -> None:
    *shown, _ = [shelves.put(kind, id, value) for kind, value in zip(_RECORDS, records, strict=True)]
    if any(shown):
        shelves.touch("versions")


def _replace(shelves: Shelves, table: str, column: str, source: str, values: tuple[str, ...]) -> None:
    shelves.sql.execute(f"DELETE FROM {table} WHERE source=?", (source,))  # noqa: S608 -- names of our own tables
    shelves.sql.executemany(
        f"INSERT INTO {table}({column}, source) VALUES(?,?)",
        ((value, source) for value in values),
    )
