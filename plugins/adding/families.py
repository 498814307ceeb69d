"""What public figures of places give away of each other: the one internal part of a public total, or its total."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plugins.adding.disclosing import PUBLIC
from plugins.model.facts import Fact
from plugins.model.problems import Problem, problem
from plugins.model.units import Unit
from plugins.tagging.registry import Registry

FEWEST = 2
"""With fewer parts a total is its part under another name."""
_NAMED = 3

_Key = tuple[str, str, str, str]


def between(above: Unit, below: Sequence[Unit], facts: Iterable[Fact], registry: Registry) -> list[Problem]:
    """Warnings at internal facts of a unit and of those under it that follow from public ones of all the others.

    `facts` are those of these units alone, without organisations. Only what may be summed over places is looked at,
    and only where every unit that stood under `above` on the day has stated it; of one audience's facts alone nothing
    follows, so the public edition hears of none.
    """
    exact = [fact for fact in facts if not fact.qualifier and not fact.organisation and _summed(fact, registry)]
    public = {_key(fact, fact.unit): fact for fact in exact if fact.article.startswith(PUBLIC)}
    told: dict[_Key, Problem] = {}
    for fact in exact:
        key = _key(fact, fact.unit)
        if fact.article.startswith(PUBLIC) or key in public or key in told:
            continue
        day = fact.period.end
        parts = [unit.id for unit in below if unit.stood_on(day) and unit.parent_at(day) == above.id]
        family = (above.id, *parts)
        known = [found for id in family if id != fact.unit and (found := public.get(_key(fact, id)))]
        if fact.unit in family and len(parts) >= FEWEST and len(known) == len(parts):
            told[key] = _told(fact, known, registry)
    return list(told.values())


def _summed(fact: Fact, registry: Registry) -> bool:
    indicator = registry.get(fact.indicator)
    return indicator is not None and indicator.aggregate == "sum" and fact.denominator is None


def _key(fact: Fact, unit: str) -> _Key:
    return (unit, fact.indicator, fact.period.code, fact.status)


def _told(fact: Fact, known: Sequence[Fact], registry: Registry) -> Problem:
    said = [f"{one.text} ({one.article}:{one.line})" for one in known[:_NAMED]]
    more = [f"và {len(known) - _NAMED} số nữa"] if len(known) > _NAMED else []
    words = {
        "label": registry.indicators[fact.indicator].label,
        "period": fact.period.label,
        "sources": ", ".join((*said, *more)),
    }
    return problem("BT507", fact.article, fact.line, fact.column, **words)
