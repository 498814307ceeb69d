"""Workers: any executor of concurrent.futures, opened only when there is work worth it."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import chain, islice
from multiprocessing.process import BaseProcess
from typing import Any

from plugins.press.memory import usual

Progress = Callable[[str, int, int], None]
_AHEAD = 32  # values handed out before what came of the first is taken


def silent(what: str, done: int, all: int) -> None:
    """Nobody watches."""


@dataclass(slots=True)
class Workers:
    """`jobs` processes, or what `open_executor` opens (an engine that spans machines); 1 job works in this process."""

    jobs: int
    open_executor: Callable[[int], Executor] | None = None
    _executor: Executor | None = field(default=None, init=False)

    @property
    def many(self) -> bool:
        """Whether work is shared at all."""
        return self.jobs > 1 or self.open_executor is not None

    @property
    def near(self) -> bool:
        """Whether they are here at once: open already, or to be forked from this process."""
        return self._executor is not None or (self.many and self.open_executor is None and _forks())

    def map(self, function: Callable[[Any], Any], values: Iterable[Any]) -> Iterator[Any]:
        """`map` in order over all workers; a single value is not worth opening them for."""
        if not self.many:
            return map(function, values)
        ahead = iter(values)
        first = list(islice(ahead, 2))
        if len(first) < 2 and self._executor is None:
            return map(function, first)
        values = chain(first, ahead)
        if self._executor is None:
            self._executor = (self.open_executor or processes)(self.jobs)
        return self._ahead(self._executor, function, values)

    def _ahead(self, executor: Executor, function: Callable[[Any], Any], values: Iterable[Any]) -> Iterator[Any]:
        """What comes of the values in order; no more are under way than keep every worker busy, however many wait."""
        under_way: deque[Future[Any]] = deque()
        try:
            for value in values:
                if len(under_way) >= max(_AHEAD, 4 * self.jobs):
                    yield under_way.popleft().result()
                under_way.append(executor.submit(function, value))
            while under_way:
                yield under_way.popleft().result()
        finally:
            for each in under_way:
                each.cancel()

    def close(self) -> None:
        """Let the workers go."""
        if self._executor is not None:
            self._executor.shutdown()
            self._executor = None
            gc.unfreeze()  # what was put aside for forking may be garbage one day


def processes(jobs: int) -> Executor:
    """A pool of processes: forked where that is safe, which shares what is loaded already, else started afresh.

    Forking a process in which other threads run may copy a lock that nobody will ever open.
    """
    forks = _forks()
    if forks:
        gc.collect()
        gc.freeze()
    return ProcessPoolExecutor(jobs, multiprocessing.get_context("fork" if forks else "spawn"), follow)


def _forks() -> bool:
    return "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1


def follow() -> None:
    """Let this worker end with the process that started it, however that ends, and look for garbage as usual.

    A worker that waited for ever would hold the lock it was forked with, and the next printing would wait for it.
    """
    usual()
    threading.Thread(target=_end_with, args=(multiprocessing.parent_process(),), daemon=True).start()


def _end_with(parent: BaseProcess | None) -> None:
    if parent is not None:
        parent.join()
        os._exit(1)
