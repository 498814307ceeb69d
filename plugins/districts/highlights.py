"""The four key figures at the head of a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plugins.districts.names import upper
from plugins.model.edition import Edition
from plugins.model.facts import FORECAST, Cell, Fact
from plugins.showing.figures import comparable, day, difference, number, sentence_address, with_unit
from plugins.showing.tables import results_first

FIRST = ("dang-vien", "to-chuc-co-so", "ket-nap", "nhat-the-hoa")
"""What a reader asks first; other indicators follow in the registry's order."""
MOST = 4


@dataclass(frozen=True, slots=True)
class Key:
    """A label, its newest number, the sentence that states it, and a line of when and of what else is known."""

    label: str
    text: str
    href: str
    note: str


ByIndicator = Mapping[str, Sequence[Cell]]


def keys(edition: Edition, cells: Sequence[Cell]) -> tuple[Key, ...]:
    """At most four indicators, each with its newest and fullest result; changes and derived figures never lead."""
    known: dict[str, list[Cell]] = {}
    for cell in cells:
        known.setdefault(cell.shown.indicator, []).append(cell)
    leading = (id for id in known if edition.indicator(id).kind != "change")
    chosen: list[Key] = []
    for id in sorted(leading, key=lambda id: _rank(edition, id)):
        newest = next((cell for cell in results_first(known[id]) if cell.shown.article), None)
        if newest and len(chosen) < MOST:
            chosen.append(_key(edition, newest, known))
    return tuple(chosen)


def _rank(edition: Edition, id: str) -> tuple[int, bool, int]:
    indicator = edition.indicator(id)
    return FIRST.index(id) if id in FIRST else len(FIRST), indicator.indent, indicator.order


def _key(edition: Edition, cell: Cell, known: ByIndicator) -> Key:
    fact = cell.shown
    indicator = edition.indicator(fact.indicator)
    when = day(fact.period.end) if fact.period.instant else upper(fact.period.label)
    extra = _made_of(edition, fact, known) or _share(edition, fact, known) or _ahead(fact, known) or _since(fact, known)
    text = number(fact) + ("%" if indicator.unit.startswith("%") else "")
    return Key(
        indicator.label, text, sentence_address(edition, fact), "; ".join(part for part in (when, extra) if part)
    )


def _made_of(edition: Edition, fact: Fact, known: ByIndicator) -> str:
    """'12 đảng bộ và 16 chi bộ': the parts of a sum, of the same period."""
    parts = [_same(known, fact, id) for id in edition.indicator(fact.indicator).sum_of]
    found = [with_unit(part, edition.indicator(part.indicator)) for part in parts if part]
    return " và ".join(found) if len(found) == len(parts) else ""


def _share(edition: Edition, fact: Fact, known: ByIndicator) -> str:
    """'76,67% kế hoạch': the percentage this figure is the part of."""
    for id, cells in known.items():
        share = edition.indicator(id)
        if share.ratio_of[:1] == (fact.indicator,):
            for cell in cells:
                if cell.shown.period.code == fact.period.code:
                    return f"{with_unit(cell.shown, share)}{'' if ' ' in share.unit else ' kế hoạch'}"
    return ""


def _ahead(fact: Fact, known: ByIndicator) -> str:
    """'dự kiến 103/104 đến quý I/2018'."""
    for cell in known[fact.indicator]:
        other = cell.shown
        if other.status == FORECAST and other.period.end > fact.period.end:
            return f"dự kiến {number(other)} {other.period.label}"
    return ""


def _since(fact: Fact, known: ByIndicator) -> str:
    """'thêm 58 so với 2016', between comparable periods only."""
    if not comparable(fact):
        return ""
    before = [cell for cell in known[fact.indicator] if cell.shown.period.year == fact.period.year - 1]
    for cell in results_first(before):
        other = cell.shown
        if other.period.instant == fact.period.instant and comparable(other):
            return f"{difference(fact.value, other.value)} so với {other.period.year}"
    return ""


def _same(known: ByIndicator, fact: Fact, indicator: str) -> Fact | None:
    key = (fact.unit, fact.organisation, indicator, fact.period.code, fact.status)
    return next((cell.shown for cell in known.get(indicator, ()) if cell.shown.cell == key), None)
