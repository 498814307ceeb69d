"""A district with forty indicators over eight years, in a real browser: read without scripts, on a phone, on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from plugins.checks.figures import figure_values
from tests.conftest import built
from tests.history.committed import Repository
from tests.sites import figures

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[1] / "node" / "node_modules" / "axe-core" / "axe.min.js"
DISTRICT = "dia-phuong/binh-lieu-198/index.html"
QUOTES = "dia-phuong/binh-lieu-198/cau.html"
RANKING = "so-lieu/dang-vien/index.html"
HISTORY = "so-lieu/thay-doi/ky-luat-canh-cao/2013.html"
PAGES = (DISTRICT, QUOTES, RANKING, "so-lieu/index.html", "so-lieu/thay-doi/index.html", "so-lieu/bien-tap/index.html")
PAGES += (HISTORY,) if which("git") else ()
EDITORS = ("so-lieu/bien-tap/quang-ninh-22/index.html", "so-lieu/bien-tap/khac-nguon/index.html")
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
PAPER = {"width": 605, "height": 998}  # A4 without its margins, in CSS pixels


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The intranet edition of the site of figures, one of which was edited and taken out in its article."""
    folder = tmp_path_factory.mktemp("figures")
    figures.write(folder / "content")
    if which("git"):
        _edit(Repository(folder, folder / "content"))
    return built(folder / "content", folder / "output")


def _edit(site: Repository) -> None:
    """Commit a report with another number and with one figure more, then as it is."""
    site.git("init", "-q")
    source = site.content / "cong-khai" / "bao-cao" / "2013" / "bao-cao-binh-lieu-2013.md"
    text = source.read_text("utf-8")
    other = re.sub(r"\[\d+( [^]]*\]\(so:ky-luat-canh-cao\))", r"[77\1", text)
    source.write_text(f'{other}\n\nCó [7 đảng viên](so:dang-vien-du-bi "30/6/2013").\n', "utf-8")
    site.commit("2014-06-01")
    source.write_text(text, "utf-8")
    site.commit("2014-07-01")


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    """A page without scripts of its own; what a test injects runs all the same."""
    context = chromium.new_context(java_script_enabled=True, bypass_csp=True, viewport=DESK)
    context.route("**/*.js", lambda route: route.abort())
    yield context.new_page()
    context.close()


def address(output: Path, path: str) -> str:
    return (output / path).as_uri()


def test_the_page_holds_every_figure_and_two_charts(output: Path):
    """Forty rows of eight years, each stated cell with a link; no script on the page that a figure needs."""
    html = (output / DISTRICT).read_text("utf-8")
    table = html[html.index("<table") : html.index("</table>")]
    assert len(re.findall(r"<td id=", table)) == 320
    assert table.count('<tr><th scope="row"') == 40
    assert len(re.findall(r'<figure class="(?:line|bar)-chart"', html)) == 2
    assert ">0</a>" in table


def test_every_cell_resolves_to_the_anchor_that_states_it(output: Path):
    """The link of a cell leads to `<data>` whose value is the cell's number, in its sentence quoted beside."""
    html = (output / DISTRICT).read_text("utf-8")
    found = re.findall(r'<td id="[^"]*" data-fact[^>]*><a href="cau\.html#([^"]*)"[^>]*>([^<]*)<', html)
    values = figure_values(QUOTES, (output / QUOTES).read_bytes())
    assert len(found) == len({anchor for anchor, _ in found}) == 320
    for anchor, text in found:
        shown = unescape(text).partition("/")[0].replace(".", "").replace(",", ".")
        assert float(shown) == float(values[anchor])


def test_every_quote_leads_to_its_article(output: Path):
    """The sentence's link leads to the anchor in the article that holds the sentence's first number."""
    html = (output / QUOTES).read_text("utf-8")
    found = re.findall(
        r'<data value="([^"]*)">(?:(?!</li>).)*?<span class="from"><a href="../../([^"#]*)#([^"]*)"', html
    )
    assert len(found) > 80
    for value, page, anchor in found:
        assert figure_values(page, (output / page).read_bytes())[anchor] == value


@pytest.mark.skipif(which("git") is None, reason="không có git: cài git để thử lịch sử bài")
def test_edits_lead_from_the_list_to_the_history_and_to_the_sentence(page: Any, output: Path):
    """The row of an edit says its day and leads to the past of its figure, and from there to the sentence."""
    page.goto(address(output, "so-lieu/thay-doi/index.html"))
    assert page.locator("td.where").filter(has_text="Rút khỏi bài ngày 1/7/2014").count() == 1
    row = page.locator("tr").filter(has_text="Sửa trong bài ngày 1/7/2014")
    assert row.locator("td").first.inner_text().split() == ["77", "31/12/2013"]
    row.locator("a.past").click()
    last = page.locator(":target tbody tr").last
    assert last.locator("th").inner_text().split() == ["Sửa", "trong", "bài", "1/7/2014"]
    number = last.locator("td a").first.inner_text()
    last.locator("td a").first.click()
    assert page.locator(":target data").get_attribute("value") == number


@pytest.mark.parametrize("path", [*PAGES, *EDITORS])
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing(page: Any, output: Path, path: str, viewport: dict[str, int]):
    """Every rule of axe-core, at both widths."""
    if not AXE.exists():
        pytest.skip("Không có axe-core: chạy “npm ci --prefix tests/node”.")
    page.set_viewport_size(viewport)
    page.goto(address(output, path))
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run().then(result => result.violations)")
    assert [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found] == []


@pytest.mark.parametrize("path", [*PAGES, *EDITORS])
def test_a_phone_scrolls_tables_only(page: Any, output: Path, path: str):
    """At 360 px nothing but the table's own region is wider than the screen, and no word is smaller than 12 px."""
    page.set_viewport_size(PHONE)
    page.goto(address(output, path))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    small = page.evaluate(
        """() => [...document.querySelectorAll('main *')].filter(e => e.childNodes.length && e.offsetParent !== null
           && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())
           && parseFloat(getComputedStyle(e).fontSize) < 12).map(e => e.outerHTML.slice(0, 80))"""
    )
    assert small == []


def test_names_stay_in_sight_while_a_phone_scrolls(page: Any, output: Path):
    """The first column stands still, and the newest year can be reached."""
    page.set_viewport_size(PHONE)
    page.goto(address(output, DISTRICT))
    left = page.evaluate(
        """() => { const region = document.querySelector('.figure-table');
           region.scrollLeft = region.scrollWidth;
           const name = region.querySelector('tbody tr:not(.group) th').getBoundingClientRect();
           const last = region.querySelector('tbody tr:not(.group) td:last-child').getBoundingClientRect();
           return [Math.round(name.left), last.right <= 361, last.left >= name.right - 1]; }"""
    )
    assert left == [16, True, True]


def test_numbers_of_a_chart_do_not_touch_on_a_phone(page: Any, output: Path):
    """Eight points, eight numbers and eight years, none over another, all inside the drawing."""
    page.set_viewport_size(PHONE)
    page.goto(address(output, DISTRICT))
    touching = page.evaluate(
        """() => { const boxes = [...document.querySelectorAll('.line-chart text')].map(t => t.getBoundingClientRect());
           const hits = [];
           boxes.forEach((a, i) => boxes.slice(i + 1).forEach(b => {
             const across = a.left < b.right && b.left < a.right;
             if (across && a.top < b.bottom - 3 && b.top < a.bottom - 3) hits.push(i);
           }));
           return [boxes.length, hits.length, boxes.every(b => b.left >= 0 && b.right <= 360)]; }"""
    )
    assert touching == [16, 0, True]


def test_a_figure_is_marked_where_its_link_leads(page: Any, output: Path):
    """From the cell to its quote, to the sentence in the article and back, without scripts."""
    page.goto(address(output, DISTRICT))
    page.click("#o-dang-vien-2015-12-31 a")
    page.wait_for_url("**/cau.html#*")
    assert page.evaluate("document.querySelector(':target').matches('a.so:has(data[value=\"1850\"])')")
    page.click("li:has(:target) .from a")
    page.wait_for_url("**/bai-viet/2015/*")
    page.click("a.so:has(data[value='1850'])")
    page.wait_for_url("**/binh-lieu-198/*")
    page.go_back()
    page.goto(page.url.partition("#")[0] + "#so-dang-vien-2015-12-31")
    assert page.evaluate("document.querySelector(':target').matches('a.so:has(data[value=\"1850\"])')")
    page.click("a.so:target")
    page.wait_for_url("**/binh-lieu-198/*")
    assert page.evaluate("document.querySelector(':target').id") == "o-dang-vien-2015-12-31"


def test_paper_holds_the_whole_table(page: Any, output: Path):
    """On A4 portrait the table is as wide as the paper at most, its head repeats, the charts are whole."""
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    page.goto(address(output, DISTRICT))
    assert page.evaluate("document.documentElement.scrollWidth") <= PAPER["width"]
    widths = page.evaluate("[...document.querySelectorAll('main table')].map(t => t.getBoundingClientRect().right)")
    assert all(right <= PAPER["width"] for right in widths)
    heads = page.evaluate("[...document.querySelectorAll('thead')].map(t => getComputedStyle(t).display)")
    assert set(heads) == {"table-header-group"}
    names = page.evaluate("[...document.querySelectorAll('tbody th[scope=row]')].map(t => t.offsetWidth)")
    assert min(names) >= 150
