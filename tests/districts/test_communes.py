"""The communes of today and of before, as the shipped gazetteer has them, on a small site gathered from files."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from plugins.districts import communes, coverage, former, history, moved, pages, predecessors
from plugins.districts.listing import Entry, Named
from plugins.districts.names import Word
from plugins.districts.predecessors import Predecessor
from plugins.gathering.gather import Order, gather
from plugins.gathering.shelves import Shelves
from plugins.gazetteer.tables import Gazetteer
from plugins.model.edition import Edition
from tests.fakes import FakeEdition

PIECES = {
    "moi": ("Tân Lân họp bàn đường liên ấp", "2026-03-01", "xã Tân Lân, Tây Ninh", "Lê An – Bí thư Đảng ủy; Vũ Bình"),
    "cu": ("Tân Lân trồng rau", "2016-05-01", "xã Tân Lân, huyện Cần Đước, Long An", "Vũ Bình"),
    "dong-trieu-2012": ("Năm cuối là huyện", "2012-12-30", "huyện Đông Triều", "Vũ Bình"),
    "dong-trieu-2016": ("Năm đầu là thị xã", "2016-10-28", "huyện Đông Triều", "Vũ Bình"),
    "lac-vien": ("Lạc Viên", "2016-10-28", "phường Lạc Viên, quận Ngô Quyền", "Vũ Bình"),
}
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Five pieces and the paper's own masthead, read as the desk reads them."""
    content = tmp_path_factory.mktemp("places") / "content"
    folder = content / "cong-khai" / "bai-viet"
    folder.mkdir(parents=True)
    (content / "du-lieu").mkdir()
    (content / "du-lieu" / "toa-soan.toml").write_bytes((ROOT / "content" / "du-lieu" / "toa-soan.toml").read_bytes())
    for name, (title, day, place, authors) in PIECES.items():
        text = f"---\ntitle: {title}\ndate: {day}\nplace: {place}\nauthors: {authors}\n---\nMột câu.\n"
        (folder / f"{name}.md").write_text(text, "utf-8")
    return gather(Order(content, "internal", date(2026, 4, 1)), Shelves(":memory:"))


@pytest.fixture(scope="module")
def edition(gathered: Any) -> Edition:
    found: Edition = gathered.edition
    return found


def words(found: tuple[Word, ...]) -> str:
    return "".join(word.text for word in found)


def test_a_rank_not_yet_left_is_no_problem_and_one_left_is_a_warning(gathered: Any) -> None:
    """Huyện Đông Triều of 2012 says nothing, of 2016 the right rank with its first day."""
    assert [str(problem) for problem in gathered.problems] == [
        (
            "cong-khai/bai-viet/dong-trieu-2016.md:4:8: cảnh báo BT403: ngày 28/10/2016, “huyện Đông Triều” là "
            "thị xã Đông Triều (từ 12/3/2015); có phải “thị xã Đông Triều”?"
        )
    ]


def test_one_page_lists_the_pieces_of_all_ranks(edition: Edition) -> None:
    """Each with the unit's name of its own day."""
    years = pages.sheet(edition, "vn-d205").values["years"]
    assert [(year.year, [entry.note for entry in year.entries]) for year in years] == [
        ("2016", ["Thị xã Đông Triều"]),
        ("2012", ["Huyện Đông Triều"]),
    ]


def test_can_duoc_keeps_its_address_and_says_what_became_of_it(edition: Edition) -> None:
    """In Long An until the last day, then six communes of Tây Ninh."""
    page = pages.sheet(edition, "vn-d806")
    assert page.path == "dia-phuong/can-duoc-806/index.html"
    assert page.values["standfirst"] == (
        "Huyện của tỉnh Long An, mã 806; là đơn vị hành chính cấp huyện đến hết ngày 30/6/2025. Có 1 bài năm 2016."
    )
    last = page.values["eras"][-1]
    assert (last.when, words(last.words)) == (
        "Từ 1/7/2025",
        (
            "Nay là các xã Cần Đước, Long Cang, Long Hựu, Mỹ Lệ, Rạch Kiến và Tân Lân của tỉnh Tây Ninh. Theo "
            "Nghị quyết số 1682/NQ-UBTVQH15. Số liệu không cộng nối qua ngày này."
        ),
    )
    assert {word.text: word.address for word in last.words if word.address} == {
        "Cần Đước": "dia-phuong/xa-phuong/tay-ninh-80/index.html#x28108",
        "Long Cang": "dia-phuong/xa-phuong/tay-ninh-80/index.html#x28126",
        "Long Hựu": "dia-phuong/xa-phuong/tay-ninh-80/index.html#x28144",
        "Mỹ Lệ": "dia-phuong/xa-phuong/tay-ninh-80/index.html#x28132",
        "Rạch Kiến": "dia-phuong/xa-phuong/tay-ninh-80/index.html#x28114",
        "Tân Lân": "dia-phuong/tan-lan-x28138/index.html",
        "tỉnh Tây Ninh": "dia-phuong/tay-ninh-80/index.html",
    }


def test_a_piece_of_2026_stands_on_the_new_commune_s_page_and_the_old_one_s_apart(edition: Edition) -> None:
    """Both are called xã Tân Lân, code 28138; neither counts the other's."""
    values = pages.sheet(edition, "vn-x28138").values
    new = Entry("01/03", "Tân Lân họp bàn đường liên ấp", "bai-viet/2026/tan-lan-hop-ban-duong-lien-ap.html")
    old = Entry("01/05/2016", "Tân Lân trồng rau", "bai-viet/2016/tan-lan-trong-rau.html")
    assert [year.entries for year in values["years"]] == [(new,)]
    assert values["predecessors"] == (
        Predecessor("Xã Tân Lân", "dia-phuong/tan-lan-28138/index.html", whole=True, entries=(old,)),
    )
    assert values["formerly"] == (
        Word("Trước 1/7/2025 thuộc "),
        Word("huyện Cần Đước", "dia-phuong/can-duoc-806/index.html"),
        Word("."),
    )
    assert values["people"] == (
        Named("Lê An", "tac-gia/le-an/index.html", "Bí thư Đảng ủy · 1 bài", 1),
        Named("Vũ Bình", "tac-gia/vu-binh/index.html", "1 bài", 1),
    )
    assert words(history.eras(edition, edition.unit("vn-c28138"))[-1].words).startswith(
        "Nay thuộc xã Tân Lân mới của tỉnh Tây Ninh."
    )


def test_every_commune_of_today_stands_on_one_page(edition: Edition) -> None:
    """3.321 on 34 pages, each under an anchor of its own."""
    provinces = list(communes.keys(edition))[1:]
    anchors = [
        entry.id
        for id in provinces
        for _, _, entries in communes.sheet(edition, id).values["sections"]
        for entry in entries
    ]
    assert (len(provinces), len(anchors), len(set(anchors))) == (34, 3_321, 3_321)


def test_a_commune_of_today_tells_what_it_was_made_of(edition: Edition) -> None:
    """With the old district linked, and the old province where it is another."""
    page = communes.sheet(edition, "vn-p80~2")
    assert page.path == "dia-phuong/xa-phuong/tay-ninh-80/index.html"
    found = {entry.id: entry for _, _, entries in page.values["sections"] for entry in entries}
    assert words(found["x28138"].origin) == "xã Phước Đông và xã Tân Lân, huyện Cần Đước, tỉnh Long An"
    assert found["x28138"].address == "dia-phuong/tan-lan-x28138/index.html"
    assert found["x28108"].address == ""


def test_the_communes_of_a_district_are_told_where_they_belong(edition: Edition) -> None:
    """Vô Ngại went two ways; a commune with pieces is linked."""
    assert [(one.name, words(one.now)) for one in moved.of_district(edition, edition.unit("vn-d198"))] == [
        ("Thị trấn Bình Liêu", "xã Bình Liêu"),
        ("Xã Đồng Tâm", "xã Lục Hồn"),
        ("Xã Đồng Văn", "xã Hoành Mô"),
        ("Xã Hoành Mô", "xã Hoành Mô"),
        ("Xã Húc Động", "xã Bình Liêu"),
        ("Xã Lục Hồn", "xã Lục Hồn"),
        ("Xã Vô Ngại", "xã Bình Liêu và xã Tiên Yên"),
    ]
    linked = [one for one in moved.of_district(edition, edition.unit("vn-d806")) if one.address]
    assert [(one.name, one.address) for one in linked] == [("Xã Tân Lân", "dia-phuong/tan-lan-28138/index.html")]


def test_a_day_nobody_has_told_is_not_made_up(edition: Edition) -> None:
    """Lạc Viên became Gia Viên between two lists; what became of a commune that vanished between them is not known."""
    eras = history.eras(edition, edition.unit("vn-c11341"))
    assert [(era.when, era.title) for era in eras] == [
        ("Đến 2023–2025 (chưa rõ ngày)", "Phường Lạc Viên"),
        ("Từ 2023–2025 (chưa rõ ngày) đến 30/6/2025", "Phường Gia Viên"),
        ("Từ 1/7/2025", "Không còn là đơn vị hành chính riêng"),
    ]
    gone = history.eras(edition, edition.unit("vn-c11347"))[-1]
    assert (gone.when, words(gone.words)) == (
        "Từ 2023–2025 (chưa rõ ngày)",
        "Sổ địa phương chưa ghi nơi này nhập vào đâu.",
    )
    assert pages.sheet(edition, "vn-c11341").values["undated"] is True


@pytest.mark.parametrize(
    ("id", "told"),
    [
        ("vn-d447", ["Đến 30/6/2025: Huyện Kỳ Anh"]),
        ("vn-d449", ["11/4/2015 – 30/6/2025: Thị xã Kỳ Anh"]),
        ("vn-d850", ["Đến 30/6/2025: Huyện Duyên Hải"]),
        ("vn-d851", ["16/5/2015 – 30/6/2025: Thị xã Duyên Hải"]),
        ("vn-d936", ["Đến 30/6/2025: Huyện Long Mỹ"]),
        ("vn-d937", ["16/5/2015 – 30/6/2025: Thị xã Long Mỹ"]),
        ("vn-d088", ["Đến 31/12/2019: Huyện Sa Pa", "1/1/2020 – 30/6/2025: Thị xã Sa Pa"]),
        ("vn-p80", ["Đến 30/6/2025: Tỉnh Long An"]),
        ("vn-p80~2", ["Từ 1/7/2025: Tỉnh Tây Ninh"]),
    ],
)
def test_swapped_codes_and_entries_back_and_forth_are_told_as_it_was(
    edition: Edition, id: str, told: list[str]
) -> None:
    """On the page, not only in the gazetteer."""
    eras = history.eras(edition, edition.unit(id))
    assert [f"{era.when}: {era.title}" for era in eras if not era.over] == told


def test_two_provinces_of_one_code_are_two_pages(edition: Edition) -> None:
    """Long An bore 80 until 2025-06-30 and Tây Ninh bears it since."""
    old, new = pages.sheet(edition, "vn-p80"), pages.sheet(edition, "vn-p80~2")
    assert (old.path, new.path) == ("dia-phuong/long-an-80/index.html", "dia-phuong/tay-ninh-80/index.html")
    assert new.values["standfirst"] == (
        "Tỉnh, mã 80; có từ ngày 1/7/2025 theo Nghị quyết số 202/2025/QH15. Hợp nhất từ tỉnh Long An và tỉnh Tây Ninh "
        "trước đây. Có 1 bài năm 2026."
    )


@pytest.mark.parametrize(
    ("id", "told"),
    [
        ("vn-p19", "Từ ngày 1/7/2025 gồm cả tỉnh Bắc Kạn."),
        ("vn-d193", "Từ ngày 1/1/2020 gồm cả huyện Hoành Bồ."),
        ("vn-d769~2", "Hợp nhất từ quận 2, quận 9 và quận Thủ Đức trước đây."),
        ("vn-d475", "Lập từ một phần thành phố Huế trước đây."),
        ("vn-d198", ""),
    ],
)
def test_a_unit_tells_whom_it_took_in_and_when(edition: Edition, id: str, told: str) -> None:
    """Those it began with, and those that joined it later."""
    assert predecessors.origin(edition, edition.unit(id)) == told


def test_a_province_leads_to_those_it_was_put_together_from(edition: Edition) -> None:
    """Where their districts are listed."""
    assert moved.formerly(edition, edition.unit("vn-p80~2")) == (
        Word("Các huyện cũ ở trang "),
        Word("tỉnh Long An", "dia-phuong/long-an-80/index.html"),
        Word(" và "),
        Word("tỉnh Tây Ninh", "dia-phuong/tay-ninh-72/index.html"),
        Word("."),
    )


def test_a_former_name_leads_to_the_place(edition: Edition) -> None:
    """Unless another unit has that address; the page of a commune stands under its own slug alone."""
    stubs = dict(key.split(" -> ") for key in former.keys(edition))
    assert (stubs["tinh-gia-407"], stubs["thua-thien-hue-46"], stubs["lac-vien-11341"]) == (
        *("vn-d407", "vn-p46", "vn-c11341"),
    )
    assert {"tan-lan-28138", "long-an-80", "tay-ninh-80", "da-teh-682"} & {*stubs} == set()
    page = former.sheet(edition, "tinh-gia-407 -> vn-d407")
    assert (page.path, page.template, page.values["target"], page.listed) == (
        "dia-phuong/tinh-gia-407/index.html",
        "redirect.html",
        "../../dia-phuong/nghi-son-407/index.html",
        False,
    )


def test_coverage_is_for_those_inside(edition: Edition) -> None:
    """Tây Ninh has one place with pieces, silent in eleven of twelve months."""
    assert tuple(coverage.keys(edition)) == ("index",)
    values = coverage.sheet(edition, "index").values
    assert values["standfirst"].startswith("Tính đến 1/4/2026: ")
    (today,) = [section for section in values["sections"] if section.address == "dia-phuong/tay-ninh-80/index.html"]
    assert [(row.name, row.articles, row.newest, row.silent) for row in today.rows] == [
        ("Tỉnh Tây Ninh", 1, "1/3/2026", "11/12"),
        ("Xã Tân Lân", 1, "1/3/2026", "11/12"),
    ]
    old = next(section for section in values["sections"] if section.name == "Long An")
    assert (old.note, [row.silent for row in old.rows]) == ("1/15 đơn vị cấp huyện có bài hoặc số liệu", ["", "", ""])


def test_the_public_has_no_page_of_coverage() -> None:
    """Nor a link to it."""
    assert tuple(coverage.keys(FakeEdition(audience="public"))) == ()


def test_a_commune_of_today_takes_over_the_address_of_a_namesake_without_a_page() -> None:
    """As long as nothing is told of the older one, its address leads to the newer."""
    new = Gazetteer.load().unit("vn-x28138")
    assert list(former.keys(FakeEdition(known_units=(new,)))) == ["tan-lan-28138 -> vn-x28138"]
