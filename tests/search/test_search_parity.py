"""A thousand generated queries: the reader of the shards, the browser's script and Whoosh give the same answers."""

from __future__ import annotations

import random
import unicodedata

import pytest

from plugins.search.analysis import tokens
from plugins.search.documents import documents
from plugins.search.index import Index, Memory, index_of, mapped
from plugins.search.preparing import prepare
from plugins.search.whoosh_index import shelf, update
from tests.search.edition import long_edition
from tests.search.javascript import run
from tests.search.test_search_ranking import _MATCHES_IN_SCRIPT, reader_of
from tests.search.test_search_terminal import whoosh_hits

SIZE = 190


def _told():
    """An edition of a base and a tail, from which pieces of both were taken away after it was first prepared."""
    told = long_edition(SIZE)
    memory = Memory()
    prepare(told, memory, mapped)
    fewer = type(told)(
        pieces=told.pieces[:40] + told.pieces[45:-3],
        known_units=told.known_units,
        known_organisations=told.known_organisations,
    )
    prepare(fewer, memory, mapped)
    return fewer, index_of(memory)


@pytest.fixture(scope="module")
def made() -> tuple[object, Index]:
    """The edition and its index."""
    return _told()


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


def test_a_thousand_queries_have_one_answer(made, tmp_path):
    """Hits, order and scores (within 1e-5) agree over two segments after deletions; Whoosh has the same hits."""
    told, index = made
    assert [segment["documents"] for segment in index.manifest["segments"]] == [128, SIZE + 6 + 8 - 8 - 128]
    asked = queries(told, 1000)
    reader = reader_of(index)
    values = {"manifest": index.manifest, "shards": dict(index.shards), "queries": asked}
    answers = run(_MATCHES_IN_SCRIPT, values)[0]
    update(tmp_path / "whoosh", documents(told))
    hits = 0
    with shelf(tmp_path / "whoosh") as open_shelf:
        for query, answer in zip(asked, answers, strict=True):
            found = reader.search(query)
            hits += len(found)
            assert [each["document"] for each in answer] == [match.document for match in found], query
            assert [each["phrase"] for each in answer] == [match.phrase for match in found], query
            scores = [match.score for match in found]
            assert all(abs(each["score"] - score) < 1e-5 for each, score in zip(answer, scores, strict=True)), query
            assert whoosh_hits(query, open_shelf) == {reader.text(match.document)[0] for match in found}, query
    assert hits > 10_000
