"""Order: that of a Vietnamese dictionary, with ICU as the oracle."""

from __future__ import annotations

import icu
from hypothesis import given
from hypothesis import strategies as st

from plugins.gazetteer.tables import Gazetteer
from plugins.text.collation import sort_key

LETTERS = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọúùủũụýỳỷỹỵ AĂÂĐHT123-'.", max_size=8)


def _oracle() -> icu.Collator:
    return icu.Collator.createInstance(icu.Locale("vi"))


def test_letters_come_before_tones_and_tones_in_their_order() -> None:
    """A whole word's letters weigh before any of its tones: ngang, huyền, hỏi, ngã, sắc, nặng."""
    words = ["bạ", "bá", "bã", "bả", "bà", "ba", "băng", "bằng", "bang", "bâng", "Ba", "đá", "da", "ô", "ơ", "o"]
    assert sorted(words, key=sort_key) == [
        *("ba", "Ba", "bà", "bả", "bã", "bá", "bạ", "bang", "băng", "bằng", "bâng"),
        *("da", "đá", "o", "ô", "ơ"),
    ]


def test_every_name_of_the_gazetteer_sorts_as_icu_sorts_it() -> None:
    """All names since 2015, with and without their kinds, in the order of ICU's Vietnamese collator."""
    gazetteer = Gazetteer.load()
    units = [gazetteer.unit(id) for level in ("province", "district", "commune") for id in gazetteer.units(level)]
    names = {text for unit in units for name in unit.names for text in (name.name, name.full)}
    collator = _oracle()
    assert len(names) > 15_000
    assert sorted(names, key=sort_key) == sorted(names, key=collator.getSortKey)


@given(LETTERS, LETTERS)
def test_any_two_words_stand_as_icu_stands_them(one: str, other: str) -> None:
    """The key agrees with ICU on every pair of words in Vietnamese letters, digits and a few signs."""
    ours = (sort_key(one) > sort_key(other)) - (sort_key(one) < sort_key(other))
    assert ours == _oracle().compare(one, other)
