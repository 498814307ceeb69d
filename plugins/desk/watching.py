"""Watching the sources: every change since the last look, sorted into content, theme and program."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import watchfiles

# An editor's save is two or three events within a millisecond: a pause of 5 ms ends it, and a stream of changes is cut
# after 20. The library's own 50 and 1,600 would be most of what an editor waits for.
STEP, DEBOUNCE = 5, 20
BREATH = 200  # milliseconds after which the watcher tells that nothing changed

_MANY = 200  # more paths than these: looking at everything is as quick, and the system may have dropped some


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed: paths from the content root (None for any), and whether files of the theme or the program did."""

    content: frozenset[str] | None = frozenset()
    theme: bool = False
    program: bool = False

    def __bool__(self) -> bool:
        return self.content is None or bool(self.content) or self.theme or self.program

    def __or__(self, other: Changes) -> Changes:
        """Both."""
        every = None if self.content is None or other.content is None else self.content | other.content
        return Changes(every, self.theme or other.theme, self.program or other.program)


EVERYTHING = Changes(None, theme=True)


@dataclass(frozen=True, slots=True)
class Sources:
    """Where an edition comes from; `settings` are the files that its settings are read from."""

    content: Path
    theme: Path
    program: Path
    settings: tuple[Path, ...] = ()

    def changes(self, paths: Iterable[str]) -> Changes:
        """What these changed paths mean."""
        found = Changes()
        for path in map(Path, paths):
            if path.is_relative_to(self.content):
                below = path.relative_to(self.content).as_posix()
                found |= Changes(None if below == "." else frozenset((below,)))
            elif path.is_relative_to(self.theme):
                found |= Changes(theme=True)
            elif path.is_relative_to(self.program) and "__pycache__" not in path.parts:
                found |= Changes(program=True)
        many = found.content is not None and len(found.content) > _MANY
        return found | Changes(None) if many else found

    def stamps(self) -> tuple[tuple[int, int], ...]:
        """Of the settings' files; these lie beside much else, so they are looked at and not watched."""
        found = (path.stat() for path in self.settings if path.is_file())
        return tuple((stat.st_mtime_ns, stat.st_size) for stat in found)


def watching(sources: Sources) -> Iterator[Changes]:
    """First nothing, as soon as every later change is noted; then what changed, or nothing after each breath.

    Changes made while nobody asks are kept. Ctrl-C ends it quietly.
    """
    logging.getLogger("watchfiles").setLevel(logging.ERROR)  # it would tell of every interruption, in English
    folders = (sources.content, sources.theme, sources.program)
    stamps = sources.stamps()
    for found in _watch(folders):
        now = sources.stamps()
        yield sources.changes(path for _, path in found) | Changes(program=now != stamps)
        stamps = now


def _watch(folders: tuple[Path, ...]) -> Iterator[set[watchfiles.main.FileChange]]:
    """The library's watcher; where the system has too few watches to give, files are looked at in turn."""

    def begun(*, polling: bool) -> Iterator[set[watchfiles.main.FileChange]]:
        return watchfiles.watch(
            *folders,
            watch_filter=None,
            debounce=DEBOUNCE,
            step=STEP,
            rust_timeout=BREATH,
            yield_on_timeout=True,
            raise_interrupt=False,
            force_polling=polling or None,
            ignore_permission_denied=True,
        )

    watch = begun(polling=False)
    try:
        first = next(watch, set())
    except OSError:
        watch = begun(polling=True)
        first = next(watch, set())
    yield first
    yield from watch
