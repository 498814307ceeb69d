"""From Pelican's settings to the order of an edition."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from plugins.gathering.gather import Order
from plugins.press.fingerprints import code_version, digest

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


def state_path(settings: Mapping[str, Any]) -> Path:
    """Where the shelves of an output folder lie: in .bantin/ beside content/, one file for each output."""
    return receipt_path(settings).with_suffix(".sqlite")


def receipt_path(settings: Mapping[str, Any]) -> Path:
    """Where the receipt of an output folder lies: in .bantin/ beside content/, never inside an output."""
    output = Path(settings["OUTPUT_PATH"]).resolve()
    name = f"{output.name}-{digest(str(output).encode())[:8]}.json"
    return Path(settings["PATH"]).resolve().parent / ".bantin" / "receipts" / name
