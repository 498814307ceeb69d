"""`bantin suggest` tells of untagged figures, writes their tags, and does not ask twice."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import click
import pytest

from plugins.desk.suggesting import suggest

CONTENT = Path(__file__).parents[2] / "content/du-lieu/chi-tieu.toml"
ARTICLE = """---
title: Có 12 chi bộ
date: 2017-10-23 17:01
---
Đảng bộ huyện có [28 chi, đảng bộ cơ sở](so:to-chuc-co-so) với trên 2.105 đảng viên.

Theo Chỉ thị 05-CT/TW, đến quý I/2018 sẽ có 103/104 bí thư chi bộ kiêm trưởng thôn; tặng 7 suất quà.
"""


@pytest.fixture
def settings(tmp_path: Path) -> dict[str, str]:
    """A project of nothing but the indicators."""
    (tmp_path / "du-lieu").mkdir()
    shutil.copy(CONTENT, tmp_path / "du-lieu")
    return {"PATH": str(tmp_path)}


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """The article above."""
    path = tmp_path / "bai.md"
    path.write_text(ARTICLE, "utf-8")
    return path


def row(line: int, column: int, text: str, value: float, **others: object) -> dict[str, object]:
    """A row as scripts read it."""
    empty = {"qualifier": "", "numerator": None, "denominator": None, "indicator": None, "period": ""}
    return {"line": line, "column": column, "text": text, "value": value, **empty, "status": "result", **others}


def test_scripts_read_a_list(settings: dict[str, str], article: Path):
    """Front matter and what is tagged are passed over; numbers are numbers; an unknown indicator is null."""
    rows = json.loads(suggest(settings, article, write=False, as_json=True))
    assert [{key: value for key, value in one.items() if key != "confidence"} for one in rows] == [
        row(5, 64, "trên 2.105 đảng viên", 2105, qualifier=">", indicator="dang-vien"),
        row(
            *(7, 45, "103/104 bí thư chi bộ", 103),
            numerator=103,
            denominator=104,
            indicator="nhat-the-hoa",
            period="đến quý I/2018",
            status="forecast",
        ),
        row(7, 90, "7", 7, period="đến quý I/2018"),
    ]
    assert [0 <= one["confidence"] <= 1 for one in rows] == [True] * 3


def test_a_bare_text_is_read_as_well(settings: dict[str, str], tmp_path: Path):
    """Without front matter, from a file of any name."""
    path = tmp_path / "trang-cu.txt"
    path.write_text("Có 15 hồ sơ kết nạp đảng viên.", "utf-8")
    assert suggest(settings, path, write=False, as_json=False) == (
        f"{path}:1:4: 15 hồ sơ → [15 hồ sơ](so:ho-so-ket-nap)   (Hồ sơ kết nạp đang thẩm định)\n"
        "1 số chưa gắn thẻ, đề nghị được 1. Thêm --write để ghi vào tệp."
    )


def test_tags_are_written_and_nothing_else_changes(settings: dict[str, str], article: Path):
    """The figure nobody knows stays as it was."""
    suggest(settings, article, write=True, as_json=False)
    assert article.read_text("utf-8") == ARTICLE.replace(
        "trên 2.105 đảng viên", "[trên 2.105 đảng viên](so:dang-vien)"
    ).replace("103/104 bí thư chi bộ", '[103/104 bí thư chi bộ](so:nhat-the-hoa "dự kiến; đến quý I/2018")')


def test_a_dismissed_figure_is_not_asked_again(settings: dict[str, str], article: Path):
    """The register keeps a digest and no word of the sentence."""
    suggest(settings, article, write=False, as_json=False, dismiss=("7:90",))
    rows = json.loads(suggest(settings, article, write=False, as_json=True))
    assert [one["text"] for one in rows] == ["trên 2.105 đảng viên", "103/104 bí thư chi bộ"]
    register = (Path(settings["PATH"]) / "du-lieu/bo-qua.toml").read_text("utf-8")
    assert "suất" not in register


def test_nothing_stands_where_a_dismissal_points(settings: dict[str, str], article: Path):
    """A usage error, and no register is written."""
    with pytest.raises(click.UsageError) as refused:
        suggest(settings, article, write=False, as_json=False, dismiss=("1:1",))
    assert refused.value.message == "không có con số nào ở 1:1: ghi dòng:cột như lệnh này in ra"
    assert not (Path(settings["PATH"]) / "du-lieu/bo-qua.toml").exists()
