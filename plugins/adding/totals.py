"""Totals against their parts, and plans worked out from a number and its percentage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from plugins.adding.intervals import added, interval
from plugins.adding.resolving import DERIVED, Key
from plugins.model.facts import PERIOD, PLAN, RESULT, Cell, Fact, Indicator
from plugins.model.problems import Problem, problem
from plugins.tagging.registry import Registry
from plugins.text.numbers import format_number
from plugins.text.periods import year_of

Cells = Mapping[Key, Cell]

MANY = 1000  # a percentage that leaves more plans than this possible says nothing


def with_numerators(facts: tuple[Fact, ...], registry: Registry) -> tuple[Fact, ...]:
    """The facts, each percentage with the count it is the percentage of where that is stated for the same cell.

    92 admissions and 76,67% of the plan: the percentage keeps its value and takes the numerator 92.
    """
    stated = {fact.cell: fact for fact in facts if not fact.qualifier}

    def counted(fact: Fact) -> Fact:
        indicator = registry.get(fact.indicator)
        if not indicator or indicator.kind != "percent" or not indicator.ratio_of or fact.numerator is not None:
            return fact
        part = stated.get(beside(fact, indicator.ratio_of[0]))
        return replace(fact, numerator=part.value) if part else fact

    return tuple(counted(fact) for fact in facts)


def wrong_totals(cells: Cells, registry: Registry) -> list[Problem]:
    """Totals that their parts cannot make: 28 = 12 + 16 is silent, 28 and 12 + 17 is not."""
    problems = []
    for cell in cells.values():
        total, indicator = cell.shown, registry.get(cell.shown.indicator)
        if not indicator or not indicator.sum_of:
            continue
        parts = [cells.get(beside(total, id)) for id in indicator.sum_of]
        known = [part.shown for part in parts if part]
        if not known:
            continue
        made = added(interval(part, registry.get(part.indicator)) for part in known)
        given = interval(total, indicator)
        if len(known) < len(parts):  # the parts not stated may hold anything
            made = replace(made, high=None, open_high=False)
        if not made.meets(given):
            problems.append(_wrong_total(total, known, indicator))
    return problems


def plans(cells: Cells, registry: Registry) -> tuple[list[Fact], list[Problem]]:
    """Wholes that a part and its percentage leave no choice about, and percentages that fit no whole.

    Where `ratio_of` names one indicator twice, the percentage is that of its fraction: 98/104 and 94,2%.
    """
    derived: dict[Key, Fact] = {}
    problems: list[Problem] = []
    for cell in cells.values():
        percent, indicator = cell.shown, registry.get(cell.shown.indicator)
        if not indicator or indicator.kind != "percent" or not indicator.ratio_of or percent.qualifier:
            continue
        part, whole = cells.get(beside(percent, indicator.ratio_of[0])), registry.get(indicator.ratio_of[1])
        if not part or not whole or part.shown.qualifier or percent.value <= 0:
            continue
        if part.shown.indicator == whole.id:
            problems += _unlike(part.shown, percent, indicator)
            continue
        stated = cells.get(whole_of(percent, whole).cell)
        if stated:
            problems += _contradiction(part.shown, percent, stated.shown, indicator, whole)
            continue
        possible = _possible(part.shown.value, percent, indicator)
        if len(possible) == 1:
            fact = _derived(part.shown, percent, whole, possible[0])
            first = derived.setdefault(fact.cell, fact)
            problems += _contradiction(part.shown, percent, first, indicator, whole)
        elif not possible:
            words = {"part": part.shown.text, "percent": percent.text, "label": indicator.label, "whole": whole.label}
            problems.append(_problem("BT503", percent, **words))
    return list(derived.values()), problems


def beside(fact: Fact, indicator: str) -> Key:
    """The key of another indicator's cell for the same unit, organisation, period and status."""
    return (fact.unit, fact.organisation, indicator, fact.period.code, fact.status)


def whole_of(percent: Fact, whole: Indicator) -> Fact:
    """The whole as a fact without a value: a plan is the year's, a stock that of the same day."""
    if whole.timing != PERIOD:
        return replace(percent, indicator=whole.id, status=RESULT)
    return replace(percent, indicator=whole.id, status=PLAN, period=year_of(percent.period.year))


def _possible(part: Decimal, percent: Fact, indicator: Indicator) -> list[Decimal]:
    """The integers of which `part` is the percentage, as far as its rounding tells."""
    allowed = interval(percent, indicator)
    if not allowed.low or not allowed.high or allowed.low <= 0:
        return []
    first = (part * 100 / allowed.high).to_integral_value(ROUND_FLOOR)
    last = (part * 100 / allowed.low).to_integral_value(ROUND_CEILING)
    if last - first > MANY:
        return [first, last]
    wholes = (first + step for step in range(int(last - first) + 1))
    return [whole for whole in wholes if whole > 0 and allowed.holds(part * 100 / whole)]


def _derived(part: Fact, percent: Fact, whole: Indicator, value: Decimal) -> Fact:
    fact = whole_of(percent, whole)
    owner = "-".join(part for part in (fact.organisation and fact.unit, fact.organisation or fact.unit) if part)
    status = "" if fact.status == RESULT else f"-{fact.status}"
    return replace(
        fact,
        id=f"suy-ra#so-{whole.id}-{fact.period.code}-{owner}{status}",
        value=value,
        text=f"{format_number(value)} {whole.unit}",
        numerator=None,
        denominator=None,
        base=None,
        sentence="",
        article="",
        anchor="",
        line=0,
        column=0,
        flags=(DERIVED,),
        derived_from=(part.id, percent.id),
    )


def _unlike(fraction: Fact, percent: Fact, indicator: Indicator) -> list[Problem]:
    """A percentage beside a fraction that makes another; its base may differ, so it is told and never refused."""
    if not fraction.denominator or interval(percent, indicator).holds(fraction.value * 100 / fraction.denominator):
        return []
    share = format_number(fraction.value * 100 / fraction.denominator, 2)
    words = {"label": indicator.label, "percent": percent.text, "fraction": fraction.text, "share": share}
    return [_problem("BT508", percent, **words)]


def _contradiction(part: Fact, percent: Fact, stated: Fact, indicator: Indicator, whole: Indicator) -> list[Problem]:
    if stated.qualifier or stated.value <= 0:
        return []
    if interval(percent, indicator).holds(part.value * 100 / stated.value):
        return []
    words = {"part": part.text, "percent": percent.text, "label": indicator.label, "whole": stated.text}
    return [_problem("BT504", percent, whole_label=whole.label, **words)]


def _wrong_total(total: Fact, parts: list[Fact], indicator: Indicator) -> Problem:
    words = {
        "label": indicator.label,
        "total": format_number(total.value),
        "sum": format_number(sum((part.value for part in parts), Decimal(0))),
        "parts": " + ".join(format_number(part.value) for part in parts),
    }
    return _problem("BT501", total, **words)


def _problem(code: str, fact: Fact, **words: str) -> Problem:
    return problem(code, fact.article, fact.line, fact.column, **words)
