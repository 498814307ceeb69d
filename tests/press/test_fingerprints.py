"""Digests of the values of sheets."""

from __future__ import annotations

import sys
from itertools import combinations
from typing import Any

import pytest

from plugins.press.fingerprints import digest_of
from plugins.showing.workbook import Book


def values(one: str, two: str) -> list[Any]:
    """Values of every form that pages and files have, no two alike; `one` and `two` say the same."""
    return [
        {},
        {"lang": one},
        {"lang": (two,)},
        (),
        ("",),
        ((one, two),),
        ((one,), (two,)),
        (one, two),
        (one + two,),
        (1, True),
        (True, 1),
        (one, b"1"),
        (Book(one, two, ((one,),)),),
        Book(one, two, ()),
        Book(one, two, ((one, two),)),
        Book(one, two, ((one,), (two,))),
    ]


def test_equal_values_have_one_digest() -> None:
    """Whether texts are one object or two does not count, nor whether Python keeps them for itself."""
    for words in ("year", "Bình Liêu"):
        kept, other = sys.intern(words), words.encode().decode()
        assert kept is not other
        assert [*map(digest_of, values(kept, kept))] == [*map(digest_of, values(kept, other))]


@pytest.mark.parametrize(("first", "second"), [*combinations(values("1", "2"), 2)])
def test_other_values_have_another_digest(first: Any, second: Any) -> None:
    """How values are held counts as much as what they say."""
    assert digest_of(first) != digest_of(second)
