"""`python -m benchmarks.search`: our search beside Pagefind, MiniSearch and lunr on one corpus, in one table."""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks import index, pagefind
from benchmarks.corpus import PROJECT, Corpus
from benchmarks.installing import cache
from benchmarks.known import Known, known
from plugins.search.documents import Document

PEERS = Path(__file__).parent / "peers" / "search"
FIXED = ("Cần Đước", "can duoc", "sinh hoạt chi bộ", "13-NQ/HU")
LIBRARIES = ("minisearch@7.2.0", "lunr@2.3.9")


@dataclass(slots=True)
class Contestant:
    """What one search cost and how well it found: seconds of CPU, bytes, milliseconds; `rows` one a query."""

    name: str
    cpu: float = 0.0
    memory: int = 0
    size: int = 0
    files: int = 0
    rows: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("--articles", type=int, default=1000, metavar="N")
    parser.add_argument("--known", type=int, default=168, metavar="N", help="known items, every third put aside")
    parser.add_argument("--only", default="ours,pagefind,minisearch,lunr")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bantin-search-") as name:
        folder = Path(name)
        Corpus(asked.articles).write(folder, ("ours",))
        for part in ("bai-viet", "bao-cao"):
            real = PROJECT / "content" / "cong-khai" / part
            shutil.copytree(real, folder / "ours" / "content" / "cong-khai" / part, dirs_exist_ok=True)
        documents = index.documents_of(folder / "ours")
        items = known(documents, asked.known)
        queries = [*FIXED, *(item.query for item in items)]
        found = [_one(who, folder, documents, queries) for who in asked.only.split(",")]
    print(f"{len(documents)} documents, {len(items)} known items, {sum(item.aside for item in items)} put aside")
    _table(found, items)


def _one(who: str, folder: Path, documents: Sequence[Document], queries: list[str]) -> Contestant:
    if who == "ours":
        return _ours(folder, queries)
    if who == "pagefind":
        return Contestant("pagefind", **pagefind.measured(folder / "pagefind", documents, queries))
    return _library(who, documents, queries)


def _ours(folder: Path, queries: list[str]) -> Contestant:
    told = json.loads(_run([sys.executable, "-m", "benchmarks.index", str(folder / "ours"), str(folder / "site")], ""))
    values = json.dumps({"scripts": str(PROJECT / "theme" / "js"), "queries": queries})
    answer = json.loads(_run(["node", str(PEERS / "ours.js"), str(folder / "site")], values))
    return Contestant("ours", rows=answer["rows"], **told)


def _library(who: str, documents: Sequence[Document], queries: list[str]) -> Contestant:
    modules = cache() / "search"
    modules.mkdir(parents=True, exist_ok=True)
    if not (modules / "node_modules" / who).is_dir():
        _run(["npm", "install", "--prefix", str(modules), "--silent", *LIBRARIES], "")
    told = [
        {"id": number, "address": each.address, "title": each.title, "keys": " ".join(each.keys), "body": each.body}
        for number, each in enumerate(documents)
    ]
    values = json.dumps({"documents": told, "queries": queries})
    answer = json.loads(
        _run(["node", "--max-old-space-size=4096", str(PEERS / "libraries.js"), who, str(modules)], values)
    )
    note = f"opens in {answer['open']:.0f} ms"
    return Contestant(who, answer["cpu"], answer["memory"], answer["size"], 1, answer["rows"], [note])


def _run(command: Sequence[str], given: str) -> str:
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=False, cwd=PROJECT)
    if done.returncode:
        raise SystemExit(f"{command[:4]}: {done.stderr[-2000:]}")
    return done.stdout


def reciprocal(links: Sequence[str], address: str) -> float:
    """1 for the first place, 1/2 for the second … 0 where the piece is not among the first ten."""
    bare = [link.partition("#")[0].lstrip("/") for link in links]
    return 1 / (bare.index(address) + 1) if address in bare else 0.0


def _table(found: Sequence[Contestant], items: Sequence[Known]) -> None:
    print("| | index CPU s | memory MB | gz MB | files | " + " | ".join(f"KB {query}" for query in FIXED), end=" | ")
    print("requests | warm ms p50 | p95 | MRR tuned on | MRR put aside | unmarked |")
    print("|" + " --- |" * (len(FIXED) + 11))
    for each in found:
        fixed, rest = each.rows[: len(FIXED)], each.rows[len(FIXED) :]
        ranks = [reciprocal(row["links"], item.address) for row, item in zip(rest, items, strict=True)]
        split = [
            statistics.fmean(rank for rank, item in zip(ranks, items, strict=True) if wanted(item))
            for wanted in (lambda i: not i.aside, lambda i: i.aside, lambda i: i.way.startswith("without"))
        ]
        times = sorted(row["ms"] for row in each.rows)
        cells = [f"{each.cpu:.1f}", f"{each.memory / 1e6:.0f}", f"{each.size / 1e6:.1f}", str(each.files)]
        cells += [f"{row['bytes'] / 1e3:.0f}" for row in fixed]
        cells += [f"{statistics.fmean(row['requests'] for row in fixed):.0f}"]
        cells += [f"{times[len(times) // 2]:.1f}", f"{times[len(times) * 95 // 100]:.1f}"]
        print(f"| {each.name} | " + " | ".join([*cells, *(f"{value:.2f}" for value in split)]) + " |")
    for each in found:
        for note in each.notes:
            print(f"{each.name}: {note}")
        for way in dict.fromkeys(item.way for item in items):
            rest = each.rows[len(FIXED) :]
            ranks = [reciprocal(r["links"], i.address) for r, i in zip(rest, items, strict=True) if i.way == way]
            print(f"{each.name}: MRR {way}: {statistics.fmean(ranks):.2f} of {len(ranks)}")


if __name__ == "__main__":
    main()
