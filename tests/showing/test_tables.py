"""The table of a place: columns by year, one row an indicator, other parts and statuses in rows of their own."""

from datetime import date

from plugins.showing.tables import Group, Legend, Row, legend, table
from tests.fakes import FakeEdition
from tests.showing.edition import BL, INDICATORS, NINE_MONTHS, PIECES, TODAY, cells, edition, fact, year

ALIVE = (None, date(2025, 7, 1))


def told(row: Row) -> tuple[str, int, tuple[str, ...]]:
    """A row in short: its label, level, and cells as printed."""
    return row.label, row.level, tuple(cell.text or f"[{cell.absent}]" for cell in row.cells)


def test_indicators_stand_in_groups_and_years_in_columns():
    """The newest year stands right, absent figures are [x], parts are indented."""
    given = edition()
    made = table(given, "bang", "Huyện Bình Liêu", given.cells_of_unit("vn-d198"), ALIVE)
    x = "[x]"
    assert made.title == "Huyện Bình Liêu: tổ chức đảng, đảng viên, khu dân cư, 2014–2020"
    assert made.columns == ("2014", "2015", "2016", "2017", "2020")
    assert [(group.name, [told(row) for row in group.rows]) for group in made.groups] == [
        (
            "Tổ chức đảng",
            [
                ("Tổ chức cơ sở đảng", 0, (x, x, x, "28", x)),
                ("Đảng bộ cơ sở", 1, (x, x, x, "12", x)),
                ("Chi bộ cơ sở", 1, (x, x, x, "16", x)),
            ],
        ),
        (
            "Đảng viên",
            [
                ("Đảng viên", 0, ("1.868", "1.962", "2.047", "2.105", x)),
                ("Đảng viên mới kết nạp", 0, (x, x, x, "92", x)),
                ("Kết nạp so với kế hoạch", 1, (x, x, x, "76,67", x)),
                ("Kế hoạch kết nạp", 1, (x, x, x, "120", x)),
            ],
        ),
        ("Khu dân cư", [("Cán bộ khu dân cư là đảng viên", 0, (x, x, x, x, "trên 90"))]),
    ]


def test_every_shown_cell_leads_to_its_sentence():
    """A stated figure links to its own anchor, a derived one to its first source."""
    given = edition()
    made = table(given, "bang", "", given.cells_of_unit("vn-d198"), ALIVE)
    found = {cell.id: cell.href for group in made.groups for row in group.rows for cell in row.cells if not cell.absent}
    page = "bai-viet/2017/binh-lieu.html"
    assert found["o-dang-vien-2017-10-23"] == f"{page}#so-dang-vien-2017-10-23"
    assert found["o-can-bo-den-2020-12-31-target"] == f"{page}#so-can-bo-den-2020-12-31-target"
    assert found["o-ke-hoach-ket-nap-2017-plan"] == f"{page}#so-ket-nap-2017-9t"
    assert len(found) == 11


def test_a_full_year_takes_the_row_and_its_parts_stand_below():
    """Nine months and a plan of the same year are never mixed into the year's result."""
    facts = (
        fact(BL, "vn-d198", "ket-nap", year(2017), "121", "121", "a"),
        fact(BL, "vn-d198", "ket-nap", NINE_MONTHS, "92", "92", "b"),
        fact(BL, "vn-d198", "ket-nap", year(2017), "120", "120", "c", status="plan"),
        fact(BL, "vn-d198", "ket-nap", year(2016), "118", "118", "d"),
    )
    given = FakeEdition(pieces=PIECES, known_indicators=INDICATORS, cells=cells(facts))
    made = table(given, "bang", "", given.cells, ALIVE)
    assert [told(row) for row in made.groups[0].rows] == [
        ("Đảng viên mới kết nạp", 0, ("118", "121")),
        ("9 tháng", 1, ("[x]", "92")),
        ("Kế hoạch cả năm", 1, ("[x]", "120")),
    ]


def test_nought_is_a_figure_and_absence_is_not():
    """0 is printed as 0 and leads to its sentence; a year of which nothing is known is [x] and leads nowhere."""
    facts = (
        fact(BL, "vn-d198", "ket-nap", year(2016), "0", "0 đảng viên", "a"),
        fact(BL, "vn-d198", "dang-vien", year(2017), "5", "5", "b"),
    )
    given = FakeEdition(pieces=PIECES, known_indicators=INDICATORS, cells=cells(facts))
    rows = [row for group in table(given, "bang", "", given.cells, ALIVE).groups for row in group.rows]
    (admitted,) = (row.cells for row in rows if row.label == "Đảng viên mới kết nạp")
    assert [(cell.text, cell.absent, bool(cell.href)) for cell in admitted] == [("0", "", True), ("", "x", False)]


def test_commas_stand_under_commas():
    """A figure with fewer decimals leaves room for those it lacks."""
    facts = (
        fact(BL, "vn-d198", "can-bo", year(2014), "10.6", "10,6%", "a"),
        fact(BL, "vn-d198", "can-bo", year(2015), "11.54", "11,54%", "b"),
        fact(BL, "vn-d198", "can-bo", year(2016), "95", "95%", "c"),
    )
    given = FakeEdition(pieces=PIECES, known_indicators=INDICATORS, cells=cells(facts))
    row = table(given, "bang", "", given.cells, ALIVE).groups[0].rows[0]
    assert [cell.lag for cell in row.cells] == ["1", "", "2p"]


def test_nothing_applies_after_a_unit_ended():
    """A year in which the unit did not stand is [z]."""
    facts = (
        fact(BL, "vn-d198", "dang-vien", TODAY, "5", "5", "a"),
        fact(BL, "vn-d198", "ket-nap", year(2026), "3", "3", "b", status="target"),
    )
    given = FakeEdition(pieces=PIECES, known_indicators=INDICATORS, cells=cells(facts))
    rows = table(given, "bang", "", given.cells, ALIVE).groups[0].rows
    assert [told(row)[2] for row in rows] == [("5", "[z]"), ("[x]", "3")]


def test_a_change_tells_its_base():
    """Growth on different bases is flagged with the base's year, and the legend says so."""
    given = edition()
    made = table(given, "bang", "", given.cells_of_unit("vn-d205"), ALIVE)
    change = made.groups[-1].rows[0]
    assert [cell.flags for cell in change.cells if not cell.absent] == [("2013",), ("2014",)]
    assert made.legend == (
        Legend(("2013",), "base", "2013"),
        Legend(("2014",), "base", "2014"),
        Legend(("x",), "x"),
    )


def test_legend_lists_only_what_is_present():
    """Part-years share one entry."""
    assert legend(["10t", "x", "9t", "mt", "9t"]) == (
        Legend(("9t", "10t"), "part"),
        Legend(("mt",), "mt"),
        Legend(("x",), "x"),
    )


def test_groups_are_plain_values():
    """Sheets are fingerprinted by repr: no set, no function inside."""
    given = edition()
    made = table(given, "bang", "", given.cells_of_unit("vn-d198"), ALIVE)
    assert isinstance(made.groups[0], Group)
    assert "object at" not in repr(made)
