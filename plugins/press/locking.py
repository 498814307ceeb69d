"""One printing at a time for one output folder: the second waits, and says so."""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import IO


class Lock:
    """A lock of the operating system on a file: gone with its process, however that ended."""

    def __init__(self, path: Path) -> None:
        """The file is made where it is missing; nothing is locked yet."""
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._file: IO[str] = path.open("a", encoding="utf-8")

    def take(self, wait: Callable[[], None]) -> None:
        """Take the lock; where another process holds it, call `wait` once and wait for it."""
        if not self._try(blocking=False):
            wait()
            self._try(blocking=True)

    def release(self) -> None:
        """Let the next one in."""
        self._file.close()

    def _try(self, *, blocking: bool) -> bool:
        module = importlib.import_module("msvcrt" if os.name == "nt" else "fcntl")
        try:
            if os.name == "nt":
                self._file.seek(0)
                module.locking(self._file.fileno(), module.LK_LOCK if blocking else module.LK_NBLCK, 1)
            else:
                module.flock(self._file, module.LOCK_EX | (0 if blocking else module.LOCK_NB))
        except OSError:
            if blocking:
                return self._try(blocking=True)  # Windows gives up after ten seconds
            return False
        return True
