"""Facts together: every cell resolved, plans derived, totals and jumps looked at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from plugins.adding.comparisons import jumps
from plugins.adding.decisions import Decisions
from plugins.adding.disclosing import disclosures
from plugins.adding.resolving import Resolver
from plugins.adding.totals import plans, with_numerators, wrong_totals
from plugins.model.facts import Cell, Fact
from plugins.model.packing import altered
from plugins.model.problems import Problem
from plugins.tagging.registry import Registry

_NO_DAYS: Mapping[str, date] = {}
_NO_DECISIONS = Decisions()


@dataclass(frozen=True, slots=True)
class Combined:
    """Stated facts in the order given, then derived ones; cells by unit, organisation, indicator and period."""

    facts: tuple[Fact, ...]
    cells: tuple[Cell, ...]
    problems: tuple[Problem, ...]


def combine(
    facts: Iterable[Fact],
    registry: Registry,
    days: Mapping[str, date] = _NO_DAYS,
    decisions: Decisions = _NO_DECISIONS,
) -> Combined:
    """All facts of one audience together; `days` tells when each article (by id) appeared, for the newest to win.

    Nothing is compared beyond one unit and organisation, so that this is `combine_group` for each of them, laid
    together: after an edit only the groups that gained or lost a fact have to be combined again.
    """
    given = tuple(facts)
    groups = defaultdict[tuple[str, str], list[Fact]](list)
    for fact in given:
        groups[fact.unit, fact.organisation].append(fact)
    parts = [combine_group(groups[key], registry, days, decisions) for key in sorted(groups)]
    stated = {fact.id: fact for part in parts for fact in part.facts if not fact.derived_from}
    derived = [fact for part in parts for fact in part.facts if fact.derived_from]
    return Combined(
        (*(_counted(fact, stated[fact.id]) for fact in given), *derived),
        tuple(cell for part in parts for cell in part.cells),
        tuple(sorted(problem for part in parts for problem in part.problems)),
    )


def _counted(fact: Fact, stated: Fact) -> Fact:
    """The fact with the numerator it was found to have; mostly it is as it was."""
    return fact if fact.numerator is stated.numerator else altered(fact, numerator=stated.numerator)


def combine_group(
    facts: Iterable[Fact],
    registry: Registry,
    days: Mapping[str, date] = _NO_DAYS,
    decisions: Decisions = _NO_DECISIONS,
) -> Combined:
    """The facts of one (unit, organisation) together, whatever order they come in.

    `days` must know the articles of these facts only; of the decisions those on other facts are passed over.
    """
    resolver = Resolver(registry, days, decisions)
    stated = with_numerators(tuple(sorted(facts, key=resolver.age)), registry)
    cells, conflicts = resolver.cells(stated)
    derived, misfits = plans(cells, registry)
    extra, _ = resolver.cells(derived)
    problems = (
        *conflicts,
        *misfits,
        *wrong_totals(cells, registry),
        *jumps(cells.values(), registry),
        *disclosures(stated, registry),
    )
    every = sorted((*cells.values(), *extra.values()), key=lambda cell: _place(cell.shown, registry))
    return Combined((*stated, *derived), tuple(every), tuple(sorted(problems)))


def _place(fact: Fact, registry: Registry) -> tuple[str, str, int, str, date, date, str]:
    indicator = registry.get(fact.indicator)
    order = indicator.order if indicator else len(registry.indicators)
    period = fact.period
    return (
        fact.unit,
        fact.organisation,
        order,
        fact.indicator,
        period.end,
        period.start or date.min,
        f"{fact.status} {period.code}",
    )
