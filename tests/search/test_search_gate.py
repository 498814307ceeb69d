"""What the printed index gives away: nothing internal in the public edition, nothing of a piece that is withdrawn."""

from __future__ import annotations

import shutil
from pathlib import Path

from plugins.search.analysis import analyse, fold_form
from plugins.search.gate import words_of
from tests.conftest import built

PIECE = """---
title: Họp kín về việc quynhquang
date: 2018-02-01
category: Sinh hoạt chi bộ
---

Chi bộ bàn việc thuyvandoxang ở ấp; có 98.761 lượt ý kiến.
"""
WORDS = ("quynhquang", "thuyvandoxang", "98761")


def _words(folder: Path) -> set[str]:
    """The words of all sources below a folder."""
    return {token.exact for path in folder.rglob("*.md") for token in analyse(path.read_text("utf-8"))}


def test_the_public_index_holds_no_internal_word(content, public_site):
    """No word that only internal sources have is in any shard of the public edition, and it has the public ones."""
    internal, public = _words(content / "noi-bo"), _words(content / "cong-khai")
    given_away = set(words_of(public_site))
    titles = {token.exact for token in analyse("tập trung nâng cao chất lượng hoạt động")}
    assert titles <= given_away
    addresses = {fold_form(word) for word in public}  # addresses and fold keys are without marks
    own = internal - public - addresses - {"article"}
    places = set(words_of_places(public_site))
    assert own
    assert sorted(own & given_away - places) == []


def words_of_places(output: Path) -> set[str]:
    """The words of the names of places, which are no secret wherever they are spoken of."""
    pages = (output / "dia-phuong").rglob("index.html")
    return {token.exact for page in pages for token in analyse(page.read_text("utf-8"))}


def test_a_withdrawn_piece_leaves_no_byte(content, tmp_path):
    """Published, a piece has its words in the index; made internal, no file of the public tree has them."""
    own = tmp_path / "content"
    shutil.copytree(content, own)
    piece = own / "cong-khai/bai-viet/hop-kin.md"
    piece.write_text(PIECE, "utf-8")
    output = built(own, tmp_path / "output", "--public")
    assert {*WORDS} <= set(words_of(output))
    assert any("thuyvandoxang" in path.read_text("utf-8") for path in (output / "tim-kiem").rglob("*.js"))
    target = own / "noi-bo/bai-viet/hop-kin.md"
    target.parent.mkdir(parents=True, exist_ok=True)
    piece.rename(target)
    built(own, output, "--public")
    assert {*WORDS} & set(words_of(output)) == set()
    found = [path for path in output.rglob("*") if path.is_file() and _holds(path.read_bytes())]
    assert found == []


def _holds(content: bytes) -> bool:
    return any(word.encode() in content for word in (*WORDS, "98.761", "hop-kin"))
