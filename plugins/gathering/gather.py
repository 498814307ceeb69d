"""From content/ to one edition: read, check, keep what the audience may see on the day, put facts together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from plugins.adding.combining import combine
from plugins.checks.rules import check
from plugins.citations.subjects import read_subjects
from plugins.gathering.mastheads import read_links, read_masthead
from plugins.gathering.memory import Ground, MemoryEdition, Statements
from plugins.gazetteer.organisations import read_organisations
from plugins.gazetteer.tables import Gazetteer
from plugins.model.articles import PUBLIC
from plugins.model.edition import Link, Masthead
from plugins.model.problems import Problem, problem
from plugins.reading.reader import ReadingContext, read_all
from plugins.tagging.registry import read_registry

PUBLIC_ROOT = "cong-khai"
REGISTERS = "du-lieu"

Register = TypeVar("Register")


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: the content root, the audience ('public' or 'internal'), the day, and the site's address."""

    content: Path
    audience: str
    day: date
    siteurl: str = ""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The edition, or None where an error stops it; and every problem, sorted."""

    edition: MemoryEdition | None
    problems: tuple[Problem, ...]


def gather(order: Order) -> Gathered:
    """Read everything the order's audience may see and make its edition; nothing else is even opened."""
    if not order.content.is_dir():
        return Gathered(None, (problem("BT730", str(order.content), folder=order.content.name),))
    registers, problems = open_registers(order.content)
    readings = tuple(read_all(order.content, roots(order), registers.reading))
    for reading in readings:
        problems += reading.problems
    visible = [reading for reading in readings if reading.visible_on(order.day)]
    problems += check(readings, order.day)
    pieces = [(reading.article, reading.body) for reading in visible if reading.article and reading.body]
    days = {article.id: article.date.date() for article, _ in pieces}
    together = combine((fact for _, body in pieces for fact in body.facts), registers.reading.registry, days)
    problems = sorted({*problems, *together.problems})
    if any(each.fatal for each in problems):
        return Gathered(None, tuple(problems))
    statements = Statements({fact.id: fact for fact in together.facts}, together.cells)
    edition = MemoryEdition(order.audience, order.day, registers.ground(order), pieces, statements)
    return Gathered(edition, tuple(problems))


def roots(order: Order) -> tuple[str, ...]:
    """The folders an audience reads: the public one only what is public, those inside all but the registers."""
    if order.audience == PUBLIC:
        return (PUBLIC_ROOT,)
    folders = sorted(path.name for path in order.content.iterdir() if path.is_dir())
    return tuple(name for name in folders if name != REGISTERS and not name.startswith("."))


@dataclass(frozen=True, slots=True)
class Registers:
    """What content/du-lieu and the gazetteer say."""

    reading: ReadingContext
    masthead: Masthead
    links: tuple[Link, ...]

    def ground(self, order: Order) -> Ground:
        """What stands under the edition of an order."""
        return Ground(
            gazetteer=self.reading.gazetteer,
            organisations=self.reading.organisations,
            indicators=self.reading.registry.indicators,
            masthead=self.masthead,
            links=self.links,
            content=order.content,
            siteurl=order.siteurl,
        )


def open_registers(content: Path) -> tuple[Registers, list[Problem]]:
    """Every register of content/du-lieu with all their problems; toa-soan.toml must be there, the others may not."""
    problems: list[Problem] = []

    def read(name: str, reader: Callable[[str, str], tuple[Register, tuple[Problem, ...]]]) -> Register:
        path = f"{REGISTERS}/{name}.toml"
        text = (content / path).read_text("utf-8") if (content / path).is_file() else ""
        register, told = reader(text, path)
        problems.extend(told)
        return register

    gazetteer = Gazetteer.load()
    reading = ReadingContext(
        gazetteer=gazetteer,
        organisations=read("to-chuc", lambda text, path: read_organisations(text, path, gazetteer)),
        registry=read("chi-tieu", read_registry),
        subjects=read("van-ban", read_subjects),
    )
    return Registers(reading, read("toa-soan", read_masthead), read("lien-ket", read_links)), problems
