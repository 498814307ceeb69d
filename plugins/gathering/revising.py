"""The revisions of articles on the shelves: taken from git when content/ stands at another commit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from plugins.gathering.registers import FOLDER, read_registers
from plugins.gathering.shelves import Shelves, pack
from plugins.history import comparing
from plugins.history.repository import HistoryError, blobs
from plugins.history.standing import Standing
from plugins.history.versions import Past, Version, later, past
from plugins.model.articles import PUBLIC
from plugins.model.problems import Problem, problem
from plugins.model.sheets import Mapped
from plugins.reading.files import audience_of
from plugins.reading.reader import SUFFIX

_BATCH = 200
_WORTH_WORKERS = 400

Grown = tuple[str, tuple[Version, ...]]


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose revisions are wanted: of what an audience may see below `content`; `said` are the registers' texts."""

    content: Path
    audience: str
    said: tuple[str, ...]


def revise(shelves: Shelves, asked: Asked, now: Standing | None, mapped: Mapped | None) -> tuple[Problem, ...]:
    """Bring the revisions of all articles an audience may see up to date with the commit that content/ stands at.

    Edits that are not committed revise nothing. Where git will not tell, nothing is known of any edit, and a warning
    says so.
    """
    try:
        found = _found(shelves, asked, now)
        grown = _grown(shelves, found)
        _shelve(shelves, _compared(asked, grown, mapped))
    except HistoryError as error:
        _forget(shelves, ())
        _remember(shelves, "", 0)
        return (problem("BT819", "", reason=error),)
    if found.whole:
        _forget(shelves, found.versions)
    known = 0 if found.whole else shelves.since()[0]
    _remember(shelves, now.mark if now else "", min(filter(None, (known, found.since)), default=0))
    return ()


def _found(shelves: Shelves, asked: Asked, now: Standing | None) -> Past:
    """What is to be known of every article, or of those that commits changed since the one known."""
    if now is None:
        return Past({})
    wanted = partial(_read, audience=asked.audience)
    known, _, bounds = shelves.mark().partition(" ")
    grown = later(asked.content, now.commit, known, wanted, partial(_known, shelves)) if bounds == now.bounds else None
    return grown or past(asked.content, now.commit, wanted)


def _known(shelves: Shelves, id: str) -> tuple[Version, ...]:
    try:
        versions: tuple[Version, ...] = shelves.record("versions", id)
    except KeyError:
        return ()
    return versions


def compare_batch(batch: tuple[Grown, ...], content: Path, said: tuple[str, ...]) -> list[tuple[str, bytes | None]]:
    """The packed revisions of each article, None where it has none; any worker can run it."""
    context = read_registers(said).reading
    found = blobs(content, (blob for _, versions in batch for _, blob in versions))
    rows = []
    for id, versions in batch:
        sources = [(moment, next(found)) for moment, _ in versions]
        known = [(moment, source) for moment, source in sources if source is not None]
        revisions = comparing.revisions(id, known, context)
        rows.append((id, pack(revisions) if revisions else None))
    return rows


def _read(id: str, audience: str) -> bool:
    """Whether the edition reads what lies at a path."""
    root, *folders = id.split("/")
    inside = audience_of(id) == PUBLIC if audience == PUBLIC else root != FOLDER
    return (
        inside and bool(folders) and id.endswith(SUFFIX) and not any(each.startswith(".") for each in (root, *folders))
    )


def _grown(shelves: Shelves, found: Past) -> list[Grown]:
    """The articles whose past is not the one that their revisions were taken from."""
    rows = sorted(found.versions.items())
    return [(id, each) for id, each in rows if shelves.put("versions", id, pack(each) if each else None)]


def _compared(asked: Asked, grown: list[Grown], mapped: Mapped | None) -> Iterator[tuple[str, bytes | None]]:
    """The revisions of articles; one with a single version has none."""
    yield from ((id, None) for id, versions in grown if len(versions) < 2)
    grown = [each for each in grown if len(each[1]) > 1]
    task = partial(compare_batch, content=asked.content, said=asked.said)
    batches = [tuple(grown[start : start + _BATCH]) for start in range(0, len(grown), _BATCH)]
    rows: Iterable[list[tuple[str, bytes | None]]]
    rows = (mapped if mapped and len(grown) >= _WORTH_WORKERS else map)(task, batches)
    yield from (row for part in rows for row in part)


def _shelve(shelves: Shelves, rows: Iterable[tuple[str, bytes | None]]) -> None:
    listed = set(shelves.items("revised", ""))
    for id, revisions in rows:
        shelves.put("revisions", id, revisions)
        entry = {("revised", "", "", id)}
        shelves.enter(entry if revisions and id not in listed else ())
        shelves.strike(entry if id in listed and not revisions else ())


def _forget(shelves: Shelves, standing: Iterable[str]) -> None:
    """Away with the past of every article that has none any more."""
    known = set(shelves.column("SELECT id FROM record WHERE kind='versions'"))
    for id in sorted(known.difference(standing)):
        shelves.put("versions", id, None)
    _shelve(shelves, ((id, None) for id in sorted(known.difference(standing))))


def _remember(shelves: Shelves, mark: str, since: int) -> None:
    """Where content/ stands, and since when anything is known (0: nothing is)."""
    shelves.put("history", "mark", pack(mark) if mark else None)
    shelves.put("history", "since", pack((since, comparing.local(since).date())) if since else None)
