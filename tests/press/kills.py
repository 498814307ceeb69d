"""Printings killed at random, alone or with their workers; the next one leaves the bytes of a clean printing."""

from __future__ import annotations

import io
import multiprocessing
import os
import random
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import redirect_stderr, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from plugins.gathering import gather, shelves
from plugins.press import printing
from plugins.press.settings import shelves_path
from tests.press import kit, scripts
from tests.press.portal import Portal

FORK = multiprocessing.get_context("fork") if "fork" in multiprocessing.get_all_start_methods() else None
TOUCHED = frozenset(("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir"))
MOVED = frozenset(("os.rename", "os.remove", "os.rmdir"))
HOW = ("clock", "clock", "file", "moving", "statement", "parent")
LEFT = frozenset((".bantin", ".git", "content", "theme", "world", "output", "clean", "whole"))


@dataclass
class Killing:
    """One portal whose printings are killed, once or twice; `killed` counts those that died at work."""

    seed: int
    folder: Path
    done: list[str] = field(default_factory=list)
    killed: int = 0

    def wrong(self) -> str:
        """What is wrong after the printing that was let live, '' for nothing."""
        world = self.folder / "world"
        with kit.small_world(world, kit.FEW):
            self.dice = random.Random(self.seed)
            self.portal = Portal(self.folder, self.dice, world=world)
            start = time.perf_counter()
            self.printed("whole", 1)
            self.took = time.perf_counter() - start
            if self.dice.random() < 0.7:
                self.printed("output", 1)
            before = self.portal.kept()
            for _ in range(self.dice.randint(1, 2)):
                for _ in range(self.dice.randint(1, 2)):
                    self.done.append(scripts.edit(self.portal, scripts.SOUND))
                self._kill(self.dice.choice(HOW), self.dice.randint(1, 2))
            if self.dice.random() < 0.4:  # the former values again, whose files may be there no more
                self.portal.restore(before)
                self.done.append("restore")
            self.printed("output", self.dice.randint(1, 2))
            self.printed("clean", 1)
            return self._compared()

    def _kill(self, how: str, jobs: int) -> None:
        """Print in a process of its own until it is killed, with its workers or (how = 'parent') without them."""
        assert FORK is not None
        most = self.took * (0.6 if (self.folder / "output").exists() else 1)
        self.done.append(f"{how}/{jobs}")
        child = FORK.Process(target=self._doomed, args=(how, jobs, self.dice.random()))
        child.start()
        child.join(self.dice.uniform(0, most) if how in {"clock", "parent"} else None)
        if child.is_alive():
            with suppress(ProcessLookupError):  # before it leads a group of its own it has no workers either
                os.killpg(child.pid, signal.SIGKILL) if how == "clock" else os.kill(child.pid, signal.SIGKILL)
            with suppress(ProcessLookupError):
                os.kill(child.pid, signal.SIGKILL)
        child.join()
        self.killed += child.exitcode == -signal.SIGKILL

    def _doomed(self, how: str, jobs: int, chance: float) -> None:
        os.setsid()
        dice = random.Random(chance)
        if how == "file":
            sys.addaudithook(_sometimes(dice, 1 / 60, TOUCHED))
        elif how == "moving":
            sys.addaudithook(_sometimes(dice, 1 / 8, MOVED))
        elif how == "statement":
            fatal = _sometimes(dice, 1 / 300, None)
            opened = shelves.Shelves.__init__

            def opens(self: Any, *words: Any, **named: Any) -> None:
                opened(self, *words, **named)
                sql: sqlite3.Connection = self.sql
                sql.set_trace_callback(lambda _: fatal("", ()))

            shelves.Shelves.__init__ = opens  # type: ignore[method-assign]
        self.printed("output", jobs)

    def printed(self, name: str, jobs: int) -> None:
        """Print in silence; two jobs share whatever there is; RuntimeError with what was told where it stops."""
        heard = io.StringIO()
        with (
            redirect_stderr(heard),
            patch.object(printing, "_WORTH_WORKERS", 1),
            patch.object(gather, "_WORTH_WORKERS", 1),
        ):
            try:
                kit.printed(self.portal.content, self.folder / name, **{**self.portal.changed, "BANTIN_JOBS": jobs})
            except SystemExit as stop:
                raise RuntimeError(f"{name} stopped: {heard.getvalue()}") from stop

    def _compared(self) -> str:
        grown, clean = kit.tree(self.folder / "output"), kit.tree(self.folder / "clean")
        differing = sorted(path for path in {*grown, *clean} if grown.get(path) != clean.get(path))
        known = shelves_path(kit.settings(self.portal.content, self.folder / "output")).stem
        beside = {path.name for path in (self.folder / ".bantin").glob(f"{known}*")}
        strays = {path.name for path in self.folder.iterdir()} - LEFT
        strays |= beside - {f"{known}.sqlite", f"{known}.lock", f"{known}.sqlite-wal", f"{known}.sqlite-shm"}
        return f"{len(differing)} files differ: {' '.join(differing[:12])}; left over: {strays}" * bool(
            differing or strays
        )


def _sometimes(dice: random.Random, chance: float, events: frozenset[str] | None) -> Callable[[str, Any], None]:
    """A hook that kills its whole group on one of these events (any, for None), by chance."""

    def fatal(event: str, _: Any) -> None:
        if (events is None or event in events) and dice.random() < chance:
            os.killpg(0, signal.SIGKILL)

    return fatal


def run(seed: int, folder: Path) -> tuple[str, list[str], int]:
    """One killing in a folder of its own: what was wrong, what was done, how many printings were killed at work."""
    scripts.emptied(folder)
    killing = Killing(seed, folder)
    try:
        wrong = killing.wrong()
    except Exception as error:  # noqa: BLE001 -- whatever is raised is a finding
        wrong = f"{type(error).__name__}: {error}"
    return wrong, killing.done, killing.killed
