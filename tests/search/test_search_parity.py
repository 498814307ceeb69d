"""A thousand generated queries: the reader of the shards, the browser's script and Whoosh give the same answers."""

from __future__ import annotations

import random
import unicodedata
from itertools import pairwise

from plugins.search import bounds
from plugins.search.analysis import tokens
from plugins.search.documents import documents
from plugins.search.index import Index, Memory, index_of, mapped
from plugins.search.preparing import prepare
from plugins.search.query import parse
from plugins.search.ranking import Match, firm
from plugins.search.reader import Reader
from plugins.search.shape import CUT, Cut
from plugins.search.whoosh_index import shelf, update
from tests.search.edition import long_edition
from tests.search.javascript import run
from tests.search.test_search_ranking import _MATCHES_IN_SCRIPT, reader_of
from tests.search.test_search_terminal import whoosh_hits

SIZE = 206


def _told(cut: Cut):
    """An edition of a base, a tail and newest pieces, of which some were taken away after it was first prepared."""
    told = long_edition(SIZE)
    memory = Memory()
    prepare(told, memory, mapped, cut)
    fewer = type(told)(
        pieces=told.pieces[:40] + told.pieces[45:-3],
        known_units=told.known_units,
        known_organisations=told.known_organisations,
    )
    prepare(fewer, memory, mapped, cut)
    return fewer, index_of(memory)


def queries(told, count: int) -> list[str]:
    """Words, phrases and titles out of the pieces, as typed with marks, without, in NFD, mixed, and mistyped."""
    dice = random.Random(29)
    texts = [f"{article.title}. {body.text}" for article, body in told.pieces]
    found = []
    for _ in range(count):
        text = dice.choice(texts)
        words = [text[token.start : token.end] for token in tokens(text)]
        start = dice.randrange(len(words))
        query = " ".join(words[start : start + dice.choice([1, 2, 2, 3, 3, 4, 6])])
        found.append(dice.choice([str, str, _bare, _bare, _decomposed, str.lower, str.upper, _swapped])(query))
    return found


def _bare(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _swapped(text: str) -> str:
    """The words in the other order."""
    return " ".join(reversed(text.split(" ")))


def test_a_thousand_queries_have_one_answer(tmp_path):
    """Hits, order and scores (within 1e-5) agree over three segments after deletions; Whoosh has the same hits."""
    told, index = _told(CUT)
    assert [segment["documents"] for segment in index.manifest["segments"]] == [192, 16, SIZE + 6 + 8 - 8 - 208]
    asked = queries(told, 1000)
    reader = reader_of(index)
    answers = _agreed(index, reader, asked)
    update(tmp_path / "whoosh", documents(told))
    with shelf(tmp_path / "whoosh") as open_shelf:
        for query, found in zip(asked, answers, strict=True):
            assert whoosh_hits(query, open_shelf) == {reader.text(match.document)[0] for match in found}, query
    assert sum(map(len, answers)) > 10_000


def test_blocks_make_no_difference():
    """With long lists in several blocks the script and the reader agree too, on what they find in whole lists."""
    told, index = _told(Cut(block=24, long=10))
    assert len([name for name in index.shards if name[3] == "b"]) > 500
    asked = queries(told, 300)
    whole = reader_of(_told(CUT)[1])
    assert _agreed(index, reader_of(index), asked) == [whole.search(query) for query in asked]


def test_bounds_are_the_same(monkeypatch):
    """Where a query reads but the newest blocks of long lists, script and reader find the same.

    Of older pieces those with all words side by side are found where short lists tell of the pairs.
    """
    monkeypatch.setattr(bounds, "MOST", 120)
    told, index = _told(Cut(block=24, long=30))
    asked = queries(told, 400)
    reader = reader_of(index)
    fewer = phrases = 0
    for query, found in zip(asked, _agreed(index, reader, asked, most=120), strict=True):
        whole = {match.document: match for match in reader.search(query)}
        assert {match.document for match in found} <= whole.keys()
        fewer += len(found) < len(whole)
        if _pairs_are_short(query, reader):
            phrases += len(found) < len(whole)
            side_by_side = {match.document for match in whole.values() if match.phrase}
            assert {match.document for match in found if match.phrase} == side_by_side
    assert (fewer > 100, phrases > 20) == (True, True)


def _pairs_are_short(query: str, reader: Reader) -> bool:
    """Whether all readings of a query have pairs, and none a long list."""
    rows = [firm(reading, reader) for reading in parse(query).readings]
    folds = [f"{left.fold} {right.fold}" for row in rows for left, right in pairwise(row)]
    long = any(each.parts for fold in folds for each in reader.spellings("p", fold))
    return all(len(row) > 1 for row in rows) and not long


def _agreed(index: Index, reader: Reader, asked: list[str], most: int = 0) -> list[list[Match]]:
    """What the reader of the shards finds, which is what the script does; `most` postings of long lists, 0 for all."""
    values = {"manifest": index.manifest, "shards": dict(index.shards), "queries": asked, "most": most}
    answers: list[list[Match]] = []
    for query, answer in zip(asked, run(_MATCHES_IN_SCRIPT, values)[0], strict=True):
        found = reader.search(query, bounded=bool(most))
        assert [each["document"] for each in answer] == [match.document for match in found], query
        assert [each["phrase"] for each in answer] == [match.phrase for match in found], query
        near = [abs(each["score"] - match.score) < 1e-5 for each, match in zip(answer, found, strict=True)]
        assert all(near), query
        answers.append(found)
    return answers
