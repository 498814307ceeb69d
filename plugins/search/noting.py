"""What a document was made of besides its own article: so that a new commune reaches the places it is listed with."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

from plugins.model.articles import Body
from plugins.model.edition import Edition

# Queries whose answers may change while an article stays as it is. Units, organisations and indicators are no such:
# they stand under the edition, and when a register or the program changes, nothing that is kept is kept.
QUERIES = ("units",)


class Noting:
    """An edition that notes which of QUERIES were asked, as 'units district'."""

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
    return blake2b(repr(answer).encode(), digest_size=9).hexdigest()
