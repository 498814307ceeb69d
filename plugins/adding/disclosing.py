"""What public figures give away: an internal figure that anybody can work out from stated totals and parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plugins.adding.totals import beside, whole_of
from plugins.model.facts import Fact, Indicator
from plugins.model.problems import Problem, problem
from plugins.tagging.registry import Registry

PUBLIC = "cong-khai/"  # the folder alone decides the audience

Stated = Mapping[tuple[str, str, str, str, str], Fact]


def disclosures(facts: tuple[Fact, ...], registry: Registry) -> list[Problem]:
    """Warnings at internal facts that follow from public ones of the same unit, organisation and period.

    A part follows from the total and all other parts, a total from all its parts, a plan or a number from the other
    one and the percentage. Facts of one audience alone disclose nothing, so the public edition hears of none.
    """
    public = {fact.cell: fact for fact in facts if fact.article.startswith(PUBLIC) and not fact.qualifier}
    if not public:
        return []
    told: dict[tuple[str, str, str, str, str], Problem] = {}
    for fact in facts:
        if fact.article.startswith(PUBLIC) or fact.cell in public or fact.cell in told:
            continue
        sources = next(_Betrayal(fact, public, registry).ways(), None)
        indicator = registry.get(fact.indicator)
        if sources and indicator:
            words = {
                "label": indicator.label,
                "period": fact.period.label,
                "sources": ", ".join(f"{one.text} ({one.article}:{one.line})" for one in sources),
            }
            told[fact.cell] = problem("BT507", fact.article, fact.line, fact.column, **words)
    return list(told.values())


@dataclass(frozen=True, slots=True)
class _Betrayal:
    """One internal fact among the public ones."""

    fact: Fact
    public: Stated
    registry: Registry

    def ways(self) -> Iterator[tuple[Fact, ...]]:
        """Each set of public facts from which the internal one follows."""
        for indicator in self.registry:
            if indicator.id == self.fact.indicator or self.fact.indicator in indicator.sum_of:
                yield from self._sum(indicator)
            if indicator.ratio_of and len(set(indicator.ratio_of)) > 1:
                yield from self._ratio(indicator)

    def _sum(self, indicator: Indicator) -> Iterator[tuple[Fact, ...]]:
        ids = [id for id in (indicator.id, *indicator.sum_of) if id != self.fact.indicator]
        known = [self.public[key] for id in ids if (key := beside(self.fact, id)) in self.public]
        if indicator.sum_of and len(known) == len(ids):
            yield tuple(known)

    def _ratio(self, indicator: Indicator) -> Iterator[tuple[Fact, ...]]:
        part, whole_id = indicator.ratio_of
        whole = self.registry.get(whole_id)
        if not whole:
            return
        for percent in self.public.values():
            if percent.indicator != indicator.id:
                continue
            first, second = beside(percent, part), whole_of(percent, whole).cell
            other = second if self.fact.cell == first else first if self.fact.cell == second else None
            if other and other in self.public:
                yield (self.public[other], percent)
