"""Long lists cut into frozen pages."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.lists.paging import SIZE, Listing, PageLink, YearLinks, chunk, names, year_links
from tests.builders import article, body
from tests.fakes import FakeEdition

LISTING = Listing("category", "tin")


def pages(e: FakeEdition) -> dict[str, tuple[str, ...]]:
    """The pieces of every frozen page, by its name."""
    return {name: chunk(e, LISTING, name) for name in names(e, LISTING)}


def edition(*counts: tuple[int, int]) -> FakeEdition:
    """So many pieces in each year, an hour apart."""
    pieces = []
    for year, count in counts:
        for number in range(count):
            moment = datetime(year, 1, 1) + timedelta(hours=number)
            pieces.append((article(f"{year}-{number:03d}", date=moment, places=(), category="Tin"), body()))
    return FakeEdition(tuple(pieces))


def test_pages_run_within_a_year_oldest_first() -> None:
    """Page 1 holds the oldest thirty of a year; the next year begins anew."""
    e = edition((2016, 1), (2017, SIZE + 2))
    found = {name: (ids[0][-11:-3], ids[-1][-11:-3]) for name, ids in pages(e).items()}
    assert found == {
        "2017-1": ("2017-000", "2017-029"),
        "2017-2": ("2017-030", "2017-031"),
        "2016-1": ("2016-000", "2016-000"),
    }


@settings(deadline=None, max_examples=20)
@given(
    counts=st.dictionaries(st.integers(1990, 2030), st.integers(1, 70), min_size=1, max_size=3),
    more=st.integers(1, 5),
)
def test_new_piece_leaves_full_pages_alone(counts: dict[int, int], more: int) -> None:
    """Every page that was full stays the same when newer pieces appear."""
    before, after = edition(*counts.items()), edition(*counts.items(), (2031, more))
    old, new = pages(before), pages(after)
    assert {name: new[name] for name in old} == old
    assert sorted(id for ids in new.values() for id in ids) == sorted(after.articles())


def test_landing_page_names_every_page() -> None:
    """Newest year first, with how many pieces it holds."""
    e = edition((2016, 1), (2017, SIZE + 2))
    assert year_links(e, LISTING, "chuyen-muc/tin") == (
        YearLinks(
            "2017", 32, (PageLink("1", "chuyen-muc/tin/2017-1.html"), PageLink("2", "chuyen-muc/tin/2017-2.html"))
        ),
        YearLinks("2016", 1, (PageLink("1", "chuyen-muc/tin/2016-1.html"),)),
    )


def test_frozen_page_names_the_others_of_its_year_alone() -> None:
    """No count and no other year: nothing that a new piece would change."""
    e = edition((2016, 1), (2017, SIZE + 2))
    assert year_links(e, LISTING, "chuyen-muc/tin", "2017-2") == (
        YearLinks("2017", 0, (PageLink("1", "chuyen-muc/tin/2017-1.html"), PageLink("2", ""))),
    )


def test_empty_list_has_no_pages() -> None:
    """Nothing to cut."""
    assert list(names(FakeEdition(), LISTING)) == []
