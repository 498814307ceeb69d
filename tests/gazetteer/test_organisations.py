"""The register of party organisations, and what is said of a faulty one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.gazetteer.organisations import find, read_organisations, resolve_organisation
from plugins.gazetteer.tables import Gazetteer
from plugins.model.units import DatedParent, Organisation

GAZETTEER = Gazetteer.load()
REGISTER = """\
[huyen-uy-binh-lieu]
name = "Huyện ủy Bình Liêu"
kind = "huyen-uy"
scope = "territorial"
unit = "vn-d198"
province = "vn-p22"
aliases = ["Đảng bộ huyện Bình Liêu"]

[dang-uy-xa-dong-van]
name = "Đảng ủy xã Đồng Văn"
kind = "dang-uy-xa"
scope = "territorial"
unit = "vn-c06847"
parent = "huyen-uy-binh-lieu"

[khoi-cac-co-quan-tinh-thanh-hoa]
name = "Đảng ủy Khối các cơ quan tỉnh Thanh Hóa"
kind = "khoi"
scope = "sector"
province = "vn-p38"
"""


def told(text: str) -> list[str]:
    """The printed problems of a register."""
    _, problems = read_organisations(text, "to-chuc.toml", GAZETTEER)
    return [str(problem) for problem in problems]


def table(id: str, *lines: str) -> str:
    """A sound table with more lines."""
    return "\n".join((f"[{id}]", f'name = "Tên {id}"', 'kind = "khoi"', 'scope = "sector"', *lines, ""))


def test_a_register_is_read_in_its_order() -> None:
    """Each table is an organisation, its name the id."""
    organisations, problems = read_organisations(REGISTER, "to-chuc.toml", GAZETTEER)
    assert problems == ()
    assert list(organisations.values()) == [
        Organisation(
            "huyen-uy-binh-lieu",
            "Huyện ủy Bình Liêu",
            "huyen-uy",
            "territorial",
            "vn-d198",
            "",
            "vn-p22",
            ("Đảng bộ huyện Bình Liêu",),
        ),
        Organisation(
            "dang-uy-xa-dong-van",
            "Đảng ủy xã Đồng Văn",
            "dang-uy-xa",
            "territorial",
            "vn-c06847",
            "huyen-uy-binh-lieu",
        ),
        Organisation(
            "khoi-cac-co-quan-tinh-thanh-hoa",
            "Đảng ủy Khối các cơ quan tỉnh Thanh Hóa",
            "khoi",
            "sector",
            province="vn-p38",
        ),
    ]


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        (
            "[a\n",
            [
                (
                    "to-chuc.toml:1:3: lỗi BT411: sổ tổ chức viết sai cú pháp TOML: "
                    "Expected ']' at the end of a table declaration"
                )
            ],
        ),
        ('a = "b"\n', ["to-chuc.toml:1:1: lỗi BT412: khóa “a” không có trong sổ tổ chức"]),
        (
            table("a", 'alias = ["B"]'),
            ["to-chuc.toml:5:1: lỗi BT412: khóa “alias” không có trong sổ tổ chức; có phải “aliases”?"],
        ),
        (
            table("a").replace("sector", "sectr"),
            ["to-chuc.toml:4:1: lỗi BT413: “sectr” không dùng được cho scope: territorial hoặc sector"],
        ),
        (
            table("a", "unit = 198"),
            ["to-chuc.toml:5:1: lỗi BT413: “198” không dùng được cho unit: chữ trong ngoặc kép"],
        ),
        (
            table("a", 'aliases = "B"'),
            ["to-chuc.toml:5:1: lỗi BT413: “B” không dùng được cho aliases: danh sách các tên trong ngoặc kép"],
        ),
        (
            table("a").replace("Tên a", " "),
            ["to-chuc.toml:2:1: lỗi BT413: “ ” không dùng được cho name: không được để trống"],
        ),
        ('[a]\nname = "A"\nkind = "b"\n', ["to-chuc.toml:1:1: lỗi BT414: tổ chức “a” thiếu scope"]),
        (
            table("chi-bo-a") + table("b", '  parent = "chi-bo"'),
            [
                (
                    "to-chuc.toml:9:3: lỗi BT415: parent của tổ chức “b” nhắc đến “chi-bo” không có trong sổ tổ chức; "
                    "có phải “chi-bo-a”?"
                )
            ],
        ),
        (
            table("a", 'unit = "binh-lieu-198"', 'province = "vn-p99"'),
            [
                (
                    "to-chuc.toml:5:1: lỗi BT415: unit của tổ chức “a” nhắc đến “binh-lieu-198” không có trong "
                    "sổ địa phương; có phải “vn-d198”?"
                ),
                "to-chuc.toml:6:1: lỗi BT415: province của tổ chức “a” nhắc đến “vn-p99” không có trong sổ địa phương",
            ],
        ),
        (
            table("a", 'parent = "b"') + table("b", 'parent = "a"'),
            [
                "to-chuc.toml:5:1: lỗi BT416: tổ chức “a” là cấp trên của chính nó: a → b → a",
                "to-chuc.toml:10:1: lỗi BT416: tổ chức “b” là cấp trên của chính nó: b → a → b",
            ],
        ),
        (
            table("a") + table("b", 'aliases = ["tên A"]'),
            ["to-chuc.toml:9:1: lỗi BT417: tên “tên A” thuộc hai tổ chức: “a” và “b”"],
        ),
        (
            table("a", 'unit = "vn-d198; vn-d205"'),
            [
                (
                    "to-chuc.toml:5:1: lỗi BT421: unit của tổ chức “a” chỉ ghi một đơn vị, đang ghi 2: "
                    "“vn-d198; vn-d205”; có phải “vn-d198”?"
                )
            ],
        ),
        (
            table("a", 'unit = "thị xã Kỳ Anh"'),
            [
                (
                    "to-chuc.toml:5:1: lỗi BT415: unit của tổ chức “a” nhắc đến “thị xã Kỳ Anh” không có trong "
                    "sổ địa phương; có phải “vn-d449”?"
                )
            ],
        ),
        (
            table("huyen-uy-a", 'unit = "vn-d198"') + '[b]\nname = "B"\nkind = "chi-bo"\nscope = "sector"\n'
            'unit = "vn-d198"\n',
            [
                (
                    "to-chuc.toml:6:1: cảnh báo BT420: tổ chức “b” chưa ghi cấp trên: chi bộ, đảng ủy cơ sở nào "
                    "cũng có; thêm parent; có phải “huyen-uy-a”?"
                )
            ],
        ),
        (
            table("a", "parents = [{ id = 1 }]"),
            [
                (
                    "to-chuc.toml:5:1: lỗi BT413: “[{'id': 1}]” không dùng được cho parents: danh sách như "
                    '[{ id = "huyen-uy-a", to = 2025-07-01 }, { id = "dang-uy-xa-b", from = 2025-07-01 }]'
                )
            ],
        ),
        (
            table("a") + table("b", 'parents = [{ id = "aa" }]'),
            [
                (
                    "to-chuc.toml:9:1: lỗi BT415: parents của tổ chức “b” nhắc đến “aa” không có trong sổ tổ chức; "
                    "có phải “a”?"
                )
            ],
        ),
        (
            table("a") + table("b", 'parents = [{ id = "a", from = 2025-07-01, to = 2020-01-01 }]'),
            [
                (
                    "to-chuc.toml:9:1: lỗi BT422: cấp trên “a” của tổ chức “b” ghi từ 1/7/2025 đến 1/1/2020: "
                    "ngày cuối phải sau ngày đầu"
                )
            ],
        ),
        (
            table("a") + table("b", 'unit = "vn-d449"', 'parents = [{ id = "a", from = 2010-01-01 }]'),
            [
                (
                    "to-chuc.toml:10:1: lỗi BT423: tổ chức “b” có cấp trên từ 1/1/2010, khi thị xã Kỳ Anh chưa có "
                    "(có từ 11/4/2015)"
                )
            ],
        ),
        (
            table('"Chi bộ"'),
            None,
        ),
    ],
)
def test_a_faulty_register_is_told_line_by_line(text: str, messages: list[str] | None) -> None:
    """Each problem at the key that is wrong, with the likeliest word where there is one."""
    wanted = messages or [
        "to-chuc.toml:1:1: lỗi BT418: mã tổ chức “Chi bộ” chỉ gồm chữ thường không dấu, chữ số và dấu nối"
    ]
    assert told(text if messages else text.replace('name = "Tên "Chi bộ""', 'name = "Chi bộ"')) == wanted


def test_an_organisation_may_move_from_one_to_another() -> None:
    """The newest above it is its parent, and each has its days."""
    text = table("huyen-uy-a") + table("dang-uy-b")
    text += table("c", 'parents = [{ id = "dang-uy-b", from = 2025-07-01 }, { id = "huyen-uy-a", to = 2025-07-01 }]')
    organisations, problems = read_organisations(text, "to-chuc.toml", GAZETTEER)
    turn = date(2025, 7, 1)
    assert problems == ()
    assert organisations["c"].parent == "dang-uy-b"
    assert organisations["c"].parents == (DatedParent("huyen-uy-a", None, turn), DatedParent("dang-uy-b", turn))


def test_one_faulty_table_leaves_the_others() -> None:
    """Only the organisation with a problem of its own is missing."""
    organisations, _ = read_organisations(table("a") + table("b", "unit = 1"), "to-chuc.toml", GAZETTEER)
    assert list(organisations) == ["a"]


@pytest.mark.parametrize(
    "name", ["Huyện uỷ Bình Liêu", "HUYỆN ỦY BÌNH LIÊU", "đảng bộ  huyện Bình Liêu", "huyen-uy-binh-lieu"]
)
def test_an_organisation_is_found_by_name_alias_or_id(name: str) -> None:
    """Whatever the case and the place of the tone mark."""
    organisations, _ = read_organisations(REGISTER, "to-chuc.toml", GAZETTEER)
    assert find(organisations, name) == "huyen-uy-binh-lieu"
    assert find(organisations, name + " xa") == ""


def test_an_unknown_organisation_is_told_with_the_likeliest() -> None:
    """A slip of the hand is an error at its place."""
    organisations, _ = read_organisations(REGISTER, "to-chuc.toml", GAZETTEER)
    assert resolve_organisation(organisations, "Huyện uỷ Bình Liêu") == ("huyen-uy-binh-lieu", ())
    id, (problem,) = resolve_organisation(organisations, "Huyện ủy Bình Liêo", "bai.md", 4, 15)
    assert (id, str(problem)) == (
        "",
        (
            "bai.md:4:15: lỗi BT419: không có tổ chức nào tên “Huyện ủy Bình Liêo” trong sổ tổ chức; "
            "có phải “Huyện ủy Bình Liêu”?"
        ),
    )


@given(st.text(max_size=60))
def test_any_text_is_read_or_told(text: str) -> None:
    """No register breaks the reader."""
    organisations, problems = read_organisations(text, "to-chuc.toml", GAZETTEER)
    assert organisations or problems or not text.strip() or text.lstrip().startswith("#")
