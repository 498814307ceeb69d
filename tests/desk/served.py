"""A real `bantin serve` in a process of its own over a small portal, its event stream, and a clean build beside."""

from __future__ import annotations

import json
import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

from tests.conftest import ROOT
from tests.press import kit

DAY = "2026-11-22"
PATIENCE = 180  # seconds: how long a machine with other work may take for one printing
PROGRAM = ("plugins", "theme", "pelicanconf.py", "publishconf.py")
_IGNORED = shutil.ignore_patterns("__pycache__")


def project(folder: Path, count: int = 4) -> Path:
    """A repository of its own: program, theme and settings copied, a few pieces, few places; returns its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for part in PROGRAM:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, folder / part, ignore=_IGNORED)
        else:
            shutil.copyfile(ROOT / part, folder / part)
    with kit.small_world(folder / "world", kit.FEW):
        for table in (folder / "world").iterdir():
            shutil.copyfile(table, folder / "plugins" / "gazetteer" / table.name)
    kit.begin(folder, count)
    return folder


def environment(folder: Path) -> dict[str, str]:
    """Where Python finds the program of a repository before that of this one."""
    return {**os.environ, "PYTHONPATH": str(folder), "PYTHONUNBUFFERED": "1"}


def bantin(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A verb in another terminal."""
    call = [sys.executable, "-m", "plugins.desk", *words]
    return subprocess.run(call, cwd=folder, env=environment(folder), capture_output=True, text=True, check=False)


def clean(folder: Path) -> dict[str, bytes]:
    """Every file of a build of the repository from nothing."""
    output = folder / "clean"
    shutil.rmtree(output, ignore_errors=True)
    for kept in (folder / ".bantin").glob("clean-*"):
        kept.unlink()
    done = bantin(folder, "build", "--output", str(output), "--on", DAY)
    assert done.returncode == 0, done.stdout + done.stderr
    return kit.tree(output)


class Served:
    """A running `serve`: its port, what it said, and every event it sent."""

    def __init__(self, folder: Path, *words: str) -> None:
        """Start it on a free port; `output` is the repository's own."""
        self.folder, self.output = folder, folder / "output"
        call = [sys.executable, "-m", "plugins.desk", "serve", "--on", DAY, "--jobs", "1", *words]
        self._log = folder / "said"
        with self._log.open("w") as log:
            self.process = subprocess.Popen(
                call,
                cwd=folder,
                env=environment(folder),
                stdout=log,
                stderr=log,
                preexec_fn=_heed,  # noqa: PLW1509 -- no thread of ours runs yet
            )
        self._events: queue.Queue[dict[str, Any]] = queue.Queue()
        self.port = self._port()
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def said(self) -> str:
        """What it wrote in its terminal so far."""
        return self._log.read_text("utf-8")

    def answer(self, path: str) -> tuple[int, str]:
        """What a browser gets: the status and the page."""
        with closing(HTTPConnection("127.0.0.1", self.port)) as connection:
            connection.request("GET", f"/{path}")
            answer = connection.getresponse()
            return answer.status, answer.read().decode()

    def read(self, path: str) -> str:
        """A page as a browser gets it, or the one for what is not there."""
        return self.answer(path)[1]

    def tree(self) -> dict[str, bytes]:
        """The output as it is, nothing while files of it come and go."""
        try:
            return kit.tree(self.output)
        except OSError:
            return {}

    def event(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The next event of that kind."""
        while True:
            found = self._events.get(timeout=PATIENCE)
            if wanted(found):
                return found

    def forget(self) -> None:
        """Wait for none of the events so far."""
        with self._events.mutex:
            self._events.queue.clear()

    def until(self, phase: str) -> dict[str, Any]:
        """The next event of a phase."""
        return self.event(lambda event: event["phase"] == phase)

    def end(self) -> int:
        """Ctrl-C; the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)

    def _port(self) -> int:
        waiting = threading.Event()
        while not (found := re.search(r"http://127.0.0.1:(\d+)/", self.said)):
            assert self.process.poll() is None, self.said
            waiting.wait(0.05)
        return int(found[1])

    def _listen(self) -> None:
        while self.process.poll() is None:
            try:
                with closing(HTTPConnection("127.0.0.1", self.port)) as connection:
                    connection.request("GET", "/-/events?page=index.html")
                    for line in connection.getresponse():
                        if line.startswith(b"data:"):
                            self._events.put(json.loads(line[5:]))
            except (OSError, HTTPException):
                threading.Event().wait(0.05)


def _heed() -> None:
    """Whoever is started from a script in the background ignores Ctrl-C; not this one."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@contextmanager
def served(folder: Path, *words: str) -> Iterator[Served]:
    """A `serve` that ends with the test, whatever happened."""
    running = Served(folder, "--port", "0", *words)
    try:
        yield running
    finally:
        if running.process.poll() is None:
            running.process.kill()
            running.process.wait()
