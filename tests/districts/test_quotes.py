"""Crowded tables: each cell leads to the quote of its sentence on the page beside, and each quote to the article."""

from dataclasses import replace

import pytest

from plugins.districts import pages, quotes
from plugins.districts.quotes import Part
from tests.showing.edition import HEAD, PLAN, cells, edition

UNIT = "vn-d198"
PAGE = "bai-viet/2017/binh-lieu.html"


@pytest.fixture(autouse=True)
def _crowded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten cells are many here."""
    monkeypatch.setattr(pages, "MOST_CELLS", 9)


def test_only_crowded_tables_have_a_page_of_quotes(monkeypatch: pytest.MonkeyPatch):
    """Eleven cells do; where twelve have room, cells lead to the articles and the page quotes the sentences itself."""
    given = edition()
    assert list(quotes.keys(given)) == [UNIT]
    assert pages.sheet(given, UNIT).values["quotes"] == "cau.html"
    monkeypatch.setattr(pages, "MOST_CELLS", 12)
    assert list(quotes.keys(given)) == []
    values = pages.sheet(given, UNIT).values
    assert (values["quotes"], values["facts"], values["tables"][0].quoted) == ("", {}, False)


def test_every_cell_leads_to_the_quote_of_its_own_fact():
    """The anchors of the page beside are those of the cells, each with the number of the cell's fact."""
    given = edition()
    place, beside = pages.sheet(given, UNIT).values, quotes.sheet(given, UNIT)
    assert beside.path == "dia-phuong/binh-lieu-198/cau.html"
    shown = {cell.shown.id: cell.shown for cell in given.cells_of_unit(UNIT)}
    linked = [one.href for g in place["tables"][0].groups for row in g.rows for one in row.cells if not one.absent]
    assert sorted(linked) == sorted(place["facts"]) == sorted(f"cau.html#{anchor}" for anchor in beside.values["facts"])
    assert {one.fact for g in place["tables"][0].groups for row in g.rows for one in row.cells} == {""}
    parts = {part.id: part for quote in beside.values["quotes"] for part in quote.parts if part.id}
    assert {anchor: part.value for anchor, part in parts.items()} == {
        anchor: f"{shown[id].value:f}" for anchor, id in beside.values["facts"].items()
    }
    assert beside.values["facts"] == {link.partition("#")[2]: id for link, id in place["facts"].items()}


def test_quotes_are_marked_and_lead_to_their_articles():
    """A sentence whole, its figures marked in place, its article behind it; the page keeps reckonings."""
    given = edition()
    first, *_, last = quotes.sheet(given, UNIT).values["quotes"]
    assert ("".join(part.text for part in first.parts), first.title) == (HEAD, "Bình Liêu: Lãnh đạo toàn diện")
    assert first.href == f"{PAGE}#so-to-chuc-co-so-2017-10-23"
    assert first.parts[1].cell == "o-to-chuc-co-so-2017-10-23"
    assert [part.text for part in last.parts if part.id] == ["120"]
    assert [part.href for part in last.parts if part.href] == [
        f"{PAGE}#so-ket-nap-2017-9t",
        f"{PAGE}#so-ket-nap-dat-ke-hoach-2017-9t",
    ]
    assert [one.kind for one in pages.sheet(given, UNIT).values["sources"]] == ["derived"]
    assert PLAN.derived_from


def test_a_figure_that_its_sentence_does_not_hold_is_told_behind_it():
    """As those of a table's column: no cell leads nowhere."""
    given = edition()
    hidden = replace(given.cells_of_unit(UNIT)[0].shown, text="một")
    (quote,) = quotes.quotes(given, cells((hidden,)))
    label = given.indicator(hidden.indicator).label
    assert quote.parts == (
        Part(hidden.sentence),
        Part(f" {label}, {hidden.period.label}: "),
        Part("28", "o-to-chuc-co-so-2017-10-23", "s1", "28"),
        Part("."),
    )
