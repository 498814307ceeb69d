"""Places beside each other for one indicator and one year: ranked where that is fair, else from A to Z."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from plugins.model import addresses
from plugins.model.edition import Edition
from plugins.model.facts import FORECAST, PLAN, RESULT, TARGET, Cell, Fact
from plugins.model.packing import altered, maker
from plugins.model.stated import NO_RESULT, OF_PLACE
from plugins.model.units import COMMUNE, DISTRICT, PROVINCE
from plugins.showing.charts import width
from plugins.showing.figures import Figure, comparable, figure, single_year, whole_year
from plugins.showing.tables import column, preference
from plugins.text.collation import initial, sort_key

ORGANISATION = "organisation"
LEVELS = (DISTRICT, PROVINCE, COMMUNE, ORGANISATION)
FEWEST = 2
"""With fewer comparable places nothing is ranked."""


@dataclass(frozen=True, slots=True)
class Line:
    """One place or organisation; `id` is the row's on the page.

    `rank` is '' outside a ranking; `bar` a length in per cent ('' for none), hatched for part of a year; `companions`
    the plan and its percentage; `ahead` targets and plans, `expected` forecasts and estimates, none of them ranked.
    """

    id: str
    rank: str
    name: str
    address: str
    note: str
    result: Figure
    bar: str
    hatched: bool
    companions: tuple[Figure, ...]
    ahead: tuple[Figure, ...]
    expected: tuple[Figure, ...]


_LINE = maker(Line)


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines under one heading; `key` names its words in the strings: a level, 'part' or 'loose'."""

    key: str
    ranked: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A place in the index from A to Z; `anchor` is its row's id, `text` its number, '' where it has none."""

    name: str
    note: str
    anchor: str
    text: str
    rank: str


Entity = tuple[str, str]
"""(organisation id or '', unit id or ''): whose figure it is; a branch's is never its district's."""
ByEntity = Mapping[Entity, Sequence[Cell]]


def entity(fact: Fact) -> Entity:
    """Whose figure it is."""
    return (fact.organisation, "" if fact.organisation else fact.unit)


def rank(
    edition: Edition, cells: Sequence[Cell], year: int, companions: Sequence[Sequence[Cell]], *, newest: bool
) -> tuple[Lines, ...]:
    """The indicator's cells in one year, by level; the newest year also shows what is planned for later years."""
    by_level: dict[str, dict[Entity, list[Cell]]] = {level: {} for level in LEVELS}
    wanted = (cell for cell in cells if _belongs(cell.shown, year, newest=newest))
    for key, found in _by_entity(wanted).items():
        by_level[_level(edition, key)][key] = found
    beside = [_by_entity(row) for row in companions]
    return tuple(group for level in LEVELS for group in _groups(edition, level, by_level[level], beside))


def _by_entity(cells: Iterable[Cell]) -> dict[Entity, list[Cell]]:
    found: dict[Entity, list[Cell]] = {}
    for cell in cells:
        found.setdefault(entity(cell.shown), []).append(cell)
    return found


def alphabet(groups: Sequence[Lines]) -> tuple[tuple[str, tuple[Name, ...]], ...]:
    """The places of a ranking from A to Z under their first letters; () where nothing is ranked and order is A to Z."""
    if not any(group.ranked for group in groups):
        return ()
    lines = sorted((line for group in groups for line in group.lines), key=lambda line: sort_key(line.name))
    names = [Name(line.name, line.note, line.id, line.result.text, line.rank) for line in lines]
    return tuple((letter, tuple(found)) for letter, found in groupby(names, key=lambda one: initial(one.name)))


def years(edition: Edition, id: str) -> tuple[int, ...]:
    """The years that have results, the oldest first; without any result all years."""
    known = edition.years_of_indicator(id)
    found = tuple(year for year, standing in known if standing != NO_RESULT)
    return found or tuple(year for year, _ in known)


def landing(edition: Edition, id: str) -> int:
    """The year the indicator's page opens with: the newest in which a place, else an organisation, has a result."""
    places = [year for year, standing in edition.years_of_indicator(id) if standing == OF_PLACE]
    return (places or years(edition, id))[-1]


def cells_of_year(edition: Edition, id: str, year: int) -> tuple[Cell, ...]:
    """The indicator's cells that the page of a year shows; the newest year also shows what is ahead of it."""
    last = year
    if year == landing(edition, id):
        last = max(known for known, _ in edition.years_of_indicator(id))
    shown = (edition.cells_of_indicator_in(id, each) for each in range(year, last + 1))
    return tuple(cell for cells in shown for cell in cells)


def _belongs(fact: Fact, year: int, *, newest: bool) -> bool:
    later = newest and fact.status != RESULT and fact.period.year > year
    return fact.period.year == year or later


def _level(edition: Edition, key: Entity) -> str:
    return ORGANISATION if key[0] else edition.unit(key[1]).level


def _groups(
    edition: Edition, level: str, by_entity: dict[Entity, list[Cell]], companions: Sequence[ByEntity]
) -> list[Lines]:
    """A ranking with what cannot be ranked under it, or one list from A to Z."""
    if not by_entity:
        return []
    best = {key: _best(found) for key, found in by_entity.items()}
    fair = {key: cell.shown for key, cell in best.items() if cell and _rankable(cell.shown)}
    made = {key: _line(edition, key, best[key], by_entity[key], companions) for key in by_entity}
    alphabet = sorted(made, key=lambda key: sort_key(made[key].name))
    if level == ORGANISATION or len(fair) < FEWEST:
        return [Lines(level, ranked=False, lines=tuple(made[key] for key in alphabet))]
    most = max(_weight(fact) for fact in fair.values())
    ordered = sorted((key for key in alphabet if key in fair), key=lambda key: -_weight(fair[key]))
    weights = sorted(_weight(fact) for fact in fair.values())
    ranked = tuple(_placed(made[key], fair[key], weights, most) for key in ordered)
    groups = [Lines(level, ranked=True, lines=ranked)]
    for name in ("part", "loose"):
        rest = tuple(
            _barred(made[key], best[key], most) if name == "part" else made[key]
            for key in alphabet
            if key not in fair and _kind(best[key]) == name
        )
        groups += [Lines(name, ranked=False, lines=rest)] if rest else []
    return groups


def _rankable(fact: Fact) -> bool:
    """Exact results of a whole year or a day; a share a/b by its quotient."""
    full = fact.period.instant or whole_year(fact.period)
    share = fact.status == RESULT and not fact.qualifier and bool(fact.denominator) and full
    return comparable(fact) or share


def _kind(cell: Cell | None) -> str:
    if cell and not cell.shown.qualifier and not (cell.shown.period.instant or whole_year(cell.shown.period)):
        return "part"
    return "loose"


def _best(cells: Sequence[Cell]) -> Cell | None:
    """The fullest result; a figure over several years stands behind those of the year alone."""
    results = [cell for cell in cells if cell.shown.status == RESULT]
    if len(results) == 1:
        return results[0]
    return min(results, key=lambda c: (not single_year(c.shown.period), preference(c.shown)), default=None)


def _weight(fact: Fact) -> Decimal:
    return fact.value / fact.denominator if fact.denominator else fact.value


def _line(
    edition: Edition, key: Entity, best: Cell | None, cells: Sequence[Cell], companions: Sequence[ByEntity]
) -> Line:
    others = [cell for cell in cells if cell.shown.status != RESULT]
    ahead = [cell for cell in others if cell.shown.status in (TARGET, PLAN)]
    expected = [cell for cell in others if cell.shown.status not in (TARGET, PLAN)]
    name, address, note = _named(edition, key, cells[0].shown)
    return _LINE(
        id=f"noi-{address.split('/')[1]}",
        rank="",
        name=name,
        address=address,
        note=note,
        result=figure(edition, best) if best else Figure(absent="x"),
        bar="",
        hatched=False,
        companions=tuple(_companion(edition, key, best, row) for row in companions),
        ahead=tuple(figure(edition, cell) for cell in ahead),
        expected=tuple(figure(edition, cell) for cell in expected),
    )


def _companion(edition: Edition, key: Entity, best: Cell | None, cells: ByEntity) -> Figure:
    """The plan or percentage of the same period, else of the same year."""
    mine = [cell for cell in cells.get(key, ()) if cell.shown.status != FORECAST]
    if not best or not mine:
        return Figure(absent="x")
    period = best.shown.period
    same = [cell for cell in mine if cell.shown.period.code == period.code]
    year = [cell for cell in mine if column(cell.shown.period) == column(period)]
    found = next(iter(same + year), None)
    return figure(edition, found) if found else Figure(absent="x")


def _named(edition: Edition, key: Entity, fact: Fact) -> tuple[str, str, str]:
    """Name then, address, and the province (or the district of a branch)."""
    if key[0]:
        organisation = edition.organisation(key[0])
        place = edition.unit(organisation.unit).last_name.full if organisation.unit else ""
        return organisation.name, addresses.organisation(organisation), place
    unit = edition.unit(key[1])
    parent = unit.parent_at(fact.period.end)
    place = edition.unit(parent).name_at(fact.period.end).name if parent else ""
    return unit.name_at(fact.period.end).name, addresses.unit(unit), place


def _placed(line: Line, fact: Fact, weights: Sequence[Decimal], most: Decimal) -> Line:
    """The rank is one more than how many of the ascending `weights` are greater, so that equals share it."""
    place = 1 + len(weights) - bisect_right(weights, _weight(fact))
    bar = width(_weight(fact), most, 100) if most > 0 and _weight(fact) >= 0 else ""
    return altered(line, rank=str(place), bar=bar)


def _barred(line: Line, cell: Cell | None, most: Decimal) -> Line:
    """A hatched bar beside the ranking, never longer than its longest."""
    if not cell or most <= 0 or cell.shown.value < 0:
        return line
    return altered(line, bar=width(min(_weight(cell.shown), most), most, 100), hatched=True)
