"""`bantin check`: every problem of the content at once, without printing anything."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from plugins.checks.report import report
from plugins.gathering.gather import gather
from plugins.gathering.shelves import Shelves
from plugins.press.settings import order


def check(settings: Mapping[str, Any], paths: tuple[Path, ...], form: str) -> tuple[str, bool]:
    """The report in the asked form, and whether any of its problems would stop the edition.

    With `paths`, only problems in these files or folders are told; the whole content is read all the same, because a
    link, a slug or a figure may contradict another file. A path outside the content is a usage error: silence about it
    would pass for praise.
    """
    content = Path(settings["PATH"]).resolve()
    asked = [path.resolve() for path in paths]
    for path, real in zip(paths, asked, strict=True):
        if not real.is_relative_to(content):
            raise click.UsageError(f"“{path}” không nằm trong thư mục nội dung {content}")
    problems = gather(order(settings), Shelves(":memory:")).problems
    if paths:
        problems = tuple(
            p for p in problems if any((content / p.path).resolve().is_relative_to(each) for each in asked)
        )
    return report(problems, form), any(problem.fatal for problem in problems)
