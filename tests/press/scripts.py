"""Scripts of random edits: printed after each, the portal equals a clean printing, in bytes and in what is told."""

from __future__ import annotations

import io
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr
from dataclasses import dataclass, field
from pathlib import Path

from plugins.press.settings import shelves_path
from tests.press import in_ground, in_history, in_pieces, kit
from tests.press.portal import Portal
from tests.press.staying import Staying, lines

EDITS: tuple[Callable[[Portal], None], ...] = (*in_pieces.EDITS, *in_ground.EDITS, *in_history.EDITS)


STAYS = 0.4  # how many of the scripts are printed by a press that stays
# Edits after which every build comes to its end.
SOUND = (
    *(in_pieces.sentence, in_pieces.figure, in_pieces.add, in_pieces.rename, in_pieces.date, in_pieces.picture),
    *(in_pieces.standing, in_ground.template, in_ground.words, in_ground.indicator, in_ground.setting),
    in_history.commit,
)


def edit(portal: Portal, edits: tuple[Callable[[Portal], None], ...] = EDITS) -> str:
    """Do one thing at random; returns its name."""
    chosen = portal.dice.choice(edits)
    chosen(portal)
    return chosen.__name__


@dataclass
class Script:
    """One portal and its edits; every step has dice of its own, so that leaving one out leaves the others alike."""

    seed: int
    folder: Path
    skipped: frozenset[int] = frozenset()
    done: list[str] = field(default_factory=list)
    before: dict[str, bytes | str] | None = None
    stays: bool | None = None  # by chance
    staying: Staying | None = None

    def wrong(self) -> str:
        """What the script finds wrong, '' for nothing."""
        world = self.folder / "world"
        with kit.small_world(world, kit.FEW):
            dice = random.Random(self.seed)
            self.portal = Portal(self.folder, dice, world=world, audience=dice.choice(("internal", "public")))
            length, looks = dice.randint(3, 6), dice.random()
            by_chance = dice.random() < STAYS
            if by_chance if self.stays is None else self.stays:
                self.staying = Staying(self.portal, self.folder / "output")
                self.done.append("serve")
            self.printed("output")
            steps = (step for step in range(length) if step not in self.skipped)
            try:
                return next((found for step in steps for found in self._step(step, looks, last=step == length - 1)), "")
            finally:
                if self.staying:
                    self.staying.close()

    def _step(self, step: int, looks: float, *, last: bool) -> Iterator[str]:
        """Edit, print, and compare after some steps, after the last, and wherever the build stops."""
        self.portal.dice = random.Random(f"{self.seed}:{step}")
        if self.before is not None and self.portal.dice.random() < 0.5:
            self.portal.restore(self.before)
            self.before = None
            self.done.append("restore")
        good = self.before or self.portal.kept()
        self.done.append(edit(self.portal))
        output = self.folder / "output"
        old = kit.tree(output)
        stopped, told = self.printed("output")
        if stopped:
            self.before = good
            if kit.tree(output) != old:
                yield "a build that stopped touched the output"
        else:
            self.before = None
        if stopped or last or self.portal.dice.random() < looks / 3:
            yield from self._compared(stopped=stopped, told=told)

    def _compared(self, *, stopped: bool, told: str) -> Iterator[str]:
        clean, words = self.printed("clean")
        if self.staying and lines(words) == lines(told):
            words = told
        if (clean, words) != (stopped, told):
            yield f"told:\n{told}\nclean:\n{words}"
        if not stopped:
            grown, new = kit.tree(self.folder / "output"), kit.tree(self.folder / "clean")
            differing = sorted(path for path in {*grown, *new} if grown.get(path) != new.get(path))
            if differing:
                yield f"{len(differing)} files differ: {' '.join(differing[:12])}"

    def printed(self, name: str) -> tuple[bool, str]:
        """Print into a folder, the clean one from nothing; whether the build stopped, and what was told."""
        output, changed = self.folder / name, self.portal.changed
        if name == "clean":
            forget(self.portal.content, output)
        if name == "output" and self.staying:
            return self.staying.printed()
        heard, stopped = io.StringIO(), False
        with redirect_stderr(heard):
            try:
                kit.printed(self.portal.content, output, **changed)
            except SystemExit:
                stopped = True
        return stopped, heard.getvalue()


def forget(content: Path, output: Path) -> None:
    """Away with an output and all that is known of it."""
    shutil.rmtree(output, ignore_errors=True)
    shelves = shelves_path(kit.settings(content, output))
    for path in shelves.parent.glob(f"{shelves.stem}*"):
        path.unlink()


def emptied(folder: Path) -> None:
    """Make a folder anew, but for the compiled templates in it."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        if path.name != ".bantin":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for path in (folder / ".bantin").glob("*.*"):
        path.unlink()


def run(
    seed: int, folder: Path, skipped: frozenset[int] = frozenset(), *, stays: bool | None = None
) -> tuple[str, list[str]]:
    """Run one script in a folder, which keeps nothing but compiled templates; what was wrong, and the edits done."""
    emptied(folder)
    script = Script(seed, folder, skipped, stays=stays)
    try:
        wrong = script.wrong()
    except Exception as error:  # noqa: BLE001 -- whatever is raised is a finding
        wrong = f"{type(error).__name__}: {error}"
    return wrong, script.done


def shrunk(seed: int, folder: Path, length: int = 6) -> frozenset[int]:
    """Steps that may be left out of a failing script, tried one after another."""
    skipped: frozenset[int] = frozenset()
    for step in range(length - 1):
        if run(seed, folder, skipped | {step})[0]:
            skipped |= {step}
    return skipped
