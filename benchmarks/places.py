"""`python -m benchmarks.places`: how long the gazetteer takes to load and to find written places."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from random import Random
from typing import TypeVar

from plugins.gazetteer.naming import resolve
from plugins.gazetteer.tables import Gazetteer
from plugins.model.units import COMMUNE, DISTRICT, PROVINCE, Unit
from plugins.text.folding import fold

LINES, RUNS, SEED = 100_000, 5, 1
FIRST, LAST = date(2012, 1, 1), date(2026, 6, 30)
WIDTH = 40

Answer = TypeVar("Answer")


def main() -> None:
    """Measure each step several times, each time in a process of its own, and print the best and the median."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.places", description=__doc__)
    parser.add_argument("--lines", type=int, default=LINES, metavar="N", help=f"written places ({LINES})")
    parser.add_argument("--runs", type=int, default=RUNS, metavar="N", help=f"runs ({RUNS})")
    parser.add_argument("--seed", type=int, default=SEED, help=f"seed of the written places ({SEED})")
    parser.add_argument("--once", action="store_true", help="one run in this process, as JSON")
    asked = parser.parse_args()
    if asked.once:
        print(json.dumps(once(asked.lines, asked.seed)))
        return
    command = [sys.executable, "-m", __spec__.name, "--once", f"--lines={asked.lines}", f"--seed={asked.seed}"]
    runs = [json.loads(subprocess.run(command, check=True, capture_output=True).stdout) for _ in range(asked.runs)]
    print(table(runs))


def table(runs: list[dict[str, float]]) -> str:
    """A row a step: its name, the best and the median of the runs in milliseconds of CPU."""
    rows = [f"{'':{WIDTH}}{'best':>10}{'median':>10}  ms of CPU, {len(runs)} runs"]
    for name in runs[0]:
        times = sorted(1_000 * run[name] for run in runs)
        rows.append(f"{name:{WIDTH}}{times[0]:10.1f}{times[len(times) // 2]:10.1f}")
    return "\n".join(rows)


def once(lines: int, seed: int) -> dict[str, float]:
    """Seconds of CPU of each step, all with cold caches."""
    spent: dict[str, float] = {}

    def timed(name: str, step: Callable[[], Answer]) -> Answer:
        start = time.process_time()
        answer = step()
        spent[name] = time.process_time() - start
        return answer

    gazetteer = timed("load provinces and districts", Gazetteer.load)
    timed("  one of them", lambda: gazetteer.unit("vn-d205"))
    timed("  all 789 as values", lambda: every(gazetteer, PROVINCE, DISTRICT))
    timed("load all communes too", lambda: gazetteer.units(COMMUNE))
    timed("  what a new commune was made of", lambda: gazetteer.predecessors("vn-x28138"))
    timed("  all 13.926 as values", lambda: every(gazetteer, COMMUNE))
    written = draw(gazetteer, lines, seed)
    cold = Gazetteer.load()
    found = timed(f"resolve {lines} written places", lambda: [resolve(cold, text, day) for text, day in written])
    wrong = sum(not id for id, _ in found)
    if wrong:
        raise SystemExit(f"{wrong} of {lines} places were not found")
    return spent


def every(gazetteer: Gazetteer, *levels: str) -> list[Unit]:
    """Every unit of some levels, read."""
    return [gazetteer.unit(id) for level in levels for id in gazetteer.units(level)]


def draw(gazetteer: Gazetteer, lines: int, seed: int) -> list[tuple[str, date]]:
    """Written places with days on which they stood: 8 of 10 districts, 1 commune, 1 province; 1 of 10 without marks."""
    rng = Random(seed)
    found: list[tuple[str, date]] = []
    while len(found) < lines:
        level = rng.choices((DISTRICT, COMMUNE, PROVINCE), (8, 1, 1))[0]
        unit = gazetteer.unit(rng.choice(gazetteer.units(level)))
        day = date.fromordinal(rng.randint(FIRST.toordinal(), LAST.toordinal()))
        if not unit.stood_on(day):
            continue
        above = (gazetteer.unit(id).name_at(day).full for id in gazetteer.ancestors(unit.id, day))
        text = ", ".join((unit.name_at(day).full, *above))
        bare = fold(text)
        unmarked = rng.random() < 0.1 and not resolve(gazetteer, bare, day)[1]
        found.append((bare if unmarked else text, day))
    return found


if __name__ == "__main__":
    main()
