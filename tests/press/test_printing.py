"""The press prints what changed, touches nothing on a problem, and deletes only what is its own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any, ClassVar

import pytest

from plugins.press.settings import plan, shelves_path
from plugins.press.station import Task
from tests.press import kit


@pytest.fixture(scope="module", autouse=True)
def small_world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with kit.small_world(tmp_path_factory.mktemp("gazetteer")):
        yield


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return kit.begin(tmp_path)


def stopped(content: Path, output: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What a build that stops tells on standard error."""
    with pytest.raises(SystemExit) as stop:
        kit.printed(content, output)
    assert stop.value.code == 1
    return capsys.readouterr().err


def test_an_unchanged_edition_prints_nothing(content: Path, tmp_path: Path):
    """The second printing changes and removes no file, though a source was saved again as it was."""
    kit.printed(content, tmp_path / "output")
    source = content / "cong-khai/bai-viet/2015/bai-0.md"
    source.write_bytes(source.read_bytes())
    again = kit.printed(content, tmp_path / "output")
    assert (again.changed, again.removed) == ((), ())


def test_a_whole_printing_gives_the_room_of_its_log_back(content: Path, tmp_path: Path):
    """What was written stands in the file itself; the log beside it begins anew."""
    kit.printed(content, tmp_path / "output")
    state = shelves_path(kit.settings(content, tmp_path / "output"))
    log = state.with_name(f"{state.name}-wal")
    assert state.stat().st_size > 100_000
    assert not log.exists() or not log.stat().st_size


def test_one_sentence_changes_the_files_that_show_it(content: Path, tmp_path: Path):
    """The article, and what search keeps of its text; no list, no place, no other article."""
    kit.printed(content, tmp_path / "output")
    source = content / "cong-khai/bai-viet/2015/bai-0.md"
    source.write_text(source.read_text("utf-8").replace("theo Chỉ thị", "và theo Chỉ thị"), "utf-8")
    changed = kit.printed(content, tmp_path / "output").changed
    others = [path for path in changed if not path.startswith(("tim-kiem/", "dia-phuong/", "van-ban/", "so-lieu/"))]
    assert others == ["bai-viet/2015/bai-so-0.html"]


def test_a_deleted_article_takes_its_files_along_and_strangers_stay(content: Path, tmp_path: Path):
    """Its page and the folders left empty go; a file nobody of ours printed stays."""
    kit.printed(content, tmp_path / "output")
    (tmp_path / "output" / "la.txt").write_text("của người khác", "utf-8")
    (content / "cong-khai/bai-viet/2017/bai-2.md").unlink()
    printed = kit.printed(content, tmp_path / "output")
    assert "bai-viet/2017/bai-so-2.html" in printed.removed
    assert not (tmp_path / "output" / "bai-viet/2017").exists()
    assert (tmp_path / "output" / "la.txt").read_text("utf-8") == "của người khác"


def test_a_file_deleted_by_hand_comes_back(content: Path, tmp_path: Path):
    """The receipt vouches only for files that are there."""
    kit.printed(content, tmp_path / "output")
    (tmp_path / "output" / "bai-viet/2015/bai-so-0.html").unlink()
    assert kit.printed(content, tmp_path / "output").changed == ("bai-viet/2015/bai-so-0.html",)


def test_a_lost_receipt_prints_everything_anew(content: Path, tmp_path: Path):
    """Without it nothing is trusted, and the bytes are the same."""
    first = kit.printed(content, tmp_path / "output")
    before = kit.tree(tmp_path / "output")
    shelves_path(kit.settings(content, tmp_path / "output")).unlink()
    assert len(kit.printed(content, tmp_path / "output").changed) == first.files
    assert kit.tree(tmp_path / "output") == before


def test_what_a_killed_printing_was_moving_is_printed_again(content: Path, tmp_path: Path):
    """The journal names half-moved files: ours are printed again whatever they hold, orphans are taken away."""
    kit.printed(content, tmp_path / "output")
    before = kit.tree(tmp_path / "output")
    victim = tmp_path / "output" / "bai-viet/2015/bai-so-0.html"
    victim.write_text("nửa vời", "utf-8")
    (tmp_path / "output" / "bai-viet/2015/chua-ai-nhan.html").write_text("mồ côi", "utf-8")
    journal = plan(kit.settings(content, tmp_path / "output")).shelves.with_suffix(".moving")
    journal.write_text("bai-viet/2015/bai-so-0.html\nbai-viet/2015/chua-ai-nhan.html", "utf-8")
    kit.printed(content, tmp_path / "output")
    assert kit.tree(tmp_path / "output") == before
    assert not journal.exists()


def test_a_problem_in_the_content_leaves_everything_as_it_was(content: Path, tmp_path: Path, capsys):
    """The output stays to the byte; once mended, only the mended article is printed."""
    kit.printed(content, tmp_path / "output")
    before = kit.tree(tmp_path / "output")
    source = content / "cong-khai/bai-viet/2015/bai-0.md"
    text = source.read_text("utf-8")
    source.write_text(text.replace("so:dang-vien", "so:dang-vein"), "utf-8")
    assert "cong-khai/bai-viet/2015/bai-0.md:10:" in stopped(content, tmp_path / "output", capsys)
    assert kit.tree(tmp_path / "output") == before
    source.write_text(text, "utf-8")
    assert kit.printed(content, tmp_path / "output").changed == ()


def test_a_template_that_asks_for_a_missing_value_is_located(content: Path, tmp_path: Path, capsys):
    """The problem names the template, its line and a page; the output is not begun."""
    theme = tmp_path / "theme"
    kit.shutil.copytree(kit.ROOT / "theme", theme)
    (theme / "templates" / "page.html").write_text("<p>\n{{ titel }}</p>", "utf-8")
    (content / "cong-khai/trang").mkdir()
    (content / "cong-khai/trang/a.md").write_text("---\ntitle: A\ndate: 2015-01-01\n---\nChữ.\n", "utf-8")
    with pytest.raises(SystemExit):
        kit.printed(content, tmp_path / "output", THEME=str(theme), THEME_TEMPLATES_OVERRIDES=[str(theme)])
    told = capsys.readouterr().err
    assert f"{theme}/templates/page.html:2: lỗi BT811: mẫu trang hỏng khi in trang/a.html: 'titel' is undefined" in told
    assert not (tmp_path / "output").exists()


def test_two_articles_that_swap_addresses_both_stand(content: Path, tmp_path: Path):
    """Neither is taken for the other's rival or left over."""
    kit.write(content, "cong-khai/bai-viet/2015/a.md", 1, title="Một", date="2015-02-01")
    kit.write(content, "cong-khai/bai-viet/2015/b.md", 2, title="Hai", date="2015-02-02")
    kit.printed(content, tmp_path / "output")
    kit.write(content, "cong-khai/bai-viet/2015/a.md", 1, title="Hai", date="2015-02-01")
    kit.write(content, "cong-khai/bai-viet/2015/b.md", 2, title="Một", date="2015-02-02")
    kit.printed(content, tmp_path / "output")
    kit.printed(content, tmp_path / "clean")
    assert kit.tree(tmp_path / "output") == kit.tree(tmp_path / "clean")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="cần hệ điều hành có fork")
def test_one_and_two_jobs_print_the_same_bytes(content: Path, tmp_path: Path):
    """Whoever makes a sheet, in whatever order, in an executor that the settings name."""
    kit.printed(content, tmp_path / "one")
    kit.printed(content, tmp_path / "two", BANTIN_JOBS=2, BANTIN_EXECUTOR="tests.press.kit:forked")
    assert kit.tree(tmp_path / "one") == kit.tree(tmp_path / "two")


class Noting(Executor):
    """Does at once what is submitted, and notes which sheets that makes."""

    made: ClassVar[list[list[str]]] = []

    def submit(self, function: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        """What is done already."""
        self.made += [[task.path for task in batch] for batch in given if isinstance(batch[0], Task)]
        done = Future[Any]()
        done.set_result(function(*given, **named))
        return done


def noting(_jobs: int) -> Executor:
    return Noting()


def test_pages_that_were_long_are_made_first(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """So no worker sits over one when the others are done; each outcome is told of the sheet it belongs to."""
    monkeypatch.setattr("plugins.press.printing._WORTH_WORKERS", 1)
    kit.printed(content, tmp_path / "output")
    for path in (content / "cong-khai/bai-viet/2015").glob("*.md"):
        path.write_text(f"{path.read_text('utf-8').rstrip()} Thêm một câu.\n", "utf-8")
    long = {path: len(page) for path, page in kit.tree(tmp_path / "output").items()}
    Noting.made.clear()
    kit.printed(content, tmp_path / "output", BANTIN_JOBS=8, BANTIN_EXECUTOR=f"{__name__}:noting")
    kit.printed(content, tmp_path / "clean")
    sizes = [sum(long[path] for path in batch) for batch in Noting.made]
    assert len(set(sizes)) > 3
    assert sizes == sorted(sizes, reverse=True)
    assert kit.tree(tmp_path / "output") == kit.tree(tmp_path / "clean")


def test_a_table_that_shows_another_number_than_its_sentence_stops_the_build(content: Path, tmp_path: Path, capsys):
    """Every printed figure is held against its fact, whatever a theme does to it."""
    theme = tmp_path / "theme"
    kit.shutil.copytree(kit.ROOT / "theme", theme)
    table = theme / "components" / "article-figures" / "article-figures.html"
    table.write_text(table.read_text("utf-8").replace("{{ row.number }}", "9{{ row.number }}"), "utf-8")
    with pytest.raises(SystemExit):
        kit.printed(content, tmp_path / "output", THEME=str(theme), THEME_TEMPLATES_OVERRIDES=[str(theme)])
    assert "lỗi BT608" in capsys.readouterr().err
    assert not (tmp_path / "output").exists()
