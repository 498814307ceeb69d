"""Places around each other: the one internal part of a public total, or an internal total, is told to those inside."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from plugins.gathering.gather import Order, gather
from plugins.gathering.shelves import Shelves
from tests.sites.figures import REGISTERS

PROVINCE = "tỉnh Hà Nam"
PUBLIC = ("huyện Bình Lục", "huyện Duy Tiên", "huyện Kim Bảng", "huyện Lý Nhân", "thành phố Phủ Lý")
INTERNAL = "huyện Thanh Liêm"
TOLD = (
    "noi-bo/bai-viet/5.md:9:4: cảnh báo BT507: số nội bộ “Đảng viên” (31/12/2017) suy ra được từ các số đã công khai: "
    "99 đảng viên (cong-khai/bai-viet/6.md:9), 10 đảng viên (cong-khai/bai-viet/0.md:9), "
    "11 đảng viên (cong-khai/bai-viet/1.md:9), và 3 số nữa"
)


@pytest.fixture
def shelves() -> Shelves:
    return Shelves(":memory:")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """All six districts of a province, the last inside only, and the province itself, public."""
    shutil.copytree(REGISTERS, tmp_path / "du-lieu")
    for number, place in enumerate((*PUBLIC, INTERNAL, PROVINCE)):
        write(tmp_path, place, number, inside=place == INTERNAL)
    return tmp_path


def write(content: Path, place: str, number: int, *, inside: bool = False, said: str = "") -> Path:
    folder = content / ("noi-bo" if inside else "cong-khai") / "bai-viet"
    folder.mkdir(parents=True, exist_ok=True)
    value = 99 if place == PROVINCE else 10 + number
    where = place if place == PROVINCE else f"{place}, Hà Nam"
    front = f"title: {place}\ndate: 2017-12-31\nslug: so-{number}\ncategory: Thử\nplace: {where}\n"
    path = folder / f"{number}.md"
    path.write_text(f"---\n{front}---\n\nCó [{said or value} đảng viên](so:dang-vien).\n", "utf-8")
    return path


def told(content: Path, shelves: Shelves, audience: str = "internal") -> list[str]:
    found = gather(Order(content, audience, date(2018, 12, 31)), shelves)
    return [str(each) for each in found.problems if each.code == "BT507"]


def test_the_one_internal_part_of_a_public_total_is_told(content: Path, shelves: Shelves):
    """With where the public figures stand; the public edition, which holds no other, says nothing."""
    assert told(content, shelves) == [TOLD]
    assert told(content, Shelves(":memory:"), "public") == []


def test_nothing_is_told_while_a_part_is_missing(content: Path, shelves: Shelves):
    """An edit settles it either way, and an incremental gathering tells what a fresh one does."""
    (content / "cong-khai/bai-viet/2.md").unlink()
    assert told(content, shelves) == []
    write(content, PUBLIC[2], 2, said="trên 10")
    assert told(content, shelves) == told(content, Shelves(":memory:")) == []
    write(content, PUBLIC[2], 2)
    assert told(content, shelves) == told(content, Shelves(":memory:")) == [TOLD]
    write(content, INTERNAL, 7)  # the internal figure is public as well
    assert told(content, shelves) == []


def test_an_internal_total_follows_from_its_public_parts(content: Path, shelves: Shelves):
    """Once every district has told its own."""
    for path in ("noi-bo/bai-viet/5.md", "cong-khai/bai-viet/6.md"):
        (content / path).unlink()
    write(content, PROVINCE, 6, inside=True)
    assert told(content, shelves) == []
    write(content, INTERNAL, 5)
    (line,) = told(content, shelves)
    assert line.startswith("noi-bo/bai-viet/6.md:9:4: cảnh báo BT507: số nội bộ “Đảng viên” (31/12/2017)")
