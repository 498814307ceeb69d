"""`bantin serve` in a process of its own: every save is printed, output equals a clean build, problems never end it."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.desk.served import DAY, Served, bantin, clean, project, served
from tests.history.committed import Repository, needs_git
from tests.press import kit

PIECE = "cong-khai/bai-viet/2016/bai-1.md"
ADDRESS = "bai-viet/2016/bai-so-1.html"


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("serve") / "repository")


@pytest.fixture(scope="module")
def running(repository: Path) -> Iterator[Served]:
    """One server for the tests of this module, each of which leaves sound content."""
    with served(repository) as server:
        server.until("done")
        yield server


def shows(server: Served, words: str, path: str = ADDRESS) -> None:
    """Wait until the whole site is printed with these words on a page."""
    while words not in server.read(path):
        server.until("done")


def settled(server: Served, folder: Path) -> None:
    """Wait until the output is that of a clean build, byte for byte."""
    expected = clean(folder)
    while server.tree() != expected:
        server.until("done")


def errors(event: dict[str, Any]) -> list[dict[str, Any]]:
    """The problems of an event that stop the site."""
    return [each for each in event["problems"] if each["fatal"]]


def edit(folder: Path, words: str, id: str = PIECE) -> None:
    """Add a sentence to a piece."""
    path = folder / "content" / id
    path.write_text(f"{path.read_text('utf-8').rstrip()} {words}\n", "utf-8")


def test_an_edited_page_is_shown_before_the_rest_and_the_rest_follows(running: Served, repository: Path):
    """One event for the page, one for the whole site, which then is what a clean build makes."""
    edit(repository, "Câu vừa thêm.")
    phases = [running.event(lambda event: event["phase"] in {"first", "done"})["phase"] for _ in range(2)]
    assert phases == ["first", "done"]
    assert "Câu vừa thêm." in running.read(ADDRESS)
    settled(running, repository)


def test_edits_saved_during_a_printing_are_not_lost(running: Served, repository: Path):
    """Twenty saves without a pause, of content, theme and registers: the last state is printed."""
    style = repository / "theme" / "css" / "20-tokens.css"
    for number in range(20):
        edit(repository, f"Câu số {number}.", f"cong-khai/bai-viet/{2015 + number % 4}/bai-{number % 4}.md")
        if number % 5 == 0:
            style.write_text(f"{style.read_text('utf-8')}/* {number} */\n", "utf-8")
    settled(running, repository)


def test_new_renamed_moved_and_deleted_pieces_are_followed(running: Served, repository: Path):
    """Files and folders come and go, inside and outside of the public tree."""
    content = repository / "content"
    kit.write(content, "cong-khai/bai-viet/moi/bai-20.md", 20)
    shows(running, "Bài số 20", "bai-viet/2015/bai-so-20.html")
    (content / "cong-khai/bai-viet/moi").rename(content / "noi-bo/bai-viet/moi")
    settled(running, repository)
    (content / PIECE).rename(content / "cong-khai/bai-viet/2016/ten-khac.md")
    settled(running, repository)
    (content / "cong-khai/bai-viet/2016/ten-khac.md").rename(content / PIECE)
    shutil.rmtree(content / "noi-bo/bai-viet/moi")
    settled(running, repository)
    assert running.answer("bai-viet/2015/bai-so-20.html")[0] == 404


def test_a_problem_leaves_the_site_as_it_was_and_is_told_to_open_pages(running: Served, repository: Path):
    """File, line, column, code, words and guess; mended, it is gone."""
    path = repository / "content" / PIECE
    sound = path.read_text("utf-8")
    before = kit.tree(running.output)
    path.write_text(sound.replace("title:", "tilte:", 1), "utf-8")
    assert errors(running.until("stopped")) == [
        {
            "place": f"{PIECE}:2:1",
            "fatal": True,
            "code": "BT109",
            "message": "không có khóa “tilte”",
            "guess": "title",
        }
    ]
    assert kit.tree(running.output) == before
    edit(repository, "Câu của bài khác.", "cong-khai/bai-viet/2017/bai-2.md")  # another file does not hide it
    path.write_text(sound, "utf-8")
    assert errors(running.until("done")) == []
    settled(running, repository)


def test_a_broken_template_is_told_once_and_mended(running: Served, repository: Path):
    """Not once for each page it breaks."""
    template = repository / "theme" / "components" / "teaser" / "teaser.html"
    sound = template.read_text("utf-8")
    template.write_text(f"{sound}{{% if %}}", "utf-8")
    (told,) = errors(running.until("stopped"))
    assert (told["code"], told["place"].partition(":")[0]) == ("BT811", "components/teaser/teaser.html")
    template.write_text(sound, "utf-8")
    assert errors(running.until("done")) == []
    settled(running, repository)


def test_a_build_in_another_terminal_is_noticed(running: Served, repository: Path):
    """It prints the same output meanwhile; what this process knew of it holds no more, and nothing is lost."""
    edit(repository, "Câu in ở cửa sổ khác.")
    done = bantin(repository, "build", "--on", DAY)
    assert done.returncode == 0, done.stderr
    (running.output / ADDRESS).unlink()
    assert bantin(repository, "build", "--on", DAY).returncode == 0
    edit(repository, "Câu in ở đây.")
    shows(running, "Câu in ở đây.")
    settled(running, repository)


@needs_git
def test_a_commit_is_noticed_though_it_changes_no_file(running: Served, repository: Path):
    """It tells which number was edited in its article."""
    git, changes = Repository(repository, repository / "content").git, "so-lieu/thay-doi/index.html"
    piece = repository / "content" / PIECE
    git("init", "-q")
    git("add", "content")
    git("commit", "-q", "-m", "Bài đầu")
    piece.write_text(piece.read_text("utf-8").replace("[101 đảng", "[110 đảng"), "utf-8")
    shows(running, ">110<")
    assert "Sửa trong bài ngày" not in running.read(changes)
    git("commit", "-q", "-a", "-m", "Sửa số", day="2018-02-03")
    shows(running, "Sửa trong bài ngày 3/2/2018", changes)
    settled(running, repository)


def test_nothing_of_serving_is_printed(running: Served):
    """The script and its address stand in what is sent, never in a file of the output."""
    assert '<script src="/-/serve.js"' in running.read(ADDRESS)
    assert [path for path, content in kit.tree(running.output).items() if b"/-/" in content] == []


def test_nothing_outside_the_site_is_served(running: Served):
    """However the way out is written."""
    for path in ("../content/du-lieu/to-chuc.toml", "..%2fpelicanconf.py", "%2e%2e/said", "x/../../said.html"):
        assert running.answer(path)[0] == 404, path


def test_a_changed_program_takes_over_once_it_can_be_loaded(running: Served, repository: Path):
    """On the same address; while it cannot be loaded the site stays, and the fault is told."""
    running.forget()
    module = repository / "plugins" / "text" / "days.py"
    sound = module.read_text("utf-8")
    module.write_text(f"{sound}\nx = (\n", "utf-8")
    (told,) = errors(running.until("stopped"))
    assert told["message"] == (
        "chương trình vừa sửa không chạy được (SyntaxError: '(' was never closed); sửa rồi lưu lại là thử lại"
    )
    module.write_text(sound.replace("Thứ ", "Ngày thứ "), "utf-8")
    running.until("done")
    assert "Chương trình đã đổi: khởi động lại." in running.said
    settled(running, repository)
    module.write_text(sound, "utf-8")
    running.until("done")
    settled(running, repository)


def test_a_first_printing_that_fails_is_shown_and_mended(tmp_path: Path):
    """There is no site yet, so every address tells why; then the site opens, and Ctrl-C ends it with open streams."""
    folder = project(tmp_path / "repository", 1)
    path = folder / "content" / "cong-khai/bai-viet/2015/bai-0.md"
    sound = path.read_text("utf-8")
    path.write_text(sound.replace("date: ", "date: 05/04/", 1), "utf-8")
    with served(folder) as server:
        server.until("stopped")
        status, page = server.answer("")
        assert status == 404
        assert "<h1>Chưa in được bản tin</h1>" in page
        assert "cong-khai/bai-viet/2015/bai-0.md:3:" in page
        path.write_text(sound, "utf-8")
        server.until("done")
        assert "<h1>Chưa in được bản tin</h1>" not in server.read("")
        assert server.end() == 0
        assert server.said.endswith("Đã dừng.\n")
        assert "Traceback" not in server.said


def test_a_taken_port_is_told_with_another(repository: Path):
    """Nothing is printed and the call is refused."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = bantin(repository, "serve", "--port", str(port))
    assert done.returncode == 2
    expected = f"cổng {port} đang có chương trình khác dùng; chọn cổng khác: --port {port + 1}"
    assert done.stderr.splitlines()[0].endswith(expected)
