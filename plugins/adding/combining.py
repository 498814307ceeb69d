"""Facts together: every cell resolved, plans derived, totals and jumps looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from plugins.adding.comparisons import jumps
from plugins.adding.resolving import Resolver
from plugins.adding.totals import plans, with_numerators, wrong_totals
from plugins.model.facts import Cell, Fact
from plugins.model.problems import Problem
from plugins.tagging.registry import Registry

_NO_DAYS: Mapping[str, date] = {}


@dataclass(frozen=True, slots=True)
class Combined:
    """Stated facts in the order given, then derived ones; cells by unit, organisation, indicator and period."""

    facts: tuple[Fact, ...]
    cells: tuple[Cell, ...]
    problems: tuple[Problem, ...]


def combine(facts: Iterable[Fact], registry: Registry, days: Mapping[str, date] = _NO_DAYS) -> Combined:
    """All facts of one audience together; `days` tells when each article (by id) appeared, for the newest to win."""
    stated = with_numerators(tuple(facts), registry)
    resolver = Resolver(registry, days)
    cells, conflicts = resolver.cells(stated)
    derived, misfits = plans(cells, registry)
    extra, _ = resolver.cells(derived)
    problems = (*conflicts, *misfits, *wrong_totals(cells, registry), *jumps(cells.values(), registry))
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
