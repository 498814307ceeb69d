"""An editor's decision between sources holds as long as what it expects holds, and stops the build afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.press import kit

DECISION = """["bai-viet/2015/b#so-dang-vien-2015-05-02"]
value = "41"
against = ["61"]
reason = "Bài sau đính chính bài trước"
"""


@pytest.fixture(scope="module", autouse=True)
def small_world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with kit.small_world(tmp_path_factory.mktemp("gazetteer")):
        yield


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Two articles of one day that state the same cell, 61 and 41, and a decision for the 41."""
    content = kit.begin(tmp_path, 1)
    for name, value in (("a", 61), ("b", 41)):
        body = f"Đảng bộ có [{value} đảng viên](so:dang-vien)."
        place = "huyện Bình Liêu, Quảng Ninh"
        id = f"cong-khai/bai-viet/2015/{name}.md"
        kit.write(content, id, 1, title=name.upper(), date="2015-05-02 07:00", place=place, body=body)
    (content / "du-lieu" / "quyet-dinh.toml").write_text(DECISION, "utf-8")
    return content


def test_the_decided_value_is_shown(content: Path, tmp_path: Path):
    """The district's table shows 41, whichever article came last."""
    kit.printed(content, tmp_path / "output")
    page = (tmp_path / "output" / "dia-phuong/binh-lieu-198/index.html").read_text("utf-8")
    cell = page.split('id="o-dang-vien-2015-05-02"')[1].split("</td>")[0]
    assert "b.html#so-dang-vien-2015-05-02" in cell
    assert ">41<" in cell


def test_a_decision_whose_value_changed_stops_the_build(content: Path, tmp_path: Path, capsys):
    """The problem stands in the register and names what the sentence states now."""
    source = content / "cong-khai/bai-viet/2015/b.md"
    source.write_text(source.read_text("utf-8").replace("[41 ", "[42 "), "utf-8")
    with pytest.raises(SystemExit) as stop:
        kit.printed(content, tmp_path / "output")
    assert stop.value.code == 1
    assert "du-lieu/quyet-dinh.toml:1:1: lỗi BT731" in capsys.readouterr().err
