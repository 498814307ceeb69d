"""What the tagger knows of an article before it reads the body."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from plugins.model.facts import Period
from plugins.model.problems import Problem
from plugins.model.units import Organisation
from plugins.tagging.registry import Registry

UnitFinder = Callable[[str, int, int], tuple[str, str, tuple[Problem, ...]]]
TableReader = Callable[[str], tuple[str, bytes] | None]
OrganisationFinder = Callable[[str], Organisation | None]

# A committee of a whole territory: its figures are its unit's.
COMMITTEES = ("tinh-uy", "thanh-uy", "quan-uy", "huyen-uy", "thi-uy")


def _nowhere(_text: str, _line: int, _column: int) -> tuple[str, str, tuple[Problem, ...]]:
    return "", "", ()


def _unknown(_text: str) -> bool:
    return False


def _nobody(_text: str) -> Organisation | None:
    return None


def _no_table(_target: str) -> None:
    return None


def _no_guess(_text: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class FigureContext:
    """The article's id, address and path, and what its figures take from the front matter.

    `first_line` is the file's line number of the first line given to Markdown; `day` the article's date; `unit` and
    `unit_slug` its main place or ''; `organisation` the one its figures belong to, '' where that is the committee of
    a whole territory. `resolve_unit(text, line, column)` answers (unit id, slug, problems) with '' for an unknown
    place, whose problem it words itself, and `knows_unit(text)` whether it is known beyond doubt;
    `find_organisation(text)` knows names and aliases, and `guess_organisation(text)` the name that was probably meant;
    `read_table(target)` answers path and bytes of a CSV file beside the article, None where reading tells what is
    wrong.
    """

    article: str
    address: str
    path: str
    day: date
    registry: Registry
    first_line: int = 1
    as_of: date | None = None
    unit: str = ""
    unit_slug: str = ""
    organisation: str = ""
    period: Period | None = None
    resolve_unit: UnitFinder = field(default=_nowhere)
    knows_unit: Callable[[str], bool] = field(default=_unknown)
    find_organisation: OrganisationFinder = field(default=_nobody)
    read_table: TableReader = field(default=_no_table)
    guess_organisation: Callable[[str], str] = field(default=_no_guess)
