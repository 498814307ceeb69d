"""Finding: where in the source the words stand that a problem is about."""

from __future__ import annotations

from dataclasses import dataclass, field

from plugins.reading.decoding import position


@dataclass(slots=True)
class Finder:
    """Finds words in a body whose first line is the file's line `first`; the same words again are the next ones."""

    text: str
    first: int
    _behind: dict[str, int] = field(default_factory=dict)

    def at(self, offset: int) -> tuple[int, int]:
        """Line in the file and column of an offset."""
        line, column = position(self.text[:offset])
        return self.first + line - 1, column

    def find(self, words: str, *openings: str) -> tuple[int, int]:
        """Where `words` stand next, best right behind one of the `openings`; (0, 0) where they are not to be seen."""
        for opening in (*openings, ""):
            start = self._behind.get(opening + words, 0)
            found = self.text.find(opening + words, start)
            if words and found >= 0:
                self._behind[opening + words] = found + 1
                return self.at(found + len(opening))
        return 0, 0
