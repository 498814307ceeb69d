"""A printing that is killed, at whatever point, leaves nothing that the next one would trust or wait for."""

from __future__ import annotations

import os
import signal
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from plugins.press.placing import Journal
from plugins.press.workers import processes
from tests.press import kills, kit

pytestmark = pytest.mark.skipif(kills.FORK is None, reason="cần hệ điều hành có fork và SIGKILL")


def test_the_printing_after_a_killed_one_is_right(tmp_path: Path):
    """Whether by the clock, between two files or two statements, with its workers or before their eyes.

    `python -m tests.press.many --kills 100` kills as many as wanted.
    """
    rows = {seed: kills.run(seed, tmp_path / "portal") for seed in range(1, 7)}
    assert {seed: (wrong, done) for seed, (wrong, done, _) in rows.items() if wrong} == {}
    assert sum(killed for _, _, killed in rows.values()) > 2, "printings came to their end before they were killed"


def at_work(pipe: Connection) -> None:
    """Open two workers, tell who they are, and never come to an end."""
    pool = processes(2)
    pipe.send([*pool.map(who, range(2), chunksize=1)])
    time.sleep(600)


def who(_: int) -> int:
    """This process, after long enough for the other worker to take its share."""
    time.sleep(0.2)
    return os.getpid()


def test_workers_end_with_the_printing_that_was_killed():
    """Else they would hold its lock, and every later printing would wait for ever."""
    here, there = kills.FORK.Pipe()
    child = kills.FORK.Process(target=at_work, args=(there,))
    child.start()
    left = set(here.recv())
    os.kill(child.pid, signal.SIGKILL)
    child.join()
    for _ in range(200):
        left = {pid for pid in left if alive(pid)}
        if not left:
            return
        time.sleep(0.05)
    pytest.fail(f"still there: {left}")


def alive(pid: int) -> bool:
    """Whether a process runs; one that only waits for its parent to take note of its end does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_a_journal_killed_while_it_is_written_still_names_what_was_moved(tmp_path: Path, monkeypatch):
    """What an earlier killed printing left is not forgotten before the new list is on the disk."""
    journal = Journal(tmp_path / "so.moving")
    journal.open(["a.html"])

    def dies(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", dies)
    with pytest.raises(KeyboardInterrupt):
        journal.open(["b.html"])
    assert journal.paths() == {"a.html"}
    journal.close()
    assert [*tmp_path.iterdir()] == []


def test_a_second_printing_waits_for_the_first(tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    """Two at once end one after the other, both well; the second says that it waits."""
    with kit.small_world(tmp_path / "world", kit.FEW):
        content = kit.begin(tmp_path)
        both = [kills.FORK.Process(target=kit.printed, args=(content, tmp_path / "output")) for _ in range(2)]
        for each in both:
            each.start()
        for each in both:
            each.join()
        assert [each.exitcode for each in both] == [0, 0]
        kit.printed(content, tmp_path / "clean")
    assert kit.tree(tmp_path / "output") == kit.tree(tmp_path / "clean")
    assert "Một bản in khác của cùng thư mục đang chạy; chờ nó xong…" in capfd.readouterr().err
