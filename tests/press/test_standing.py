"""A printed file that goes is printed again, whenever it went; folders that stand as they were are not looked into."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.press import standing
from plugins.press.receipt import Receipt
from plugins.press.standing import Standing
from tests.press import kit

OLD = 1_500_000_000_123_456_789


@pytest.fixture
def output(tmp_path: Path) -> Path:
    for path in ("a/b/mot.html", "a/b/hai.html", "a/ba.html", "bon.html"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(path, "utf-8")
    return tmp_path


@pytest.fixture
def sql(output: Path) -> Iterator[sqlite3.Connection]:
    sql = sqlite3.connect(":memory:", isolation_level=None)
    Receipt(sql)
    for path in output.rglob("*.html"):
        sql.execute("INSERT INTO sheet(path) VALUES(?)", (path.relative_to(output).as_posix(),))
    yield sql
    sql.close()


def _age(output: Path) -> None:
    """Folders as a printing of long ago left them."""
    for folder in (output, output / "a", output / "a/b"):
        os.utime(folder, ns=(OLD, OLD))


def _placed(sql: sqlite3.Connection, output: Path) -> Standing:
    stands = Standing(sql, output)
    stands.placed(["a/b/mot.html", "a/b/hai.html", "a/ba.html", "bon.html"])
    return stands


def test_nothing_is_lost_where_nothing_changed(sql: sqlite3.Connection, output: Path) -> None:
    """Young folders and old ones."""
    assert _placed(sql, output).lost([]) == set()
    _age(output)
    assert _placed(sql, output).lost([]) == set()


def test_a_folder_that_stands_is_not_looked_into(
    sql: sqlite3.Connection, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the folder whose time is another."""
    _age(output)
    stands = _placed(sql, output)
    (output / "a/b/mot.html").unlink()
    looked: list[str] = []
    names = Standing._names
    monkeypatch.setattr(Standing, "_names", lambda self, folder: looked.append(folder) or names(self, folder))
    assert stands.lost([]) == {"a/b/mot.html"}
    assert looked == ["a/b"]


def test_a_file_that_goes_at_once_is_missed(sql: sqlite3.Connection, output: Path) -> None:
    """The time of its folder may be the very same, so a young one counts for nothing."""
    stands = _placed(sql, output)
    times = (output / "a/b").stat()
    (output / "a/b/mot.html").unlink()
    os.utime(output / "a/b", ns=(times.st_atime_ns, times.st_mtime_ns))
    assert stands.lost([]) == {"a/b/mot.html"}


def test_whole_seconds_are_young_for_longer(sql: sqlite3.Connection, output: Path) -> None:
    """On a stick whose times are whole seconds a file may go two seconds later and leave no trace."""
    second = standing.time.time_ns() // standing._SECOND * standing._SECOND
    os.utime(output / "a/b", ns=(second, second))
    stands = _placed(sql, output)
    (output / "a/b/hai.html").unlink()
    os.utime(output / "a/b", ns=(second, second))
    assert stands.lost([]) == {"a/b/hai.html"}


def test_what_is_missing_stays_missed_until_it_is_printed(sql: sqlite3.Connection, output: Path) -> None:
    """Asked twice, with other folders gone as well, it is told twice; what was being moved is never trusted."""
    _age(output)
    stands = _placed(sql, output)
    shutil.rmtree(output / "a")
    assert stands.lost(["bon.html"]) == {"a/b/mot.html", "a/b/hai.html", "a/ba.html", "bon.html"}
    assert stands.lost([]) == {"a/b/mot.html", "a/b/hai.html", "a/ba.html"}


def test_the_press_prints_again_what_was_deleted_from_the_output(tmp_path: Path) -> None:
    """A page, a whole folder and the style sheet, long after the printing."""
    with kit.small_world(tmp_path / "gazetteer"):
        content, output = kit.begin(tmp_path), tmp_path / "output"
        kit.printed(content, output)
        before = {path: path.read_bytes() for path in output.rglob("*") if path.is_file()}
        for folder in (output, *(path for path in output.rglob("*") if path.is_dir())):
            os.utime(folder, ns=(OLD, OLD))
        assert kit.printed(content, output).changed == ()
        (output / "theme/bantin.css").unlink()
        (output / "bai-viet/2015/bai-so-0.html").unlink()
        shutil.rmtree(output / "dia-phuong")
        kit.printed(content, output)
        assert {path: path.read_bytes() for path in output.rglob("*") if path.is_file()} == before
