"""Search in the terminal: Whoosh kept up to date, the same hits as the shards, and what a hit shows."""

from __future__ import annotations

import stat
import threading
from dataclasses import replace
from datetime import date

import pytest
import whoosh.query as wq
from whoosh.searching import Searcher

from plugins.model.units import DatedName, DatedParent, Successor, Unit
from plugins.search.documents import Target, documents
from plugins.search.index import build
from plugins.search.query import parse, weights
from plugins.search.ranking import firm, matches
from plugins.search.snippets import aimed, pieces
from plugins.search.terminal import Hit
from plugins.search.terminal import search as answer
from plugins.search.whoosh_index import FIELDS, _opened, shelf, update
from tests.fakes import FakeEdition
from tests.search.edition import UNITS, edition, long_edition
from tests.search.javascript import run
from tests.search.test_search_ranking import QUERIES, reader_of


def search(*asked, **flags):
    """The pieces found."""
    return answer(*asked, **flags).hits


def whoosh_hits(query, open_shelf):
    """The addresses that Whoosh's own boolean queries find: an oracle that shares no matching code."""
    reader = open_shelf._reader
    rows = []
    for reading in parse(query).readings:
        words = []
        for word in firm(reading, open_shelf):
            chosen = weights(word, [each.exact for each in open_shelf.spellings("u", word.fold)])
            terms = [wq.Term(field, f"{word.fold}|{exact}") for exact in chosen for field in FIELDS["u"]]
            words.append(wq.Or(terms) if terms else wq.NullQuery)
        rows.append(wq.And(words))
    if not rows:
        return set()
    return {open_shelf.document(number).address for number in wq.Or(rows).docs(Searcher(reader))}


def test_whoosh_finds_what_the_shards_find(tmp_path):
    """On every query Whoosh's matchers, the shelf over Whoosh and the shards give the same pieces."""
    made = long_edition(150)
    reader = reader_of(build(made))
    update(tmp_path / "whoosh", documents(made))
    with shelf(tmp_path / "whoosh") as open_shelf:
        for query in QUERIES:
            expected = {reader.text(match.document)[0]: match.score for match in reader.search(query)}
            found = {open_shelf.document(m.document).address: m.score for m in matches(parse(query), open_shelf)}
            assert whoosh_hits(query, open_shelf) == set(expected), query
            assert found == pytest.approx(expected, abs=1e-5), query


def test_only_what_changed_is_indexed_again(tmp_path):
    """A second update does nothing; an edit, a withdrawal and a new piece are one change each, and the old words go."""
    told = edition()
    directory = tmp_path / "whoosh"
    assert update(directory, documents(told)) == 6 + len(UNITS) + 1
    assert update(directory, documents(told)) == 0
    (first, body), *others = told.pieces
    edited = replace(told, pieces=((first, replace(body, text="Bài đã viết lại hẳn.")), *others[:-1]))
    assert update(directory, documents(edited)) == 2
    assert [hit.title for hit in search(edited, directory, "khánh thành")] == []
    assert [hit.title for hit in search(edited, directory, "viết lại hẳn")] == ["Nhà văn hóa mới ở Cần Đước"]
    assert [hit.title for hit in search(edited, directory, "nộp phiếu")] == []


def test_index_is_its_owners_alone(tmp_path):
    """Nobody else may open the directory, which holds all the text."""
    update(tmp_path / "whoosh", documents(edition()))
    assert stat.S_IMODE((tmp_path / "whoosh").stat().st_mode) == 0o700


def test_a_hit_shows_where_and_when(tmp_path):
    """Title, address of the document's mention, date, place as named on its day, and the words around the hit."""
    hit = search(edition(), tmp_path, "13-nq/hu")[0]
    assert replace(hit, score=0.0) == Hit(
        title="Thị ủy Đông Triều học nghị quyết",
        address="bai-viet/2016/thi-uy-dong-trieu-hoc-nghi-quyet-2.html#vb-13-nq-hu",
        date="28/10/2016",
        place="Thị xã Đông Triều, Quảng Ninh",
        snippet="Ba năm theo Nghị quyết 13-NQ/HU, các chi bộ khu phố họp đều. Uỷ ban kiểm tra dự họp.",
        score=0.0,
    )
    assert hit.score > 50


@pytest.mark.parametrize(
    ("query", "flags", "titles"),
    [
        ("kết nạp", {"place": "binh lieu"}, ["Bình Liêu: kết nạp đảng viên ở bản xa"]),
        ("chi bộ", {"place": "dong-trieu-205"}, ["Thị ủy Đông Triều học nghị quyết"]),
        ("chi bộ", {"place": "Long An", "year": 2016}, ["Nhà văn hóa mới ở Cần Đước"]),
        ("chi bộ", {"place": "Long An", "year": 2017}, []),
        ("chi bộ", {"kind": "page"}, []),
        ("kết nạp", {"place": "lieu binh"}, []),
    ],
)
def test_place_year_and_kind_narrow_the_search(tmp_path, query, flags, titles):
    """A place goes by its slug or by whole words of its name; all that is asked must hold."""
    assert [hit.title for hit in search(edition(), tmp_path, query, **flags)] == titles


def test_wrong_marks_still_find(tmp_path):
    """Where nothing is spelled as typed, other marks are tried; an empty query and an empty edition find nothing."""
    assert [hit.title for hit in search(edition(), tmp_path, "khành thạnh")] == ["Nhà văn hóa mới ở Cần Đước"]
    assert search(edition(), tmp_path, " … ") == ()
    assert search(FakeEdition(), tmp_path / "empty", "đảng") == ()


@pytest.mark.parametrize(
    ("query", "text", "title"),
    [
        ("hueyn nhu thanh", "huyen nhu thanh", "Huyện Như Thanh trồng rừng"),
        ("Hueyn Như Thanh", "huyen Như Thanh", "Huyện Như Thanh trồng rừng"),
        ("caafn dduwowcs", "cần đước", "Nhà văn hóa mới ở Cần Đước"),
    ],
)
def test_slips_and_keys_are_put_right(tmp_path, query, text, title):
    """As on the page: a mistyped word, and what a keyboard without Vietnamese wrote, still lead to the piece."""
    found = answer(edition(), tmp_path, query)
    assert found.text == text
    assert title in [hit.title for hit in found.hits]


def test_a_word_that_no_piece_has_is_left_out_of_what_is_offered(tmp_path):
    """Where one word stands nowhere, and nothing is near it, the others are offered."""
    found = answer(edition(), tmp_path, "trồng rừng qqqqq")
    assert (found.hits, found.offers) == ((), ("trồng rừng",))


def test_snippets_are_the_same_in_the_script():
    """Python and the browser cut the same window and mark the same words."""
    made = list(documents(long_edition(40)))
    forms = ["cân2", "đươc1", "đươc5", "chi", "bô5", "như", "2105"]
    expected = [[list(piece) for piece in pieces(document.body, forms)] for document in made]
    script = "return given.texts.map((text) => bantin.snippet.pieces(text, new Set(given.forms)))"
    values = {"texts": [document.body for document in made], "forms": forms}
    assert run(script, values, ("analysis", "snippet")) == expected
    around = [len(document.body) // 2 for document in made]
    expected = [[list(piece) for piece in pieces(d.body, forms, at)] for d, at in zip(made, around, strict=True)]
    script = "return given.texts.map((text, i) => bantin.snippet.pieces(text, new Set(given.forms), given.around[i]))"
    assert run(script, {**values, "around": around}, ("analysis", "snippet")) == expected
    assert any(marked for row in expected for _, marked in row)


def test_a_snippet_shows_the_hit_far_down():
    """The window opens near the hit, says with an ellipsis that text goes before and after, and joins the lines."""
    body = " ".join(["chữ"] * 60) + " rồi tới Cần Đước\nnay đã " + " ".join(["đủ"] * 60)
    found = pieces(body, {"cân2", "đươc1"})
    assert found[0] == ("…", False)
    assert ("Cần Đước", True) in found
    assert found[-1][0].endswith("…")
    assert "\n" not in "".join(text for text, _ in found)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Cán bộ về dự; đảng bộ, chi bộ họp.", ["chi bộ"]),
        ("Bộ đội giúp dân.", ["Bộ"]),
        ("Chi ủy ra nghị quyết.", ["Chi"]),
        ("Chi-bộ họp. Chi bộ.", ["Chi-bộ", "Chi bộ"]),
    ],
)
def test_a_phrase_is_marked_whole(text, marked):
    """Where the words stand together only those are marked; where they never do, each alone."""
    assert [piece for piece, hit in pieces(text, {"chi", "bô5"}) if hit] == marked


TARGETS = (
    Target("so-ket-nap-2017", "kết nạp 92 người", 10),
    Target("so-dang-vien-2017", "2.105 đảng viên", 40),
    Target("vb-13-nq-hu", "Nghị quyết số 13-NQ/HU", 70),
)


@pytest.mark.parametrize(
    ("query", "anchor"),
    [
        ("2.105", "so-dang-vien-2017"),
        ("2105 dang vien", "so-dang-vien-2017"),
        ("92", "so-ket-nap-2017"),
        ("nghi quyet 13 nq hu", "vb-13-nq-hu"),
        ("13/NQ-HU", "vb-13-nq-hu"),
        ("đảng viên", None),
        ("2.106 đảng viên", None),
    ],
)
def test_a_number_leads_to_its_sentence(query, anchor):
    """The target with most words of the query, a number among them, is meant; words alone mean none."""
    target = aimed(parse(query).readings[0], TARGETS)
    assert (target.anchor if target else None) == anchor
    script = "return bantin.snippet.aimed(bantin.query.parse(given.query).readings[0], given.targets)"
    found = run(script, {"query": query, "targets": TARGETS}, ("analysis", "query", "snippet"))
    assert (found[0] if found else None) == anchor


COMMUNE = Unit(
    "vn-x28108",
    "commune",
    "long-cang-x28108",
    (DatedName("Long Cang", "Xã", "28108", date(2025, 7, 1)),),
    (DatedParent("vn-p80", date(2025, 7, 1)),),
)


class Pageless(FakeEdition):
    """An edition whose communes have no pages."""

    def units(self, level: str) -> tuple[str, ...]:
        """Provinces and districts."""
        return () if level == "commune" else super().units(level)


def test_a_commune_without_a_page_stands_on_that_of_its_province(tmp_path):
    """A commune's name leads to its line on the page of its province's communes; the district's own name to itself."""
    told = edition()
    district = next(unit for unit in told.known_units if unit.slug == "can-duoc-806")
    others = tuple(unit for unit in told.known_units if unit is not district)
    merged = replace(district, successors=(Successor(COMMUNE.id),))
    made = Pageless(told.pieces, (*others, merged, COMMUNE), told.known_organisations)
    found = search(made, tmp_path, "xã long cang")
    assert [(hit.title, hit.address, hit.place) for hit in found if hit.address.startswith("dia-phuong")] == [
        ("Xã Long Cang", "dia-phuong/xa-phuong/long-an-80/index.html#x28108", "Huyện Cần Đước, Tỉnh Long An")
    ]
    assert "dia-phuong/can-duoc-806/index.html" in [hit.address for hit in search(made, tmp_path, "huyện cần đước")]
    index = build(made)
    texts = [reader_of(index).text(match.document) for match in reader_of(index).search("long cang")]
    text = next(text for text in texts if text[4] == "place")
    script = "return bantin.snippet.meant(bantin.query.parse(given.query).readings[0], given.text).slice(0, 4)"
    scripts = ("analysis", "query", "snippet")
    assert run(script, {"query": "long cang", "text": text}, scripts) == [
        "dia-phuong/xa-phuong/long-an-80/index.html#x28108",
        "Xã Long Cang",
        "",
        "Huyện Cần Đước, Tỉnh Long An",
    ]
    assert run(script, {"query": "Cần Đước", "text": text}, scripts)[1] == "Huyện Cần Đước"


def test_a_piece_comes_back_from_the_index_whole(tmp_path):
    """What the index stores of a piece is the piece, facets and all."""
    told = list(documents(edition()))
    update(tmp_path, told)
    with shelf(tmp_path) as open_shelf:
        stored = [open_shelf.document(number) for number in range(len(told))]
    assert sorted(stored, key=lambda document: document.id) == sorted(told, key=lambda document: document.id)


def test_an_update_waits_for_another(tmp_path):
    """While one process writes, a second one waits instead of failing, and then both have been heard."""
    told = list(documents(edition()))
    update(tmp_path, told[:1])
    writer = _opened(tmp_path).writer()
    release = threading.Timer(0.3, writer.cancel)
    release.start()
    assert update(tmp_path, told) == len(told) - 1
    release.join()
