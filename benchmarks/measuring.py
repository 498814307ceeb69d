"""What one command costs: user CPU, wall clock, peak memory of its whole process tree, instructions where counted."""

from __future__ import annotations

import functools
import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

EVERY = 0.02  # seconds between two looks at the memory
SHARE = 0.05  # of the time at most is spent looking, so that looking at a large tree does not slow it
EVENT = "instructions:u"


class FailedError(Exception):
    """The command ended with an error; the message is the end of what it said."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of user and system CPU and of wall clock, bytes of memory, instructions (None where not counted)."""

    user: float
    system: float
    wall: float
    memory: int
    instructions: int | None = None


def measure(command: Sequence[str], folder: Path) -> Cost:
    """Run a command in a folder; FailedError where it does not succeed.

    CPU is that of the process and of all descendants it waited for (wait4); memory is the highest sum, over the tree,
    of the proportional set size, in which pages that forked processes share count once. What earlier commands wrote is
    on the disk before it starts, so that it does not wait for their files.
    """
    os.sync()
    with tempfile.TemporaryDirectory() as aside:
        said, counted = Path(aside) / "said", Path(aside) / "counted"
        counter = ["perf", "stat", "-x", ",", "-e", EVENT, "-o", str(counted), "--"] if counts_instructions() else []
        start = time.perf_counter()
        with said.open("wb") as output:
            process = subprocess.Popen(
                [*counter, *command], cwd=folder, stdout=output, stderr=output, env=environment()
            )
            watch = _Watch(process.pid)
            _, status, used = os.wait4(process.pid, 0)
            wall = time.perf_counter() - start
            peak = watch.end()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise FailedError(said.read_text("utf-8", errors="replace").strip()[-2_000:])
        return Cost(used.ru_utime, used.ru_stime, wall, peak, _instructions(counted) if counter else None)


def environment() -> dict[str, str]:
    """That of this process, in which Python keeps what it compiled, as it does wherever nobody forbids it."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@functools.cache
def counts_instructions() -> bool:
    """Whether `perf` is here and this machine counts instructions."""
    with tempfile.TemporaryDirectory() as aside:
        counted = Path(aside) / "counted"
        try:
            subprocess.run(
                ["perf", "stat", "-x", ",", "-e", EVENT, "-o", str(counted), "true"], check=True, capture_output=True
            )
        except (OSError, subprocess.CalledProcessError):
            return False
        return _instructions(counted) is not None


def _instructions(report: Path) -> int | None:
    for line in report.read_text("utf-8").splitlines():
        count, *rest = line.split(",")
        if EVENT in rest and count.isdigit():
            return int(count)
    return None


class _Watch:
    """Looks at the memory of a process tree until told to end."""

    def __init__(self, root: int) -> None:
        self._root, self._peak, self._over = root, 0, threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def end(self) -> int:
        """The highest sum seen, in bytes."""
        self._over.set()
        self._thread.join()
        return self._peak

    def _look(self) -> None:
        pause = 0.0
        while not self._over.wait(pause):
            start = time.perf_counter()
            self._peak = max(self._peak, sum(memory(process) for process in tree(self._root)))
            pause = max(EVERY, (time.perf_counter() - start) / SHARE)


def tree(root: int) -> list[int]:
    """The process and its living descendants."""
    found, below = [root], [root]
    while below:
        try:
            tasks = [task.read_text() for task in Path(f"/proc/{below.pop()}/task").glob("*/children")]
        except OSError:
            continue
        children = [int(child) for task in tasks for child in task.split()]
        found += children
        below += children
    return found


def memory(process: int) -> int:
    """The proportional set size of one process in bytes, 0 when it is gone."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
