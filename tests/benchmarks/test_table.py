"""Medians and ratios are worked out rightly."""

from benchmarks.contestants import EDIT, FULL, Timed
from benchmarks.measuring import Cost
from benchmarks.table import Row, changes, rows


def timed(who: str, what: str, user: float, wall: float, memory: int = 1, **more: object) -> Timed:
    return Timed(who, what, Cost(user, 0.0, wall, memory, more.pop("instructions", None)), 10, **more)


def test_a_row_is_the_median_of_its_runs_with_the_spread_of_the_wall():
    """Median CPU and wall, fastest and slowest, highest memory; ratios to full Pelican and Hugo."""
    found = rows(
        [
            timed("ours", FULL, 1.0, 2.0, memory=7),
            timed("ours", FULL, 9.0, 8.0, memory=9),
            timed("ours", FULL, 2.0, 3.0, memory=8),
            timed("pelican", FULL, 8.0, 6.0),
            timed("hugo", FULL, 4.0, 1.5),
        ]
    )
    assert found[0] == Row("ours", FULL, 3, 2.0, 3.0, 2.0, 8.0, 9, 10, 0, None, ((0.25, 0.5), (0.5, 2.0)))
    assert found[1].ratios == ((1.0, 1.0), (2.0, 4.0))


def test_an_edit_is_compared_with_the_full_build_of_a_peer():
    """The most files that an edit changed are told; a base that did not run leaves a gap."""
    found = rows(
        [
            timed("ours", EDIT, 1.0, 1.0, changed=("a", "b")),
            timed("ours", EDIT, 3.0, 1.0, changed=("a", "b", "c")),
            timed("pelican", FULL, 8.0, 10.0),
        ]
    )
    assert found[0] == Row("ours", EDIT, 2, 2.0, 1.0, 1.0, 1.0, 1, 10, 3, None, ((0.25, 0.1), None))


def test_instructions_are_compared_where_both_were_counted():
    """Instructions are steadier than CPU time, so they win; with only one counted, CPU time is compared."""
    counted = rows([timed("ours", FULL, 5.0, 1.0, instructions=10), timed("pelican", FULL, 5.0, 1.0, instructions=40)])
    assert counted[0].ratios == ((0.25, 1.0), None)
    uncounted = rows([timed("ours", FULL, 5.0, 1.0, instructions=10), timed("pelican", FULL, 10.0, 1.0)])
    assert uncounted[0].ratios == ((0.5, 1.0), None)


def test_the_files_that_an_edit_changed_are_told():
    """A paragraph an edit, of whichever run; builds that changed nothing have none."""
    told = changes([timed("ours", FULL, 1.0, 1.0), timed("ours", EDIT, 1.0, 1.0, changed=("a.html", "b.js"))])
    assert told == "\nOne sentence edited (2 files): a.html, b.js.\n"
