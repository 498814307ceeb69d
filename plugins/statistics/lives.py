"""The life of a figure: all its steps, and where its history stands; of every figure that changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from plugins.model import addresses
from plugins.model.edition import Edition
from plugins.model.facts import RESULT, Cell, Fact
from plugins.model.revisions import Revision
from plugins.showing.figures import cell_address, history_anchor, whose
from plugins.statistics.steps import EARLY, Step, steps

Key = tuple[str, str, str, str, str]
"""Unit, organisation, indicator, period and status; what is preliminary or estimated belongs to its result."""
About = tuple[str, int]
"""An indicator and the year in which a figure's period ends."""


@dataclass(frozen=True, slots=True)
class Life:
    """One figure with its steps, the oldest first; `cell` is where the tables show it, '' where they do not.

    `page` and `anchor` are where its history stands, `feed` is its own feed.
    """

    key: Key
    year: int
    label: str
    unit: str
    place: str
    period: str
    cell: str
    page: str
    anchor: str
    feed: str
    steps: tuple[Step, ...]

    @property
    def changes(self) -> tuple[Step, ...]:
        """The steps that changed the figure."""
        return tuple(step for step in self.steps if step.told)


def key_of(fact: Fact) -> Key:
    """Whose life a fact belongs to."""
    *cell, status = fact.cell
    return (cell[0], cell[1], cell[2], cell[3], RESULT if status in EARLY else status)


def lives(edition: Edition) -> Iterator[Life]:
    """Every figure that changed or was edited; of those that might have, few are held at a time."""
    revised: dict[About, list[Revision]] = {}
    for each in edition.revisions():
        revised.setdefault(about_of(each.old), []).append(each)
    for about in sorted({*edition.told_anew(), *revised}):
        yield from _lives(edition, about, revised.get(about, ()))


def lives_about(edition: Edition, about: About) -> tuple[Life, ...]:
    """Those of one indicator and year, by their keys."""
    revised = [each for each in edition.revisions() if about_of(each.old) == about]
    return tuple(_lives(edition, about, revised))


def _lives(edition: Edition, about: About, revised: Iterable[Revision]) -> Iterator[Life]:
    cells: dict[Key, list[Cell]] = {}
    for cell in edition.cells_told_anew_in(*about):
        cells.setdefault(key_of(cell.shown), []).append(cell)
    revisions: dict[Key, list[Revision]] = {}
    for each in revised:
        revisions.setdefault(key_of(each.old), []).append(each)
    for key in revisions.keys() - cells.keys():
        cells[key] = cells_of(edition, key, about[1])
    moved = sorted(key for key, each in cells.items() if key in revisions or _moved(each))
    found = (life(edition, cells[key], revisions.get(key, ())) for key in moved)
    return (each for each in found if each.changes or each.key in revisions)


def _moved(cells: Sequence[Cell]) -> bool:
    """Whether there may be a change at all: more than one number, or a result beside an early one."""
    facts = [fact for cell in cells for fact in cell.sources if fact.article]
    numbers = {(fact.value, fact.qualifier, fact.numerator, fact.denominator) for fact in facts}
    return len(cells) > 1 or len(numbers) > 1


def about_of(fact: Fact) -> About:
    """The page of histories that a fact belongs to."""
    return fact.indicator, fact.period.end.year


def cells_of(edition: Edition, key: Key, year: int) -> list[Cell]:
    """The cells of one figure, of a period that ends in the year, as they stand now."""
    unit, organisation, indicator, *_ = key
    if organisation:
        found: Iterable[Cell] = edition.cells_of_organisation(organisation)
    else:
        found = edition.cells_of_unit_in(unit, indicator, year)
    return [cell for cell in found if key_of(cell.shown) == key]


def life(edition: Edition, cells: Sequence[Cell], revisions: Sequence[Revision]) -> Life:
    """The life of one figure from its cells and from what edits changed of it."""
    fact = cells[0].shown if cells else revisions[-1].old
    indicator = edition.indicator(fact.indicator)
    anchor = history_anchor(edition, fact)
    shown = next((cell.shown for cell in reversed(cells)), None)
    return Life(
        key=key_of(fact),
        year=fact.period.end.year,
        label=indicator.label,
        unit=indicator.unit,
        place=whose(edition, fact),
        period=fact.period.label,
        cell=cell_address(edition, shown) if shown else "",
        page=addresses.history(fact),
        anchor=anchor,
        feed=f"{addresses.CHANGES}{fact.indicator}/{anchor}.atom",
        steps=tuple(steps(edition, [fact for cell in cells for fact in cell.sources if fact.article], revisions)),
    )
