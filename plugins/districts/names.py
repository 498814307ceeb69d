"""What a unit is called: its titles, its kinds in time and what it became."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from plugins.gazetteer.describe import UNDATED, undated
from plugins.model import addresses
from plugins.model.edition import Edition
from plugins.model.packing import maker
from plugins.model.units import COMMUNE, DISTRICT, PROVINCE, DatedName, Successor, Unit
from plugins.showing.figures import day, last_day
from plugins.text.collation import sort_key

UNKNOWN = f"{UNDATED[0].year}–{UNDATED[1].year} (chưa rõ ngày)"
"""Instead of a day nobody has told us."""
END_OF_DISTRICTS = date(2025, 7, 1)
"""From this day there are provinces and communes only; nothing is added up across it."""


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of text, linked where `address` is not ''."""

    text: str
    address: str = ""


_WORD = maker(Word)


def upper(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def title(unit: Unit) -> str:
    """'Huyện Bình Liêu': the unit's last name in full."""
    return upper(unit.last_name.full)


def last_day_of(unit: Unit, edition: Edition) -> date:
    """The last day the unit stood, or the edition's day."""
    return last_day_of_life(unit.end) if unit.end else edition.day


def last_day_of_life(end: date) -> date:
    """The day before a half-open end."""
    return end - timedelta(days=1)


def province_of(edition: Edition, unit: Unit, on: date) -> str:
    """The id of the province the unit lay in, '' for a province itself."""
    parent = unit.parent_at(on)
    while parent and edition.unit(parent).level != PROVINCE:
        parent = edition.unit(parent).parent_at(on)
    return parent


def has_page(edition: Edition, unit: Unit) -> bool:
    """Provinces and districts always have a page, communes only with content."""
    return unit.level != COMMUNE or unit.id in edition.units_of_parent(unit.parents[-1].id)


def word(edition: Edition, id: str, text: str = "") -> Word:
    """The unit's name (or `text`), linked to its page, or to its line among the communes of today."""
    unit = edition.unit(id)
    if has_page(edition, unit):
        address = addresses.unit(unit)
    else:
        above = edition.unit(unit.parents[-1].id)
        address = "" if unit.end or above.level != PROVINCE else f"{addresses.communes(above)}#{unit.id[3:]}"
    return _WORD(text or unit.last_name.name, address)


def listed(words: Sequence[Word]) -> tuple[Word, ...]:
    """'A', 'A và B', 'A, B và C'."""
    found: list[Word] = []
    for place, each in enumerate(words):
        if place:
            found.append(Word(" và " if place == len(words) - 1 else ", "))
        found.append(each)
    return tuple(found)


def kinds(unit: Unit) -> tuple[tuple[str, date | None], ...]:
    """The kinds a unit had in time, each with the day it began: (('huyện', None), ('thị xã', 2015-03-12))."""
    found: list[tuple[str, date | None]] = []
    for name in unit.names:
        kind = name.kind.lower()
        if not found or found[-1][0] != kind:
            found.append((kind, name.start))
    return tuple(found)


def kinds_in_short(unit: Unit) -> str:
    """'Huyện, thị xã (2015), thành phố (11/2024)', and 'đến 2019' where the unit ended before districts did."""
    words = [kinds(unit)[0][0]]
    for kind, start in kinds(unit)[1:]:
        if start:
            words.append(kind if undated(unit, start) else f"{kind} ({start.month}/{start.year})")
        else:
            words.append(kind)
    early = unit.end and unit.end != END_OF_DISTRICTS and unit.level == DISTRICT
    ended = f" đến {last_day_of_life(unit.end).year}" if unit.end and early else ""
    return upper(", ".join(words)) + ended


def kinds_in_full(unit: Unit) -> str:
    """'là huyện đến 11/3/2015, thị xã từ 12/3/2015 đến 31/10/2024, thành phố từ 1/11/2024 đến 30/6/2025'."""
    found = kinds(unit)
    ends = [start for _, start in found[1:]] + [unit.end]
    return ", ".join(f"{kind} {span(unit, start, end)}" for (kind, start), end in zip(found, ends, strict=True))


def other_names(unit: Unit) -> tuple[DatedName, ...]:
    """Names the unit bore before that differ from its last by more than the kind."""
    seen = {unit.last_name.name: unit.last_name}
    for name in unit.names:
        seen.setdefault(name.name, name)
    return tuple(name for text, name in seen.items() if text != unit.last_name.name)


def became(edition: Edition, unit: Unit) -> tuple[Word, ...]:
    """'Nay là các xã Bình Liêu, Hoành Mô và Lục Hồn.' with links; () where nobody took over or nothing is known."""
    whole = [successor for successor in unit.successors if successor.share == "whole"]
    parts = [successor for successor in unit.successors if successor.share != "whole"]
    gone = any(edition.unit(successor.id).end for successor in unit.successors)
    words: list[Word] = []
    if whole:
        words += _joined(edition, unit, "Nhập vào " if gone else "Nay thuộc ", whole)
    if parts:
        alone = "Chia về " if gone or unit.level == COMMUNE else "Nay là "
        words += _joined(edition, unit, "; một phần sang " if whole else alone, parts)
    return (*words, *_elsewhere(edition, unit), Word("."), *_acts(edition, unit)) if words else ()


def _elsewhere(edition: Edition, unit: Unit) -> tuple[Word, ...]:
    """' của tỉnh Tây Ninh' where the heirs of a district or commune lie in a province that was not theirs."""
    if unit.end != END_OF_DISTRICTS or unit.level == PROVINCE:
        return ()
    before = province_of(edition, unit, last_day_of_life(END_OF_DISTRICTS))
    now = dict.fromkeys(province_of(edition, edition.unit(next.id), edition.day) for next in unit.successors)
    return tuple(
        part
        for id in now
        if id and id != before
        for part in (Word(" của "), word(edition, id, edition.unit(id).last_name.full))
    )


def by_act(act: str) -> str:
    """' Theo Nghị quyết số 891/NQ-UBTVQH13.', a sentence of its own; '' where no act is known."""
    return f" Theo {resolution(act)}." if act else ""


def resolution(act: str) -> str:
    """'Nghị quyết số 891/NQ-UBTVQH13'; all acts of our records are resolutions."""
    return act if act.startswith("Nghị quyết") else f"Nghị quyết số {act}"


def _acts(edition: Edition, unit: Unit) -> tuple[Word, ...]:
    """The act by which the unit was dissolved: told with it, or with what began on its end."""
    heirs = ((successor.act, edition.unit(successor.id).names[0]) for successor in unit.successors)
    acts = {act or (name.act if name.start == unit.end else "") for act, name in heirs}
    return tuple(Word(by_act(act)) for act in sorted(acts - {""}))


def _joined(edition: Edition, unit: Unit, opening: str, successors: list[Successor]) -> list[Word]:
    """The opening, then the successors by kind: 'các phường A, B và C, cùng xã D'; a namesake is called new."""
    by_kind: dict[str, list[str]] = {}
    for successor in successors:
        by_kind.setdefault(edition.unit(successor.id).last_name.kind.lower(), []).append(successor.id)
    words = [Word(opening)]
    for place, (kind, ids) in enumerate(by_kind.items()):
        comma = (", cùng " if place == len(by_kind) - 1 else ", ") if place else ""
        words.append(Word(f"{comma}{'các ' if len(ids) > 1 else ''}{kind} "))
        words += listed([word(edition, id, _new(edition.unit(id), unit)) for id in ids])
    return words


def _new(heir: Unit, unit: Unit) -> str:
    """'Tân Lân mới', the name of an heir that is called as its predecessor was; '' for another."""
    return f"{heir.last_name.name} mới" if heir.last_name.full == unit.last_name.full else ""


def span(unit: Unit, start: date | None, end: date | None) -> str:
    """'từ 12/3/2015 đến 31/10/2024', 'đến 2023–2025 (chưa rõ ngày)', '' where neither end is known."""
    since = f"từ {UNKNOWN if undated(unit, start) else day(start)}" if start else ""
    until = f"đến {UNKNOWN if undated(unit, end) else last_day(end)}" if end else ""
    return " ".join(part for part in (since, until) if part)


def by_name(section: tuple[str, Any]) -> tuple[bool, tuple[str, str, str]]:
    """The order of named sections: Vietnamese, one without a name last."""
    return (not section[0], sort_key(section[0]))
