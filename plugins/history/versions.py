"""The committed versions of each article, oldest first, as git's log tells them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.history.repository import main_line, side_lines

Version = tuple[int, str]
"""When it was written, in seconds since 1970, and the id of its blob."""
_FILE = "100"  # how the modes of plain files begin


@dataclass(frozen=True, slots=True)
class Past:
    """Versions by the article's path from content/, and the moment before which nothing is known (0 for no commit)."""

    versions: dict[str, tuple[Version, ...]]
    since: int


@dataclass(frozen=True, slots=True)
class _Commit:
    """One commit of the log: its moment, whether it joined two lines, and (path, mode, blob, letter) of each file."""

    moment: int
    merge: bool
    files: tuple[tuple[str, str, str, str], ...]


def past(content: Path, commit: str, wanted: Callable[[str], bool]) -> Past:
    """The past of every wanted path that stands at a commit; HistoryError where git will not tell.

    A version counts only as far back as the article stood at its path without a break: what lay elsewhere before, or
    was taken away, may have been another audience's. A merge brings what its side line wrote, with that line's dates.
    """
    line = tuple(_commits(main_line(content, commit)))
    written = _written(content, commit) if any(each.merge and each.files for each in line) else {}
    found: dict[str, list[Version]] = {}
    ended: set[str] = set()
    since = 0
    for each in line:
        for path, mode, blob, letter in each.files:
            if not wanted(path):
                continue
            since = min(since, each.moment) or each.moment
            if path in ended:
                continue
            if letter != "M" or not mode.startswith(_FILE):
                ended.add(path)
            if letter != "D" and mode.startswith(_FILE):
                moment = written.get((path, blob), each.moment) if each.merge else each.moment
                found.setdefault(path, []).append((moment, blob))
    versions = {path: tuple(_in_turn(reversed(rows))) for path, rows in found.items()}
    return Past(versions, since)


def _written(content: Path, commit: str) -> dict[tuple[str, str], int]:
    """When each (path, blob) was first written on any line."""
    found: dict[tuple[str, str], int] = {}
    for each in _commits(side_lines(content, commit)):
        for path, _, blob, _ in each.files:
            found[path, blob] = min(each.moment, found.get((path, blob), each.moment))
    return found


def _in_turn(rows: Iterator[Version]) -> Iterator[Version]:
    """Versions that differ from the one before; none is older than that one, whatever a clock said."""
    last, latest = "", 0
    for moment, blob in rows:
        latest = max(latest, moment)
        if blob != last:
            yield latest, blob
        last = blob


def _commits(log: bytes) -> Iterator[_Commit]:
    """The commits of `git log --raw -z` in our format: 'commit <seconds> <parents>', then ':<raw>' and path pairs."""
    words = iter(log.decode("utf-8", "surrogateescape").split("\0"))
    moment, merge, files = 0, False, list[tuple[str, str, str, str]]()
    begun = False
    for each in words:
        word = each.removeprefix("\n")
        if word.startswith(":"):
            _, mode, _, blob, letter = word.split(" ")
            files.append((next(words), mode, blob, letter[:1]))
        elif word.startswith("commit "):
            if begun:
                yield _Commit(moment, merge, tuple(files))
            seconds, *parents = word.removeprefix("commit ").split()
            moment, merge, files, begun = int(seconds), len(parents) > 1, [], True
    if begun:
        yield _Commit(moment, merge, tuple(files))
