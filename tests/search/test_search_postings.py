"""Postings and shards: what is packed comes out again, in both languages."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from plugins.search.blocks import Long
from plugins.search.hashing import place_of
from plugins.search.lexicon import Key, front_coded, keys
from plugins.search.postings import Posting, capped, decode, encode, numbers_of, rows_of, times_of, varints
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
    return encode([each.document for each in postings], [times_of(*each[1:]) for each in postings])


@given(POSTINGS, st.integers(0, 1000))
def test_postings_come_back(postings, base):
    """Any postings survive packing, their documents counted from the base of their segment."""
    moved = [Posting(each.document + base, each.title, each.keys, each.body) for each in postings]
    assert list(decode(packed(postings), base)) == moved
    assert list(rows_of(packed(postings))) == [(each.document, times_of(*each[1:])) for each in postings]


@given(st.sets(st.integers(0, 10**6)).map(sorted))
def test_postings_of_bodies_need_no_counts(documents):
    """A term that stands once in each body is packed as one whose counts say so."""
    assert encode(documents) == encode(documents, [1] * len(documents))


@given(COUNTS, COUNTS)
def test_counts_add_up(one, other):
    """Counts as numbers add field by field, and are kept up to fifteen in titles and keys."""
    title, keys, body = (left + right for left, right in zip(one, other, strict=True))
    assert capped(times_of(*one) + times_of(*other)) == times_of(min(15, title), min(15, keys), body)


ROWS = st.dictionaries(st.integers(0, 200), COUNTS.map(lambda counts: times_of(*counts)), min_size=1)


@given(ROWS, st.dictionaries(st.integers(0, 200), st.just(0) | COUNTS.map(lambda counts: times_of(*counts))))
def test_blocks_mended_are_blocks_made(rows, changes):
    """A long list cut into blocks gives its postings back, and mended it is the list of what stands there now."""
    long = Long.of("s0", "chi", sorted(rows), [rows[document] for document in sorted(rows)], 16)
    assert dict(long.rows()) == rows
    assert all(document // 16 == number for number in long.blocks for document, _ in long._rows(number))
    kept = {name: json.dumps(packed) for name, packed in long.files.items()}
    known = Long.known("s0", long.head, kept.__getitem__, 16)
    after = {document: times for document, times in {**rows, **changes}.items() if times}
    assert known.mend(changes) == len(after) - len(rows)
    anew = Long.of("s0", "chi", sorted(after), [after[document] for document in sorted(after)], 16)
    assert known.head == anew.head
    assert {name: json.dumps(text) for name, text in anew.files.items()} == {
        name: json.dumps(known.files[name]) if name in known.files else kept[name] for name in known.names
    }
    assert known.gone == kept.keys() - set(anew.names)


def test_script_decodes_all_four_modes():
    """The browser unpacks once in the body, often in the body, several fields, and once in the keys."""
    postings = [
        Posting(0, body=1),
        Posting(3, body=300),
        Posting(4, 2, 1, 7),
        Posting(90000, keys=1),
        Posting(90001, 1),
    ]
    columns = run("return bantin.packed.decode(given, 5)", packed(postings))
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
