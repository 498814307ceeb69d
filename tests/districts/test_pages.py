"""Pages of places: what a unit is and was, its figures, its articles, and honest pages for those without."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from plugins.districts import history, index, organisations, pages, rollups
from plugins.districts.history import Era
from plugins.districts.listing import Entry, Named, Year
from plugins.districts.names import Word
from plugins.districts.rollups import Part, Rollup
from plugins.showing.charts import Bar
from tests.showing.edition import BA_CHE, BINH_LIEU, DONG_TRIEU, INDICATORS, OTHERS, QUANG_NINH, cells, edition

EDITION = edition()
CAN_BO = next(one for one in INDICATORS if one.id == "can-bo")
RULE = "Số liệu không cộng nối qua ngày này."


def test_every_place_has_a_page():
    """Provinces, districts and communes with content."""
    assert list(pages.keys(EDITION)) == [
        "vn-p22",
        "vn-d204",
        "vn-d198",
        "vn-d205",
        "vn-d199",
        "vn-x06831",
        "vn-x06832",
    ]


def test_a_district_is_titled_by_its_last_name():
    """The page stands under the unit's own slug, whatever its rank was."""
    page = pages.sheet(EDITION, "vn-d205")
    assert (page.path, page.template, page.values["title"], page.values["page"]) == (
        "dia-phuong/dong-trieu-205/index.html",
        "district.html",
        "Thành phố Đông Triều",
        "district",
    )
    assert page.values["breadcrumb"] == (
        ("Trang chủ", "index.html"),
        ("Địa phương", "dia-phuong/index.html"),
        ("Quảng Ninh", "dia-phuong/quang-ninh-22/index.html"),
        ("Thành phố Đông Triều", ""),
    )


def test_standfirst_tells_every_rank_with_its_days():
    """The last day of a rank is the day before the next began."""
    assert history.standfirst(EDITION, DONG_TRIEU) == (
        "Thành phố của tỉnh Quảng Ninh, mã 205; là huyện đến 11/3/2015, thị xã từ 12/3/2015 đến 31/10/2024, "
        "thành phố từ 1/11/2024 đến 30/6/2025. Có 2 bài và 3 số liệu từ 2014 đến 2017."
    )
    assert history.standfirst(EDITION, BINH_LIEU) == (
        "Huyện của tỉnh Quảng Ninh, mã 198; là đơn vị hành chính cấp huyện đến hết ngày 30/6/2025. "
        "Có 3 bài, 1 báo cáo và 11 số liệu từ 2014 đến 2020."
    )


def test_timeline_ends_with_what_the_unit_became():
    """Successors are linked where they have pages."""
    assert history.eras(EDITION, BINH_LIEU) == (
        Era("Đến 30/6/2025", "Huyện Bình Liêu", (Word("Thuộc "), Word("tỉnh Quảng Ninh"), Word("."))),
        Era(
            "Từ 1/7/2025",
            "Không còn cấp huyện",
            (
                Word("Nay là "),
                Word("các xã "),
                Word("Bình Liêu", "dia-phuong/xa-x06831/index.html"),
                Word(" và "),
                Word("Hoành Mô", "dia-phuong/xa-x06832/index.html"),
                Word("."),
                Word(f" {RULE}"),
            ),
            over=True,
        ),
    )


def test_timeline_is_cut_where_the_rank_changed():
    """Three ranks and the end."""
    assert [(era.when, era.title) for era in history.eras(EDITION, DONG_TRIEU)] == [
        ("Đến 11/3/2015", "Huyện Đông Triều"),
        ("12/3/2015 – 31/10/2024", "Thị xã Đông Triều"),
        ("1/11/2024 – 30/6/2025", "Thành phố Đông Triều"),
        ("Từ 1/7/2025", "Không còn cấp huyện"),
    ]


def test_key_figures_are_the_newest_results():
    """Targets and derived figures never lead; the line under a number says when and what else is known."""
    found = pages.sheet(EDITION, "vn-d198").values["highlights"]
    assert [(key.label, key.text, key.note) for key in found] == [
        ("Đảng viên", "2.105", "23/10/2017; thêm 58 so với 2016"),
        ("Tổ chức cơ sở đảng", "28", "23/10/2017; 12\u00a0đảng bộ và 16\u00a0chi bộ"),
        ("Đảng viên mới kết nạp", "92", "9 tháng năm 2017; 76,67% kế hoạch"),
        ("Đảng bộ cơ sở", "12", "23/10/2017"),
    ]


def test_charts_state_what_is_true():
    """The trend rises every year; the place stands third of the four that reported, each bar a link to its cell."""
    values = pages.sheet(EDITION, "vn-d198").values
    assert values["trend"].title == "Đảng viên tăng qua từng năm"
    assert values["comparison"].title == "Bình Liêu đứng thứ ba trong 4 nơi có số liệu"
    assert values["comparison"].note == "Đảng viên, người, năm 2017; 4/4 đơn vị cấp huyện của tỉnh Quảng Ninh"
    assert values["comparison"].bars[2] == Bar(
        "Bình Liêu",
        "2.105",
        "27.08%",
        "dia-phuong/binh-lieu-198/index.html#o-dang-vien-2017-10-23",
        ours=True,
    )


def test_a_branch_keeps_its_own_table():
    """Its figures stand under its own name and never among the district's."""
    tables = pages.sheet(EDITION, "vn-d205").values["tables"]
    assert [table.title for table in tables] == [
        "Thành phố Đông Triều: đảng viên, sinh hoạt, 2014–2017",
        "Chi bộ khu Thủ Dương: sinh hoạt, 2016",
    ]
    assert {cell.id for row in tables[1].groups[0].rows for cell in row.cells} == {"o-chi-bo-thu-duong-cuoc-2016"}


def test_articles_name_the_unit_as_it_was():
    """In 2017 Đông Triều was a thị xã; where nothing changed nothing is said."""
    assert pages.sheet(EDITION, "vn-d205").values["years"] == (
        Year(
            "2017",
            1,
            (Entry("23/10", "Đông Triều đổi mới", "bai-viet/2017/dong-trieu.html", "Thị xã Đông Triều"),),
        ),
        Year("2016", 1, (Entry("23/10", "Khu Thủ Dương", "bai-viet/2016/thu-duong.html", "Thị xã Đông Triều"),)),
    )


def test_reports_stand_apart_from_articles():
    """With their day and period."""
    values = pages.sheet(EDITION, "vn-d198").values
    report = Entry("23/10/2017", "Bình Liêu: Lãnh đạo toàn diện", "bai-viet/2017/binh-lieu.html", "9 tháng năm 2017")
    assert values["reports"] == (report,)
    assert [year.year for year in values["years"]] == ["2016", "2015", "2014"]


def test_a_place_without_content_says_so():
    """No feed, no file, no table; its history and its neighbours remain."""
    values = pages.sheet(EDITION, "vn-x06831").values
    assert (values["empty"], values["feed"], values["csv"], values["tables"]) == (True, "", "", ())
    assert values["standfirst"] == "Xã của tỉnh Quảng Ninh, mã 06831; có từ ngày 1/7/2025."
    assert values["neighbours"] == (Named("Hoành Mô", "dia-phuong/xa-x06832/index.html", "Xã"),)


def test_a_province_lists_its_districts_before_and_its_communes_after():
    """Each with its ranks and the number of its articles."""
    values = pages.sheet(EDITION, "vn-p22").values
    assert [entry.name for entry in values["before"]] == ["Ba Chẽ", "Bình Liêu", "Đông Triều", "Tiên Yên"]
    assert values["before"][2].note == "Huyện, thị xã (3/2015), thành phố (11/2024) · 2 bài"
    assert [entry.name for entry in values["after"]] == ["Bình Liêu", "Hoành Mô"]


def test_a_province_sums_only_where_all_have_reported():
    """Four of four: a sum; with one missing only the coverage."""
    full = Rollup(
        *("Đảng viên", "người", "so-lieu/dang-vien/index.html", "2017", 4, 4, "12.265"),
        parts=(
            Part("Ba Chẽ", "1.890", "dia-phuong/noi-204/index.html#o-dang-vien-2017-12-31"),
            Part("Bình Liêu", "2.105", "dia-phuong/binh-lieu-198/index.html#o-dang-vien-2017-10-23"),
            Part("Đông Triều", "5.830", "dia-phuong/dong-trieu-205/index.html#o-dang-vien-2017-12-31"),
            Part("Tiên Yên", "2.440", "dia-phuong/noi-199/index.html#o-dang-vien-2017-12-31"),
        ),
        missing=(),
    )
    assert rollups.rollups(EDITION, QUANG_NINH) == (full,)
    fewer = edition(cells=tuple(c for c in EDITION.cells if c.shown.unit != BA_CHE.id))
    partial = replace(full, reported=3, total="", parts=full.parts[1:], missing=("Ba Chẽ",))
    assert rollups.rollups(fewer, QUANG_NINH) == (partial,)


def test_ratios_are_summed_as_numerators_and_denominators():
    """98/104 and 120/160 make 218/264; a bare percentage beside them leaves no total, and none is ever averaged."""
    share = replace(CAN_BO, id="nhat-the", aggregate="ratio", kind="ratio", timing="instant")
    stated = [
        replace(OTHERS[place], indicator="nhat-the", value=Decimal(a), numerator=Decimal(a), denominator=Decimal(b))
        for place, a, b in ((0, 98, 104), (1, 120, 160))
    ]
    units = tuple(unit for unit in EDITION.known_units if unit.id in ("vn-p22", "vn-d205", "vn-d199"))
    given = edition(cells=cells(stated), known_indicators=(share,), known_units=units)
    (found,) = rollups.rollups(given, QUANG_NINH)
    assert (found.total, found.reported, found.districts) == ("218/264", 2, 2)
    bare = replace(stated[1], numerator=None, denominator=None, value=Decimal(75))
    assert rollups.rollups(edition(cells=cells((stated[0], bare)), known_indicators=(share,)), QUANG_NINH) == ()


def test_nothing_is_compared_with_fewer_than_three_places():
    """With two places there is no comparison, with two years no trend."""
    few = edition(cells=cells(c.shown for c in EDITION.cells if c.shown.period.end >= date(2016, 12, 31)))
    kept = edition(cells=tuple(c for c in few.cells if c.shown.unit in ("vn-d198", "vn-d204")))
    values = pages.sheet(kept, "vn-d198").values
    assert (values["trend"], values["comparison"]) == (None, None)


def test_index_lists_districts_by_province_and_sectors_apart():
    """An organisation without territory is under none of them."""
    values = index.sheet(EDITION, "theo-tinh").values
    assert [(section.name, section.note) for section in values["sections"]] == [
        ("Quảng Ninh", "Mã 22 · 4 đơn vị cấp huyện")
    ]
    assert values["sectors"] == (
        Named("Đảng ủy Khối các cơ quan tỉnh Thanh Hóa", "to-chuc/khoi-thanh-hoa/index.html", "1 bài"),
    )


def test_letters_without_names_are_plain():
    """B, Đ and T lead to the list from A to Z."""
    letters = {entry.letter: entry.address for entry in index.sheet(EDITION, "a-z").values["letters"]}
    assert {letter: address for letter, address in letters.items() if address} == {
        "B": "dia-phuong/a-z/index.html#chu-b",
        "Đ": "dia-phuong/a-z/index.html#chu-dd",
        "T": "dia-phuong/a-z/index.html#chu-t",
    }


def test_initial_keeps_the_letter_and_drops_the_tone():
    """Ứ stands under Ư, Ấ under Â, Đ is no D."""
    assert [index.initial(name) for name in ("Ứng Hòa", "Ấp Bắc", "Đầm Hà", "ý Yên")] == ["Ư", "Â", "Đ", "Y"]


def test_a_sector_committee_says_that_it_has_no_territory():
    """Its page is no district's."""
    page = organisations.sheet(EDITION, "khoi-thanh-hoa")
    assert page.path == "to-chuc/khoi-thanh-hoa/index.html"
    assert page.values["standfirst"] == (
        "Tổ chức đảng. Không theo địa giới: số liệu không cộng vào huyện, tỉnh nào. Có 1 bài."
    )
    assert page.values["csv"] == ""
