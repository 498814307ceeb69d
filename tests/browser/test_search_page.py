"""The search page in a real Chromium, served over http under a strict policy and opened as a file."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from jinja2 import FileSystemLoader, StrictUndefined

from plugins.press.dress import dress, theme_sheets
from plugins.press.environment import PressEnvironment
from plugins.press.fragments import Kept
from plugins.press.printer import print_sheet
from plugins.search.index import Memory, mapped
from plugins.search.plugin import ROOMS
from plugins.search.preparing import prepare
from plugins.search.reader import open_site
from tests.search.edition import edition, long_edition

pytestmark = pytest.mark.browser
THEME = Path(__file__).parents[2] / "theme"
FINAL = "[data-results][aria-busy=false]"
TITLES = "ol[data-results] > li h2"


class Strict(http.server.SimpleHTTPRequestHandler):
    """Serves files with the policy the portal is meant for, and remembers what was asked."""

    asked: list[str] = []  # noqa: RUF012 -- one server a module

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        """Send the policy with every answer."""
        self.asked.append(self.path)
        self.send_header("Content-Security-Policy", "default-src 'self'; require-trusted-types-for 'script'")
        super().end_headers()


def printed(made, output: Path) -> Path:
    """The search room and the theme of an edition, printed as the press prints them."""
    env = PressEnvironment(
        loader=FileSystemLoader([THEME / "templates", THEME]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[Kept],
    )
    memory = Memory()
    prepare(made, memory, mapped)
    made = replace(made, keepings={"search": memory.values})
    sheets = [*(room.sheet(made, key) for room in ROOMS for key in room.keys(made)), *theme_sheets(THEME)]
    for sheet in sheets:
        path = output / sheet.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(print_sheet(sheet, env, dress(made, THEME)))
    return output


@pytest.fixture(scope="module")
def output(tmp_path_factory) -> Path:
    """A folder with a few stories in `short` and 60 more pieces in `long`."""
    root = tmp_path_factory.mktemp("search")
    printed(edition(), root / "short")
    printed(long_edition(60), root / "long")
    return root


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a server over a folder."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Strict, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def served(output) -> Iterator[str]:
    """The address of a server over the stories."""
    with serving(output) as address:
        yield address


@pytest.fixture(params=["http", "file"])
def base(request, output, served) -> str:
    """Both ways a reader opens the portal."""
    return served if request.param == "http" else output.as_uri()


@pytest.fixture
def page(chromium):
    """A page of its own, which must end without a script error or a refusal by the policy."""
    opened = chromium.new_page(viewport={"width": 1280, "height": 900})
    opened.set_default_timeout(60_000)
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    yield opened
    opened.close()
    assert wrong == []


def ask(page, base: str, query: str, corpus: str = "short") -> list[str]:
    """Open the page with a query in the address; the titles shown when the list is final."""
    page.goto(f"{base}/{corpus}/tim-kiem/index.html?q={query}")
    page.wait_for_selector(FINAL)
    return page.locator(TITLES).all_inner_texts()


@pytest.mark.parametrize(
    ("query", "title", "count"),
    [
        ("can+duoc", "Nhà văn hóa mới ở Cần Đước", "2 kết quả có cụm “Cần Đước”"),
        ("C%E1%BA%A7n+%C4%90%C6%B0%E1%BB%9Bc", "Nhà văn hóa mới ở Cần Đước", "2 kết quả có cụm “Cần Đước”"),
        ("13+nq+hu", "Thị ủy Đông Triều học nghị quyết", "1 bài có cụm “13 NQ HU”"),
        ("ket+nap+dang+vien", "Bình Liêu: kết nạp đảng viên ở bản xa", "1 bài có cụm “kết nạp đảng viên”"),
    ],
)
def test_a_query_in_the_address_is_answered(page, base, query, title, count):
    """The right piece is first and its count is told, over http and from a folder."""
    assert ask(page, base, query)[:1] == [title]
    assert page.inner_text("[data-count]") == count
    assert page.get_attribute("[data-count]", "data-count") == count.split()[0]
    assert page.input_value("input[name=q]").split()


def test_a_result_links_to_its_page_and_shows_the_hit(page, base):
    """The first link of a result is its page, relative; below it place, date, kind and the marked words."""
    ask(page, base, "can+duoc")
    item = page.locator("ol[data-results] > li").first
    assert item.locator("a").first.get_attribute("href") == "../bai-viet/2016/nha-van-hoa-moi-o-can-duoc-0.html"
    assert item.locator(".meta").inner_text() == "Huyện Cần Đước, Long An · 22/05/2016 · Bài viết"
    assert item.locator("mark").all_inner_texts() == ["Cần Đước"]


def test_typing_and_choosing_go_into_the_address_and_back(page, base):
    """A search, a spelling and a facet are steps of the history; the back button undoes them one by one."""
    page.goto(f"{base}/short/tim-kiem/index.html")
    page.wait_for_selector(FINAL)
    page.fill("form[role=search] input[name=q]", "can duoc")
    page.press("form[role=search] input[name=q]", "Enter")
    page.wait_for_selector(TITLES)
    assert page.url.endswith("/tim-kiem/index.html#q=can+duoc")
    page.click("text=mọi cách viết")
    page.wait_for_selector("[data-count='3']")
    page.check("[data-facet=place] input[value=binh-lieu-198]")
    page.wait_for_selector("[data-count='1']")
    assert page.url.endswith("#q=can+duoc&cach=*&dia-phuong=binh-lieu-198")
    assert page.locator(TITLES).all_inner_texts() == ["Việc cần được làm ngay"]
    page.go_back()
    page.wait_for_selector("[data-count='3']")
    assert not page.is_checked("[data-facet=place] input[value=binh-lieu-198]")
    page.go_back()
    page.wait_for_selector("[data-count='2']")
    assert page.locator(TITLES).all_inner_texts() == ["Nhà văn hóa mới ở Cần Đước", "Huyện Cần Đước"]


def test_a_new_search_leaves_the_query_of_the_address(page, base):
    """After ?q=… the next search stands behind # alone, so that no server sees it, and going back shows the first."""
    ask(page, base, "can+duoc")
    page.fill("input[name=q]", "rừng")
    page.press("input[name=q]", "Enter")
    page.wait_for_selector("text=Huyện Như Thanh trồng rừng")
    assert page.url.endswith("/tim-kiem/index.html#q=r%E1%BB%ABng")
    page.go_back()
    page.wait_for_selector("text=Nhà văn hóa mới ở Cần Đước")
    assert page.input_value("input[name=q]") == "can duoc"


@pytest.mark.parametrize("name", ["place", "year", "category", "kind"])
def test_counts_beside_choices_are_honest(page, base, name):
    """Choosing a value shows exactly as many pieces as stood beside it."""
    ask(page, base, "chi+bo", "long")
    group = page.locator(f"[data-facet={name}] li:has(input)")
    assert group.count() >= 2
    for place in range(group.count()):
        promised = group.nth(place).locator(".facet-count").inner_text()
        group.nth(place).locator("input").check()
        page.wait_for_selector(f"[data-count='{promised}']")
        page.wait_for_selector(FINAL)
        assert page.locator("[data-filters] button").count() == 1
        page.click("[data-filters] button")
        page.wait_for_selector("[data-filters]:empty", state="attached")


def test_order_by_date_and_more_results(page, base):
    """Newest first on demand; ten at a time, until all that were counted are listed."""
    ask(page, base, "chi+bo", "long")
    page.click("text=mới nhất")
    page.wait_for_selector("[data-order=moi][aria-pressed=true]")
    page.wait_for_selector(FINAL)
    all = int(page.get_attribute("[data-count]", "data-count"))
    while page.is_visible("[data-more]"):
        before = page.locator(TITLES).count()
        assert page.inner_text("[data-more]") == f"Xem thêm {all - before} kết quả"
        page.click("[data-more]")
        page.wait_for_function("n => document.querySelectorAll('ol[data-results] > li').length > n", arg=before)
    assert page.locator(TITLES).count() == all
    texts = page.locator("ol[data-results] .meta").all_inner_texts()
    dates = [text.split(" · ")[-2].split("/")[::-1] for text in texts]
    assert dates == sorted(dates, reverse=True)


def test_the_page_shows_what_the_reader_finds(page, base, output):
    """Count, order and titles are those of the Python reader of the same files."""
    reader = open_site(output / "long")
    for query in ("Đông Triều", "nghị quyết", "tỷ lệ"):
        found = [reader.text(match.document)[1] for match in reader.search(query)]
        assert ask(page, base, query, "long") == found[:10]
        assert page.get_attribute("[data-count]", "data-count") == str(len(found))


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ("binh+lieo", "Không có bài nào cho “binh lieo”; dưới đây là kết quả cho “binh lieu”."),
        ("trong+rung+khongco", "Thử bớt chữ: trong rung"),
        (
            "kh%C3%A0nh+th%E1%BA%A1nh",
            "Không có bài nào viết đúng dấu “khành thạnh”; dưới đây là các bài viết khác dấu.",
        ),
        ("caafn+dduwowcs", "Đã hiểu “caafn dduwowcs” là “cần đước”."),
        ("ca62n+d9u7o7c1", "Đã hiểu “ca62n d9u7o7c1” là “cần đước”."),
    ],
)
def test_nothing_found_is_not_the_end(page, base, query, note):
    """Near words are offered, wrong marks are forgiven, and keys typed without a Vietnamese keyboard are read."""
    ask(page, base, query)
    assert page.inner_text("[data-note]") == note
    if page.is_visible("[data-note] a"):
        page.click("[data-note] a")
        page.wait_for_selector(TITLES)


def test_completion_by_keyboard(page, base):
    """Names come as one types, marks or not; arrows choose, Enter searches, Escape closes."""
    page.goto(f"{base}/short/tim-kiem/index.html")
    box = "input[role=combobox]"
    page.type(box, "dong tr")
    page.wait_for_selector("[role=option]")
    assert page.locator("[role=option]").first.inner_text() == "Thành phố Đông Triều"
    assert page.get_attribute(box, "aria-expanded") == "true"
    page.press(box, "ArrowDown")
    assert page.get_attribute(box, "aria-activedescendant") == "goi-y-0"
    page.press(box, "Escape")
    assert page.is_hidden("[role=listbox]")
    page.type(box, "i")
    page.wait_for_selector("[role=option]")
    page.press(box, "ArrowDown")
    page.press(box, "Enter")
    page.wait_for_selector(TITLES)
    assert page.input_value(box) == "Thành phố Đông Triều"
    assert page.locator(TITLES).all_inner_texts() == ["Thị ủy Đông Triều học nghị quyết", "Thành phố Đông Triều"]


def test_facets_are_closed_buttons_on_a_phone(chromium, base):
    """At 360 px the groups are closed, say their choice, and nothing scrolls sideways."""
    page = chromium.new_page(viewport={"width": 360, "height": 740})
    ask(page, base, "chi+bo", "long")
    assert page.locator("details.facet[open]").count() == 0
    page.click("[data-facet=year] summary")
    page.check("[data-facet=year] input[value='2016']")
    page.wait_for_selector("[data-filters] button")
    assert page.inner_text("[data-facet=year] [data-choice]") == "2016"
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.close()


def test_without_scripts_indexes_are_offered(chromium, base):
    """A reader without JavaScript is led to the places and the topics."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}/short/tim-kiem/index.html")
    links = page.locator(".search-noscript a")
    assert [links.nth(i).get_attribute("href") for i in range(2)] == [
        "../dia-phuong/index.html",
        "../chu-de/index.html",
    ]
    assert page.is_visible(".search-noscript")
    context.close()


def test_words_of_a_piece_are_text(page, base):
    """A query with markup is shown as written and runs nothing."""
    ask(page, base, "%3Cimg+src=x+onerror=alert(1)%3E")
    assert page.inner_text("[data-count]") == "Không có bài nào cho “<img src=x onerror=alert(1)>”."


def test_the_server_never_sees_what_is_typed(page, served):
    """A search on the page asks for hashed shards only; the words are in no request."""
    page.goto(f"{served}/short/tim-kiem/index.html")
    page.wait_for_selector(FINAL)
    Strict.asked.clear()
    page.fill("input[name=q]", "can duoc")
    page.press("input[name=q]", "Enter")
    page.wait_for_selector(TITLES)
    assert Strict.asked
    assert [path for path in Strict.asked if "can" in path.replace("can-bo", "") or "q=" in path] == []


REAL = (
    ("can duoc", "tap-trung-nang-cao-chat-luong-hoat-dong-chi-bo-ap-khu-pho"),
    ("Cần Đước", "tap-trung-nang-cao-chat-luong-hoat-dong-chi-bo-ap-khu-pho"),
    ("13 nq hu", "thi-uy-dong-trieu-doi-moi-nang-cao-chat-luong-sinh-hoat-chi-bo-thon-khu"),
    ("ket nap dang vien", "binh-lieu-lanh-dao-toan-dien-doi-moi"),
    ("nhất thể hoá", "binh-lieu-lanh-dao-toan-dien-doi-moi"),
)


def test_the_real_pieces_come_first(page, site):
    """On the real content, over http and from a folder, the piece an editor has in mind is the first."""
    with serving(site) as address:
        for base in (address, site.as_uri()):
            for query, slug in REAL:
                page.goto(f"{base}/tim-kiem/index.html?q={query.replace(' ', '+')}")
                page.wait_for_selector(TITLES)
                link = page.locator("ol[data-results] > li").first.locator("a").first.get_attribute("href")
                link = link.partition("#")[0]
                assert link.rsplit("/", 1)[-1] == f"{slug}.html", query
                assert (site / "tim-kiem" / link).is_file()


NUMBERS = (
    ("2.105", "binh-lieu-lanh-dao-toan-dien-doi-moi.html#so-dang-vien-2017-10-23"),
    ("76,67%", "binh-lieu-lanh-dao-toan-dien-doi-moi.html#so-"),
    ("13-NQ/HU", "thi-uy-dong-trieu-doi-moi-nang-cao-chat-luong-sinh-hoat-chi-bo-thon-khu.html#vb-13-nq-hu"),
)


@pytest.mark.parametrize(("query", "link"), NUMBERS)
def test_a_number_leads_to_the_sentence_that_states_it(page, site, query, link):
    """The first result of a figure or a document's number leads to the anchor of its mention, and shows it."""
    page.goto(f"{site.as_uri()}/tim-kiem/index.html?q={query.replace('%', '%25')}")
    page.wait_for_selector(TITLES)
    item = page.locator("ol[data-results] > li").first
    href = item.locator("a").first.get_attribute("href")
    assert link in href
    path, _, anchor = href.partition("#")
    assert f'id="{anchor}"' in (site / "tim-kiem" / path).read_text("utf-8")
    assert query.rstrip("%") in item.inner_text()


def test_a_place_is_offered_above_the_pieces(page, site):
    """A query that names a place leads to its page, from a line above the list or from the list's first results."""
    page.goto(f"{site.as_uri()}/tim-kiem/index.html?q=B%C3%ACnh+Li%C3%AAu")
    page.wait_for_selector(TITLES)
    offered = page.locator("[data-direct] a, ol[data-results] > li:nth-child(-n+3) a")
    assert "../dia-phuong/binh-lieu-198/index.html" in [each.get_attribute("href") for each in offered.all()]
