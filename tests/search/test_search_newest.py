"""The newest pieces stand in one file, as texts, and readers of it make the shards that a build would have made."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from plugins.search import lexicon, newest
from plugins.search.index import Memory, index_of, mapped
from plugins.search.ledger import Ledger, Segment
from plugins.search.making import make
from plugins.search.postings import decode
from plugins.search.preparing import prepare
from plugins.search.shape import Shape
from tests.fakes import FakeEdition
from tests.search.edition import UNITS, of
from tests.search.javascript import run

_SHARDS = """
  return given.map(([entry, content]) => {
    const made = bantin.newest(entry, content);
    for (const kind of ["u", "p"]) made[`s2/${kind}/0`] = Object.fromEntries(Object.entries(made[`s2/${kind}/0`]).map(
      ([fold, rows]) => [fold, rows.map(([spelling, count, lists]) => [spelling, count, lists.documents.map(
        (document, i) => [document, lists.title[i], lists.keys[i], lists.body[i]]).sort((a, b) => a[0] - b[0])])]));
    return { ...made, "s2/l": bantin.suggest.lexicon(made["s2/l"]).map((key) => [key.fold, key.level, key.surface]) };
  });
"""
_WORDS = [
    "đảng",
    "Đảng",
    "bộ",
    "BỘ",
    "Như",
    "Thanh",
    "như",
    "Từ",
    "Sơn",
    "từ",
    "và",
    "T.Ư",
    "05-CT/TƯ",
    "13-NQ/HU",
    "2.105",
    "76,67%",
    "tỷ",
    "tỉ",
    "hoà",
    "hòa",
    "được",
    "Đước",
    "cũng",
    "TP.",
    "Long",
]
_MARKS = (" ", " ", " ", " ", ". ", ", ", " – ", "\n", "; ")


def _text(dice: random.Random) -> str:
    return "".join(dice.choice(_WORDS) + dice.choice(_MARKS) for _ in range(dice.randrange(1, 24)))


def _small(texts: list[tuple[str, str]]) -> FakeEdition:
    """Few pieces of these titles and texts, of one organisation of a province."""
    stories = tuple((title, f"2018-01-{day:02}", "", text) for day, (title, text) in enumerate(texts, 1))
    return replace(of(stories), known_units=UNITS[2:3])


def _told(told: FakeEdition) -> tuple[Mapping[str, Any], Any, dict[str, Any]]:
    """Entry and content of the file of the newest pieces, and the shards that a build makes of the same documents."""
    memory = Memory()
    prepare(told, memory, mapped)
    index = index_of(memory)
    segment = Ledger.load(memory).segments()["s2"]
    shape = segment.shape
    make(Segment(segment.rows, Shape("s9", shape.documents, 0, 0, shape.per_chunk, shape.short)), memory, mapped)
    kept = {
        key: json.loads(value.decode().partition("\n")[0]) for key, value in memory.values.items() if key[:3] == "s9/"
    }
    made = {f"s2{key[2:]}": value for key, value in kept.items()}
    return index.manifest["segments"][-1], json.loads(index.shards["s2/t"]), made


def _opened(shards: Mapping[str, Any]) -> dict[str, Any]:
    """Shards with their postings and their lexicon unpacked."""
    terms = {
        f"s2/{kind}/0": {
            fold: [[spelling, count, [list(each) for each in decode(packed)]] for spelling, count, packed in rows]
            for fold, rows in shards[f"s2/{kind}/0"].items()
        }
        for kind in "up"
    }
    return {**shards, **terms, "s2/l": [list(key) for key in lexicon.keys(shards["s2/l"])]}


def _examples(count: int) -> list[FakeEdition]:
    """Editions of one to five pieces, drawn, always the same."""
    dice = random.Random(11)
    drawn = ([(_text(dice).strip(), _text(dice)) for _ in range(dice.randrange(1, 6))] for _ in range(count))
    return [_small(texts) for texts in drawn]


def test_readers_make_the_shards_of_a_build():
    """Terms, texts, lengths, facets, names and words out of the one file are those made from the analysis kept."""
    for told in _examples(40):
        entry, content, made = _told(told)
        assert newest.unpacked(entry, content) == made


def test_the_script_makes_the_same_shards():
    """The browser unpacks the file as the reader does: pieces, and places and organisations, found by their names."""
    told = [_small([]), *_examples(60)]
    asked = [_told(each)[:2] for each in told]
    found = run(_SHARDS, asked, ("analysis", "packed", "newest", "shards", "suggest"))
    assert len(found) == 61
    for (entry, content), shards in zip(asked, found, strict=True):
        assert shards == _opened(newest.unpacked(entry, content))
