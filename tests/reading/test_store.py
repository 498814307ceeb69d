from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.gazetteer.tables import Gazetteer
from plugins.reading.files import Folder, Watched
from plugins.reading.reader import ReadingContext, read_article
from plugins.reading.store import decode, encode, stamp
from plugins.tagging.registry import read_registry

REGISTRY = """[dang-vien]
label = "Đảng viên"
group = "Tổ chức"
unit = "đảng viên"
kind = "count"
timing = "instant"
"""
CONTEXT = ReadingContext(Gazetteer.load(), registry=read_registry(REGISTRY, "chi-tieu.toml")[0])
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="4" height="3"/></svg>'
HERE = "cong-khai/bai-viet"
SOURCE = """---
title: Một bài
date: 2017-10-23
place: huyện Bình Liêu
translation: khac.md
---
Có [2.105 đảng viên](so:dang-vien) theo Nghị quyết 18-NQ/TW. Xem [bài này](bai.md) và [bài kia](khac.md#muc-a).

![Vẽ](hinh.svg "Chú thích. Ảnh: Ban") và [bảng](bang.csv), còn [tệp này](hin.svg) thì thiếu.
"""


def write(root: Path, **files: str) -> Path:
    """The files of one folder, '_' in a name standing for the dot."""
    for name, text in files.items():
        path = root / HERE / name.replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root / HERE / "bai.md"


def test_a_reading_tells_every_path_it_looked_at(tmp_path: Path) -> None:
    """Pictures, attachments and other articles are there, and for a missing file its folder, but not the source."""
    path = write(tmp_path, bai_md=SOURCE, khac_md="---\n", hinh_svg=SVG, bang_csv="a,b\n")
    reading = read_article(path, tmp_path, CONTEXT)
    assert reading.depends == (
        HERE,
        f"{HERE}/bang.csv",
        f"{HERE}/hin.svg",
        f"{HERE}/hinh.svg",
        f"{HERE}/khac.md",
    )


def test_a_link_and_what_it_leads_to_both_count(tmp_path: Path) -> None:
    """A picture behind a symbolic link depends on the link's own path and on the file's."""
    path = write(tmp_path, bai_md=SOURCE.replace("hin.svg", "hinh.svg"), khac_md="", that_svg=SVG, bang_csv="")
    (tmp_path / HERE / "hinh.svg").symlink_to("that.svg")
    depends = read_article(path, tmp_path, CONTEXT).depends
    assert {f"{HERE}/hinh.svg", f"{HERE}/that.svg"} <= {*depends}


def test_a_refused_source_depends_on_nothing(tmp_path: Path) -> None:
    """A file that is given up before its links are read asks for no other."""
    path = write(tmp_path, bai_md="Không có gì mở đầu. [a](hinh.svg)")
    assert read_article(path, tmp_path, CONTEXT).depends == ()


def test_a_watched_root_answers_as_the_root_itself(tmp_path: Path) -> None:
    """Watching changes no answer and notes every question."""
    write(tmp_path, hinh_svg=SVG)
    watched, path = Watched(Folder(tmp_path)), f"{HERE}/hinh.svg"
    answers = (watched.real(path), watched.size(path), watched.read(path), watched.names(HERE), watched.real("khong"))
    assert answers == (path, len(SVG), SVG.encode(), ("hinh.svg",), None)
    assert watched.seen == {path, HERE, "khong"}


@pytest.mark.parametrize("path", ["a", "a/../a", "./a", "a//b", "lien-ket/b", "b", "vong", "ngoai", "", "a\0"])
def test_a_straight_path_is_resolved_as_any_other(tmp_path: Path, path: str) -> None:
    """Where no link stands in the way the quick answer is the one that following links gives."""
    root = tmp_path / "goc"
    (root / "c").mkdir(parents=True)
    (root / "a").write_text("a")
    (root / "c" / "b").write_text("b")
    (root / "lien-ket").symlink_to("c")
    (root / "b").symlink_to("c/b")
    (root / "vong").symlink_to("vong")
    (tmp_path / "x").write_text("x")
    (root / "ngoai").symlink_to("../x")
    expected = {"a": "a", "a/../a": "a", "./a": "a", "a//b": None, "lien-ket/b": "c/b", "b": "c/b", "ngoai": ""}
    assert Folder(root).real(path) == expected.get(path)


def test_a_stored_reading_is_the_reading(tmp_path: Path) -> None:
    """Article, body, facts, citations, links and problems all come back, and the bytes are the same twice over."""
    path = write(tmp_path, bai_md=SOURCE, khac_md="---\n", hinh_svg=SVG, bang_csv="a,b\n")
    reading = read_article(path, tmp_path, CONTEXT)
    assert reading.body
    assert reading.body.facts
    assert reading.body.citations
    assert reading.problems
    assert decode(encode(reading)) == reading
    assert encode(decode(encode(reading))) == encode(read_article(path, tmp_path, CONTEXT))


def test_bytes_of_anything_else_are_no_reading() -> None:
    """Whatever else was stored is refused."""
    with pytest.raises(TypeError, match=r"^date$"):
        decode(b"\x80\x05cdatetime\ndate\nC\x04\x07\xe1\x0a\x17\x85R.")


def test_a_stamp_tells_bytes_times_and_absence_apart(tmp_path: Path) -> None:
    """The order of what lies beside does not matter; a file that comes, goes or is written again does."""
    path = write(tmp_path, bai_md="a", hinh_svg=SVG)
    source, picture = path.stat(), (tmp_path / HERE / "hinh.svg").stat()
    whole = stamp(source, {"a": picture, "b": None})
    assert whole == stamp(source, {"b": None, "a": picture})
    assert whole.split("\n")[2] == "b\t-"
    os.utime(path, ns=(0, 1))
    others = {whole, stamp(path.stat(), {"a": picture, "b": None}), stamp(source, {"a": None, "b": None})}
    assert len({*others, stamp(source, {"a": picture, "b": picture}), stamp(source, {"a": picture})}) == 5
