"""Many scripts of random edits, or many killed printings: `python -m tests.press.many --scripts 1000 --seed 1`.

With `--log FILE` a run that was broken off goes on where it stood. A failing script is told with the edits it did and
the line that runs it again, its needless steps left out.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import IO

from tests.press import scripts

Row = tuple[int, str, list[str], str]


def main(words: list[str]) -> int:
    """Run what is asked for; 1 where anything was wrong."""
    asked = _parser().parse_args(words)
    log = Path(asked.log or os.devnull)
    known = {int(line.split()[0]) for line in log.read_text("utf-8").splitlines()} if log.exists() else set()
    seeds = [seed for seed in range(asked.seed, asked.seed + asked.scripts) if seed not in known]
    skipped = frozenset(int(step) for step in asked.skip.split(",") if step)
    with tempfile.TemporaryDirectory(prefix="bantin-", dir=asked.folder) as folder:
        task = partial(_one, folder=Path(folder), skipped=skipped)
        with multiprocessing.get_context("fork").Pool(asked.jobs) as pool, log.open("a", encoding="utf-8") as told:
            return _tell(pool.imap_unordered(task, seeds), len(seeds), told)


def _tell(rows: Iterable[Row], all: int, log: IO[str]) -> int:
    """Print every finding as it comes, and how far it has come; 1 where there was one."""
    started, edits, wrong = time.perf_counter(), Counter[str](), 0
    for count, (seed, found, done, again) in enumerate(rows, 1):
        edits.update(done)
        wrong += bool(found)
        log.write(f"{seed} {'wrong' if found else 'right'} {' '.join(done)}\n")
        log.flush()
        if found:
            print(f"\n{seed}: {' → '.join(done)}\n{found}\n{again}", flush=True)  # noqa: T201
        if count % 20 == 0 or count == all:
            spent = f"{time.perf_counter() - started:.0f} s"
            print(f"{count}/{all} scripts, {edits.total()} edits, {wrong} wrong, {spent}", flush=True)  # noqa: T201
    print(", ".join(f"{name} {count}" for name, count in sorted(edits.items())))  # noqa: T201
    return int(wrong > 0)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scripts", type=int, default=1, help="how many seeds")
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    parser.add_argument("--skip", default="", help="steps to leave out, as 0,2")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--log", default="", help="a file of seeds that were run, not to be run again")
    parser.add_argument("--folder", default=None, help="where portals are made")
    return parser


def _one(seed: int, folder: Path, skipped: frozenset[int]) -> Row:
    place = folder / str(os.getpid())
    wrong, done = scripts.run(seed, place, skipped)
    if not wrong:
        return seed, "", done, ""
    needless = skipped or scripts.shrunk(seed, place)
    steps = f" --skip {','.join(map(str, sorted(needless)))}" if needless else ""
    return seed, wrong, done, f"python -m tests.press.many --seed {seed}{steps}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
