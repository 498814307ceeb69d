"""What a unit is and was: its standfirst in one paragraph, and the eras of its timeline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from plugins.districts import names
from plugins.districts.names import (
    END_OF_DISTRICTS,
    Word,
    became,
    kinds,
    kinds_in_full,
    last_day_of,
    other_names,
    province_of,
    upper,
)
from plugins.districts.predecessors import origin
from plugins.gazetteer.describe import undated
from plugins.model.edition import Edition
from plugins.model.units import COMMUNE, DISTRICT, PROVINCE, Unit
from plugins.showing.figures import day, last_day
from plugins.text.numbers import grouped

_LEVELS = {PROVINCE: "tỉnh", DISTRICT: "huyện", COMMUNE: "xã"}


@dataclass(frozen=True, slots=True)
class Era:
    """One stretch of a unit's life; `over` marks the one after its end."""

    when: str
    title: str
    words: tuple[Word, ...]
    over: bool = False


def standfirst(edition: Edition, unit: Unit) -> str:
    """'Huyện của tỉnh Quảng Ninh, mã 198; là đơn vị hành chính cấp huyện đến hết ngày 30/6/2025. Có 5 bài, …'."""
    parts = (_is(edition, unit), _bore(unit), origin(edition, unit), _holds(edition, unit))
    return " ".join(part for part in parts if part)


def eras(edition: Edition, unit: Unit) -> tuple[Era, ...]:
    """From the oldest name to the newest, cut where the name, the kind or the unit above changed, then the end."""
    starts = [name.start for name in unit.names[1:]] + [parent.start for parent in unit.parents[1:]]
    cuts = sorted({start for start in starts if start and (not unit.end or start < unit.end)})
    told = [(start, _told(edition, unit, start)) for start in (unit.start, *cuts)]
    changed = [era for place, era in enumerate(told) if not place or era[1] != told[place - 1][1]]
    ends = [*(start for start, _ in changed[1:]), unit.end]
    found = [Era(_when(unit, start, end), *words) for (start, words), end in zip(changed, ends, strict=True)]
    if unit.end:
        found.append(_over(edition, unit, unit.end))
    return tuple(found)


def _is(edition: Edition, unit: Unit) -> str:
    """What the unit is or was, where, under which code, until when."""
    name = unit.last_name
    on = last_day_of(unit, edition)
    above = unit.parent_at(on)
    province = province_of(edition, unit, on)
    around = [edition.unit(id).name_at(on).full for id in dict.fromkeys((above, province)) if id]
    place = f" của {', '.join(around)}" if around else ""
    head = f"{upper(name.kind)}{place}, mã {name.code}"
    if len(kinds(unit)) > 1:
        return f"{head}; là {kinds_in_full(unit)}."
    if unit.end:
        until = names.UNKNOWN if undated(unit, unit.end) else f"hết ngày {last_day(unit.end)}"
        since = f" từ {names.UNKNOWN if undated(unit, unit.start) else day(unit.start)}" if unit.start else ""
        return f"{head}; là đơn vị hành chính cấp {_LEVELS[unit.level]}{since} đến {until}."
    act = f" theo {names.resolution(name.act)}" if name.act else ""
    since = f"; có từ ngày {day(unit.start)}{act}" if unit.start else ""
    return f"{head}{since}."


def _bore(unit: Unit) -> str:
    others = ", ".join(name.full for name in other_names(unit))
    return f"Từng mang tên {others}." if others else ""


def _holds(edition: Edition, unit: Unit) -> str:
    """How much the edition has of the unit: 'Có 5 bài, 3 báo cáo và 41 số liệu từ 2015 đến 2018.'."""
    reach, facts = edition.reach_of_unit(unit.id), edition.cells_of_unit(unit.id)
    counts = ((reach.articles, "bài"), (reach.reports, "báo cáo"), (len(facts), "số liệu"))
    words = [f"{grouped(count)} {what}" for count, what in counts if count]
    if not words:
        return ""
    years = [year for year, *_ in reach.months] + [cell.shown.period.year for cell in facts]
    span = f"từ {min(years)} đến {max(years)}" if min(years) != max(years) else f"năm {min(years)}"
    listed = " và ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)
    return f"Có {listed} {span}."


def _told(edition: Edition, unit: Unit, start: date | None) -> tuple[str, tuple[Word, ...]]:
    """The name from `start` on, and what it lay in then."""
    on = start or unit.names[0].start or date.min
    name = next((each for each in unit.names if start and each.start == start), unit.name_at(on))
    parent = unit.parent_at(on)
    above = (Word("Thuộc "), Word(edition.unit(parent).name_at(on).full), Word(".")) if parent else ()
    act = (Word(names.by_act(name.act)),) if name.act and name.start == start else ()
    return upper(name.full), (*above, *act)


def _over(edition: Edition, unit: Unit, end: date) -> Era:
    whole_level = unit.level == DISTRICT and end == END_OF_DISTRICTS
    ended = "Không còn cấp huyện" if whole_level else "Không còn là đơn vị hành chính riêng"
    rule = (Word(" Số liệu không cộng nối qua ngày này."),) if end == END_OF_DISTRICTS else ()
    since = names.UNKNOWN if undated(unit, end) else day(end)
    return Era(f"Từ {since}", ended, (*(became(edition, unit) or _lost(unit)), *rule), over=True)


def _lost(unit: Unit) -> tuple[Word, ...]:
    """What is said of a commune whose merger our records do not tell."""
    return (Word("Sổ địa phương chưa ghi nơi này nhập vào đâu."),) if unit.level == COMMUNE else ()


def _when(unit: Unit, start: date | None, end: date | None) -> str:
    if start and end and not undated(unit, start) and not undated(unit, end):
        return f"{day(start)} – {last_day(end)}"
    return names.upper(names.span(unit, start, end)) or "Đến nay"
