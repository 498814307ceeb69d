"""What the press says on the terminal: problems on standard error, a progress bar where someone watches."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from pelican.log import console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from plugins.checks.report import text_report
from plugins.model.problems import Problem
from plugins.press.workers import Progress as Step

_WORTH_A_BAR = 50


def tell(problems: Iterable[Problem]) -> None:
    """Print problems, sorted, with a closing line that counts them."""
    report = text_report(problems)
    if report:
        print(report, file=sys.stderr)  # noqa: T201 -- the report is what the editor asked for


def fail() -> None:
    """Say that nothing was changed."""
    print("Dừng: chưa in gì; bản đã in lần trước giữ nguyên.", file=sys.stderr)  # noqa: T201


def waiting() -> None:
    """Say that another process prints the same edition."""
    print("Một bản in khác của cùng thư mục đang chạy; chờ nó xong…", file=sys.stderr)  # noqa: T201


@contextmanager
def watch() -> Iterator[Step]:
    """A function to call with (what, done, all); it draws a bar only in a terminal and only for long printings."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("in", total=None, visible=False)

        def step(what: str, done: int, all: int) -> None:
            if all >= _WORTH_A_BAR:
                bar.update(task, description=what, completed=done, total=all, visible=True)

        yield step
