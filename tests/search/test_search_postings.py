"""Postings and shards: what is packed comes out again, in both languages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plugins.search.hashing import place_of
from plugins.search.lexicon import Key, front_coded, keys
from plugins.search.postings import Posting, code_of, decode, encode, numbers_of, rows_of, varints
from plugins.search.shape import quantised
from tests.search.javascript import run

COUNTS = st.tuples(st.integers(0, 15), st.integers(0, 15), st.integers(0, 5000)).filter(any)
POSTINGS = st.dictionaries(st.integers(0, 10**6), COUNTS, max_size=30).map(
    lambda counts: [Posting(document, *counts[document]) for document in sorted(counts)]
)


@given(st.lists(st.integers(0, 2**40)))
def test_varints_come_back(numbers):
    """Any numbers survive packing."""
    assert list(numbers_of(varints(numbers))) == numbers


def packed(postings):
    """The rows of postings, encoded."""
    return encode([(each.document, code_of(each.title, each.keys, each.body)) for each in postings])


@given(POSTINGS, st.integers(0, 1000))
def test_postings_come_back(postings, base):
    """Any postings survive packing, their documents counted from the base of their segment."""
    moved = [Posting(each.document + base, each.title, each.keys, each.body) for each in postings]
    assert list(decode(packed(postings), base)) == moved
    rows = [(each.document, code_of(each.title, each.keys, each.body)) for each in postings]
    assert list(rows_of(packed(postings))) == rows


def test_script_decodes_all_four_modes():
    """The browser unpacks once in the body, often in the body, several fields, and once in the keys."""
    postings = [
        Posting(0, body=1),
        Posting(3, body=300),
        Posting(4, 2, 1, 7),
        Posting(90000, keys=1),
        Posting(90001, 1),
    ]
    columns = run("return bantin.shards.decode(given, 5)", packed(postings))
    assert columns == {
        "documents": [5, 8, 9, 90005, 90006],
        "title": [0, 0, 2, 0, 1],
        "keys": [0, 0, 1, 1, 0],
        "body": [1, 300, 7, 0, 0],
    }


def test_script_finds_the_same_shard():
    """The hash of a fold key is the same number in both languages, whatever the bits."""
    asked = [[fold, bits] for fold in ("can", "can duoc", "2105", "76,67", "straße") for bits in range(13)]
    expected = [place_of(fold, bits) for fold, bits in asked]
    assert run("return given.map(([fold, bits]) => bantin.shards.placeOf(fold, bits))", asked) == expected


def test_keys_are_front_coded():
    """Shared letters are counted, and a spelling equal to the key is left out."""
    told = [Key("canh", 1, "canh"), Key("can", 4, "Cần")]
    assert front_coded(told) == "04can;Cần\n31h"
    assert list(keys("04can;Cần\n31h")) == sorted(told)


@given(st.integers(0, 10**6))
def test_lengths_are_kept_within_five_per_cent(length):
    """One byte holds a length of a body nearly enough for ranking."""
    assert abs(2 ** (quantised(length) / 8) - 1 - length) <= 0.05 * (length + 1)
