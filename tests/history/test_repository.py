"""Every kind of repository: where content/ lies in it, how it stands, and where there is none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plugins.history.standing import standing
from tests.history.committed import ID, OTHER, SAID, Repository, needs_git, repository, text

pytestmark = needs_git

EDITED = SAID.replace("2.105", "2.115")
TOLD = [("2018-02-03", "2.105", "2.115")]


def grown(site: Repository) -> Repository:
    """Two commits of one article: its number was edited on 3 February 2018."""
    site.commit("2018-01-01", text())
    site.commit("2018-02-03", text(EDITED))
    return site


@pytest.mark.parametrize("folder", ["", "cổng/tin tức"])
def test_content_lies_anywhere_in_a_repository(tmp_path: Path, folder: str):
    """At its top, or deep inside."""
    assert grown(repository(tmp_path, tmp_path / folder / "content")).told() == TOLD


def test_content_is_a_repository_of_its_own(tmp_path: Path):
    """Even inside another, which knows nothing of it."""
    site = repository(tmp_path, root=tmp_path)
    site.top = site.content
    site.git("init", "-q", "-b", "main")
    assert grown(site).told() == TOLD


def test_no_repository_and_no_commit_are_no_history(tmp_path: Path):
    """And no problem either."""
    site = repository(tmp_path)
    site.put(text())
    assert (site.told(), site.edition().revised_since(), standing(site.content)) == ([], None, None)
    (tmp_path / ".git" / "HEAD").unlink()
    assert (site.told(), site.gathered().problems) == ([], ())


def test_a_detached_head_and_packed_refs_stand_somewhere(tmp_path: Path):
    """What is checked out counts, not the branch; git tidies refs away into one file."""
    site = grown(repository(tmp_path))
    site.git("pack-refs", "--all")
    assert site.told() == TOLD
    site.git("checkout", "-q", "HEAD~1")
    assert site.told() == []
    site.git("checkout", "-q", "main")
    assert site.told() == TOLD


def test_a_worktree_has_the_past_of_its_branch(tmp_path: Path):
    """Its `.git` is a file that leads to where the repository keeps it."""
    site = grown(repository(tmp_path / "main"))
    site.git("worktree", "add", "-q", "-b", "other", str(tmp_path / "other"))
    beside = Repository(tmp_path / "other", tmp_path / "other" / "content")
    assert beside.told() == TOLD
    beside.commit("2018-03-03", text())
    assert beside.told() == [*TOLD, ("2018-03-03", "2.115", "2.105")]
    assert site.told() == TOLD


def test_a_merge_brings_an_edit_once_with_its_own_day(tmp_path: Path):
    """Neither the merge nor the other line's versions are edits of their own."""
    site = repository(tmp_path)
    site.commit("2018-01-01", text())
    site.git("checkout", "-q", "-b", "side")
    site.commit("2018-02-03", text(EDITED))
    site.git("checkout", "-q", "main")
    site.commit("2018-02-10", text("Bài khác.", title="Khác"), OTHER)
    site.git("merge", "-q", "--no-ff", "-m", "Gộp", "side", day="2018-03-01")
    assert site.told() == TOLD


def test_two_lines_that_edit_the_same_number_are_told_as_the_main_line_saw_them(tmp_path: Path):
    """The number of the side line never stood on the main line, so nobody read it."""
    site = repository(tmp_path)
    site.commit("2018-01-01", text())
    site.git("checkout", "-q", "-b", "side")
    site.commit("2018-02-03", text(SAID.replace("2.105", "9.999")))
    site.git("checkout", "-q", "main")
    site.commit("2018-02-10", text(EDITED))
    site.git("merge", "-q", "-s", "ours", "-m", "Gộp", "side", day="2018-03-01")
    assert site.told() == [("2018-02-10", "2.105", "2.115")]


def test_a_shallow_clone_knows_less_and_says_nothing_false(tmp_path: Path):
    """It knows from its oldest commit on, and more once the rest is fetched."""
    site = grown(repository(tmp_path / "whole"))
    site.commit("2018-03-03", text(EDITED.replace("2.115", "2.120")))
    clone = tmp_path / "clone"
    site.git("clone", "-q", "--depth", "2", f"file://{site.top}", str(clone))
    shallow = Repository(clone, clone / "content")
    assert shallow.told() == [("2018-03-03", "2.115", "2.120")]
    assert shallow.edition().revised_since() == date(2018, 2, 3)
    shallow.git("fetch", "-q", "--unshallow")
    assert shallow.told() == site.told() == [*TOLD, ("2018-03-03", "2.115", "2.120")]


def test_rewritten_history_is_told_anew(tmp_path: Path):
    """An amended commit takes the place of the one before."""
    site = grown(repository(tmp_path))
    assert site.told() == TOLD
    site.put(text(SAID.replace("2.105", "2.130")))
    site.git("commit", "-q", "-a", "--amend", "-m", "Sửa lại", "--date", "2018-02-05T09:00:00+07:00")
    assert site.told() == [("2018-02-05", "2.105", "2.130")]


def test_a_hook_may_run_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Git tells its hooks of another index and folder; the past is asked of the repository of content/."""
    site = grown(repository(tmp_path))
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere/index")
    assert site.told() == TOLD


def test_settings_of_the_user_change_nothing(tmp_path: Path):
    """Nor colours, renames, signatures or hidden first commits."""
    site = grown(repository(tmp_path))
    for name, value in (("log.showRoot", "false"), ("color.ui", "always"), ("diff.renames", "copies")):
        site.git("config", name, value)
    site.git("config", "log.follow", "true")
    assert site.told() == TOLD
    assert site.edition().revised_since() == date(2018, 1, 1)


def test_where_git_is_missing_a_warning_says_what_is_not_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Nothing is left of what was known, as in a site printed from nothing; with git it is told again."""
    site = grown(repository(tmp_path))
    assert site.told() == TOLD
    path = tmp_path / "empty"
    path.mkdir()
    with monkeypatch.context() as patched:
        patched.setenv("PATH", str(path))
        site.shelves.wipe()
        (problem,) = site.gathered().problems
        found = site.gathered().edition
        assert found
        assert found.revisions() == ()
    assert str(problem) == (
        "cảnh báo BT819: không đọc được lịch sử bài từ git (No such file or directory): "
        "trang số liệu thay đổi không kể sửa trong bài"
    )
    assert site.told() == TOLD
    assert (site.content / ID).is_file()
