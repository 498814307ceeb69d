"""Pelican as the host: its settings, theme, Jinja environment and plugins; the reading and printing are ours.

What stands here is shaped by Pelican 4.12: `Pelican.run()` looks for an ArticlesGenerator and a PagesGenerator by
class, always adds StaticGenerator (which would write straight into the output), and `init_plugins` only logs an
exception in `register()`.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

from pelican import Pelican, parse_arguments
from pelican.generators import ArticlesGenerator, PagesGenerator
from pelican.plugins._utils import get_plugin_name, load_plugins

from plugins.gathering.gather import Gathered, gather
from plugins.gathering.shelves import Shelves
from plugins.model.problems import Problem, problem
from plugins.press.failing import damaged, forget, opened, telling
from plugins.press.locking import Lock
from plugins.press.printing import Press, Printed
from plugins.press.report import fail, tell, waiting, watch
from plugins.press.settings import executor, jobs, order, plan, shelves_path
from plugins.press.workers import Workers


class Stopped(Exception):  # noqa: N818 -- it is no error of the program
    """Raised under `pelican -r` where a SystemExit would hang the watcher; the problems are told already."""


class Host(Pelican):
    """PELICAN_CLASS: plugins that do not load stop the build, and our two generators do all the work."""

    def init_plugins(self) -> None:
        """Register every plugin; one that is missing or fails stops the build. Stations ask their doors for rooms."""
        self.plugins, problems = registered(self.settings)
        if problems:
            stop(problems)

    def _get_generator_classes(self) -> list[type]:
        return [EditionGenerator, NoPages]


class EditionGenerator(ArticlesGenerator):
    """Gathers the edition when Pelican asks for the context and prints it when Pelican asks for the output."""

    held: ExitStack
    shelves: Shelves
    workers: Workers
    gathered: Gathered
    printed: Printed

    def generate_context(self) -> None:
        """Read content/, check it, and stop on any error."""
        path, self.held = shelves_path(self.settings), ExitStack()
        with self._telling():
            lock = Lock(path.with_suffix(".lock"))
            self.held.callback(lock.release)
            lock.take(waiting)
            self._open(path)
            self.workers = Workers(jobs(self.settings), executor(self.settings))
            self.held.callback(self.workers.close)
            self._whole(self._gather)
        tell(self.gathered.problems)
        if self.gathered.edition is None:
            self.held.close()
            stop([])

    def check_disabled_readers(self) -> None:
        """Nothing: Pelican's readers are not asked."""

    def refresh_metadata_intersite_links(self) -> None:
        """Nothing: links are resolved by the rooms."""

    def generate_output(self, writer: Any) -> None:
        """Print the edition, or leave the output as it was and stop."""
        del writer
        with self._telling():
            self._whole(self._print)
        self.held.close()
        if self.printed.problems:
            stop(self.printed.problems)
        self.settings["BANTIN_PRINTED"] = self.printed

    def _open(self, path: Path) -> None:
        self.shelves = opened(path)
        self.held.callback(self.shelves.sql.close)

    def _gather(self) -> None:
        with watch() as progress:
            self.gathered = gather(order(self.settings), self.shelves, self.workers.map, progress)

    def _print(self) -> None:
        assert self.gathered.edition is not None  # noqa: S101 -- generate_context stopped the build otherwise
        with watch() as progress:
            press = Press(Path(self.output_path), self.shelves, plan(self.settings), self.workers, progress)
            self.printed = press.print(self.gathered)
            self.articles = list(range(self.shelves.count("listed", "")))  # Pelican tells how many there are

    def _whole(self, work: Callable[[], None]) -> None:
        """Do a part of the printing; where what is kept turns out to be damaged, do it from nothing."""
        try:
            work()
        except (sqlite3.DatabaseError, UnpicklingError) as error:
            if not damaged(error):
                raise
            self.workers.close()
            self.shelves.sql.close()
            forget(shelves_path(self.settings))
            self._open(shelves_path(self.settings))
            self._gather()
            if work != self._gather:
                work()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Let workers, shelves and lock go when anything ends the printing early, and tell what is no fault of ours."""
        found: list[Problem] = []
        try:
            with telling(shelves_path(self.settings), found):
                yield
        except BaseException:
            self.held.close()
            raise
        if found:
            self.held.close()
            stop(found)


class NoPages(PagesGenerator):
    """Pelican wants a pages generator; standing pages are printed with the articles."""

    def generate_context(self) -> None:
        """Nothing."""

    def check_disabled_readers(self) -> None:
        """Nothing."""

    def refresh_metadata_intersite_links(self) -> None:
        """Nothing."""

    def generate_output(self, writer: Any) -> None:
        """Nothing."""


def registered(settings: dict[str, Any]) -> tuple[list[Any], list[Problem]]:
    """Load and register the plugins of the settings, which then name them; returns them and those that would not."""
    asked = settings["PLUGINS"]
    plugins = load_plugins(settings)
    missing = {name for name in asked if isinstance(name, str)} - {get_plugin_name(each) for each in plugins}
    problems = [problem("BT812", "PLUGINS", name=name, reason="không nhập được") for name in sorted(missing)]
    for plugin in plugins:
        try:
            plugin.register()
        except Exception as error:  # noqa: BLE001 -- whatever a plugin raises, the build stops with its name
            problems.append(problem("BT812", "PLUGINS", name=get_plugin_name(plugin), reason=repr(error)))
    settings["PLUGINS"] = [get_plugin_name(plugin) for plugin in plugins]
    return plugins, problems


def stop(problems: list[Problem] | tuple[Problem, ...]) -> None:
    """Tell the problems and end the build: exit code 1, or a quiet exception where Pelican watches for changes."""
    tell(problems)
    fail()
    if Path(sys.argv[0]).name == "pelican" and parse_arguments(sys.argv[1:]).autoreload:
        raise Stopped("Bản in dừng lại; bản cũ giữ nguyên.")
    raise SystemExit(1)
