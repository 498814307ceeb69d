"""The ledger of the index: every document in order, what it was made of, and what is new since the last build."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import NamedTuple

from plugins.model.edition import Edition
from plugins.model.sheets import Keeping
from plugins.search.documents import PIECE, Document, Standing, document, standings
from plugins.search.noting import Noting, digests
from plugins.search.shape import BASE, CUT, TAIL, Cut, Shape, base_size, shape

# Raise it when the analysis or the form of anything kept changes: what an older program kept is then made anew.
VERSION = "6"
KEY = "ledger"


class Row(NamedTuple):
    """One document: where it stands, the digest of its article, of what search makes of it, what else it asked.

    `asked` are numbers of the ledger's queries; `length` is the quantised one, `size` that of the text in bytes.
    """

    order: str
    id: str
    kind: str
    version: str
    content: str
    asked: tuple[int, ...]
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
        rows = (Row._make(row) for row in kept["rows"])
        return cls(tuple(row._replace(asked=tuple(row.asked)) for row in rows), kept["queries"])

    def save(self, keeping: Keeping) -> None:
        """Keep it."""
        value = {"version": VERSION, "queries": self.queries, "rows": self.rows}
        keeping.put(KEY, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())

    def segments(self, cut: Cut = CUT) -> dict[str, Segment]:
        """Base and tail, those that hold anything."""
        end = base_size(len(self.rows))
        parts = {BASE: self.rows[:end], TAIL: self.rows[end:]}
        return {name: _segment(name, rows, cut) for name, rows in parts.items() if rows}


def _segment(name: str, rows: tuple[Row, ...], cut: Cut) -> Segment:
    short = sum(row.kind != PIECE for row in rows)
    return Segment(rows, shape(name, [row.size for row in rows], short, cut))


class Fresh(NamedTuple):
    """A document to be analysed, and its row but for the length."""

    row: Row
    document: Document


class Survey:
    """What stands in the edition now beside what the ledger knows: the rows that hold, and documents that are new."""

    def __init__(self, edition: Edition, before: Ledger) -> None:
        """Asks the edition for its versions and its lists, and for no article that is as it was."""
        self._edition = edition
        self._versions = edition.versions()
        self._known = {(row.kind, row.id): row for row in before.rows}
        self._today = digests(edition, before.queries)
        self._asked = list(before.queries)
        self._numbered = {query: number for number, query in enumerate(self._asked)}
        self._held = [self._today[query] == digest for query, digest in before.queries.items()]
        orders = {row.id: row.order for row in before.rows if row.kind == PIECE and row.version == self._version(row)}
        self.standings = standings(edition, orders)
        self.queries: dict[str, int] = {}
        self._met: int | None = 0  # so many queries were met, all in the ledger's own order; None once one was not

    def _version(self, standing: Standing | Row) -> str:
        return self._versions[standing.id] if standing.kind == PIECE and standing.id in self._versions else ""

    def rows(self) -> Iterator[Row | Fresh]:
        """Every document in order: its row where it is as it was, else what is to be analysed."""
        whole = all(self._held)
        for standing in self.standings:
            known = self._known.get((standing.kind, standing.id))
            held = known and known.version == self._version(standing)
            if known and held and (whole or all(self._held[i] for i in known.asked)):
                asked = self._again(known.asked)
                same = standing.order == known.order and asked is known.asked
                yield known if same else known._replace(order=standing.order, asked=asked)
            else:
                yield self._anew(standing, known)

    def _anew(self, standing: Standing, known: Row | None) -> Row | Fresh:
        noting = Noting(self._edition)
        made = document(noting, standing)
        content = blake2b(repr(made).encode(), digest_size=9).hexdigest()
        asked = self._numbers(noting.asked)
        row = Row(*standing, self._version(standing), content, asked, 0, len(made.body.encode()))
        if known and known.content == content:
            return row._replace(length=known.length)
        return Fresh(row, made)

    def _numbers(self, asked: Iterable[str]) -> tuple[int, ...]:
        """The numbers of queries, which are counted in the order in which documents ask them first."""
        queries = tuple(asked)
        numbers = tuple(self._numbered.get(query, -1) for query in queries)
        if self._meets(numbers):
            return numbers
        return tuple(self.queries.setdefault(query, len(self.queries)) for query in queries)

    def _again(self, asked: tuple[int, ...]) -> tuple[int, ...]:
        """The numbers of the queries that have these in the ledger: the same ones as long as the order is the same."""
        if self._meets(asked):
            return asked
        return tuple(self.queries.setdefault(self._asked[i], len(self.queries)) for i in asked)

    def _meets(self, numbers: tuple[int, ...]) -> bool:
        """Whether each number is that of a query met before, or the next one; else counting begins for itself."""
        if self._met is None:
            return False
        met = self._met
        for number in numbers:
            if not 0 <= number <= met:
                self._count()
                return False
            met += number == met
        self._met = met
        return True

    def _count(self) -> None:
        """From here on queries are counted by `queries`, which begins with those met so far."""
        if self._met is not None:
            self.queries = {query: number for number, query in enumerate(self._asked[: self._met])}
            self._met = None

    def ledger(self, rows: tuple[Row, ...]) -> Ledger:
        """The ledger of the rows, with the digests of what they asked."""
        self._count()
        new = digests(self._edition, (query for query in self.queries if query not in self._today))
        return Ledger(rows, {query: self._today.get(query) or new.get(query, "") for query in self.queries})
