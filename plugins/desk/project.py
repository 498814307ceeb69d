"""The project one works in: its folder and the settings of its editions."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

import click
from pelican.settings import read_settings

INTERNAL_CONF, PUBLIC_CONF = "pelicanconf.py", "publishconf.py"


def find_project(start: Path) -> Path:
    """The nearest folder from `start` upwards that holds pelicanconf.py; a usage error where there is none."""
    for folder in (start, *start.parents):
        if (folder / INTERNAL_CONF).is_file():
            return folder
    raise click.UsageError(
        f"không thấy {INTERNAL_CONF} ở “{start}” hay thư mục nào bên trên: hãy chạy lệnh trong kho bản tin"
    )


def edition_settings(
    project: Path, *, public: bool = False, output: str = "", content: str = "", day: str = ""
) -> dict[str, Any]:
    """Pelican's settings for one edition, with what the command line overrides; a usage error where these cannot be."""
    if content and not Path(content).is_dir():
        raise click.UsageError(f"không có thư mục nội dung “{content}”")
    if output and Path(output).exists() and not Path(output).is_dir():
        raise click.UsageError(f"“{output}” là một tệp: cần một thư mục để in ra")
    if day:
        _check_day(day)
    asked = {"OUTPUT_PATH": output and os.path.abspath(output), "PATH": content and os.path.abspath(content)}  # noqa: PTH100 -- Pelican wants text
    override = {key: value for key, value in {**asked, "BANTIN_DAY": day}.items() if value}
    conf = project / (PUBLIC_CONF if public else INTERNAL_CONF)
    try:
        settings: dict[str, Any] = read_settings(str(conf), override=override)
    except ValueError:  # Pelican's only one: PATH leads nowhere
        raise click.UsageError(f"{conf.name} đọc nội dung ở một thư mục không có: xem lại dòng PATH") from None
    return settings


def _check_day(day: str) -> None:
    try:
        date.fromisoformat(day)
    except ValueError:
        raise click.UsageError(f"“{day}” không phải là một ngày: viết năm-tháng-ngày, ví dụ 2026-11-22") from None
