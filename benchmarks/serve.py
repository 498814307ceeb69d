"""`python -m benchmarks.serve`: from a saved edit to the page and to the whole site, with a real `bantin serve`."""

from __future__ import annotations

import argparse
import json
import queue
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path

from benchmarks import table
from benchmarks.contestants import DAY, copy_program
from benchmarks.corpus import SEED, Corpus
from benchmarks.measuring import memory, tree
from benchmarks.trees import our_path

PATIENCE = 3_600  # seconds: how long the first printing may take
EVERY = 0.002  # seconds between two requests for the page that is waited for
PAUSE = 0.5  # seconds between an edit that is done and the next


@dataclass(slots=True)
class Times:
    """Seconds from each save: to the event of the page, to the page over HTTP, to the event of the whole site."""

    event: list[float] = field(default_factory=list)
    page: list[float] = field(default_factory=list)
    site: list[float] = field(default_factory=list)


class Server:
    """A running `serve` and its events, each with the time it came."""

    def __init__(self, root: Path, said: Path) -> None:
        """Starts it on a free port over `root`/content."""
        command = [sys.executable, "-u", "-m", "plugins.desk", "serve", "--port", "0", "--on", DAY]
        command += ["--content", str(root / "content"), "--output", str(root / "output")]
        self._said = said
        with said.open("w") as log:
            self.process = subprocess.Popen(command, cwd=root / "program", stdout=log, stderr=log)
        self.events: queue.Queue[tuple[float, str]] = queue.Queue()
        while not (found := re.search(r"http://127.0.0.1:(\d+)/", said.read_text("utf-8"))):
            if self.process.poll() is not None:
                sys.exit(said.read_text("utf-8"))
            time.sleep(0.05)
        self.port = int(found[1])
        threading.Thread(target=self._listen, daemon=True).start()

    def until(self, phase: str) -> float:
        """When the next event of a phase came."""
        while True:
            moment, found = self.events.get(timeout=PATIENCE)
            if found == "stopped":
                sys.exit(self._said.read_text("utf-8"))
            if found == phase:
                return moment

    def page(self, address: str) -> bytes:
        """What a browser gets."""
        with closing(HTTPConnection("127.0.0.1", self.port)) as connection:
            connection.request("GET", f"/{address}")
            return connection.getresponse().read()

    def _listen(self) -> None:
        with closing(HTTPConnection("127.0.0.1", self.port)) as connection:
            connection.request("GET", "/-/events?page=index.html")
            for line in connection.getresponse():
                if line.startswith(b"data:"):
                    self.events.put((time.perf_counter(), json.loads(line[5:])["phase"]))


def main() -> None:
    """Serve, edit, tell."""
    asked = _asked()
    with tempfile.TemporaryDirectory(prefix="bantin-benchmark-") as folder:
        root = Path(folder) / "ours"
        corpus = Corpus(asked.articles, asked.seed)
        corpus.write(Path(folder), ["ours"])
        copy_program(root / "program")
        start = time.perf_counter()
        with _serving(root, Path(folder) / "said") as server:
            first = server.until("done") - start
            times, resident, peak = _edits(server, root, corpus, asked.edits)
    text = _report(asked, (first, resident, peak), times)
    print(f"\n{text}")
    if asked.record:
        table.record(f"serve-{asked.articles}", text)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.serve", description=__doc__)
    parser.add_argument("--articles", type=int, default=1_000, metavar="N", help="size of the corpus (1000)")
    parser.add_argument("--seed", type=int, default=SEED, help=f"seed of the corpus ({SEED})")
    parser.add_argument("--edits", type=int, default=40, metavar="K", help="sentences added, one at a time (40)")
    parser.add_argument("--record", action="store_true", help="write the table into benchmarks/results/")
    return parser.parse_args()


@contextmanager
def _serving(root: Path, said: Path) -> Iterator[Server]:
    server = Server(root, said)
    try:
        yield server
    finally:
        server.process.send_signal(signal.SIGTERM)
        server.process.wait()


def _edits(server: Server, root: Path, corpus: Corpus, edits: int) -> tuple[Times, int, int]:
    """One edit after another, each of another article; then the memory of the tree, and its peak since the edits."""
    times, peak = Times(), 0
    step = max(1, len(corpus.pieces) // edits)
    for number in range(edits):
        piece = corpus.pieces[number * step % len(corpus.pieces)]
        path = our_path(root / "content", piece)
        words = f"Câu đo thứ {number}."
        text = f"{path.read_text('utf-8').rstrip()} {words}\n"
        address = _address(server, root, piece.slug)
        time.sleep(PAUSE)
        while not server.events.empty():
            server.events.get()
        start = time.perf_counter()
        path.write_text(text, "utf-8")
        while words.encode() not in server.page(address):
            time.sleep(EVERY)
        times.page.append(time.perf_counter() - start)
        times.event.append(server.until("first") - start)
        times.site.append(server.until("done") - start)
        peak = max(peak, _memory(server))
    return times, _memory(server), peak


def _address(server: Server, root: Path, slug: str) -> str:
    (found,) = (root / "output" / "bai-viet").glob(f"*/{slug}.html")
    address = found.relative_to(root / "output").as_posix()
    server.page(address)
    return address


def _memory(server: Server) -> int:
    return sum(memory(process) for process in tree(server.process.pid))


def _report(asked: argparse.Namespace, whole: tuple[float, int, int], times: Times) -> str:
    first, resident, peak = whole
    rows = (
        ("event of the edited page", times.event),
        ("edited page over HTTP", times.page),
        ("event of the whole site", times.site),
    )
    lines = [f"| {name} | {_ms(found, 50)} | {_ms(found, 95)} | {max(found) * 1000:.0f} |" for name, found in rows]
    return (
        f"# serve: {asked.articles} articles, {asked.edits} edits, seed {asked.seed}\n\n"
        f"{table.measured()}\n\n"
        "Milliseconds from the moment the file is saved, the watcher's own wait included. Each edit adds a sentence to "
        f"another article; the page is asked for every {EVERY * 1000:.0f} ms. "
        "Memory is the proportional set size of the process tree.\n\n"
        "| from saved to | p50 | p95 | max |\n| --- | ---: | ---: | ---: |\n" + "\n".join(lines) + "\n\n"
        f"First printing {first:.1f} s; memory after the edits {resident / 1e6:.0f} MB, "
        f"at most {peak / 1e6:.0f} MB seen after one.\n"
    )


def _ms(found: Sequence[float], percent: int) -> str:
    cuts = statistics.quantiles(found, n=100, method="inclusive") if len(found) > 1 else [found[0]] * 99
    return f"{cuts[percent - 1] * 1000:.0f}"


if __name__ == "__main__":
    main()
