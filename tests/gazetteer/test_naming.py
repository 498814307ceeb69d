"""Written places: which unit each means on its day, and what is said where that is not clear."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.gazetteer import guesses
from plugins.gazetteer.naming import _asked, resolve, resolve_exact
from plugins.gazetteer.tables import Gazetteer
from plugins.text.folding import fold


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def asked(gazetteer: Gazetteer, text: str, day: str) -> tuple[str, list[str]]:
    """The unit and the printed problems of a name at bai.md:3:8."""
    id, problems = resolve(gazetteer, text, date.fromisoformat(day), "bai.md", 3, 8)
    return id, [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("text", "day", "id"),
    [
        ("huyện Bình Liêu, Quảng Ninh", "2017-10-23", "vn-d198"),
        ("Huyện  Bình Liêu , tỉnh Quảng Ninh.", "2017-10-23", "vn-d198"),
        ("TX. Đông Triều", "2016-10-28", "vn-d205"),
        ("TX.Đông Triều", "2016-10-28", "vn-d205"),
        ("thị xã Đông Triều", "2016-10-28", "vn-d205"),
        ("huyện Đông Triều", "2012-12-30", "vn-d205"),
        ("thành phố Đông Triều", "2025-01-15", "vn-d205"),
        ("Dong Trieu", "2016-10-28", "vn-d205"),
        ("huyen Binh Lieu, Quang Ninh", "2017-10-23", "vn-d198"),
        ("xã Tân Lân, huyện Cần Đước, Long An", "2016-05-22", "vn-c28138"),
        ("xã Tân Lân, Long An", "2016-05-22", "vn-c28138"),
        ("xã Tân Lân, Tây Ninh", "2025-08-01", "vn-x28138"),
        ("phường Hưng Đạo, thị xã Đông Triều", "2016-10-28", "vn-c07126"),
        ("xã Đồng Văn, huyện Bình Liêu", "2017-10-23", "vn-c06847"),
        ("xã Kỳ Thượng, huyện Hoành Bồ", "2017-01-01", "vn-c07033"),
        ("tỉnh Thanh Hóa", "2018-11-30", "vn-p38"),
        ("tỉnh Thanh Hoá", "2018-11-30", "vn-p38"),
        ("Thanh Hóa", "2018-11-30", "vn-p38"),
        ("thành phố Thanh Hóa", "2018-11-30", "vn-d380"),
        ("Quảng Ninh", "2017-10-23", "vn-p22"),
        ("huyện Quảng Ninh", "2017-10-23", "vn-d456"),
        ("huyện Kỳ Anh", "2016-01-01", "vn-d447"),
        ("thị xã Kỳ Anh", "2016-01-01", "vn-d449"),
        ("huyện Châu Thành, Hậu Giang", "2017-10-23", "vn-d933"),
        ("Tây Ninh", "2017-10-23", "vn-p72"),
        ("Tây Ninh", "2025-07-01", "vn-p80~2"),
        ("TP. Huế", "2024-12-31", "vn-d474"),
        ("TP. Huế", "2025-01-01", "vn-p46"),
        ("Q.2, TP.HCM", "2018-01-01", "vn-d769"),
        ("quận 2", "2018-01-01", "vn-d769"),
        ("huyện Krông Ana", "2018-01-01", "vn-d655"),
        ("huyện Ea H’leo", "2018-01-01", "vn-d645"),
        ("Phan Rang-Tháp Chàm", "2018-01-01", "vn-d582"),
        ("huyện Phú Quý", "2018-01-01", "vn-d602"),
        ("thành phố Qui Nhơn", "2018-01-01", "vn-d540"),
        ("Quan Hóa", "2018-01-01", "vn-d385"),
        ("Quan Hoa, Thanh Hoa", "2018-01-01", "vn-d385"),
        ("xã Phú Lệ, Quan Hóa, Thanh Hóa", "2018-01-01", "vn-c14884"),
        ("huyện Quản Bạ", "2018-01-01", "vn-d029"),
        ("quận Ba Đình", "2018-01-01", "vn-d001"),
        ("Phường Đúc, thành phố Huế", "2018-01-01", "vn-c19780"),
        ("phường 1, thành phố Trà Vinh, tỉnh Trà Vinh", "2018-01-01", "vn-c29239"),
        ("xã Nghĩa Thọ, huyện Nghĩa Đàn, Nghệ An", "2025-02-01", "vn-c16963"),
        ("xã Nghĩa Phú, huyện Nghĩa Đàn, Nghệ An", "2016-01-01", "vn-c16969"),
        ("phường Lạc Viên, quận Ngô Quyền", "2016-01-01", "vn-c11341"),
    ],
)
def test_a_written_place_is_the_unit_of_its_day(gazetteer: Gazetteer, text: str, day: str, id: str) -> None:
    """However it is shortened, with or without marks, by the names in force on the day, without a word said."""
    assert asked(gazetteer, text, day) == (id, [])


def test_each_of_ten_chau_thanh_is_found_with_its_province_alone(gazetteer: Gazetteer) -> None:
    """With the province one and only one, without it none."""
    ids = [id for id in gazetteer.named("district")["chauthanh"] if gazetteer.unit(id).last_name.name == "Châu Thành"]
    day = date(2017, 10, 23)
    found = {}
    for id in ids:
        province = gazetteer.unit(gazetteer.unit(id).parent_at(day)).name_at(day).name
        found[province] = (resolve(gazetteer, f"huyện Châu Thành, {province}", day)[0], id)
    assert len(found) == 10
    assert [one for one, other in found.values() if one != other] == []
    assert not resolve(gazetteer, "huyện Châu Thành", day)[0]


@pytest.mark.parametrize(
    ("text", "day", "id", "message"),
    [
        (
            "huyện Đông Triều",
            "2016-10-28",
            "vn-d205",
            (
                "bai.md:3:8: cảnh báo BT403: ngày 28/10/2016, “huyện Đông Triều” là thị xã Đông Triều (từ 12/3/2015); "
                "có phải “thị xã Đông Triều”?"
            ),
        ),
        (
            "huyện Tĩnh Gia",
            "2021-01-01",
            "vn-d407",
            (
                "bai.md:3:8: cảnh báo BT403: ngày 1/1/2021, “huyện Tĩnh Gia” là thị xã Nghi Sơn (từ 1/6/2020); "
                "có phải “thị xã Nghi Sơn”?"
            ),
        ),
        (
            "thị xã Bình Liêu",
            "2017-10-23",
            "vn-d198",
            (
                "bai.md:3:8: cảnh báo BT403: ngày 23/10/2017, “thị xã Bình Liêu” là huyện Bình Liêu; "
                "có phải “huyện Bình Liêu”?"
            ),
        ),
        (
            "huyện Bình Liêo",
            "2017-10-23",
            "",
            "bai.md:3:8: lỗi BT401: không có đơn vị hành chính nào tên “huyện Bình Liêo”; có phải “huyện Bình Liêu”?",
        ),
        (
            "xã Đồng Vân, huyện Bình Liêu",
            "2017-10-23",
            "",
            "bai.md:3:8: lỗi BT401: không có đơn vị hành chính nào tên “xã Đồng Vân”; có phải “xã Đồng Văn”?",
        ),
        (
            "huyện Bình Liêu, Quảng Nnh",
            "2017-10-23",
            "",
            "bai.md:3:8: lỗi BT401: không có đơn vị hành chính nào tên “Quảng Nnh”; có phải “tỉnh Quảng Ninh”?",
        ),
        (
            "Kỳ Anh",
            "2016-01-01",
            "",
            (
                "bai.md:3:8: lỗi BT402: “Kỳ Anh” là tên của 2 đơn vị: huyện Kỳ Anh, tỉnh Hà Tĩnh; "
                "thị xã Kỳ Anh, tỉnh Hà Tĩnh. Ghi rõ loại đơn vị và đơn vị cấp trên"
            ),
        ),
        (
            "huyện Châu Thành",
            "2017-10-23",
            "",
            (
                "bai.md:3:8: lỗi BT402: “huyện Châu Thành” là tên của 10 đơn vị: huyện Châu Thành, tỉnh Tây Ninh; "
                "huyện Châu Thành, tỉnh Long An; huyện Châu Thành, tỉnh Tiền Giang; huyện Châu Thành, tỉnh Bến Tre; "
                "huyện Châu Thành, tỉnh Trà Vinh; huyện Châu Thành, tỉnh Đồng Tháp; huyện Châu Thành, tỉnh An Giang; "
                "huyện Châu Thành, tỉnh Kiên Giang; huyện Châu Thành, tỉnh Hậu Giang; huyện Châu Thành, "
                "tỉnh Sóc Trăng. Ghi rõ loại đơn vị và đơn vị cấp trên"
            ),
        ),
        (
            "huyện Bình Liêu",
            "2025-08-01",
            "",
            (
                "bai.md:3:8: lỗi BT404: ngày 1/8/2025 không có “huyện Bình Liêu”: chỉ có đến 30/6/2025, "
                "sau đó là xã Bình Liêu, xã Hoành Mô, xã Lục Hồn, xã Tiên Yên"
            ),
        ),
        (
            "đặc khu Côn Đảo",
            "2017-01-01",
            "",
            (
                "bai.md:3:8: lỗi BT404: ngày 1/1/2017 không có “đặc khu Côn Đảo”: có từ 1/7/2025; "
                "có phải “huyện Côn Đảo, tỉnh Bà Rịa - Vũng Tàu”?"
            ),
        ),
        (
            "xã Rạch Kiến",
            "2016-05-22",
            "",
            (
                "bai.md:3:8: lỗi BT404: ngày 22/5/2016 không có “xã Rạch Kiến”: có từ 1/7/2025; "
                "có phải “huyện Cần Đước, tỉnh Long An”?"
            ),
        ),
        (
            "huyện Hoành Bồ",
            "2021-05-22",
            "",
            (
                "bai.md:3:8: lỗi BT404: ngày 22/5/2021 không có “huyện Hoành Bồ”: chỉ có đến 31/12/2019, sau đó là "
                "thành phố Hạ Long; có phải “thành phố Hạ Long, tỉnh Quảng Ninh”?"
            ),
        ),
        (
            "huyện Bình Liêu, Hà Giang",
            "2017-10-23",
            "",
            (
                "bai.md:3:8: lỗi BT405: “huyện Bình Liêu” không thuộc “Hà Giang”; "
                "có phải “huyện Bình Liêu, tỉnh Quảng Ninh”?"
            ),
        ),
        (
            "huyện Bình Liêu, thị xã Đông Triều",
            "2017-10-23",
            "",
            (
                "bai.md:3:8: lỗi BT407: “huyện Bình Liêu” và “thị xã Đông Triều” là hai nơi cùng cấp: "
                "ngăn hai nơi bằng dấu chấm phẩy; có phải “huyện Bình Liêu; thị xã Đông Triều”?"
            ),
        ),
        (
            "xã Tân Lân, Long An",
            "2026-03-01",
            "",
            ("bai.md:3:8: lỗi BT405: “xã Tân Lân” không thuộc “Long An”; có phải “xã Tân Lân, tỉnh Tây Ninh”?"),
        ),
        (" , ", "2017-10-23", "", "bai.md:3:8: lỗi BT406: tên địa phương để trống"),
    ],
)
def test_a_doubtful_place_is_told_with_what_was_meant(
    gazetteer: Gazetteer, text: str, day: str, id: str, message: str
) -> None:
    """A wrong rank is a warning and still found; all else is an error and finds nothing."""
    assert asked(gazetteer, text, day) == (id, [message])


@pytest.mark.parametrize(
    ("text", "day", "within", "id"),
    [
        ("xã Đồng Văn", "2017-10-23", "vn-d198", "vn-c06847"),
        ("xã Đồng Văn", "2017-10-23", "", ""),
        ("xã Đồng Vân", "2017-10-23", "vn-d198", ""),
        ("xã Dong Van", "2017-10-23", "vn-d198", ""),
        ("xã Hoành Mô", "2017-10-23", "vn-c06847", "vn-c06841"),
        ("xã Hoành Mô, huyện Bình Liêu", "2017-10-23", "", "vn-c06841"),
        ("huyện Châu Thành", "2016-05-22", "vn-d806", "vn-d808"),
        ("huyện Châu Thành", "2016-05-22", "vn-d198", ""),
        ("huyện Đông Triều", "2016-10-28", "vn-d205", ""),
        ("huyện Đông Triều", "2012-12-30", "vn-d205", "vn-d205"),
        ("tỉnh Thanh Hoá", "2018-11-30", "", "vn-p38"),
        ("huyện Bình Liêu", "2025-08-01", "", ""),
        ("", "2017-10-23", "vn-d198", ""),
    ],
)
def test_a_name_in_a_sentence_is_found_only_when_sure(
    gazetteer: Gazetteer, text: str, day: str, within: str, id: str
) -> None:
    """Marks, kind and day must be right, and one namesake nearest to the article's own place."""
    assert resolve_exact(gazetteer, text, date.fromisoformat(day), within) == id


SHIPPED = Gazetteer.load()
DISTRICTS = st.sampled_from(SHIPPED.units("district"))
DAYS = st.dates(date(2015, 9, 1), date(2025, 6, 30))


@settings(deadline=None)  # the first question reads the names in
@given(DISTRICTS, DAYS)
def test_every_district_is_found_by_its_full_name_on_any_day_of_its_life(id: str, day: date) -> None:
    """With its province after it, and without marks too where no other district of the province is like it."""
    unit = SHIPPED.unit(id)
    if not unit.stood_on(day):
        return
    full = f"{unit.name_at(day).full}, {SHIPPED.unit(unit.parent_at(day)).name_at(day).full}"
    assert resolve(SHIPPED, full, day) == (id, ())
    assert resolve(SHIPPED, fold(full).upper(), day) == (id, ())


PLACES = st.sampled_from(
    [
        *("Kỳ Anh", "huyện Kỳ Anh", "thị xã Kỳ Anh, Hà Tĩnh", "Tây Ninh", "xã Tân Lân, Tây Ninh", "Dong Trieu"),
        *("xã Tân Lân, Long An", "huyện Đông Triều", "quận 2, TP.HCM", "TP. Huế", "huyện Châu Thành, Long An"),
        *("huyện Hoành Bồ, Quảng Ninh", "thị xã Nghi Sơn", "Quan Hoa", "phường Gia Viên, Hải Phòng"),
    ]
)


@settings(deadline=None)
@given(PLACES, st.lists(st.dates(date(2012, 1, 1), date(2026, 12, 31)), min_size=1, max_size=5))
def test_what_is_remembered_is_what_would_be_found(text: str, days: list[date]) -> None:
    """On whatever days a line was asked for before, the answer is that of a gazetteer asked for the first time."""
    for day in days:
        assert resolve(SHIPPED, text, day, "bai.md", 3, 8) == _asked(SHIPPED, text, day, ("bai.md", 3, 8))


@settings(max_examples=40, deadline=None)  # a guess looks through every name of the country
@given(st.text(max_size=30), DAYS)
def test_any_text_is_answered(text: str, day: date) -> None:
    """Either a unit that stood that day or at least one problem."""
    id, problems = resolve(SHIPPED, text, day)
    assert SHIPPED.unit(id).stood_on(day) if id else problems


def test_a_slip_that_recurs_is_looked_up_once(gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch):
    """However many figures of an article carry one unreadable title, names are compared for the first alone."""
    asked: list[str] = []

    def counted(word: str, names: list[str], n: int, cutoff: float) -> list[str]:
        asked.append(word)
        return get_close_matches(word, names, n, cutoff)

    monkeypatch.setattr(guesses, "get_close_matches", counted)
    first = resolve(gazetteer, "huyện Khôngđâucả", date(2017, 3, 1), "a.md", 1, 1)
    once = len(asked)
    again = [resolve(gazetteer, "huyện Khôngđâucả", date(2017, 3, 1), "a.md", line, 1) for line in range(2, 500)]
    assert once == len(asked) > 0
    assert {each[1][0].message for each in again} == {first[1][0].message}
