"""What the theme prints: whole pages that a strict content security policy and a screen reader accept."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import FileSystemLoader, StrictUndefined

from plugins.articles.plugin import ROOMS as ARTICLES
from plugins.lists.plugin import ROOMS as LISTS
from plugins.model.addresses import root
from plugins.model.articles import Body, Byline, Heading, Picture
from plugins.model.edition import Edition, Link, Masthead
from plugins.model.sheets import Page
from plugins.press.dress import dress
from plugins.press.environment import PressEnvironment
from plugins.press.fragments import Kept
from tests.builders import (
    INDICATORS,
    KHOI,
    NINE_MONTHS,
    UNITS,
    article,
    body,
    cell,
    citation,
    fact,
)
from tests.fakes import FakeEdition

THEME = Path(__file__).parents[2] / "theme"
HERE = article(
    kicker="Chuyên mục",
    summary="Sapo <của> bài.",
    tags=("chi bộ",),
    category="Tin & bài",
    authors=(Byline("Lan", "Bí thư"),),
    image=Picture("x/nui.svg", "bai-viet/2017/mot/nui.svg", "Núi", "Một dãy núi", "Minh họa: Ban biên tập", 10, 10),
    aliases=("cu/1",),
)
MEMBERS = fact(HERE)
ADMITTED = fact(HERE, "ket-nap", "92", period=NINE_MONTHS)
TEXT = Body(
    '<p>Có <a class="so" id="so-dang-vien-2017-10-23" href="bantin:fact/'
    + MEMBERS.id
    + '"><data value="2105">2.105</data></a>.</p><h2 id="a">Một</h2><h2 id="b">Hai</h2>',
    "Có 2.105.",
    (Heading(2, "a", "Một"), Heading(2, "b", "Hai")),
    facts=(MEMBERS, ADMITTED),
    citations=(citation(HERE),),
)
REPORT = article("bc", kind="report", organisation="khoi", places=(), period=NINE_MONTHS)
PAPER = FakeEdition(
    (
        (HERE, TEXT),
        (REPORT, body()),
        (article("en", lang="en", tags=("chi bộ",)), body()),
        (article("gt", kind="page", address="trang/gt.html"), body()),
    ),
    UNITS,
    (KHOI,),
    INDICATORS,
    cells=(cell(MEMBERS), cell(ADMITTED, "9t")),
    link_list=(Link("A", "https://a.example", "Trung ương"),),
    paper=Masthead("Bản tin Thử", "Tin thử", phone="0000"),
    audience="internal",
)
EDITIONS = {
    "paper": PAPER,
    "public": replace(PAPER, audience="public", siteurl="https://a.example/b"),
    "empty": FakeEdition(),
}


class Reader(HTMLParser):
    """Elements and attributes of a page, in order; refuses what is opened and never closed."""

    VOID = frozenset({"meta", "link", "img", "input", "br", "hr", "rect", "circle", "path"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        """Note it, and that it waits to be closed."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        """Note it."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag):
        """It closes what was opened last."""
        assert self.open, tag
        assert self.open[-1] == tag, (self.open, tag)
        self.open.pop()


def environment() -> PressEnvironment:
    return PressEnvironment(
        loader=FileSystemLoader([THEME / "templates", THEME]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[Kept],
    )


def pages(edition: Edition) -> dict[str, str]:
    """Every page of articles and lists, printed."""
    env, clothes, printed = environment(), dress(edition, THEME), {}
    for room in (*ARTICLES, *LISTS):
        for key in room.keys(edition):
            sheet = room.sheet(edition, key)
            assert isinstance(sheet, Page)
            words = clothes.words(str(sheet.values.get("lang", "vi")))
            values = {**sheet.values, "root": root(sheet.path), "path": sheet.path, "t": words, "site": clothes.site}
            printed[sheet.path] = env.get_template(sheet.template).render(values)
    return printed


PRINTED = {(name, path): html for name, edition in EDITIONS.items() for path, html in pages(edition).items()}


@pytest.mark.parametrize("html", PRINTED.values(), ids=[f"{name} {path}" for name, path in PRINTED])
def test_page_is_sound(html: str) -> None:
    """One h1, one kind, unique ids, closed elements; no style, script or handler stands in the page itself."""
    reader = Reader(html)
    assert reader.open == []
    counted = Counter(tag for tag, _ in reader.elements)
    assert (counted["h1"], counted["main"], counted["title"]) == (1, 1, 1)
    assert [attributes["data-page"] for tag, attributes in reader.elements if tag == "body"] != [""]
    assert counted["style"] == 0
    ids = [attributes["id"] for _, attributes in reader.elements if "id" in attributes]
    assert [id for id, count in Counter(ids).items() if count > 1] == []
    for tag, attributes in reader.elements:
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]
        assert tag != "script" or attributes.get("src", "").endswith("theme/js/bantin.js")
        assert tag != "img" or "alt" in attributes


@pytest.mark.parametrize("html", PRINTED.values(), ids=[f"{name} {path}" for name, path in PRINTED])
def test_page_says_nothing_but_words(html: str) -> None:
    """No method, no None and no blank of a string reaches the reader."""
    assert re.findall(r"&lt;(?:built-in|function|bound)|>None<|\{[a-z]+\}|bantin:", html) == []


def test_labels_name_fields_that_exist() -> None:
    """Every label, description and in-page link points at an id of its page."""
    for html in PRINTED.values():
        elements = Reader(html).elements
        ids = {attributes["id"] for _, attributes in elements if "id" in attributes}
        wanted = {attributes["for"] for _, attributes in elements if "for" in attributes}
        wanted |= {attributes["aria-labelledby"] for _, attributes in elements if "aria-labelledby" in attributes}
        wanted |= {a["href"][1:] for tag, a in elements if tag == "a" and a.get("href", "").startswith("#")}
        assert wanted - ids == {ADMITTED.anchor} & wanted


def test_search_field_stands_on_every_page() -> None:
    """A form of the search role with the field q, which works from a folder too."""
    for (_, path), html in PRINTED.items():
        if 'http-equiv="refresh"' in html:
            continue
        depth = root(path)
        assert 'role="search"' in html, path
        assert f'action="{depth}tim-kiem/index.html"' in html or path == "404.html"


def test_figures_lead_to_their_sentences() -> None:
    """A cell names its fact and leads to the anchor in the text; the text leads to the district's table."""
    html = PRINTED["paper", "bai-viet/2017/mot.html"]
    assert f'<td class="number" data-fact="{MEMBERS.id}"><a href="#so-dang-vien-2017-10-23">2.105</a></td>' in html
    assert 'href="../../dia-phuong/binh-lieu-198/index.html#o-dang-vien-2017-10-23"><data value="2105">' in html


def test_audience_is_told_only_inside() -> None:
    """The internal paper says so quietly in its foot; the public one does not speak of another."""
    assert "Bản nội bộ." in PRINTED["paper", "index.html"]
    assert "nội bộ" not in PRINTED["public", "index.html"]


def test_placeholders_of_the_masthead_say_where_they_will_stand() -> None:
    """What is not known is told as such, what is known is printed."""
    html = PRINTED["paper", "index.html"]
    assert "Giấy phép: theo tệp tòa soạn." in html
    assert "Điện thoại: 0000." in html


def test_unknown_address_page_has_no_relative_address() -> None:
    """A server shows it at any depth."""
    for name, base in (("paper", "/"), ("public", "/b/")):
        elements = Reader(PRINTED[name, "404.html"]).elements
        addresses = [a[key] for tag, a in elements for key in ("href", "src", "action") if key in a]
        assert [each for each in addresses if not each.startswith((base, "#", "https://"))] == []


def test_furniture_words_are_the_same_in_both_languages() -> None:
    """A word that one language lacks would stop its pages; a word called like a method would never be read."""
    words = {lang: tomllib.loads((THEME / f"strings/{lang}.toml").read_text("utf-8")) for lang in ("vi", "en")}
    keys = {lang: {(section, key) for section, pairs in each.items() for key in pairs} for lang, each in words.items()}
    assert keys["vi"] == keys["en"]
    assert [pair for pair in keys["vi"] if hasattr(dict, pair[1]) or hasattr(dict, pair[0])] == []
