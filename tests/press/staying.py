"""A press that stays from edit to edit, told what changed as `bantin serve` is told by its watcher."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from plugins.checks.report import text_report
from plugins.press.host import registered
from plugins.press.resident import Resident
from tests.press import kit
from tests.press.portal import Portal

Stamps = dict[str, tuple[int, ...]]


@dataclass
class Staying:
    """The press, and how everything stood when it printed last."""

    portal: Portal
    output: Path
    content: Stamps = field(default_factory=dict)
    theme: Stamps = field(default_factory=dict)
    world: Stamps = field(default_factory=dict)
    changed: dict[str, Any] = field(default_factory=dict)
    press: Resident | None = None

    def printed(self) -> tuple[bool, str]:
        """Print what changed; whether the printing stopped, and what is told."""
        portal, before = self.portal, self.content
        content, theme, world = stamps(portal.content), stamps(portal.theme), stamps(portal.world)
        day = portal.changed["BANTIN_DAY"]
        if self.press is None or world != self.world or portal.changed != {**self.changed, "BANTIN_DAY": day}:
            self.close()  # another program, or other settings: begun anew
            settings = kit.settings(portal.content, self.output, **portal.changed)
            registered(settings)
            self.press = Resident(settings)
            changed = None
        elif day != self.changed["BANTIN_DAY"]:
            self.press.settings["BANTIN_DAY"] = day  # type: ignore[index]  # a mapping that may change, as days do
            changed = None
        else:
            changed = frozenset(path for path in {*before, *content} if before.get(path) != content.get(path))
        result = self.press.print(changed, lambda _: None, theme=changed is None or theme != self.theme)
        self.press.rest()
        self.content, self.theme, self.world, self.changed = content, theme, world, dict(portal.changed)
        return result.printed is None, text_report(result.problems)

    def close(self) -> None:
        """Let go of what is open."""
        if self.press is not None:
            self.press.close()


def stamps(root: Path | None) -> Stamps:
    """Of every file, link and folder below; a folder's is its being there."""
    found: Stamps = {}
    for folder, folders, files in os.walk(root or os.devnull):
        for name in (*folders, *files):
            path = Path(folder, name)
            stat = path.lstat()
            is_folder = path.is_dir() and not path.is_symlink()
            told = () if is_folder else (stat.st_mtime_ns, stat.st_size, stat.st_ino)
            found[path.relative_to(root or "").as_posix()] = told
    return found


def lines(told: str) -> list[str]:
    """The problems among what was told, without the words that count them."""
    return sorted(line for line in told.split("\n") if " BT" in line)
