"""Documents are recognised however they are spelled, and nothing else is."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.citations.extension import CitationsExtension
from plugins.citations.keys import CitationContext, Subject
from plugins.citations.subjects import read_subjects
from plugins.model.citations import Citation, Document

ROOT = Path(__file__).parents[2]
ROWS = [
    [cell.strip() for cell in line.strip().strip("|").split("|")]
    for line in (ROOT / "tests/specs/citations.md").read_text(encoding="utf-8").split("\n")
    if line.startswith("|")
][2:]

BINH_LIEU = {
    "unit": "vn-d198",
    "unit_slug": "binh-lieu-198",
    "unit_name": "Bình Liêu",
    "province": "vn-p22",
    "province_slug": "quang-ninh-22",
    "province_name": "Quảng Ninh",
}


def cite(source: str, **changes: object) -> tuple[str, list[Citation]]:
    """The page and the citations of a body, in an article of Bình Liêu."""
    values = {"article": "bai.md", "day": date(2017, 10, 23)} | BINH_LIEU | changes
    parser = markdown.Markdown(extensions=["tables", CitationsExtension(CitationContext(**values))])  # type: ignore[arg-type]
    return parser.convert(source), parser.citations  # type: ignore[attr-defined]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_the_cases_of_editors(row: list[str]):
    """What an editor judged in specs/citations.md is what the linker does."""
    sentence, keys, words = row
    _, citations = cite(sentence)
    assert [one.document.key for one in citations] == (keys.split(", ") if keys else [])
    assert [one.text for one in citations] == (words.split("; ") if words else [])


def test_a_mention_is_a_link_with_its_sentence_and_place():
    """The whole mention is the link; the second one has an anchor of its own."""
    page, citations = cite(
        "Câu một.\n\nTheo Chỉ thị số 12-CT/TU, ngày 30/11/2018. Nay **12-CT/TU** đã xong.",
        first_line=9,
        subjects={"12-ct-tu-quang-ninh-22": Subject("Thống nhất nhiệm kỳ")},
    )
    paper = Document(
        key="12-ct-tu-quang-ninh-22",
        label="12-CT/TU",
        number="12",
        type="CT",
        type_label="Chỉ thị",
        issuer="TU",
        issuer_label="Tỉnh ủy Quảng Ninh",
        unit="vn-p22",
        day="2018-11-30",
        subject="Thống nhất nhiệm kỳ",
    )
    assert page == (
        '<p>Câu một.</p>\n<p>Theo <a class="van-ban" href="bantin:document/12-ct-tu-quang-ninh-22" '
        'id="vb-12-ct-tu-quang-ninh-22">Chỉ thị số 12-CT/TU</a>, ngày 30/11/2018. Nay <strong>'
        '<a class="van-ban" href="bantin:document/12-ct-tu-quang-ninh-22" id="vb-12-ct-tu-quang-ninh-22-2">12-CT/TU</a>'
        "</strong> đã xong.</p>"
    )
    first, second = citations
    assert first == Citation(
        paper,
        "bai.md",
        "Chỉ thị số 12-CT/TU",
        "Theo Chỉ thị số 12-CT/TU, ngày 30/11/2018.",
        "vb-12-ct-tu-quang-ninh-22",
        11,
        6,
    )
    assert (second.anchor, second.sentence, second.line) == (
        "vb-12-ct-tu-quang-ninh-22-2",
        "Nay 12-CT/TU đã xong.",
        11,
    )


def test_links_code_and_headings_are_left_alone():
    """Only running text is linked."""
    source = "## Chỉ thị 05-CT/TW\n\n`05-CT/TW` [05-CT/TW](https://example.org)\n\n    05-CT/TW\n"
    page, citations = cite(source)
    assert (page.count("van-ban"), citations) == (0, [])


def test_the_same_number_of_another_district_is_another_document():
    """Every place numbers its own papers; the whole country has one 05-CT/TW."""
    other = {"unit": "vn-d205", "unit_slug": "dong-trieu-205", "unit_name": "Đông Triều"}
    text = "Nghị quyết 13-NQ/HU và Chỉ thị 05-CT/TW."
    assert [one.document.key for one in cite(text)[1]] == ["13-nq-hu-binh-lieu-198", "05-ct-tw"]
    assert [one.document.key for one in cite(text, **other)[1]] == ["13-nq-hu-dong-trieu-205", "05-ct-tw"]


def test_a_sector_committee_numbers_its_own_papers():
    """ĐUK is that of the article's organisation, which has no district."""
    nowhere = dict.fromkeys(BINH_LIEU, "")
    own = {"organisation": "khoi-x", "organisation_name": "Đảng ủy Khối X"}
    (one,) = cite("Hướng dẫn 29-HD/ĐUK.", **(nowhere | own))[1]
    assert (one.document.key, one.document.issuer_label) == ("29-hd-duk-khoi-x", "Đảng ủy Khối X")


def test_a_paper_of_an_unknown_place_is_no_document():
    """A bare HU where no district is named would mix the papers of all districts."""
    assert cite("Nghị quyết 13-NQ/HU.", **dict.fromkeys(BINH_LIEU, ""))[1] == []


@settings(deadline=None)  # nothing is timed
@given(st.text(alphabet="0123456789-/.NQCTHUWĐ ()số ", max_size=40))
def test_the_words_of_a_text_are_never_changed(text: str):
    """Linking adds links and nothing else."""
    linked = cite(f"x{text}x")[0]
    plain = markdown.markdown(f"x{text}x")

    assert re.sub(r"<a class=\"van-ban\"[^>]*>|</a>", "", linked) == plain


def test_our_register_of_documents_is_whole():
    """van-ban.toml has no slip, and its keys are keys."""
    text = (ROOT / "content/du-lieu/van-ban.toml").read_text(encoding="utf-8")
    subjects, problems = read_subjects(text, "van-ban.toml")
    assert problems == ()
    assert subjects["22-nq-tw"].day == "2008-02-02"


def test_slips_of_the_register_are_told():
    """A wrong key, a wrong day, a file that is no TOML."""
    text = '[a]\nsubject = "x"\n[b]\nsubjct = "x"\n[c]\nday = "2/2/2008"\n'
    subjects, problems = read_subjects(text, "van-ban.toml")
    wrong = "ghi sai: chỉ có subject, day và label, đều là chữ trong ngoặc kép"
    assert (subjects, [str(problem) for problem in problems]) == (
        {"a": Subject("x")},
        [f"van-ban.toml:3:1: lỗi BT718: văn bản “b” {wrong}", f"van-ban.toml:5:1: lỗi BT718: văn bản “c” {wrong}"],
    )
    assert [str(problem) for problem in read_subjects("[a\n", "van-ban.toml")[1]] == [
        "van-ban.toml:1:3: lỗi BT717: sổ văn bản không đọc được: Expected ']' at the end of a table declaration"
    ]
