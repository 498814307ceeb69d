"""One cell from all the facts that state it: consistent, corrected, or in conflict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import combinations

from plugins.adding.decisions import Decisions
from plugins.adding.intervals import Interval, interval
from plugins.model.facts import ESTIMATE, FORECAST, PERIOD, PLAN, PRELIMINARY, TARGET, Cell, Fact
from plugins.model.packing import maker
from plugins.model.problems import Problem, problem
from plugins.tagging.registry import Registry
from plugins.text.periods import part_of_year

Key = tuple[str, str, str, str, str]

CORRECTED, CONFLICT, DERIVED = "dc", "kn", "sr"
_UNDECIDED = Decisions()
_CELL = maker(Cell)
STATUS_FLAGS = {TARGET: "mt", PLAN: "kh", FORECAST: "dk", ESTIMATE: "ut", PRELIMINARY: "sb"}


@dataclass(frozen=True, slots=True)
class Resolver:
    """The registry; the day of each article by its id, since newer ones win a conflict; and what editors decided."""

    registry: Registry
    days: Mapping[str, date]
    decisions: Decisions = _UNDECIDED

    def cells(self, facts: Iterable[Fact]) -> tuple[dict[Key, Cell], list[Problem]]:
        """A cell for every key, and the conflicts."""
        sources = defaultdict[Key, list[Fact]](list)
        for fact in facts:
            sources[fact.cell].append(fact)
        cells: dict[Key, Cell] = {}
        problems: list[Problem] = []
        for key, stated in sources.items():
            if len(stated) == 1 and not stated[0].flags and not self.decisions.chosen:  # as nearly all are
                cells[key] = self._made(stated[0], stated, ())
                continue
            cells[key], found = self._cell(sorted(stated, key=self.age))
            problems += found
        return cells, problems

    def _cell(self, sources: list[Fact]) -> tuple[Cell, list[Problem]]:
        """`sources` oldest first: a decision wins, a correction, the narrowest of those that agree, the newest."""
        decided, slips = self.decisions.among(sources)
        if decided:
            return self._made(decided, sources, () if self._agree(sources) else (CONFLICT,)), slips
        corrections = [fact for fact in sources if CORRECTED in fact.flags]
        if corrections:
            return self._made(corrections[-1], sources, (CORRECTED,)), self._needless(corrections, sources)
        if self._agree(sources):
            shown = min(sources, key=self._choice) if len(sources) > 1 else sources[0]
            return self._made(shown, sources, ()), []
        newest = sources[-1]
        others = [fact for fact in sources if not self._agree([fact, newest])] or sources[:-1]
        return self._made(newest, sources, (CONFLICT,)), [self._conflict(newest, others[-1])]

    def _agree(self, sources: list[Fact]) -> bool:
        return all(
            self._interval(one).meets(self._interval(other))
            and not (one.denominator and other.denominator and one.denominator != other.denominator)
            for one, other in combinations(sources, 2)
        )

    def _interval(self, fact: Fact) -> Interval:
        return interval(fact, self.registry.get(fact.indicator))

    def age(self, fact: Fact) -> tuple[date, str, int, int, str]:
        """The order of sources: by the day of their article, then as the text has them."""
        return (self.days.get(fact.article, date.min), fact.article, fact.line, fact.column, fact.id)

    def _choice(self, fact: Fact) -> tuple[Decimal, bool, int, int, int]:
        """Narrowest first, then a/b before a alone, then the newest article, then where the text says it first."""
        day = self.days.get(fact.article, date.min)
        return (self._interval(fact).width, fact.denominator is None, -day.toordinal(), fact.line, fact.column)

    def _made(self, shown: Fact, sources: list[Fact], marks: tuple[str, ...]) -> Cell:
        indicator = self.registry.get(shown.indicator)
        months = part_of_year(shown.period) if indicator and indicator.timing == PERIOD else 0
        flags = _flags(shown.status, months, bool(shown.derived_from))
        return _CELL(shown, tuple(reversed(sources)), (*flags, *marks))

    def _needless(self, corrections: list[Fact], sources: list[Fact]) -> list[Problem]:
        if len(sources) > len(corrections):
            return []
        fact = corrections[0]
        return [_problem("BT505", fact, label=self._label(fact), period=fact.period.label)]

    def _conflict(self, newest: Fact, other: Fact) -> Problem:
        there = f"{other.article}:{other.line}" if other.article != newest.article else f"dòng {other.line}"
        words = {"here": newest.text, "there": there, "other": other.text}
        return _problem("BT502", newest, label=self._label(newest), period=newest.period.label, **words)

    def _label(self, fact: Fact) -> str:
        indicator = self.registry.get(fact.indicator)
        return indicator.label if indicator else fact.indicator


@cache
def _flags(status: str, months: int, derived: bool) -> tuple[str, ...]:  # noqa: FBT001 -- remembered by place
    flags = (STATUS_FLAGS.get(status, ""), DERIVED if derived else "", f"{months}t" if months else "")
    return tuple(flag for flag in flags if flag)


def _problem(code: str, fact: Fact, **words: str) -> Problem:
    return problem(code, fact.article, fact.line, fact.column, **words)
