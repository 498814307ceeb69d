from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from plugins.gazetteer.organisations import read_organisations
from plugins.gazetteer.tables import Gazetteer
from plugins.reading.context import ReadingContext
from plugins.reading.reader import Reading, read_all
from plugins.tagging.registry import read_registry

CONTENT = Path(__file__).parents[2] / "content"
CANARIES = (Path(__file__).parent / "canaries.txt").read_text("utf-8").split("\n")[:-1]

DONG_TRIEU = "cong-khai/bai-viet/2016/dong-trieu-doi-moi-sinh-hoat-chi-bo-thon-khu.md"
VU_QUANG = "cong-khai/bai-viet/2022/vu-quang-sinh-hoat-chi-bo-khoi-co-quan.md"
BINH_LIEU = "cong-khai/bao-cao/2017/binh-lieu-lanh-dao-toan-dien-doi-moi.md"
CAN_DUOC = "cong-khai/bao-cao/2016/can-duoc-chi-bo-ap-khu-pho.md"
THANH_HOA = "cong-khai/bai-viet/2018/thanh-hoa-du-sinh-hoat-voi-chi-bo.md"

TITLES = {
    DONG_TRIEU: "Thị uỷ Đông Triều: Đổi mới, nâng cao chất lượng sinh hoạt chi bộ thôn, khu",
    VU_QUANG: "Nâng cao chất lượng sinh hoạt chi bộ khối cơ quan cấp huyện ở Vũ Quang",
    BINH_LIEU: "Bình Liêu: Lãnh đạo toàn diện, đổi mới",
    CAN_DUOC: "Tập trung nâng cao chất lượng hoạt động chi bộ ấp, khu phố",
    THANH_HOA: "Một số vấn đề trong việc dự sinh hoạt với các chi bộ trực thuộc Đảng ủy cơ sở",
}
PICTURES = {DONG_TRIEU: 1, VU_QUANG: 1, BINH_LIEU: 2, CAN_DUOC: 1, THANH_HOA: 1}

# Indicator, words, value, qualifier, denominator, first day, last day, status, unit, organisation, base year.
FIGURES = {
    DONG_TRIEU: """
sinh-hoat-chuyen-de      | 4 cuộc | 4     |  |  | 2016-01-01 | 2016-10-28 | result | vn-d205 | chi-bo-khu-thu-duong |
sinh-hoat-chuyen-de-tang | 63,4%  | 63.4  |  |  | 2012-12-30 | 2016-10-28 | result | vn-d205 |  | 2012
sinh-hoat-chuyen-de-tang | 10,6%  | 10.6  |  |  | 2014-01-01 | 2014-12-31 | result | vn-d205 |  | 2013
sinh-hoat-chuyen-de-tang | 11,54% | 11.54 |  |  | 2015-01-01 | 2015-12-31 | result | vn-d205 |  | 2014
so-ghi-chep-day-du       | 95%    | 95    |  |  | 2016-10-28 | 2016-10-28 | result | vn-d205 |  |
""",
    VU_QUANG: """
to-chuc-dang | 17 đảng bộ, chi bộ | 17 ||| 2022-03-24 | 2022-03-24 | result | vn-d441 | khoi-co-quan-huyen-vu-quang |
dang-vien | 575 đảng viên | 575 |  |  | 2022-03-24 | 2022-03-24 | result | vn-d441 | khoi-co-quan-huyen-vu-quang |
dang-vien | 18 đảng viên | 18 |  |  | 2022-03-24 | 2022-03-24 | result | vn-d441 | chi-bo-tai-nguyen-xay-dung-vu-quang |
""",
    BINH_LIEU: """
to-chuc-co-so  | 28 chi, đảng bộ cơ sở   | 28    |   |  | 2017-10-23 | 2017-10-23 | result | vn-d198 |  |
dang-bo-co-so  | 12 đảng bộ              | 12    |   |  | 2017-10-23 | 2017-10-23 | result | vn-d198 |  |
chi-bo-co-so   | 16 chi bộ cơ sở         | 16    |   |  | 2017-10-23 | 2017-10-23 | result | vn-d198 |  |
dang-vien      | 2.105 đảng viên         | 2105  |   |  | 2017-10-23 | 2017-10-23 | result | vn-d198 |  |
can-bo-khu-dan-cu-dang-vien | trên 90%   | 90    | > |  |            | 2020-12-31 | target | vn-d198 |  |
ket-nap        | 92 đảng viên mới        | 92    |   |  | 2017-01-01 | 2017-10-23 | result | vn-d198 |  |
ket-nap-dat-ke-hoach | 76,67% kế hoạch   | 76.67 |   |  | 2017-01-01 | 2017-10-23 | result | vn-d198 |  |
ho-so-ket-nap  | 15 hồ sơ                | 15    |   |  | 2017-10-23 | 2017-10-23 | result | vn-d198 |  |
kiem-tra-giam-sat | 22 cuộc              | 22    |   |  | 2017-01-01 | 2017-09-30 | result | vn-d198 |  |
ky-luat-khien-trach | 3 đảng viên        | 3     |   |  | 2017-01-01 | 2017-10-23 | result | vn-d198 |  |
dai-hoi-chi-bo | 169/169 chi bộ          | 169   |   | 169 | 2017-01-01 | 2020-12-31 | result | vn-d198 |  |
dang-bo-co-so  | 12 đảng ủy cơ sở        | 12    |   |  | 2017-10-23 | 2017-10-23 | result | vn-d198 |  |
nhat-the-hoa   | 98/104 thôn, bản, khu phố | 98  |   | 104 | 2017-10-23 | 2017-10-23 | result | vn-d198 |  |
truong-thon-du-bi | 5 trưởng thôn        | 5     |   |  |            | 2018-02-28 | result | vn-d198 |  |
nhat-the-hoa   | 103/104 bí thư chi bộ   | 103   |   | 104 |         | 2018-03-31 | forecast | vn-d198 |  |
ho-chan-nuoi-135 | 80 hộ dân             | 80    |   |  | 2017-10-23 | 2017-10-23 | result | vn-c06847 |  |
""",
    CAN_DUOC: """
chi-bo-trong-sach-vung-manh | trên 70%  | 70  | > |  | 2015-01-01 | 2015-12-31 | result | vn-d806 |  |
chi-bo-trong-sach-tieu-bieu | trên 19%  | 19  | > |  | 2015-01-01 | 2015-12-31 | result | vn-d806 |  |
dang-vien-hoan-thanh-tot    | trên 90%  | 90  | > |  | 2015-01-01 | 2015-12-31 | result | vn-d806 |  |
dang-vien-khong-hoan-thanh  | dưới 0,4% | 0.4 | < |  | 2015-01-01 | 2015-12-31 | result | vn-d806 |  |
xa-van-hoa            | 100% xã, thị trấn | 100 |  |  | 2016-05-22 | 2016-05-22 | result | vn-d806 |  |
""",
    THANH_HOA: "",
}


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    """Every piece of the content tree, read with the registers that lie in it."""
    gazetteer = Gazetteer.load()
    organisations, wrong = read_organisations(_text("du-lieu/to-chuc.toml"), "du-lieu/to-chuc.toml", gazetteer)
    registry, bad = read_registry(_text("du-lieu/chi-tieu.toml"), "du-lieu/chi-tieu.toml")
    assert (wrong, bad) == ((), ())
    context = ReadingContext(gazetteer, organisations, registry)
    return {each.id: each for each in read_all(CONTENT, ("cong-khai", "noi-bo"), context)}


def _text(path: str) -> str:
    return (CONTENT / path).read_text("utf-8")


def _rows(table: str) -> list[tuple[object, ...]]:
    rows = []
    for line in table.strip().splitlines():
        id, words, value, qualifier, whole, start, end, status, unit, organisation, base = map(
            str.strip, line.split("|")
        )
        rows.append(
            (
                *(id, words, Decimal(value), qualifier, Decimal(whole) if whole else None),
                *(date.fromisoformat(start) if start else None, date.fromisoformat(end)),
                *(status, unit, organisation, int(base) if base else None),
            )
        )
    return rows


def test_content_reads_without_a_problem(readings: dict[str, Reading]) -> None:
    """Nothing in the content tree makes the reader complain, not even with a warning."""
    assert [str(problem) for reading in readings.values() for problem in reading.problems] == []


@pytest.mark.parametrize("id", FIGURES)
def test_piece_states_the_figures_of_its_facts(readings: dict[str, Reading], id: str) -> None:
    """Every figure known of a piece is tagged in it with its value, period, status, place and organisation."""
    body = readings[id].body
    assert body is not None
    stated = [
        (
            *(fact.indicator, fact.text, fact.value, fact.qualifier, fact.denominator),
            *(fact.period.start, fact.period.end, fact.status, fact.unit, fact.organisation),
            fact.base.year if fact.base else None,
        )
        for fact in body.facts
    ]
    assert stated == _rows(FIGURES[id])


def test_facts_come_to_twenty_nine() -> None:
    """The table above holds every statistic, target and forecast of the five pieces."""
    assert sum(len(_rows(table)) for table in FIGURES.values()) == 29


@pytest.mark.parametrize("id", TITLES)
def test_piece_has_a_complete_header(readings: dict[str, Reading], id: str) -> None:
    """A piece has its title, kicker, sapo, category, tags, place or organisation, byline, source and image."""
    article = readings[id].article
    assert article is not None
    assert article.title == TITLES[id]
    assert [author.name for author in article.authors] == ["Ban biên tập"]
    assert article.source.startswith("Viết lại từ bài của ")
    empty = [key for key in ("slug", "kicker", "summary", "category", "tags", "image") if not getattr(article, key)]
    assert empty == []
    assert article.organisation
    assert bool(article.places) == (id != THANH_HOA)
    assert (article.kind == "report") == (article.period is not None) == (id in (BINH_LIEU, CAN_DUOC))


@pytest.mark.parametrize("id", TITLES)
def test_piece_is_as_long_as_a_newspaper_story(readings: dict[str, Reading], id: str) -> None:
    """A piece runs to 400-900 words under two to six subheadings, with a caption and a credit for each picture."""
    body = readings[id].body
    assert body is not None
    assert 400 <= len(body.text.split()) <= 900
    assert 2 <= len(body.headings) <= 6
    assert len(body.pictures) == PICTURES[id]
    assert [picture.path for picture in body.pictures if not (picture.alt and picture.caption and picture.credit)] == []


def test_no_figure_is_tagged_in_a_heading_or_above_the_body() -> None:
    """A figure is tagged in a sentence of the body, never in a title, a sapo or a subheading."""
    tagged = []
    for path in sorted(CONTENT.rglob("*.md")):
        _, header, body = path.read_text("utf-8").split("---\n", 2)
        tagged += [line for line in header.splitlines() if "](so:" in line]
        tagged += [line for line in body.splitlines() if re.match(r"#+ .*\]\(so:", line)]
    assert tagged == []


def test_canaries_stand_in_internal_pieces_alone() -> None:
    """Every word of canaries.txt stands somewhere in noi-bo/ and nowhere else in the content tree."""
    outside = "".join(_said(path) for path in CONTENT.rglob("*") if "noi-bo" not in path.parts)
    inside = "".join(_said(path) for path in (CONTENT / "noi-bo").rglob("*"))
    assert [word for word in CANARIES if word not in inside] == []
    assert [word for word in CANARIES if word in outside] == []


def _said(path: Path) -> str:
    return path.as_posix() + (path.read_text("utf-8") if path.is_file() else "")
