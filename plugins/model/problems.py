"""Problems: where something is wrong, what it is, and how to put it right."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.model.catalogue import CATALOGUE
from plugins.model.packing import Packed

ERROR, WARNING = "lỗi", "cảnh báo"


@dataclass(frozen=True, slots=True, order=True)
class Problem(Packed):
    """A located problem; line and column count from 1, 0 where there is none.

    `code` is a key of the catalogue, which fixes the level and the wording; `guess` what was probably meant.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    guess: str = ""

    @property
    def level(self) -> str:
        """'lỗi' stops the edition, 'cảnh báo' does not."""
        return CATALOGUE[self.code].level

    @property
    def fatal(self) -> bool:
        """Whether the problem stops the edition."""
        return self.level == ERROR

    def __str__(self) -> str:
        """`loi.md:5:20: lỗi BT301: …; có phải “2.105”?`."""
        where = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        guess = f"; có phải “{self.guess}”?" if self.guess else ""
        return f"{where}{': ' if where else ''}{self.level} {self.code}: {self.message}{guess}"


def problem(code: str, path: str, line: int = 0, column: int = 0, guess: str = "", **words: object) -> Problem:
    """A problem worded by the catalogue, whose blanks `words` fill; KeyError where a blank has no word."""
    return Problem(path, line, column, code, CATALOGUE[code].message.format(**words), guess)
