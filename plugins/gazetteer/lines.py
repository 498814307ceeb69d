"""The gazetteer's own text form: a unit a line, nine columns, ids without their 'vn-'.

    d205  dong-trieu  (keys)  Huyện Đông Triều;Thị xã Đông Triều|2015-03-12|891/NQ-UBTVQH13;…  p22  (start)  2025-07-01  x07081|part;…  (aliases)

A name is `kind and name|start|act|code|end`, a parent `id|end`, a successor `id|share|act`; what is left out follows
from the neighbours: the first begins with the unit, each ends where the next begins, the last with the unit.
"""  # noqa: E501 -- an example of a line is a line

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from plugins.model.units import COMMUNE, DISTRICT, PROVINCE, DatedName, DatedParent, Successor, Unit
from plugins.text.folding import fold

KINDS = ("Thành phố", "Thị xã", "Thị trấn", "Đặc khu", "Tỉnh", "Quận", "Huyện", "Phường", "Xã")
_ONE_WORD = frozenset(kind for kind in KINDS if " " not in kind)
LEVELS = {"p": PROVINCE, "d": DISTRICT, "c": COMMUNE, "x": COMMUNE}
_NOT_WORDS = re.compile("[^a-z0-9]+")


@lru_cache(maxsize=1 << 15)  # names recur: a written place asks for its own at every level
def key(text: str) -> str:
    """The name without marks, signs, spaces and case, as looked up: "Krông A Na" → 'krongana'."""
    return _NOT_WORDS.sub("", fold(text))


def code(id: str) -> str:
    """The registry's code in an id: 'vn-p80~2' → '80'."""
    return id[4:].partition("~")[0]


def slug_end(id: str) -> str:
    """What follows the name in a slug: '205' for vn-d205, 'x06841' for vn-x06841."""
    return ("x" if id[3] == "x" else "") + code(id)


def keys(line: str) -> tuple[str, ...]:
    """The looked-up keys of all names in a line, without reading the rest of it."""
    _, slug, others, _ = line.split("\t", 3)
    first = slug.replace("-", "")
    return (first, *others.split(";")) if others else (first,)


def parents(line: str) -> tuple[str, ...]:
    """The ids a unit ever stood under, without reading the rest of its line."""
    column = line.split("\t", 5)[4]
    return tuple(f"vn-{entry.partition('|')[0]}" for entry in column.split(";")) if column else ()


def successors(line: str) -> tuple[str, ...]:
    """The ids of a unit's successors, without reading the rest of its line."""
    column = line.split("\t", 8)[7]
    return tuple(f"vn-{entry.partition('|')[0]}" for entry in column.split(";")) if column else ()


def unit(line: str) -> Unit:
    """The unit a line holds."""
    short, slug, _, names, above, start, end, after, aliases = line.split("\t")
    id = f"vn-{short}"
    first, last = _day(start), _day(end)
    return Unit(
        id=id,
        level=LEVELS[short[0]],
        slug=f"{slug}-{slug_end(id)}",
        names=_names(names.split(";"), code(id), first, last),
        parents=_parents(above.split(";"), first, last) if above else (),
        start=first,
        end=last,
        successors=tuple(_successor(entry) for entry in after.split(";")) if after else (),
        aliases=tuple(aliases.split(";")) if aliases else (),
    )


def line(unit: Unit) -> str:
    """The line that holds a unit; `unit(line(u)) == u`."""
    slug = unit.slug.removesuffix(f"-{slug_end(unit.id)}")
    named = {key(name.name): None for name in unit.names} | {key(alias): None for alias in unit.aliases}
    columns = (
        unit.id.removeprefix("vn-"),
        slug,
        ";".join(found for found in named if found != slug.replace("-", "")),
        ";".join(_written_names(unit)),
        ";".join(_written_parents(unit)),
        _iso(unit.start),
        _iso(unit.end),
        ";".join(
            _trimmed((next.id[3:], next.share if next.share != "whole" else "", next.act)) for next in unit.successors
        ),
        ";".join(unit.aliases),
    )
    return "\t".join(columns)


def split_kind(text: str) -> tuple[str, str]:
    """'Huyện Bình Liêu' → ('Huyện', 'Bình Liêu'), in whatever case; ValueError where no kind stands before."""
    first, _, name = text.partition(" ")
    if first in _ONE_WORD and name:
        return first, name.strip()
    for kind in KINDS:
        size = len(kind)
        if text[size : size + 1] == " " and (text.startswith(kind) or text[:size].lower() == kind.lower()):
            return kind, text[size + 1 :].strip()
    raise ValueError(f"no kind before {text!r}")


def _names(entries: list[str], code: str, first: date | None, last: date | None) -> tuple[DatedName, ...]:
    if len(entries) == 1 and "|" not in entries[0]:
        kind, name = split_kind(entries[0])
        return (DatedName(name, kind, code, first, last),)
    rows = [(entry + "||||").split("|")[:5] for entry in entries]
    starts = [_day(row[1]) if row[1] else first for row in rows]
    ends = [_day(row[4]) or after for row, after in zip(rows, [*starts[1:], last], strict=True)]
    return tuple(
        DatedName(name, kind, row[3] or code, start, end, row[2])
        for row, start, end in zip(rows, starts, ends, strict=True)
        for kind, name in (split_kind(row[0]),)
    )


def _parents(entries: list[str], first: date | None, last: date | None) -> tuple[DatedParent, ...]:
    if len(entries) == 1 and "|" not in entries[0]:
        return (DatedParent(f"vn-{entries[0]}", first, last),)
    found, start = [], first
    for entry in entries:
        id, _, end = entry.partition("|")
        found.append(DatedParent(f"vn-{id}", start, _day(end) or last))
        start = found[-1].end
    return tuple(found)


def _successor(entry: str) -> Successor:
    id, _, rest = entry.partition("|")
    share, _, act = rest.partition("|")
    return Successor(f"vn-{id}", share or "whole", act)


def _written_names(unit: Unit) -> Iterable[str]:
    for rank, name in enumerate(unit.names):
        following = unit.names[rank + 1].start if rank + 1 < len(unit.names) else unit.end
        yield _trimmed(
            (
                f"{name.kind} {name.name}",
                "" if name.start == unit.start else _iso(name.start),
                name.act,
                "" if name.code == code(unit.id) else name.code,
                "" if name.end == following else _iso(name.end),
            )
        )


def _written_parents(unit: Unit) -> Iterable[str]:
    for parent in unit.parents:
        yield _trimmed((parent.id[3:], "" if parent.end == unit.end else _iso(parent.end)))


def _trimmed(fields: Iterable[str]) -> str:
    return "|".join(fields).rstrip("|")


@lru_cache(maxsize=1 << 10)  # thousands of units share some forty days
def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
