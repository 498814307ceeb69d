"""An incremental printing leaves the same bytes as a clean one, whatever was edited."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from plugins.press import sitemap
from plugins.press.settings import plan
from tests.press import kit, many, scripts


@pytest.fixture
def content(tmp_path: Path) -> Iterator[Path]:
    with kit.small_world(tmp_path / "world", kit.FEW):
        yield kit.begin(tmp_path)


def assert_clean(content: Path, output: Path, **changed: str) -> None:
    """Print once more, and hold the output against a clean one."""
    kit.printed(content, output, **changed)
    kit.printed(content, output.with_name("clean"), **changed)
    grown, clean = kit.tree(output), kit.tree(output.with_name("clean"))
    assert sorted(grown) == sorted(clean)
    assert [path for path in clean if grown[path] != clean[path]] == []


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for one portal after another, which share the templates compiled there."""
    return tmp_path_factory.mktemp("portal")


@pytest.mark.parametrize("seed", range(1, 13))
def test_random_edits_leave_the_bytes_of_a_clean_printing(portal: Path, seed: int):
    """Edits one after another, printed each time, equal a printing of the same state from nothing.

    `python -m tests.press.many --scripts 1000` tries as many more as wanted.
    """
    assert scripts.run(seed, portal)[0] == ""


def test_every_kind_of_edit_can_be_chosen():
    """No edit is left out of a thousand scripts."""
    names = [edit.__name__ for edit in scripts.EDITS]
    assert len(names) == len(set(names))
    assert {"sentence", "add", "delete", "rename", "audience", "template", "indicator", "unit", "setting"} < {*names}
    assert {"picture", "sheet", "decision", "day", "symlink", "move", "change_case"} < {*names}
    assert {"empty_folder", "broken", "commit", "uncommit"} < {*names}


def test_a_failing_script_is_told_with_the_line_that_runs_it_again(tmp_path: Path, capsys, monkeypatch):
    """Needless steps are left out, and a log keeps what was run already."""

    def run(_: int, __: Path, skipped: frozenset[int] = frozenset()) -> tuple[str, list[str]]:
        return ("" if 3 in skipped else "other bytes"), ["x"]

    monkeypatch.setattr(scripts, "run", run)
    log = tmp_path / "log.txt"
    asked = ["--scripts", "1", "--seed", "5", "--log", str(log), "--folder", str(tmp_path)]
    assert many.main(asked) == 1
    assert "5: x\nother bytes\npython -m tests.press.many --seed 5 --skip 0,1,2,4\n" in capsys.readouterr().out
    assert log.read_text("utf-8") == "5 wrong 0 x\n"
    assert many.main(asked) == 0


def test_the_first_report_of_an_organisation_brings_its_page(content: Path, tmp_path: Path):
    """What a room asked while it prepared counts as changed for all other rooms, even when that printing stopped."""
    kit.printed(content, tmp_path / "output")
    report = "cong-khai/bao-cao/2018/bao-cao.md"
    kit.write(content, report, 7, place="huyện Bình Liêu, Quảng Ninh\norganisation: Huyện ủy Bình Liêu")
    theme = tmp_path / "theme"
    kit.shutil.copytree(kit.ROOT / "theme", theme)
    (theme / "templates" / "organisation.html").write_text("{{ khong_co }}", "utf-8")
    with pytest.raises(SystemExit):
        kit.printed(content, tmp_path / "output", THEME=str(theme), THEME_TEMPLATES_OVERRIDES=[str(theme)])
    assert_clean(content, tmp_path / "output")
    assert (tmp_path / "output" / "to-chuc/huyen-uy-binh-lieu/index.html").exists()


def test_a_room_that_began_with_nothing_goes_by_no_more_than_later(content: Path, tmp_path: Path):
    """What search asked of every piece to make its index is not noted: the first edit need not forget it."""
    path, output = content / "cong-khai/bai-viet/2018/hop.md", tmp_path / "output"
    kit.write(content, "cong-khai/bai-viet/2018/hop.md", 7)
    kit.printed(content, output)
    first, text = _asked(content, output, "prepare search"), path.read_text("utf-8")
    path.write_text(f"{text}\nMột câu nữa.\n", "utf-8")
    assert_clean(content, output)
    assert 0 < first <= _asked(content, output, "prepare search")


@pytest.mark.parametrize("kind", ["report", "page"])
def test_a_piece_that_is_called_another_kind_is_counted_as_that(content: Path, tmp_path: Path, kind: str):
    """Its day, its place and its file stay as they were; a standing page stands in no list."""
    path = content / "cong-khai/bai-viet/2018/hop.md"
    kit.write(content, "cong-khai/bai-viet/2018/hop.md", 7, place="huyện Bình Liêu, Quảng Ninh")
    kit.printed(content, tmp_path / "output")
    path.write_text(path.read_text("utf-8").replace("\n---\n", f"\nkind: {kind}\n---\n", 1), "utf-8")
    assert_clean(content, tmp_path / "output")
    index = (tmp_path / "output" / "dia-phuong/index.html").read_text("utf-8")
    assert ("1 báo cáo" in index) == (kind == "report")


def test_an_earlier_day_holds_what_was_written_until_then(content: Path, tmp_path: Path):
    """Printing as on a day in the past hides what came after it, though nothing of that is dated to appear."""
    kit.printed(content, tmp_path / "output")
    assert_clean(content, tmp_path / "output", BANTIN_DAY="2016-12-31")
    assert not (tmp_path / "output" / "bai-viet/2018").exists()


def test_the_sitemap_outlives_a_new_program_and_a_killed_printing(content: Path, tmp_path: Path):
    """Made last of all, it is not taken for a file that nobody makes any more."""
    flags = {"SITEURL": "https://bantin.vn"}
    kit.printed(content, tmp_path / "output", **flags)
    (tmp_path / "world" / "more.tsv").write_text("", "utf-8")  # another version of the program
    assert_clean(content, tmp_path / "output", **flags)
    shelves = plan(kit.settings(content, tmp_path / "output")).shelves
    shelves.unlink()
    shelves.with_suffix(".moving").write_text("sitemap.xml", "utf-8")
    assert_clean(content, tmp_path / "output", **flags)


def test_a_sitemap_of_too_many_pages_is_an_index_of_several(content: Path, tmp_path: Path, monkeypatch):
    """Each of them names as many pages as it may, all together name all; those that are not needed any more go."""
    flags, output = {"SITEURL": "https://bantin.vn"}, tmp_path / "output"
    kit.printed(content, output, **flags)
    whole = _located(output / "sitemap.xml")
    monkeypatch.setattr(sitemap, "MOST", 10)
    kit.write(content, "cong-khai/bai-viet/2018/them.md", 7)
    assert_clean(content, output, **flags)
    names = _located(output / "sitemap.xml")
    parts = [_located(output / name.removeprefix("https://bantin.vn/")) for name in names]
    assert names == [f"https://bantin.vn/sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    assert set(map(len, parts[:-1])) == {10}
    assert set(whole) < {page for part in parts for page in part}
    monkeypatch.setattr(sitemap, "MOST", 1_000)
    (content / "cong-khai/bai-viet/2018/them.md").unlink()
    assert_clean(content, output, **flags)
    assert _located(output / "sitemap.xml") == whole
    assert [path.name for path in output.glob("sitemap*")] == ["sitemap.xml"]


def _asked(content: Path, output: Path, room: str) -> int:
    """How many answers a room goes by."""
    with closing(sqlite3.connect(plan(kit.settings(content, output)).shelves)) as sql:
        query = "SELECT count(*) FROM asked JOIN room ON asked.sheet=room.id WHERE room.name=?"
        ((count,),) = sql.execute(query, (room,)).fetchall()
    return count


def _located(path: Path) -> list[str]:
    return [found.text or "" for found in ET.parse(path).iterfind(".//{*}loc")]
