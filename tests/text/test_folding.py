"""Folding: which spellings are one word."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.text.folding import fold, same_word

VIETNAMESE = st.text("aăâeêioôơuưyđáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵqghnt HĐOÁ")


def test_folding_drops_every_mark_and_makes_d_of_the_barred_d() -> None:
    """A folded text holds plain letters in lower case alone."""
    assert fold("Thị ủy Đông Triều, Đảng uỷ") == "thi uy dong trieu, dang uy"
    assert fold("Đắk R'Lấp") == "dak r'lap"


def test_folding_keeps_the_last_y() -> None:
    """Quý and quí stay two words here."""
    assert (fold("Phú Quý"), fold("Phú Quí")) == ("phu quy", "phu qui")


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("hoà", "hòa"),
        ("uỷ", "ủy"),
        ("Thuỷ Nguyên", "Thủy Nguyên"),
        ("THUỶ", "THỦY"),
        ("khoẻ", "khỏe"),
        ("hoàn", "hoàn"),
        ("hòan", "hoàn"),
        ("ngoài", "ngoài"),
        ("thuyền", "thuyền"),
        ("hoặc", "hoặc"),
        ("quý", "quý"),
        ("qúy", "quý"),
        ("huỳnh", "huỳnh"),
        ("khuỷu", "khuỷu"),
        ("thuế", "thuế"),
    ],
)
def test_tone_marks_have_one_place(new: str, old: str) -> None:
    """Both placements in use become the registry's, and no other word changes."""
    assert same_word(new) == old


@given(VIETNAMESE)
def test_one_placement_is_enough(text: str) -> None:
    """Placing tone marks twice is placing them once, keeps the letters, and does not care for decomposed input."""
    placed = same_word(text)
    assert same_word(placed) == placed
    assert fold(placed) == fold(text)
    assert same_word(unicodedata.normalize("NFD", text)) == placed
