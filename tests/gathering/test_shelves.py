"""The shelves of another program are not trusted: tables cut otherwise are taken away and filled anew."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from plugins.gathering.shelves import Shelves


def test_tables_of_an_older_program_are_made_anew(tmp_path: Path) -> None:
    """A table without today's columns is replaced, what it held is forgotten, and the press's own tables stay."""
    path = tmp_path / "so.sqlite"
    old = sqlite3.connect(path)
    old.executescript(
        "CREATE TABLE cell(place TEXT, value BLOB); INSERT INTO cell VALUES('vn-d205|', 'x');"
        "CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT); INSERT INTO meta VALUES('gathered', 'y');"
        "CREATE TABLE sheet(path TEXT); INSERT INTO sheet VALUES('index.html');"
    )
    old.close()
    shelves = Shelves(path)
    assert shelves.meta("gathered") == ""
    assert shelves.cells_of("vn-d205|") == ()
    assert shelves.sql.execute("SELECT path FROM sheet").fetchall() == [("index.html",)]


def test_shelves_of_the_same_program_stay(tmp_path: Path) -> None:
    """Opened again they hold what they held."""
    Shelves(tmp_path / "so.sqlite").remember("gathered", "y")
    assert Shelves(tmp_path / "so.sqlite").meta("gathered") == "y"
