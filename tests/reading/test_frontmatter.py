from __future__ import annotations

import json
import string

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.reading.decoding import UNSEEN
from plugins.reading.frontmatter import KEYS, LISTS, Item, Matter, Value, parse

STRAY = "viết “khóa: giá trị”, hoặc lùi vào hai dấu cách nếu nó nối dòng trên"
TEXT_KEYS = [key for key in KEYS if key not in LISTS]
# Letters, marks and everything that means something to YAML.
LETTERS = st.sampled_from("abz BÌđẾ09 \n'\"\\:#-[]{},>|&*!%@`?~=.;/–“”\u00a0\u0301😀")
WORDS = st.text(LETTERS, max_size=200).filter(lambda text: not UNSEEN.search(text))


def read(*lines: str) -> Matter:
    return parse("\n".join(["---", *lines, "---", "Thân bài"]), "a.md")


def texts(*lines: str) -> dict[str, str]:
    """The values of a front matter that has no problems."""
    matter = read(*lines)
    assert matter.problems == ()
    return {key: value.text for key, value in matter.values.items()}


def items(*lines: str) -> list[str]:
    matter = read(*lines)
    assert matter.problems == ()
    return [item.text for value in matter.values.values() for item in value.items]


def told(*lines: str) -> list[str]:
    return [str(problem) for problem in read(*lines).problems]


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("title: Bình Liêu: Lãnh đạo toàn diện", "Bình Liêu: Lãnh đạo toàn diện"),
        ("title: [Ảnh] Đường mới ở Cần Đước", "[Ảnh] Đường mới ở Cần Đước"),
        ("title: [Ảnh]", "[Ảnh]"),
        ('title: "Nói đi đôi với làm"', "Nói đi đôi với làm"),
        ('title: "Học" và "làm theo"', '"Học" và "làm theo"'),
        ("title: 'Học' và 'làm theo'", "'Học' và 'làm theo'"),
        ("title: Chi bộ số 5 #doi-moi", "Chi bộ số 5 #doi-moi"),
        ("title: - Một gạch đầu dòng", "- Một gạch đầu dòng"),
        ("title: 23/10/2017", "23/10/2017"),
        ("title: null", "null"),
        ("title:Không cách", "Không cách"),
        ("title : Cách trước", "Cách trước"),
        ("title: > 90% chi bộ", "> 90% chi bộ"),
        ("title: *quan trọng*", "*quan trọng*"),
        (r"title: C:\thu-muc", r"C:\thu-muc"),
    ],
)
def test_hand_typed_values_read_as_meant(line: str, meant: str) -> None:
    """Colons, brackets, inner quotes and marks of YAML are plain words in a value typed by hand."""
    assert texts(line) == {"title": meant}


def test_values_know_where_they_stand() -> None:
    """Every value and item has the line and column where it begins."""
    assert read(
        "title: Một bài", "# ghi chú", "place: huyện A;  xã B", "tags: [x, 'y']", "summary:", "  Hai"
    ).values == {
        "title": Value("title", "Một bài", 2, 8),
        "place": Value("place", "huyện A;  xã B", 4, 8, (Item("huyện A", 4, 8), Item("xã B", 4, 18))),
        "tags": Value("tags", "", 5, 7, (Item("x", 5, 8), Item("y", 5, 11))),
        "summary": Value("summary", "Hai", 7, 3),
    }


def test_the_body_keeps_its_line_number() -> None:
    """The body begins below the second fence and knows its line."""
    matter = parse("---\ntitle: A\n---\n\nMột\n---\nHai", "a.md")
    assert (matter.body, matter.body_line) == ("\nMột\n---\nHai", 4)


@pytest.mark.parametrize(
    ("lines", "meant"),
    [
        (("tags: a, b; c",), ["a", "b", "c"]),
        (("tags: [a, 'b, c', \"d\"]",), ["a", "b, c", "d"]),
        (("tags: [a,", "  b,", "  c]"), ["a", "b", "c"]),
        (("tags: []",), []),
        (("tags:", "- a", "- b: c"), ["a", "b: c"]),
        (("tags:", "  - a", "    tiếp", "  - 'b'"), ["a tiếp", "b"]),
        (("place: xã Tân Lân, huyện Cần Đước; huyện Đức Huệ",), ["xã Tân Lân, huyện Cần Đước", "huyện Đức Huệ"]),
        (("authors: Trần A – Bí thư; Lê B",), ["Trần A – Bí thư", "Lê B"]),
    ],
)
def test_list_keys_take_lists(lines: tuple[str, ...], meant: list[str]) -> None:
    """A list key takes brackets, dashes, and items on one line with its own separators."""
    assert items(*lines) == meant


@pytest.mark.parametrize(
    ("lines", "meant"),
    [
        (("summary: một", "  hai", "", "  ba"), "một hai\nba"),
        (("summary: >-", "  một", "  hai", "", "  ba"), "một hai\nba"),
        (("summary: >", "  một", "    lùi", "  hai"), "một\n  lùi\nhai\n"),
        (("summary: |", "  một", "  # không phải ghi chú", ""), "một\n# không phải ghi chú\n"),
        (("summary: |+", "  một", "", ""), "một\n\n\n"),
        (("summary: |2-", "    lùi", "  thẳng"), "  lùi\nthẳng"),
        (('summary: "một \\', '  hai\\tba"'), "một hai\tba"),
        (("summary: 'một", "  hai ''ba'''"), "một hai 'ba'"),
        (('summary: "\\ud83d\\ude00 \\u1EBF \\x41 \\U0001F600"',), "😀 ế A 😀"),
    ],
)
def test_long_values_fold_as_yaml_folds(lines: tuple[str, ...], meant: str) -> None:
    """Plain, quoted, folded and literal values over several lines read as YAML reads them."""
    assert read(*lines).values["summary"].text == meant


def test_everything_wrong_is_told_where_it_stands() -> None:
    """Unknown, misspelled and repeated keys, tabs, stray lines and bad escapes are told with line and column."""
    assert told(
        "title: A",
        "Stauts: draft",
        "Title: B",
        "màu: đỏ",
        "title: C",
        "slug:\tten-bai",
        "dòng không có khóa nào trong đó cả, viết dài quá bốn mươi chữ",
        r'kicker: "a\q"',
        "category:",
        "  - x",
        "source: y",
        "- z",
    ) == [
        "a.md:3:1: lỗi BT109: không có khóa “Stauts”; có phải “status”?",
        "a.md:4:1: lỗi BT109: không có khóa “Title”; có phải “title”?",
        "a.md:5:1: lỗi BT109: không có khóa “màu”",
        "a.md:6:1: lỗi BT108: khóa “title” đã ghi ở dòng 2: chỉ giữ một chỗ",
        "a.md:7:6: lỗi BT106: có dấu tab: thay bằng dấu cách",
        f"a.md:8:1: lỗi BT107: không hiểu dòng “dòng không có khóa nào trong đó cả, viế…”: {STRAY}",
        r"a.md:9:9: lỗi BT110: trong ngoặc kép, “\q” không có nghĩa: cần dấu \ thì viết \\",
        "a.md:11:1: lỗi BT111: khóa “category” nhận một giá trị, không nhận danh sách",
        f"a.md:13:1: lỗi BT107: không hiểu dòng “- z”: {STRAY}",
    ]


@pytest.mark.parametrize(
    ("typed", "guess"),
    [("ngày", "date"), ("author", "authors"), ("publish-at", "publish_at"), ("description", "summary"), ("xyz", "")],
)
def test_an_unknown_key_meets_a_guess(typed: str, guess: str) -> None:
    """Vietnamese words, other generators' keys and near misses lead to ours; a strange word to none."""
    assert [(problem.code, problem.guess) for problem in read(f"{typed}: x").problems] == [("BT109", guess)]


def test_missing_fences_are_told() -> None:
    """A source without the first or the second fence has no front matter, and says which is missing."""
    assert [str(each) for text in ("# Tít\n", "---\ntitle: A\nchữ") for each in parse(text, "a.md").problems] == [
        "a.md:1:1: lỗi BT104: bài phải mở đầu bằng dòng ---, rồi đến các khóa như title, date",
        "a.md:3: lỗi BT105: thiếu dòng --- đóng phần đầu bài",
    ]


@settings(deadline=None)
@given(st.text())
def test_no_text_breaks_the_reader(text: str) -> None:
    """Whatever stands between the fences, the reader answers, and its problems can be printed."""
    for source in (text, f"---\n{text}\n---\n", f"---\ntitle: {text}\ntags: [{text}]\n---\n"):
        assert all(str(problem) for problem in parse(source, "a.md").problems)


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(["title", ": ", "- ", '"', "'", "\n", " ", "|", ">", "\\", "[", "]", ",", "tags", "x"]))
)
def test_no_pieces_of_yaml_break_the_reader(pieces: list[str]) -> None:
    """Pieces of YAML in any order never break the reader either."""
    assert all(str(problem) for problem in read("".join(pieces)).problems)


@pytest.mark.parametrize("style", [None, '"', "'", "|", ">"])
@pytest.mark.parametrize("wide", [True, False])
@settings(deadline=None)
@given(data=st.data())
def test_what_a_yaml_tool_writes_reads_the_same(style: str | None, wide: bool, data: st.DataObject) -> None:  # noqa: FBT001
    """Texts and lists dumped by PyYAML in any style, escaped or not, come back unchanged."""
    meant = data.draw(st.fixed_dictionaries({"title": WORDS, "summary": WORDS, "tags": st.lists(WORDS, min_size=1)}))
    dumped = yaml.dump(meant, default_style=style, allow_unicode=wide, default_flow_style=False, sort_keys=False)
    matter = read(*dumped.removesuffix("\n").split("\n"))
    got = {key: [item.text for item in value.items] or value.text for key, value in matter.values.items()}
    assert got == meant


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(TEXT_KEYS), WORDS))
def test_what_json_writes_reads_the_same(meant: dict[str, str]) -> None:
    """A line `key: "…"` with a JSON string comes back unchanged."""
    matter = read(*(f"{key}: {json.dumps(text)}" for key, text in meant.items()))
    assert {key: value.text for key, value in matter.values.items()} == meant


@settings(deadline=None)
@given(st.text(string.ascii_letters + " :#[]-'\"ếđ", min_size=1).map(str.strip).filter(bool))
def test_a_typed_line_loses_nothing(words: str) -> None:
    """Every letter typed behind a text key is in its value; only a pair of quotes around the whole is not."""
    value = texts(f"title: {words}")["title"]
    assert "".join(value.replace("'", "").replace('"', "").split()) == "".join(
        words.replace("'", "").replace('"', "").split()
    )
