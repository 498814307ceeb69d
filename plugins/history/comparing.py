"""From the committed versions of one article to its revisions: only what readers of its audience could have read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from plugins.model.facts import Fact
from plugins.model.revisions import Revision
from plugins.reading.context import ReadingContext
from plugins.reading.reader import Reading, read_source
from plugins.showing.figures import number

Cell = tuple[str, str, str, str, str]
Numbers = dict[str, Fact]
"""Each number stated for one cell, with its first fact."""

_AHEAD = timedelta(hours=7)  # of Vietnam, all year
_TAG = b"so:"
_BREAK = re.compile(rb"\n[ \t\r]*\n")
_DEFINED = re.compile(rb"^ {0,3}\[[^\]\n]+\]:\s*<?so:", re.MULTILINE)
_MISSING = ("BT206", "BT234")  # files and articles that a former version leads to are not looked for


class _Nothing:
    """A content root without files: a version is read from its bytes alone."""

    def real(self, _path: str) -> None:
        """No file."""

    def size(self, _path: str) -> int:
        """Never asked."""
        return 0

    def read(self, _path: str) -> bytes:
        """Never asked."""
        return b""

    def names(self, _folder: str) -> tuple[str, ...]:
        """No file."""
        return ()


def revisions(id: str, versions: Sequence[tuple[int, bytes]], context: ReadingContext) -> tuple[Revision, ...]:
    """The revisions in the versions (seconds since 1970, bytes) of the article `id`, all oldest first.

    A version that nobody could read does not count: a draft, one with errors, one replaced before its day.
    """
    if not any(_TAG in source for _, source in versions):
        return ()
    told = list(_distinct(versions))
    if len(told) < 2:
        return ()
    ends = [*(local(seconds) for seconds, _ in told[1:]), datetime.max]
    state = _State(id)
    for (seconds, source), end in zip(told, ends, strict=True):
        moment, reading = local(seconds), read_source(source, id, _Nothing(), context)
        if _sound(reading) and (reading.visible_on(moment) or reading.visible_on(end)):
            state.take(reading, moment)
    return tuple(sorted(state.told(), key=lambda each: each.moment))


def local(seconds: int) -> datetime:
    """Seconds since 1970 as the naive time of Vietnam."""
    return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None) + _AHEAD


def _sound(reading: Reading) -> bool:
    """Whether the version could be printed, as far as its own text goes."""
    return reading.body is not None and not any(each.fatal and each.code not in _MISSING for each in reading.problems)


def _distinct(versions: Iterable[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
    """Versions whose figures may differ from those of the one before: most edits touch no tagged paragraph."""
    last = None
    for seconds, source in versions:
        signature = _figured(source)
        if signature != last:
            yield seconds, source
        last = signature


def _figured(source: bytes) -> bytes:
    """The front matter and every paragraph or table with a tag; everything where tags are defined apart."""
    if _DEFINED.search(source):
        return source
    head = source[: source.find(b"\n---", 3)]
    return b"\n\n".join((head, *(each for each in _BREAK.split(source[len(head) :]) if _TAG in each)))


@dataclass(slots=True)
class _State:
    """What the article stated last for each cell, and since when it has been without it."""

    id: str
    known: dict[Cell, Numbers] = field(default_factory=dict)
    gone: dict[Cell, datetime] = field(default_factory=dict)
    found: list[Revision] = field(default_factory=list)

    def take(self, reading: Reading, moment: datetime) -> None:
        """The next version that readers had before them."""
        assert reading.body is not None  # noqa: S101 -- a sound one has a body
        now: dict[Cell, Numbers] = {}
        for fact in reading.body.facts:
            now.setdefault(fact.cell, {}).setdefault(number(fact), fact)
        for cell, before in list(self.known.items()):
            if cell in now:
                self._edited(before, now[cell], moment)
                self.gone.pop(cell, None)
            elif self._moved(before, now):
                del self.known[cell]
                self.gone.pop(cell, None)
            elif not all(fact.sentence in reading.body.text for fact in before.values()):
                self.gone.setdefault(cell, moment)
        self.known |= now

    def told(self) -> Iterator[Revision]:
        """Every edit of a number, and every cell that the article does not state any more."""
        yield from self.found
        for cell, moment in self.gone.items():
            for fact in self.known[cell].values():
                yield Revision(self.id, moment, fact, None)

    def _edited(self, before: Numbers, after: Numbers, moment: datetime) -> None:
        """Pair the numbers that went with those that came; one that only joined the others is no edit."""
        went = [fact for text, fact in before.items() if text not in after]
        came = [fact for text, fact in after.items() if text not in before] or list(after.values())
        for at, fact in enumerate(went):
            self.found.append(Revision(self.id, moment, fact, came[min(at, len(came) - 1)]))

    def _moved(self, before: Numbers, now: dict[Cell, Numbers]) -> bool:
        """Whether every number stands in another cell now: its tag was put right, not the figure."""
        fresh = [each for cell, found in now.items() if cell not in self.known for each in found.items()]
        return all(
            any(text == other and (fact.indicator == each.indicator or fact.sentence == each.sentence)
                for other, each in fresh)
            for text, fact in before.items()
        )  # fmt: skip
