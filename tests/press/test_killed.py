"""A printing that is killed, at whatever point, leaves nothing that the next one would trust."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.press import kit
from tests.press.portal import Portal
from tests.press.scripts import SOUND, edit

FORK = multiprocessing.get_context("fork") if "fork" in multiprocessing.get_all_start_methods() else None
pytestmark = pytest.mark.skipif(FORK is None, reason="cần hệ điều hành có fork và SIGKILL")


@pytest.fixture(scope="module", autouse=True)
def small_world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with kit.small_world(tmp_path_factory.mktemp("gazetteer")):
        yield


def killed_after(seconds: float, portal: Portal, output: Path) -> bool:
    """Print in a process of its own and kill it after a while; whether it was still at work."""
    child = FORK.Process(target=kit.printed, args=(portal.content, output), kwargs=portal.changed)
    child.start()
    time.sleep(seconds)
    alive = child.is_alive()
    if alive:
        os.kill(child.pid, signal.SIGKILL)
    child.join()
    return alive


@pytest.mark.parametrize("seed", range(2))
def test_the_printing_after_a_killed_one_is_right(tmp_path: Path, seed: int):
    """Edits are printed by processes killed at random; the one that lives leaves the bytes of a clean printing."""
    dice = random.Random(seed)
    portal = Portal(tmp_path, dice)
    started = time.perf_counter()
    kit.printed(portal.content, tmp_path / "clean-first", **portal.changed)
    whole = time.perf_counter() - started
    alive = [killed_after(whole * part, portal, tmp_path / "output") for part in (0.1, dice.uniform(0, 0.6))]
    for _ in range(3):
        edit(portal, SOUND)
        alive.append(killed_after(whole * dice.uniform(0, 0.2), portal, tmp_path / "output"))
    kit.printed(portal.content, tmp_path / "output", **portal.changed)
    kit.printed(portal.content, tmp_path / "clean", **portal.changed)
    assert kit.tree(tmp_path / "output") == kit.tree(tmp_path / "clean")
    assert any(alive), "no process was killed at work"


def test_a_second_printing_waits_for_the_first(tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    """Two at once end one after the other, both well; the second says that it waits."""
    content = kit.begin(tmp_path)
    both = [FORK.Process(target=kit.printed, args=(content, tmp_path / "output")) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert [each.exitcode for each in both] == [0, 0]
    kit.printed(content, tmp_path / "clean")
    assert kit.tree(tmp_path / "output") == kit.tree(tmp_path / "clean")
    assert "Một bản in khác của cùng thư mục đang chạy; chờ nó xong…" in capfd.readouterr().err
