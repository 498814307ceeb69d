"""Every fact is an interval: what its words leave possible."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from plugins.model.facts import Fact, Indicator
from plugins.tagging.grammar import Figure, read_figure

ABOUT = Decimal("0.05")  # "khoảng 200" is taken as 190 to 210


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high` (None: no bound), each end included unless `open_low` or `open_high`."""

    low: Decimal | None
    high: Decimal | None
    open_low: bool = False
    open_high: bool = False

    def meets(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        return self._below(other) and other._below(self)

    def holds(self, value: Decimal) -> bool:
        """Whether the number lies in the interval."""
        return self.meets(Interval(value, value))

    @property
    def width(self) -> Decimal:
        """High minus low, infinite where there is no bound."""
        return Decimal("Infinity") if self.low is None or self.high is None else self.high - self.low

    def _below(self, other: Interval) -> bool:
        """Whether it does not begin behind the other's end."""
        if self.low is None or other.high is None or self.low < other.high:
            return True
        return self.low == other.high and not self.open_low and not other.open_high


def interval(fact: Fact, indicator: Indicator | None) -> Interval:
    """What the fact's words leave possible, in the indicator's unit.

    A count is exact unless a scale word rounds it; decimals stand for one unit of their last digit each way, since
    reports round or truncate; a qualifier opens a side, up to the registry's most.
    """
    value = fact.value
    least = None if indicator and indicator.kind == "change" else Decimal(0)
    if fact.qualifier == ">":
        return Interval(value, _most(indicator), open_low=True)
    if fact.qualifier == "≥":
        return Interval(value, _most(indicator))
    if fact.qualifier == "<":
        return Interval(least, value, open_high=True)
    if fact.qualifier == "≤":
        return Interval(least, value)
    slack = abs(value) * ABOUT if fact.qualifier == "≈" else _slack(fact, indicator)
    return Interval(value - slack, value + slack, open_high=slack > 0 and fact.qualifier != "≈")


def added(parts: Iterable[Interval]) -> Interval:
    """The interval of a sum."""
    low: Decimal | None = Decimal(0)
    high: Decimal | None = Decimal(0)
    open_low = open_high = False
    for part in parts:
        low = None if low is None or part.low is None else low + part.low
        high = None if high is None or part.high is None else high + part.high
        open_low, open_high = open_low or part.open_low, open_high or part.open_high
    return Interval(low, high, open_low, open_high)


def _most(indicator: Indicator | None) -> Decimal | None:
    """Where 'trên 90%' ends: at the largest share the registry admits."""
    return indicator.max_ratio * 100 if indicator and indicator.kind == "percent" and indicator.max_ratio else None


def _slack(fact: Fact, indicator: Indicator | None) -> Decimal:
    """How far the true number may be from the written one."""
    if not indicator or fact.derived_from or fact.denominator is not None:
        return Decimal(0)
    if indicator.kind in ("percent", "change"):
        return Decimal(1).scaleb(min(int(fact.value.as_tuple().exponent), 0))
    figure = read_figure(fact.text, indicator, header="")
    if not isinstance(figure, Figure) or not figure.value:
        return Decimal(0)
    whole = indicator.kind in ("count", "ratio") and figure.precision <= Decimal("0.5")
    return Decimal(0) if whole else figure.precision * abs(fact.value / figure.value)  # a header may have scaled it
