"""The ledger of the index: every document in order, what it was made of, and what is new since the last build."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import chain
from operator import is_
from typing import NamedTuple

from plugins.model.edition import Edition
from plugins.model.sheets import Keeping
from plugins.search.documents import PIECE, Document, Standing, document, ids, standings
from plugins.search.noting import Noting, digests
from plugins.search.shape import CUT, Cut, Shape, parts, shape

# Raise it when the analysis or the form of anything kept changes: what an older program kept is then made anew.
VERSION = "13"
KEY = "ledger"
_PART = 1024  # rows kept together: an edit writes the part that it changes


class Row(NamedTuple):
    """One document: where it stands, the digest of its article, of what search makes of it, what else it asked.

    `asked` are lines, see Noting; `length` is the quantised one, `size` that of the text in bytes, or of a place or an
    organisation that of its names.
    """

    order: str
    id: str
    kind: str
    version: str
    content: str
    asked: str
    length: int
    size: int

    @property
    def name(self) -> str:
        """Under which the document is kept."""
        return f"{self.kind} {self.id}"


@dataclass(frozen=True, slots=True)
class Segment:
    """The documents of one segment and how it is cut."""

    rows: tuple[Row, ...]
    shape: Shape

    @property
    def version(self) -> str:
        """Changes with any of its documents: its files are asked for by it."""
        return blake2b("".join(row.content for row in self.rows).encode(), digest_size=6).hexdigest()


@dataclass(frozen=True, slots=True)
class Ledger:
    """`queries` go from what documents asked to the digest of the answer."""

    rows: tuple[Row, ...] = ()
    queries: dict[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, keeping: Keeping) -> Ledger:
        """The ledger kept, an empty one where there is none of this version."""
        kept = json.loads(keeping.get(KEY) or b"{}")
        if kept.get("version") != VERSION:
            return cls()
        parts = (json.loads(keeping.get(f"{KEY} {number}") or b"[]") for number in range(kept["parts"]))
        return cls(tuple(map(Row._make, chain.from_iterable(parts))), kept["queries"])

    def save(self, keeping: Keeping, before: Ledger) -> None:
        """Keep it in the place of the one before: the parts in which something changed."""
        parts, old = self._parts(), before._parts()
        for number, part in enumerate(parts):
            if number >= len(old) or len(part) != len(old[number]) or not all(map(is_, part, old[number])):
                keeping.put(f"{KEY} {number}", _json(part))
        for number in range(len(parts), len(old)):
            keeping.drop(f"{KEY} {number}")
        keeping.put(KEY, _json({"version": VERSION, "queries": self.queries, "parts": len(parts)}))

    def _parts(self) -> list[tuple[Row, ...]]:
        return [self.rows[start : start + _PART] for start in range(0, len(self.rows), _PART)]

    def segments(self, cut: Cut = CUT) -> dict[str, Segment]:
        """Base, tail and the newest, those that hold anything."""
        places = parts(len(self.rows))
        return {name: _segment(name, self.rows[at.start : at.stop], cut) for name, at in places.items() if at}


def _segment(name: str, rows: tuple[Row, ...], cut: Cut) -> Segment:
    short = sum(row.kind != PIECE for row in rows)
    return Segment(rows, shape(name, [row.size for row in rows], short, cut))


class Fresh(NamedTuple):
    """A document to be analysed, and its row but for the length."""

    row: Row
    document: Document


class Survey:
    """What stands in the edition now beside what the ledger knows.

    `lines` are all documents in order: the row of one that is as it was, else only where it stands; `gone` are the rows
    of those that stand there no more.
    """

    def __init__(self, edition: Edition, before: Ledger) -> None:
        """Asks the edition for its versions and its lists, and for no article that is as it was."""
        self._edition = edition
        self._versions = edition.versions()
        self._today = digests(edition, before.queries)
        self._changed: dict[tuple[str, str], Row] = {}
        fresh = {query for query, digest in before.queries.items() if self._today[query] != digest}
        now, version = ids(edition, self._versions), self._versions.get
        held: list[Row | Standing] = []
        self.gone: list[Row] = []
        for row in before.rows:  # of a hundred thousand, each time
            if row.id not in now[row.kind]:
                self.gone.append(row)
            elif row.version == version(row.id, "") and (not fresh or fresh.isdisjoint(row.asked.split("\n"))):
                now[row.kind].remove(row.id)
                held.append(row)
            else:
                self._changed[row.kind, row.id] = row
        self.lines = sorted([*held, *standings(edition, now)])

    def rows(self) -> list[Row | None]:
        """The row of every document in order; None of one that is new or may be another one now."""
        return [line if isinstance(line, Row) else None for line in self.lines]

    def anew(self, place: int) -> Row | Fresh:
        """A document looked at again: its row where search makes the same of it, else what is to be analysed."""
        standing = Standing(*self.lines[place][:3])
        known = self._changed.get((standing.kind, standing.id))
        noting = Noting(self._edition)
        made = document(noting, standing)
        content = blake2b(repr(made).encode(), digest_size=9).hexdigest()
        version = self._versions.get(standing.id, "")
        size = len((made.body or " ".join(made.keys)).encode())
        row = Row(*standing, version, content, "\n".join(noting.asked), 0, size)
        if known and known.content == content:
            return row._replace(length=known.length)
        return Fresh(row, made)

    def ledger(self, rows: tuple[Row, ...]) -> Ledger:
        """The ledger of the rows, with the digests of what they asked."""
        asked = sorted({query for lines in {row.asked for row in rows} for query in lines.split("\n") if query})
        new = digests(self._edition, (query for query in asked if query not in self._today))
        return Ledger(rows, {query: self._today.get(query) or new.get(query, "") for query in asked})


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
