"""Postings and shards: what is packed comes out again, in both languages."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.search.blocks import Long
from plugins.search.hashing import place_of
from plugins.search.lexicon import Key, front_coded, keys
from plugins.search.postings import (
    BODY,
    KEYS,
    ONCE,
    TITLE,
    Posting,
    code_of,
    counted,
    decode,
    encode,
    lists_of,
    packed,
    unpacked,
)
from plugins.search.shape import Cut, quantised
from tests.search.javascript import run

CODES = st.builds(code_of, st.integers(1, 5000), st.sampled_from((BODY, KEYS, TITLE))) | st.just(ONCE)
# What stands where: documents of codes, some of them twice, of two spellings.
STANDS = st.lists(st.tuples(CODES, st.integers(0, 300)), max_size=40)


def lists(stands):
    """The lists of postings, each in order."""
    found = {}
    for code, document in sorted(stands):
        found.setdefault(code, []).append(document)
    return found


def postings(stands, base=0):
    """What a reader knows of them."""
    fields = {}
    for code, document in stands:
        fields.setdefault(document + base, [0, 0, 0])[code & 3] += code >> 2
    return [Posting(document, title, keys, body) for document, (body, keys, title) in sorted(fields.items())]


@given(st.lists(st.integers(0, 2**40)))
def test_numbers_come_back(numbers):
    """Any numbers survive packing, in characters that JSON leaves as they are."""
    assert unpacked(packed(numbers)) == numbers
    assert json.dumps(packed(numbers)) == f'"{packed(numbers)}"'


@given(STANDS, st.integers(0, 1000))
def test_postings_come_back(stands, base):
    """Any postings survive packing, their documents counted from the base of their segment."""
    text = encode(lists(stands))
    assert lists_of(text) == lists(stands)
    assert list(decode(text, base)) == postings(stands, base)
    assert counted(lists(stands)) == len(postings(stands))


@given(STANDS, STANDS)
def test_blocks_mended_are_blocks_made(before, after):
    """A long list cut into blocks gives its postings back, and mended it is the list of what stands there now."""
    cut = Cut(16, 1, 3)
    long = Long.of("s0", "chi", lists(before), cut)
    assert long.lists() == lists(before)
    kept = {name: json.dumps(text) for name, text in long.files.items()}
    known = Long.known("s0", long.head, kept.__getitem__, cut)
    changes = [(document, code, step) for stands, step in ((before, -1), (after, 1)) for code, document in stands]
    assert known.mend(changes) == len(postings(after)) - len(postings(before))
    anew = Long.of("s0", "chi", lists(after), cut)
    assert known.head == anew.head
    assert {name: json.dumps(text) for name, text in anew.files.items()} == {
        name: json.dumps(known.files[name]) if name in known.files else kept[name] for name in known.names
    }
    assert known.gone == kept.keys() - set(anew.names)


@settings(max_examples=5, deadline=None)
@given(st.lists(STANDS, min_size=20, max_size=30))
def test_script_decodes_the_same(many):
    """The browser unpacks the same numbers, field by field, once it has added up those of one document."""
    script = """
      return given.map((packed) => {
        const rows = new Map(), columns = bantin.packed.decode(packed, 5);
        columns.documents.forEach((document, i) => {
          const row = rows.get(document) || [document, 0, 0, 0];
          rows.set(document, [document, row[1] + columns.title[i], row[2] + columns.keys[i], row[3] + columns.body[i]]);
        });
        return Array.from(rows.values()).sort((a, b) => a[0] - b[0]);
      });
    """
    expected = [[list(posting) for posting in postings(stands, 5)] for stands in many]
    assert run(script, [encode(lists(stands)) for stands in many]) == expected


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
