"""`bantin build`: one edition printed, and a line that says where to look."""

from __future__ import annotations

import time
from decimal import Decimal
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
    spent = format_number(Decimal(f"{seconds:.1f}"), 1)
    return f"{summary(printed)}; hết {spent} giây.\nMở trang: {index.resolve().as_uri()}"


def summary(printed: Printed) -> str:
    """'Bản in có 934 trang, 1.020 tệp; in mới 12, bỏ 1'."""
    pages, files, changed, removed = (
        format_number(Decimal(count))
        for count in (printed.pages, printed.files, len(printed.changed), len(printed.removed))
    )
    counts = f"Bản in có {pages} trang, {files} tệp"
    if not printed.changed and not printed.removed:
        return f"{counts}; không có gì thay đổi"
    dropped = f", bỏ {removed}" if printed.removed else ""
    return f"{counts}; in mới {changed}{dropped}"
