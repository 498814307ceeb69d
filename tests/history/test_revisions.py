"""What committed edits do to figures: an edit of the number is told, everything else is not."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from plugins.history import repository as asking
from tests.history.committed import ID, OTHER, SAID, Repository, needs_git, repository, text

pytestmark = needs_git

EDITED = SAID.replace("2.105", "2.115")


@pytest.fixture
def site(tmp_path: Path) -> Repository:
    """An article of 2.105 members, committed on 1 January 2018."""
    made = repository(tmp_path)
    made.commit("2018-01-01", text())
    return made


def test_an_edited_number_is_told_with_both_sentences_and_the_day(site: Repository):
    """From the commit on, and of the cell; an edit that is not committed yet revises nothing."""
    site.put(text(EDITED))
    assert site.told() == []
    site.commit("2018-02-03")
    (told,) = site.edition().revisions()
    assert (told.article, told.moment) == (ID, datetime(2018, 2, 3, 9))
    assert told.old.sentence == "Bình Liêu có 2.105 đảng viên."
    assert told.new
    assert told.new.sentence == "Bình Liêu có 2.115 đảng viên."
    assert told.old.cell == told.new.cell == site.edition().fact(told.new.id).cell
    assert site.edition().revisions_of_article(ID) == site.edition().revisions_at("vn-d198", "") == (told,)
    assert site.edition().revised_since() == date(2018, 1, 1)


def test_there_and_back_are_two_steps(site: Repository):
    """Whoever reverts an edit is not made to look as if nothing had been."""
    site.commit("2018-02-03", text(EDITED))
    site.commit("2018-02-04", text())
    assert site.told() == [("2018-02-03", "2.105", "2.115"), ("2018-02-04", "2.115", "2.105")]


@pytest.mark.parametrize(
    "source",
    [
        text("Huyện Bình Liêu nay có [2.105 đảng viên](so:dang-vien)."),
        text(f"{SAID}\n\nThêm [28 chi, đảng bộ](so:to-chuc-co-so)."),
        text('Bình Liêu có [2.105 đảng viên](so:dang-vien "31/12/2016").'),
        text("Bình Liêu có 2.105 đảng viên."),
        text(f"{SAID} Nhắc lại: [2.105 đảng viên](so:dang-vien), [2.106 đảng viên](so:dang-vien)."),
        text(date="2017-10-24"),
    ],
    ids=["words", "another figure", "another period", "untagged", "said again", "another day"],
)
def test_what_leaves_the_number_alone_is_no_revision(site: Repository, source: str):
    """Other words, other figures, a tag put right or taken away from a number that stays."""
    site.commit("2018-02-03", source)
    assert site.told() == []


def test_a_renamed_file_begins_anew(site: Repository):
    """Whatever it said elsewhere."""
    (site.content / OTHER).parent.mkdir()
    site.git("mv", f"content/{ID}", f"content/{OTHER}")
    site.commit("2018-02-03", text(EDITED), OTHER)
    site.commit("2018-02-04", text(EDITED.replace("2.115", "2.120")), OTHER)
    assert site.told() == [("2018-02-04", "2.115", "2.120")]


def test_a_figure_taken_out_is_told(site: Repository):
    """Unless it is stated again: with the same number as if nothing had been, with another as an edit."""
    site.commit("2018-02-03", text("Không còn số nào."))
    assert site.told() == [("2018-02-03", "2.105", "")]
    site.commit("2018-02-04", text())
    assert site.told() == []
    site.commit("2018-02-05", text("Không còn số nào."))
    site.commit("2018-02-06", text(EDITED))
    assert site.told() == [("2018-02-06", "2.105", "2.115")]


@pytest.mark.parametrize(
    "source",
    [
        text(EDITED, more="status: draft\n"),
        text(f'{EDITED} Có [4 chi bộ](so:khong-co "x").'),
        text(EDITED, more="publish_at: 2018-03-01\n"),
        text(f"MẬT\n\n{EDITED}"),
        "Không phải là bài.\n",
    ],
    ids=["draft", "broken", "before its day", "secret", "no article"],
)
def test_a_version_that_nobody_could_read_does_not_count(site: Repository, source: str):
    """Only what stood before it and what stands behind it are compared."""
    site.commit("2018-02-03", source)
    site.commit("2018-02-04", text(SAID.replace("2.105", "2.110")))
    assert site.told() == [("2018-02-04", "2.105", "2.110")]


def test_a_hidden_article_has_no_past(site: Repository):
    """Nor one that is gone; with the article its past comes back."""
    site.commit("2018-02-03", text(EDITED))
    site.commit("2018-02-03", text("Bài khác.", title="Khác"), OTHER)
    site.put(text(EDITED, more="status: draft\n"))
    assert site.told() == []
    site.put(text(EDITED))
    assert site.told() == [("2018-02-03", "2.105", "2.115")]
    (site.content / ID).unlink()
    assert site.told() == []


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_what_stood_elsewhere_does_not_count(site: Repository, audience: str):
    """A piece that was internal, or was taken away for a while, begins when it stands where it stands."""
    inside = ID.replace("cong-khai", "noi-bo")
    site.commit("2018-01-02", text("Có [7.777 đảng viên](so:dang-vien)."), inside)
    site.git("rm", "-q", f"content/{ID}")
    site.commit("2018-01-20", text("Bài khác.", title="Khác"), OTHER)
    (site.content / ID).parent.mkdir(parents=True, exist_ok=True)
    site.git("mv", f"content/{inside}", f"content/{ID}")
    site.commit("2018-02-03", text(EDITED))
    assert site.told(audience) == []
    site.commit("2018-02-04", text(SAID.replace("2.105", "2.120")))
    assert site.told(audience) == [("2018-02-04", "2.115", "2.120")]


def test_internal_pieces_have_a_past_for_those_inside_alone(site: Repository):
    """The public edition asks for no version of them, nor for the day they began."""
    inside = ID.replace("cong-khai", "noi-bo")
    site.commit("2017-01-02", text("Có [7.777 đảng viên](so:dang-vien).", title="Trong"), inside)
    site.commit("2018-01-03", text("Có [7.778 đảng viên](so:dang-vien).", title="Trong"), inside)
    assert site.told("internal") == [("2018-01-03", "7.777", "7.778")]
    assert site.told() == []
    assert site.edition().revised_since() == date(2018, 1, 1)


def test_figures_of_tables_are_followed(site: Repository):
    """A tagged header makes figures of a column: its cells are followed one by one."""
    table = "| Nơi | [Đảng viên](so:dang-vien) |\n| --- | ---: |\n| huyện Bình Liêu | 2.105 |\n| huyện Ba Chẽ | 1.200 |"
    site.commit("2018-02-03", text(table, title="Bảng"), OTHER)
    site.commit("2018-02-04", text(table.replace("1.200", "1.201"), title="Bảng"), OTHER)
    site.commit("2018-02-05", text(f"Lời mở.\n\n{table.replace('1.200', '1.201')}", title="Bảng"), OTHER)
    assert site.told() == [("2018-02-04", "1.200", "1.201")]


def test_a_new_commit_is_asked_for_alone(site: Repository, monkeypatch: pytest.MonkeyPatch):
    """What led to the commit known before is not gone through again; the edited article alone is read."""
    site.commit("2018-01-15", text("Có [9 chi bộ](so:chi-bo-co-so).", title="Khác"), OTHER)
    site.told()
    asked: list[tuple[str, ...]] = []
    run = asking._run

    def noted(content: Path, *words: str, given: bytes = b"") -> bytes:
        asked.append((words[0], *(word for word in words if word.startswith("^")), str(given.count(b"\n"))))
        return run(content, *words, given=given)

    known = site.git("rev-parse", "HEAD").strip()
    site.commit("2018-02-03", text(EDITED))
    monkeypatch.setattr(asking, "_run", noted)
    site.gathered()
    assert asked == [("log", f"^{known}", "0"), ("cat-file", "2")]
    assert site.told() == [("2018-02-03", "2.105", "2.115")]


def test_without_a_new_commit_git_is_not_asked(site: Repository, monkeypatch: pytest.MonkeyPatch):
    """However often the site is built and whatever is edited."""
    site.commit("2018-02-03", text(EDITED))
    before = site.told()

    def asked(*_: object, **__: object) -> bytes:
        raise AssertionError("git was asked")

    monkeypatch.setattr(asking, "_run", asked)
    site.put(text(EDITED.replace("có", "nay có")))
    found = site.gathered().edition
    assert found
    assert found.revisions() != ()
    assert len(found.revisions()) == len(before)
