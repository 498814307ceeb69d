"""The index mended after an edit is the index made from nothing, byte for byte, and little of it is touched."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.model.units import DatedName
from plugins.search import inverting, lines, postings, preparing
from plugins.search.analysis import tokens
from plugins.search.counting import counted
from plugins.search.documents import documents
from plugins.search.fields import BODY, KEYS, TITLE, field_terms
from plugins.search.hashing import place_of
from plugins.search.index import Memory, index_of, mapped
from plugins.search.making import make
from plugins.search.preparing import prepare
from plugins.search.shape import CUT, Cut
from plugins.search.terms import exact_of, parted
from tests.fakes import FakeEdition
from tests.search.edition import edition, long_edition

MARKED = ("đảng", "Chi", "bộ", "CHI", "BỘ", "Cần", "Đước", "tỷ", "tỉ", "Như", "như", "và")
# Many lists are long, and stand in several blocks.
SMALL = Cut(block=32, long=8)
WORDS = (*MARKED, "2.105", "13-NQ/HU", "T.Ư", "05-CT/TƯ")


class Watched(Memory):
    """A memory that notes which keys took other bytes, and which were dropped."""

    def __init__(self) -> None:
        """Nothing is kept or noted."""
        super().__init__()
        self.touched: set[str] = set()

    def put(self, key: str, value: bytes) -> None:
        """Keep bytes."""
        if self.values.get(key) != value:
            self.touched.add(key)
        super().put(key, value)

    def drop(self, key: str) -> None:
        """Keep nothing there any more."""
        self.touched.add(key)
        super().drop(key)


def anew(told: FakeEdition, cut: Cut = CUT) -> dict[str, bytes]:
    """All that is kept of an edition prepared from nothing."""
    memory = Memory()
    prepare(told, memory, mapped, cut)
    return memory.values


def _edited(told: FakeEdition, place: int, dice: random.Random) -> FakeEdition:
    """One piece with some words of its text replaced."""
    article, body = told.pieces[place]
    words = body.text.split(" ")
    for _ in range(dice.randint(1, 4)):
        words[dice.randrange(len(words))] = dice.choice(WORDS)
    changed = (article, replace(body, text=" ".join(words)))
    return replace(told, pieces=(*told.pieces[:place], changed, *told.pieces[place + 1 :]))


def _added(told: FakeEdition, dice: random.Random, *, newest: bool) -> FakeEdition:
    """A copy of some piece, dated before or after all others."""
    article, body = dice.choice(told.pieces)
    dates = [each.date for each, _ in told.pieces]
    day = max(dates) + timedelta(days=1) if newest else min(dates) - timedelta(days=1)
    number = dice.randrange(10**9)
    copy = replace(article, id=f"cong-khai/bai-viet/{number}.md", address=f"bai-viet/1/{number}.html", date=day)
    return replace(told, pieces=(*told.pieces, (copy, body)))


def _removed(told: FakeEdition, place: int) -> FakeEdition:
    return replace(told, pieces=told.pieces[:place] + told.pieces[place + 1 :])


def _renamed(told: FakeEdition, dice: random.Random) -> FakeEdition:
    """A place takes a new name."""
    place = dice.randrange(len(told.known_units))
    unit = told.known_units[place]
    name = DatedName(dice.choice(["Tân Lập", "Hòa Bình"]), "Huyện", "999")
    units = (*told.known_units[:place], replace(unit, names=(*unit.names, name)), *told.known_units[place + 1 :])
    return replace(told, known_units=units)


def _changed(told: FakeEdition, dice: random.Random) -> FakeEdition:
    place = dice.randrange(len(told.pieces))
    step = dice.choice(["edit", "edit", "edit", "new", "new", "old", "remove", "rename", "date"])
    if step == "edit":
        return _edited(told, place, dice)
    if step in {"new", "old"}:
        return _added(told, dice, newest=step == "new")
    if step == "remove":
        return _removed(told, place)
    if step == "rename":
        return _renamed(told, dice)
    article, body = told.pieces[place]
    moved = (replace(article, date=article.date + timedelta(days=400)), body)
    return replace(told, pieces=(*told.pieces[:place], moved, *told.pieces[place + 1 :]))


@pytest.mark.parametrize(("seed", "cut"), [(0, CUT), (1, SMALL), (2, CUT), (3, SMALL), (4, Cut(16, 40))])
def test_mended_is_made_anew(monkeypatch, seed, cut):
    """After each of eight random changes what is kept equals what an edition from nothing keeps, key by key."""
    monkeypatch.setattr(lines, "PART", 16)
    dice = random.Random(seed)
    told = long_edition(116 + 3 * seed)  # with places and pages just below or above the first full base
    memory = Memory()
    for _ in range(8):
        prepare(told, memory, mapped, cut)
        assert memory.values == anew(told, cut)
        before, told = told, _changed(told, dice)
        if told.known_units != before.known_units:  # then the shelves are filled anew, and nothing kept is kept
            memory = Memory()


def test_an_edit_of_an_old_piece_is_mended(monkeypatch):
    """Editing a piece of the base touches shards that hold its changed words, its text, and makes nothing whole."""
    told = long_edition(170)
    memory = Watched()
    prepare(told, memory, mapped)
    memory.touched.clear()
    place = next(i for i, (article, _) in enumerate(told.pieces) if article.date.year == 2014)
    article, body = told.pieces[place]
    edited = replace(body, text=body.text + " Thêm khoai.")
    changed = replace(told, pieces=(*told.pieces[:place], (article, edited), *told.pieces[place + 1 :]))
    monkeypatch.setattr(preparing, "make", None)
    prepare(changed, memory, mapped)
    shape = index_of(memory).manifest["segments"][0]
    terms = {f"s0/u/{place_of(fold, shape['u'])}" for fold in ("them", "khoai")}
    terms.add(f"s0/p/{place_of('them khoai', shape['p'])}")
    files = {key for key in memory.touched if key.startswith("s")}
    assert terms <= files
    assert {key for key in files - terms if not key.startswith("s0/d/")} <= {"s0/f/0", "s0/l"}
    assert len([key for key in files if key.startswith("s0/d/")]) == 1


def test_a_new_piece_touches_one_file():
    """The files of base and tail stay as they are when a piece newer than all others comes."""
    told = long_edition(150)
    memory = Watched()
    prepare(told, memory, mapped)
    memory.touched.clear()
    prepare(_added(told, random.Random(1), newest=True), memory, mapped)
    files = {key for key in memory.touched if key in index_of(memory).shards}
    assert files == {"s2/t"}


def test_the_newest_pieces_join_the_tail():
    """The eighth of the newest pieces takes them into the tail, which then holds a multiple of eight with the base."""
    told, memory, sizes = long_edition(150), Memory(), []
    for seed in range(9):
        prepare(told, memory, mapped)
        assert memory.values == anew(told)
        sizes.append([each["documents"] for each in index_of(memory).manifest["segments"]])
        told = _added(told, random.Random(seed), newest=True)
    assert sizes[:5] == [[128, 32, 4], [128, 32, 5], [128, 32, 6], [128, 32, 7], [128, 40]]
    assert sizes[-1] == [128, 40, 4]


@pytest.mark.parametrize("cut", [CUT, Cut(block=352, long=8)])
def test_a_base_that_takes_the_tail_in_is_mended(monkeypatch, cut):
    """When a full tail is joined to the base, the base is mended, not made anew, and equals one made from nothing."""
    told, memory, made = long_edition(747), Memory(), []
    prepare(told, memory, mapped, cut)
    before = index_of(memory).manifest["segments"]
    newer = told
    for seed in range(10):
        newer = _added(newer, random.Random(seed), newest=True)
    monkeypatch.setattr(preparing, "_ADDED", 1)
    monkeypatch.setattr(
        preparing, "make", lambda segment, *rest: made.append(segment.shape.name) or make(segment, *rest)
    )
    prepare(newer, memory, mapped, cut)
    after = index_of(memory).manifest["segments"]
    assert ([each["documents"] for each in before], after[0]["documents"]) == ([704, 56, 1], 768)
    assert made in ([], ["s1"])
    assert memory.values == anew(newer, cut)


def test_nothing_changed_touches_nothing():
    """A second preparation of the same edition keeps the same bytes."""
    memory = Watched()
    prepare(long_edition(30), memory, mapped)
    memory.touched.clear()
    prepare(long_edition(30), memory, mapped)
    assert memory.touched == set()


def test_what_an_older_program_kept_goes():
    """Keys of another version of the index are dropped, whatever they are."""
    memory = Memory()
    memory.values = {"ledger": b'{"version":"0"}', "s7/u/0": b"{}", "terms x": b""}
    prepare(edition(), memory, mapped)
    assert memory.values == anew(edition())


def _count(title: str, keys: tuple[str, ...], body: str) -> tuple[Counter[tuple[str, int]], int]:
    """How often each form stands in which field by the analysis, and the length of the body."""
    told = replace(next(iter(documents(edition()))), kind="article", title=title, keys=keys, body=body)
    fields = ((TITLE, postings.TITLE), (KEYS, postings.KEYS), (BODY, postings.BODY))
    terms = ((code, term[1]) for field, code in fields for rows in field_terms(told, field).values() for term in rows)
    return Counter((exact, code) for code, exact in terms), len(field_terms(told, BODY)["u"])


def _counted(title: str, keys: tuple[str, ...], body: str) -> tuple[Counter[tuple[str, int]], int]:
    """The same by the quick count."""
    made = counted(title, keys, body)
    found: Counter[tuple[str, int]] = Counter()
    for spelling, code in map(parted, filter(None, made.records.split("\n"))):
        found[exact_of(spelling), code & 3] += code >> 2
        assert exact_of(spelling) == " ".join(token.exact for token in tokens(spelling))
    return found, made.length


def test_counting_is_the_analysis():
    """The quick count of a document's terms is that of the analysis: forms, fields, how often, the body's length."""
    for document in documents(long_edition(60)):
        assert _counted(*document.fields) == _count(*document.fields)


_PARTS = ("chi", "bộ", "Từ", "từ", "Như", "VÀ", "Sơn", "TP", "tp", "TƯ", "T.Ư", "2.105", "05", "a\u0301", "Một", "Ðông")
_GAPS = (
    "",
    " ",
    "  ",
    ".",
    ". ",
    "., ",
    ",",
    ", ",
    "\n",
    " \n",
    "/",
    "-",
    " – ",
    "“",
    "” ",
    ": ",
    "…",
    " (",
    ") ",
    "\t",
    "\u00a0",
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_PARTS) | st.sampled_from(_GAPS), max_size=25).map("".join))
def test_chunks_say_what_the_text_says(text):
    """However words, numbers and marks meet, a text looked up chunk by chunk counts as the text analysed whole."""
    told = (text, (text, "Từ Sơn"), text)
    assert _counted(*told) == _count(*told)


def test_buckets_laid_down_are_buckets_held(monkeypatch):
    """Postings that had to go into a file come back with the rest: the index is the same."""
    whole = anew(long_edition(60))
    monkeypatch.setattr(inverting, "_ROOM", 1000)
    assert anew(long_edition(60)) == whole
