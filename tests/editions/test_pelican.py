"""Pelican by itself builds the same site as `bantin build`, and stops where `bantin build` stops."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT


def pelican(content: Path, output: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pelican", str(content), "-s", str(ROOT / "pelicanconf.py"), "-o", str(output)]
    return subprocess.run([*command, *words], cwd=ROOT, capture_output=True, text=True, check=False)


def test_pelican_builds_the_same_site(content: Path, site: Path, tmp_path: Path):
    """Every file is the same to the byte."""
    done = pelican(content, tmp_path / "output")
    assert done.returncode == 0, done.stdout + done.stderr
    mine = {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    theirs = {
        p.relative_to(tmp_path / "output").as_posix(): p.read_bytes()
        for p in (tmp_path / "output").rglob("*")
        if p.is_file()
    }
    assert theirs == mine


def test_a_problem_stops_pelican_and_leaves_the_output_as_it_was(content: Path, tmp_path: Path):
    """Exit code 1, the problem on standard error, not a file changed."""
    shutil.copytree(content, tmp_path / "content")
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "index.html").write_text("bản cũ", "utf-8")
    (tmp_path / "content" / "cong-khai" / "trang" / "hong.md").write_text("---\ntitle: Hỏng\n---\nChữ\n", "utf-8")
    done = pelican(tmp_path / "content", tmp_path / "output")
    assert done.returncode == 1
    assert "cong-khai/trang/hong.md" in done.stderr
    assert [path.read_text("utf-8") for path in (tmp_path / "output").rglob("*")] == ["bản cũ"]


def test_a_plugin_that_fails_to_register_stops_the_build(content: Path, tmp_path: Path):
    """Pelican alone would log it and go on without the feature."""
    (tmp_path / "hong.py").write_text("def register():\n    raise ValueError('cửa kẹt')\n", "utf-8")
    conf = tmp_path / "conf.py"
    conf.write_text(
        f"import sys\nsys.path[:0] = [{str(ROOT)!r}, {str(tmp_path)!r}]\n"
        "from pelicanconf import *\nimport hong\nPLUGINS = [*PLUGINS, hong]\n",
        "utf-8",
    )
    command = [sys.executable, "-m", "pelican", str(content), "-s", str(conf), "-o", str(tmp_path / "output")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "PLUGINS: lỗi BT812: không nạp được phần “hong”: ValueError('cửa kẹt')" in done.stderr
    assert not (tmp_path / "output").exists()
