"""What a document was made of besides its own article: so that a new name of a place reaches the pieces about it."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

from plugins.model.edition import Edition

# Queries whose answers may change while an article stays as it is.
QUERIES = ("unit", "organisation", "indicator", "document")


class Noting:
    """An edition that notes which of QUERIES were asked, as 'unit vn-d198'."""

    def __init__(self, edition: Edition) -> None:
        """Nothing is noted yet."""
        self._edition = edition
        self.asked: dict[str, None] = {}

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
