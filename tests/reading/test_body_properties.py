# ruff: noqa: D102 -- the classes they stand for say what their methods do

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.gazetteer.tables import Gazetteer
from plugins.reading.cleaning import TAGS
from plugins.reading.reader import ReadingContext, read_source

CONTEXT = ReadingContext(Gazetteer.load())
PIECES = st.sampled_from(
    [
        *(
            "[a]",
            "(b)",
            "(so:x)",
            "(javascript:x)",
            "(bantin:file/x)",
            "![",
            "](",
            "a",
            " ",
            "\n",
            "\n\n",
            "<b>",
            "<script>",
        ),
        *(
            "</script>",
            "<a href='javascript:x'>",
            "<img src=x onerror=y>",
            "<!--",
            "-->",
            "&",
            "&#106;",
            "&lt;",
            ">",
            "> ",
        ),
        *(
            "*",
            "**",
            "_",
            "`",
            "```\n",
            "# ",
            "- ",
            "1. ",
            "    ",
            "|",
            "|-|-|",
            "[^1]",
            "[^1]: ",
            "\\",
            "— A, b",
            "~~~",
        ),
        *(
            "05-CT/TW",
            '"',
            "'",
            "<https://a.vn>",
            "[a]: b",
            "<",
            "2.105",
            "\u200b",
            "\u0302",
            "😀",
            "---",
            "<svg/onload=x>",
        ),
    ]
)


class Bare:
    """A content root without any file."""

    def real(self, _path: str) -> None:
        return None

    def names(self, _folder: str) -> tuple[str, ...]:
        return ()


class Elements(HTMLParser):
    """What a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


@settings(deadline=None, max_examples=100)
@example("[a](&#106;avascript:x) [b](java\nscript:x) [c]( javascript:x)")
@example("[a][b]\n\n[b]: javascript:x")
@example('![a](x.png" onerror="y)')
@example("<a\thref='javascript:x'>b</a> <svg/onload=x> <img src=x onerror=y//")
@example("```\n<script>x</script>\n```\n[a](bantin:file/noi-bo/x)")
@given(st.lists(PIECES, max_size=40).map("".join))
def test_nothing_an_author_writes_leaves_as_code(markdown: str) -> None:
    """Whatever the Markdown, the body is made of admitted elements, safe links and our own references alone."""
    source = f"---\ntitle: A\ndate: 2017-10-23\n---\n{markdown}"
    reading = read_source(source.encode(), "cong-khai/bai-viet/a.md", Bare(), CONTEXT)  # type: ignore[arg-type]
    assert all(str(each) for each in reading.problems)
    if reading.body is None:
        return
    elements = Elements()
    elements.feed(reading.body.html)
    assert {tag for tag, _ in elements.seen} <= TAGS
    for tag, attributes in elements.seen:
        assert not any(name.startswith("on") or name == "style" for name in attributes)
        link = attributes.get("href") or attributes.get("src") or "#"
        assert re.match(r"#|https?://|mailto:|tel:|bantin:document/", link), (tag, link)
    assert not re.search("[\x00-\x08\ue000-\uf8ff\U00100000-\U0010ffff]", reading.body.html + reading.body.text)
