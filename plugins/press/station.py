"""A station: where sheets are made and printed, in this process or in a worker; all it is given are values."""

from __future__ import annotations

import importlib
import os
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, TemplateError

from plugins.checks.figures import figure_values, judge_page
from plugins.checks.site import page_links
from plugins.gathering.edition import ShelvedEdition
from plugins.gathering.registers import read_registers, texts
from plugins.gathering.shelves import Shelves
from plugins.model.facts import Fact
from plugins.model.packing import Packed
from plugins.model.problems import Problem
from plugins.model.sheets import File, Page, Room, Sheet
from plugins.press.dress import Dress, dress
from plugins.press.environment import PressEnvironment
from plugins.press.fingerprints import Closures, digest, digest_of
from plugins.press.printer import print_sheet, template_problem
from plugins.press.receipt import Outcome


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything a worker needs to know to set up its own station: paths, names and plain values."""

    shelves: Path
    content: Path
    audience: str
    day: date
    siteurl: str
    theme: Path
    templates: tuple[str, ...]
    jinja: tuple[tuple[str, Any], ...]
    plugins: tuple[str, ...]
    stage: Path
    run: str


@dataclass(frozen=True, slots=True)
class Task(Packed):
    """A sheet to make: its room and key, and the digests it was last printed with ('' for never)."""

    room: str
    key: str
    path: str = ""
    made: str = ""
    worn: str = ""


@dataclass(slots=True)
class Station:
    """One process's edition, rooms, environment and dress."""

    edition: ShelvedEdition
    rooms: Mapping[str, Room]
    env: Environment
    clothes: Dress
    stage: Path
    theme: Path
    current: dict[str, set[str]] = field(default_factory=dict)
    _folders: set[str] = field(default_factory=set)
    closures: Closures = field(init=False)
    worn: dict[str, str] = field(init=False)
    base: str = field(init=False)

    def __post_init__(self) -> None:
        """Digest the dress of each language once."""
        self.closures = Closures(self.env)
        strings = self.clothes.strings
        self.worn = {lang: digest(repr((self.clothes.site, words)).encode()) for lang, words in strings.items()}
        self.base = f"{urlsplit(self.clothes.site.siteurl).path}/"

    def make(self, task: Task) -> tuple[Outcome | None, Problem | None]:
        """Make one sheet and print it into the stage where it differs from what was printed last."""
        record = self.edition.record
        room = self.rooms[task.room]
        with record.listening() as asked:
            sheet = room.sheet(self.edition, task.key)
        questions = record.told(asked)
        try:
            return self.print(sheet, task, tuple(asked), questions), None
        except TemplateError as error:
            assert isinstance(sheet, Page)  # noqa: S101 -- makers do not use templates
            return None, template_problem(sheet, error)

    def print(self, sheet: Sheet, task: Task, asked: tuple[int, ...], questions: tuple[Any, ...]) -> Outcome:
        """Print a sheet into the stage where it differs from what was printed last."""
        made, worn = digest_of(sheet.values), self.dress_of(sheet)
        template = sheet.template if isinstance(sheet, Page) else ""
        listed = isinstance(sheet, Page) and sheet.listed
        same = (task.room, task.key, sheet.path, template, made, worn, listed, asked, questions)
        if (task.path, task.made, task.worn) == (sheet.path, made, worn):
            return Outcome(*same)
        content = print_sheet(sheet, self.env, self.clothes)
        self._write(sheet.path, content)
        if isinstance(sheet, File):
            return Outcome(*same, anchors=(), links=())
        found = page_links(sheet.path, content, self.base)
        standing = sheet.values.get("facts", {})
        wrong = judge_page(sheet.path, figure_values(sheet.path, content), self._fact, standing)
        return Outcome(*same, anchors=found.anchors, links=found.links, problems=wrong)

    def _write(self, path: str, content: bytes) -> None:
        """Put a file on the stage; its folder is looked for once."""
        target = f"{self.stage}/{path}"
        folder = posixpath.dirname(target)
        if folder not in self._folders:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        with open(target, "wb", buffering=0) as file:  # noqa: PTH123 -- a Path takes as long again
            file.write(content)

    def _fact(self, id: str) -> Fact | None:
        try:
            return self.edition.fact(id)
        except KeyError:
            return None

    def wears(self, template: str, worn: str) -> bool:
        """Whether a page of this template that wore `worn` would wear the same today; a file wears what it is."""
        if not template:
            return True
        if template not in self.current:
            try:
                closure = self.closures[template].encode()
            except TemplateError:
                return False  # made again, the page tells what is wrong with its template
            self.current[template] = {digest(closure, each.encode()) for each in self.worn.values()}
        return worn in self.current[template]

    def dress_of(self, sheet: Sheet) -> str:
        """What a sheet's bytes depend on besides its values: its maker, or its templates, the words and the site."""
        if isinstance(sheet, File):
            return f"{sheet.maker.__module__}.{sheet.maker.__qualname__}"
        lang = str(sheet.values.get("lang", "vi"))
        return digest(self.closures[sheet.template].encode(), self.worn.get(lang, self.worn["vi"]).encode())


def make_all(tasks: tuple[Task, ...], plan: Plan) -> list[tuple[Outcome | None, Problem | None]]:
    """Make a batch of sheets in a worker, which sets up its station once for each printing."""
    station = set_up(plan)
    return [station.make(task) for task in tasks]


def set_up(plan: Plan) -> Station:
    """A station of this process, from values alone."""
    return station_of(plan, os.getpid())


@lru_cache(maxsize=2)
def station_of(plan: Plan, _process: int) -> Station:
    """A forked worker has that of the process it came from too, but SQLite's connections are no other process's."""
    return furnished(plan, Shelves(plan.shelves, read_only=True))


def furnished(plan: Plan, shelves: Shelves) -> Station:
    """A station that reads these shelves as they are now."""
    modules = (importlib.import_module(name) for name in plan.plugins)
    rooms = {room.name: room for module in modules for room in getattr(module, "ROOMS", ())}
    edition = edition_of(plan, shelves)
    return Station(edition, rooms, _environment(plan), dress(edition, plan.theme), plan.stage, plan.theme)


def renewed(last: Station, plan: Plan, shelves: Shelves) -> Station | None:
    """The last printing's station with a new edition, for a process that knows that theme and plugins are as they were.

    None where the site's own values are others: parts of pages are kept with the environment.
    """
    edition = edition_of(plan, shelves)
    station = Station(edition, last.rooms, last.env, dress(edition, plan.theme), plan.stage, plan.theme)
    if station.worn != last.worn or station.base != last.base:
        return None
    station.closures, station.current = last.closures, last.current
    return station


def edition_of(plan: Plan, shelves: Shelves) -> ShelvedEdition:
    """The edition on the shelves, which has given no answer yet."""
    ground = read_registers(texts(plan.content)).ground(plan.content, plan.siteurl)
    return ShelvedEdition(plan.audience, plan.day, ground, shelves)


def _environment(plan: Plan) -> Environment:
    compiled = plan.shelves.with_name("templates")
    compiled.mkdir(mode=0o700, exist_ok=True)
    cache = FileSystemBytecodeCache(str(compiled))
    loader = FileSystemLoader(plan.templates)
    asked = {"auto_reload": False, **dict(plan.jinja)}  # an environment never outlives its theme
    return PressEnvironment(loader=loader, bytecode_cache=cache, **asked)
