"""`bantin build`: one edition printed, and a line that says where to look."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from pelican.log import console

from plugins.press.host import Host
from plugins.press.printing import Printed
from plugins.text.numbers import format_number


def build(settings: dict[str, Any]) -> Printed:
    """Print one edition; SystemExit(1) where problems stop it."""
    console.quiet = not console.is_terminal
    host = Host(settings)
    console.quiet = True  # Pelican's own summary counts what we do not have
    host.run()
    printed: Printed = settings["BANTIN_PRINTED"]
    return printed


def timed_build(settings: dict[str, Any]) -> str:
    """Print one edition and tell, in Vietnamese, what was done, how long it took and where it lies."""
    start = time.perf_counter()
    printed = build(settings)
    seconds = time.perf_counter() - start
    index = Path(settings["OUTPUT_PATH"]) / "index.html"
    return f"{summary(printed)} trong {seconds:.1f} giây.\nMở trang: {index.resolve().as_uri()}".replace(".", ",", 0)


def summary(printed: Printed) -> str:
    """'Bản in có 934 trang, 1.020 tệp; in mới 12, bỏ 1'."""
    counts = f"Bản in có {format_number(printed.pages)} trang, {format_number(printed.files)} tệp"
    if not printed.changed and not printed.removed:
        return f"{counts}; không có gì thay đổi"
    dropped = f", bỏ {format_number(len(printed.removed))}" if printed.removed else ""
    return f"{counts}; in mới {format_number(len(printed.changed))}{dropped}"
