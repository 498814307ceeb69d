"""`bantin serve`: the site on this machine, printed anew whenever content or theme changes."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import click
import watchfiles

from plugins.desk import building
from plugins.model.articles import PUBLIC


class Handler(SimpleHTTPRequestHandler):
    """Serves one folder, never cached, quietly; an unknown address gets the site's own 404 page."""

    def end_headers(self) -> None:
        """Tell the browser to ask again each time."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the terminal is for problems."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The printed 404 page where there is one."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


@contextlib.contextmanager
def serving(output: Path, port: int) -> Iterator[str]:
    """Serve `output` on 127.0.0.1 in a thread; yields the address. A taken port is a usage error."""
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, directory=str(output)))
    except OSError:
        raise click.UsageError(
            f"cổng {port} đang có chương trình khác dùng; chọn cổng khác: --port {port + 1}"
        ) from None
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def serve(settings: Callable[[], dict[str, Any]], port: int, say: Callable[[str], None]) -> None:
    """Print the edition, serve it, and print it anew after every change until Ctrl-C; problems do not end it.

    Each printing runs in a process of its own, so that changed plugin code counts and no change is lost meanwhile.
    """
    now = settings()
    folders = [Path(now["PATH"]), Path(now["THEME"]), Path(building.__file__).parents[1]]
    changes = watchfiles.watch(*folders, raise_interrupt=False, yield_on_timeout=False)
    with serving(Path(now["OUTPUT_PATH"]), port) as address:
        _print(now, say)
        say(f"Đang mở {address} – sửa bài là trang tự in lại; bấm Ctrl-C để dừng.")
        for _ in changes:
            _print(now, say)


def _print(settings: dict[str, Any], say: Callable[[str], None]) -> None:
    command = [sys.executable, "-m", "plugins.desk", "build", "--content", settings["PATH"]]
    command += ["--public"] if settings["BANTIN_AUDIENCE"] == PUBLIC else []
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    say((done.stdout + done.stderr).strip())
