"""The four key figures at the head of a page."""

from __future__ import annotations

from collections.abc import Sequence
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


def keys(edition: Edition, cells: Sequence[Cell]) -> tuple[Key, ...]:
    """At most four indicators, each with its newest and fullest result; changes and derived figures never lead."""
    newest: dict[str, Cell] = {}
    for cell in results_first(cells):
        fact = cell.shown
        if fact.article and edition.indicator(fact.indicator).kind != "change":
            newest.setdefault(fact.indicator, cell)
    chosen = sorted(newest, key=lambda id: _rank(edition, id))[:MOST]
    return tuple(_key(edition, newest[id], cells) for id in chosen)


def _rank(edition: Edition, id: str) -> tuple[int, bool, int]:
    indicator = edition.indicator(id)
    return FIRST.index(id) if id in FIRST else len(FIRST), indicator.indent, indicator.order


def _key(edition: Edition, cell: Cell, cells: Sequence[Cell]) -> Key:
    fact = cell.shown
    indicator = edition.indicator(fact.indicator)
    when = day(fact.period.end) if fact.period.instant else upper(fact.period.label)
    extra = _made_of(edition, fact, cells) or _share(edition, fact, cells) or _ahead(fact, cells) or _since(fact, cells)
    text = number(fact) + ("%" if indicator.unit.startswith("%") else "")
    return Key(
        indicator.label, text, sentence_address(edition, fact), "; ".join(part for part in (when, extra) if part)
    )


def _made_of(edition: Edition, fact: Fact, cells: Sequence[Cell]) -> str:
    """'12 đảng bộ và 16 chi bộ': the parts of a sum, of the same period."""
    parts = [_same(cells, fact, id) for id in edition.indicator(fact.indicator).sum_of]
    known = [with_unit(part, edition.indicator(part.indicator)) for part in parts if part]
    return " và ".join(known) if len(known) == len(parts) else ""


def _share(edition: Edition, fact: Fact, cells: Sequence[Cell]) -> str:
    """'76,67% kế hoạch': the percentage this figure is the part of."""
    for cell in cells:
        share = edition.indicator(cell.shown.indicator)
        if share.ratio_of[:1] == (fact.indicator,) and cell.shown.period.code == fact.period.code:
            return f"{with_unit(cell.shown, share)}{'' if ' ' in share.unit else ' kế hoạch'}"
    return ""


def _ahead(fact: Fact, cells: Sequence[Cell]) -> str:
    """'dự kiến 103/104 đến quý I/2018'."""
    for cell in cells:
        other = cell.shown
        if other.indicator == fact.indicator and other.status == FORECAST and other.period.end > fact.period.end:
            return f"dự kiến {number(other)} {other.period.label}"
    return ""


def _since(fact: Fact, cells: Sequence[Cell]) -> str:
    """'thêm 58 so với 2016', between comparable periods only."""
    if not comparable(fact):
        return ""
    for cell in results_first(cells):
        other = cell.shown
        same = other.indicator == fact.indicator and other.period.instant == fact.period.instant
        if same and comparable(other) and other.period.year == fact.period.year - 1:
            return f"{difference(fact.value, other.value)} so với {other.period.year}"
    return ""


def _same(cells: Sequence[Cell], fact: Fact, indicator: str) -> Fact | None:
    key = (fact.unit, fact.organisation, indicator, fact.period.code, fact.status)
    return next((cell.shown for cell in cells if cell.shown.cell == key), None)
