"""The sentences under a table: marked, linked, each once."""

from dataclasses import replace

from plugins.model.facts import Cell
from plugins.showing.sentences import Part, Source, marked, sources
from tests.showing.edition import BINH_LIEU_FACTS, EARLIER, GREW, HEAD, PLAN, cells, edition

PAGE = "bai-viet/2017/binh-lieu.html"


def test_every_figure_of_a_sentence_is_marked():
    """Each mark leads to its cell."""
    assert marked(HEAD, BINH_LIEU_FACTS[:4]) == (
        Part("Đảng bộ huyện có "),
        Part("28", "o-to-chuc-co-so-2017-10-23"),
        Part(" tổ chức cơ sở, gồm "),
        Part("12", "o-dang-bo-co-so-2017-10-23"),
        Part(" đảng bộ và "),
        Part("16", "o-chi-bo-co-so-2017-10-23"),
        Part(" chi bộ, với "),
        Part("2.105", "o-dang-vien-2017-10-23"),
        Part(" đảng viên."),
    )


def test_a_sentence_without_the_words_stays_whole():
    """A figure that cannot be found is not guessed at."""
    assert marked("Không có ở đây.", BINH_LIEU_FACTS[:1]) == (Part("Không có ở đây."),)


def test_sentences_stand_newest_article_first_and_derived_last():
    """One entry a sentence; the second of an article says "same article"."""
    given = edition()
    found = sources(given, given.cells_of_unit("vn-d198"))
    assert [("".join(part.text for part in source.parts), source.same) for source in found] == [
        (HEAD, False),
        (GREW, True),
        ("Đến năm 2020, trên 90% cán bộ khu dân cư là đảng viên.", True),
        ("Cuối năm có 2.047 đảng viên.", False),
        ("Cuối năm có 1.962 đảng viên.", False),
        ("Cuối năm có 1.868 đảng viên.", False),
        ("Kế hoạch kết nạp, năm 2017: 120, suy ra từ 92 và 76,67%.", False),
    ]
    assert (found[0].title, found[0].href, found[0].date) == (
        "Bình Liêu: Lãnh đạo toàn diện",
        f"{PAGE}#so-to-chuc-co-so-2017-10-23",
        "23/10/2017",
    )


def test_sources_that_differ_are_told():
    """Every source with its day and its sentence, those that agree together, and which number the table shows."""
    newer = EARLIER[2]
    older = replace(newer, text="2.051", value=newer.value + 4, article="2015/binh-lieu", id="x#y")
    again = replace(older, article="2014/binh-lieu", id="z#y")
    found = sources(edition(), [Cell(newer, (newer, older, again), ("kn",))])[-1]
    cell, anchor = "o-dang-vien-2016-12-31", "so-dang-vien-2016-12-31"
    assert found == Source(
        kind="differ",
        parts=(
            Part("Khác nguồn: đảng viên, 31/12/2016 là "),
            Part("2.047", cell),
            Part(" ("),
            Part("23/10/2016", href=f"bai-viet/2016/binh-lieu.html#{anchor}"),
            Part(")"),
            Part(" và "),
            Part("2.051", cell),
            Part(" ("),
            Part("23/10/2015", href=f"bai-viet/2015/binh-lieu.html#{anchor}"),
            Part(", "),
            Part("23/10/2014", href=f"bai-viet/2014/binh-lieu.html#{anchor}"),
            Part(")"),
            Part("; bảng hiện số 2.047."),
        ),
        href=f"bai-viet/2016/binh-lieu.html#{anchor}",
    )


def test_a_derived_figure_leads_to_every_source():
    """Each number it was reckoned from is a link to its own sentence."""
    found = sources(edition(), cells((PLAN,)))[-1]
    page = "bai-viet/2017/binh-lieu.html"
    assert [(part.text, part.href) for part in found.parts if part.href] == [
        ("92", f"{page}#so-ket-nap-2017-9t"),
        ("76,67%", f"{page}#so-ket-nap-dat-ke-hoach-2017-9t"),
    ]


def test_no_cells_no_sentences():
    """Nothing is said where nothing is known."""
    assert sources(edition(), cells(())) == ()
