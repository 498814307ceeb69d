"""The printed figures: a number that left its fact is found, on the page of its sentence and in every table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.checks.figures import expected, figure_values, judge_page, unmatched
from plugins.model.facts import Fact, Period
from plugins.text.numbers import format_number

DAY = Period(date(2017, 10, 23), date(2017, 10, 23), "2017-10-23", "23/10/2017")
PAGE = "bai-viet/2017/hop.html"
MEMBERS = Fact(
    id="bai-viet/2017/hop#so-dang-vien-2017-10-23",
    unit="vn-d198",
    organisation="",
    indicator="dang-vien",
    period=DAY,
    status="result",
    value=Decimal(2105),
    text="2.105 đảng viên",
    article="cong-khai/bai-viet/2017/hop.md",
    anchor="so-dang-vien-2017-10-23",
    line=7,
    column=12,
)
SHARE = replace(
    MEMBERS,
    id="bai-viet/2017/hop#so-nhat-the-hoa-2017-10-23",
    indicator="nhat-the-hoa",
    value=Decimal(98),
    numerator=Decimal(98),
    denominator=Decimal(104),
    text="98/104 thôn",
    anchor="so-nhat-the-hoa-2017-10-23",
)
HERE = f"{MEMBERS.article}:7:12: lỗi"
PLACE = "dia-phuong/binh-lieu-198/index.html"
ARTICLE = (
    '<p>Có <a class="so nowrap" href="../x.html#o" id="so-dang-vien-2017-10-23"><data value="2105">2.105 đảng viên'
    '</data></a> và <a class="so" id="so-nhat-the-hoa-2017-10-23" href="../y"><data value="98">98/104 thôn</data></a>.'
).encode()
TABLE = (
    f'<table><tr><td id="o-1" data-fact="{MEMBERS.id}"><a href="../../{PAGE}#so">2.105</a></td>'
    f'<td data-fact="{SHARE.id}"><a href="x">gần 98/104</a><span class="flag">[mt]</span></td>'
    f'<td class="marked"><a href="x" data-fact="{MEMBERS.id}">2.105</a></td></tr></table>'
).encode()


def printed(article: bytes = ARTICLE, table: bytes = TABLE) -> dict[str, dict[str, str]]:
    return {PAGE: figure_values(PAGE, article), PLACE: figure_values(PLACE, table)}


def test_a_page_tells_its_anchors_and_its_cells():
    """Anchors by their id, cells by their fact; whatever order the attributes have."""
    assert printed() == {
        PAGE: {"so-dang-vien-2017-10-23": "2105", "so-nhat-the-hoa-2017-10-23": "98"},
        PLACE: {MEMBERS.id: "2.105", SHARE.id: "gần 98/104"},
    }
    assert figure_values("so-lieu/so-lieu.json", ARTICLE) == {}
    assert figure_values("index.html", b"<p>2.105</p>") == {}


def test_figures_that_agree_are_silent():
    """Sentences, tables, words before a number."""
    assert unmatched(printed(), (MEMBERS, SHARE)) == ()


@pytest.mark.parametrize(
    ("article", "table", "told"),
    [
        (
            ARTICLE.replace(b'value="2105"', b'value="2106"'),
            TABLE,
            f"{HERE} BT608: số liệu “2.105 đảng viên” in thành “2106” ở trang {PAGE}, không phải “2105”",
        ),
        (
            ARTICLE.replace(b'id="so-dang-vien-2017-10-23"', b'id="so-dang-vien"'),
            TABLE,
            f"{HERE} BT607: số liệu “2.105 đảng viên” không đứng ở #{MEMBERS.anchor} của trang {PAGE}",
        ),
        (
            ARTICLE,
            TABLE.replace(b">2.105<", b">12.105<", 1),
            f"{PLACE}: lỗi BT608: số liệu “2.105 đảng viên” in thành “12.105” ở trang {PLACE}, không phải “2.105”",
        ),
        (
            ARTICLE,
            TABLE.replace(b"98/104", b"98/105"),
            f"{PLACE}: lỗi BT608: số liệu “98/104 thôn” in thành “gần 98/105” ở trang {PLACE}, không phải “98/104”",
        ),
        (
            ARTICLE,
            TABLE.replace(SHARE.id.encode(), b"bai-viet/2017/hop#so-la"),
            f"{PLACE}: lỗi BT609: một ô trong bảng nhắc đến số liệu bai-viet/2017/hop#so-la không có trong bản này",
        ),
    ],
)
def test_each_difference_is_told(article: bytes, table: bytes, told: str):
    """Word for word, at the sentence where there is one."""
    assert [str(each) for each in unmatched(printed(article, table), (MEMBERS, SHARE))] == [told]


def test_a_derived_figure_needs_no_sentence():
    """But its cells are looked at."""
    plan = replace(MEMBERS, id="suy-ra#so-ke-hoach", article="", anchor="", value=Decimal(120), derived_from=("a",))
    cell = b'<td data-fact="suy-ra#so-ke-hoach"><a href="x">120</a></td>'
    assert unmatched({PLACE: figure_values(PLACE, cell)}, (plan,)) == ()
    wrong = figure_values(PLACE, cell.replace(b">120<", b">121<"))
    assert [each.code for each in unmatched({PLACE: wrong}, (plan,))] == ["BT608"]


@given(st.decimals(-(10**9), 10**9, places=2), st.sampled_from(["", "trên ", "dưới ", "không quá "]))
def test_every_number_is_known_again_behind_its_words(value: Decimal, words: str):
    """Whatever the number and the word before it; one digit more in front is another number."""
    fact = replace(MEMBERS, value=value)
    values = {PAGE: {MEMBERS.anchor: f"{value:f}"}, PLACE: {MEMBERS.id: f"{words}{expected(fact)}"}}
    assert unmatched(values, (fact,)) == ()
    assert expected(fact) == format_number(value)
    values[PLACE] = {MEMBERS.id: f"{words}1{expected(fact)}"}
    assert [each.code for each in unmatched(values, (fact,))] == ["BT608"]


BRIEF = b'<td id="o-1" data-fact class="lag-1"><a href="cau.html#s1" title="x">2.105</a></td>'
QUOTE = b'<li>C\xc3\xb3 <a class="so" id="s1" href="index.html#o-1"><data value="2105">2.105</data></a></li>'


def judged(path: str, content: bytes, standing: dict[str, str]) -> list[str]:
    values = figure_values(path, content)
    return [str(each) for each in judge_page(path, values, {MEMBERS.id: MEMBERS}.get, standing)]


def test_a_cell_that_names_no_fact_is_judged_by_where_it_leads():
    """The room tells which fact stands behind each link; a wrong number, or a link it does not know, is found."""
    standing = {"cau.html#s1": MEMBERS.id}
    assert judged(PLACE, BRIEF, standing) == []
    assert judged(PLACE, BRIEF.replace(b">2.105<", b">2.106<"), standing) == [
        f"{PLACE}: lỗi BT608: số liệu “2.105 đảng viên” in thành “2.106” ở trang {PLACE}, không phải “2.105”"
    ]
    assert judged(PLACE, BRIEF.replace(b"#s1", b"#s2"), standing) == [
        f"{PLACE}: lỗi BT609: một ô trong bảng nhắc đến số liệu cau.html#s2 không có trong bản này"
    ]


def test_a_quoted_figure_is_judged_like_its_sentence():
    """Its value is that of the fact the room says stands there."""
    path = PLACE.replace("index", "cau")
    assert judged(path, QUOTE, {"s1": MEMBERS.id}) == []
    assert judged(path, QUOTE.replace(b'"2105"', b'"2106"'), {"s1": MEMBERS.id}) == [
        f"{path}: lỗi BT608: số liệu “2.105 đảng viên” in thành “2106” ở trang {path}, không phải “2105”"
    ]
