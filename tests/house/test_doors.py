"""Doors name their rooms' functions without importing them: every one is there, in the door's own folder."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from subprocess import run

import pytest

from plugins.model.later import Function

ROOT = Path(__file__).parents[2]
DOORS = sorted(path.parent.name for path in (ROOT / "plugins").glob("*/plugin.py"))


@pytest.mark.parametrize("folder", DOORS)
def test_a_door_leads_into_its_own_folder(folder: str) -> None:
    """Each function that a room of it names is a function of a module beside it."""
    named = [
        function
        for room in importlib.import_module(f"plugins.{folder}.plugin").ROOMS
        for function in (room.keys, room.sheet, room.prepare)
        if isinstance(function, Function)
    ]
    assert named
    for function in named:
        assert function.module.startswith(f"plugins.{folder}.")
        assert callable(getattr(importlib.import_module(function.module), function.name))


def test_doors_import_no_heavy_room() -> None:
    """The settings import every door; what writes workbooks or search indexes is loaded when a sheet asks for it."""
    code = f"import sys; {'; '.join(f'import plugins.{folder}.plugin' for folder in DOORS)}; print(*sys.modules)"
    loaded = run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True).stdout.split()
    assert {"xlsxwriter", "plugins.search.making", "plugins.districts.pages"}.isdisjoint(loaded)
