"""Hits, order and scores: the reader of the shards and the browser's script agree, and the right piece comes first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.search import ledger
from plugins.search.documents import documents
from plugins.search.index import Index, build
from plugins.search.query import nearness, parse
from plugins.search.ranking import shown
from plugins.search.reader import Reader
from plugins.search.shape import CUT, Cut, Shape, place_in_chunk, shape
from plugins.search.shards import script
from tests.fakes import FakeEdition
from tests.search.edition import edition, long_edition, of
from tests.search.javascript import run

QUERIES = (
    "can duoc", "Cần Đước", "cần được", "cần", "can", "13 nq hu", "13-NQ/HU", "ket nap dang vien", "kết nạp đảng viên",
    "nhất thể hoá", "nhat the hoa", "nhất thể hóa", "Như Thanh", "như thanh", "nhu thanh", "của các", "cua cac", "và",
    "tỷ lệ", "tỉ lệ", "ti le", "2105", "2.105 đảng viên", "76,67", "huyện uỷ", "UBKT", "ubkt", "uy ban kiem tra", "NTM",
    "hdnd", "HĐND xã", "đảng và chi bộ", "dang va chi bo", "Bình Liêu 2017", "binh lieu 2017", "đ", "Ðông Triều",
    "cân đươc", "khong co gi", "constructor", "đảng đảng đảng", "T.Ư 5", "thi xa dong trieu", "nông thôn mới", "hoạ",
    "của các và của cần", "cần của của được",
)  # fmt: skip

_MATCHES_IN_SCRIPT = """
  const shelf = bantin.shards.shelf(given.manifest, (name) => Promise.resolve(JSON.parse(given.shards[name])));
  const all = (relaxed) => Promise.all(given.queries.map((text) =>
    bantin.ranking.matches(bantin.query.parse(text), shelf, relaxed, !given.most)));
  bantin.bounds.MOST = given.most;
  return Promise.all([all(false), all(true)]);
"""


def reader_of(index: Index) -> Reader:
    """A reader of the files as they are printed."""
    return Reader(index.manifest, lambda name: script((name, index.shards[name])).decode())


def titles(query: str) -> list[str]:
    """The titles of pieces that a query without choices shows, best first."""
    return [text[1] for text in texts(query) if text[4] not in {"place", "organisation"}]


def texts(query: str) -> list[list[str]]:
    """What is told of all that a query without choices shows, best first."""
    reader = reader_of(build(edition()))
    return [reader.text(match.document) for match in shown(parse(query), reader.search(query))]


@pytest.fixture(scope="module", params=[CUT, Cut(block=32, long=8)], ids=["whole lists", "blocks"])
def index(request) -> Index:
    """The index of 150 pieces, with lists whole and with those of eight pieces and more in blocks of 32."""
    return build(long_edition(150), request.param)


def test_script_scores_as_the_reader_does(index):
    """Documents, order, phrases and scores within 1e-5 are the same: marks typed, not typed, and relaxed."""
    values = {"manifest": index.manifest, "shards": dict(index.shards), "queries": QUERIES}
    reader = reader_of(index)
    for relaxed, answers in zip((False, True), run(_MATCHES_IN_SCRIPT, values), strict=True):
        for query, answer in zip(QUERIES, answers, strict=True):
            found = reader.search(query, relaxed=relaxed)
            assert [each["document"] for each in answer] == [match.document for match in found], query
            assert [each["phrase"] for each in answer] == [match.phrase for match in found], query
            assert [each["score"] for each in answer] == pytest.approx([match.score for match in found], abs=1e-5), (
                query
            )


def test_many_queries_have_many_answers(index):
    """The comparison above compares something: most queries match, and no two answers are all alike."""
    sizes = [len(reader_of(index).search(query)) for query in QUERIES]
    assert sum(size > 0 for size in sizes) >= len(QUERIES) - 6
    assert len(set(sizes)) > 10


def test_every_word_must_stand_in_the_piece(index):
    """A hit holds all the words of the query, in one spelling or another."""
    reader = reader_of(index)
    assert reader.search("can khongco") == []
    both = {match.document for match in reader.search("can hoa")}
    assert both == {m.document for m in reader.search("can")} & {m.document for m in reader.search("hoa")}


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("can duoc", "Nhà văn hóa mới ở Cần Đước"),
        ("Cần Đước", "Nhà văn hóa mới ở Cần Đước"),
        ("13 nq hu", "Thị ủy Đông Triều học nghị quyết"),
        ("13/NQ-HU", "Thị ủy Đông Triều học nghị quyết"),
        ("ket nap dang vien", "Bình Liêu: kết nạp đảng viên ở bản xa"),
        ("2.105", "Bình Liêu: kết nạp đảng viên ở bản xa"),
        ("như thanh", "Huyện Như Thanh trồng rừng"),
        ("thành phố đông triều", "Thị ủy Đông Triều học nghị quyết"),
        ("UBKT", "Thị ủy Đông Triều học nghị quyết"),
        ("btv đảng ủy", "Dự sinh hoạt với chi bộ"),
        ("khối các cơ quan tỉnh thanh hoá", "Dự sinh hoạt với chi bộ"),
    ],
)
def test_the_right_piece_comes_first(query, first):
    """With and without marks, by number, by a name the place bears only later, by abbreviation, by organisation."""
    assert titles(query)[:1] == [first]


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("Cần Đước", "dia-phuong/can-duoc-806/index.html"),
        ("thi xa dong trieu", "dia-phuong/dong-trieu-205/index.html"),
        ("TX Đông Triều", "dia-phuong/dong-trieu-205/index.html"),
        ("đảng uỷ khối các cơ quan tỉnh thanh hoá", "to-chuc/khoi-co-quan-thanh-hoa/index.html"),
    ],
)
def test_places_and_organisations_are_found_by_any_name(query, address):
    """The page of a place is found by its name of today, a former one or another, with marks or without."""
    assert address in [text[0] for text in texts(query)][:2]


def test_marks_typed_count():
    """Typing Cần Đước does not find the piece about what needs doing; typed without marks it finds both phrases."""
    assert titles("Cần Đước") == ["Nhà văn hóa mới ở Cần Đước"]
    assert titles("cần được") == ["Việc cần được làm ngay"]
    assert {*titles("tỷ lệ")} == {*titles("tỉ lệ")} == {"Huyện Như Thanh trồng rừng", "Dự sinh hoạt với chi bộ"}
    assert titles("can duoc") == ["Nhà văn hóa mới ở Cần Đước", "Việc cần được làm ngay"]


def test_nearness_prefers_what_was_typed():
    """The form itself, its i/y twin, forms with more or fewer marks, other forms."""
    assert [nearness("ty3", known) for known in ("ty3", "ti3", "ty", "ti", "ty1")] == [1.0, 0.9, 0.5, 0.5, 0.25]
    assert [nearness("đươc", known) for known in ("đươc1", "duoc", "đuôc")] == [0.5, 0.5, 0.25]


def test_equal_scores_go_newest_first():
    """Two pieces with the same words: the newer one stands first."""
    story = ("Họp mặt", "vn-d198", "Cùng một bài.")
    twins = of(
        tuple((title, day, place, text) for day in ("2016-01-01", "2017-01-01") for title, place, text in [story])
    )
    reader = reader_of(build(twins))
    assert [reader.text(match.document)[2] for match in reader.search("họp mặt")] == ["01/01/2017", "01/01/2016"]


def test_common_words_of_a_title_tell_which_title_is_meant():
    """A part of a title with 'của' in it finds that title before newer ones that have the other words as near."""
    told = of(
        (
            ("Kinh nghiệm làm trước của huyện Bình Liêu", "2016-01-01", "vn-d198", "Chuyện kể lại ở xã."),
            ("Kinh nghiệm làm trước ở huyện Bình Liêu", "2017-01-01", "vn-d198", "Chuyện kể lại ở xã."),
            ("Kinh nghiệm làm trước tại huyện Bình Liêu", "2018-01-01", "vn-d198", "Chuyện kể lại ở xã."),
        )
    )
    reader = reader_of(build(told))
    for query in ("trước của huyện Bình Liêu", "truoc cua huyen binh lieu"):
        first, *others = reader.search(query)
        assert (reader.text(first.document)[1], len(others)) == ("Kinh nghiệm làm trước của huyện Bình Liêu", 3)


def test_segments_together_answer_as_one(monkeypatch):
    """Documents in base, tail and the newest are found, scored and numbered as in one segment, in both languages."""
    told = long_edition(160)
    parted = build(told)
    assert [segment["documents"] for segment in parted.manifest["segments"]] == [128, 40, 6]
    monkeypatch.setattr(ledger, "parts", lambda documents: {"s0": range(documents)})
    whole = build(told)
    assert [segment["documents"] for segment in whole.manifest["segments"]] == [174]
    for query in QUERIES:
        expected = reader_of(whole).search(query)
        assert [match.document for match in reader_of(parted).search(query)] == [match.document for match in expected]
    values = {"manifest": parted.manifest, "shards": dict(parted.shards), "queries": QUERIES[:20]}
    for query, answer in zip(QUERIES, run(_MATCHES_IN_SCRIPT, values)[0], strict=False):
        assert [each["document"] for each in answer] == [match.document for match in reader_of(whole).search(query)]
    scores = [match.score for match in reader_of(whole).search("chi bộ")]
    assert [match.score for match in reader_of(parted).search("chi bộ")] == pytest.approx(scores, abs=1e-9)
    assert reader_of(parted).text(141) == reader_of(whole).text(141)


def test_an_empty_edition_has_an_index():
    """Nothing to search is searched without an error."""
    assert reader_of(build(FakeEdition())).search("đảng") == []


def test_shards_are_cut_small():
    """More text makes more files, not larger ones; those of a tail are smaller, and the newest pieces have one."""
    assert shape("s0", [20] * 800 + [4_600] * 10_000, 800) == Shape("s0", 10_800, 9, 9, 3, 800)
    assert shape("s0", [20] * 800 + [4_600] * 1_000, 800) == Shape("s0", 1_800, 6, 6, 3, 800)
    assert shape("s1", [4_600] * 127) == Shape("s1", 127, 6, 8, 16)
    assert len(list(shape("s1", [4_600] * 127).names())) == 332
    assert list(shape("s2", [4_600] * 7).names()) == ["s2/t"]
    assert shape("s0", [105] * 768, 768) == Shape("s0", 768, 2, 2, 6144, 768)  # a young site has hardly more than names


@given(st.integers(0, 120), st.integers(0, 60), st.sampled_from(["s0", "s1", "s2"]))
def test_every_text_has_its_place(short, long, name):
    """Chunks hold each document once, in order, and a document's chunk is found by its number."""
    made = shape(name, [0] * short + [4_000] * long, short)
    chunks = made.chunks()
    assert [place for chunk in chunks for place in chunk] == list(range(short + long))
    entry = made.entry("")
    for place in range(short + long):
        chunk, within = place_in_chunk(place, entry["short"], entry["per"])
        assert chunks[chunk][within] == place
        assert made.chunk_of(place) == chunk


_OPENED = """
  const asked = [];
  const shelf = bantin.shards.shelf(given.manifest, (name) => {
    asked.push(name);
    return Promise.resolve(JSON.parse(given.shards[name]));
  });
  const answer = bantin.ranking.matches(bantin.query.parse(given.query), shelf);
  return answer.then(() => asked.filter((name) => name[3] === "b"));
"""


def test_blocks_without_candidates_are_not_read():
    """A rare word beside a common one needs of the long list only the blocks in which the rare one stands."""
    index = build(long_edition(150), Cut(block=16, long=12))
    reader = reader_of(index)
    (rare,) = reader.search("khánh thành")
    asked = {"manifest": index.manifest, "shards": dict(index.shards)}
    blocks = run(_OPENED, {**asked, "query": "khánh bộ"})
    assert blocks
    assert {block.rpartition("-")[2] for block in blocks} == {str(rare.document // 16)}
    assert len(run(_OPENED, {**asked, "query": "bộ"})) > len(blocks)


def test_names_of_places_come_back(index):
    """The browser reads keys and names of places, years, kinds and categories as the documents have them."""
    script = """
      const shelf = bantin.shards.shelf(given.manifest, (name) => Promise.resolve(JSON.parse(given.shards[name])));
      const all = [...Array(given.manifest.documents).keys()];
      return Promise.all([shelf.facets(), shelf.lengths(all)]).then(([columns]) => {
        const { places, placeNames, years, kinds, categories } = columns;
        const numbers = kinds.map((_, i) => shelf.length(i)), named = kinds.map((_, i) => shelf.isNamed(i));
        return [places, [...placeNames], years, kinds, categories, numbers, named];
      });
    """
    values = {"manifest": index.manifest, "shards": dict(index.shards)}
    places, names, years, kinds, categories, lengths, named = run(script, values)
    told = list(documents(long_edition(150)))
    assert places == [[place.key for place in document.places] for document in told]
    assert dict(names) == {place.key: place.name for document in told for place in document.places}
    assert years == [document.printed_date[-4:] for document in told]
    assert kinds == [document.kind for document in told]
    assert categories == [document.category.key if document.category else "" for document in told]
    assert named == [document.kind in {"place", "organisation"} for document in told]
    reader = reader_of(index)
    assert lengths == pytest.approx([reader.length(number) for number in range(len(told))])


def test_a_withdrawn_piece_leaves_no_word_behind():
    """After a piece is gone no file of the index holds its words, whole or in pairs."""
    told = edition()
    shorter = replace(told, pieces=told.pieces[1:])
    assert "khánh" in " ".join(build(told).shards.values())
    after = " ".join((*build(shorter).shards, *build(shorter).shards.values()))
    assert [word for word in ("khánh", "khanh", "Nhà văn hóa mới") if word in after] == []
