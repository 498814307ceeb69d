"""Many scripts of random edits, or many killed printings.

`python -m tests.press.many --scripts 1000 --seed 1` or `--kills 100`; with `--log FILE` a run that was broken off goes
on where it stood. A failing script is told with what it did and the line that runs it again, needless steps left out.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from functools import partial
from itertools import count, islice
from pathlib import Path
from typing import IO

from tests.press import kills, scripts

# Seed, what was wrong, what was done, the line to run it again, how many printings were killed.
Row = tuple[int, str, list[str], str, int]


def main(words: list[str]) -> int:
    """Run what is asked for; 1 where anything was wrong."""
    asked = _parser().parse_args(words)
    log = Path(asked.log or os.devnull)
    lines = log.read_text("utf-8").splitlines() if log.exists() else []
    known = {int(line.split()[0]): int(line.split()[2]) for line in lines}
    seeds = (seed for seed in count(asked.seed) if seed not in known)
    skipped = frozenset(int(step) for step in asked.skip.split(",") if step)
    with tempfile.TemporaryDirectory(prefix="bantin-", dir=asked.folder) as folder, log.open("a", 1, "utf-8") as told:
        if asked.kills:
            work, most = partial(_kill, folder=Path(folder)), asked.kills - sum(known.values())
        else:
            work, most = partial(_script, folder=Path(folder), skipped=skipped), 0
            seeds = islice(seeds, asked.scripts - len(known))
        with ProcessPoolExecutor(asked.jobs, multiprocessing.get_context("fork")) as pool:
            return _tell(_rows(pool, work, seeds, asked.jobs), asked.kills or asked.scripts, most, told)


def _rows(pool: Executor, work: partial[Row], seeds: Iterable[int], jobs: int) -> Iterator[Row]:
    """Rows as they come, with no more work begun than there are processes."""
    left, under_way = iter(seeds), set[Future[Row]]()
    while True:
        under_way |= {pool.submit(work, seed) for seed in islice(left, jobs - len(under_way))}
        if not under_way:
            return
        done, under_way = wait(under_way, return_when=FIRST_COMPLETED)
        yield from (each.result() for each in done)


def _tell(rows: Iterator[Row], all: int, most: int, log: IO[str]) -> int:
    """Print every finding as it comes, and how far it has come, until `most` are killed; 1 where anything was wrong."""
    started, steps, number, wrong, killed = time.perf_counter(), Counter[str](), 0, 0, 0
    for number, (seed, found, done, again, died) in enumerate(rows, 1):
        steps.update(done)
        wrong += bool(found)
        killed += died
        log.write(f"{seed} {'wrong' if found else 'right'} {died} {' '.join(done)}\n")
        if found:
            print(f"\n{seed}: {' → '.join(done)}\n{found}\n{again}", flush=True)  # noqa: T201
        if number % 20 == 0:
            spent = f"{time.perf_counter() - started:.0f} s"
            print(f"{number} of {all}, {steps.total()} steps, {killed} killed, {wrong} wrong, {spent}", flush=True)  # noqa: T201
        if most and killed >= most:
            break
    print(f"{number} run, {killed} killed, {wrong} wrong; ", end="")  # noqa: T201
    print(", ".join(f"{name} {times}" for name, times in sorted(steps.items())))  # noqa: T201
    return int(wrong > 0)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scripts", type=int, default=1, help="how many scripts of edits")
    parser.add_argument("--kills", type=int, default=0, help="how many killed printings instead")
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    parser.add_argument("--skip", default="", help="steps to leave out, as 0,2")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--log", default="", help="a file of seeds that were run, not to be run again")
    parser.add_argument("--folder", default=None, help="where portals are made")
    return parser


def _script(seed: int, folder: Path, skipped: frozenset[int]) -> Row:
    place = folder / str(os.getpid())
    wrong, done = scripts.run(seed, place, skipped)
    if not wrong:
        return seed, "", done, "", 0
    needless = skipped or scripts.shrunk(seed, place)
    steps = f" --skip {','.join(map(str, sorted(needless)))}" if needless else ""
    return seed, wrong, done, f"python -m tests.press.many --seed {seed}{steps}", 0


def _kill(seed: int, folder: Path) -> Row:
    wrong, done, killed = kills.run(seed, folder / str(os.getpid()))
    return seed, wrong, done, f"python -m tests.press.many --kills 1 --seed {seed}", killed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
