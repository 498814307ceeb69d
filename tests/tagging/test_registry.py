"""The registry tells every slip by line and column, and ours has none."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from plugins.model.facts import Indicator
from plugins.tagging.registry import read_registry

ROOT = Path(__file__).parents[2]

NEEDED = (
    *("to-chuc-co-so", "dang-bo-co-so", "chi-bo-co-so", "to-chuc-dang", "dang-vien", "ket-nap", "ket-nap-dat-ke-hoach"),
    *("ke-hoach-ket-nap", "ho-so-ket-nap", "ky-luat-khien-trach", "kiem-tra-giam-sat", "can-bo-khu-dan-cu-dang-vien"),
    *("dai-hoi-chi-bo", "nhat-the-hoa", "truong-thon-du-bi", "ho-chan-nuoi-135", "sinh-hoat-chuyen-de"),
    *("sinh-hoat-chuyen-de-tang", "so-ghi-chep-day-du", "chi-bo-trong-sach-vung-manh", "chi-bo-trong-sach-tieu-bieu"),
    *("dang-vien-hoan-thanh-tot", "dang-vien-khong-hoan-thanh", "xa-van-hoa"),
)


def test_our_registry_is_whole():
    """chi-tieu.toml has no slip, every id in use, and a definition for each."""
    registry, problems = read_registry(
        (ROOT / "content/du-lieu/chi-tieu.toml").read_text(encoding="utf-8"), "chi-tieu.toml"
    )
    assert problems == ()
    assert [id for id in NEEDED if not registry.get(id)] == []
    assert [one.id for one in registry if not one.definition or not one.label_en or not one.patterns] == []


KINDS = {
    "số đếm": "count",
    "phần trăm": "percent",
    "a/b": "ratio",
    "tiền": "money",
    "đo": "measure",
    "thay đổi": "change",
}
TIMINGS = {"thời điểm": "instant", "thời kỳ": "period"}
ADDED = {"cộng": "sum", "cộng tử, cộng mẫu": "ratio", "không cộng": "none"}
LISTED = [
    tuple(field.strip() for field in line.strip("|").split("|"))
    for line in (ROOT / "tests/specs/indicators.md").read_text("utf-8").splitlines()
    if line.startswith("| ") and "---" not in line
][1:]


def test_every_figure_of_real_reports_has_its_indicators():
    """Forty-seven kinds, each by its own ids: how it is measured, when, and whether it is ever added up."""
    registry, _ = read_registry((ROOT / "content/du-lieu/chi-tieu.toml").read_text("utf-8"), "chi-tieu.toml")
    assert len(LISTED) == 47
    seen: list[str] = []
    for _, ids, measured, timing, adding in LISTED:
        wanted = (KINDS[measured], TIMINGS[timing], ADDED[adding])
        for id in ids.split():
            one = registry.indicators[id]
            assert (one.kind, one.timing, one.aggregate) == wanted, id
        seen += ids.split()
    assert len(seen) == len(set(seen))


def test_each_way_of_rating_keeps_to_its_years():
    """The same words in three eras are three indicators, and no day belongs to two of them."""
    registry, _ = read_registry((ROOT / "content/du-lieu/chi-tieu.toml").read_text("utf-8"), "chi-tieu.toml")
    for of in ("to-chuc", "dang-vien"):
        eras = [registry.indicators[f"{of}-hoan-thanh-tot{era}"] for era in ("", "-2018", "-2025")]
        assert len({one.label for one in eras}) == 3
        for before, after in pairwise(eras):
            assert before.until
            assert after.since == before.until + timedelta(days=1)


def test_an_indicator_is_read_with_its_place_in_the_file():
    """Numbers are decimals, lists are tuples, the order is the file's."""
    text = (
        '[a]\nlabel = "A"\ngroup = "G"\nunit = "%"\nkind = "percent"\ntiming = "period"\nmax_ratio = 1\njump = 0.5\n'
        '[b]\nlabel = "B"\nlabel_en = "Bee"\ngroup = "G"\nunit = "cuộc"\nkind = "count"\ntiming = "instant"\n'
        'sum_of = ["a"]\n'
    )
    registry, problems = read_registry(text, "x")
    assert problems == ()
    assert list(registry) == [
        Indicator("a", "A", "A", "G", "%", "percent", "period", max_ratio=Decimal(1), jump=Decimal("0.5")),
        Indicator("b", "B", "Bee", "G", "cuộc", "count", "instant", sum_of=("a",), order=1),
    ]


def test_slips_are_located_and_guessed():
    """Where, what, and what was probably meant; word for word."""
    text = (
        '[ket-nap]\nlabl = "A"\ngroup = 5\nunit = "u"\nkind = "cout"\ntiming = "instant"\njump = -1\ndecimals = 9\n'
        'indent = "x"\nsum_of = "a"\nratio_of = ["a"]\npatterns = ["kết nạp", "({so}"]\n'
        '[b]\nlabel = "B"\ngroup = "G"\nunit = "u"\nkind = "count"\ntiming = "instant"\nsum_of = ["ket-nab"]\n'
        '[Số]\nlabel = "x"\n'
    )
    registry, problems = read_registry(text.replace("[Số]", '["Số"]'), "chi-tieu.toml")
    assert [one.id for one in registry] == ["b"]
    assert [str(problem) for problem in problems] == [
        "chi-tieu.toml:1:1: lỗi BT714: chỉ tiêu “ket-nap” thiếu label",
        "chi-tieu.toml:2:1: lỗi BT712: khóa “labl” không có trong sổ chỉ tiêu; có phải “label”?",
        "chi-tieu.toml:3:1: lỗi BT713: “5” không dùng được cho group: ghi chữ trong ngoặc kép",
        (
            "chi-tieu.toml:5:1: lỗi BT713: “cout” không dùng được cho kind: "
            "chỉ nhận count, percent, ratio, money, measure, change; có phải “count”?"
        ),
        "chi-tieu.toml:7:1: lỗi BT713: “-1” không dùng được cho jump: ghi một số dương, ví dụ 0.5",
        "chi-tieu.toml:8:1: lỗi BT713: “9” không dùng được cho decimals: ghi một số nguyên từ 0 đến 6",
        "chi-tieu.toml:9:1: lỗi BT713: “x” không dùng được cho indent: ghi true hoặc false",
        'chi-tieu.toml:10:1: lỗi BT713: “a” không dùng được cho sum_of: ghi một dãy chữ: ["…", "…"]',
        'chi-tieu.toml:11:1: lỗi BT713: “[\'a\']” không dùng được cho ratio_of: ghi đúng hai mã: ["phần", "tổng"]',
        (
            "chi-tieu.toml:12:1: lỗi BT716: mẫu câu “({so}” không dùng được: "
            "biểu thức viết sai (missing ), unterminated subpattern at position 0)"
        ),
        "chi-tieu.toml:12:1: lỗi BT716: mẫu câu “kết nạp” không dùng được: phải có đúng một {so}",
        "chi-tieu.toml:19:1: lỗi BT715: sum_of nhắc đến chỉ tiêu “ket-nab” không có trong sổ; có phải “ket-nap”?",
        (
            "chi-tieu.toml:20:1: lỗi BT713: “Số” không dùng được cho mã chỉ tiêu: "
            "mã viết chữ thường không dấu, nối bằng gạch ngang, mở một khối [mã]"
        ),
    ]


def test_a_file_that_is_no_toml_is_one_problem():
    """The parser's own place is told."""
    registry, problems = read_registry("[a\n", "chi-tieu.toml")
    assert (list(registry), [str(problem) for problem in problems]) == (
        [],
        ["chi-tieu.toml:1:3: lỗi BT711: sổ chỉ tiêu không đọc được: Expected ']' at the end of a table declaration"],
    )
