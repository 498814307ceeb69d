"""An optional WSGI application: the search page answered on the server, for readers whose browser runs no scripts.

It reads one printed site and nothing else: its page gives the frame, its shards the answers. So it can tell no more
than that site does, a new printing is answered from at once, and the public site's server knows no internal word.
A browser that runs scripts takes the page over as ever. `application("output")` is the callable for gunicorn and
others; `python -m plugins.search.server output --port 8090` serves by itself.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any
from wsgiref.simple_server import make_server

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from plugins.search.answering import Request, answer
from plugins.search.reader import Reader, open_site
from plugins.search.shards import FOLDER

_THEME = Path(__file__).resolve().parents[2] / "theme"
_WORDS = re.compile(r'<script type="application/json" id="tim-kiem-chu">(.*?)</script>', re.DOTALL)
_MAIN = re.compile(
    r'<div class="search" data-search>.*?(?=<script type="application/json" id="tim-kiem-muc-luc">)', re.DOTALL
)
_TYPE = ("Content-Type", "text/html; charset=utf-8")

Start = Callable[[str, list[tuple[str, str]]], Any]


class Searching:
    """The application of one printed site."""

    def __init__(self, output: Path) -> None:
        """`output` is the folder of the site; it is opened at the first request and again after each printing."""
        self._page = output / FOLDER / "index.html"
        self._output = output
        self._seen: tuple[int, int] | None = None
        self._template = Environment(
            loader=FileSystemLoader([_THEME / "templates", _THEME]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        ).get_template("search-main.html")

    def __call__(self, environ: Mapping[str, Any], start_response: Start) -> Iterable[bytes]:
        """Answer one request, whatever its path."""
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            start_response("405 Method Not Allowed", [("Allow", "GET, HEAD"), _TYPE])
            return [b""]
        try:
            content = self.page(Request.of(environ.get("QUERY_STRING", ""))).encode()
        except (FileNotFoundError, ValueError):
            start_response("503 Service Unavailable", [_TYPE, ("Retry-After", "5")])
            return ["Trang tìm kiếm chưa in xong, mời thử lại sau ít giây.\n".encode()]
        headers = [_TYPE, ("Content-Length", str(len(content))), ("Cache-Control", "no-cache")]
        headers += [("Content-Security-Policy", "default-src 'self'"), ("X-Content-Type-Options", "nosniff")]
        start_response("200 OK", headers)
        return [b"" if environ["REQUEST_METHOD"] == "HEAD" else content]

    def page(self, asked: Request) -> str:
        """The printed search page with the answer in it."""
        self._open()
        told = answer(self._reader, asked, self._words)
        main = self._template.render(root="../", t={"search": self._words}, answer=told)
        return _MAIN.sub(lambda _: main, self._frame, count=1)

    def _open(self) -> None:
        """Read the site anew where it was printed anew."""
        found = self._page.stat()
        if self._seen == (found.st_mtime_ns, found.st_size):
            return
        frame = self._page.read_text("utf-8")
        words = _WORDS.search(frame)
        if not words or not _MAIN.search(frame):
            raise ValueError(self._page)
        self._reader: Reader = open_site(self._output)
        self._frame, self._words = frame, json.loads(words[1])
        self._seen = found.st_mtime_ns, found.st_size


def application(output: str) -> Searching:
    """The WSGI application of the site printed in `output`."""
    return Searching(Path(output))


def main() -> None:
    """Serve one site until stopped; for a heavier load let gunicorn or uWSGI run `application`."""
    parser = argparse.ArgumentParser(
        prog="python -m plugins.search.server", description="Trang tìm kiếm không cần JavaScript."
    )
    parser.add_argument("output", help="thư mục bản in, ví dụ output")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8090)
    asked = parser.parse_args()
    with make_server(asked.host, asked.port, application(asked.output)) as server:
        server.serve_forever()


if __name__ == "__main__":
    main()
