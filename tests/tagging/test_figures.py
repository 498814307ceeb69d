"""Figures in prose become facts, whole and located, or problems."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.model.facts import Fact
from plugins.tagging.extension import FiguresExtension
from plugins.text.periods import instant, read_period
from tests.tagging.figures import context, read

SPECS = Path(__file__).parents[1] / "specs"
CASE = re.compile(
    r"^## (?P<title>.+?)\n\n(?P<f>`{3,})\n(?P<source>.*?)\n(?P=f)\n```\n(?P<expected>.*?)```", re.DOTALL | re.MULTILINE
)
CASES = list(CASE.finditer((SPECS / "figures.md").read_text(encoding="utf-8")))

KHOI = "khoi-co-quan-huyen-vu-quang"
ROWS = [
    [cell.strip() for cell in line.strip().strip("|").split("|")]
    for line in (SPECS / "figures_pieces.md").read_text(encoding="utf-8").split("\n")
    if line.startswith("|")
][2:]
PIECES = {
    "dong-trieu": (date(2016, 10, 28), "vn-d205", ""),
    "vu-quang": (date(2022, 3, 24), "vn-d441", KHOI),
    "binh-lieu": (date(2017, 10, 23), "vn-d198", ""),
    "can-duoc": (date(2016, 5, 22), "vn-d806", ""),
}


def told(fact: Fact) -> str:
    """A fact as specs/figures.md writes it."""
    fraction = f"{fact.numerator:f}/{fact.denominator:f}" if fact.denominator is not None and fact.numerator else ""
    parts = (
        fact.indicator,
        fact.period.code,
        f"{fact.unit} {fact.organisation}".strip(),
        fact.status,
        f"{fact.qualifier} {fact.value:f}".strip(),
        fraction,
        f"so với {fact.base.code}" if fact.base else "",
        *fact.flags,
        fact.anchor,
    )
    return " · ".join(part for part in parts if part)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_the_cases_of_editors(case: re.Match[str]):
    """What an editor judged in specs/figures.md is what the tagger does, message for message."""
    _, facts, problems = read(case["source"])
    expected = case["expected"].strip("\n")
    assert [str(found) for found in problems] + [told(fact) for fact in facts] == (
        expected.split("\n") if expected else []
    )


def test_all_cases_of_the_file_are_run():
    """A heading without its two blocks would pass unnoticed."""
    assert len(CASES) == (SPECS / "figures.md").read_text(encoding="utf-8").count("\n## ")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[1]}")
def test_figures_of_the_pieces(row: list[str]):
    """Each figure of specs/figures_pieces.md is one whole fact, in a body of three sentences."""
    piece, text, indicator, title, unit, organisation, code, status, value, qualifier, part, whole, base = row
    day, own_unit, own_organisation = PIECES[piece]
    tag = f"[{text}](so:{indicator}" + (f' "{title}")' if title else ")")
    own = context(day=day, unit=own_unit, organisation=own_organisation, first_line=10)
    _, facts, problems = read(f"\nCâu trước. Nay có {tag} ở đây. Câu sau.", own)
    stated = next((found for found in (read_period(words, day) for words in title.split("; ")) if found), instant(day))
    other = "" if (unit, organisation) == (own_unit, own_organisation) else organisation or "dong-van-06847"
    mark = "" if status == "result" else status
    anchor = "-".join(words for words in ("so", indicator, code, other, mark) if words)
    expected = Fact(
        id=f"bai-viet/2017/bai#{anchor}",
        unit=unit,
        organisation=organisation,
        indicator=indicator,
        period=stated,
        status=status,
        value=Decimal(value),
        text=text,
        qualifier=qualifier,
        numerator=Decimal(part) if part else None,
        denominator=Decimal(whole) if whole else None,
        base=read_period(base, day) if base else None,
        sentence=f"Nay có {text} ở đây.",
        article="bai.md",
        anchor=anchor,
        line=11,
        column=19,
    )
    assert (facts, problems, stated.code) == ([expected], [], code)


def test_a_figure_is_a_link_around_its_value():
    """The page carries the value for machines and the words for readers."""
    page, _, _ = read('Đạt [76,67% **kế hoạch**](so:ket-nap-dat-ke-hoach "từ đầu năm").')
    assert page == (
        '<p>Đạt <a class="so" href="bantin:fact/bai-viet/2017/bai#so-ket-nap-dat-ke-hoach-2017-den-10-23" '
        'id="so-ket-nap-dat-ke-hoach-2017-den-10-23">'
        '<data value="76.67">76,67% <strong>kế hoạch</strong></data></a>.</p>'
    )


def test_code_and_plain_text_keep_their_letters():
    """No mark is left in code, in raw HTML or behind an escaped bracket."""
    page, facts, _ = read("`[1](so:dang-vien)` \\[2\\](so:dang-vien)\n\n<p>[3](so:dang-vien)</p>")
    assert page == "<p><code>[1](so:dang-vien)</code> [2](so:dang-vien)</p>\n<p>[3](so:dang-vien)</p>"
    assert facts == []


def test_a_place_in_the_text_has_its_line_and_column():
    """An unknown place is told where its name stands in the title."""
    _, facts, problems = read('Một.\n\nCó [80 hộ](so:ho-chan-nuoi-135 "xã Đồng Vân").')
    assert ([(found.code, found.line, found.column) for found in problems], facts) == ([("BT401", 3, 33)], [])


def test_a_figure_of_nowhere_is_a_problem():
    """An article without a place has no table for its figures."""
    _, facts, problems = read("[80 hộ](so:ho-chan-nuoi-135)", context(unit="", unit_slug=""))
    assert [str(found) for found in problems] == [
        'bai.md:1:1: lỗi BT314: số liệu này của đâu? Ghi place ở đầu bài, hoặc thêm "huyện …" hay "của …" sau chỉ tiêu'
    ]
    assert facts == []


def test_front_matter_gives_period_and_date_of_count():
    """`period` serves period indicators, `as_of` instant ones."""
    own = context(period=read_period("9 tháng năm 2017", date(2017, 10, 23)), as_of=date(2017, 9, 30))
    _, facts, _ = read("[92 đảng viên mới](so:ket-nap), [2.105 đảng viên](so:dang-vien)", own)
    assert [(fact.period.code, fact.as_of) for fact in facts] == [
        ("2017-9t", date(2017, 9, 30)),
        ("2017-09-30", date(2017, 9, 30)),
    ]


def test_a_header_tags_its_column():
    """The first column names the places; empty cells state nothing; each cell has its own line and column."""
    page, facts, problems = read(
        '| Nơi | [Đảng viên](so:dang-vien) | [Kết nạp](so:ket-nap "năm 2017") | Ghi chú |\n'
        "| --- | ---: | ---: | --- |\n"
        "| xã Đồng Văn | 120 | **5** | 7 |\n| xã Đồng Vân | 1 | – | |\n| Toàn huyện | 2.105 | trên 90 | |\n"
    )
    assert [told(fact) for fact in facts] == [
        "dang-vien · 2017-10-23 · vn-c06847 · result · 120 · so-dang-vien-2017-10-23-dong-van-06847",
        "dang-vien · 2017-10-23 · vn-d198 · result · 2105 · so-dang-vien-2017-10-23",
        "ket-nap · 2017 · vn-c06847 · result · 5 · so-ket-nap-2017-dong-van-06847",
        "ket-nap · 2017 · vn-d198 · result · > 90 · so-ket-nap-2017",
    ]
    assert [(fact.line, fact.sentence) for fact in facts] == [
        (3, "xã Đồng Văn: Đảng viên 120"),
        (5, "Toàn huyện: Đảng viên 2.105"),
        (3, "xã Đồng Văn: Kết nạp 5"),
        (5, "Toàn huyện: Kết nạp trên 90"),
    ]
    assert [(found.code, found.line, found.column) for found in problems] == [("BT401", 4, 3)]
    assert '<a class="so" href="bantin:fact/bai-viet/2017/bai#so-ket-nap-2017-dong-van-06847"' in page
    assert "<span>Đảng viên</span>" in page


def test_one_parser_reads_two_articles():
    """Nothing of the first article is left in the second."""
    extension = FiguresExtension(context())
    parser = markdown.Markdown(extensions=[extension])
    parser.convert("[2.105 đảng viên](so:dang-vien) [5](so:x)")
    extension.context = context(first_line=20)
    parser.reset()
    parser.convert("[2.105 đảng viên](so:dang-vien)")
    facts = parser.facts  # type: ignore[attr-defined]
    assert [(fact.anchor, fact.line) for fact in facts] == [("so-dang-vien-2017-10-23", 20)]
    assert parser.problems == []  # type: ignore[attr-defined]


@settings(deadline=None)  # nothing is timed
@given(
    st.lists(
        st.sampled_from(["[", "]", "(", ")", "so:", "dang-vien", "28", " ", "\n", "`", '"', "\\", "a", "<p>"]),
        max_size=14,
    )
)
def test_a_tag_is_a_fact_or_a_problem_or_was_never_one(pieces: list[str]):
    """Whatever is typed, no mark reaches the page and no fact comes without its link."""
    page, facts, _ = read("".join(pieces))
    assert not re.search("[\U00100000-\U0010fffd]", page)
    assert page.count('class="so"') == len(facts)
