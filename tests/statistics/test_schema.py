"""The descriptions of the downloads, judged by the programs of others."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from plugins.showing.rows import COLUMNS
from plugins.statistics import downloads
from tests.showing.edition import edition

EDITION = edition()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files of all figures, as the site has them."""
    for key in downloads.keys(EDITION):
        file = downloads.sheet(EDITION, key)
        (tmp_path / file.path.rpartition("/")[2]).write_bytes(file.maker(file.values))
    return tmp_path


def run(folder: Path, program: str, *words: str) -> int:
    """The exit code of a program of the environment."""
    command = [str(Path(sys.executable).with_name(program)), *words]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode


def spoil(folder: Path, column: str, value: str) -> None:
    """Put a wrong value into the first row, which is plain in every column before the sentence."""
    path = folder / f"{EDITION.years()[-1]}.csv"
    lines = path.read_bytes().decode().split("\r\n")
    fields = lines[1].split(",")
    fields[COLUMNS.index(column)] = value
    path.write_bytes("\r\n".join([lines[0], ",".join(fields), *lines[2:]]).encode())


FRICTIONLESS = ("frictionless", "validate", "datapackage.json")
CSVW = ("csvwvalidate", "csv-metadata.json")


@pytest.mark.parametrize("words", [FRICTIONLESS, CSVW], ids=["frictionless", "csvw"])
def test_the_files_are_valid(folder: Path, words: tuple[str, ...]):
    """As written, marks, quotes and the byte order mark included."""
    assert run(folder, *words) == 0


@pytest.mark.parametrize("words", [FRICTIONLESS, CSVW], ids=["frictionless", "csvw"])
@pytest.mark.parametrize(("column", "value"), [("period_end", "23/10/2017"), ("value", "hai mươi tám")])
def test_a_field_that_breaks_the_description_is_found(folder: Path, words: tuple[str, ...], column: str, value: str):
    """Otherwise their silence would prove nothing."""
    spoil(folder, column, value)
    assert run(folder, *words) != 0
