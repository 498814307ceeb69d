"""The browser's half of search run without a page: in Node where there is one, else in Chromium."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

SCRIPTS = Path(__file__).parents[2] / "theme/js/search"
ENGINE = ("analysis", "query", "packed", "newest")
ENGINE += ("shards", "bounds", "ranking", "spellings")
_FRAME = """
const fs = require("fs");
const vm = require("vm");
const given = JSON.parse(fs.readFileSync(0, "utf8"));
globalThis.bantin = {};
for (const path of given.scripts) vm.runInThisContext(fs.readFileSync(path, "utf8"), path);
const answer = new Function("given", given.code);
Promise.resolve(answer(given.values)).then((value) => process.stdout.write(JSON.stringify(value)));
"""


def run(code: str, values: object, scripts: tuple[str, ...] = ENGINE) -> Any:
    """The JSON value that `code`, a function body over `given`, returns or promises."""
    paths = [str(SCRIPTS / f"{name}.js") for name in scripts]
    node = shutil.which("node")
    if node:
        job = json.dumps({"scripts": paths, "code": code, "values": values})
        done = subprocess.run([node, "-e", _FRAME], input=job, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)
    return _in_chromium(code, values, paths)


def _in_chromium(code: str, values: object, paths: list[str]) -> Any:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        pytest.skip("Cần Node hoặc Chromium để chạy phần JavaScript: apt-get install nodejs hoặc chromium.")
    playwright = pytest.importorskip("playwright.sync_api", reason="cài các gói trong requirements/dev.txt")
    with playwright.sync_playwright() as driver:
        page = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"]).new_page()
        for path in paths:
            page.add_script_tag(path=path)
        return page.evaluate(f"(given) => {{ {code} }}", values)
