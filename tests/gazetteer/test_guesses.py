"""What was probably meant: names ruled out by their length and letters are those that are not alike."""

from __future__ import annotations

from difflib import get_close_matches

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.gazetteer import guesses
from plugins.gazetteer.tables import Gazetteer
from plugins.model.units import COMMUNE, DISTRICT

GAZETTEER = Gazetteer.load()
LEVELS = (DISTRICT, COMMUNE)
NAMES = sorted({key for level in LEVELS for key in GAZETTEER.named(level)})


@settings(deadline=None, max_examples=30)
@given(name=st.sampled_from(NAMES), at=st.integers(0, 8), letters=st.text("abghinotu ", max_size=2))
def test_no_name_that_is_alike_is_ruled_out(name: str, at: int, letters: str):
    """With up to two letters more, other or fewer, the names nearest by difflib are the same among few as among all."""
    written = name[:at] + letters + name[at + 1 :]
    few = [key for key, _ in guesses._alike(GAZETTEER, written, LEVELS)]
    every = [key for level in LEVELS for key in GAZETTEER.named(level)]
    assert get_close_matches(written, few, 5, 0.8) == get_close_matches(written, every, 5, 0.8)


@pytest.mark.parametrize("written", ["binh lieu", "x", "một nơi không ai biết đến bao giờ"])
def test_most_names_are_ruled_out(written: str):
    """Comparing a slip with thousands of names took a quarter of a second."""
    assert len(guesses._alike(GAZETTEER, written, LEVELS)) < len(NAMES) / 20
