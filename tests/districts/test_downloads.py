"""The file of one place: every figure of the place and of its organisations."""

from plugins.districts import downloads
from plugins.showing.rows import COLUMNS
from tests.showing.edition import edition

EDITION = edition()


def test_places_with_figures_have_a_file():
    """Others have none; a province has only what is its own."""
    assert downloads.keys(EDITION) == ["vn-d204", "vn-d198", "vn-d205", "vn-d199"]
    assert downloads.organisation_keys(EDITION) == ["chi-bo-thu-duong"]


def test_a_file_holds_the_place_and_its_branches_in_rows_of_their_own():
    """The branch's row names the branch."""
    file = downloads.sheet(EDITION, "vn-d205")
    place = COLUMNS.index("organisation")
    assert file.path == "dia-phuong/dong-trieu-205/so-lieu.csv"
    assert [(row[3], row[place]) for row in file.values] == [
        ("dang-vien", ""),
        ("tang", ""),
        ("tang", ""),
        ("cuoc", "Chi bộ khu Thủ Dương"),
    ]
