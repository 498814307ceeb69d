"""What changed under content/ since the shelves were filled, told by sizes and times alone."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

_LIKE_MARKDOWN = (".markdown", ".mdown", ".mkd", ".md")
ABSENT = "-"


def sources(content: Path, roots: tuple[str, ...]) -> dict[str, str]:
    """The stamp of every file below the roots that is, or looks like, an article; folders behind links are one file."""
    found: dict[str, str] = {}
    for root in roots:
        _walk(f"{content}/{root}", root, found)
    return found


def some(content: Path, roots: tuple[str, ...], ids: Iterable[str]) -> dict[str, str]:
    """What `sources` tells of these paths alone, each from the content root and none of them that of a folder."""
    found = {}
    for id in ids:
        root, *folders = id.split("/")[:-1] or ("",)
        below = (content.joinpath(root, *folders[: depth + 1]) for depth in range(len(folders)))
        if root not in roots or any(folder.startswith(".") for folder in folders) or any(map(os.path.islink, below)):
            continue
        path = content / id
        with contextlib.suppress(OSError):
            if path.is_symlink():
                found[id] = _linked(path)
            elif path.name.lower().endswith(_LIKE_MARKDOWN):
                found[id] = _text(path.stat())
    return found


def stamp(path: str | Path) -> str:
    """Size, time and inode of a file or folder, which an edit cannot leave all the same; '-' where there is none."""
    try:
        return _text(os.stat(path))  # noqa: PTH116 -- of ten thousand pictures, each time
    except OSError:
        return ABSENT


def _walk(folder: str, id: str, found: dict[str, str]) -> None:
    """Put what is below a folder to what was found: each time all of a hundred thousand files."""
    try:
        entries = os.scandir(folder)
    except OSError:
        return
    with entries:
        for entry in entries:
            if entry.is_file(follow_symlinks=False):
                if entry.name.lower().endswith(_LIKE_MARKDOWN):
                    try:
                        found[f"{id}/{entry.name}"] = _text(entry.stat(follow_symlinks=False))
                    except FileNotFoundError:  # the other name of a file that an editor saves just now
                        continue
            elif entry.is_symlink():
                found[f"{id}/{entry.name}"] = _linked(entry.path)
            elif entry.is_dir() and not entry.name.startswith("."):
                _walk(entry.path, f"{id}/{entry.name}", found)


def _linked(path: str | Path) -> str:
    """The stamp of what a link leads to and of the link itself."""
    return f"{stamp(path)} {_text(os.lstat(path))}"


def _text(stat: os.stat_result) -> str:
    return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ino}"
