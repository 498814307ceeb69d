"""A process that stays and is told what changed prints what one that looks at everything would."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from plugins.press.printer import print_sheet
from plugins.press.resident import Resident, Result
from plugins.press.settings import shelves_path
from tests.press import kit, scripts
from tests.press.portal import Portal


@pytest.fixture
def portal(tmp_path: Path) -> Iterator[Portal]:
    with kit.small_world(tmp_path / "world", kit.FEW):
        yield Portal(tmp_path, random.Random(0))


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


@pytest.mark.parametrize("seed", range(1, 7))
def test_random_edits_that_are_told_leave_the_bytes_of_a_clean_printing(tmp_path: Path, seed: int):
    """Files and folders of the content that changed are told, and whether the theme did; problems are told alike."""
    wrong, done = scripts.run(seed, tmp_path, stays=True)
    assert wrong == "", done


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


def test_an_article_behind_a_link_is_read_again_when_its_file_is_told(portal: Portal):
    """The file has another path than the article, and that path alone is told."""
    there, here = portal.content / "cong-khai/.kho/chung.md", portal.content / "cong-khai/bai-viet/2016/chung.md"
    kit.write(portal.content, "cong-khai/.kho/chung.md", 120, title="Bài chung")
    here.parent.mkdir(parents=True, exist_ok=True)
    here.symlink_to(there)
    press = resident(portal)
    press.print(None, nobody, theme=True)
    there.write_text(f"{there.read_text('utf-8').rstrip()} Câu thêm.\n", "utf-8")
    changed = printed(press.print(frozenset({name(portal, there)}), nobody, theme=False))
    assert "bai-viet/2015/bai-chung.html" in changed
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


def test_after_the_first_printing_the_page_of_an_article_is_made_once_for_practice(
    portal: Portal, monkeypatch: pytest.MonkeyPatch
):
    """So that all that an edit needs is loaded; neither shelves nor output are touched by it, nor by the next rest."""
    press, made = resident(portal), list[str]()
    press.print(None, nobody, theme=True)
    shelves = shelves_path(press.settings)
    before = kit.tree(portal.folder / "output"), content_of(shelves)

    def spying(sheet: Any, *more: Any) -> bytes:
        made.append(sheet.path)
        return print_sheet(sheet, *more)

    monkeypatch.setattr("plugins.press.resident.print_sheet", spying)
    press.rest()
    press.rest()
    assert [path.startswith("bai-viet/") for path in made] == [True]
    assert (kit.tree(portal.folder / "output"), content_of(shelves)) == before
    press.close()


def test_a_rest_puts_the_log_of_the_shelves_away(portal: Portal):
    """Else some later edit would wait until a thousand pages of it are written to their places."""
    press = resident(portal)
    press.print(None, nobody, theme=True)
    piece = portal.pieces()[0]
    piece.write_text(f"{piece.read_text('utf-8').rstrip()} Câu thêm.\n", "utf-8")
    press.print(frozenset({name(portal, piece)}), nobody, theme=False)
    shelves = shelves_path(press.settings)
    log = shelves.with_name(f"{shelves.name}-wal")
    assert log.stat().st_size > 0
    press.rest()
    assert log.stat().st_size == 0
    press.close()


def test_shelves_that_break_before_a_rest_are_told_by_the_next_printing(
    portal: Portal, capsys: pytest.CaptureFixture[str]
):
    """The rest ends quietly; all is printed anew then."""
    press = resident(portal)
    press.print(None, nobody, theme=True)
    shelves_path(press.settings).write_bytes(bytes(range(256)) * 64)
    press.rest()
    assert capsys.readouterr().err == ""
    piece = portal.pieces()[0]
    piece.write_text(f"{piece.read_text('utf-8').rstrip()} Câu thêm.\n", "utf-8")
    assert "index.html" in printed(press.print(frozenset({name(portal, piece)}), nobody, theme=False))
    assert "Sổ tay in hỏng" in capsys.readouterr().err
    press.close()
    assert differing(portal) == []


def content_of(shelves: Path) -> list[str]:
    """Every row, and the statements that made the tables."""
    with closing(sqlite3.connect(shelves)) as sql:
        return list(sql.iterdump())


def name(portal: Portal, piece: Path) -> str:
    return piece.relative_to(portal.content).as_posix()
