"""How much there is of a place: asked of one place, of all at a glance and as counts alone, it is the same."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.gathering.arranging import rank
from plugins.gathering.places import PlaceQueries
from plugins.gathering.registers import read_registers
from plugins.gathering.shelves import Shelves
from plugins.model.reach import Presence
from tests.builders import article

UNITS = ("vn-d198", "vn-d402", "vn-p22")
MOMENTS = st.datetimes(datetime(2014, 12, 30), datetime(2016, 1, 2)).map(lambda at: at.replace(second=0, microsecond=0))
PIECES = st.lists(st.tuples(st.sampled_from(UNITS), MOMENTS, st.booleans()), max_size=40)


@settings(deadline=None, max_examples=60)
@given(pieces=PIECES)
def test_reach_is_one_however_it_is_asked(pieces: list[tuple[str, datetime, bool]]):
    """Pieces of three places, some of them reports."""
    shelves = Shelves(":memory:")
    for number, (unit, moment, is_report) in enumerate(pieces):
        entry = (unit, rank(article(date=moment)), f"bai-{number}")
        shelves.enter([("unit", *entry), *([("reporting unit", *entry)] if is_report else [])])
    ground = read_registers(("",) * 6).ground(content=None, siteurl="")  # type: ignore[arg-type] -- no file is asked for
    edition = PlaceQueries("internal", date(2018, 1, 2), ground, shelves)
    since = date(2015, 6, 1)
    all_of = edition.presence_of_units(since)
    assert list(all_of) == sorted({unit for unit, *_ in pieces})
    for unit in UNITS:
        mine = [(moment, is_report) for place, moment, is_report in pieces if place == unit]
        reports = sum(is_report for _, is_report in mine)
        assert edition.count_of_unit(unit) == (len(mine) - reports, reports)
        reach = edition.reach_of_unit(unit)
        assert (reach.articles, reach.reports) == (len(mine) - reports, reports)
        assert reach.newest == max((moment.date() for moment, _ in mine), default=None)
        by_month = Counter((moment.year, moment.month) for moment, _ in mine)
        assert {(year, month): a + r for year, month, a, r in reach.months} == by_month
        late = sum(month >= (since.year, since.month) for month in by_month)
        assert all_of.get(unit, Presence()) == Presence(reach.articles, reach.reports, reach.newest, late)
