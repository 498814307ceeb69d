"""`python -m benchmarks.opening OUTPUT`: how long a printed search page takes from file:// to its first result."""

from __future__ import annotations

import argparse
import shutil
import statistics
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, sync_playwright

from benchmarks import table
from benchmarks.search import FIXED

_WATCH = """
new MutationObserver((_, observer) => {
  if (!document.querySelector("ol[data-results] li")) return;
  window.firstResult = performance.now();
  observer.disconnect();
}).observe(document, { childList: true, subtree: true });
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.opening", description=__doc__)
    parser.add_argument("output", type=Path, metavar="OUTPUT", help="a printed site")
    parser.add_argument("--runs", type=int, default=9)
    asked = parser.parse_args()
    page = (asked.output / "tim-kiem" / "index.html").resolve().as_uri()
    print(f"{table.measured()}\n\n| query | ms to the first result, median | slowest |\n| --- | --- | --- |")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for query in FIXED:
            times = [_opened(browser, f"{page}#q={quote(query)}") for _ in range(asked.runs)]
            print(f"| {query} | {statistics.median(times):.0f} | {max(times):.0f} |")
        browser.close()


def _opened(browser: Browser, address: str) -> float:
    """Milliseconds from the navigation to the first result, in a browser that has seen nothing of the site."""
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(_WATCH)
    page.goto(address)
    page.wait_for_function("window.firstResult")
    found = float(page.evaluate("window.firstResult"))
    context.close()
    return found


if __name__ == "__main__":
    main()
