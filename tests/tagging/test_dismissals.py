"""A dismissed figure stays dismissed as long as its sentence says the same."""

from __future__ import annotations

from plugins.tagging.dismissals import Dismissals, digest, read_dismissals
from plugins.tagging.finder import find_figures, write_tags
from tests.tagging.figures import REGISTRY

TEXT = "Thôn có 12 hộ khá. Huyện có 28 chi, đảng bộ cơ sở, tặng 12 suất quà."


def test_a_figure_is_dismissed_in_its_own_sentence_alone():
    """The other twelve is another figure; the register is read back as written."""
    gift = find_figures(TEXT, REGISTRY)[2]
    register = read_dismissals(str(Dismissals().add(TEXT, gift)))
    assert [one.text for one in find_figures(TEXT, REGISTRY) if not register.cover(TEXT, one)] == [
        "12 hộ",
        "28 chi, đảng bộ cơ sở",
    ]


def test_a_dismissal_survives_new_tags_and_new_places():
    """Tagging another figure of the sentence, or moving the sentence, changes nothing; another word does."""
    gift = find_figures(TEXT, REGISTRY)[2]
    tagged = "Câu mới.\n\n" + write_tags(TEXT, find_figures(TEXT, REGISTRY)[:2])
    moved = next(one for one in find_figures(tagged, REGISTRY) if one.start > tagged.index("tặng"))
    assert digest(tagged, moved) == digest(TEXT, gift)
    other = TEXT.replace("Huyện", "Xã")
    assert digest(other, find_figures(other, REGISTRY)[2]) != digest(TEXT, gift)


def test_a_register_that_cannot_be_read_dismisses_nothing():
    """No figure is lost through a slip in the file."""
    assert read_dismissals("dismissed = [") == Dismissals()
