"""A measure covers the whole process tree, and a failure is told."""

import sys
from pathlib import Path

import pytest

from benchmarks.contestants import changed, snapshot
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


def test_a_snapshot_tells_which_files_were_written_since(tmp_path: Path):
    """Those with other bytes, those replaced by the same bytes, new ones and lost ones; folders are no files."""
    (tmp_path / "a").mkdir()
    for name in ("a/x", "a/y", "kept", "lost", "z"):
        (tmp_path / name).write_text("1")
    before = snapshot(tmp_path)
    (tmp_path / "a/x").write_text("22")
    (tmp_path / "same").write_text("1")
    (tmp_path / "same").replace(tmp_path / "a/y")
    (tmp_path / "lost").unlink()
    (tmp_path / "new").write_text("1")
    after = snapshot(tmp_path)
    assert set(after) == {"a/x", "a/y", "kept", "new", "z"}
    assert changed(before, after) == ("a/x", "a/y", "lost", "new")
