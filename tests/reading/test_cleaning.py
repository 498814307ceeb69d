from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.reading.cleaning import clean
from plugins.reading.limits import excesses
from plugins.reading.secrecy import marks
from plugins.text.plain import plain


def test_clean_html_stays_as_it_is() -> None:
    """What the newsroom's syntax makes passes unchanged; entities and quotes may be spelled anew without a problem."""
    html = (
        '<p>Một &amp; "hai" <a class="so" href="bantin:fact/x#y" id="so-x"><data value="2">2</data></a></p>\n'
        '<figure class="anh"><img alt="" src="bantin:file/a.svg"></figure>'
    )
    assert clean(html) == (html, ())
    assert clean("<p>&quot;A&quot;</p>") == ('<p>"A"</p>', ())


@pytest.mark.parametrize(
    ("html", "safe", "lost"),
    [
        ("<p>A<script>x()</script></p>", "<p>A</p>", ("<script>",)),
        ('<p onclick="x()">A</p>', "<p>A</p>", ("onclick=“x()”",)),
        ('<a href="javascript:x()">A</a>', "<a>A</a>", ("href=“javascript:x()”",)),
        ('<a href=" jAva&#9;script:x()">A</a>', "<a>A</a>", ("href=“ jAva\tscript:x()”",)),
        ('<p style="color:red">A</p>', "<p>A</p>", ("style=“color:red”",)),
        ('<iframe src="https://a.vn"></iframe>', "", ("<iframe>", "src=“https://a.vn”")),
        ("<p>A<!-- B --></p>", "<p>A</p>", ("<!-- B -->",)),
    ],
)
def test_what_is_taken_out_is_told(html: str, safe: str, lost: tuple[str, ...]) -> None:
    """Trees before and after are compared, so that nothing goes silently."""
    assert clean(html) == (safe, lost)


@pytest.mark.parametrize(
    "line",
    [
        *("Mật", "MẬT", "**Tối mật**", "> TUYỆT MẬT", "[Mật]", "Độ mật: Tối mật", "| MẬT |", "M Ậ T", "<b>Mật</b>"),
        *("kicker: Mật", "MA\u0302\u0323T", "Mức độ mật: không", "(Mật)"),
    ],
)
def test_marks_of_secrecy_are_seen(line: str) -> None:
    """However a mark is dressed, a line that is nothing else stops the source."""
    assert [number for number, _ in marks(f"Một\n{line}\nhai")] == [2]


@pytest.mark.parametrize(
    "line",
    ["Mật ong rừng", "Bảo mật thông tin", "Tối mật thiết", "Ông Mật", "mặt", "title: Mật ong", "độ mật độ dân"],
)
def test_honey_and_density_are_no_secrets(line: str) -> None:
    """The same syllable in running words is no mark."""
    assert marks(plain(line)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[" * 13, [(0, "dấu [ chưa đóng")]),
        ("Một.\n\n" + "[a](" * 13, [(6, "dấu ( chưa đóng")]),
        ("*a " * 1501, [(0, "dấu *")]),
        ("_" * 200, [(0, "dấu _ liền nhau")]),
        ("từ " * 20_001, [(0, "chữ")]),
        ("a\n" * 2_502, [(0, "dòng")]),
        ("a\n\n" * 20_002, [(60_001, "đoạn")]),
        ("[^1] " * 1_001, [(0, "chú thích")]),
        ("> " * 13 + "a", [(0, "lớp trích dẫn")]),
        (" " * 61 + "a", [(0, "dấu cách đầu dòng")]),
        ("- " * 13 + "a", [(0, "lớp danh sách")]),
        ("| a | b |\n" * 1_000, []),
        ("[a](b.md) " * 1_000, []),
        ("- " + "một hai ba\n- " * 1_000, []),
    ],
)
def test_what_would_hold_up_the_parser_is_told_before(text: str, found: list[tuple[int, str]]) -> None:
    """Limits are far above what a bulletin prints and below what takes the parser seconds."""
    assert list(excesses(text)) == found


@settings(deadline=None)
@given(st.text(st.sampled_from("<>/\"'= abhrefscriptonimgsjv:&;#!-\n")))
def test_cleaning_twice_is_cleaning_once(html: str) -> None:
    """Clean HTML is clean: nothing is left for a second cleaning to take out."""
    safe, _ = clean(html)
    assert clean(safe) == (safe, ())
