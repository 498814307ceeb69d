"""What only the browser does: keys without a keyboard, near words, completion, choices."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.search import near, telex
from plugins.search.index import build
from plugins.search.meaning import Answer, answered
from plugins.search.reader import Reader
from plugins.search.shape import Cut
from tests.fakes import FakeEdition
from tests.search.edition import edition, long_edition, of
from tests.search.javascript import ENGINE, run
from tests.search.test_search_parity import queries as generated
from tests.search.test_search_ranking import reader_of

VIETNAMESE = Path(__file__).parents[2] / "theme/strings/vi.toml"
SPEC = Path(__file__).parents[1] / "specs/go-telex-vni.md"


def test_telex_and_vni_are_read():
    """Every case of the editors' table."""
    rows = [[cell.strip() for cell in line.split("|")[1:3]] for line in SPEC.read_text("utf-8").splitlines()[6:]]
    typed, meant = zip(*rows, strict=True)
    assert run("return given.map(bantin.telex.decode)", typed, ("telex",)) == list(meant)


def test_ordinary_queries_are_left_alone():
    """Words with marks, numbers, document numbers and plain syllables are not taken for keys."""
    typed = ["Cần Đước", "13-NQ/HU", "2.105", "chi bo", "nq 13", ""]
    assert run("return given.map(bantin.telex.decode)", typed, ("telex",)) == [""] * len(typed)


@settings(max_examples=4, deadline=None)
@given(st.lists(st.text("adeouwsfrxjqgiynt679153 đư", max_size=12), min_size=100, max_size=120))
def test_the_server_reads_the_same_keys(typed):
    """Whatever is typed, the server decodes it as the script does."""
    assert run("return given.map(bantin.telex.decode)", typed, ("telex",)) == list(map(telex.decode, typed))


def _distance(left: str, right: str) -> int:
    """Edit distance with swaps, by the definition."""
    if not left or not right:
        return len(left) + len(right)
    least = min(
        _distance(left[1:], right) + 1,
        _distance(left, right[1:]) + 1,
        _distance(left[1:], right[1:]) + (left[0] != right[0]),
    )
    if len(left) > 1 and len(right) > 1 and left[0] == right[1] and left[1] == right[0]:
        least = min(least, _distance(left[2:], right[2:]) + 1)
    return least


@settings(max_examples=5, deadline=None)
@given(st.lists(st.tuples(st.text("abn", max_size=5), st.text("abn", max_size=5)), min_size=30, max_size=40))
def test_distance_is_the_edit_distance(words):
    """Insertions, deletions, changes and swaps of neighbours, capped above two."""
    script = "return given.map(([left, right]) => bantin.suggest.distance(left, right, 2))"
    expected = [min(3, _distance(left, right)) for left, right in words]
    assert run(script, [list(pair) for pair in words], ("analysis", "suggest")) == expected
    assert [near.distance(left, right, 2) for left, right in words] == expected


_COMPLETIONS = """
  const shelf = bantin.shards.shelf(given.manifest, (name) => Promise.resolve(JSON.parse(given.shards[name])));
  return Promise.all([shelf.all("n"), shelf.all("l")]).then(([names, lexicons]) => given.typed.map((text) =>
    bantin.suggest.completions(text, names.flat(), lexicons.flatMap(bantin.suggest.lexicon))));
"""


def test_completion_knows_names_and_words():
    """Places with marks and without, from inside the name too; else a word that the last letters begin."""
    index = build(edition())
    typed = ["dong tr", "cần đư", "cần dươc", "13-nq", "huyện bì", "phie", "zzz", ""]
    values = {"manifest": index.manifest, "shards": dict(index.shards), "typed": typed}
    found = run(_COMPLETIONS, values, (*ENGINE, "suggest"))
    assert [row[:1] for row in found] == [
        ["Thành phố Đông Triều"],
        ["Huyện Cần Đước"],
        ["Huyện Cần Đước"],
        ["Nghị quyết 13-NQ/HU"],
        ["Huyện Bình Liêu"],
        ["phiếu"],
        [],
        [],
    ]


_ANSWERS = """
  const shelf = bantin.shards.shelf(given.manifest, (name) => Promise.resolve(JSON.parse(given.shards[name])));
  const titles = (answer) => shelf.texts(answer.found.map((match) => match.document))
    .then((texts) => [texts.slice(0, 1).map((text) => text[1]), answer.text, answer.relaxed, answer.decoded,
      answer.corrected, answer.others, answer.offers, answer.fewer]);
  return Promise.all(given.queries.map((text) => bantin.answer(text, shelf).then(titles)));
"""


def test_nothing_found_leads_on():
    """Wrong marks are forgiven, keys decoded, slips put right where the words then stand together; else offers."""
    index = build(edition())
    queries = {
        "khành thạnh": [["Nhà văn hóa mới ở Cần Đước"], "khành thạnh", True, False, "", [], [], []],
        "khasnh thafnh": [["Nhà văn hóa mới ở Cần Đước"], "khánh thành", False, True, "", [], [], []],
        "binh lieo": [
            ["Bình Liêu: kết nạp đảng viên ở bản xa"],
            "binh lieu",
            False,
            False,
            "binh lieo",
            [],
            [],
            [],
        ],
        "Bình Liêo": [
            ["Bình Liêu: kết nạp đảng viên ở bản xa"],
            "Bình liêu",
            False,
            False,
            "Bình Liêo",
            [],
            [],
            [],
        ],
        "bihn lieu": [
            ["Bình Liêu: kết nạp đảng viên ở bản xa"],
            "binh lieu",
            False,
            False,
            "bihn lieu",
            [],
            [],
            [],
        ],
        "hueyn nhu thanh": [  # “như” is a common word but in a name
            ["Huyện Như Thanh trồng rừng"],
            "huyen nhu thanh",
            False,
            False,
            "hueyn nhu thanh",
            [],
            [],
            [],
        ],
        "rugn lieu": [[], "rugn lieu", False, False, "", [], [], ["lieu"]],
        "bình liêu zzzz": [[], "bình liêu zzzz", False, False, "", [], [], ["bình liêu"]],
        "zzzz": [[], "zzzz", False, False, "", [], [], []],
        "…": [[], "…", False, False, "", [], [], []],
    }
    values = {"manifest": index.manifest, "shards": dict(index.shards), "queries": list(queries)}
    scripts = (*ENGINE, "telex", "suggest", "answer")
    assert dict(zip(queries, run(_ANSWERS, values, scripts), strict=True)) == queries
    assert {query: _told(answered(query, reader_of(index)), reader_of(index)) for query in queries} == queries


def _told(answer: Answer, reader: Reader) -> list[object]:
    """The same of what the server finds."""
    titles = [reader.text(match.document)[1] for match in answer.found[:1]]
    told = [titles, answer.text, answer.relaxed, answer.decoded, answer.corrected]
    return [*told, *map(list, (answer.others, answer.offers, answer.fewer))]


def test_mistyped_queries_have_one_answer():
    """Over a hundred queries with a slip, keys or words too many, script and server mean the same by them."""
    told = long_edition(120)
    index, dice = build(told), random.Random(3)
    queries = []
    for query in generated(told, 120):
        at = dice.randrange(max(1, len(query) - 1))
        swapped = query[:at] + query[at + 1 : at + 2] + query[at : at + 1] + query[at + 2 :]
        queries.append(dice.choice([swapped, f"{query} zz", query.replace("n", "m", 1), query.replace("a", "aa", 1)]))
    values = {"manifest": index.manifest, "shards": dict(index.shards), "queries": queries}
    scripts = (*ENGINE, "telex", "suggest", "answer")
    reader = reader_of(index)
    found = [_told(answered(query, reader), reader) for query in queries]
    assert run(_ANSWERS, values, scripts) == found
    assert sum(bool(row[4]) for row in found) > 5


_ASKED = """
  const asked = new Set();
  const shelf = bantin.shards.shelf(given.manifest, (name) => {
    asked.add(name);
    return Promise.resolve(JSON.parse(given.shards[name]));
  });
  return bantin.answer(given.query, shelf).then((answer) => ({
    found: answer.found.length, decoded: answer.decoded, asked: Array.from(asked),
    keys: bantin.shards.placeOf("binhf lieeu", given.manifest.segments[0].p),
    words: bantin.shards.placeOf("binh lieu", given.manifest.segments[0].p),
  }));
"""


def test_of_keys_that_are_no_words_no_neighbours_are_asked_for():
    """'binhf lieeu' is looked up as it was typed, as words; only what it means is looked up as a pair."""
    index = build(long_edition(400))
    values = {"manifest": index.manifest, "shards": dict(index.shards), "query": "binhf lieeu"}
    told = run(_ASKED, values, (*ENGINE, "telex", "suggest", "answer"))
    assert told["found"]
    assert told["decoded"]
    assert told["keys"] != told["words"]
    assert f"s0/p/{told['words']}" in told["asked"]
    assert f"s0/p/{told['keys']}" not in told["asked"]


_BOUNDED = """
  const asked = [];
  const shelf = bantin.shards.shelf(given.manifest, (name) => {
    asked.push(name);
    return Promise.resolve(JSON.parse(given.shards[name]));
  });
  bantin.bounds.MOST = given.most;
  return bantin.answer(given.query, shelf).then((answer) => ({
    found: answer.found.map((match) => match.document), text: answer.text, left: answer.found.left,
    corrected: answer.corrected, lengths: asked.filter((name) => name.includes("/f/")),
  }));
"""


def _bounded(edition: FakeEdition, query: str, most: int) -> dict[str, Any]:
    index = build(edition, Cut(block=24, long=30))
    values = {"manifest": index.manifest, "shards": dict(index.shards), "query": query, "most": most}
    told: dict[str, Any] = run(_BOUNDED, values, (*ENGINE, "telex", "suggest", "answer"))
    return told


def test_of_blocks_left_unread_no_lengths_are_asked_for():
    """Pieces found there by pairs alone count as long as the average."""
    told = _bounded(long_edition(150), "can duoc", 120)
    assert min(told["found"]) < 24  # in the first of five blocks of the base
    assert told["lengths"] == ["s1/f/0"]


def test_a_slip_is_put_right_where_its_phrase_may_stand_in_what_was_not_read():
    """'Tổ hội nghề' stands in the older pieces; the newest have all three words apart, and are shown."""
    texts = ("Tổ hội nghề họp.",) * 60 + ("Tổ bàn xong, hội dự họp, nghề mới ra.",) * 60
    pieces = tuple((f"Bài {n}", f"{2014 + n // 60}-01-02", "vn-d198", text) for n, text in enumerate(texts))
    told = _bounded(of(pieces), "to hoi nhge", 60)
    assert (told["text"], told["corrected"]) == ("to hoi nghe", "to hoi nhge")
    assert told["found"]
    assert told["left"] > 0


def test_slips_of_known_words_are_put_right():
    """Where every word is known but no piece has all, one of them is another's slip: 'ket nap danh vien'."""
    keys = [{"fold": fold, "level": level, "surface": fold} for fold, level in (("dang", 9), ("danh", 3), ("vien", 8))]
    script = """
      const keys = given, known = new Set(keys.map((key) => key.fold));
      return bantin.suggest.rewordings("danh vien", (token) => known.has(token.fold), keys);
    """
    assert run(script, keys, ("analysis", "suggest")) == ["dang vien"]


def test_swapped_letters_are_the_nearest():
    """Of words one edit away those with the same letters go first, then commoner ones."""
    keys = [{"fold": fold, "level": level, "surface": fold} for fold, level in (("dan", 9), ("dua", 3), ("daun", 1))]
    found = run(
        "return bantin.suggest.nearest('dau', given, 1, 3).map((key) => key.fold)",
        keys,
        ("analysis", "suggest"),
    )
    assert found == ["dua", "dan", "daun"]


_WIDER = """
  const shelf = bantin.shards.shelf(given.manifest, (name) => Promise.resolve(JSON.parse(given.shards[name])));
  bantin.bounds.MOST = 120;
  return Promise.all(given.queries.map(([text, whole]) => bantin.answer(text, shelf, whole).then((answer) => {
    const chosen = bantin.choice.bySpelling(answer, shelf, "");
    return bantin.told.wider(answer, chosen, "bài", shelf, given.words);
  })));
"""


def test_what_was_not_searched_is_told():
    """Of common words the page says how many pieces were searched in full, and leads to all; to words apart as well."""
    index = build(long_edition(150), Cut(block=24, long=30))
    words = tomllib.loads(VIETNAMESE.read_text("utf-8"))["search"]
    queries = [("chi bộ", False), ("chi bộ", True), ("can duoc", False), ("can duoc", True), ("khoai sọ", False)]
    values = {"manifest": index.manifest, "shards": dict(index.shards), "queries": queries, "words": words}
    scripts = (*ENGINE, "telex", "suggest", "answer", "choice", "view", "told")
    bounded, whole, side_by_side, apart, rare = run(_WIDER, values, scripts)
    assert bounded == [f"{words['bounded']} ".replace("{n}", "68"), "Tìm cả bài cũ hơn", {"whole": True}]
    assert whole is None
    assert side_by_side == ["", "Xem cả những bài có đủ các chữ, không cần liền nhau", {"spelling": "~"}]
    assert apart[1].startswith("Xem cả ")
    assert rare is None
