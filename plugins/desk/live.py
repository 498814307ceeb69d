"""What open pages are told while the site is served: which pages are new, and what is wrong with the content."""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any
from uuid import uuid4

from plugins.model.problems import Problem

BEGINNING, FIRST, DONE, STOPPED = "beginning", "first", "done", "stopped"
STYLE = "theme/bantin.css"

_REMEMBERED = 64  # printings whose changed files are told one by one
_NAMED = 500  # more changed files than these are not named: whoever shows anything asks anew


@dataclass(frozen=True, slots=True)
class State:
    """How the site stands: a number that grows, a phase, the problems and the numbers of errors and warnings."""

    serial: int
    phase: str
    problems: tuple[Problem, ...] = ()


class Live:
    """One state for all threads that serve; the printing thread changes it, the others wait for it.

    `boot` names the process: serial numbers count within it.
    Pages shown before the rest of the site is printed lie over the output folder until it is.
    """

    def __init__(self, output: Path) -> None:
        """Nothing is printed yet."""
        self.output, self.boot = output, uuid4().hex[:8]
        self._over: Mapping[str, bytes] = {}
        self._news: deque[tuple[int, tuple[str, ...]]] = deque(maxlen=_REMEMBERED)
        self._change = threading.Condition()
        self.state = State(0, BEGINNING)
        self.closed = False

    # The printing thread
    def first(self, pages: Mapping[str, bytes]) -> None:
        """Show pages that are ahead of the site; problems stay as they were told last."""
        if pages:
            self._over = dict(pages)
            self._next(FIRST, self.state.problems)

    def done(self, changed: tuple[str, ...], problems: tuple[Problem, ...]) -> None:
        """The whole site is printed; `problems` are warnings."""
        self._over = {}
        self._next(DONE, problems, changed)

    def stopped(self, problems: tuple[Problem, ...]) -> None:
        """Nothing was printed: the site is as it was."""
        self._over = {}
        self._next(STOPPED, problems)

    def close(self) -> None:
        """Let every waiting thread go."""
        with self._change:
            self.closed = True
            self._change.notify_all()

    def _next(self, phase: str, problems: tuple[Problem, ...], changed: tuple[str, ...] = ()) -> None:
        with self._change:
            self.state = State(self.state.serial + 1, phase, problems)
            self._news.append((self.state.serial, changed))
            self._change.notify_all()

    # The serving threads
    def wait(self, serial: int, seconds: float) -> State | None:
        """The state once it is another than that of a serial number, None when that took too long."""
        with self._change:
            self._change.wait_for(lambda: self.closed or self.state.serial != serial, seconds)
            return None if self.closed or self.state.serial == serial else self.state

    def content(self, path: str) -> bytes | None:
        """The bytes of a file of the site as it is shown now, None where there is none."""
        page = self._over.get(path)
        if page is not None:
            return page
        try:
            return (self.output / path).read_bytes()
        except (OSError, ValueError):
            return None

    def version(self, path: str) -> str:
        """A digest of what is shown at a path now."""
        return digest(self.content(path))

    def changed_since(self, serial: int) -> tuple[str, ...] | None:
        """Files printed or removed since a state, None when they are too many to name or too long ago."""
        with self._change:
            news = [(number, paths) for number, paths in self._news if number > serial]
            whole = bool(news) and news[0][0] == serial + 1
        paths = tuple(dict.fromkeys(path for _, changed in news for path in changed))
        return paths if not news or (whole and len(paths) <= _NAMED) else None


def digest(content: bytes | None) -> str:
    """A digest by which a page knows its own content; nothing has one too."""
    return blake2b(content or b"", digest_size=8).hexdigest()


def told(live: Live, state: State, serial: int, page: str, version: str) -> bytes:
    """A message of the event stream for who shows a page: what is new since the state it knows.

    `reload` says whether the page is another than the version shown; `changed` names files it may show, or is null.
    """
    changed = live.changed_since(serial)
    values: dict[str, Any] = {
        "serial": f"{live.boot}.{state.serial}",
        "phase": state.phase,
        "reload": state.phase != BEGINNING and live.version(page) != version,
        "style": live.version(STYLE),
        "changed": None if changed is None else [path for path in changed if not path.endswith(".html")],
        "problems": [worded(each) for each in ordered(state.problems)],
    }
    return f"id: {state.serial}\ndata: {json.dumps(values, ensure_ascii=False)}\n\n".encode()


def ordered(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, errors first, then by place."""
    return sorted(set(problems), key=lambda each: (not each.fatal, each))


def worded(each: Problem) -> dict[str, str | bool]:
    """A problem as a page shows it."""
    place = ":".join(str(part) for part in (each.path, each.line, each.column) if part)
    return {
        "place": place,
        "fatal": each.fatal,
        "code": each.code,
        "message": each.message,
        "guess": each.guess,
    }
