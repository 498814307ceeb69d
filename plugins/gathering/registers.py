"""The registers of content/du-lieu and the gazetteer, read together, with one version for all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from plugins.adding.decisions import Decisions, read_decisions
from plugins.citations.subjects import read_subjects
from plugins.gathering.ground import Ground
from plugins.gathering.mastheads import read_links, read_masthead
from plugins.gazetteer.organisations import read_organisations
from plugins.gazetteer.tables import Gazetteer
from plugins.model.edition import Link, Masthead
from plugins.model.problems import Problem
from plugins.reading.context import ReadingContext
from plugins.tagging.registry import read_registry

FOLDER = "du-lieu"
FILES = ("chi-tieu", "to-chuc", "van-ban", "toa-soan", "lien-ket", "quyet-dinh")

_UNDECIDED = Decisions()
_HELD = 2  # sets of texts: those of the edition, and those before an edit

Register = TypeVar("Register")


@dataclass(frozen=True, slots=True)
class Registers:
    """What content/du-lieu and the gazetteer say; `problems` are those of the files themselves."""

    reading: ReadingContext
    masthead: Masthead
    links: tuple[Link, ...]
    problems: tuple[Problem, ...]
    decisions: Decisions = _UNDECIDED

    def ground(self, content: Path, siteurl: str) -> Ground:
        """What stands under an edition of this content."""
        return Ground(
            gazetteer=self.reading.gazetteer,
            organisations=self.reading.organisations,
            indicators=self.reading.registry.indicators,
            masthead=self.masthead,
            links=self.links,
            content=content,
            siteurl=siteurl,
        )


held: dict[tuple[str, ...], Registers] = {}
"""What this process read last, by the texts."""


def texts(content: Path) -> tuple[str, ...]:
    """The registers' texts in the order of FILES, '' for one that is not there."""
    paths = (content / FOLDER / f"{name}.toml" for name in FILES)
    return tuple(path.read_text("utf-8", "replace") if path.is_file() else "" for path in paths)


def version(texts: tuple[str, ...]) -> str:
    """A digest of the registers' texts: another one means reading every article again."""
    return blake2b("\0".join(texts).encode(), digest_size=16).hexdigest()


def read_registers(texts: tuple[str, ...], *, sound: bool = False) -> Registers:
    """Every register from its text; a worker that reads many articles reads the registers once.

    `sound` says that an earlier printing read these very texts and found them so: no pattern is tried again.
    """
    known = held.get(texts)
    if known is None:
        if len(held) == _HELD:
            held.clear()
        known = held[texts] = _read(texts, sound=sound)
    return known


def _read(texts: tuple[str, ...], *, sound: bool) -> Registers:
    problems: list[Problem] = []
    named = dict(zip(FILES, texts, strict=True))

    def read(name: str, reader: Callable[[str, str], tuple[Register, tuple[Problem, ...]]]) -> Register:
        register, told = reader(named[name], f"{FOLDER}/{name}.toml")
        problems.extend(told)
        return register

    gazetteer = Gazetteer.load()
    reading = ReadingContext(
        gazetteer=gazetteer,
        organisations=read("to-chuc", lambda text, path: read_organisations(text, path, gazetteer)),
        registry=read("chi-tieu", partial(read_registry, sound=sound)),
        subjects=read("van-ban", read_subjects),
    )
    masthead, links = read("toa-soan", read_masthead), read("lien-ket", read_links)
    decisions = read("quyet-dinh", read_decisions)
    return Registers(reading, masthead, links, tuple(problems), decisions)
