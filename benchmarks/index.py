"""`python -m benchmarks.index TREE SITE`: our index made, made again from what is kept, and mended; costs as JSON."""

from __future__ import annotations

import gc
import json
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.corpus import PROJECT
from plugins.desk.project import edition_settings
from plugins.gathering.gather import gather
from plugins.gathering.shelves import Shelves
from plugins.model.edition import Edition
from plugins.press.asking import Drawer
from plugins.press.settings import order
from plugins.search.documents import Document, documents
from plugins.search.index import mapped, printed
from plugins.search.ledger import Ledger
from plugins.search.making import make
from plugins.search.preparing import FILES, MANIFEST, ROOM, prepare
from plugins.search.shards import script

DAY = "2026-01-01"
SENTENCE = "\nThêm một câu về lãnh đạo chi bộ thực hiện nghị quyết của Đảng ủy xã.\n"


def edition_of(tree: Path, shelves: Shelves) -> Edition:
    """The intranet edition of TREE/content."""
    gathered = gather(order(edition_settings(PROJECT, content=str(tree / "content"), day=DAY)), shelves)
    assert gathered.edition is not None, gathered.problems  # noqa: S101 -- a corpus with problems measures nothing
    return gathered.edition


def documents_of(tree: Path) -> list[Document]:
    """All that can be found in TREE/content."""
    return list(documents(edition_of(tree, Shelves(tree / "state.sqlite"))))


def main() -> None:
    """Measure, print the site, tell."""
    tree, site = map(Path, sys.argv[1:])
    shelves = Shelves(tree / "state.sqlite")
    drawer = Drawer(shelves, ROOM)
    edition = edition_of(tree, shelves)
    before = _peak()
    cpu, _ = _timed(shelves, lambda: prepare(edition, drawer, mapped))
    peak = _peak()
    size, files = _print(drawer, site)
    segments = Ledger.load(drawer).segments().values()
    again, _ = _timed(shelves, lambda: [make(segment, drawer, mapped) for segment in segments])
    notes = [f"from cached analysis {again:.2f} s CPU; memory of the edition before {before // 1000} MB"]
    notes += _mended(tree, shelves, drawer, edition)
    told = {"cpu": cpu, "memory": peak * 1024, "size": size, "files": files, "notes": notes}
    print(json.dumps(told))


def _peak() -> int:
    """The most memory this program took so far, in kB; what `resource` tells would include the process it came from."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("VmHWM:")))


def _timed(shelves: Shelves, work: Callable[[], Any]) -> tuple[float, int]:
    """Seconds of CPU, and how many keys were touched; what came before leaves no garbage to be looked for meanwhile."""
    gc.collect()
    shelves.sql.execute("BEGIN IMMEDIATE")
    shelves.touched.clear()
    start = time.process_time()
    work()
    spent = time.process_time() - start
    shelves.sql.execute("COMMIT")
    return spent, len(shelves.touched)


def _mended(tree: Path, shelves: Shelves, drawer: Drawer, edition: Edition) -> list[str]:
    ids = edition.articles()
    notes = []
    for what, id in (("in the middle", ids[len(ids) // 2]), ("the newest", ids[0])):
        path = tree / "content" / id
        text = path.read_text("utf-8")
        path.write_text(text + SENTENCE, "utf-8")
        edited = edition_of(tree, shelves)
        cpu, touched = _timed(shelves, lambda edited=edited: prepare(edited, drawer, mapped))
        path.write_text(text, "utf-8")
        notes.append(f"a sentence more in the article {what}: {cpu:.2f} s CPU, {touched} keys kept anew")
    copy = tree / "content" / Path(ids[0]).with_name("zz-them-mot-bai.md")  # of one day the last by name is the newest
    lines = (tree / "content" / ids[0]).read_text("utf-8").split("\n")
    copy.write_text("\n".join(f"slug: {copy.stem}" if line.startswith("slug:") else line for line in lines), "utf-8")
    edited = edition_of(tree, shelves)
    cpu, touched = _timed(shelves, lambda: prepare(edited, drawer, mapped))
    notes.append(f"an article more: {cpu:.2f} s CPU, {touched} keys kept anew")
    return notes


def _print(drawer: Drawer, site: Path) -> tuple[int, int]:
    """The files of the index; their gzipped bytes and how many they are."""
    size = 0
    names = json.loads(drawer.get(FILES) or b"[]")
    for name in names:
        path = site / f"{name}.js"
        path.parent.mkdir(parents=True, exist_ok=True)
        content = script((name, printed(drawer.get(name) or b"")))
        path.write_bytes(content)
        size += len(zlib.compress(content, 6)) + 12
    (site / "manifest.json").write_bytes(drawer.get(MANIFEST) or b"{}")
    return size, len(names)


if __name__ == "__main__":
    main()
