"""From files to rows: what workers do while the shelves are filled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from plugins.gathering.arranging import entries
from plugins.gathering.compact import pack_facts
from plugins.gathering.registers import read_registers
from plugins.gathering.shelves import pack
from plugins.gathering.shelving import Row
from plugins.gazetteer.tables import Gazetteer
from plugins.model.articles import INTERNAL
from plugins.model.facts import Fact
from plugins.reading.reader import Reading, read_listed
from plugins.tagging.registry import Registry
from plugins.tagging.untagged import untagged


def read_batch(
    ids: tuple[str, ...], content: Path, said: tuple[str, ...], audience: str, day: date
) -> list[Row | None]:
    """The rows of some files; None for one that is no article. A function of values, so that any worker can run it."""
    context = read_registers(said).reading
    registry = context.registry if audience == INTERNAL else None
    readings = (read_listed(content / id, content, context) for id in ids)
    return [row(reading, day, context.gazetteer, registry) if reading else None for reading in readings]


def row(reading: Reading, day: date, gazetteer: Gazetteer, registry: Registry | None) -> Row:
    """What the shelves keep of a reading in the edition of a day; without a registry no figures that have no tag."""
    article, body = reading.article, reading.body
    shown = reading.visible_on(day) and article is not None and body is not None
    claims = () if article is None else (article.address, *article.aliases)
    relatives = () if article is None else (article.translation, article.corrects)
    common = Row(
        id=reading.id,
        reading=pack(replace(reading, body=None) if shown else reading),
        told=pack(reading.problems) if reading.problems else None,
        claims=tuple(dict.fromkeys(claims)),
        dated=bool(article and (article.publish_at or article.expire_at or not shown)),
        pointers=tuple({link.article for link in reading.links} | {each for each in relatives if each}),
        beside=reading.depends,
    )
    if not shown or article is None or body is None:
        return common
    return replace(
        common,
        article=pack(article),
        body=pack(body),
        citations=pack(body.citations),
        untagged=pack(tuple(untagged(body, registry)) if registry is not None else ()),
        entries=tuple(entries(article, body, gazetteer)),
        facts=tuple((place, pack_facts(facts)) for place, facts in _by_place(body.facts).items()),
        day=article.date.date().isoformat(),
    )


def _by_place(facts: Iterable[Fact]) -> dict[str, tuple[Fact, ...]]:
    places: dict[str, list[Fact]] = {}
    for fact in facts:
        places.setdefault(f"{fact.unit}|{fact.organisation}", []).append(fact)
    return {place: tuple(found) for place, found in places.items()}
