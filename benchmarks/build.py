"""`python -m benchmarks.build`: bantin beside stock Pelican, Hugo and Eleventy on one corpus, in one command."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from benchmarks import table
from benchmarks.contestants import BUILDS, LISTS, Other, Ours, Timed
from benchmarks.corpus import OURS, SEED, TREES, Corpus
from benchmarks.installing import PEERS, MissingError
from benchmarks.measuring import FailedError

QUICK = 300


def main() -> None:
    """Build, measure, tell."""
    asked = _asked()
    with tempfile.TemporaryDirectory(prefix="bantin-benchmark-") as folder:
        corpus = Corpus(asked.articles, asked.seed)
        found, versions = _contestants(corpus, asked, Path(folder))
        timed = _runs(found, asked.runs, verbose=asked.verbose)
    rows = table.rows(timed)
    text = _report(asked, versions, f"{table.table(rows)}\n{table.changes(timed)}")
    print(f"\n{text}")
    if asked.json:
        asked.json.write_text(json.dumps([asdict(each) for each in timed], ensure_ascii=False, indent=1), "utf-8")
    if asked.record:
        table.record(str(asked.articles), text)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.build", description=__doc__)
    parser.add_argument("--articles", type=int, default=1_000, metavar="N", help="size of the corpus (1000)")
    parser.add_argument("--seed", type=int, default=SEED, help=f"seed of the corpus ({SEED})")
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="runs of each, alternating (5)")
    parser.add_argument("--quick", action="store_true", help=f"one run of {QUICK} articles")
    parser.add_argument("--only", default=",".join(TREES), metavar="NAMES", help="of " + ",".join(TREES))
    parser.add_argument("--builds", default=",".join(BUILDS), metavar="NAMES", help="ours, of " + ",".join(BUILDS))
    parser.add_argument("--json", type=Path, metavar="FILE", help="every single measure")
    parser.add_argument("--record", action="store_true", help="write the table into benchmarks/results/")
    parser.add_argument("--verbose", action="store_true", help="name the files that an edit changed")
    asked = parser.parse_args()
    for option, given, known in (("only", asked.only, TREES), ("builds", asked.builds, BUILDS)):
        if unknown := set(given.split(",")) - set(known):
            parser.error(f"--{option} knows {', '.join(known)}, not {', '.join(sorted(unknown))}")
    if asked.quick:
        asked.articles, asked.runs = QUICK, 1
    return asked


def _contestants(corpus: Corpus, asked: argparse.Namespace, folder: Path) -> tuple[list[Ours | Other], dict[str, str]]:
    """Those that can run here, each on its tree, and the versions of the peers."""
    found: list[Ours | Other] = []
    versions: dict[str, str] = {}
    for name in asked.only.split(","):
        if name == "ours":
            builds = asked.builds.split(",")
            corpus.write(folder, OURS if LISTS in builds else [name])
            found.append(Ours(corpus, *(folder / each for each in OURS), builds))
            continue
        try:
            peer = PEERS[name]()
        except MissingError as reason:
            _say(f"{table.NAMES[name]} is left out: {reason}")
            continue
        corpus.write(folder, [name])
        found.append(Other(peer, folder / name))
        versions[name] = peer.version
    return found, versions


def _runs(found: list[Ours | Other], runs: int, *, verbose: bool) -> list[Timed]:
    """All builds of all runs; each run begins with another contestant."""
    timed: list[Timed] = []
    for run in range(runs):
        turn = run % max(len(found), 1)
        for contestant in found[turn:] + found[:turn]:
            try:
                for each in contestant.run():
                    timed.append(each)
                    _say(f"{run + 1}/{runs} {table.line(each)}")
                    if verbose:
                        _say("".join(f"    {path}\n" for path in each.changed).rstrip("\n"))
            except FailedError as reason:
                _say(f"{table.NAMES[contestant.name]} failed:\n{reason}")
    order = {name: place for place, name in enumerate(TREES)}
    return sorted(timed, key=lambda each: order[each.who])


def _report(asked: argparse.Namespace, versions: dict[str, str], rows: str) -> str:
    return (
        f"# {asked.articles} articles, {asked.runs} runs, seed {asked.seed}\n\n"
        f"{table.measured(table.versions(versions))}\n\n"
        "Medians. CPU is user time of the whole process tree, memory the peak of its proportional set size. "
        "bantin's “full” has statistics, districts with tables and downloads, documents and search, which the peers do "
        "not make; its last row makes articles and lists of the same plain words as they do.\n\n"
        f"{rows}"
    )


def _say(text: str) -> None:
    if text:
        print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
