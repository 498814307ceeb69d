"""An editor's decision says which source a cell shows, and fails where it no longer holds."""

from __future__ import annotations

import pytest

from plugins.adding.combining import Combined, combine
from plugins.adding.decisions import Decision, Decisions, missing, read_decisions
from tests.adding.test_groups import DAYS, article
from tests.tagging.figures import REGISTRY

OLD = "bai-viet/2017/cong-khai-1#so-dang-vien-2017-10-23"
BLOCK = f'["{OLD}"]\nvalue = "2.105"\nagainst = ["2.150"]\nreason = "Đã hỏi Ban Tổ chức."\n'


def decided(text: str, *values: str) -> Combined:
    """Articles 1, 2, … that state these numbers of members, put together with a register of decisions."""
    facts = [
        fact
        for n, value in enumerate(values, 1)
        for fact in article(f"cong-khai/{n}.md", f"[{value} đảng viên](so:dang-vien)")
    ]
    decisions, slips = read_decisions(text, "du-lieu/quyet-dinh.toml")
    assert slips == ()
    return combine(facts, REGISTRY, DAYS, decisions)


def test_a_decision_wins_over_the_newest():
    """The cell shows what was decided, keeps its mark, and no warning is left."""
    both = decided(BLOCK, "2.105", "2.150")
    assert [(cell.shown.text, cell.flags) for cell in both.cells] == [("2.105 đảng viên", ("kn",))]
    assert both.problems == ()


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (
            ("2.108", "2.150"),
            (
                f"du-lieu/quyet-dinh.toml:1:1: lỗi BT731: quyết định chọn {OLD} khi bài ghi 2.105, "
                "nay bài ghi 2.108: xem lại quyết định"
            ),
        ),
        (
            ("2.105", "2.150", "2.160"),
            (
                f"du-lieu/quyet-dinh.toml:1:1: lỗi BT732: quyết định chọn {OLD} chưa biết số 2.160 "
                "mà một bài khác nêu: xem lại rồi thêm vào against"
            ),
        ),
    ],
)
def test_a_decision_that_no_longer_holds_stops_the_edition(values: tuple[str, ...], expected: str):
    """The sentence was changed, or another source appeared."""
    assert [str(problem) for problem in decided(BLOCK, *values).problems] == [expected]


def test_two_decisions_for_one_cell_are_told():
    """The register must not depend on its order."""
    other = BLOCK.replace("cong-khai-1", "cong-khai-2").replace("2.105", "2.150")
    (found,) = decided(BLOCK + other, "2.105", "2.150").problems
    assert (found.code, found.line) == ("BT733", 5)


def test_a_decision_on_nothing_is_told_where_all_articles_are_known():
    """The public edition does not ask: the fact may be internal."""
    decisions, _ = read_decisions(BLOCK, "du-lieu/quyet-dinh.toml")
    assert missing(decisions, {OLD}) == []
    assert [str(problem) for problem in missing(decisions, set())] == [
        f"du-lieu/quyet-dinh.toml:1:1: lỗi BT734: quyết định chọn {OLD} nhưng không có số liệu ấy: xem lại quyết định"
    ]


def test_a_decision_is_read_whole():
    """With the line of its block."""
    assert read_decisions("# đã hỏi\n\n" + BLOCK, "q.toml") == (
        Decisions({OLD: Decision(OLD, "2.105", ("2.150",), "Đã hỏi Ban Tổ chức.", "q.toml", 3)}),
        (),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[x\n", "q.toml:1:3: lỗi BT720: tệp TOML viết sai cú pháp: Expected ']' at the end of a table declaration"),
        ('["x"]\nvalue = "1"', 'q.toml:1:1: lỗi BT735: quyết định về “x” ghi sai: mở khối bằng ["địa chỉ bài#so-…"]'),
        (
            '["a#so-b"]\nvalue = "1"',
            'q.toml:1:1: lỗi BT735: quyết định về “a#so-b” ghi sai: ghi reason = "…"',
        ),
        (
            '["a#so-b"]\nvalue = "1.5"\nreason = "r"',
            "q.toml:1:1: lỗi BT735: quyết định về “a#so-b” ghi sai: “1.5” không phải là số",
        ),
        (
            '["a#so-b"]\nvalue = "1"\nreason = "r"\nagainst = 2',
            'q.toml:1:1: lỗi BT735: quyết định về “a#so-b” ghi sai: against là một dãy: ["…", "…"]',
        ),
        (
            '["a#so-b"]\nvalue = "1"\nreasn = "r"\nreason = "r"',
            "q.toml:1:1: lỗi BT721: khóa “reasn” không có trong tệp này; có phải “reason”?",
        ),
    ],
)
def test_slips_of_the_register_are_located(text: str, expected: str):
    """Word for word."""
    assert [str(problem) for problem in read_decisions(text, "q.toml")[1]] == [expected]
