"""Cells on their shelves: narrow questions answer what wide ones do, and an edit is heard by one year alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plugins.gathering.compact import pack_cells, unpack_cells
from plugins.gathering.edition import ShelvedEdition
from plugins.gathering.gather import Order, gather
from plugins.gathering.shelves import Shelves, hashed
from plugins.model.facts import RESULT
from plugins.model.stated import NO_RESULT, OF_ORGANISATION, OF_PLACE
from tests.adding.test_adding import stated
from tests.sites import figures

UNIT, INDICATOR = "vn-d198", "ky-luat-canh-cao"


@pytest.fixture
def shelves() -> Shelves:
    return Shelves(":memory:")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The site of figures, with an organisation's figure and a target of a year that has nothing else."""
    figures.write(tmp_path)
    said = '[trên 90%](so:can-bo-khu-dan-cu-dang-vien "mục tiêu; năm 2020").'
    figures.report(tmp_path, "Bình Liêu", 2017, f"Mục tiêu là {said}", slug="muc-tieu")
    said = '[18 đảng viên](so:dang-vien "của Chi bộ khu Thủ Dương; 31/12/2018").'
    figures.report(tmp_path, "Đông Triều", 2018, f"Chi bộ có {said}", slug="chi-bo")
    return tmp_path


def gathered(content: Path, shelves: Shelves) -> ShelvedEdition:
    found = gather(Order(content, "public", date(2018, 12, 31)), shelves)
    assert found.edition, [str(each) for each in found.problems]
    return found.edition


def test_narrow_questions_answer_what_wide_ones_do(content: Path, shelves: Shelves):
    """Of every indicator and year: the cells of all places, those of one, whose results there are, how many state."""
    edition = gathered(content, shelves)
    for id in edition.indicators():
        every = [c for year in edition.years() for c in edition.cells_of_year(year) if c.shown.indicator == id]
        years = sorted({cell.shown.period.end.year for cell in every})
        assert [year for year, _ in edition.years_of_indicator(id)] == years
        assert edition.places_of_indicator(id) == len({c.shown.organisation or c.shown.unit for c in every})
        for year, standing in edition.years_of_indicator(id):
            cells = tuple(cell for cell in every if cell.shown.period.end.year == year)
            assert edition.cells_of_indicator_in(id, year) == cells
            own = tuple(c for c in cells if (c.shown.unit, c.shown.organisation) == (UNIT, ""))
            assert edition.cells_of_unit_in(UNIT, id, year) == own
            results = [cell.shown for cell in cells if cell.shown.status == RESULT]
            of_places = OF_PLACE if any(not one.organisation for one in results) else OF_ORGANISATION
            assert standing == (of_places if results else NO_RESULT)
    assert dict(edition.years_of_indicator("dang-vien"))[2018] == OF_ORGANISATION
    assert dict(edition.years_of_indicator("can-bo-khu-dan-cu-dang-vien"))[2020] == NO_RESULT
    assert {cell.shown.unit for cell in edition.series_of_indicator("dang-vien")} == {UNIT}
    assert len(edition.series_of_indicator("dang-vien")) == len(figures.YEARS)


def test_an_edit_is_heard_by_its_own_year(content: Path, shelves: Shelves):
    """One digit of 2013 touches the indicator's cells of 2013, not those of other years or of other indicators."""
    gathered(content, shelves)
    path = content / "cong-khai" / "bao-cao" / "2013" / "bao-cao-binh-lieu-2013.md"
    text = path.read_text("utf-8")
    before, _, after = text.partition(f"](so:{INDICATOR})")
    number, words = before.rpartition("[")[2].split(" ", 1)
    other = f"{before.removesuffix(f'{number} {words}')}{int(number) + 1} {words}"
    path.write_text(f"{other}](so:{INDICATOR}){after}", "utf-8")
    gathered(content, shelves)
    about = {
        (id, year)
        for id in (INDICATOR, "dang-vien")
        for year in figures.YEARS
        if hashed(f"about:{id}:{year}") in shelves.touched or hashed(f"cells:{UNIT}|:{id}:{year}") in shelves.touched
    }
    assert about == {(INDICATOR, 2013)}


def test_cells_come_back_as_they_were():
    """One source, several, sources that differ, derived figures, a part of the year."""
    cells = stated(
        "Có [28 chi, đảng bộ](so:to-chuc-co-so), [61 đảng viên](so:dang-vien-du-bi).",
        "Có [29 chi, đảng bộ](so:to-chuc-co-so), [61 đảng viên](so:dang-vien-du-bi).",
        '[92 đảng viên](so:ket-nap "9 tháng năm 2017"), [76,67%](so:ket-nap-dat-ke-hoach "9 tháng năm 2017").',
    ).cells
    assert tuple(unpack_cells(pack_cells(cells))) == cells
    assert any(cell.shown.derived_from for cell in cells)
    assert sum(len(cell.sources) > 1 for cell in cells) == 2
