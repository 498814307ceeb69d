"""A measure covers the whole process tree, and a failure is told."""

import sys
from pathlib import Path

import pytest

from benchmarks.contestants import snapshot
from benchmarks.measuring import FailedError, measure

GRANDCHILD = """
import subprocess, sys
subprocess.run([sys.executable, "-c", "held = bytearray(120_000_000); import time; time.sleep(2)"], check=True)
"""


def test_memory_of_descendants_counts(tmp_path: Path):
    """120 MB held by a child of the command are seen."""
    assert measure([sys.executable, "-c", GRANDCHILD], tmp_path).memory > 120_000_000


def test_a_failing_command_tells_what_it_said(tmp_path: Path):
    """The end of its output is the message."""
    with pytest.raises(FailedError, match=r"^hỏng$"):
        measure([sys.executable, "-c", "import sys; sys.exit('hỏng')"], tmp_path)


def test_a_snapshot_knows_files_by_their_bytes(tmp_path: Path):
    """Two equal files have one digest, another has its own; folders are no files."""
    (tmp_path / "a").mkdir()
    for name, text in (("a/x", "1"), ("a/y", "1"), ("z", "2")):
        (tmp_path / name).write_text(text)
    found = snapshot(tmp_path)
    assert set(found) == {"a/x", "a/y", "z"}
    assert found["a/x"] == found["a/y"] != found["z"]
