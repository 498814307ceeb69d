"""`bantin new`: a file for a new piece, where it belongs, with its front matter begun."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from plugins.press.settings import VIETNAM
from plugins.text.slugs import slug

FOLDERS = {"article": "bai-viet", "report": "bao-cao", "page": "trang"}
_NUMBERED = {"1": "article", "2": "report", "3": "page"}


@dataclass(frozen=True, slots=True)
class Draft:
    """What the editor answered."""

    title: str
    kind: str
    place: str = ""
    internal: bool = False


def ask_kind() -> str:
    """A key of FOLDERS, asked for until it is given."""
    while (answer := click.prompt("Loại bài: 1 bài viết, 2 báo cáo, 3 trang đứng riêng", default="1")) not in _NUMBERED:
        click.echo("Gõ 1, 2 hoặc 3.")
    return _NUMBERED[answer]


def create(settings: Mapping[str, Any], draft: Draft) -> Path:
    """Write the file and return its path; a usage error where the title says nothing or the file stands already."""
    name = slug(draft.title)
    if not name:
        raise click.UsageError("tên bài cần có chữ")
    now = datetime.now(VIETNAM)
    root = Path(settings["PATH"]) / ("noi-bo" if draft.internal else "cong-khai") / FOLDERS[draft.kind]
    path = (root if draft.kind == "page" else root / f"{now:%Y}") / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text(draft, now))
    except FileExistsError:
        raise click.UsageError(f"đã có tệp {path}: đặt tên khác hoặc sửa tệp ấy") from None
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def text(draft: Draft, now: datetime) -> str:
    """The front matter and a first line to write over."""
    lines = [f"title: {draft.title.strip()}", f"date: {now:%Y-%m-%d %H:%M}", "status: draft"]
    if draft.kind != "page":
        lines += ["summary: ", "category: ", f"place: {draft.place.strip()}", "authors: "]
    if draft.kind == "report":
        lines += ["organisation: ", "period: "]
    kept = [line for line in lines if draft.kind != "page" or not line.endswith(": ")]
    return "---\n" + "\n".join(kept) + "\n---\n\nViết bài ở đây.\n"
