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
from plugins.history.versions import Past, Version, past
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
        found = past(asked.content, now.commit, partial(_read, audience=asked.audience)) if now else Past({}, 0)
        versions = {id: rows for id, rows in found.versions.items() if len(rows) > 1}
        grown = _grown(shelves, versions)
        _shelve(shelves, _compared(asked, grown, mapped))
    except HistoryError as error:
        _forget(shelves, ())
        _remember(shelves, "", 0)
        return (problem("BT819", "", reason=error),)
    _forget(shelves, versions)
    _remember(shelves, now.mark if now else "", found.since)
    return ()


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


def _grown(shelves: Shelves, versions: dict[str, tuple[Version, ...]]) -> list[Grown]:
    """The articles whose past is not the one that their revisions were taken from."""
    return [(id, rows) for id, rows in sorted(versions.items()) if shelves.put("versions", id, pack(rows))]


def _compared(asked: Asked, grown: list[Grown], mapped: Mapped | None) -> Iterator[tuple[str, bytes | None]]:
    task = partial(compare_batch, content=asked.content, said=asked.said)
    batches = [tuple(grown[start : start + _BATCH]) for start in range(0, len(grown), _BATCH)]
    rows: Iterable[list[tuple[str, bytes | None]]]
    rows = (mapped if mapped and len(grown) >= _WORTH_WORKERS else map)(task, batches)
    return (row for part in rows for row in part)


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
    shelves.put("history", "mark", pack(mark) if mark else None)
    shelves.put("history", "since", pack(comparing.local(since).date()) if since else None)
