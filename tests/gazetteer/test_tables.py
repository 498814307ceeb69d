"""The shipped gazetteer: who stood where and when, as the registry and the acts have it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from hashlib import sha256

import pytest

from plugins.gazetteer.tables import Gazetteer
from plugins.model.units import Unit
from plugins.text.collation import sort_key

TURN = date(2025, 7, 1)
LAST_DAY = date(2025, 6, 30)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def standing(gazetteer: Gazetteer, level: str, day: date) -> list[Unit]:
    return [unit for unit in map(gazetteer.unit, gazetteer.units(level)) if unit.stood_on(day)]


def lived(gazetteer: Gazetteer, id: str) -> list[tuple[str, str, str]]:
    """Each dated name of a unit with its first day and the day it ended."""
    return [(name.full, str(name.start or ""), str(name.end or "")) for name in gazetteer.unit(id).names]


def names(gazetteer: Gazetteer, ids: tuple[str, ...], day: date) -> list[str]:
    return [gazetteer.unit(id).name_at(day).full for id in ids]


def test_each_era_has_its_number_of_units(gazetteer: Gazetteer) -> None:
    """63 provinces, 696 districts and 10.035 communes on the last day; 34 provinces, no districts, 3.321 after."""
    counted = {
        day: [len(standing(gazetteer, level, day)) for level in ("province", "district", "commune")]
        for day in (LAST_DAY, TURN)
    }
    assert counted == {LAST_DAY: [63, 696, 10_035], TURN: [34, 0, 3_321]}


@pytest.mark.parametrize(
    ("id", "slug"),
    [
        ("vn-d198", "binh-lieu-198"),
        ("vn-d205", "dong-trieu-205"),
        ("vn-d441", "vu-quang-441"),
        ("vn-d806", "can-duoc-806"),
        ("vn-p22", "quang-ninh-22"),
        ("vn-d456", "quang-ninh-456"),
        ("vn-p80", "long-an-80"),
        ("vn-p80~2", "tay-ninh-80"),
        ("vn-p72", "tay-ninh-72"),
        ("vn-d769", "quan-2-769"),
        ("vn-d769~2", "thu-duc-769"),
        ("vn-d762", "thu-duc-762"),
        ("vn-c06847", "dong-van-06847"),
        ("vn-x06841", "hoanh-mo-x06841"),
    ],
)
def test_a_slug_is_the_name_and_the_code(gazetteer: Gazetteer, id: str, slug: str) -> None:
    """Addresses handed out once stay."""
    assert gazetteer.unit(id).slug == slug


def test_no_two_units_share_a_slug(gazetteer: Gazetteer) -> None:
    """Over both eras and all levels."""
    ids = [id for level in ("province", "district", "commune") for id in gazetteer.units(level)]
    assert [slug for slug, count in Counter(gazetteer.unit(id).slug for id in ids).items() if count > 1] == []


@pytest.mark.parametrize(
    ("level", "count", "digest"),
    [
        ("province", 70, "180f9213773edf2272dcefc0a63f61a92d940092fd34b6069ebc4ddd12ef7cd1"),
        ("district", 719, "3ec366ba941157cd0faeff6e2b4b80b4574578ed4988294b47807459b7f2347f"),
        ("commune", 13_926, "1ca3d2269cbd797ff1cd44c97d3fa2ac14bfccc12418f078a92b2026d1c5e054"),
    ],
)
def test_no_slug_ever_changes(gazetteer: Gazetteer, level: str, count: int, digest: str) -> None:
    """Over all units; a digest of before new units are listed may be replaced, one of the same units never."""
    slugs = sorted(f"{id} {gazetteer.unit(id).slug}" for id in gazetteer.units(level))
    assert (len(slugs), sha256("\n".join(slugs).encode()).hexdigest()) == (count, digest)


def test_communes_change_only_when_some_district_does(gazetteer: Gazetteer) -> None:
    """So the turning days of provinces and districts are those of all, and 12/3/2015 is one of them."""
    gazetteer.units("commune")
    assert set(gazetteer.turns()) == set(gazetteer.turns(gazetteer._lines))
    assert date(2015, 3, 12) in gazetteer.turns()


def test_the_turning_days_of_a_commune_are_those_of_all_around_it(gazetteer: Gazetteer) -> None:
    """Mạo Khê rose with Đông Triều in 2015, Đông Triều again in 2024, and both ended in 2025."""
    assert gazetteer.turns(["vn-c07069"]) == (date.min, date(2015, 3, 12), date(2024, 11, 1), TURN)


def test_every_commune_of_2025_has_the_act_of_its_province(gazetteer: Gazetteer) -> None:
    """34 resolutions of 16 June 2025, one a province."""
    units = [gazetteer.unit(id) for id in gazetteer.units("commune") if id.startswith("vn-x")]
    acts = {unit.parents[0].id: unit.names[0].act for unit in units}
    assert sorted(acts.values()) == [f"{number}/NQ-UBTVQH15" for number in range(1654, 1688)]
    assert {acts[unit.parents[0].id] == unit.names[0].act for unit in units} == {True}
    assert (acts["vn-p22"], acts["vn-p80~2"]) == ("1679/NQ-UBTVQH15", "1682/NQ-UBTVQH15")


def test_every_id_a_unit_names_is_a_unit(gazetteer: Gazetteer) -> None:
    """Parents stood while their children did; successors begin no later than their predecessor ended."""
    ids = [id for level in ("province", "district", "commune") for id in gazetteer.units(level)]
    wrong = []
    for unit in map(gazetteer.unit, ids):
        for parent in unit.parents:
            above = gazetteer.unit(parent.id)
            if above.end and (not parent.end or parent.end > above.end):
                wrong.append((unit.id, parent.id))
        for successor in unit.successors:
            heir = gazetteer.unit(successor.id)
            if not unit.end or (heir.start and heir.start > unit.end):
                wrong.append((unit.id, heir.id))
    assert wrong == []


def test_units_and_children_stand_in_vietnamese_order(gazetteer: Gazetteer) -> None:
    """By the newest name; Đông Triều comes after Cẩm Phả and before Hạ Long."""
    for level in ("province", "district"):
        ordered = [sort_key(gazetteer.unit(id).last_name.name) for id in gazetteer.units(level)]
        assert ordered == sorted(ordered)
    assert names(gazetteer, gazetteer.children("vn-p22", "district"), date(2016, 1, 1)) == [
        *("huyện Ba Chẽ", "huyện Bình Liêu", "thành phố Cẩm Phả", "huyện Cô Tô", "huyện Đầm Hà", "thị xã Đông Triều"),
        *("thành phố Hạ Long", "huyện Hải Hà", "huyện Hoành Bồ", "thành phố Móng Cái", "thị xã Quảng Yên"),
        *("huyện Tiên Yên", "thành phố Uông Bí", "huyện Vân Đồn"),
    ]


def test_children_of_a_province_are_those_of_both_eras(gazetteer: Gazetteer) -> None:
    """Quảng Ninh had 14 districts since 2015 and has 54 communes of its own since 2025-07-01."""
    levels = Counter(gazetteer.unit(id).level for id in gazetteer.children("vn-p22"))
    assert levels == {"district": 14, "commune": 54}


def test_there_are_ten_chau_thanh(gazetteer: Gazetteer) -> None:
    """One in each of ten provinces of the south."""
    named = [gazetteer.unit(id) for id in gazetteer.named("district")["chauthanh"]]
    parents = [gazetteer.unit(unit.parent_at(LAST_DAY)).name_at(LAST_DAY).name for unit in named]
    assert sorted(parents, key=sort_key) == [
        *("An Giang", "Bến Tre", "Đồng Tháp", "Hậu Giang", "Kiên Giang"),
        *("Long An", "Sóc Trăng", "Tây Ninh", "Tiền Giang", "Trà Vinh"),
    ]


def test_huyen_quang_ninh_lies_in_quang_binh(gazetteer: Gazetteer) -> None:
    """And not in the province of its name."""
    assert gazetteer.ancestors("vn-d456", LAST_DAY) == ("vn-p44",)
    assert gazetteer.unit("vn-p44").name_at(LAST_DAY).full == "tỉnh Quảng Bình"


def test_dong_trieu_rose_twice(gazetteer: Gazetteer) -> None:
    """A district until 2015, a town until 2024, a city until the last day, then five phường."""
    assert lived(gazetteer, "vn-d205") == [
        ("huyện Đông Triều", "", "2015-03-12"),
        ("thị xã Đông Triều", "2015-03-12", "2024-11-01"),
        ("thành phố Đông Triều", "2024-11-01", "2025-07-01"),
    ]
    assert names(gazetteer, gazetteer.successors("vn-d205"), TURN) == [
        *("phường An Sinh", "phường Bình Khê", "phường Đông Triều", "phường Hoàng Quế", "phường Mạo Khê"),
    ]


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("vn-d447", [("huyện Kỳ Anh", "", "2025-07-01")]),
        ("vn-d449", [("thị xã Kỳ Anh", "2015-04-11", "2025-07-01")]),
        ("vn-d850", [("huyện Duyên Hải", "", "2025-07-01")]),
        ("vn-d851", [("thị xã Duyên Hải", "2015-05-16", "2025-07-01")]),
        ("vn-d936", [("huyện Long Mỹ", "", "2025-07-01")]),
        ("vn-d937", [("thị xã Long Mỹ", "2015-05-16", "2025-07-01")]),
    ],
)
def test_codes_swapped_in_2015_do_not_swap_the_places(
    gazetteer: Gazetteer, id: str, expected: list[tuple[str, str, str]]
) -> None:
    """Between May and August 2015 the registry held each pair the other way round; the places did not move."""
    assert lived(gazetteer, id) == expected


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("vn-d088", [("huyện Sa Pa", "", "2020-01-01"), ("thị xã Sa Pa", "2020-01-01", "2025-07-01")]),
        (
            "vn-d868",
            [("thị xã Hồng Ngự", "2009-01-07", "2020-11-01"), ("thành phố Hồng Ngự", "2020-11-01", "2025-07-01")],
        ),
    ],
)
def test_ranks_recorded_back_and_forth_changed_once(
    gazetteer: Gazetteer, id: str, expected: list[tuple[str, str, str]]
) -> None:
    """The registry wrote Sa Pa and Hồng Ngự up, down and up again; each rose once."""
    assert lived(gazetteer, id) == expected


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("049", "huyện Quảng Uyên", "huyện Quảng Hòa"),
        ("474", "thành phố Huế", "quận Thuận Hóa"),
        ("753", "huyện Đất Đỏ", "huyện Long Đất"),
        ("769", "quận 2", "thành phố Thủ Đức"),
    ],
)
def test_a_code_given_to_another_district_makes_another_unit(
    gazetteer: Gazetteer, code: str, before: str, after: str
) -> None:
    """The older ended on the day the newer began, and the newer is among its successors."""
    older, newer = gazetteer.unit(f"vn-d{code}"), gazetteer.unit(f"vn-d{code}~2")
    assert (older.last_name.full, newer.last_name.full, older.end) == (before, after, newer.start)
    assert newer.id in gazetteer.successors(older.id)


def test_da_huoai_took_a_code_along(gazetteer: Gazetteer) -> None:
    """Đạ Tẻh and Cát Tiên merged into it, and it went on under the code of Đạ Tẻh."""
    unit = gazetteer.unit("vn-d681")
    assert [(name.code, str(name.end)) for name in unit.names] == [("681", "2025-01-01"), ("682", "2025-07-01")]
    assert gazetteer.predecessors("vn-d681") == ("vn-d683", "vn-d682")


def test_a_commune_stood_under_the_district_of_its_day(gazetteer: Gazetteer) -> None:
    """Kỳ Thượng was in Hoành Bồ until 2020 and in Hạ Long after."""
    before, after = date(2019, 12, 31), date(2020, 1, 1)
    assert gazetteer.ancestors("vn-c07033", before) == ("vn-d204", "vn-p22")
    assert gazetteer.ancestors("vn-c07033", after) == ("vn-d193", "vn-p22")


def test_seven_province_codes_were_given_to_another(gazetteer: Gazetteer) -> None:
    """A province that goes on keeps its code and name; where code or name went over, it is a new unit."""
    born = [unit for unit in map(gazetteer.unit, gazetteer.units("province")) if unit.start == TURN]
    assert {unit.id: (gazetteer.unit(unit.id[:-2]).last_name.name, unit.last_name.name) for unit in born} == {
        "vn-p15~2": ("Yên Bái", "Lào Cai"),
        "vn-p24~2": ("Bắc Giang", "Bắc Ninh"),
        "vn-p44~2": ("Quảng Bình", "Quảng Trị"),
        "vn-p52~2": ("Bình Định", "Gia Lai"),
        "vn-p80~2": ("Long An", "Tây Ninh"),
        "vn-p82~2": ("Tiền Giang", "Đồng Tháp"),
        "vn-p91~2": ("Kiên Giang", "An Giang"),
    }


def test_long_an_and_old_tay_ninh_became_the_new_tay_ninh(gazetteer: Gazetteer) -> None:
    """Both ended on 2025-07-01; the new one bears the code of Long An."""
    assert gazetteer.predecessors("vn-p80~2") == ("vn-p80", "vn-p72")
    assert [gazetteer.unit(id).end for id in ("vn-p80", "vn-p72")] == [TURN, TURN]
    assert gazetteer.unit("vn-p80~2").last_name.code == "80"


def test_provinces_without_a_merger_go_on(gazetteer: Gazetteer) -> None:
    """Quảng Ninh never ended; Thái Nguyên took in Bắc Kạn under its own name and code."""
    assert (gazetteer.unit("vn-p22").end, gazetteer.successors("vn-p22")) == (None, ())
    assert (gazetteer.unit("vn-p19").end, gazetteer.successors("vn-p06")) == (None, ("vn-p19",))


def test_hue_and_dong_nai_became_cities(gazetteer: Gazetteer) -> None:
    """On 2025-01-01 and 2026-04-30."""
    assert lived(gazetteer, "vn-p46") == [
        ("tỉnh Thừa Thiên Huế", "", "2025-01-01"),
        ("thành phố Huế", "2025-01-01", ""),
    ]
    assert lived(gazetteer, "vn-p75") == [
        ("tỉnh Đồng Nai", "", "2026-04-30"),
        ("thành phố Đồng Nai", "2026-04-30", ""),
    ]


def test_can_duoc_became_six_communes_of_the_new_tay_ninh(gazetteer: Gazetteer) -> None:
    """Each took over a part of the district."""
    assert names(gazetteer, gazetteer.successors("vn-d806"), TURN) == [
        *("xã Cần Đước", "xã Long Cang", "xã Long Hựu", "xã Mỹ Lệ", "xã Rạch Kiến", "xã Tân Lân"),
    ]
    assert {gazetteer.ancestors(id, TURN) for id in gazetteer.successors("vn-d806")} == {("vn-p80~2",)}
    assert {successor.share for successor in gazetteer.unit("vn-d806").successors} == {"part"}


def test_a_divided_commune_went_to_several_in_part(gazetteer: Gazetteer) -> None:
    """Vô Ngại went partly to Bình Liêu and partly to Tiên Yên; Đồng Văn wholly to Hoành Mô."""
    shares = {
        id: [(successor.id, successor.share) for successor in gazetteer.unit(id).successors]
        for id in ("vn-c06853", "vn-c06847")
    }
    assert shares == {
        "vn-c06853": [("vn-x06838", "part"), ("vn-x06862", "part")],
        "vn-c06847": [("vn-x06841", "whole")],
    }
    assert gazetteer.predecessors("vn-x06841") == ("vn-d198", "vn-c06847", "vn-c06841")


def test_an_island_district_became_one_special_zone(gazetteer: Gazetteer) -> None:
    """Côn Đảo had no communes and went over whole."""
    (successor,) = gazetteer.unit("vn-d755").successors
    assert (gazetteer.unit(successor.id).last_name.full, successor.share) == ("đặc khu Côn Đảo", "whole")


def test_an_unknown_id_is_a_key_error(gazetteer: Gazetteer) -> None:
    """At every level."""
    for id in ("vn-d999", "vn-c99999", "vn-p80~3", ""):
        with pytest.raises(KeyError):
            gazetteer.unit(id)


def test_districts_are_asked_without_reading_the_communes() -> None:
    """A site of districts never opens the large file."""

    def refuse() -> str:
        raise AssertionError("the communes were read")

    shipped = Gazetteer.load()
    gazetteer = Gazetteer("\n".join(shipped._lines.values()), refuse)
    assert gazetteer.children("vn-p22", "district") == shipped.children("vn-p22", "district")
    assert gazetteer.unit("vn-d198") == shipped.unit("vn-d198")
    assert gazetteer.successors("vn-d044") == ("vn-d045",)
