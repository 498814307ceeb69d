"""A small portal whose pieces, registers, theme, places and settings random edits change."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.conftest import ROOT
from tests.press import kit

DAY = "2026-11-22"


@dataclass
class Portal:
    """A content folder, a theme, a gazetteer's folder ('' for one that nobody changes) and settings."""

    folder: Path
    dice: random.Random
    count: int = 6
    world: Path | None = None
    audience: str = "internal"
    changed: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Begin with a few pieces and a copy of the theme."""
        self.content = kit.begin(self.folder, self.count)
        self.theme = self.folder / "theme"
        shutil.copytree(ROOT / "theme", self.theme)
        self.changed = {"THEME": str(self.theme), "THEME_TEMPLATES_OVERRIDES": [str(self.theme)], "BANTIN_DAY": DAY}
        self.changed["BANTIN_AUDIENCE"] = self.audience

    def pieces(self) -> list[Path]:
        """All articles that are files of their own."""
        every = (path for root in ("cong-khai", "noi-bo") for path in (self.content / root).rglob("*.md"))
        return sorted(path for path in every if not path.is_symlink() and "/." not in path.as_posix())

    def piece(self) -> Path:
        """Any article."""
        return self.dice.choice(self.pieces())

    def free(self) -> list[Path]:
        """Articles that no other links to."""
        pieces = self.pieces()
        texts = "".join(path.read_text("utf-8") for path in pieces)
        return [path for path in pieces if path.name not in texts]

    def put(self, path: Path, text: str) -> None:
        """Write a file, with its folders."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def line(self, path: Path, key: str, value: str) -> None:
        """Give a front matter key a value, '' for no such line."""
        head, end, body = path.read_text("utf-8").partition("\n---\n")
        lines = [line for line in head.split("\n") if not line.startswith(f"{key}:")]
        self.put(path, "\n".join([*lines, *([f"{key}: {value}"] if value else [])]) + end + body)

    def append(self, path: Path, text: str) -> None:
        """Another paragraph."""
        self.put(path, f"{path.read_text('utf-8').rstrip()}\n\n{text}\n")

    def kept(self) -> dict[str, bytes | str]:
        """The content as it is: bytes of files, targets of links, by path."""
        paths = (path for path in self.content.rglob("*") if path.is_symlink() or path.is_file())
        return {
            path.relative_to(self.content).as_posix(): str(path.readlink()) if path.is_symlink() else path.read_bytes()
            for path in paths
        }

    def restore(self, before: dict[str, bytes | str]) -> None:
        """Take back whatever was done to the content since, as a reverted commit does."""
        now = self.kept()
        for name in set(before) | set(now):
            path = self.content / name
            if before.get(name) == now.get(name):
                continue
            path.unlink(missing_ok=True)
            path.parent.mkdir(parents=True, exist_ok=True)
            then = before.get(name)
            if isinstance(then, str):
                path.symlink_to(then)
            elif then is not None:
                path.write_bytes(then)
