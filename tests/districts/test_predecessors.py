"""New communes and what they inherit."""

from datetime import date

from plugins.districts import history
from plugins.districts.listing import Entry
from plugins.districts.predecessors import Predecessor, predecessors
from plugins.model.units import DatedName, DatedParent, Successor, Unit
from tests.showing.edition import NEW_COMMUNES, PIECES, UNITS, edition, piece

END = date(2025, 7, 1)
NEW = NEW_COMMUNES[0]


def old(code: str, name: str, share: str) -> Unit:
    """A commune of Bình Liêu that went to the new commune, wholly or in part."""
    return Unit(
        f"vn-c{code}",
        "commune",
        f"xa-{code}",
        (DatedName(name, "Xã", code, None, END),),
        (DatedParent("vn-d198", None, END),),
        end=END,
        successors=(Successor(NEW.id, share),),
    )


UNITS_WITH_OLD = (*UNITS, old("06838", "Tình Húc", "whole"), old("06841", "Vô Ngại", "part"))
EDITION = edition(
    known_units=UNITS_WITH_OLD, pieces=(*PIECES, piece("2017/vo-ngai", "Vô Ngại trồng rừng", "vn-c06841"))
)


def test_a_new_commune_tells_what_it_was_made_of():
    """Parts are called parts."""
    assert history.standfirst(EDITION, NEW) == (
        "Xã của tỉnh Quảng Ninh, mã 06831; có từ ngày 1/7/2025. Gồm xã Tình Húc và một phần xã Vô Ngại."
    )


def test_inherited_articles_stand_in_a_block_of_their_own():
    """Only units with pieces are listed, and their pieces are never counted as the new commune's."""
    entry = Entry("23/10/2017", "Vô Ngại trồng rừng", "bai-viet/2017/vo-ngai.html")
    assert predecessors(EDITION, NEW) == (
        Predecessor("Xã Vô Ngại", "dia-phuong/xa-06841/index.html", whole=False, entries=(entry,)),
    )
    assert EDITION.articles_of_unit(NEW.id) == ()
