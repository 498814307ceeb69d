"""Pages open in a real browser while `bantin serve` runs: they refresh by themselves and show what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.desk.served import PATIENCE, Served, project, served

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[1] / "node" / "node_modules" / "axe-core" / "axe.min.js"
PIECE = "cong-khai/bai-viet/2016/bai-1.md"
ADDRESS = "bai-viet/2016/bai-so-1.html"
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
POLICY = (
    "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; require-trusted-types-for 'script'"
)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server; each test leaves sound content."""
    with served(project(tmp_path_factory.mktemp("serve") / "repository")) as server:
        server.until("done")
        yield server


@pytest.fixture
def piece(running: Served) -> Iterator[Path]:
    """An article, as it was again after the test."""
    path = running.folder / "content" / PIECE
    sound = path.read_text("utf-8")
    yield path
    path.write_text(sound, "utf-8")


@pytest.fixture
def page(chromium: Any, running: Served) -> Iterator[Any]:
    """The article open in a browser; any error of a script fails the test."""
    context = chromium.new_context(viewport=DESK, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE * 1000)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.goto(f"http://127.0.0.1:{running.port}/{ADDRESS}")
    yield page
    page.close()  # a context is not always disposed of while its page is being loaded again
    context.close()
    assert [each for each in wrong if "404" not in each and "ERR_" not in each] == []


def edit(path: Path, words: str) -> None:
    path.write_text(f"{path.read_text('utf-8').rstrip()} {words}\n", "utf-8")


def break_(path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace("category:", "categori:", 1), "utf-8")


def test_an_open_page_shows_an_edited_sentence_by_itself_where_it_was_read(page: Any, piece: Path):
    """Its place on the page is kept."""
    edit(piece, "\n\nĐoạn dài.\n\n" * 60)
    page.get_by_text("Đoạn dài.").last.wait_for()
    page.evaluate("window.scrollTo(0, 900)")
    edit(piece, "Câu vừa thêm.")
    page.get_by_text("Câu vừa thêm.").wait_for()
    page.wait_for_function("window.scrollY === 900")


def test_who_scrolls_while_the_page_is_loaded_anew_stays_there(page: Any, running: Served, piece: Path):
    """The script that would go back to the old place may come late; later the browser finds the place again."""
    late: list[Any] = []

    def hold(route: Any) -> None:
        late.append(route)

    page.route("**/serve.js", hold)
    edit(piece, "\n\nĐoạn dài nữa.\n\n" * 60)
    page.get_by_text("Đoạn dài nữa.").last.wait_for()
    page.evaluate("window.scrollTo(0, 900)")
    late.pop().continue_()
    page.wait_for_function("performance.timing.loadEventEnd > 0")
    page.unroute("**/serve.js")
    page.evaluate("new Promise(requestAnimationFrame)")
    assert page.evaluate("window.scrollY") == 900
    page.goto(f"http://127.0.0.1:{running.port}/index.html")
    page.go_back()
    page.wait_for_function("window.scrollY === 900")


def test_another_page_is_left_alone(page: Any, running: Served, piece: Path):
    """Only a page that changed is loaded again."""
    page.goto(f"http://127.0.0.1:{running.port}/bai-viet/2017/bai-so-2.html")
    page.evaluate("window.mark = 'còn đây'")
    running.forget()
    edit(piece, "Câu của bài khác.")
    running.until("done")
    edit(running.folder / "content" / "cong-khai/bai-viet/2018/bai-3.md", "Câu của bài khác nữa.")
    running.until("done")
    assert page.evaluate("window.mark") == "còn đây"


def test_a_changed_style_is_put_on_without_loading_the_page(page: Any, running: Served):
    """What the page holds stays."""
    style = running.folder / "theme" / "css" / "20-tokens.css"
    sound = style.read_text("utf-8")
    page.evaluate("window.mark = 'còn đây'")
    style.write_text(f"{sound}\n@layer tokens {{ :root {{ --paper: rgb(1, 2, 3); }} }}\n", "utf-8")
    page.wait_for_function("getComputedStyle(document.documentElement).getPropertyValue('--paper') === 'rgb(1, 2, 3)'")
    page.wait_for_function("document.querySelectorAll('link[rel=stylesheet]').length === 1")
    assert page.evaluate("window.mark") == "còn đây"
    style.write_text(sound, "utf-8")
    page.wait_for_function("getComputedStyle(document.documentElement).getPropertyValue('--paper') !== 'rgb(1, 2, 3)'")


def test_an_error_is_shown_on_the_page_and_goes_when_it_is_mended(page: Any, piece: Path):
    """The old page stays below; a screen reader is told; the panel names file, line and what was meant."""
    sound = piece.read_text("utf-8")
    break_(piece)
    panel = page.get_by_role("dialog", name="1 lỗi, 1 cảnh báo")
    panel.wait_for()
    assert panel.get_by_role("listitem").first.inner_text().split("\n\n") == [
        "Lỗi BT109",
        f"{PIECE}:5:1",
        "không có khóa “categori”",
        "Có phải “category”?",
    ]
    assert page.get_by_role("alert").inner_text() == "Chưa in được: 1 lỗi, 1 cảnh báo."
    assert page.get_by_role("heading", name="Bài số 1").is_visible()
    piece.write_text(sound, "utf-8")
    panel.wait_for(state="hidden")
    assert page.get_by_role("button", name="1 cảnh báo").is_visible()


def test_nothing_is_needed_that_a_server_of_the_site_forbids(page: Any, piece: Path):
    """Under the policy of the operators' handbook the page refreshes and shows the panel, dressed."""

    def strict(route: Any) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "Content-Security-Policy": POLICY})

    page.route("**/*.html", strict)
    page.reload()
    edit(piece, "Câu dưới chính sách chặt.")
    page.get_by_text("Câu dưới chính sách chặt.").wait_for()
    break_(piece)
    page.get_by_role("dialog").wait_for()


def test_the_panel_is_closed_and_opened_by_keyboard_and_stays_closed(page: Any, running: Served, piece: Path):
    """Escape closes it, its number opens it, another page of the same problems does not open it again."""
    break_(piece)
    panel = page.get_by_role("dialog")
    panel.wait_for()
    page.keyboard.press("Escape")
    panel.wait_for(state="hidden")
    badge = page.get_by_role("button", name="1 lỗi, 1 cảnh báo")
    page.goto(f"http://127.0.0.1:{running.port}/bai-viet/2017/bai-so-2.html")
    badge.wait_for()
    assert not panel.is_visible()
    badge.focus()
    page.keyboard.press("Enter")
    panel.wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('bantin-serve').shadowRoot.activeElement.textContent") == "Đóng"
    page.keyboard.press("Enter")
    panel.wait_for(state="hidden")
    assert page.evaluate("document.getElementById('bantin-serve').shadowRoot.activeElement.className") == "badge"


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_panel_fits_and_is_accessible(page: Any, piece: Path, size: dict[str, int], scheme: str):
    """Within the window, nothing to scroll sideways, axe-core finds nothing, in light and in dark."""
    if not AXE.is_file():
        pytest.skip("Không có axe-core: chạy “npm ci --prefix tests/node”.")
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    break_(piece)
    panel = page.get_by_role("dialog")
    panel.wait_for()
    box = panel.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size["width"]
    assert box["y"] + box["height"] <= size["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run('#bantin-serve').then(found => found.violations.map(each => each.id))")
    assert found == []


def test_a_page_that_goes_and_comes_back_is_followed(page: Any, piece: Path):
    """Deleted, the address says so; there again, the page is."""
    sound = piece.read_text("utf-8")
    piece.unlink()
    page.get_by_role("heading", name="Không có trang này").wait_for()
    piece.write_text(sound, "utf-8")
    page.get_by_role("heading", name="Bài số 1").wait_for()


def test_a_changed_program_reaches_the_open_page(page: Any, running: Served):
    """The process is another, the address the same."""
    module = running.folder / "plugins" / "text" / "days.py"
    sound = module.read_text("utf-8")
    module.write_text(sound.replace('"Thứ ', '"Ngày thứ ').replace('"Chủ', '"Ngày chủ'), "utf-8")
    page.get_by_text("Ngày ").first.wait_for()
    module.write_text(sound, "utf-8")
    page.get_by_text(re.compile("Thứ |Chủ ")).first.wait_for()
