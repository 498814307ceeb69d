"""A CSV file named in the text is looked up like every other file of the article."""

from __future__ import annotations

from pathlib import Path

from plugins.gazetteer.tables import Gazetteer
from plugins.reading.context import ReadingContext
from plugins.reading.reader import read_all
from plugins.tagging.registry import read_registry

REGISTER = Path(__file__).parents[2] / "content/du-lieu/chi-tieu.toml"
ARTICLE = """---
title: Bảng
date: 2017-10-23
place: huyện Bình Liêu
---
Mở đầu.

bang: so_lieu.csv

bang: khong-co.csv

bang: ../../noi-bo/x.csv

bang: hinh.png
"""


def test_a_file_beside_the_article_is_read_and_others_are_refused(tmp_path: Path):
    """Missing, internal and foreign files are told where the line names them; the file is one of the page."""
    folder = tmp_path / "cong-khai/bai-viet"
    folder.mkdir(parents=True)
    (tmp_path / "noi-bo").mkdir()
    (tmp_path / "noi-bo/x.csv").write_text("Nơi,Số\n", "utf-8")
    (folder / "hinh.png").write_bytes(b"")
    (folder / "so_lieu.csv").write_text("Nơi,[Đảng viên](so:dang-vien)\nToàn huyện,2.105\n", "utf-8")
    (folder / "bai.md").write_text(ARTICLE, "utf-8")
    registry, _ = read_registry(REGISTER.read_text("utf-8"), "chi-tieu.toml")
    context = ReadingContext(gazetteer=Gazetteer.load(), registry=registry)
    (reading,) = read_all(tmp_path, ("cong-khai",), context)
    assert [str(found) for found in reading.problems] == [
        "cong-khai/bai-viet/bai.md:10:7: lỗi BT206: không có tệp “khong-co.csv”",
        (
            "cong-khai/bai-viet/bai.md:12:7: lỗi BT207: bài công khai không được dẫn tới “../../noi-bo/x.csv” "
            "của phần nội bộ"
        ),
        "cong-khai/bai-viet/bai.md:14:7: lỗi BT208: không đưa lên trang được tệp “hinh.png”: chỉ nhận csv",
    ]
    assert reading.body is not None
    assert [(fact.value, fact.line) for fact in reading.body.facts] == [(2105, 8)]
    assert reading.body.files == ("cong-khai/bai-viet/so_lieu.csv",)
    assert "cong-khai/bai-viet/so_lieu.csv" in reading.depends
