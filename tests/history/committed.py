"""A content folder in a git repository: what is put there is committed on the day a test says."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from plugins.gathering.edition import ShelvedEdition
from plugins.gathering.gather import Gathered, Order, gather
from plugins.gathering.shelves import Shelves
from plugins.showing.figures import number
from tests.conftest import ROOT

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="không có git: cài git để thử lịch sử bài")

ID = "cong-khai/bai-viet/2017/bình liêu.md"
OTHER = "cong-khai/bai-viet/2016/can-duoc.md"
SAID = "Bình Liêu có [2.105 đảng viên](so:dang-vien)."
TEXT = """---
title: {title}
date: {date}
summary: Tóm tắt.
place: {place}
{more}---
{body}
"""


def text(body: str = SAID, **words: str) -> str:
    """An article of Bình Liêu of 23 October 2017."""
    known = {"title": "Bình Liêu đổi mới", "date": "2017-10-23 17:01", "more": ""}
    return TEXT.format(**{**known, "place": "huyện Bình Liêu, Quảng Ninh", "body": body, **words})


@dataclass
class Repository:
    """A repository at `top` with content/ at `content`, and shelves that live through the test."""

    top: Path
    content: Path
    shelves: Shelves = field(default_factory=lambda: Shelves(":memory:"))

    def git(self, *words: str, day: str = "2018-01-01", cwd: Path | None = None) -> str:
        """Run git on a day."""
        who = {f"GIT_{part}_{name}": value for part in ("AUTHOR", "COMMITTER") for name, value in _WHO.items()}
        dates = {f"GIT_{part}_DATE": f"{day}T09:00:00+07:00" for part in ("AUTHOR", "COMMITTER")}
        env = {**os.environ, **who, **dates, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        asked = ["git", "-C", str(cwd or self.top), *words]
        return subprocess.run(asked, check=True, env=env, capture_output=True, text=True).stdout

    def put(self, source: str, id: str = ID) -> None:
        """Write an article."""
        path = self.content / id
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, "utf-8")

    def commit(self, day: str, source: str | None = None, id: str = ID) -> None:
        """Commit an article as it is from a day on, or whatever was changed."""
        if source is not None:
            self.put(source, id)
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "Sửa bài", day=day)

    def gathered(self, audience: str = "public", shelves: Shelves | None = None) -> Gathered:
        """The content gathered on shelves, by default those that know what stood there before."""
        return gather(Order(self.content, audience, date(2026, 11, 22)), shelves or self.shelves)

    def edition(self, audience: str = "public") -> ShelvedEdition:
        """The edition, the same from shelves that know what was before and from empty ones."""
        grown, clean = self.gathered(audience), self.gathered(audience, Shelves(":memory:"))
        assert grown.edition, [str(each) for each in grown.problems]
        assert clean.edition
        assert grown.edition.revisions() == clean.edition.revisions()
        assert grown.edition.revised_since() == clean.edition.revised_since()
        return grown.edition

    def told(self, audience: str = "public") -> list[tuple[str, str, str]]:
        """Day, number before and number after ('' where it is no more) of each revision."""
        return [
            (f"{each.moment:%Y-%m-%d}", number(each.old), number(each.new) if each.new else "")
            for each in self.edition(audience).revisions()
        ]


_WHO = {"NAME": "Biên tập", "EMAIL": "bien-tap@bantin.example"}


def repository(top: Path, content: Path | None = None, root: Path | None = None) -> Repository:
    """A repository with the project's registers and a piece without history; `root` is where .git lies, else `top`."""
    content = content or top / "content"
    shutil.copytree(ROOT / "content" / "du-lieu", content / "du-lieu")
    made = Repository(root or top, content)
    made.git("init", "-q", "-b", "main")
    return made
