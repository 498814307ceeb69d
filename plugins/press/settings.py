"""From Pelican's settings to the order of an edition."""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from plugins.gathering.gather import Order
from plugins.press.fingerprints import code_version, digest
from plugins.press.station import Plan

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
PLACEHOLDER = ".example"


def order(settings: Mapping[str, Any]) -> Order:
    """Which edition the settings ask for; the day is BANTIN_DAY (ISO) or today in Vietnam."""
    asked = settings.get("BANTIN_DAY")
    day = date.fromisoformat(asked) if asked else datetime.now(VIETNAM).date()
    return Order(
        content=Path(settings["PATH"]),
        audience=settings["BANTIN_AUDIENCE"],
        day=day,
        siteurl=real(settings["SITEURL"]),
        code=code_version(),
    )


def real(siteurl: str) -> str:
    """The site's address without a slash at its end, '' while it is still the placeholder of the settings file."""
    host = siteurl.rpartition("://")[2].partition("/")[0]
    return "" if not host or host.endswith(PLACEHOLDER) else siteurl.rstrip("/")


def shelves_path(settings: Mapping[str, Any]) -> Path:
    """Where the shelves and the receipt of an output folder lie: in .bantin/ beside content/, never in an output."""
    output = Path(settings["OUTPUT_PATH"]).resolve()
    name = f"{output.name}-{digest(str(output).encode())[:8]}.sqlite"
    return Path(settings["PATH"]).resolve().parent / ".bantin" / name


def plan(settings: Mapping[str, Any]) -> Plan:
    """What every station of a printing needs to know, as plain values."""
    asked = order(settings)
    output, run = Path(settings["OUTPUT_PATH"]).resolve(), uuid4().hex
    return Plan(
        shelves=shelves_path(settings),
        content=asked.content,
        audience=asked.audience,
        day=asked.day,
        siteurl=asked.siteurl,
        theme=Path(settings["THEME"]),
        templates=(*settings["THEME_TEMPLATES_OVERRIDES"], str(Path(settings["THEME"]) / "templates")),
        jinja=tuple((name, _frozen(value)) for name, value in settings["JINJA_ENVIRONMENT"].items()),
        plugins=tuple(settings["PLUGINS"]),
        stage=output.with_name(f".{output.name}.staging") / run,  # what a worker left over writes is nobody's
        run=run,
    )


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def jobs(settings: Mapping[str, Any]) -> int:
    """How many processes work: BANTIN_JOBS, or one for each processor this process may use."""
    return int(settings.get("BANTIN_JOBS") or 0) or len(os.sched_getaffinity(0))


def executor(settings: Mapping[str, Any]) -> Callable[[int], Executor] | None:
    """What BANTIN_EXECUTOR asks for: None for processes of this machine, else a function that opens an executor.

    'package.module:function' names a function from a number of jobs to an executor of concurrent.futures.
    """
    asked = settings.get("BANTIN_EXECUTOR", "")
    if not asked:
        return None
    module, _, name = str(asked).partition(":")
    opens: Callable[[int], Executor] = getattr(importlib.import_module(module), name)
    return opens
