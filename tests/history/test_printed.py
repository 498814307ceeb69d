"""Edits of figures on printed sites: each is told where it belongs, nothing internal is, all as a clean site is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.history.committed import ID, SAID, Repository, needs_git, repository, text
from tests.press import kit

pytestmark = needs_git

EDITED = SAID.replace("2.105", "2.115")
HIDDEN = ("7.391", "7391")
HISTORY = "so-lieu/thay-doi/dang-vien/2017"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Repository]:
    """An article that stood inside with another number, then in public with two, and one that only those inside see."""
    with kit.small_world(tmp_path / "world", kit.FEW):
        made = repository(tmp_path)
        inside = ID.replace("cong-khai", "noi-bo")
        made.commit("2018-01-01", text(SAID.replace("2.105", "7.391")), inside)
        (made.content / ID).parent.mkdir(parents=True)
        made.git("mv", f"content/{inside}", f"content/{ID}")
        made.commit("2018-01-02", text())
        other = "noi-bo/bai-viet/2017/trong.md"
        made.commit("2018-01-03", text(SAID.replace("2.105", "7.391"), title="Trong"), other)
        made.commit("2018-01-04", text(SAID.replace("2.105", "7.392"), title="Trong"), other)
        made.commit("2018-02-03", text(EDITED))
        yield made


def test_an_edit_is_on_the_page_in_the_feeds_and_in_the_history(site: Repository, tmp_path: Path):
    """With the cell, both numbers, the day, and the way to the sentence as it is now."""
    kit.printed(site.content, tmp_path / "output", BANTIN_AUDIENCE="public")
    printed = kit.tree(tmp_path / "output")
    page, feed = (printed[f"so-lieu/thay-doi/{name}"].decode() for name in ("index.html", "feed.atom"))
    row = page.partition("<tbody>")[2].partition("</tr>")[0]
    sentence = "bai-viet/2017/binh-lieu-doi-moi.html#so-dang-vien-2017-10-23"
    assert f'<a href="../../{sentence}">2.115</a>' in row
    assert f'<a href="../../{sentence}">Sửa trong bài ngày 3/2/2018</a>' in row
    assert 'href="../../dia-phuong/binh-lieu-198/index.html#o-dang-vien-2017-10-23">Đảng viên</a>' in row
    assert ">2.105<" in row
    assert f'href="../../{HISTORY}.html#binh-lieu-198-2017-10-23"' in row
    assert f"{HISTORY.rpartition('/')[0]}/binh-lieu-198-2017-10-23.atom" in printed
    title = "Đảng viên, Huyện Bình Liêu, 23/10/2017: 2.105 → 2.115 (sửa trong bài ngày 3/2/2018)"
    assert f"<title>{title}</title>" in feed
    assert f'href="../../{sentence}"' in feed
    assert "Bình Liêu có 2.105 đảng viên." in printed[f"{HISTORY}.html"].decode()
    article = printed[sentence.partition("#")[0]].decode()
    assert f'<a class="past" href="../../{HISTORY}.html#binh-lieu-198-2017-10-23">Đã sửa: lịch sử</a>' in article


def test_nothing_internal_is_in_the_public_edition(site: Repository, tmp_path: Path):
    """Of no version that lay inside, in no byte; those inside read of theirs."""
    for audience in ("public", "internal"):
        kit.printed(site.content, tmp_path / audience, BANTIN_AUDIENCE=audience)
    public, internal = kit.tree(tmp_path / "public"), kit.tree(tmp_path / "internal")
    assert [path for path, content in public.items() if any(each.encode() in content for each in HIDDEN)] == []
    assert HIDDEN[0].encode() in internal[f"{HISTORY}.html"]


def test_a_commit_alone_prints_the_bytes_of_a_clean_site(site: Repository, tmp_path: Path):
    """What an edit changes, its commit tells: the page, the feeds, the history, the article; and nothing else."""
    output = tmp_path / "output"
    site.git("reset", "-q", "--soft", "HEAD~1")
    kit.printed(site.content, output)
    site.put(text(SAID.replace("2.105", "2.125")))
    kit.printed(site.content, output)
    before = kit.tree(output)
    site.commit("2018-03-05")
    kit.printed(site.content, output)
    kit.printed(site.content, tmp_path / "clean")
    after = kit.tree(output)
    assert after == kit.tree(tmp_path / "clean")
    assert {path for path in after if before.get(path) != after[path]} == {
        "so-lieu/thay-doi/index.html",
        "so-lieu/thay-doi/feed.atom",
        f"{HISTORY}.html",
        "bai-viet/2017/binh-lieu-doi-moi.html",  # which leads to the history from here on
        f"{HISTORY.rpartition('/')[0]}/binh-lieu-198-2017-10-23.atom",
    }
