"""Tables state figures by the tags at their edges, in Markdown and in CSV files alike."""

from __future__ import annotations

from plugins.model.facts import Fact
from tests.tagging.figures import context, read
from tests.tagging.test_figures import told

CSV = """Nơi,"[Đảng viên](so:dang-vien)","[Thu ngân sách (tỷ đồng)](so:thu-ngan-sach ""năm 2016"")",Ghi chú
xã Đồng Văn,120,"1,2",x
xã Đồng Vân,7,,
Toàn huyện,2.105,–,
"""


def lines(source: str, **changes: object) -> list[str]:
    """Problems, then facts, of a body."""
    _, facts, problems = read(source, context(**changes))
    return [*(str(found) for found in problems), *(told(fact) for fact in facts)]


def with_file(
    content: str | bytes, source: str = "Mở đầu.\n\nbang: so-lieu.csv\n\nKết."
) -> tuple[str, list[str], list[Fact]]:
    """The page, what is told and the facts of a body that names a file."""
    raw = content if isinstance(content, bytes) else content.encode()

    def opened(target: str) -> tuple[str, bytes]:
        return f"cong-khai/{target}", raw

    page, facts, problems = read(source, context(read_table=opened, first_line=5))
    return page, [*(str(found) for found in problems), *(told(fact) for fact in facts)], facts


def test_a_first_cell_tags_its_row():
    """The header names periods, and a total is the article's own; a column of remarks is told."""
    assert lines(
        "| Chỉ tiêu | năm 2015 | năm 2016 | Ghi chú |\n|---|---|---|---|\n"
        "| [Kết nạp](so:ket-nap) | 40 | trên 50 | tốt |\n| [Tỷ lệ hộ nghèo](so:ty-le-ho-ngheo) | 9,5 | – | |\n"
    ) == [
        "bai.md:1:36: cảnh báo BT333: cột “Ghi chú” không phải là kỳ, nơi hay trạng thái nên không thành số liệu",
        "ket-nap · 2015 · vn-d198 · result · 40 · so-ket-nap-2015",
        "ket-nap · 2016 · vn-d198 · result · > 50 · so-ket-nap-2016",
        "ty-le-ho-ngheo · 2015 · vn-d198 · result · 9.5 · so-ty-le-ho-ngheo-2015",
    ]


def test_rows_of_periods_and_columns_of_places():
    """Both edges take whatever a title takes."""
    assert lines("| Kỳ | [Kết nạp](so:ket-nap) |\n|---|---|\n| năm 2015 | 40 |\n| năm 2020; mục tiêu | 60 |\n") == [
        "ket-nap · 2015 · vn-d198 · result · 40 · so-ket-nap-2015",
        "ket-nap · 2020 · vn-d198 · target · 60 · so-ket-nap-2020-target",
    ]
    assert lines("| | xã Đồng Văn | Tổng |\n|---|---|---|\n| [Đảng viên](so:dang-vien) | 120 | 2.105 |\n") == [
        "dang-vien · 2017-10-23 · vn-c06847 · result · 120 · so-dang-vien-2017-10-23-dong-van-06847",
        "dang-vien · 2017-10-23 · vn-d198 · result · 2105 · so-dang-vien-2017-10-23",
    ]


def test_running_numbers_are_no_names():
    """The names stand in the second column behind TT."""
    assert lines("| TT | Nơi | [Đảng viên](so:dang-vien) |\n|---|---|---|\n| 1 | xã Đồng Văn | 120 |\n") == [
        "dang-vien · 2017-10-23 · vn-c06847 · result · 120 · so-dang-vien-2017-10-23-dong-van-06847"
    ]


def test_slips_in_tables_are_told_where_they_are():
    """A row without a name, a number that is none, a name nearly right, a tag in the middle."""
    assert lines(
        "| Nơi | [Đảng viên](so:dang-vien) |\n|---|---|\n| | 5 |\n| xã Đồng Văn | 1.20 |\n| Đồng Văn | 7 |\n"
        "| xã Đồng Văn | [đảng viên](so:dang-vien) |\n| Hội trường lớn | 3 |\n"
    ) == [
        "bai.md:3:5: lỗi BT334: ô “5” không có tên nơi hay kỳ ở đầu hàng, đầu cột",
        (
            "bai.md:4:17: lỗi BT301: “1.20” không đọc được: dấu chấm ngăn từng nhóm ba chữ số, "
            "dấu phẩy mới là dấu thập phân"
        ),
        (
            "bai.md:5:3: lỗi BT309: không hiểu “Đồng Văn”: ở đây ghi kỳ, địa phương, tổ chức, trạng thái, “so với …” "
            "hoặc “= …”; có phải “xã Đồng Văn”?"
        ),
        (
            'bai.md:6:18: lỗi BT306: “đảng viên” không có con số nào: ghi số vào trong ngoặc, hoặc thêm "= …" '
            "sau chỉ tiêu"
        ),
        (
            "bai.md:7:3: lỗi BT309: không hiểu “Hội trường lớn”: ở đây ghi kỳ, địa phương, tổ chức, trạng thái, "
            "“so với …” hoặc “= …”"
        ),
    ]


def test_a_csv_file_becomes_a_table_of_figures():
    """Its facts stand at the line that names it, its slips in the file; a header states the unit of money."""
    page, said, facts = with_file(CSV)
    assert said == [
        "cong-khai/so-lieu.csv:3:1: lỗi BT401: không có đơn vị hành chính nào tên “xã Đồng Vân”",
        "dang-vien · 2017-10-23 · vn-c06847 · result · 120 · so-dang-vien-2017-10-23-dong-van-06847",
        "dang-vien · 2017-10-23 · vn-d198 · result · 2105 · so-dang-vien-2017-10-23",
        "thu-ngan-sach · 2016 · vn-c06847 · result · 1200 · so-thu-ngan-sach-2016-dong-van-06847",
    ]
    assert {(fact.line, fact.column, fact.article) for fact in facts} == {(7, 1, "bai.md")}
    assert page.startswith(
        '<p>Mở đầu.</p>\n<table>\n<thead>\n<tr>\n<th scope="col">Nơi</th>\n<th scope="col">Đảng viên</th>'
    )
    assert '<td class="phai"><a class="so" href="bantin:fact/bai-viet/2017/bai#so-dang-vien-2017-10-23' in page
    assert '<p><a href="bantin:file/cong-khai/so-lieu.csv">Tải bảng này (CSV)</a></p>\n<p>Kết.</p>' in page


def test_semicolons_tabs_and_rows_of_indicators_are_read():
    """What a spreadsheet of this country writes."""
    _, said, _ = with_file("\ufeffChỉ tiêu;năm 2015;năm 2016\r\n[Kết nạp](so:ket-nap);40;1.250\r\n")
    assert said == [
        "ket-nap · 2015 · vn-d198 · result · 40 · so-ket-nap-2015",
        "ket-nap · 2016 · vn-d198 · result · 1250 · so-ket-nap-2016",
    ]
    assert with_file("Nơi\t[Đảng viên](so:dang-vien)\nToàn huyện\t7\n")[1] == [
        "dang-vien · 2017-10-23 · vn-d198 · result · 7 · so-dang-vien-2017-10-23"
    ]


def test_files_that_are_no_tables_are_told():
    """Each in the file, but for the line that does not stand alone."""
    assert with_file(b"N\xc3\xa1i,\xff")[1] == [
        "cong-khai/so-lieu.csv: lỗi BT335: bảng CSV không ở bảng mã UTF-8: khi lưu chọn “CSV UTF-8”"
    ]
    assert with_file("")[1] == ["cong-khai/so-lieu.csv: lỗi BT336: bảng CSV có 0 hàng: cần từ 1 đến 5000"]
    assert with_file("Nơi,[Thu](so:thu-ngan-sach)\nxã Đồng Văn,1,2\n")[1] == [
        (
            "cong-khai/so-lieu.csv:2:1: lỗi BT337: hàng này có 3 ô nhưng hàng đầu có 2: "
            "số có dấu phẩy thì đặt trong ngoặc kép"
        )
    ]
    assert with_file("Nơi,Số\nxã Đồng Văn,1\n")[1] == [
        (
            "cong-khai/so-lieu.csv:1:1: cảnh báo BT338: bảng CSV chưa có cột hay hàng nào gắn thẻ, "
            "ví dụ [Đảng viên](so:dang-vien) ở hàng đầu"
        )
    ]
    assert with_file(CSV, "Xem bảng.\nbang: so-lieu.csv")[1] == [
        "bai.md:6:1: lỗi BT339: dòng “bang: so-lieu.csv” phải đứng riêng một đoạn, trên và dưới để dòng trống"
    ]
    assert with_file("Nơi,[Thu](so:thu-ngan-sac)\nxã Đồng Văn,1\n")[1] == [
        (
            "cong-khai/so-lieu.csv:1:14: lỗi BT305: chỉ tiêu “thu-ngan-sac” không có trong sổ chỉ tiêu; "
            "có phải “thu-ngan-sach”?"
        )
    ]
