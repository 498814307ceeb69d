"""What changed under content/ since the shelves were filled, told by sizes and times alone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

_LIKE_MARKDOWN = (".markdown", ".mdown", ".mkd", ".md")
ABSENT = "-"


def sources(content: Path, roots: tuple[str, ...]) -> dict[str, str]:
    """The stamp of every file below the roots that is, or looks like, an article; folders behind links are one file."""
    return {id: stamp for root in roots for id, stamp in _walk(content / root, root)}


def stamp(path: str | Path) -> str:
    """Size, time and inode of a file or folder, which an edit cannot leave all the same; '-' where there is none."""
    try:
        return _text(Path(path).stat())
    except OSError:
        return ABSENT


def _walk(folder: str | Path, id: str) -> Iterator[tuple[str, str]]:
    try:
        found = os.scandir(folder)
    except OSError:
        return
    with found:
        for entry in found:
            name = f"{id}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                if not entry.name.startswith("."):
                    yield from _walk(entry.path, name)
            elif entry.is_symlink():
                yield name, f"{stamp(entry.path)} {_text(entry.stat(follow_symlinks=False))}"
            elif entry.name.lower().endswith(_LIKE_MARKDOWN):
                yield name, _text(entry.stat())


def _text(stat: os.stat_result) -> str:
    return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ino}"
