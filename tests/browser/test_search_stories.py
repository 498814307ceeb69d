"""What readers do on the search page, told in tests/node/search.mjs, in Chromium and in Firefox, over http and file."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from plugins.model.articles import Article, Body
from tests.browser.test_search_page import printed, serving
from tests.fakes import FakeEdition
from tests.search.edition import UNITS, edition, long_edition, piece

pytestmark = pytest.mark.browser
NODE = Path(__file__).parents[1] / "node"
AXE = NODE / "node_modules/axe-core/axe.min.js"
STORIES = re.findall(r'^  \["(.+)", async', (NODE / "search.mjs").read_text("utf-8"), re.MULTILINE)
BROWSERS = {
    "chrome": (("chromium", "chromium-browser", "google-chrome"), "Chromium", "chromium"),
    "firefox": (("firefox-esr", "firefox"), "Firefox", "firefox-esr"),
}


@dataclass(frozen=True, slots=True)
class Large(FakeEdition):
    """An edition whose pieces are looked up and not searched for."""

    known: dict[str, tuple[Article, Body]] = field(default_factory=dict)

    def article(self, id: str) -> Article:
        """One article."""
        return self.known[id][0]

    def body(self, id: str) -> Body:
        """Its body."""
        return self.known[id][1]


def large_edition(size: int) -> FakeEdition:
    """So many short pieces, one of which alone tells of Khe Tiền."""
    told = []
    for number in range(size):
        title = "Chuyện ở Khe Tiền" if number == size // 3 else f"Chi bộ thôn {number % 89} họp tháng {number % 12 + 1}"
        text = f"Chi bộ có {number} đảng viên, bàn việc {('làng', 'nước', 'đường', 'trường')[number % 4]}."
        told.append(piece(number, title, f"{2014 + number % 9}-0{number % 9 + 1}-11", UNITS[number % 7].id, text))
    known = {article.id: (article, body) for article, body in told}
    return Large(pieces=tuple(told), known_units=UNITS, known=known)


@pytest.fixture(scope="module")
def folder(tmp_path_factory, site) -> Path:
    """The sites of the stories: a few pieces, 400, 10,000, the real ones, and one whose shards are not there."""
    root = tmp_path_factory.mktemp("stories")
    printed(edition(), root / "short")
    printed(long_edition(120), root / "long")
    printed(large_edition(10_000), root / "large")
    shutil.copytree(site, root / "real")
    shutil.copytree(root / "short", root / "broken", ignore=shutil.ignore_patterns("s0", "s1"))
    return root


@pytest.fixture(scope="module", params=BROWSERS)
def told(request, folder) -> dict[str, dict[str, str]]:
    """What became of every story in one browser: of each protocol '' or what went wrong."""
    programs, name, package = BROWSERS[request.param]
    executable = next(filter(None, map(shutil.which, programs)), None)
    if executable is None:
        pytest.skip(f"Không có {name}: cài bằng “apt-get install {package}” để thử trang tìm kiếm trong {name}.")
    if shutil.which("node") is None or not (NODE / "node_modules/puppeteer-core").is_dir() or not AXE.is_file():
        pytest.skip("Không có puppeteer-core: cài Node 20 rồi chạy “npm ci --prefix tests/node”.")
    with serving(folder) as address:
        given = {"browser": request.param, "executable": executable, "folder": str(folder), "address": address}
        command = ["node", str(NODE / "stories.mjs")]
        values = json.dumps({**given, "axe": str(AXE)})
        done = subprocess.run(
            command, input=values, capture_output=True, text=True, check=False, cwd=NODE, timeout=1800
        )
    assert done.returncode == 0, done.stderr
    answer: dict[str, dict[str, str]] = json.loads(done.stdout)
    return answer


@pytest.mark.parametrize("story", STORIES)
def test_story(told, story):
    """The story ends well over http and from a folder, without a script's error or a refusal by the policy."""
    assert set(told[story]) <= {"http", "file"}
    assert {protocol: wrong for protocol, wrong in told[story].items() if wrong} == {}


def test_there_are_many_stories():
    """At least 25 stories are told in both protocols, and every one of them is found here."""
    assert len(STORIES) == len(set(STORIES)) >= 25
    assert len(STORIES) == (NODE / "search.mjs").read_text("utf-8").count(", async (r) =>")
