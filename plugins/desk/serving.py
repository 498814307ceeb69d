"""`bantin serve`: the site on this machine, printed anew by a process that stays, whenever anything changes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import traceback
import webbrowser
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

from plugins.checks.report import summary as counted
from plugins.desk.answering import answering
from plugins.desk.building import summary
from plugins.desk.live import DONE, STOPPED, Live, ordered
from plugins.desk.watching import EVERYTHING, Changes, Sources, watching
from plugins.history.standing import Standing, standing
from plugins.model.problems import Problem, problem
from plugins.press.host import registered
from plugins.press.resident import Resident, Result
from plugins.press.settings import order
from plugins.text.numbers import format_number

# Seconds without a change after which everything is looked at once more: systems drop notices when too many come at
# once, and tell nothing of files behind links.
QUIET = 2.0

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Call:
    """How `serve` was called: the edition's settings and the files they come from, the port, whether to open a browser.

    `words` call the same again, on a port that is added.
    """

    settings: dict[str, Any]
    files: tuple[Path, ...]
    port: int
    browser: bool
    words: Sequence[str]


def serve(call: Call, say: Say) -> None:
    """Print the edition, serve it, and print it anew after every change until Ctrl-C; problems do not end it."""
    plugins = Path(__file__).parents[1]
    sources = Sources(Path(call.settings["PATH"]), Path(call.settings["THEME"]), plugins, call.files)
    live = Live(Path(call.settings["OUTPUT_PATH"]).resolve())
    changes = watching(sources)
    next(changes)  # from here on no edit is lost
    try:
        with answering(live, call.port) as address:
            say(f"Đang mở {address} – sửa bài là trang tự in lại; bấm Ctrl-C để dừng.")
            if call.browser:
                webbrowser.open(address)
            staying = Staying(call, live, say, urlsplit(address).port or call.port)
            staying.begin()
            for found in changes:
                staying.take(found)
    except KeyboardInterrupt:
        pass
    say("Đã dừng.")


@dataclass(slots=True)
class Staying:
    """The process that stays: what it prints with, and whether its program is still the one on disk."""

    call: Call
    live: Live
    say: Say
    port: int
    resident: Resident = field(init=False)
    _failed: bool = False
    _stale: bool = False
    _look: float = 0.0
    _commit: Standing | None = None
    _known: frozenset[Problem] = frozenset()

    def begin(self) -> None:
        """The first printing."""
        _, problems = registered(self.call.settings)
        self.resident = Resident(self.call.settings)
        if problems:
            self._stale = True
            self._stopped(tuple(problems))
        else:
            self.print(EVERYTHING)

    def take(self, found: Changes) -> None:
        """Act on what changed, or on the quiet."""
        if found.program or (found and self._stale):
            self._stale = True
            self._restart()
        elif found:
            self.print(found)
            self._look = time.monotonic() + QUIET
        elif not self._stale and ((self._look and time.monotonic() > self._look) or self._another_day()):
            self._look = 0.0
            self.print(Changes(None))
        elif not self._stale and self._another_commit():
            self.print(Changes())

    def print(self, found: Changes) -> None:
        """Print what changed; whatever goes wrong is told, and the next change tries again from the beginning."""
        start = time.perf_counter()
        self._commit = standing(Path(self.call.settings["PATH"]))
        try:
            result = self.resident.print(
                None if self._failed else found.content, self.live.first, theme=found.theme or self._failed
            )
        except Exception as error:  # noqa: BLE001 -- an editor's page must outlive any mistake of ours
            traceback.print_exc()
            self._failed = True
            self._stopped((problem("BT814", "", reason=f"{type(error).__name__}: {error}"),))
            return
        self._failed = False
        self._told(result, time.perf_counter() - start)
        self.resident.rest()

    def _told(self, result: Result, seconds: float) -> None:
        if result.printed is None:
            self._stopped(once(result.problems))
            return
        news = (*result.printed.changed, *result.printed.removed)
        known = self.live.state.phase == DONE and frozenset(result.problems) == self._known
        self._tell(result.problems)
        if news or not known:
            self.live.done(news, result.problems)
            spent = format_number(Decimal(f"{seconds:.2f}"), 2)
            self.say(f"{summary(result.printed)}; hết {spent} giây.")

    def _stopped(self, problems: tuple[Problem, ...]) -> None:
        """Nothing was printed: tell why, where that is news."""
        if self.live.state.phase == STOPPED and frozenset(problems) == self._known:
            return
        self._tell(problems)
        self.say("Chưa in: trang vẫn như lần in trước, sửa xong là tự in lại.")
        self.live.stopped(problems)

    def _tell(self, problems: tuple[Problem, ...]) -> None:
        """Tell on the terminal what is new among the problems, every error again, and how many there are."""
        news = [each for each in ordered(problems) if each.fatal or each not in self._known]
        if news:
            click.echo("\n".join([*map(str, news), counted(ordered(problems))]), err=True)
        elif self._known and not problems:
            self.say("Hết lỗi, hết cảnh báo.")
        self._known = frozenset(problems)

    def _another_day(self) -> bool:
        """Whether midnight passed in Vietnam since the last printing."""
        return self.resident.day is not None and order(self.call.settings).day != self.resident.day

    def _another_commit(self) -> bool:
        """Whether the content was committed since the last printing, which changes no file of it."""
        return standing(Path(self.call.settings["PATH"])) != self._commit

    def _restart(self) -> None:
        """Begin anew with the changed program, once it can be loaded; until then nothing is printed."""
        again = [sys.executable, "-m", "plugins.desk", *self.call.words, "--port", str(self.port)]
        tried = subprocess.run([*again, "--ready"], check=False, capture_output=True, text=True)
        if tried.returncode:
            click.echo(tried.stderr, err=True)
            reason = (tried.stderr.strip().splitlines() or [""])[-1]
            self._stopped((problem("BT815", "", reason=reason),))
            return
        self.say("Chương trình đã đổi: khởi động lại.")
        self.resident.close()
        self.live.close()
        sys.stdout.flush()
        if os.name == "nt":  # there a process cannot become another
            raise SystemExit(subprocess.call(again))
        os.execv(again[0], again)  # noqa: S606 -- our own call again


def once(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """One problem for each place that stops many pages: a broken template is told with the first page it breaks."""
    found: dict[tuple[str, int, int, str], Problem] = {}
    for each in sorted(problems):
        place = (each.path, each.line, each.column, each.code if each.code == "BT811" else str(each))
        found.setdefault(place, each)
    return tuple(found.values())
