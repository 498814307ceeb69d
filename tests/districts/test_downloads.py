"""The file of one place: every figure of the place and of its organisations."""

import csv

from plugins.districts import downloads
from plugins.showing.rows import COLUMNS, csv_bytes
from tests.showing.edition import edition

EDITION = edition()
PLACES = ("vn-d198", "vn-d199", "vn-d204", "vn-d205")


def test_places_with_figures_have_their_files():
    """Others have none; a province has only what is its own."""
    assert downloads.keys(EDITION) == [f"{id} {form}" for id in PLACES for form in ("csv", "xlsx")]
    assert downloads.organisation_keys(EDITION) == ["chi-bo-thu-duong csv", "chi-bo-thu-duong xlsx"]


def test_a_file_holds_the_place_and_its_branches_in_rows_of_their_own():
    """The branch's row names the branch."""
    file = downloads.sheet(EDITION, "vn-d205 csv")
    place = COLUMNS.index("organisation")
    assert file.path == "dia-phuong/dong-trieu-205/so-lieu.csv"
    assert [(row[3], row[place]) for row in csv.reader(file.values.decode("utf-8-sig").splitlines()[1:])] == [
        ("dang-vien", ""),
        ("tang", ""),
        ("tang", ""),
        ("cuoc", "Chi bộ khu Thủ Dương"),
    ]


def test_the_workbook_holds_the_same_rows():
    """Its links climb from the file to the site's root; with an address of its own the site is named in full."""
    file = downloads.sheet(EDITION, "vn-d205 xlsx")
    assert file.path == "dia-phuong/dong-trieu-205/so-lieu.xlsx"
    assert csv_bytes(file.values.rows) == downloads.sheet(EDITION, "vn-d205 csv").values
    assert file.values.root == "../../"
    there = downloads.organisation_sheet(edition(siteurl="https://tin.vn/bt"), "chi-bo-thu-duong xlsx")
    assert (there.path, there.values.root) == ("to-chuc/chi-bo-thu-duong/so-lieu.xlsx", "https://tin.vn/bt/")
