"""Pagefind on the same documents, as plain pages; asked in Chromium, its only reader."""

from __future__ import annotations

import functools
import gzip
import html
import http.server
import shutil
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from benchmarks.installing import cache
from benchmarks.measuring import measure
from plugins.search.documents import Document

PACKAGE = "pagefind[bin]==1.5.2"
_ASK = """async (query) => {
  const start = performance.now();
  const found = await window.pagefind.search(query);
  const data = await Promise.all(found.results.slice(0, 10).map((result) => result.data()));
  return [performance.now() - start, data.map((each) => each.url)];
}"""


class _Counting(http.server.SimpleHTTPRequestHandler):
    """Counts what is asked, in bytes as gzip leaves them."""

    asked: list[int] = []  # noqa: RUF012 -- one server a process

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Count the file, then send it."""
        path = Path(self.translate_path(self.path))
        if path.is_file():
            self.asked.append(len(gzip.compress(path.read_bytes(), 6)))
        super().do_GET()


def measured(folder: Path, documents: Sequence[Document], queries: Sequence[str]) -> dict[str, Any]:
    """The fields of a contestant."""
    for document in documents:
        path = folder / document.address
        path.parent.mkdir(parents=True, exist_ok=True)
        body = "".join(f"<p>{html.escape(line)}</p>" for line in (*document.keys, *document.body.split("\n")))
        path.write_text(
            f'<!doctype html><html lang="vi"><title>{html.escape(document.title)}</title>'
            f"<body><main data-pagefind-body><h1>{html.escape(document.title)}</h1>{body}</main></body></html>",
            "utf-8",
        )
    cost = measure([str(_python()), "-m", "pagefind", "--site", str(folder), "--silent"], folder)
    files = [path for path in (folder / "pagefind").rglob("*") if path.is_file()]
    size = sum(len(gzip.compress(path.read_bytes(), 6)) for path in files)
    rows = _asked(folder, queries)
    return {"cpu": cost.user, "memory": cost.memory, "size": size, "files": len(files), "rows": rows}


def _python() -> Path:
    environment = cache() / "pagefind"
    python = environment / "bin" / "python"
    if not python.is_file():
        subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", PACKAGE], check=True)
    return python


def _asked(folder: Path, queries: Sequence[str]) -> list[dict[str, Any]]:
    (folder / "ask.html").write_text("<!doctype html><title>ask</title>", "utf-8")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Counting, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    rows = []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for number, query in enumerate(queries):
            if number <= 4:  # a cold start for each of the fixed queries, then one page for the rest
                page = browser.new_context().new_page()
                page.goto(f"{base}/ask.html")
                _Counting.asked.clear()
                page.evaluate("async () => { window.pagefind = await import('/pagefind/pagefind.js'); }")
            page.evaluate(_ASK, query)
            cold = list(_Counting.asked)
            ms, links = page.evaluate(_ASK, query)
            rows.append({"links": links, "bytes": sum(cold), "requests": len(cold), "ms": ms})
        browser.close()
    server.shutdown()
    return rows
