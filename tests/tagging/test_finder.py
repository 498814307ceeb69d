"""The finder proposes tags for figures and leaves alone what only looks like one."""

from __future__ import annotations

import pytest

from plugins.tagging.finder import find_figures, write_tags
from tests.tagging.figures import REGISTRY, read


def tags(text: str) -> list[str]:
    return [found.tag for found in find_figures(text, REGISTRY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Huyện có 2.105 đảng viên.", ["[2.105 đảng viên](so:dang-vien)"]),
        ("Từ đầu năm đến nay kết nạp 92 đảng viên mới.", ['[92 đảng viên mới](so:ket-nap "từ đầu năm")']),
        ("Năm 2015, kết nạp được trên 40 quần chúng.", ['[trên 40 quần chúng](so:ket-nap "năm 2015")']),
        (
            "Mục tiêu: đến năm 2020, trưởng thôn là đảng viên đạt trên 90%.",
            ['[trên 90%](so:truong-thon-dang-vien "mục tiêu; đến năm 2020")'],
        ),
        (
            "Đến quý I/2018 sẽ có 103/104 bí thư chi bộ kiêm trưởng thôn.",
            ['[103/104 bí thư chi bộ](so:nhat-the-hoa "dự kiến; đến quý I/2018")'],
        ),
        ("Tặng quà trị giá 1,2 triệu đồng.", ["[1,2 triệu](so:chi-tieu)"]),
    ],
)
def test_figures_are_found_with_their_tag(text: str, expected: list[str]):
    """Indicator, period, status and qualifier come from the sentence."""
    assert tags(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 28/10/2016, lúc 17:01, Thứ Sáu (24/3), ngày 2-2-2008.",
        "Chỉ thị 05-CT/TW, 42/2022/NĐ-CP, 1826/QĐ-TTg, Chỉ thị số 11, Nghị quyết T.Ư 4.",
        "Giai đoạn 2016-2020, năm 2017, quý I/2018, tháng 2/2018, 9 tháng năm 2017.",
        "Theo chương trình 135, điện thoại 0373.851.762, trực 24/7, qua 2 năm.",
        "1. Việc thứ nhất\n2) Việc thứ hai",
        "Đã ghi [2.105 đảng viên](so:dang-vien) và `28 chi bộ`.",
        "---\ntitle: Có 28 chi bộ\n---\nKhông có số.",
    ],
)
def test_lookalikes_are_left_alone(text: str):
    """Dates, documents, years, programmes, telephones, list numbers and tagged figures are none."""
    assert tags(text) == []


def test_tags_are_written_where_the_indicator_is_known():
    """What is written reads as facts at once; an unknown figure stays as it was."""
    text = "Có 28 chi, đảng bộ cơ sở; từ đầu năm đến nay kết nạp 92 đảng viên mới, tặng 7 suất quà."
    written = write_tags(text, find_figures(text, REGISTRY))
    assert written == (
        "Có [28 chi, đảng bộ cơ sở](so:to-chuc-co-so); từ đầu năm đến nay kết nạp "
        '[92 đảng viên mới](so:ket-nap "từ đầu năm"), tặng 7 suất quà.'
    )
    _, facts, problems = read(written)
    assert ([fact.indicator for fact in facts], problems) == (["to-chuc-co-so", "ket-nap"], [])


def test_a_figure_knows_its_place():
    """Line and column count from 1."""
    (found,) = find_figures("Một.\n\nCó 98/104 thôn.", REGISTRY)
    assert (found.line, found.column, found.text, str(found.value), str(found.denominator)) == (
        3,
        4,
        "98/104 thôn",
        "98",
        "104",
    )
