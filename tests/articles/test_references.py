"""References of a body become addresses."""

from __future__ import annotations

import pytest

from plugins.articles.references import resolve
from plugins.model.articles import Picture
from tests.builders import KHOI, UNITS, article, body, citation, fact
from tests.fakes import FakeEdition

HERE = article()
THERE = article("hai")
MEMBERS = fact(HERE)
OFFICE = fact(HERE, "ket-nap", "5", organisation="khoi")
PICTURE = Picture("cong-khai/bai-viet/2017/nui.svg", "bai-viet/2017/mot/nui.svg", "Núi")
CELL = "../../dia-phuong/binh-lieu-198/index.html#o-dang-vien-2017-10-23"
EDITION = FakeEdition(
    ((HERE, body(facts=(MEMBERS, OFFICE), citations=(citation(HERE),))), (THERE, body())), UNITS, (KHOI,)
)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        (f'<a href="bantin:article/{THERE.id}">bài</a>', '<a href="../../bai-viet/2017/hai.html">bài</a>'),
        (f'<a href="bantin:article/{THERE.id}#y">bài</a>', '<a href="../../bai-viet/2017/hai.html#y">bài</a>'),
        ('<a href="bantin:article/noi-bo/x.md">bài <em>kín</em></a>', "bài <em>kín</em>"),
        (
            '<a class="van-ban" id="vb-1" href="bantin:document/05-ct-tw">Chỉ thị 05</a>',
            '<a class="van-ban nowrap" id="vb-1" href="../../van-ban/05-ct-tw.html">Chỉ thị 05</a>',
        ),
        ('<a id="vb-1" href="bantin:document/9-x">Chỉ thị 9</a>', '<span id="vb-1">Chỉ thị 9</span>'),
        (
            f'<a class="so" id="{MEMBERS.anchor}" href="bantin:fact/{MEMBERS.id}"><data value="1">2.105</data></a>',
            f'<a class="so nowrap" id="{MEMBERS.anchor}" href="{CELL}"><data value="1">2.105</data></a>',
        ),
        (
            f'<a class="so" href="bantin:fact/{OFFICE.id}">{"rất dài " * 4}</a>',
            f'<a class="so" href="../../to-chuc/khoi/index.html#o-khoi-ket-nap-2017-10-23">{"rất dài " * 4}</a>',
        ),
        (f'<img src="bantin:file/{PICTURE.path}" alt="">', '<img src="../../bai-viet/2017/mot/nui.svg" alt="">'),
        ('<a href="bantin:file/cong-khai/x/Bảng.PDF">tệp</a>', '<a href="../../bai-viet/2017/mot/bang.pdf">tệp</a>'),
        ('<a href="https://example.org/">ngoài</a>', '<a href="https://example.org/">ngoài</a>'),
        ('<a href="#muc">mục</a>', '<a href="#muc">mục</a>'),
    ],
)
def test_reference_becomes_an_address(written: str, printed: str) -> None:
    """Each kind of reference leads from the article's page; what this edition does not hold keeps only its words."""
    assert resolve(EDITION, HERE, body(written, pictures=(PICTURE,))) == printed


def test_no_reference_is_left() -> None:
    """A reader never meets the scheme of references."""
    html = f'<p><a href="bantin:article/{THERE.id}">a</a> <a href="bantin:fact/không-có">b</a></p>'
    assert "bantin:" not in resolve(EDITION, HERE, body(html))
