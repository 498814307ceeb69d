"""Pages of indicators: fair rankings, targets apart, what may be added up."""

from dataclasses import replace
from decimal import Decimal

from plugins.model.facts import Cell
from plugins.statistics import index, pages, ranking
from tests.showing.edition import BINH_LIEU_FACTS, BL, OTHERS, cells, edition, fact, year

EDITION = edition()


def ranks(groups: tuple[ranking.Lines, ...]) -> list[tuple[str, bool, list[tuple[str, str, str, str]]]]:
    """Groups in short: rank, name, number and bar of each line."""
    return [
        (g.key, g.ranked, [(one.rank, one.name, one.result.text or "[x]", one.bar) for one in g.lines]) for g in groups
    ]


def test_each_year_with_results_has_a_page():
    """The newest is the indicator's own page."""
    keys = [key for key in pages.keys(EDITION) if key.startswith("dang-vien")]
    assert keys == ["dang-vien", "dang-vien 2014", "dang-vien 2015", "dang-vien 2016"]
    assert [pages.sheet(EDITION, key).path for key in keys[:2]] == [
        "so-lieu/dang-vien/index.html",
        "so-lieu/dang-vien/2014/index.html",
    ]


def test_comparable_places_are_ranked():
    """The largest first, its bar the whole width."""
    assert ranks(pages.sheet(EDITION, "dang-vien").values["groups"]) == [
        (
            "district",
            True,
            [
                ("1", "Đông Triều", "5.830", "100%"),
                ("2", "Tiên Yên", "2.440", "41.85%"),
                ("3", "Bình Liêu", "2.105", "36.11%"),
                ("4", "Ba Chẽ", "1.890", "32.42%"),
            ],
        )
    ]


def test_a_ranking_has_an_index_from_a_to_z():
    """In Vietnamese order, under first letters, each name leading to its row; a list that is A to Z has none."""
    values = pages.sheet(EDITION, "dang-vien").values
    found = [
        (letter, [(one.name, one.anchor, one.text, one.rank) for one in names]) for letter, names in values["alphabet"]
    ]
    assert found == [
        ("B", [("Ba Chẽ", "noi-noi-204", "1.890", "4"), ("Bình Liêu", "noi-binh-lieu-198", "2.105", "3")]),
        ("Đ", [("Đông Triều", "noi-dong-trieu-205", "5.830", "1")]),
        ("T", [("Tiên Yên", "noi-noi-199", "2.440", "2")]),
    ]
    assert {one.id for group in values["groups"] for one in group.lines} == {
        each[1] for _, row in found for each in row
    }
    assert pages.sheet(EDITION, "ket-nap").values["alphabet"] == ()


def test_equal_places_share_a_rank():
    """And the next rank is skipped."""
    same = replace(OTHERS[0], value=Decimal(2440))
    given = edition(cells=cells((same, *OTHERS[1:])))
    lines = pages.sheet(given, "dang-vien").values["groups"][0].lines
    assert [(one.rank, one.name) for one in lines] == [("1", "Đông Triều"), ("1", "Tiên Yên"), ("3", "Ba Chẽ")]


def test_a_single_place_is_not_ranked():
    """One district is a list, and its unfinished year is no rank."""
    values = pages.sheet(EDITION, "ket-nap").values
    assert ranks(values["groups"]) == [("district", False, [("", "Bình Liêu", "92", "")])]
    assert values["ranked"] is False


def test_part_years_stand_below_the_ranking():
    """Nine months beside two whole years: unranked, hatched; 'trên …' in a group of its own."""
    facts = (
        BINH_LIEU_FACTS[4],
        fact("2017/dong-trieu", "vn-d205", "ket-nap", year(2017), "200", "200", "a"),
        fact("2017/tien-yen", "vn-d199", "ket-nap", year(2017), "100", "100", "b"),
        fact("2017/ba-che", "vn-d204", "ket-nap", year(2017), "80", "trên 80", "c", qualifier=">"),
    )
    groups = pages.sheet(edition(cells=cells(facts)), "ket-nap").values["groups"]
    assert ranks(groups) == [
        ("district", True, [("1", "Đông Triều", "200", "100%"), ("2", "Tiên Yên", "100", "50%")]),
        ("part", False, [("", "Bình Liêu", "92", "46%")]),
        ("loose", False, [("", "Ba Chẽ", "trên 80", "")]),
    ]
    assert groups[1].lines[0].hatched


def test_targets_are_never_among_results():
    """A target for 2020 stands in its marked column; the place has no result."""
    values = pages.sheet(EDITION, "can-bo").values
    line = values["groups"][0].lines[0]
    assert (line.result.absent, [one.text for one in line.ahead], line.rank) == ("x", ["trên 90"], "")
    assert (values["ahead"], values["expected"]) == (True, False)


def test_forecasts_do_not_lift_a_place():
    """However large, they leave the ranking as it is."""
    forecast = fact(BL, "vn-d198", "dang-vien", year(2018), "9999", "9.999", "x", status="forecast")
    given = edition(cells=(*EDITION.cells, *cells((forecast,))))
    group = pages.sheet(given, "dang-vien").values["groups"][0]
    assert [(one.rank, one.name) for one in group.lines][2] == ("3", "Bình Liêu")
    assert [one.text for one in group.lines[2].expected] == ["9.999"]


def test_plan_and_percentage_stand_beside_the_count():
    """The derived plan of the year with its flags, the percentage of the same nine months."""
    values = pages.sheet(EDITION, "ket-nap").values
    assert values["companions"] == (("Kế hoạch kết nạp", "người"), ("Kết nạp so với kế hoạch", "%"))
    plan, share = values["groups"][0].lines[0].companions
    assert (plan.text, plan.flags, share.text, share.flags) == ("120", ("kh", "sr"), "76,67", ("9t",))


def test_a_branch_never_ranks_among_districts():
    """Organisations are listed from A to Z, apart."""
    assert ranks(pages.sheet(EDITION, "cuoc").values["groups"]) == [
        ("organisation", False, [("", "Chi bộ khu Thủ Dương", "4", "")])
    ]


def test_shares_rank_by_their_quotient():
    """98/104 comes before 120/160."""
    facts = (
        fact(BL, "vn-d198", "dang-vien", year(2017), "98", "98/104", "a", denominator="104"),
        fact("2017/tien-yen", "vn-d199", "dang-vien", year(2017), "120", "120/160", "b", denominator="160"),
    )
    group = pages.sheet(edition(cells=cells(facts)), "dang-vien").values["groups"][0]
    assert [(one.rank, one.result.text) for one in group.lines] == [("1", "98/104"), ("2", "120/160")]


def test_coverage_is_said_in_words():
    """How many reported, and that there is no total."""
    assert pages.sheet(EDITION, "dang-vien").values["coverage"] == (
        "Có số liệu của 4 đơn vị cấp huyện; chưa đủ mọi nơi nên không cộng chung."
    )
    assert pages.sheet(EDITION, "can-bo").values["coverage"] == "Chưa nơi nào có kết quả của năm 2020."


def test_index_counts_places_and_shows_the_newest():
    """A district's figure goes before a branch's newer one."""
    branch = fact(
        "2016/thu-duong", "vn-d205", "dang-vien", year(2022), "18", "18", "x", organisation="chi-bo-thu-duong"
    )
    given = edition(cells=(*EDITION.cells, Cell(branch, (branch,))))
    groups = dict(index.sheet(given, "index").values["groups"])
    entry = next(one for one in groups["Đảng viên"] if one.label == "Đảng viên")
    assert (entry.places, entry.newest.text, entry.where, entry.when) == (5, "5.830", "Thị xã Đông Triều", "31/12/2017")


def test_derived_figures_link_to_their_sources():
    """The plan's number leads to the sentence of the count it was reckoned from."""
    line = pages.sheet(EDITION, "ke-hoach-ket-nap").values["groups"][0].lines[0]
    assert [one.href for one in line.ahead] == ["bai-viet/2017/binh-lieu.html#so-ket-nap-2017-9t"]
