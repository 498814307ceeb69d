"""A small portal that builds in a blink: real content of a few pieces, a gazetteer of four provinces, one process.

Any room can be held to the press's promise with it: whatever is edited, an incremental printing leaves the same bytes
as a clean one.
"""

from __future__ import annotations

import multiprocessing
import re
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from plugins.desk.building import build
from plugins.desk.project import edition_settings
from plugins.gathering import registers
from plugins.gazetteer import tables
from plugins.press import printing, station, workers
from plugins.press import settings as press_settings
from plugins.press.fingerprints import code_version, digest
from plugins.press.printing import Printed
from plugins.press.workers import follow
from tests.conftest import ROOT

PROVINCES = ("22", "38", "42", "80", "80~2", "72")
# Enough districts for everything that happens to districts: renamed, raised to a town, merged into another, dissolved.
FEW = frozenset(("d198", "d202", "d205", "d193", "d204", "d806", "d441"))
ARTICLE = """---
title: {title}
date: {date}
summary: {summary}
category: {category}
tags: [{tags}]
place: {place}
authors: Ban biên tập
---
{body}
"""
PLACES = (
    "huyện Bình Liêu, Quảng Ninh",
    "huyện Cần Đước, Long An",
    "huyện Vũ Quang, Hà Tĩnh",
    "huyện Ba Chẽ, Quảng Ninh",
)


@contextmanager
def small_world(folder: Path, districts: frozenset[str] = frozenset()) -> Iterator[None]:
    """While inside, the gazetteer knows the units of four provinces of old (and what became of them) alone.

    Of their districts only those named, if any are. The world's files may be changed: they count as the program's own.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {f"p{code}" for code in PROVINCES}
    places = _kept(tables.PLACES, lambda id, named: id in wanted if id[0] == "p" else not named.isdisjoint(wanted))
    if districts:
        places = [line for line in places if line[0] == "p" or _id(line) in districts]
    standing = {*map(_id, places)}
    communes = _kept(tables.COMMUNES, lambda _, named: not districts or not named.isdisjoint(standing))
    for name, lines in ((tables.PLACES, places), (tables.COMMUNES, communes)):
        (folder / name).write_text("".join(lines), "utf-8")
    with inhabited(folder):
        yield


@contextmanager
def inhabited(folder: Path) -> Iterator[None]:
    """While inside, the gazetteer is the one of a folder, whose bytes are part of the program's version."""
    registers.held.clear()
    try:
        with ExitStack() as stack:
            for each in _patches(folder):
                stack.enter_context(each)
            yield
    finally:
        registers.held.clear()
        station.station_of.cache_clear()


def settle(folder: str) -> None:
    """Let this process, a worker's, live in the world of a folder from now on."""
    registers.held.clear()
    for each in _patches(Path(folder)):
        each.start()


def _patches(folder: Path) -> tuple[Any, ...]:
    whole = tables.Gazetteer.load

    def version() -> str:
        return digest(code_version().encode(), *(path.read_bytes() for path in sorted(folder.glob("*.tsv"))))

    load = patch.object(tables.Gazetteer, "load", lambda: whole(folder))
    started = patch.object(workers, "follow", partial(_follow, str(folder)))
    versions = (patch.object(module, "code_version", version) for module in (press_settings, printing))
    return load, started, *versions


def _follow(folder: str) -> None:
    """What a worker does first: live in that world, which a forked one does already, and end with who started it."""
    if printing.code_version is code_version:
        settle(folder)
    follow()


def _kept(name: str, wanted: Callable[[str, set[str]], bool]) -> list[str]:
    """The lines of a table of the gazetteer whose id and whatever provinces and districts they name are wanted."""
    lines = (tables.FOLDER / name).read_text("utf-8").splitlines(keepends=True)
    return [line for line in lines if wanted(_id(line), set(re.findall(r"\b[dp]\d+(?:~\d)?", line)))]


def _id(line: str) -> str:
    return line.partition("\t")[0]


def settings(content: Path, output: Path, **changed: Any) -> dict[str, Any]:
    """Pelican's settings for a site of the kit."""
    known = edition_settings(ROOT, content=str(content), output=str(output), day="2026-11-22")
    return {**known, "BANTIN_JOBS": 1, **changed}


def write(content: Path, id: str, number: int, **values: str) -> None:
    """An article of the kit at an id; what is not said follows from its number."""
    words = {
        "title": f"Bài số {number}",
        "date": f"{2015 + number % 4}-0{1 + number % 9}-1{number % 10} 0{number % 10}:30",
        "summary": f"Tóm tắt của bài {number}.",
        "category": ("Sinh hoạt chi bộ", "Kiểm tra, giám sát")[number % 2],
        "tags": ("chi bộ", "chi bộ, đảng viên trẻ", "nông thôn mới")[number % 3],
        "place": PLACES[number % len(PLACES)],
        "body": f"Đảng bộ có [{100 + number} đảng viên](so:dang-vien) theo Chỉ thị {number % 5 + 1:02d}-CT/TW.",
    }
    path = content / id
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(ARTICLE.format(**{**words, **values}), "utf-8")


def begin(folder: Path, count: int = 6) -> Path:
    """A content folder with the project's registers and a few pieces, one of them internal; returns it."""
    content = folder / "content"
    shutil.copytree(ROOT / "content" / "du-lieu", content / "du-lieu")
    for number in range(count):
        write(content, f"cong-khai/bai-viet/{2015 + number % 4}/bai-{number}.md", number)
    write(content, "noi-bo/bai-viet/2018/noi-bo.md", 90, date="2018-01-05")
    return content


def tree(output: Path) -> dict[str, bytes]:
    """Every file of an output by its path."""
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}


def forked(jobs: int) -> Executor:
    """An executor whose workers know the small world too, however many threads the tests run."""
    return ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"))


def printed(content: Path, output: Path, **changed: Any) -> Printed:
    """Build the site of the kit."""
    return build(settings(content, output, **changed))
