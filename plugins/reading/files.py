"""Files beside articles: where a relative path leads, whether this audience may have it, and whether it is sound."""

from __future__ import annotations

import os
import posixpath
import re
import stat
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote

from plugins.model.articles import INTERNAL, PUBLIC
from plugins.reading import measuring, vectors

PICTURES = ("jpeg", "jpg", "png", "svg", "webp")
ATTACHMENTS = ("csv", "docx", "ods", "odt", "pdf", "pptx", "txt", "xlsx", "zip")
SHEETS = ("csv",)
LARGEST_PICTURE, LARGEST_ATTACHMENT = 20, 50  # MiB
PUBLIC_FOLDER = "cong-khai"

_SIGNATURES = {"pdf": b"%PDF-", "docx": b"PK", "ods": b"PK", "odt": b"PK", "pptx": b"PK", "xlsx": b"PK", "zip": b"PK"}
_ODD = re.compile(
    r"[^\w ./-]"
)  # \w takes Vietnamese letters; quotes, brackets, %, ?, # would need escapes in addresses


class Tree(Protocol):
    """The content root, as far as links need it; every path is relative to it and has forward slashes."""

    def real(self, path: str) -> str | None:
        """Where the path really lies once links are followed, '' for outside the root, None where there is no file."""

    def size(self, path: str) -> int:
        """Bytes of a file."""

    def read(self, path: str) -> bytes:
        """The bytes of a file."""

    def names(self, folder: str) -> tuple[str, ...]:
        """The names in a folder, empty where there is none."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A content root on disk."""

    root: Path

    def real(self, path: str) -> str | None:
        """See Tree."""
        if self._straight(path):
            return path
        try:
            place = (self.root / path).resolve(strict=True)
        except (OSError, RuntimeError, ValueError):
            return None
        if not place.is_file():
            return None
        top = self.root.resolve()
        return place.relative_to(top).as_posix() if place.is_relative_to(top) else ""

    def size(self, path: str) -> int:
        """See Tree."""
        return os.stat(f"{self.root}/{path}").st_size  # noqa: PTH116 -- asked for every picture; a Path takes longer

    def read(self, path: str) -> bytes:
        """See Tree."""
        return (self.root / path).read_bytes()

    def _straight(self, path: str) -> bool:
        """Whether no link stands between the root and a file, so that the path says where the file lies."""
        place, parts = str(self.root), path.split("/")
        if not all(parts) or not {".", ".."}.isdisjoint(parts):
            return False
        mode = 0
        try:
            for part in parts:
                place = f"{place}/{part}"
                mode = os.lstat(place).st_mode
                if stat.S_ISLNK(mode):
                    return False
        except (OSError, ValueError):
            return False
        return stat.S_ISREG(mode)

    def names(self, folder: str) -> tuple[str, ...]:
        """See Tree."""
        try:
            return tuple(sorted(entry.name for entry in (self.root / folder).iterdir()))
        except OSError:
            return ()


@dataclass(frozen=True, slots=True)
class Watched:
    """A content root that remembers every path asked of it, there or not."""

    tree: Tree
    seen: set[str] = field(default_factory=set)

    def real(self, path: str) -> str | None:
        """See Tree."""
        self.seen.add(path)
        found = self.tree.real(path)
        if found:
            self.seen.add(found)
        return found

    def size(self, path: str) -> int:
        """See Tree."""
        self.seen.add(path)
        return self.tree.size(path)

    def read(self, path: str) -> bytes:
        """See Tree."""
        self.seen.add(path)
        return self.tree.read(path)

    def names(self, folder: str) -> tuple[str, ...]:
        """See Tree."""
        self.seen.add(folder)
        return self.tree.names(folder)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a target: a code of the catalogue, its words, and what was probably meant."""

    code: str
    words: dict[str, object]
    guess: str = ""


def audience_of(path: str) -> str:
    """The folder alone decides: 'public' under cong-khai/, 'internal' everywhere else."""
    return PUBLIC if path.startswith(f"{PUBLIC_FOLDER}/") else INTERNAL


def locate(tree: Tree, article: str, target: str) -> str | Fault:
    """The path from the content root of the file that `target`, written in `article`, leads to."""
    words: dict[str, object] = {"target": target}
    if brace := re.match(r"\{\w+\}|\|\w+\|", target):
        return Fault("BT205", {"prefix": brace[0]}, _without_prefix(tree, article, target[brace.end() :]))
    name = unquote(target)
    if name.startswith("/") or "\\" in name or re.match(r"[A-Za-z]:", name):
        return Fault("BT204", words)
    path = posixpath.normpath(posixpath.join(posixpath.dirname(article), name))
    if path.startswith("../") or path in ("..", "."):
        return Fault("BT204", words)
    if odd := _ODD.search(path):
        return Fault("BT219", {"target": target, "character": odd[0]})
    if any(part.startswith(".") for part in path.split("/")):
        return Fault("BT206", words)
    public = audience_of(article) == PUBLIC
    if public and audience_of(path) != PUBLIC:
        return Fault("BT207", words)
    real = tree.real(path)
    if real is None:
        return Fault("BT206", words, _similar(tree, path, name))
    if not real or (public and audience_of(real) != PUBLIC):
        return Fault("BT209", words)
    return path


def inspect(tree: Tree, path: str, target: str, kinds: tuple[str, ...]) -> tuple[int, int] | Fault:
    """Width and height of a sound picture, (0, 0) for an attachment; `kinds` are the extensions admitted here."""
    kind = extension(path)
    if kind not in kinds:
        code = "BT222" if kind in PICTURES + ATTACHMENTS and kinds == PICTURES else "BT208"
        return Fault(code, {"target": target, "allowed": ", ".join(kinds)})
    most = LARGEST_PICTURE if kind in PICTURES else LARGEST_ATTACHMENT
    size = tree.size(path)
    if size > most * 1024 * 1024:
        return Fault("BT220", {"target": target, "size": size // 1024 // 1024, "most": most})
    content = tree.read(path)
    if kind == "svg":
        reason, measured = vectors.inspect(content)
        return Fault("BT211", {"target": target, "reason": reason}) if reason else measured
    if kind in PICTURES:
        return measuring.size(content, kind) or Fault("BT210", {"target": target, "kind": kind})
    if not content.startswith(_SIGNATURES.get(kind, b"")):
        return Fault("BT210", {"target": target, "kind": kind})
    return (0, 0)


def extension(path: str) -> str:
    """'svg' of 'hinh.SVG', '' for none."""
    return posixpath.splitext(path)[1][1:].lower()


def _without_prefix(tree: Tree, article: str, target: str) -> str:
    """The way from the article to a target that other generators count from the content root, '' where none leads."""
    folder = posixpath.dirname(article)
    for path in (target.lstrip("/"), posixpath.relpath(target.lstrip("/") or ".", folder)):
        if isinstance(locate(tree, article, path), str):
            return path
    return ""


def _similar(tree: Tree, path: str, written: str) -> str:
    """The target with the name of the file that was probably meant, or ''."""
    folder, name = posixpath.split(path)
    close = get_close_matches(name, tree.names(folder), 1, 0.75)
    return posixpath.join(posixpath.dirname(written), close[0]) if close else ""
