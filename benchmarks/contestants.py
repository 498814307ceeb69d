"""The builds that are timed: ours whole, again, after an edit, with new pieces; each peer whole."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks import trees
from benchmarks.corpus import PROJECT, Corpus
from benchmarks.installing import Peer
from benchmarks.measuring import Cost, measure

FULL, AGAIN, EDIT, PLAIN, ARTICLE, REPORT, LISTS = BUILDS = (
    "full",
    "again",
    "edit",
    "plain",
    "article",
    "report",
    "lists",
)
PROGRAM = ("plugins", "theme", "benchmarks", "pelicanconf.py", "publishconf.py")
DAY = "2026-01-01"  # the edition's day, so that a result does not depend on when it was made
Stamp = tuple[int, int, int]  # when it was written (ns), its size in bytes, its inode
SENTENCE = " Câu này vừa được thêm vào để đo thời gian in lại."


@dataclass(frozen=True, slots=True)
class Timed:
    """One timed build: who, what, its cost, how many files there are, and which of them it changed."""

    who: str
    what: str
    cost: Cost
    files: int
    changed: tuple[str, ...] = ()


class Ours:
    """bantin on its tree, always from the state of the first day."""

    name = "ours"

    def __init__(self, corpus: Corpus, tree: Path, plain: Path, builds: Iterable[str] = BUILDS) -> None:
        """Each tree holds content/, `plain` without tagged figures; outputs and state are made beside them.

        `builds` are those wanted. The copy keeps whoever edits the program meanwhile from changing what is measured.
        """
        self._corpus, self._builds, self._tree, self._plain = corpus, frozenset(builds), tree, plain
        self._program = tree / "program"
        copy_program(self._program)
        self._content, self._output = tree / "content", tree / "output"

    def run(self) -> Iterator[Timed]:
        """Full from nothing, again, after one sentence, with pieces more; then the articles and lists alone."""
        self._forget()
        command = [sys.executable, "-m", "plugins.desk", "build"]
        command += ["--content", str(self._content), "--output", str(self._output), "--on", DAY]
        if self._builds != {LISTS}:
            yield self._timed(FULL, command)
        if AGAIN in self._builds:
            yield self._timed(AGAIN, command)
        if self._builds & {EDIT, PLAIN, ARTICLE, REPORT}:
            yield from self._changes(command)
        if LISTS in self._builds:
            self._forget()
            lists = [sys.executable, "-m", "benchmarks.listing", str(self._plain / "content"), str(self._output)]
            yield self._timed(LISTS, lists)

    def _changes(self, command: list[str]) -> Iterator[Timed]:
        """A sentence more, an article more without figures and with them, a report more, and all as it was before."""
        edited = trees.our_path(self._content, self._corpus.pieces[len(self._corpus.pieces) // 2])
        before = edited.read_text("utf-8")
        more = {
            PLAIN: trees.untagged(self._corpus.article),
            ARTICLE: self._corpus.article,
            REPORT: self._corpus.report,
        }
        try:
            if EDIT in self._builds:
                edited.write_text(_with_sentence(before), encoding="utf-8")
                yield self._timed(EDIT, command)
            for what, piece in more.items():
                if what in self._builds:
                    trees.add(self._content, piece)
                    yield self._timed(what, command)
        finally:
            edited.write_text(before, encoding="utf-8")
            for piece in more.values():
                trees.remove(self._content, piece)

    def _timed(self, what: str, command: list[str]) -> Timed:
        before = snapshot(self._output)
        cost = measure(command, self._program)
        after = snapshot(self._output)
        return Timed(self.name, what, cost, len(after), changed(before, after) if before else ())

    def _forget(self) -> None:
        shutil.rmtree(self._output, ignore_errors=True)
        for tree in (self._tree, self._plain):
            shutil.rmtree(tree / ".bantin", ignore_errors=True)


class Other:
    """A peer on its tree."""

    def __init__(self, peer: Peer, tree: Path) -> None:
        """Dresses the tree with the peer's theme."""
        self.name, self._peer, self._tree = peer.name, peer, tree
        peer.dress(tree)

    def run(self) -> Iterator[Timed]:
        """One full build from nothing."""
        output = self._tree / self._peer.output
        shutil.rmtree(output, ignore_errors=True)
        cost = measure(self._peer.command, self._tree)
        yield Timed(self.name, FULL, cost, len(snapshot(output)))


def copy_program(folder: Path) -> None:
    """The program as it is now, so that whoever edits it meanwhile does not change what is measured."""
    for part in PROGRAM:
        source = PROJECT / part
        if source.is_dir():
            shutil.copytree(source, folder / part)
        else:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, folder / part)


def snapshot(folder: Path) -> dict[str, Stamp]:
    """The stamp of every file below a folder, by its path from there.

    A file that was written anew has another stamp even where its bytes are the same. Nothing is read, as gigabytes read
    between two builds would take the place of what the second needs in memory.
    """
    found: dict[str, Stamp] = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = Path(place) / name
            status = path.stat()
            found[path.relative_to(folder).as_posix()] = (status.st_mtime_ns, status.st_size, status.st_ino)
    return found


def changed(before: Mapping[str, Stamp], after: Mapping[str, Stamp]) -> tuple[str, ...]:
    """Paths of the files that were written anew, came or went between two snapshots, sorted."""
    return tuple(sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path)))


def _with_sentence(text: str) -> str:
    """The article with a sentence more at the end of its first paragraph."""
    matter, fence, body = text.partition("\n---\n")
    first, gap, rest = body.partition("\n\n")
    return matter + fence + first + SENTENCE + gap + rest
