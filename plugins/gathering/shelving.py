"""Putting what was read on the shelves, and taking away what was there before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b

from plugins.gathering.arranging import SHELVES, Entry, entries
from plugins.gathering.shelves import Shelves, pack
from plugins.gazetteer.tables import Gazetteer
from plugins.model.facts import Fact
from plugins.model.packing import Packed
from plugins.reading.reader import Reading


@dataclass(frozen=True, slots=True)
class Row(Packed):
    """A reading ready for the shelves, as bytes wherever it is only kept: made by workers, written by one.

    `article`, `body` and `citations` are None and the lists empty where the edition of the day does not hold the piece.
    `dated` tells that another day may decide otherwise, `told` the problems that the reading alone has.
    """

    id: str
    reading: bytes
    told: bytes | None
    claims: tuple[str, ...]
    dated: bool
    article: bytes | None = None
    body: bytes | None = None
    citations: bytes | None = None
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


def row(reading: Reading, day: date, gazetteer: Gazetteer) -> Row:
    """What the shelves keep of a reading in the edition of a day."""
    article, body = reading.article, reading.body
    shown = reading.visible_on(day) and article is not None and body is not None
    claims = () if article is None else (article.address, *article.aliases)
    relatives = () if article is None else (article.translation, article.corrects)
    common = Row(
        id=reading.id,
        reading=pack(replace(reading, body=None) if shown else reading),
        told=pack(reading.problems) if reading.problems else None,
        claims=tuple(dict.fromkeys(claims)),
        dated=bool(article and (article.publish_at or article.expire_at or not shown)),
        pointers=tuple({link.article for link in reading.links} | {each for each in relatives if each}),
        beside=reading.depends,
    )
    if not shown or article is None or body is None:
        return common
    return replace(
        common,
        article=pack(article),
        body=pack(body),
        citations=pack(body.citations),
        entries=tuple(entries(article, body, gazetteer)),
        facts=tuple((place, pack(facts)) for place, facts in _by_place(body.facts).items()),
        day=article.date.date().isoformat(),
    )


def _by_place(facts: Iterable[Fact]) -> dict[str, tuple[Fact, ...]]:
    places: dict[str, list[Fact]] = {}
    for fact in facts:
        places.setdefault(f"{fact.unit}|{fact.organisation}", []).append(fact)
    return {place: tuple(found) for place, found in places.items()}


def shelve(shelves: Shelves, new: Row, stamp: str, entered_before: tuple[Entry, ...]) -> set[str]:
    """Put a row where it belongs, in place of what its source gave before; returns the places whose facts changed."""
    sql = shelves.sql
    sql.execute(
        "INSERT OR REPLACE INTO source VALUES(?,?,?,?,NULL,?,?,?)",
        (new.id, stamp, new.reading, new.told, new.shown, new.dated, new.version),
    )
    _replace(shelves, "pointer", "target", new.id, new.pointers)
    _replace(shelves, "claim", "address", new.id, new.claims)
    _put(shelves, new.id, new.article, new.body, new.citations)
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
    _put(shelves, id, None, None, None)
    shelves.strike(entered_before)
    return places


def entered(shelves: Shelves, id: str) -> tuple[Entry, ...]:
    """The entries a source has now."""
    query = "SELECT shelf, key, rank, item FROM entry WHERE shelf=? AND item=?"
    return tuple(row for shelf in SHELVES for row in shelves.sql.execute(query, (shelf, id)))


def _put(shelves: Shelves, id: str, *records: bytes | None) -> None:
    changed = [
        shelves.put(kind, id, value) for kind, value in zip(("article", "body", "citations"), records, strict=True)
    ]
    if any(changed):
        shelves.touch("versions")


def _replace(shelves: Shelves, table: str, column: str, source: str, values: tuple[str, ...]) -> None:
    shelves.sql.execute(f"DELETE FROM {table} WHERE source=?", (source,))  # noqa: S608 -- names of our own tables
    shelves.sql.executemany(
        f"INSERT INTO {table}({column}, source) VALUES(?,?)",
        ((value, source) for value in values),
    )
