"""A process that stays and is told what changed prints what one that looks at everything would."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from plugins.press.resident import Resident, Result
from tests.press import kit
from tests.press.portal import Portal
from tests.press.scripts import Script


@pytest.fixture
def portal(tmp_path: Path) -> Iterator[Portal]:
    with kit.small_world(tmp_path / "world", kit.FEW):
        yield Portal(tmp_path, random.Random(0))


def stamps(folder: Path) -> dict[str, tuple[int, ...]]:
    """What a watcher would notice of every file, link and folder, by its path."""
    found = ((path, path.lstat()) for path in folder.rglob("*"))
    return {path.relative_to(folder).as_posix(): (stat.st_ino, stat.st_size, stat.st_mtime_ns) for path, stat in found}


def resident(portal: Portal) -> Resident:
    """One that prints the portal into its output."""
    settings = kit.settings(portal.content, portal.folder / "output", **portal.changed)
    return Resident({**settings, "PLUGINS": [plugin.__name__ for plugin in settings["PLUGINS"]]})


def nobody(pages: Any) -> None:
    """Shows nothing."""
    del pages


def differing(portal: Portal) -> list[str]:
    """Paths where the output is not what a clean printing makes."""
    kit.printed(portal.content, portal.folder / "clean", **portal.changed)
    grown, clean = kit.tree(portal.folder / "output"), kit.tree(portal.folder / "clean")
    return sorted(path for path in {*grown, *clean} if grown.get(path) != clean.get(path))


@dataclass
class Staying(Script):
    """A script whose output is printed by one process, told which files changed since its last printing."""

    press: Resident | None = None
    known: tuple[Any, ...] = ()

    def printed(self, name: str) -> tuple[bool, str]:
        """As it is told, in any order of lines: whether the printing stopped, and the problems."""
        if name == "clean":
            stopped, heard = super().printed(name)
            return stopped, "\n".join(sorted({line for line in heard.splitlines() if " BT" in line}))
        portal = self.portal
        before, self.known = self.known, (stamps(portal.content), stamps(portal.theme), self._begun())
        if self.press is None or before[2] != self.known[2]:  # for other settings or places the process begins anew
            self.press = self._fresh()
            before = ()
        content = {path for path, _ in before[0].items() ^ self.known[0].items()} if before else None
        theme = not before or before[1] != self.known[1]
        result = self.press.print(None if content is None else frozenset(content), nobody, theme=theme)
        return result.printed is None, "\n".join(sorted({str(each) for each in result.problems}))

    def close(self) -> None:
        """Let the shelves go."""
        if self.press:
            self.press.close()

    def _begun(self) -> tuple[Any, ...]:
        return dict(self.portal.changed), stamps(self.folder / "world")

    def _fresh(self) -> Resident:
        self.close()
        return resident(self.portal)


@pytest.mark.parametrize("seed", range(1, 11))
def test_random_edits_that_are_told_leave_the_bytes_of_a_clean_printing(tmp_path: Path, seed: int):
    """Files and folders of the content that changed are told, and whether the theme did; problems are told alike."""
    script = Staying(seed, tmp_path)
    try:
        assert script.wrong() == "", script.done
    finally:
        script.close()


def printed(result: Result) -> tuple[str, ...]:
    assert result.printed is not None, result.problems
    return result.printed.changed


def test_a_file_that_was_broken_is_not_forgotten_when_another_is_edited(portal: Portal):
    """What stopped a printing is looked at again, though only the other file is told."""
    press = resident(portal)
    press.print(None, nobody, theme=True)
    first, second = portal.pieces()[:2]
    sound = first.read_text("utf-8")
    first.write_text(sound.replace("title:", "tilte:"), "utf-8")
    assert press.print(frozenset({name(portal, first)}), nobody, theme=False).printed is None
    second.write_text(f"{second.read_text('utf-8').rstrip()} Câu thêm.\n", "utf-8")
    stopped = press.print(frozenset({name(portal, second)}), nobody, theme=False)
    assert (stopped.printed, [each.code for each in stopped.problems if each.fatal]) == (None, ["BT109"])
    first.write_text(sound, "utf-8")
    assert printed(press.print(frozenset({name(portal, first)}), nobody, theme=False))
    press.close()
    assert differing(portal) == []


def test_what_another_process_printed_is_not_trusted(portal: Portal):
    """It printed, and a file went; the next printing looks at the output though it is told of one edit alone."""
    press = resident(portal)
    press.print(None, nobody, theme=True)
    first, second = portal.pieces()[:2]
    first.write_text(f"{first.read_text('utf-8').rstrip()} Câu thêm.\n", "utf-8")
    kit.printed(portal.content, portal.folder / "output", **portal.changed)
    (portal.folder / "output" / "index.html").unlink()
    second.write_text(f"{second.read_text('utf-8').rstrip()} Câu khác.\n", "utf-8")
    assert "index.html" in printed(press.print(frozenset({name(portal, second)}), nobody, theme=False))
    press.close()
    assert differing(portal) == []


def test_the_page_of_an_edited_article_is_shown_first_as_it_will_be_printed(portal: Portal):
    """Its bytes are those of the file that follows."""
    press, shown = resident(portal), []
    press.print(None, nobody, theme=True)
    piece = portal.pieces()[0]
    piece.write_text(f"{piece.read_text('utf-8').rstrip()} Câu thêm.\n", "utf-8")
    press.print(frozenset({name(portal, piece)}), shown.append, theme=False)
    press.close()
    ((path, content),) = shown[0].items()
    assert "Câu thêm." in content.decode()
    assert (portal.folder / "output" / path).read_bytes() == content


def name(portal: Portal, piece: Path) -> str:
    return piece.relative_to(portal.content).as_posix()
