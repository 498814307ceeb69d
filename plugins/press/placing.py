"""Putting printed files in place, so that a killed printing is known to the next one."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Journal:
    """Names, beside the receipt, the files that are just being moved or removed; there is none between printings."""

    path: Path

    def paths(self) -> set[str]:
        """What a killed printing was moving; nothing where the last one came to its end."""
        try:
            return set(self.path.read_text("utf-8").splitlines())
        except OSError:
            return set()

    def open(self, paths: Iterable[str]) -> None:
        """Write down what is about to be moved, besides what an earlier printing left, and wait for the disk.

        What the earlier one left stands until all is written.
        """
        every = "\n".join(sorted(self.paths().union(paths)))
        with self._beside.open("w", encoding="utf-8") as file:
            file.write(every)
            file.flush()
            os.fsync(file.fileno())
        self._beside.replace(self.path)

    def close(self) -> None:
        """All is in place; a list that was killed half written goes too."""
        self.path.unlink(missing_ok=True)
        self._beside.unlink(missing_ok=True)

    @property
    def _beside(self) -> Path:
        return self.path.with_name(f"{self.path.name}.new")


def put_in_place(
    stage: Path, output: Path, changed: tuple[str, ...], removed: tuple[str, ...], journal: Journal
) -> None:
    """Move the new files in and take the dead ones away, with the folders these leave empty."""
    if not changed and not removed:
        return
    journal.open((*changed, *removed))
    folders: set[Path] = set()
    for path in changed:
        target = output / path
        if target.parent not in folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            folders.add(target.parent)
        (stage / path).replace(target)
    for path in removed:
        _remove(output, path)


def _remove(output: Path, path: str) -> None:
    (output / path).unlink(missing_ok=True)
    for folder in (output / path).parents:
        if folder == output or not folder.is_dir() or any(folder.iterdir()):
            break
        folder.rmdir()
