# ruff: noqa: D102 -- the protocol says what each query answers

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from plugins.model.articles import Article, Picture
from plugins.model.later import Function
from plugins.model.sheets import File
from plugins.pictures import copies
from plugins.pictures.plugin import ROOMS

A = "cong-khai/bai-viet/a.md"


@dataclass(frozen=True)
class Shown:
    """An edition of one article with files, as far as the room asks."""

    root: Path

    def files(self) -> tuple[tuple[str, str], ...]:
        return tuple((A, f"cong-khai/bai-viet/{name}") for name in ("Hình 1.SVG", "dau.png"))

    def article(self, id: str) -> Article:
        image = Picture("cong-khai/bai-viet/dau.png", "", "") if id.endswith("a.md") else None
        address = "bai-viet/2017/a.html" if image else "trang/b.html"
        return Article(id, address, "public", "article", "A", "a", datetime(2017, 1, 1), image=image)

    def source(self, path: str) -> Path:
        return self.root / path


def test_every_visible_file_has_one_sheet_beside_its_page(tmp_path: Path) -> None:
    """Files of the body and the image stand under the article's address with ASCII names, and copy as they are."""
    source = tmp_path / "cong-khai/bai-viet/Hình 1.SVG"
    source.parent.mkdir(parents=True)
    source.write_bytes(b"<svg/>")
    edition = Shown(tmp_path)
    keys = list(copies.keys(edition))  # type: ignore[arg-type]
    assert keys == [
        "cong-khai/bai-viet/a.md|cong-khai/bai-viet/Hình 1.SVG",
        "cong-khai/bai-viet/a.md|cong-khai/bai-viet/dau.png",
    ]
    sheet = copies.sheet(edition, keys[0])  # type: ignore[arg-type]
    values = ("cong-khai/bai-viet/Hình 1.SVG", hashlib.sha256(b"<svg/>").hexdigest(), str(source))
    assert sheet == File("bai-viet/2017/a/hinh-1.svg", copies.copy, values)
    assert sheet.maker(sheet.values) == b"<svg/>"


def test_the_room_is_one() -> None:
    """The door offers the copies."""
    assert [(room.name, room.keys, room.sheet) for room in ROOMS] == [
        ("pictures", Function(copies.__name__, "keys"), Function(copies.__name__, "sheet"))
    ]
