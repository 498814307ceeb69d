"""A line a document of a segment, kept in parts: they are read one part at a time, and an edit writes its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from plugins.model.sheets import Keeping

PART = 1024


class Lines:
    """The lines kept under a name, in the order of the documents; none is empty."""

    def __init__(self, keeping: Keeping, name: str) -> None:
        """Those that are kept, none before `begin`."""
        self._keeping, self._name = keeping, name
        self._open: list[str] = []
        self._at = 0

    def __iter__(self) -> Iterator[str]:
        """Every line."""
        for number in range(self._parts):
            yield from self._part(number)

    def begin(self) -> None:
        """Keep no line any more."""
        for number in range(self._parts):
            self._keeping.drop(self._key(number))
        self._keeping.drop(self._name)
        self._open, self._at = [], 0

    def add(self, line: str) -> None:
        """The line of the next document after `begin`; kept once `end` was called."""
        self._open.append(line)
        if len(self._open) == PART:
            self._lay_down()

    def end(self) -> None:
        """All lines were added."""
        if self._open:
            self._lay_down()
        self._keeping.put(self._name, str(self._at).encode())

    def mend(self, changes: Mapping[int, str]) -> None:
        """Put lines in the place of others or after the last, by the places of their documents."""
        parts = self._parts
        for number, places in groupby(sorted(changes), lambda place: place // PART):
            lines = self._part(number) if number < parts else []
            for place in places:
                lines[place % PART : place % PART + 1] = [changes[place]]
            self._keeping.put(self._key(number), "\n".join(lines).encode())
            parts = max(parts, number + 1)
        self._keeping.put(self._name, str(parts).encode())

    @property
    def _parts(self) -> int:
        return int(self._keeping.get(self._name) or 0)

    def _part(self, number: int) -> list[str]:
        return (self._keeping.get(self._key(number)) or b"").decode().split("\n")

    def _key(self, number: int) -> str:
        return f"{self._name} {number}"

    def _lay_down(self) -> None:
        self._keeping.put(self._key(self._at), "\n".join(self._open).encode())
        self._open, self._at = [], self._at + 1
