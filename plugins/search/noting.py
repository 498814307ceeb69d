"""What a document was made of besides its own article: so that a new name of a place reaches the pieces about it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from plugins.model.articles import Body
from plugins.model.edition import Edition
from plugins.model.units import Unit

# Queries whose answers may change while an article stays as it is.
QUERIES = ("unit", "units", "organisation", "indicator")


class Noting:
    """An edition that notes which of QUERIES were asked, as 'unit vn-d198'."""

    def __init__(self, edition: Edition) -> None:
        """Nothing is noted yet."""
        self._edition = edition
        self._bodies: dict[str, Body] = {}
        self.asked: dict[str, None] = {}

    def body(self, id: str) -> Body:
        """The body of an article, asked for once."""
        if id not in self._bodies:
            self._bodies[id] = self._edition.body(id)
        return self._bodies[id]

    def __getattr__(self, name: str) -> Any:
        """Any query of the edition."""
        answer = getattr(self._edition, name)
        if name not in QUERIES:
            return answer

        def noted(id: str) -> Any:
            self.asked[f"{name} {id}"] = None
            return answer(id)

        return noted


def digests(edition: Edition, asked: Iterable[str]) -> dict[str, str]:
    """A digest of today's answer to each of the queries noted, '' where there is none any more."""
    return {query: _digest(edition, *query.split(" ", 1)) for query in asked}


def _digest(edition: Edition, query: str, id: str) -> str:
    try:
        answer = getattr(edition, query)(id)
    except KeyError:
        return ""
    return _of_same(_Same(answer)) if isinstance(answer, Unit) else _told(repr(answer))


def _told(text: str) -> str:
    return blake2b(text.encode(), digest_size=9).hexdigest()


class _Same:
    """A unit known by being the same object: a process has one for each, and comparing them takes long."""

    __slots__ = ("unit",)

    def __init__(self, unit: Unit) -> None:
        self.unit = unit

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.unit is self.unit

    def __hash__(self) -> int:
        return id(self.unit)


@lru_cache(maxsize=1 << 14)
def _of_same(same: _Same) -> str:
    return _told(_of_unit(same.unit))


def _of_unit(unit: Unit) -> str:
    """All that documents take from a unit; there are thousands of them, and repr is slow."""
    names = [f"{name.kind} {name.name} {name.start} {name.end}" for name in unit.names]
    parents = [f"{parent.id} {parent.start} {parent.end}" for parent in unit.parents]
    successors = [successor.id for successor in unit.successors]
    return "\n".join("\t".join(part) for part in ((unit.level, unit.slug), names, parents, successors, unit.aliases))
