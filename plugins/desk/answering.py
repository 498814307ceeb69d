"""The site over HTTP on this machine: files as printed, pages with the script that keeps them fresh."""

from __future__ import annotations

import contextlib
import html
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import click

from plugins.desk.live import BEGINNING, STYLE, Live, State, digest, ordered, told

OURS = "/-/"
EVENTS = f"{OURS}events"
KINDS = {"serve.js": "text/javascript", "serve.css": "text/css"}

_HEARTBEAT = 15  # seconds: a page that is gone is noticed when it is written to
_RETRY = 300  # milliseconds until a page whose stream broke asks again
_FOLDER = Path(__file__).parent


class Server(ThreadingHTTPServer):
    """A thread for each answer, on 127.0.0.1."""

    daemon_threads = True

    def __init__(self, live: Live, port: int) -> None:
        """Listens; a taken port is an OSError."""
        super().__init__(("127.0.0.1", port), partial(Handler, live=live))

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nothing: a browser that goes away is no error."""


class Handler(SimpleHTTPRequestHandler):
    """Answers one request, never cached, quietly."""

    def __init__(self, *words: Any, live: Live) -> None:
        """Files come from the output folder of `live`."""
        self.live = live
        super().__init__(*words, directory=str(live.output))

    def do_GET(self) -> None:
        """A page with the script, the script itself, the stream of events, or a file."""
        path = unquote(urlsplit(self.path).path)
        if path == EVENTS:
            self._events()
        elif path.startswith(OURS) and path.removeprefix(OURS) in KINDS:
            name = path.removeprefix(OURS)
            self._send(200, (_FOLDER / name).read_bytes(), KINDS[name])
        elif path.endswith(("/", ".html")):
            self._page(site_path(path))
        else:
            super().do_GET()

    def do_HEAD(self) -> None:
        """As GET, without the body."""
        self.do_GET()

    def end_headers(self) -> None:
        """Tell the browser to ask again each time."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the terminal is for problems."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own 404 page for what is not there."""
        if code == 404:
            self._page("")
        else:
            super().send_error(code, message, explain)

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """The body of a file, where it is asked for."""
        if self.command != "HEAD":
            super().copyfile(source, outputfile)

    def _page(self, path: str) -> None:
        """A page of the site, its 404 page, or a page that says that nothing is printed yet."""
        serial = self.live.state.serial  # what comes later is told by an event
        content, status = self.live.content(path) if path else None, 200
        version = digest(content)
        if content is None:
            content, status = self.live.content("404.html") or empty(self.live), 404
        known = {
            "page": path,
            "version": version,
            "style": self.live.version(STYLE),
            "serial": f"{self.live.boot}.{serial}",
        }
        said = " ".join(f'data-{name}="{html.escape(value)}"' for name, value in known.items())
        script = f'<script src="{OURS}serve.js" {said} defer></script>\n'.encode()
        head, mark, rest = content.partition(b"</head>")
        self._send(status, head + script + mark + rest if mark else content + script, "text/html; charset=utf-8")

    def _send(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _events(self) -> None:
        """Every state from now on, until the page or the server goes away; a page of another process knows nothing."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        boot, _, number = asked.get("serial", "").partition(".")
        serial = int(number) if boot == self.live.boot and number.isdigit() else -1
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.end_headers()
        self.wfile.write(f"retry: {_RETRY}\n\n".encode())
        state: State | None = self.live.state
        while not self.live.closed:
            message = b": \n\n"
            if state is not None:
                message = told(self.live, state, serial, asked.get("page", ""), asked.get("version", ""))
                serial = state.serial
            self.wfile.write(message)
            state = self.live.wait(serial, _HEARTBEAT)


@contextlib.contextmanager
def answering(live: Live, port: int) -> Iterator[str]:
    """Serve a site on 127.0.0.1 in a thread; yields the address. A taken port is a usage error."""
    try:
        server = Server(live, port)
    except OSError:
        raise click.UsageError(
            f"cổng {port} đang có chương trình khác dùng; chọn cổng khác: --port {port + 1}"
        ) from None
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        live.close()
        server.shutdown()
        server.server_close()
        thread.join()


def site_path(path: str) -> str:
    """The path from the site's root that an address means, '' for one that leads out of the site."""
    parts = path.split("/")[1:]
    if any(part in {".", ".."} or "\\" in part or "\0" in part for part in parts):
        return ""
    return "/".join((*parts[:-1], parts[-1] or "index.html"))


def empty(live: Live) -> bytes:
    """The page that is shown while there is no site: it is being printed, or what keeps it from being printed."""
    found = [each for each in ordered(live.state.problems) if each.fatal]
    waits = live.state.phase == BEGINNING
    title = "Đang in bản tin lần đầu" if waits else "Chưa in được bản tin" if found else "Không có trang này"
    words = (
        "Trang sẽ tự mở khi in xong."
        if waits
        else "Sửa những chỗ dưới đây rồi lưu lại: trang sẽ tự mở."
        if found
        else "Chưa có trang nào ở địa chỉ này."
    )
    items = "".join(f"<li>{html.escape(str(each))}</li>\n" for each in found)
    text = (
        f'<!doctype html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f'<link rel="stylesheet" href="{OURS}serve.css">\n</head>\n<body class="empty">\n'
        f"<main>\n<h1>{title}</h1>\n<p>{words}</p>\n{f'<ul>{items}</ul>' if items else ''}</main>\n</body>\n</html>\n"
    )
    return text.encode()
