"""An internal article cannot leak: the public edition holds not one of its words, names, counts or addresses."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path

import pytest

from plugins.text.folding import fold
from plugins.text.slugs import slug
from tests.conftest import ROOT, built

CANARIES = (ROOT / "tests" / "content" / "canaries.txt").read_text("utf-8").split("\n")
WORDS = [word for word in CANARIES if word.strip()]


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def spellings(word: str) -> set[bytes]:
    """The word as typed, decomposed, without marks, as an address."""
    forms = {word, word.lower(), unicodedata.normalize("NFD", word), fold(word), slug(word)}
    return {form.encode() for form in forms if form}


@pytest.mark.parametrize("canary", WORDS)
def test_the_intranet_edition_holds_the_internal_words(site: Path, canary: str):
    """Otherwise their absence from the public edition would prove nothing."""
    assert any(form in content for content in files(site).values() for form in spellings(canary))


@pytest.mark.parametrize("canary", WORDS)
def test_the_public_edition_holds_no_internal_word(public_site: Path, canary: str):
    """In no file, in no spelling, in no file's name."""
    tree = files(public_site)
    assert [name for name, content in tree.items() for form in spellings(canary) if form in content] == []
    assert [name for name in tree if slug(canary) in name] == []


def test_no_internal_source_lends_its_address_to_the_public_edition(site: Path, public_site: Path):
    """Every address the public edition has is one that public content or the gazetteer explains."""
    internal = {slug(path.stem) for path in (ROOT / "content" / "noi-bo").rglob("*.md")}
    assert [name for name in files(public_site) if any(each in name for each in internal)] == []
    assert [name for name in files(site) if any(each in name for each in internal)] != []


def test_the_public_edition_is_the_same_to_the_byte_without_internal_files(
    content: Path, public_site: Path, tmp_path: Path
):
    """Neither counts nor ids nor order know of anything under noi-bo/."""
    shutil.copytree(content, tmp_path / "content", ignore=shutil.ignore_patterns("noi-bo"))
    assert files(built(tmp_path / "content", tmp_path / "output", "--public")) == files(public_site)
