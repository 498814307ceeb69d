"""Long lists on their shelves: by year they hold what they hold whole, and older years do not hear of a newer piece."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.gathering.arranging import of_year, rank
from plugins.gathering.labels import LabelQueries
from plugins.gathering.registers import read_registers
from plugins.gathering.shelves import Shelves
from tests.builders import article

MOMENTS = st.datetimes(datetime(2014, 12, 30), datetime(2018, 1, 2)).map(lambda at: at.replace(second=0, microsecond=0))
LIST = ("category", "tin")


def shelved(moments: dict[str, datetime]) -> Shelves:
    """One list with a piece at each moment, by id."""
    shelves = Shelves(":memory:")
    shelves.enter([(*LIST, rank(article(date=moment)), id) for id, moment in moments.items()])
    return shelves


def asked(shelves: Shelves) -> LabelQueries:
    """Who answers from shelves as they stand now."""
    ground = read_registers(("",) * 6).ground(content=None, siteurl="")  # type: ignore[arg-type] -- no file is asked for
    return LabelQueries("public", date(2018, 1, 2), ground, shelves)


@settings(deadline=None, max_examples=60)
@given(moments=st.lists(MOMENTS, min_size=1, max_size=40), size=st.integers(1, 7))
def test_years_hold_the_list_cut_oldest_first(moments: list[datetime], size: int):
    """Whatever the days, New Year's first and last minute among them."""
    named = {f"bai-{number}": moment for number, moment in enumerate(moments)}
    shelves = shelved(named)
    edition, whole = asked(shelves), shelves.items(*LIST)
    counts = edition.years_of_list(*LIST)
    assert dict(counts) == Counter(moment.year for moment in moments)
    assert [year for year, _ in counts] == sorted({moment.year for moment in moments}, reverse=True)
    cut = [
        id
        for year, count in reversed(counts)
        for start in range(0, count, size)
        for id in edition.pieces_of_year(*LIST, year, start, size)
    ]
    assert cut == [*reversed(whole)]
    assert all(edition.count_of_year(*LIST, year) == count for year, count in counts)


@settings(deadline=None, max_examples=60)
@given(moment=MOMENTS, year=st.integers(2014, 2018))
def test_ranks_of_a_year_hold_its_minutes_alone(moment: datetime, year: int):
    """Both ends included."""
    newest, oldest = of_year(year)
    assert (newest <= rank(article(date=moment)) <= oldest) == (moment.year == year)


@settings(deadline=None, max_examples=30)
@given(moments=st.lists(MOMENTS, min_size=1, max_size=9), later=st.integers(75, 900))
def test_a_newer_piece_is_not_heard_by_older_years(moments: list[datetime], later: int):
    """What a frozen page of an older year asked is as it was; only parts of a list of some seventy days are told of."""
    shelves = shelved({f"bai-{number}": moment for number, moment in enumerate(moments)})
    edition, old = asked(shelves), min(moments).year
    with edition.record.listening() as read:
        edition.pieces_of_year(*LIST, old, 0, 30)
        edition.count_of_year(*LIST, old)
    bases = {base for question in edition.record.told(read) for base in question.read}
    shelves.touched.clear()
    end = datetime(old, 12, 31) + timedelta(days=later)
    shelves.enter([(*LIST, rank(article(date=end)), "moi")])
    assert bases
    assert not bases & shelves.touched
    shelves.enter([(*LIST, rank(article(date=min(moments))), "cung-ngay")])
    assert bases & shelves.touched
