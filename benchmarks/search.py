"""`python -m benchmarks.search`: our search beside Pagefind, MiniSearch and lunr on one corpus, in one table."""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks import index, pagefind, table
from benchmarks.corpus import PROJECT, Corpus
from benchmarks.installing import cache
from benchmarks.known import Known, known
from benchmarks.measuring import FailedError
from plugins.search.documents import Document

PEERS = Path(__file__).parent / "peers" / "search"
FIXED = ("Cần Đước", "can duoc", "sinh hoạt chi bộ", "13-NQ/HU")
ITEMS = 168
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
    parser.add_argument("--known", type=int, default=ITEMS, metavar="N", help="known items, every third put aside")
    parser.add_argument("--only", default="ours,pagefind,minisearch,lunr")
    parser.add_argument("--record", action="store_true", help="write the table into benchmarks/results/")
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
        found = list(_contestants(asked.only.split(","), folder, documents, queries))
    command = f"--articles {asked.articles} --only {asked.only}"
    command += "" if asked.known == ITEMS else f" --known {asked.known}"
    text = (
        f"# Search, {asked.articles} articles\n\n"
        f"{table.measured()}\n\n"
        f"`python -m benchmarks.search {command}`: {len(documents)} documents, "
        f"{len(items)} known items, {sum(item.aside for item in items)} of them put aside. KB are gzipped bytes that a "
        "first query asks for, of the page's own index; CPU is user time.\n\n" + "\n".join(_table(found, items)) + "\n"
    )
    print(text)
    if asked.record:
        table.record(f"search-{asked.articles}", text)


def _contestants(
    names: Sequence[str], folder: Path, documents: Sequence[Document], queries: list[str]
) -> Iterator[Contestant]:
    """Each with its measures; a peer that cannot bear so many articles is left out, and the run says so."""
    for who in names:
        try:
            yield _one(who, folder, documents, queries)
        except FailedError as reason:
            if who == "ours":
                raise
            print(f"{who} is left out: {reason}", file=sys.stderr)


def _one(who: str, folder: Path, documents: Sequence[Document], queries: list[str]) -> Contestant:
    if who == "ours":
        return _ours(folder, queries)
    if who == "pagefind":
        return Contestant("pagefind", **pagefind.measured(folder / "pagefind", documents, queries))
    return _library(who, documents, queries)


def _ours(folder: Path, queries: list[str]) -> Contestant:
    told = json.loads(_run([sys.executable, "-m", "benchmarks.index", str(folder / "ours"), str(folder / "site")], ""))
    values = json.dumps({"scripts": str(PROJECT / "theme" / "js" / "search"), "queries": queries})
    answer = json.loads(_run(["node", str(PEERS / "ours.js"), str(folder / "site")], values))
    facets = f"{answer['facets'] / 1e3:.0f} KB"
    told["notes"].append(f"facets, asked for after the results and on phones only when opened: {facets} more")
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
        raise FailedError(f"{command[:4]}: {done.stderr[-2000:]}")
    return done.stdout


def reciprocal(links: Sequence[str], address: str) -> float:
    """1 for the first place, 1/2 for the second … 0 where the piece is not among the first ten."""
    bare = [link.partition("#")[0].lstrip("/") for link in links]
    return 1 / (bare.index(address) + 1) if address in bare else 0.0


def _table(found: Sequence[Contestant], items: Sequence[Known]) -> Iterator[str]:
    heads = ["", "index CPU s", "memory MB", "gz MB", "files", *(f"KB {query}" for query in FIXED), "requests"]
    heads += ["warm ms p50", "p95", "MRR tuned on", "MRR put aside", "unmarked"]
    yield f"| {' | '.join(heads)} |"
    yield "|" + " --- |" * len(heads)
    for each in found:
        yield _row(each, items)
    yield ""
    for each in found:
        yield from (f"- {each.name}: {note}" for note in each.notes)
        rows = each.rows[len(FIXED) :]
        by_way: dict[str, list[float]] = {}
        for row, item in zip(rows, items, strict=True):
            by_way.setdefault(item.way, []).append(reciprocal(row["links"], item.address))
        told = ", ".join(f"{way} {statistics.fmean(ranks):.2f}" for way, ranks in by_way.items())
        yield f"- {each.name}: MRR {told}; worst query {max(row['bytes'] for row in each.rows) / 1e3:.0f} KB"


def _row(each: Contestant, items: Sequence[Known]) -> str:
    fixed, rest = each.rows[: len(FIXED)], each.rows[len(FIXED) :]
    ranks = [reciprocal(row["links"], item.address) for row, item in zip(rest, items, strict=True)]
    split = [
        statistics.fmean(rank for rank, item in zip(ranks, items, strict=True) if wanted(item))
        for wanted in (lambda i: not i.aside, lambda i: i.aside, lambda i: i.way.startswith("without"))
    ]
    times = sorted(row["ms"] for row in each.rows)
    cells = [each.name, f"{each.cpu:.1f}", f"{each.memory / 1e6:.0f}", f"{each.size / 1e6:.1f}", str(each.files)]
    cells += [f"{row['bytes'] / 1e3:.0f}" for row in fixed]
    cells += [f"{statistics.fmean(row['requests'] for row in fixed):.0f}"]
    cells += [f"{times[len(times) // 2]:.1f}", f"{times[len(times) * 95 // 100]:.1f}"]
    return f"| {' | '.join([*cells, *(f'{value:.2f}' for value in split)])} |"


if __name__ == "__main__":
    main()
