"""The receipt of a printing: which files the press owns in an output folder, and what each was made from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One file owned by the press: the fingerprint it was printed from, its anchors and its internal links."""

    fingerprint: str
    anchors: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


def load(path: Path) -> dict[str, Entry]:
    """The entries by address; none where there is no receipt or it cannot be read (everything is printed anew)."""
    try:
        stored = json.loads(path.read_text("utf-8"))
        if stored["format"] != FORMAT:
            return {}
        return {
            name: Entry(entry["fingerprint"], tuple(entry["anchors"]), tuple(entry["links"]))
            for name, entry in stored["entries"].items()
        }
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def save(path: Path, entries: Mapping[str, Entry]) -> None:
    """Write the receipt at one stroke: a reader sees the old one or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    stored = {"format": FORMAT, "entries": {name: asdict(entries[name]) for name in sorted(entries)}}
    new = path.with_suffix(".new")
    new.write_text(json.dumps(stored, ensure_ascii=False, separators=(",", ":")), "utf-8")
    new.replace(path)
