"""The corpus is the same wherever it is made, realistic, and in order by our own rules."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.corpus import PROJECT, TREES, Corpus
from benchmarks.pieces import Piece
from benchmarks.trees import for_peers


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return Corpus(30, seed=5)


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_one_seed_gives_the_same_bytes(corpus: Corpus, tmp_path: Path):
    """All four trees of one size and seed are equal file by file."""
    corpus.write(tmp_path / "one")
    Corpus(30, seed=5).write(tmp_path / "other")
    one = files(tmp_path / "one")
    assert one == files(tmp_path / "other")
    assert {name: sum(path.startswith(f"{name}/") and path.endswith(".md") for path in one) for name in TREES} == {
        "ours": 30,
        "pelican": 30,
        "hugo": 30,
        "eleventy": 30,
    }


def test_another_seed_gives_other_articles(corpus: Corpus):
    """The seed is used: no body of one seed comes back in another."""
    assert {piece.body for piece in corpus.pieces}.isdisjoint(piece.body for piece in Corpus(30, seed=6).pieces)


def test_a_larger_corpus_holds_the_smaller() -> None:
    """And the pieces that are added later are newer than all of their kind that stand."""
    larger, smaller = Corpus(31, 7), Corpus(30, 7)
    assert {piece.slug for piece in every(smaller)} <= {piece.slug for piece in every(larger)}
    for added in (smaller.article, smaller.report):
        assert added.date >= max(piece.date for piece in smaller.pieces if piece.report == added.report)


def every(corpus: Corpus) -> tuple[Piece, ...]:
    """Those that stand, and those that come later."""
    return (*corpus.pieces, corpus.article, corpus.report)


def test_every_district_stood_on_the_day_of_its_article(corpus: Corpus):
    """Places are real and never later than they existed: districts ended on 30 June 2025."""
    assert {piece.date.year for piece in Corpus(300, seed=5).pieces} == set(range(2015, 2026))
    assert max(piece.date.date().isoformat() for piece in Corpus(300, seed=5).pieces) <= "2025-06-30"
    assert all(re.fullmatch(r"vn-d\d{3}(~\d)?", piece.place.id) for piece in corpus.pieces)


def test_articles_are_as_long_as_real_ones():
    """From about 350 to a little over 1,000 words, half of them around 700."""
    words = sorted(len(piece.body.split()) for piece in Corpus(300, seed=5).pieces)
    assert words[0] > 300
    assert words[-1] < 1_200
    assert 600 < words[150] < 800


def test_peers_get_the_words_of_a_figure_without_its_tag():
    """A tagged figure is plain text for who cannot read tags; a picture is looked for in one folder."""
    ours = (
        'Có [92 đảng viên mới](so:ket-nap "từ đầu năm") và [98/104 thôn](so:nhat-the-hoa).\n\n![Nét vẽ](a.svg "Lời.")'
    )
    assert for_peers(ours) == 'Có 92 đảng viên mới và 98/104 thôn.\n\n![Nét vẽ](/anh/a.svg "Lời.")'


def test_every_article_is_in_order(corpus: Corpus, tmp_path: Path):
    """The corpus holds nothing that `bantin check` stops at or warns of."""
    corpus.write(tmp_path, ["ours"])
    command = [sys.executable, "-m", "plugins.desk", "check", "--content", str(tmp_path / "ours" / "content")]
    done = subprocess.run([*command, "--on", "2026-01-01"], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr, done.returncode) == ("Không có lỗi, không có cảnh báo.\n", "", 0)
