"""The text form of a unit: what is written is what is read."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from plugins.gazetteer import lines
from plugins.gazetteer.tables import Gazetteer
from plugins.model.units import DISTRICT, DatedName, DatedParent, Successor, Unit

DAYS = st.none() | st.dates(date(2004, 1, 1), date(2026, 1, 1))
NAMES = st.builds(
    DatedName,
    name=st.sampled_from(["Đông Triều", "2", "Ea H'leo", "Krông A Na"]),
    kind=st.sampled_from(["Huyện", "Thị xã", "Thành phố", "Quận"]),
    code=st.sampled_from(["205", "682"]),
    start=DAYS,
    end=DAYS,
    act=st.sampled_from(["", "891/NQ-UBTVQH13"]),
)


@st.composite
def units(draw: st.DrawFn) -> Unit:
    """A district with names that follow or overlap each other, and parents that follow each other."""
    start, end = draw(DAYS), draw(DAYS)
    named = draw(st.lists(NAMES, min_size=1, max_size=3))
    names = [
        DatedName(name.name, name.kind, name.code, (name.start or start) if rank else start, name.end, name.act)
        for rank, name in enumerate(named)
    ]
    turn = draw(st.dates(date(2004, 1, 1), date(2026, 1, 1)))
    parents = draw(
        st.sampled_from(
            [
                (DatedParent("vn-p22", start, end),),
                (DatedParent("vn-p22", start, turn), DatedParent("vn-p80~2", turn, end)),
            ]
        )
    )
    followed = [
        name
        if name.end or (not names[rank + 1].start if rank + 1 < len(names) else not end)
        else DatedName(name.name, name.kind, name.code, name.start, turn, name.act)
        for rank, name in enumerate(names)
    ]
    successors = draw(
        st.sampled_from([(), (Successor("vn-x07081", "part", ""), Successor("vn-d193", "whole", "1/NQ"))])
    )
    aliases = draw(st.sampled_from([(), ("Dong Trieu", "Đông-Triều")]))
    return Unit("vn-d205~2", DISTRICT, "dong-trieu-205", tuple(followed), parents, start, end, successors, aliases)


@given(units())
def test_a_unit_comes_back_from_its_line(unit: Unit) -> None:
    """Reading a written line gives the unit that was written."""
    assert lines.unit(lines.line(unit)) == unit


def test_every_shipped_line_is_written_as_it_is_read() -> None:
    """The files hold nothing that reading them and writing them again would change."""
    gazetteer = Gazetteer.load()
    ids = [id for level in ("province", "district", "commune") for id in gazetteer.units(level)]
    written = {id: lines.line(gazetteer.unit(id)) for id in ids}
    assert written == {id: gazetteer._lines[id] for id in ids}


def test_the_key_of_a_name_forgets_marks_spaces_and_signs() -> None:
    """Names that differ in those alone are looked up together."""
    assert [lines.key(name) for name in ("Krông A Na", "Krông Ana", "Bà Rịa - Vũng Tàu", "Ea H'leo")] == [
        *("krongana", "krongana", "bariavungtau", "eahleo")
    ]
