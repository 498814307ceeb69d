"""What many tests share: the real site, built once in a copy, and a browser where there is one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def bantin(*words: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run a verb as an editor would, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "plugins.desk", *words], cwd=cwd, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real content/, so that receipts and caches of tests lie beside it and not in the project."""
    copy = tmp_path_factory.mktemp("site") / "content"
    shutil.copytree(ROOT / "content", copy)
    return copy


@pytest.fixture(scope="session")
def site(content: Path) -> Path:
    """The intranet edition of the real content, printed once."""
    return built(content, content.parent / "output")


@pytest.fixture(scope="session")
def public_site(content: Path) -> Path:
    """The public edition of the real content, printed once."""
    return built(content, content.parent / "output-public", "--public")


def built(content: Path, output: Path, *flags: str) -> Path:
    """Print an edition and return its folder; the test fails with the problems where it stops."""
    done = bantin("build", "--content", str(content), "--output", str(output), *flags)
    assert done.returncode == 0, done.stdout + done.stderr
    return output


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """A headless Chromium driven by Playwright, or a skip that says what to install."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("Không có Chromium: cài bằng “apt-get install chromium” để chạy các bài thử trình duyệt.")
    playwright = pytest.importorskip("playwright.sync_api", reason="cài các gói trong requirements/dev.txt")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    flags += ["--disable-component-update", "--disable-sync"]
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()
