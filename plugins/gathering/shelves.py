"""The shelves: readings, articles, lists and facts of one edition in SQLite, and word of every shelf that changes.

A *base key* names the smallest thing a query can read: a record, a body, a list, the set of a list's keys, the cells of
a unit. Whatever writes to the shelves notes the base keys it touched; whatever reads them notes those it read; so after
an edit it is known which answers may differ. Base keys travel as 64-bit hashes: a collision only re-makes a sheet.
"""

from __future__ import annotations

import pickle
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any
from zlib import crc32

from plugins.gathering.figures import Figures
from plugins.gathering.lists import Lists

_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta(name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE IF NOT EXISTS source(
  id TEXT PRIMARY KEY, stamp TEXT, reading BLOB, problems BLOB, told BLOB, shown INT, dated INT, version TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS touched(key INTEGER PRIMARY KEY);
CREATE TABLE IF NOT EXISTS claim(address TEXT, source TEXT, PRIMARY KEY(address, source)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS claim_source ON claim(source);
CREATE INDEX IF NOT EXISTS source_dated ON source(dated) WHERE dated;
CREATE INDEX IF NOT EXISTS source_stamp ON source(id, stamp);
CREATE INDEX IF NOT EXISTS source_version ON source(id, version, shown) WHERE shown;
CREATE INDEX IF NOT EXISTS source_problems ON source(id) WHERE problems IS NOT NULL;
CREATE INDEX IF NOT EXISTS source_told ON source(id) WHERE told IS NOT NULL;
CREATE TABLE IF NOT EXISTS beside(path TEXT, source TEXT, stamp TEXT, PRIMARY KEY(path, source)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS beside_source ON beside(source);
CREATE TABLE IF NOT EXISTS pointer(target TEXT, source TEXT, PRIMARY KEY(target, source)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS pointer_source ON pointer(source);
CREATE TABLE IF NOT EXISTS record(kind TEXT, id TEXT, value BLOB, PRIMARY KEY(kind, id));
CREATE TABLE IF NOT EXISTS entry(
  shelf TEXT, key TEXT, rank TEXT, item TEXT, PRIMARY KEY(shelf, key, rank, item)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS entry_item ON entry(shelf, item);
CREATE INDEX IF NOT EXISTS entry_rank ON entry(shelf, rank) WHERE shelf='derived';
CREATE TABLE IF NOT EXISTS label(shelf TEXT, key TEXT, count INT, PRIMARY KEY(shelf, key)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS stated(
  place TEXT, source TEXT, day TEXT, value BLOB, PRIMARY KEY(place, source)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS stated_source ON stated(source);
CREATE TABLE IF NOT EXISTS fact(id TEXT PRIMARY KEY, place TEXT, value BLOB) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS fact_place ON fact(place);
CREATE TABLE IF NOT EXISTS cell(
  place TEXT, indicator TEXT, year INT, seq INT, standing INT, count INT, anew INT, value BLOB,
  PRIMARY KEY(place, indicator, year));
CREATE INDEX IF NOT EXISTS cell_indicator ON cell(indicator, year, standing);
CREATE INDEX IF NOT EXISTS cell_anew ON cell(indicator, year, place, seq, anew, value) WHERE anew;
CREATE INDEX IF NOT EXISTS cell_year ON cell(year, place, seq);
CREATE INDEX IF NOT EXISTS cell_count ON cell(place, count);
CREATE TABLE IF NOT EXISTS misfit(place TEXT PRIMARY KEY, problems BLOB) WITHOUT ROWID;
"""

_TABLES = re.findall(r"CREATE TABLE IF NOT EXISTS (\w+)", _SCHEMA)
_VERSION = crc32(_SCHEMA.encode()) >> 1  # SQLite keeps 31 bits of it
_LASTING = ("meta", "touched")
_STRETCH = 7  # digits of a rank in minutes: seventy days to a part
_PATIENCE = 60  # seconds: workers of a killed printing may hold the file until they have noticed


def hash_of(text: str) -> int:
    """The 64-bit hash under which a base key, a query or an answer is remembered."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)


hashed = lru_cache(maxsize=1 << 11)(hash_of)
"""The same of a base key, which many ask for; an answer is long and hashed once."""


def stretch(rank: str) -> int:
    """The part of a list in which a rank stands: whoever reads only the neighbourhood of an item notes these alone."""
    return int(rank[:_STRETCH])


def pack(value: Any) -> bytes:
    """A value of ours as bytes; only ever read back from a file this program wrote for itself."""
    return pickle.dumps(value, protocol=5)


def unpack(blob: bytes) -> Any:
    """The value again."""
    return pickle.loads(blob)  # noqa: S301 -- our own state, mode 0600, never part of an archive


class Shelves(Figures, Lists):
    """One SQLite file; all writing is one transaction that the caller commits or rolls back."""

    def __init__(self, path: Path | str, *, read_only: bool = False) -> None:
        """Open or make the file; ':memory:' keeps nothing. A reader sees what was committed last."""
        self.touched: set[int] = set()
        self._filled: Counter[tuple[str, str]] | None = None
        if read_only:
            address = f"{Path(path).as_uri()}?mode=ro"
            self.sql = sqlite3.connect(address, uri=True, isolation_level=None, timeout=_PATIENCE)
            return
        if isinstance(path, Path):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.sql = sqlite3.connect(path, isolation_level=None, cached_statements=512, timeout=_PATIENCE)
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "cache_size=-6000"):
            self.sql.execute(f"PRAGMA {pragma}")
        self._build()

    def _build(self) -> None:
        """Make the tables; those of a program that cut them otherwise are taken away first, and filled anew."""
        (version,) = self.sql.execute("PRAGMA user_version").fetchone()
        away = "" if version == _VERSION else "".join(f"DROP TABLE IF EXISTS {table};" for table in _TABLES)
        self.sql.executescript(f"BEGIN IMMEDIATE;{away}{_SCHEMA}PRAGMA user_version={_VERSION};COMMIT;")

    def meta(self, name: str) -> str:
        """A remembered text, '' where there is none."""
        row = self.sql.execute("SELECT value FROM meta WHERE name=?", (name,)).fetchone()
        return row[0] if row else ""

    def remember(self, name: str, value: str) -> None:
        """Keep a text."""
        self.sql.execute("INSERT OR REPLACE INTO meta VALUES(?,?)", (name, value))

    def wipe(self) -> None:
        """Forget everything gathered; what was printed stays known to the press."""
        for table in set(_TABLES).difference(_LASTING):
            self.sql.execute(f"DELETE FROM {table}")  # noqa: S608 -- names of our own tables

    @contextmanager
    def filling(self) -> Iterator[None]:
        """Fill empty shelves: nothing stood there, so nothing is compared, and nobody is to be told."""
        self._filled = Counter()
        try:
            yield
            self.sql.executemany("INSERT INTO label VALUES(?,?,?)", ((*each, n) for each, n in self._filled.items()))
        finally:
            self._filled = None

    def touch(self, key: str) -> None:
        """Note that the answer to this base key changed."""
        if self._filled is None:
            self.touched.add(hashed(key))

    def unsettle(self) -> None:
        """Write down what was touched, for a printing that may come later than this process."""
        self.sql.executemany("INSERT OR IGNORE INTO touched VALUES(?)", ((key,) for key in self.touched))

    def unsettled(self) -> set[int]:
        """All base keys touched since the last printing that came to its end."""
        return {row[0] for row in self.sql.execute("SELECT key FROM touched")}

    def settle(self) -> None:
        """A printing holds all that was touched."""
        self.sql.execute("DELETE FROM touched")
        self.remember("fresh", "")

    def shorten(self) -> None:
        """Give back the room of the log, as large as all that a whole printing wrote; not while somebody reads it."""
        self.sql.execute("PRAGMA busy_timeout=0")
        self.sql.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.sql.execute(f"PRAGMA busy_timeout={_PATIENCE * 1000}")

    # Records
    def record(self, kind: str, id: str) -> Any:
        """A record, KeyError where there is none."""
        row = self.sql.execute("SELECT value FROM record WHERE kind=? AND id=?", (kind, id)).fetchone()
        if row is None:
            raise KeyError(id)
        return unpack(row[0])

    def put(self, kind: str, id: str, value: bytes | None) -> bool:
        """Set a record (None: away with it); touches it, and tells so, where that changes anything."""
        if self._filled is None:
            row = self.sql.execute("SELECT value FROM record WHERE kind=? AND id=?", (kind, id)).fetchone()
            if (row[0] if row else None) == value:
                return False
        self.touch(f"{kind}:{id}")
        if value is None:
            self.sql.execute("DELETE FROM record WHERE kind=? AND id=?", (kind, id))
        else:
            self.sql.execute("INSERT OR REPLACE INTO record VALUES(?,?,?)", (kind, id, value))
        return True

    def mark(self) -> str:
        """Where content/ stood when its past was last looked at, '' where it had none."""
        found = self.sql.execute("SELECT value FROM record WHERE kind='history' AND id='mark'").fetchone()
        return str(unpack(found[0])) if found else ""

    def since(self) -> tuple[int, date | None]:
        """Since when edits are known, in seconds since 1970 and as a day of Vietnam; (0, None) where none are."""
        found = self.sql.execute("SELECT value FROM record WHERE kind='history' AND id='since'").fetchone()
        seconds, day = unpack(found[0]) if found else (0, None)
        return seconds, day

    def versions(self) -> dict[str, str]:
        """A digest of each article's records, by id."""
        return dict(self.sql.execute("SELECT id, version FROM source WHERE shown"))

    # Lists
    def enter(self, entries: Iterable[tuple[str, str, str, str]]) -> None:
        """Add (shelf, key, rank, item) entries."""
        if self._filled is not None:
            rows = list(entries)
            self.sql.executemany("INSERT INTO entry VALUES(?,?,?,?)", rows)
            self._filled.update((row[0], row[1]) for row in rows)
            return
        for shelf, key, rank, item in entries:
            self.sql.execute("INSERT OR REPLACE INTO entry VALUES(?,?,?,?)", (shelf, key, rank, item))
            self._count(shelf, key, rank, 1)

    def strike(self, entries: Iterable[tuple[str, str, str, str]]) -> None:
        """Take entries away; there are none while empty shelves are filled."""
        for entry in entries:
            self.sql.execute("DELETE FROM entry WHERE shelf=? AND key=? AND rank=? AND item=?", entry)
            self._count(*entry[:3], -1)

    def _count(self, shelf: str, key: str, rank: str, step: int) -> None:
        self.touch(f"list:{shelf}:{key}")
        if rank.isdigit():
            self.touch(f"list:{shelf}:{key}/{stretch(rank)}")
        self.touch(f"counts:{shelf}")
        self.sql.execute(
            "INSERT INTO label VALUES(?,?,?) ON CONFLICT DO UPDATE SET count=count+excluded.count", (shelf, key, step)
        )
        (count,) = self.sql.execute("SELECT count FROM label WHERE shelf=? AND key=?", (shelf, key)).fetchone()
        if count == 0:
            self.sql.execute("DELETE FROM label WHERE shelf=? AND key=?", (shelf, key))
        if count == 0 or (count == 1 and step == 1):
            self.touch(f"keys:{shelf}")
