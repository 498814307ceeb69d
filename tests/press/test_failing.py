"""What is damaged is forgotten, a disk that cannot be written is told; no printing ends in a traceback."""

from __future__ import annotations

import errno
import gc
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from plugins.press import placing, station
from plugins.press.settings import shelves_path
from plugins.press.workers import processes
from tests.press import kills, kit

resource = pytest.importorskip("resource", reason="cần giới hạn cỡ tệp của Unix")
DAMAGED = "Sổ tay in hỏng ({}): in lại từ đầu. Trang đã bỏ có thể còn sót; muốn chắc thì xóa thư mục in ra.\n"
STOPPED = "Dừng: chưa in gì; bản đã in lần trước giữ nguyên.\n"


@pytest.fixture
def content(tmp_path: Path) -> Iterator[Path]:
    with kit.small_world(tmp_path / "world", kit.FEW):
        content = kit.begin(tmp_path, 3)
        (content / "noi-bo/bai-viet/2018/noi-bo.md").unlink()
        kit.printed(content, tmp_path / "output")
        yield content


def shelves(content: Path) -> Path:
    """The file of what is kept, whole: nothing of it in a file beside."""
    path = shelves_path(kit.settings(content, content.parent / "output"))
    station.station_of.cache_clear()
    gc.collect()
    with closing(sqlite3.connect(path)) as sql:
        sql.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert not path.with_name(f"{path.name}-wal").exists()
    return path


def truncated(path: Path) -> None:
    """Half of it is gone."""
    os.truncate(path, path.stat().st_size // 2)


def garbage(path: Path) -> None:
    """It is no database at all."""
    path.write_bytes(bytes(range(256)) * 64)


def holed(path: Path) -> None:
    """Its first page is right, every other one is not."""
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))


@pytest.mark.parametrize("damage", [truncated, garbage, holed])
def test_damaged_shelves_are_made_anew(content: Path, tmp_path: Path, capsys, damage: Any):
    """Whatever was kept is not trusted, the editor is told why all is printed, and an edit is in it."""
    path = shelves(content)
    damage(path)
    kit.write(content, "cong-khai/bai-viet/2015/bai-0.md", 0, title="Tít mới")
    kit.printed(content, tmp_path / "output")
    assert capsys.readouterr().err == DAMAGED.format(path.name)
    kit.printed(content, tmp_path / "clean")
    grown, clean = kit.tree(tmp_path / "output"), kit.tree(tmp_path / "clean")
    assert {name: bytes_ for name, bytes_ in grown.items() if name in clean} == clean
    assert set(grown) - set(clean) == {"bai-viet/2015/bai-so-0.html"}  # nobody knows any more whose it was


def stopped(content: Path, output: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What a printing that stops tells."""
    with pytest.raises(SystemExit) as stop:
        kit.printed(content, output)
    assert stop.value.code == 1
    return capsys.readouterr().err


def test_a_disk_that_fills_up_is_told(content: Path, tmp_path: Path, capsys, monkeypatch):
    """The output stays as it was, and once there is room again the next printing is right."""
    before = kit.tree(tmp_path / "output")
    kit.write(content, "cong-khai/bai-viet/2015/bai-0.md", 0, summary="Tóm tắt mới.")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "so.moving")

    with monkeypatch.context() as patch:
        patch.setattr(placing.os, "fsync", full)
        told = stopped(content, tmp_path / "output", capsys)
    assert told == f"so.moving: lỗi BT816: không ghi được: hết chỗ trên đĩa\n1 lỗi trong 1 tệp.\n{STOPPED}"
    assert kit.tree(tmp_path / "output") == before
    kit.printed(content, tmp_path / "output")
    kit.printed(content, tmp_path / "clean")
    assert kit.tree(tmp_path / "output") == kit.tree(tmp_path / "clean")
    assert {path.name for path in tmp_path.iterdir()} == {".bantin", "clean", "content", "output", "world"}


@pytest.mark.skipif(kills.FORK is None, reason="cần hệ điều hành có fork")
def test_a_limit_on_files_is_told(content: Path, tmp_path: Path, capfd):
    """As where a quota stops a printing in the middle: SQLite's own errors are told like those of files."""

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
        kit.printed(content, tmp_path / "limited")

    capfd.readouterr()
    child = kills.FORK.Process(target=limited)
    child.start()
    child.join()
    told = capfd.readouterr().err
    assert (child.exitcode, "Traceback" in told) == (1, False)
    assert "lỗi BT816: không ghi được: " in told
    assert not (tmp_path / "limited").exists()
    kit.printed(content, tmp_path / "limited")
    assert kit.tree(tmp_path / "limited") == kit.tree(tmp_path / "output")


def test_a_file_where_a_folder_must_be_is_told(content: Path, tmp_path: Path, capsys):
    """The problem names the path that could not be."""
    (tmp_path / "tep").write_text("", "utf-8")
    told = stopped(content, tmp_path / "tep" / "output", capsys)
    assert f"{tmp_path}/tep/.output.staging" in told
    assert "lỗi BT816: không ghi được: chỗ cần một thư mục lại là một tệp\n" in told


def dies(_: int) -> None:
    """What befalls a worker that takes more memory than there is."""
    sys.stdout.flush()
    os._exit(9)


@pytest.mark.skipif(kills.FORK is None, reason="cần hệ điều hành có fork")
def test_a_worker_that_dies_is_told(content: Path, tmp_path: Path, capsys, monkeypatch):
    """The printing neither hangs nor goes on without it."""
    monkeypatch.setattr("plugins.press.printing._WORTH_WORKERS", 1)
    monkeypatch.setattr("plugins.press.printing.make_all", lambda *_, **__: None)

    class Deadly:
        def __init__(self, jobs: int) -> None:
            self.pool = processes(jobs)

        def submit(self, _: Any, value: Any) -> Any:
            return self.pool.submit(dies, len(value))

        def shutdown(self) -> None:
            self.pool.shutdown()

    monkeypatch.setattr("plugins.press.workers.processes", Deadly)
    with pytest.raises(SystemExit):
        kit.printed(content, tmp_path / "two", BANTIN_JOBS=2)
    told = "lỗi BT817: một tiến trình con bị dừng giữa chừng, thường vì thiếu bộ nhớ: thử lại với --jobs 1\n"
    assert told in capsys.readouterr().err
    assert not (tmp_path / "two").exists()


def test_a_public_edition_that_nothing_is_known_of_is_not_printed_over(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A piece moved inside while the state was lost would stay public; the printing stops until the folder is gone."""
    output = tmp_path / "cong-khai"
    kit.printed(content, output, BANTIN_AUDIENCE="public")
    page = output / "bai-viet/2015/bai-so-0.html"
    before = {path: path.read_bytes() for path in output.rglob("*") if path.is_file()}
    shutil.rmtree(content.parent / ".bantin")
    shutil.move(content / "cong-khai/bai-viet/2015/bai-0.md", content / "noi-bo/da-rut.md")
    assert page in before
    with pytest.raises(SystemExit):
        kit.printed(content, output, BANTIN_AUDIENCE="public")
    told = "lỗi BT818: trong thư mục này có bản công khai cũ mà sổ tay in không còn: bài đã rút có thể còn trong đó; "
    assert f"{output}: {told}xóa thư mục ấy rồi in lại\n" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in output.rglob("*") if path.is_file()} == before
    shutil.rmtree(output)
    kit.printed(content, output, BANTIN_AUDIENCE="public")
    assert not page.exists()
