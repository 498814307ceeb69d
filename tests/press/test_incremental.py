"""An incremental printing leaves the same bytes as a clean one, whatever was edited."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.press import kit
from tests.press.edits import Portal


@pytest.fixture(scope="module", autouse=True)
def small_world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with kit.small_world(tmp_path_factory.mktemp("gazetteer")):
        yield


@pytest.mark.parametrize("seed", range(6))
def test_random_edits_leave_the_bytes_of_a_clean_printing(tmp_path: Path, seed: int):
    """Four edits one after another, printed each time, equal one printing of the last state from nothing."""
    portal = Portal(tmp_path, random.Random(seed))
    flags = {"BANTIN_AUDIENCE": ("internal", "public")[seed % 2]}
    kit.printed(portal.content, tmp_path / "output", **portal.changed, **flags)
    done = []
    for _ in range(4):
        done.append(portal.edit())
        kit.printed(portal.content, tmp_path / "output", **portal.changed, **flags)
    kit.printed(portal.content, tmp_path / "clean", **portal.changed, **flags)
    grown, clean = kit.tree(tmp_path / "output"), kit.tree(tmp_path / "clean")
    assert sorted(grown) == sorted(clean), done
    assert [path for path in clean if grown[path] != clean[path]] == [], done
