"""Rules between articles: addresses, links, translations, corrections, former addresses, and editions gone empty."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches

from plugins.model import addresses
from plugins.model.articles import PUBLIC
from plugins.model.problems import Problem, problem
from plugins.reading.reader import Reading

# Pages that the portal makes itself, though their addresses look like a standing page's.
RESERVED = {addresses.LINKS: "trang “Liên kết website”"}


def check(readings: Sequence[Reading], day: date) -> tuple[Problem, ...]:
    """Every problem of the readings and between them, sorted; `day` is the edition's."""
    by_id = {reading.id: reading for reading in readings}
    found = [
        *(each for reading in readings for each in reading.problems),
        *_addresses(readings),
        *(each for reading in readings for each in _links(reading, by_id, day)),
        *(each for reading in readings for each in _relatives(reading, by_id)),
        *_empty(readings, day),
    ]
    return tuple(sorted(set(found)))


def shrunken(count: int, before: int, least: float = 0.5) -> tuple[Problem, ...]:
    """A problem where an edition has lost more than it should: fewer than `least` of the articles it had before."""
    return (problem("BT239", "", count=count, before=before),) if count < before * least else ()


def _addresses(readings: Sequence[Reading]) -> Iterator[Problem]:
    """Two articles at one address, both located; former addresses that are taken."""
    owners: dict[str, list[Reading]] = {}
    for reading in readings:
        if reading.article:
            owners.setdefault(reading.article.address, []).append(reading)
    for address, sharing in owners.items():
        names = [RESERVED[address]] if address in RESERVED else []
        for reading in sharing:
            others = [*names, *(other.id for other in sharing if other is not reading)]
            if others:
                yield problem("BT231", reading.id, *reading.place("slug", "title"), address=address, other=others[0])
    aliases: dict[str, str] = {}
    for reading in readings:
        for alias in reading.article.aliases if reading.article else ():
            taken = RESERVED.get(alias) or next((each.id for each in owners.get(alias, ())), "") or aliases.get(alias)
            if taken:
                yield problem("BT236", reading.id, *reading.place("aliases"), address=alias, other=taken)
            aliases.setdefault(alias, reading.id)


def _links(reading: Reading, by_id: Mapping[str, Reading], day: date) -> Iterator[Problem]:
    """Links in the text to articles that are not there, not in this edition, or without the anchor."""
    for link in reading.links:
        target = by_id.get(link.article)
        where = (reading.id, link.line, link.column)
        if target is None:
            others = {id: each for id, each in by_id.items() if id != reading.id}
            yield problem("BT232", *where, _near(link.article, others), target=link.target)
        elif reading.audience == PUBLIC and target.audience != PUBLIC:
            yield problem("BT207", *where, target=link.target)
        elif target.article is None:
            continue  # its own problems are told
        elif (reason := target.hidden_on(day)) and reading.visible_on(day):
            yield problem("BT233", *where, target=link.target, reason=reason)
        elif link.anchor and link.anchor not in _anchors(target):
            yield problem("BT237", *where, target=link.article, anchor=link.anchor)


def _anchors(reading: Reading) -> set[str]:
    """The ids a body offers to links."""
    body = reading.body
    if body is None:
        return set()
    figures = {fact.anchor for fact in body.facts}
    return figures | {citation.anchor for citation in body.citations} | {heading.id for heading in body.headings}


def _relatives(reading: Reading, by_id: Mapping[str, Reading]) -> Iterator[Problem]:
    """Translations and corrected articles that are not there, or are not for this audience."""
    article = reading.article
    if article is None:
        return
    for key, target in (("translation", article.translation), ("corrects", article.corrects)):
        if not target:
            continue
        other = by_id.get(target)
        if other is None or target == article.id:
            guess = _near(target, {id: each for id, each in by_id.items() if id != article.id})
            yield problem("BT234", reading.id, *reading.place(key), guess, key=key, target=target)
        elif reading.audience == PUBLIC and other.audience != PUBLIC:
            yield problem("BT235", reading.id, *reading.place(key), key=key, target=target)


def _near(target: str, by_id: Mapping[str, Reading]) -> str:
    """The id that was probably meant, by its file name, or ''."""
    names = {posixpath.basename(id): id for id in by_id}
    close = get_close_matches(posixpath.basename(target), names, 1, 0.8)
    return names[close[0]] if close else ""


def _empty(readings: Sequence[Reading], day: date) -> Iterator[Problem]:
    """An edition without a single article must not take the place of the last one; other errors stop it anyway."""
    wrong = any(each.fatal for reading in readings for each in reading.problems)
    if not wrong and not any(reading.visible_on(day) for reading in readings):
        yield problem("BT238", "")
