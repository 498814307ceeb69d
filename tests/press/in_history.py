"""Random commits: what editors do in git between two printings, beside what they do in content/."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from tests.press.portal import Portal

_NUMBER = re.compile(r"\[(\d+) đảng viên\]")


def commit(portal: Portal) -> None:
    """Everything is committed; mostly a number is edited in its article and committed as well."""
    _commit(portal)
    pieces = [path for path in portal.pieces() if _NUMBER.search(path.read_text("utf-8"))]
    if pieces and portal.dice.random() < 0.8:
        path, members = portal.dice.choice(pieces), portal.dice.randint(1, 400)
        portal.put(path, _NUMBER.sub(f"[{members} đảng viên]", path.read_text("utf-8"), count=1))
        _commit(portal)


def uncommit(portal: Portal) -> None:
    """The branch stands one commit earlier; the files stay as they are."""
    if (portal.folder / ".git").is_dir() and _git(portal.folder, "rev-list", "--count", "HEAD").strip() != "1":
        _git(portal.folder, "reset", "-q", "--soft", "HEAD~1")


def _commit(portal: Portal) -> None:
    if not (portal.folder / ".git").is_dir():
        _git(portal.folder, "init", "-q")
    _git(portal.folder, "add", "-A", "content")
    day = f"202{portal.dice.randint(0, 5)}-0{portal.dice.randint(1, 9)}-11T08:00:00+07:00"
    _git(portal.folder, "commit", "-q", "--allow-empty", "-m", "Sửa bài", day=day)


def _git(folder: Path, *words: str, day: str = "") -> str:
    if shutil.which("git") is None:
        return "1"
    env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    for who in ("AUTHOR", "COMMITTER"):
        env |= {f"GIT_{who}_NAME": "Biên tập", f"GIT_{who}_EMAIL": "bt@bantin.example", f"GIT_{who}_DATE": day}
    asked = ["git", "-C", str(folder), *words]
    return subprocess.run(asked, check=True, env=env, capture_output=True, text=True).stdout


EDITS = (commit, uncommit)
