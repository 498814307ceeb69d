"""Plain words about a unit: its ranks, its place, what it became."""

from __future__ import annotations

from datetime import date

from plugins.gazetteer.describe import Heir, fate, full_path, heirs, history
from plugins.gazetteer.tables import Gazetteer

GAZETTEER = Gazetteer.load()


def test_ranks_are_told_with_their_last_days() -> None:
    """A name ends on the day before the next begins."""
    assert history(GAZETTEER.unit("vn-d205")) == (
        "huyện Đông Triều đến 11/3/2015",
        "thị xã Đông Triều từ 12/3/2015 đến 31/10/2024",
        "thành phố Đông Triều từ 1/11/2024 đến 30/6/2025",
    )


def test_a_change_of_code_alone_is_no_change_of_rank() -> None:
    """Đạ Huoai bore two codes under one name."""
    assert history(GAZETTEER.unit("vn-d681")) == ("huyện Đạ Huoai đến 30/6/2025",)


def test_the_way_up_is_that_of_the_day() -> None:
    """The same commune in two eras."""
    assert full_path(GAZETTEER, "vn-c28138", date(2016, 5, 22)) == "xã Tân Lân, huyện Cần Đước, tỉnh Long An"
    assert full_path(GAZETTEER, "vn-x28138", date(2025, 7, 1)) == "xã Tân Lân, tỉnh Tây Ninh"


def test_heirs_are_named_as_on_the_day_they_took_over() -> None:
    """Yên Dũng went into a city that itself ended half a year later."""
    assert heirs(GAZETTEER, "vn-d221") == (Heir("vn-d213", "thành phố Bắc Giang", "whole"),)


def test_fate_is_empty_while_a_unit_stands() -> None:
    """And says when it began or ended otherwise."""
    assert [fate(GAZETTEER, "vn-d449", date(year, 4, 11)) for year in (2014, 2015, 2026)] == [
        "có từ 11/4/2015",
        "",
        "chỉ có đến 30/6/2025, sau đó là " + ", ".join(heir.name for heir in heirs(GAZETTEER, "vn-d449")),
    ]
