"""Medians, ratios and the table of a run."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median

from benchmarks.contestants import FULL, Timed
from benchmarks.measuring import counts_instructions

RESULTS = Path(__file__).parent / "results"
BASES = ("pelican", "hugo")
LABELS = {
    "full": "full",
    "again": "again, nothing changed",
    "edit": "one sentence edited",
    "plain": "one article more, no figure tagged",
    "article": "one article more, eight figures tagged",
    "report": "one report with figures more",
    "lists": "articles and lists alone, of plain words",
}
NAMES = {"ours": "bantin", "pelican": "stock Pelican", "hugo": "Hugo", "eleventy": "Eleventy"}


@dataclass(frozen=True, slots=True)
class Row:
    """The median of one build over all runs; `ratios` are CPU and wall divided by each base's, None without it."""

    who: str
    what: str
    runs: int
    user: float
    wall: float
    fastest: float
    slowest: float
    memory: int
    files: int
    changed: int
    instructions: float | None
    ratios: tuple[tuple[float, float] | None, ...] = ()


def rows(timed: Iterable[Timed]) -> list[Row]:
    """One row a build, in the order they first ran."""
    groups: dict[tuple[str, str], list[Timed]] = {}
    for each in timed:
        groups.setdefault((each.who, each.what), []).append(each)
    found = {key: _row(*key, group) for key, group in groups.items()}
    bases = [found.get((base, FULL)) for base in BASES]
    return [_compared(row, bases) for row in found.values()]


def _row(who: str, what: str, group: Sequence[Timed]) -> Row:
    walls = [each.cost.wall for each in group]
    counted = [each.cost.instructions for each in group if each.cost.instructions is not None]
    return Row(
        who=who,
        what=what,
        runs=len(group),
        user=median(each.cost.user for each in group),
        wall=median(walls),
        fastest=min(walls),
        slowest=max(walls),
        memory=max(each.cost.memory for each in group),
        files=group[-1].files,
        changed=max(len(each.changed) for each in group),
        instructions=median(counted) if counted else None,
    )


def _compared(row: Row, bases: Sequence[Row | None]) -> Row:
    """CPU is compared by instructions where both have them, by user time otherwise."""
    ratios: list[tuple[float, float] | None] = []
    for base in bases:
        if base is None:
            ratios.append(None)
        elif row.instructions is not None and base.instructions is not None:
            ratios.append((row.instructions / base.instructions, row.wall / base.wall))
        else:
            ratios.append((row.user / base.user, row.wall / base.wall))
    return Row(**{name: getattr(row, name) for name in row.__slots__ if name != "ratios"}, ratios=tuple(ratios))


def line(timed: Timed) -> str:
    """One build as it is told while the rest still runs."""
    cost = timed.cost
    return (
        f"{NAMES[timed.who]}, {LABELS[timed.what]}: {cost.user:.2f} s of CPU, {cost.wall:.2f} s, "
        f"{timed.files} files, {len(timed.changed)} changed"
    )


def table(found: Sequence[Row]) -> str:
    """The rows as a Markdown table."""
    heads = ["build", "user CPU s", *(["Ginstr"] if counts_instructions() else []), "wall s (spread)"]
    heads += [f"CPU, wall ÷ {NAMES[base]}" for base in BASES] + ["peak MB", "files", "changed"]
    lines = [" | ".join(heads), " | ".join(["---", *["---:"] * (len(heads) - 1)])]
    lines += [" | ".join(_cells(row)) for row in found]
    return "\n".join(f"| {line} |" for line in lines)


def _cells(row: Row) -> list[str]:
    cells = [f"{NAMES[row.who]}, {LABELS[row.what]}", f"{row.user:.2f}"]
    if counts_instructions():
        cells.append("–" if row.instructions is None else f"{row.instructions / 1e9:.1f}")
    cells.append(f"{row.wall:.2f} ({row.fastest:.2f}–{row.slowest:.2f})")
    cells += ["–" if ratio is None else f"{ratio[0]:.3f}, {ratio[1]:.3f}" for ratio in row.ratios]
    return [*cells, f"{row.memory / 1e6:.0f}", f"{row.files}", f"{row.changed}" if row.changed else "–"]


def changes(timed: Iterable[Timed]) -> str:
    """Which files each of our edits changed, a paragraph an edit."""
    found = {each.what: each.changed for each in timed if each.changed}
    parts = (f"{LABELS[what]} ({len(paths)} files): {', '.join(paths)}." for what, paths in found.items())
    return "".join(f"\n{part[:1].upper()}{part[1:]}\n" for part in parts)


def machine() -> str:
    """One line about the machine: cores, processor, memory, system, Python."""
    processors = [line for line in _lines("/proc/cpuinfo") if line.startswith("model name")]
    model = processors[0].partition(":")[2].strip() if processors else platform.processor()
    total = next((int(line.split()[1]) for line in _lines("/proc/meminfo") if line.startswith("MemTotal:")), 0)
    return (
        f"{os.cpu_count()} cores ({model}), {total / 2**20:.0f} GiB, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}"
    )


def measured(more: str = "") -> str:
    """When, on which machine, with what `more`, and beside what load a result came about."""
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    parts = (date.today().isoformat(), machine(), more, f"load at the end {load}.")
    return "; ".join(filter(None, parts))


def record(name: str, text: str) -> None:
    """Write a result of today into `results/`."""
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{date.today().isoformat()}-{name}.md").write_text(text, "utf-8")


def versions(found: Mapping[str, str]) -> str:
    """'stock Pelican 4.12.0, Hugo 0.168.0'."""
    return ", ".join(f"{NAMES[name]} {version}" for name, version in found.items())


def _lines(path: str) -> list[str]:
    return Path(path).read_text("utf-8").splitlines() if Path(path).is_file() else []
