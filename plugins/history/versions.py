"""The committed versions of each article, oldest first, as git's log tells them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from plugins.history.repository import HistoryError, main_line, side_lines

Version = tuple[int, str]
"""When it was written, in seconds since 1970, and the id of its blob."""
_FILE = "100"  # how the modes of plain files begin


@dataclass(frozen=True, slots=True)
class Past:
    """Versions by the article's path from content/, () for one that is gone; and since when anything is known.

    `since` is 0 where no commit tells. What is not `whole` is added to what was known: the past of other paths stays.
    """

    versions: dict[str, tuple[Version, ...]]
    since: int = 0
    whole: bool = True


@dataclass(frozen=True, slots=True)
class _Commit:
    """One commit of the log: its id, moment and parents, and (path, mode, blob, letter) of each file it changed."""

    id: str
    moment: int
    parents: tuple[str, ...]
    files: tuple[tuple[str, str, str, str], ...]


def past(content: Path, commit: str, wanted: Callable[[str], bool]) -> Past:
    """The past of every wanted path that stands at a commit; HistoryError where git will not tell.

    A version counts only as far back as the article stood at its path without a break: what lay elsewhere before, or
    was taken away, may have been another audience's. A merge brings what its side line wrote, with that line's dates.
    """
    line = tuple(_commits(main_line(content, commit)))
    grown = _grown(line, _written(content, line), wanted, lambda _: ())
    return Past({path: rows for path, rows in grown.items() if rows}, _since(line, wanted))


def later(
    content: Path, commit: str, known: str, wanted: Callable[[str], bool], before: Callable[[str], tuple[Version, ...]]
) -> Past | None:
    """What commits since a known one added to the past `before`; None where that one is not on the main line."""
    try:
        line = tuple(_commits(main_line(content, commit, known)))
    except HistoryError:  # the known commit is gone from the repository
        return None
    if not line or line[-1].parents[:1] != (known,):
        return None
    return Past(_grown(line, _written(content, line, known), wanted, before), _since(line, wanted), whole=False)


def _since(line: tuple[_Commit, ...], wanted: Callable[[str], bool]) -> int:
    """When the first of the commits that changed anything wanted was made, 0 where none did."""
    return min((each.moment for each in line if any(wanted(path) for path, *_ in each.files)), default=0)


def _grown(
    line: tuple[_Commit, ...],
    written: dict[tuple[str, str], list[int]],
    wanted: Callable[[str], bool],
    before: Callable[[str], tuple[Version, ...]],
) -> dict[str, tuple[Version, ...]]:
    """The versions of every path that the commits, newest first, changed."""
    found: dict[str, tuple[Version, ...]] = {}
    for each in reversed(line):
        for path, mode, blob, letter in each.files:
            if not wanted(path):
                continue
            rows = (found[path] if path in found else before(path)) if letter == "M" else ()
            if letter == "D" or not mode.startswith(_FILE):
                found[path] = ()
            elif rows and rows[-1][1] == blob:
                found[path] = rows
            else:
                own = [moment for moment in written.get((path, blob), ()) if moment <= each.moment]
                moment = max(own) if own and len(each.parents) > 1 else each.moment
                found[path] = (*rows, (max(moment, rows[-1][0] if rows else 0), blob))  # whatever a clock said
    return found


def _written(content: Path, line: tuple[_Commit, ...], known: str = "") -> dict[tuple[str, str], list[int]]:
    """When side lines wrote each (path, blob), if the main line has merges that brought any."""
    found: dict[tuple[str, str], list[int]] = {}
    if any(len(each.parents) > 1 and each.files for each in line):
        main = {each.id for each in line}
        for each in _commits(side_lines(content, line[0].id, known)):
            for path, _, blob, _ in each.files if each.id not in main else ():
                found.setdefault((path, blob), []).append(each.moment)
    return found


def _commits(log: bytes) -> Iterator[_Commit]:
    """The commits of a log: 'commit <id> <seconds> <parents>', then ':<raw>' and path pairs."""
    words = iter(log.decode("utf-8", "surrogateescape").split("\0"))
    commit: _Commit | None = None
    files: list[tuple[str, str, str, str]] = []
    for each in words:
        word = each.removeprefix("\n")
        if word.startswith(":"):
            _, mode, _, blob, letter = word.split(" ")
            files.append((next(words), mode, blob, letter[:1]))
        elif word.startswith("commit "):
            if commit:
                yield replace(commit, files=tuple(files))
            id, seconds, *parents = word.removeprefix("commit ").split()
            commit, files = _Commit(id, int(seconds), tuple(parents), ()), []
    if commit:
        yield replace(commit, files=tuple(files))
