"""Workers on a Dask cluster, for a portal that outgrows one machine; needs the extra `dask`, and who asks for it alone.

`BANTIN_EXECUTOR = "plugins.press.cluster:dask"` in the settings, and DASK_SCHEDULER_ADDRESS in the environment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from typing import Any

from dask import config
from distributed import Client
from distributed.cfexecutor import ClientExecutor


class Borrowed(ClientExecutor):
    """Dask's own executor, which takes values as they come and leaves the cluster when it is shut down."""

    def map(self, fn: Callable[..., Any], *iterables: Iterable[Any], **asked: Any) -> Iterator[Any]:
        """Outcomes in order; Dask itself maps over nothing but lists."""
        outcomes: Iterator[Any] = super().map(fn, *map(list, iterables), **asked)  # type: ignore[no-untyped-call]
        return outcomes

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 -- as its base
        """Wait for what is under way, or cancel it, and close the client."""
        super().shutdown(wait=wait and not cancel_futures)  # type: ignore[no-untyped-call]  # Dask tells no types
        self._client.close()


def dask(jobs: int) -> Executor:
    """An executor over the workers of the scheduler asked for; where none is, over `jobs` processes started here.

    Equal calls are not the same work: files change between two printings, so Dask must remember no outcome (`pure`).
    SystemExit where a worker runs several threads, since each has one edition open, in one thread.
    """
    address = config.get("scheduler-address", None)
    if address:
        client = Client(address, set_as_default=False)
    else:
        client = Client(n_workers=jobs, threads_per_worker=1, dashboard_address=None, set_as_default=False)
    if any(threads != 1 for threads in client.nthreads().values()):
        client.close()
        raise SystemExit("Worker của Dask phải chạy một luồng: hãy khởi động lại chúng với --nthreads 1.")
    return Borrowed(client, pure=False)
