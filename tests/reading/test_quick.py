from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, SubElement

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.serializers import to_html_string

from plugins.citations.keys import CitationContext
from plugins.model.facts import Indicator
from plugins.reading.cleaning import clean
from plugins.reading.limits import _excess, excesses
from plugins.reading.parsing import Around, Parsed, Parser
from plugins.reading.quick import Quick
from plugins.reading.references import Found, Resolver
from plugins.reading.secrecy import _SUSPECT, _mark
from plugins.reading.serializing import serialize
from plugins.reading.words import words
from plugins.tagging.context import FigureContext
from plugins.tagging.registry import Registry, read_registry
from plugins.text.plain import plain

REGISTRY = """[dang-vien]
label = "Đảng viên"
group = "Tổ chức"
unit = "đảng viên"
kind = "count"
timing = "instant"
"""
PROSE = [
    *("Đảng bộ huyện có ", "Ngày 23/10/2017, ", "Chi bộ thôn họp. ", "Bí mật", "MẬT", "m ậ t", "a", " ", "2017 ", "!"),
    *("Nghị quyết số 18-NQ/TW", "Chỉ thị 05", "1826/QĐ-TTg", "05-CT/TW", "\u00a0", "\u0302", "\u0323", "\u200b", "😀"),
]
LINES = [
    *("\n", "\n\n", "\n\n", "\n\n\n", "  \n", "\t", "    ", "\n    ", "\n> ", "\n- ", "\n+ ", "\n* ", "\n1. ", "\n7. "),
    *(
        "\n# ",
        "\n## ",
        "\n#",
        "\n---\n",
        "\n***\n",
        "\n===\n",
        "\n---",
        "\n|a|b|\n|-|:-|\n|c|d|\n",
        "|",
        "\n~~~\nx\n~~~\n",
    ),
    *(
        "\n```\n[a](b)\n```\n",
        "\n[^1]: Chú thích\n",
        "\n[a]: https://a.vn 'T'\n",
        "\n[b]: so:dang-vien\n",
        "\n— A, b\n",
    ),
]
SIGNS = [
    *("[2.105 đảng viên](so:dang-vien)", '[gần 3 đảng viên](so:dang-vien "mục tiêu; năm 2020")', "[a](SO : dang-vien)"),
    *("[chữ](https://a.vn/b_c?d=1&e=2)", '![Ảnh](x.png "Chú thích. Ảnh: Ban")', "![a](b)", "[a](b 'c')", "[a]( b )"),
    *("[a](<b c>)", '[a](b "c")', "[a]()", "[](b)", "[a\nb](c)", "[a][b]", "[a]", "[a] [b]", "![a][b]", "[^1]", "[^2]"),
    *("![[a](b)](c)", "[![a](b)](c)", "[a](b(c)d)", "[*a*](b)", "[a_b](c_d)", "[", "]", "(", ")", "](so:", "](", "!["),
    *(
        "*",
        "**",
        "***",
        "_",
        "__",
        "`",
        "``",
        "\\",
        "\\*",
        "\\[",
        "<",
        ">",
        "&",
        "&amp;",
        "&nbsp;",
        "&#8617;",
        '"',
        "'",
    ),
    *("<b>", "</b>", "<br>", "<sub>", "<!-- x -->", "<https://a.vn>", "<a@b.vn>", "<a href='so:x'>", "<svg/onload=x>"),
    *("<p>", "</td>", "<![CDATA[x]]>", "<?x?>", "\x02", "\x03", "///Footnotes Go Here///", "\u2028", "{a}", "x*y*z"),
]
MARKDOWN = st.lists(st.sampled_from([*PROSE, *LINES, *SIGNS]), max_size=50).map("".join)


@dataclass(frozen=True, slots=True)
class Bare:
    """A content root with one article and one picture that is none."""

    here: frozenset[str] = field(default=frozenset(("cong-khai/bai-viet/b", "cong-khai/bai-viet/x.png")))

    def real(self, path: str) -> str | None:
        """See Tree."""
        return path if path in self.here else None

    def size(self, _path: str) -> int:
        """See Tree."""
        return 24

    def read(self, _path: str) -> bytes:
        """See Tree."""
        return b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x05\0\0\0\x04"

    def names(self, _folder: str) -> tuple[str, ...]:
        """See Tree."""
        return ("b", "x.png")


def around() -> Around:
    """What surrounds an article of Bình Liêu."""
    path = "cong-khai/bai-viet/a.md"
    registry: Registry = read_registry(REGISTRY, "chi-tieu.toml")[0]
    assert isinstance(registry.get("dang-vien"), Indicator)
    figures = FigureContext(path, "bai-viet/2017/a.html", path, date(2017, 10, 23), registry, 5, unit="vn-d198")
    citations = CitationContext(path, date(2017, 10, 23), 5, "vn-d198", "binh-lieu-198", "Bình Liêu")
    return Around(Resolver(Bare(), path, "bai-viet/2017/a.html", Found()), figures, citations)


QUICK, STOCK = Parser(around(), Quick), Parser(around(), Markdown)


def parsed(parser: Parser, markdown: str) -> Parsed | str:
    """All that came of a text, or that it was given up."""
    try:
        return parser.parse(markdown, around())
    except RecursionError:
        return "lớp lồng nhau"


@settings(deadline=None, max_examples=400)
@example("1. a\n\n    b\n\n2. c")
@example("- a\n- [b](c)\n\n  ![Ảnh](x.png)\n\nĐoạn")
@example("> [a](b)\n> — A, b")
@example("2017. a\n\n2017.\n\n7. b")
@example("[a](so:dang-vien) ![a](b)[a](b)\n\n[a]: b\n\n[a]")
@example('| [Đảng viên](so:dang-vien) | a |\n|-|-|\n| 3 | [x](https://a.vn "b") |')
@given(MARKDOWN)
def test_the_quick_parser_writes_what_the_stock_one_writes(markdown: str) -> None:
    """HTML, remarks, references, facts, citations and problems are equal, one text after another with one parser."""
    assert parsed(QUICK, markdown) == parsed(STOCK, markdown)


def test_a_parser_forgets_the_text_before() -> None:
    """References, footnotes, raw pieces and lists that one text left open mean nothing to the next."""
    texts = (
        "[a]: b\n\n[^1]: c\n\n[a] [^1]",
        "```\nx\n```\n\n- a\n\n    - b",
        "[a] [^1] **",
        "- " * 40 + "a",
        "a **b** c",
    )
    fresh = [parsed(Parser(around()), text) for text in texts]
    assert [parsed(QUICK, text) for text in texts] == fresh


def test_plain_pages_never_reach_the_stock_patterns(monkeypatch: pytest.MonkeyPatch) -> None:
    """Prose, plain links, figures and pictures take the short path, or there is no use in it."""

    def refuse(*_values: object) -> None:
        raise AssertionError

    for pattern in QUICK.markdown.inlinePatterns:
        monkeypatch.setattr(pattern, "handleMatch", refuse)
    text = 'Có [2.105 đảng viên](so:dang-vien "năm 2017").\n\n![Ảnh](x.png "Chữ")\n\n- [a](b) c\n\n> d\n\n2017 là năm.'
    assert isinstance(parsed(QUICK, text), Parsed)


def grown(pieces: list[tuple[str, str, str, int]]) -> Element:
    """A tree whose every element stands in one of those before it."""
    elements = [Element("div")]
    for tag, text, name, place in pieces:
        element = SubElement(elements[place % len(elements)], tag, {name: text, "a": name} if name else {})
        element.text, element.tail = text, name
        elements.append(element)
    return elements[0]


TAGS = st.sampled_from(["p", "br", "img", "A", "script", "style", "td", "hr"])
TEXTS = st.text(st.sampled_from('a&<>"\n;#1x\x02'), max_size=6) | st.sampled_from(["&amp;", "&#1;", "checked", "&x"])
NAMES = st.sampled_from(["", "b", "checked", "href"])


@given(st.lists(st.tuples(TAGS, TEXTS, NAMES, st.integers(0, 9)), max_size=12))
def test_the_serializer_writes_what_the_stock_one_writes(pieces: list[tuple[str, str, str, int]]) -> None:
    """Escapes, empty elements, scripts and switches are equal."""
    root = grown(pieces)
    assert serialize(root) == to_html_string(root)


class Slow(HTMLParser):
    """The words of a page as a whole HTML parser finds them."""

    def __init__(self) -> None:
        super().__init__()
        self.said, self.ids, self.skipping = list[str](), list[str](), False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note ids, and the arrow that is no word."""
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.skipping = tag == "a" and dict(attrs).get("class") == "footnote-backref"

    def handle_endtag(self, _tag: str) -> None:
        """End what is no word."""
        self.skipping = False

    def handle_data(self, data: str) -> None:
        """Gather words."""
        self.said += [] if self.skipping else [data]


@settings(deadline=None)
@given(MARKDOWN, st.text(st.sampled_from("<>/= \"'&;ap!-id"), max_size=30))
def test_words_are_those_a_whole_parser_finds(markdown: str, raw: str) -> None:
    """Whatever the cleaner lets through, letters and ids are the same in the same order."""
    result = parsed(QUICK, markdown)
    html = clean((result.html if isinstance(result, Parsed) else "") + raw)[0]
    slow = Slow()
    slow.feed(html)
    slow.close()
    read = words(html)
    assert "".join("".join(read.lines).split()) == "".join("".join(slow.said).split())
    assert read.ids == slow.ids


LETTERS = st.sampled_from([*"mMậẬtTaâạ tốiyệđộức:*_<>b/", "\u0323", "\u0302", "\u200b", "½", "Ⅷ", "×", "ß", "1", "<i>"])


@example("m\u0323ật")
@example("M½Ậ<b>T")
@example("MA\u0323\u0334\u0302T")
@example("ma\u0302\u200b\u0323t")
@given(st.lists(LETTERS, max_size=14).map("".join))
def test_no_mark_of_secrecy_goes_unsuspected(line: str) -> None:
    """A line that is a mark is always looked at."""
    assert not _mark(line) or _SUSPECT.search(line)


def test_only_two_letters_fold_to_the_heart_of_every_mark() -> None:
    """No other character of Unicode becomes 'm' or 'ậ' when cases are folded, so the suspicion misses none."""
    every = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
    assert [each for each in every if "m" in each.casefold()] == ["M", "m"]
    assert [each for each in every if "ậ" in plain(each).casefold()] == ["Ậ", "ậ"]
    between = re.compile("[0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]")
    assert [each for each in every if between.fullmatch(each) and not each.isalnum()] == []


RUNS = st.tuples(
    st.sampled_from(["[", "](", "]", ")", "*", "> ", "- ", "1. ", "\n", "\n\n", " ", "\t", "a"]), st.integers(1, 125)
)


@settings(deadline=None)
@given(st.lists(RUNS, max_size=6).map(lambda runs: "".join(sign * count for sign, count in runs)))
def test_a_text_within_the_limits_as_a_whole_is_so_in_every_block(text: str) -> None:
    """What the quick look lets pass has no block beyond a limit."""
    if not list(excesses(text)):
        assert [what for block in re.split(r"\n[ \t]*\n", text) if (what := _excess(block))] == []
