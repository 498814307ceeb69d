"""Whoever prints, in whatever processes, prints the same bytes."""

from __future__ import annotations

import gc
import multiprocessing
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing.context import BaseContext
from pathlib import Path

import dask
import pytest
from distributed import Client, LocalCluster

from plugins.press import station, workers
from plugins.press.cluster import dask as cluster_workers
from tests.press import kit

PIECES = 200  # enough for reading and printing to be shared


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with a world, many pieces, and what one process printed of them."""
    folder = tmp_path_factory.mktemp("portal")
    with kit.small_world(folder / "world", kit.FEW):
        content = kit.begin(folder)
        for number in range(PIECES):
            kit.write(content, f"cong-khai/bai-viet/2018/so-{number}.md", number, title=f"Bài thứ {number}")
        kit.printed(content, folder / "one")
        yield folder


@pytest.fixture
def cluster(portal: Path) -> Iterator[Client]:
    """Two workers of Dask, each a process of its own on the loopback, at home in the portal's world."""
    with (
        LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
        ) as local,
        dask.config.set({"scheduler-address": local.scheduler_address}),
        Client(local, set_as_default=False) as client,
    ):
        client.run(kit.settle, str(portal / "world"))
        yield client


def batches_made() -> int:
    """How many batches of sheets this process was given."""
    told = station.station_of.cache_info()
    return told.hits + told.misses


def test_two_workers_of_dask_print_the_bytes_of_one_process(portal: Path, cluster: Client):
    """Both take part, in the first printing and in one after an edit, which Dask must not take for the same work."""
    asked = {"BANTIN_EXECUTOR": "plugins.press.cluster:dask"}
    kit.printed(portal / "content", portal / "dask", **asked)
    assert kit.tree(portal / "dask") == kit.tree(portal / "one")
    shares = cluster.run(batches_made)
    assert len(shares) == 2
    assert all(shares.values()), shares
    for path in sorted((portal / "content/cong-khai/bai-viet/2018").glob("so-*.md"))[:150]:
        path.write_text(f"{path.read_text('utf-8').rstrip()} Thêm một câu.\n", "utf-8")
    kit.printed(portal / "content", portal / "dask", **asked)
    kit.printed(portal / "content", portal / "one")
    after = cluster.run(batches_made)
    assert kit.tree(portal / "dask") == kit.tree(portal / "one")
    assert all(after[name] > shares[name] for name in shares), (shares, after)


def test_a_worker_of_dask_with_several_threads_is_refused():
    """An edition open in one thread cannot be read in another; the operator is told what to change."""
    with (
        LocalCluster(n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None) as local,
        dask.config.set({"scheduler-address": local.scheduler_address}),
        pytest.raises(SystemExit) as stop,
    ):
        cluster_workers(2)
    assert stop.value.code == "Worker của Dask phải chạy một luồng: hãy khởi động lại chúng với --nthreads 1."


def begun(folder: str, begin: Callable[[], None] | None) -> None:
    """What a worker that is started afresh does first in these tests."""
    kit.settle(folder)
    if begin:
        begin()


def test_processes_started_afresh_print_the_bytes_of_one(portal: Path, monkeypatch: pytest.MonkeyPatch):
    """Where processes cannot be forked, as on Windows, each sets up its own station from values alone."""
    started: list[str] = []

    def pool(jobs: int, context: BaseContext, initializer: Callable[[], None] | None = None) -> Executor:
        started.append(context.get_start_method())
        return ProcessPoolExecutor(jobs, context, begun, (str(portal / "world"), initializer))

    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    monkeypatch.setattr(workers, "ProcessPoolExecutor", pool)
    kit.printed(portal / "content", portal / "spawned", BANTIN_JOBS=2)
    kit.printed(portal / "content", portal / "one")
    assert started == ["spawn"]
    assert kit.tree(portal / "spawned") == kit.tree(portal / "one")


def test_values_wait_until_what_came_of_others_is_taken():
    """However quick the workers, no more is under way than they need to be busy; the order is that of the values."""
    asked: list[int] = []
    values = (asked.append(number) or number for number in range(1000))
    pool = workers.Workers(2, ThreadPoolExecutor)
    found = pool.map(str, values)
    assert next(found) == "0"
    assert len(asked) < 100
    assert list(found) == [str(number) for number in range(1, 1000)]
    pool.close()


def alone(work: Callable[[Path], None], portal: Path) -> int | None:
    """The exit code of a fresh process, without threads that other tests leave, which does some work in the portal."""
    process = multiprocessing.get_context("spawn").Process(target=work, args=(portal,))
    process.start()
    process.join(300)
    return process.exitcode


def share_forty(portal: Path) -> None:
    """Print the portal after an edit of forty pieces; only then are there enough sheets to fork workers for."""
    kit.settle(str(portal / "world"))
    opened: list[int] = []
    pools = workers.processes

    def pool(jobs: int) -> Executor:
        opened.append(jobs)
        return pools(jobs)

    workers.processes = pool
    kit.printed(portal / "content", portal / "few", BANTIN_JOBS=1)
    for path in sorted((portal / "content/cong-khai/bai-viet/2018").glob("so-*.md"))[:40]:
        path.write_text(f"{path.read_text('utf-8').rstrip()} Thêm một câu nữa.\n", "utf-8")
    assert opened == []
    kit.printed(portal / "content", portal / "few", BANTIN_JOBS=2)
    assert opened == [2]
    kit.printed(portal / "content", portal / "one")
    assert kit.tree(portal / "few") == kit.tree(portal / "one")
    assert gc.get_freeze_count() == 0  # what was put aside for forking may be garbage one day


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="cần hệ điều hành có fork")
def test_some_forty_sheets_are_shared_with_forked_workers(portal: Path):
    """A worker forked when the shelves were open already opens them itself; the bytes are those of one process."""
    assert alone(share_forty, portal) == 0


def test_workers_started_afresh_are_not_near():
    """To start them takes longer than to make some forty sheets; beside a thread none is forked."""
    beside = threading.Event()
    thread = threading.Thread(target=beside.wait)
    thread.start()
    try:
        assert not workers.Workers(2).near
        assert not workers.Workers(1).near
    finally:
        beside.set()
        thread.join()
