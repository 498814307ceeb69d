"""The press prints what changed, touches nothing on a problem, and deletes only what is its own."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from plugins.model.edition import Masthead
from plugins.model.problems import problem
from plugins.model.sheets import File, Page, Room, Sheet
from plugins.press.printing import Workshop, print_edition


@dataclass
class TinyEdition:
    """An edition whose only content is a few titled pages."""

    titles: dict[str, str] = field(default_factory=dict)
    audience: str = "internal"
    siteurl: str = ""

    def masthead(self) -> Masthead:
        return Masthead("Bản tin thử")

    def pages(self) -> tuple[str, ...]:
        return ()


def keys(edition: TinyEdition) -> list[str]:
    return list(edition.titles)


def sheet(edition: TinyEdition, key: str) -> Sheet:
    if key.endswith(".csv"):
        return File(key, upper, edition.titles[key])
    return Page(key, "page.html", {"title": edition.titles[key]})


def upper(title: str) -> bytes:
    return title.upper().encode()


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    theme = tmp_path / "theme"
    for folder in ("templates", "css", "strings", "js", "fonts"):
        (theme / folder).mkdir(parents=True)
    (theme / "templates" / "page.html").write_text(
        '{% include "head.html" %}<h1 id="dau">{{ title }}</h1>{{ t.more }}', "utf-8"
    )
    (theme / "templates" / "head.html").write_text('<a href="{{ root }}index.html#dau">{{ site.name }}</a>', "utf-8")
    (theme / "strings" / "vi.toml").write_text('more = "Xem thêm"', "utf-8")
    (theme / "css" / "a.css").write_text("a{}", "utf-8")
    env = Environment(loader=FileSystemLoader(theme / "templates"), autoescape=True, undefined=StrictUndefined)
    return Workshop(env, theme, tmp_path / "output", tmp_path / "receipt.json", (Room("tiny", keys, sheet),))


def tree(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): p.read_text("utf-8") for p in folder.rglob("*") if p.is_file()}


def test_a_page_is_its_template_filled_with_values_and_dress(workshop: Workshop):
    """Values are escaped, links start from the page's own depth, words come from the strings file."""
    printed = print_edition(TinyEdition({"index.html": "A & B", "x/y.html": "C"}), workshop)
    assert (printed.pages, printed.files, printed.problems) == (2, 3, ())
    assert tree(workshop.output) == {
        "index.html": '<a href="index.html#dau">Bản tin thử</a><h1 id="dau">A &amp; B</h1>Xem thêm',
        "x/y.html": '<a href="../index.html#dau">Bản tin thử</a><h1 id="dau">C</h1>Xem thêm',
        "theme/bantin.css": "a{}",
    }


def test_an_unchanged_edition_prints_nothing(workshop: Workshop):
    """The second printing of the same values changes and removes no file."""
    print_edition(TinyEdition({"index.html": "A"}), workshop)
    printed = print_edition(TinyEdition({"index.html": "A"}), workshop)
    assert (printed.changed, printed.removed) == ((), ())


def test_only_what_changed_is_printed_and_only_its_own_is_removed(workshop: Workshop):
    """A changed value reprints its page; a key that is gone takes its file and empty folder along, strangers stay."""
    print_edition(TinyEdition({"index.html": "A", "b.html": "B", "x/c.csv": "c"}), workshop)
    (workshop.output / "la.txt").write_text("của người khác", "utf-8")
    printed = print_edition(TinyEdition({"index.html": "A", "b.html": "B2"}), workshop)
    assert (printed.changed, printed.removed) == (("b.html",), ("x/c.csv",))
    assert sorted(tree(workshop.output)) == ["b.html", "index.html", "la.txt", "theme/bantin.css"]
    assert not (workshop.output / "x").exists()


def test_a_changed_include_reprints_every_page_that_uses_it(workshop: Workshop):
    """A template's fingerprint covers what it includes."""
    print_edition(TinyEdition({"index.html": "A"}), workshop)
    (workshop.theme / "templates" / "head.html").write_text("<p>mới</p>", "utf-8")
    workshop.env.cache.clear()
    printed = print_edition(TinyEdition({"index.html": "A"}), workshop)
    assert printed.changed == ("index.html",)
    assert tree(workshop.output)["index.html"].startswith("<p>mới</p>")


def test_a_file_deleted_by_hand_comes_back(workshop: Workshop):
    """The receipt vouches only for files that are there."""
    print_edition(TinyEdition({"index.html": "A", "b.csv": "b"}), workshop)
    (workshop.output / "b.csv").unlink()
    assert print_edition(TinyEdition({"index.html": "A", "b.csv": "b"}), workshop).changed == ("b.csv",)


def test_a_broken_link_stops_the_printing_and_touches_nothing(workshop: Workshop):
    """When the site without a page would have a dead link, the previous output stays to the byte."""
    print_edition(TinyEdition({"index.html": "A"}), workshop)
    before = tree(workshop.output)
    printed = print_edition(TinyEdition({"khac.html": "K"}), workshop)
    assert [(p.path, p.code) for p in printed.problems] == [("khac.html", "BT601")]
    assert tree(workshop.output) == before


def test_a_template_that_asks_for_a_missing_value_is_located(workshop: Workshop):
    """The problem names the template, its line and the page."""
    (workshop.theme / "templates" / "page.html").write_text("<p>\n{{ titel }}</p>", "utf-8")
    printed = print_edition(TinyEdition({"index.html": "A"}), workshop)
    template = str(workshop.theme / "templates" / "page.html")
    assert printed.problems == (problem("BT811", template, 2, page="index.html", reason="'titel' is undefined"),)
    assert not workshop.output.exists()


def test_two_rooms_may_not_print_the_same_path(workshop: Workshop):
    """The second sheet of a path is a problem that names both rooms."""
    twice = replace(workshop, rooms=(Room("một", keys, sheet), Room("hai", keys, sheet)))
    printed = print_edition(TinyEdition({"index.html": "A"}), twice)
    assert [str(p) for p in printed.problems] == [
        "index.html: lỗi BT801: hai phần cùng muốn in trang này: “một” và “hai”"
    ]


def test_a_site_with_an_address_has_a_sitemap_of_its_listed_pages(workshop: Workshop):
    """Pages are named in order, files are not."""
    print_edition(TinyEdition({"index.html": "A", "b.csv": "b"}, siteurl="https://vi.du"), workshop)
    assert tree(workshop.output)["sitemap.xml"].splitlines()[2:] == [
        "<url><loc>https://vi.du/index.html</loc></url>",
        "</urlset>",
    ]


def test_a_lost_receipt_prints_everything_anew(workshop: Workshop):
    """Without a receipt nothing is trusted, and nothing of others is deleted."""
    print_edition(TinyEdition({"index.html": "A"}), workshop)
    workshop.receipt.write_text("{", "utf-8")
    printed = print_edition(TinyEdition({"index.html": "A"}), workshop)
    assert printed.changed == ("index.html", "theme/bantin.css")
