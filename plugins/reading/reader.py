"""From one Markdown file to an article: a function of its bytes, its path, the files beside it and the registers."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from plugins.model.articles import Article, Body
from plugins.model.packing import Packed
from plugins.model.problems import Problem, problem
from plugins.reading.body import Link, Source, read_body
from plugins.reading.context import ReadingContext
from plugins.reading.decoding import decode
from plugins.reading.files import Folder, Tree, Watched, audience_of
from plugins.reading.frontmatter import parse
from plugins.reading.header import read_header
from plugins.reading.secrecy import marks

__all__ = ["Reading", "ReadingContext", "read_all", "read_article", "read_source"]

SUFFIX = ".md"
_LIKE_MARKDOWN = (".markdown", ".mdown", ".mkd", ".md")


@dataclass(frozen=True, slots=True)
class Reading(Packed):
    """What came of one file: the article and its body (None where problems forbid them) and everything wrong.

    `id` is the path from the content root; problems name the file by it. `depends` are all other paths from the content
    root, of files and folders there or not, whose existence, bytes or names the reading asked for.
    """

    id: str
    audience: str
    article: Article | None = None
    body: Body | None = None
    draft: bool = False
    links: tuple[Link, ...] = ()
    problems: tuple[Problem, ...] = ()
    places: tuple[tuple[str, int, int], ...] = ()
    depends: tuple[str, ...] = ()

    def place(self, *keys: str) -> tuple[int, int]:
        """Line and column of the first of the keys that the front matter has, (1, 1) for none."""
        found = {key: (line, column) for key, line, column in self.places}
        return next((found[key] for key in keys if key in found), (1, 1))

    def hidden_on(self, day: date) -> str:
        """Why no edition of `day` holds the article, in Vietnamese, or ''.

        A plain date stands for its first minute where `publish_at` gives an hour, since an embargo must not be broken;
        pass a datetime to be exact. The article's own date hides it up to that day, whatever the hour.
        """
        now = day if isinstance(day, datetime) else datetime(day.year, day.month, day.day)
        article = self.article
        if article is None or self.body is None:
            return "còn lỗi"
        if self.draft:
            return "bản nháp"
        if article.date.date() > now.date() or (article.publish_at and article.publish_at > now):
            return "chưa đến ngày đăng"
        return "đã hết hạn đăng" if article.expire_at and article.expire_at < now else ""

    def visible_on(self, day: date) -> bool:
        """Whether an edition of `day` (exactly: of a moment) may hold the article."""
        return not self.hidden_on(day)


def read_article(path: Path, content: Path, context: ReadingContext) -> Reading:
    """Read the file at `path` below the content root `content`."""
    id = path.relative_to(content).as_posix()
    try:
        source = path.read_bytes()
    except OSError as error:
        return _refused(id, problem("BT134", id, reason=error.strerror or type(error).__name__))
    return read_source(source, id, Folder(content), context)


def read_source(source: bytes, id: str, tree: Tree, context: ReadingContext) -> Reading:
    """The article in the bytes of the file `id`; pictures and links are looked up in `tree`."""
    watched = Watched(tree)
    reading = _read(source, id, watched, context)
    depends = tuple(sorted(watched.seen - {id}))
    return replace(reading, depends=depends) if depends else reading


def _read(source: bytes, id: str, tree: Tree, context: ReadingContext) -> Reading:
    text, problems = decode(source, id)
    if problems:
        return _refused(id, *problems)
    if secret := marks(text):
        return _refused(id, *(problem("BT122", id, line, 1, mark=mark) for line, mark in secret))
    matter = parse(text, id)
    if any(each.code in ("BT104", "BT105") for each in matter.problems):
        return _refused(id, *matter.problems)
    header = read_header(matter, id, tree, context)
    article = header.article
    if article is None:
        return Reading(id, audience_of(id), draft=header.draft, problems=tuple(sorted(header.problems)))
    below = Source(matter.body, matter.body_line, matter.values.get("image"))
    read = read_body(below, article, tree, context)
    said = marks(read.body.text) if read.body else []
    if said:
        return _refused(id, *(problem("BT122", id, mark=mark) for _, mark in said))
    return Reading(
        id=id,
        audience=article.audience,
        article=replace(article, image=read.image),
        body=read.body,
        draft=header.draft,
        links=read.links,
        problems=tuple(sorted({*header.problems, *read.problems})),
        places=tuple((value.key, value.line, value.column) for value in matter.values.values()),
    )


def read_all(content: Path, roots: tuple[str, ...], context: ReadingContext) -> Iterator[Reading]:
    """Every article below the `roots` (folders of the content root), by path; files left out come as problems."""
    for path in sorted(_files(content, roots), key=lambda path: path.relative_to(content).as_posix()):
        if reading := read_listed(path, content, context):
            yield reading


def read_listed(path: Path, content: Path, context: ReadingContext) -> Reading | None:
    """Read a file found below a root: refused where it may not be an article, None where it is none."""
    if told := _left_out(path, content):
        return _refused(path.relative_to(content).as_posix(), told)
    if path.suffix != SUFFIX:
        return None
    reading = read_article(path, content, context)
    behind = Folder(content).real(reading.id) if path.is_symlink() else None
    return replace(reading, depends=tuple(sorted({*reading.depends, behind}))) if behind else reading


def _files(content: Path, roots: tuple[str, ...]) -> Iterator[Path]:
    """Files and links that may be articles; folders behind links are not entered."""
    for root in roots:
        for folder, folders, files in os.walk(content / root):
            folders[:] = [name for name in folders if not name.startswith(".")]
            yield from (Path(folder, name) for name in files if name.lower().endswith(_LIKE_MARKDOWN))
            yield from (Path(folder, name) for name in folders if Path(folder, name).is_symlink())


def _left_out(path: Path, content: Path) -> Problem | None:
    """Why a file is not read, or None."""
    id = path.relative_to(content).as_posix()
    if path.is_symlink():
        real = Folder(content).real(id)
        if path.is_dir() or not real or audience_of(real) != audience_of(id):
            return problem("BT131", id)
    if path.name.startswith("."):
        return problem("BT132", id)
    return None if path.suffix == SUFFIX else problem("BT133", id)


def _refused(id: str, *problems: Problem) -> Reading:
    return Reading(id, audience_of(id), problems=problems)
