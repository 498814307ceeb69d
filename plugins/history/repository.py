"""What git tells of the repository that content/ lies in: its commits, their files, and the bytes of these."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

# Plumbing that no setting of the user bends, no link to another machine, nothing taken from a hook that runs us.
_GIT = ("git", "--no-pager", "--literal-pathspecs", "-c", "log.showRoot=true", "-c", "log.showSignature=false")
_LOG = (
    *("log", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-color", "--no-notes", "--relative"),
    "--format=tformat:commit %H %at %P",
)
_SET = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
_SET |= {"GIT_NO_LAZY_FETCH": "1", "GIT_NO_REPLACE_OBJECTS": "1"}
_UNSET = frozenset(
    f"GIT_{name}"
    for name in (
        *("DIR", "WORK_TREE", "INDEX_FILE", "PREFIX", "COMMON_DIR", "NAMESPACE", "OBJECT_DIRECTORY"),
        *("ALTERNATE_OBJECT_DIRECTORIES", "SHALLOW_FILE", "GRAFT_FILE", "IMPLICIT_WORK_TREE", "INTERNAL_SUPER_PREFIX"),
    )
)
_PATIENCE = 300  # seconds


class HistoryError(Exception):
    """Git would not tell; the text says why."""


def head(content: Path) -> str:
    """The id of the commit at HEAD, '' before the first one."""
    try:
        return _run(content, "rev-parse", "--verify", "--quiet", "HEAD").decode().strip()
    except HistoryError:
        return ""


def main_line(content: Path, commit: str, known: str = "") -> bytes:
    """Every commit of the main line (first parents), the newest first, with what it changed below content/.

    `known` leaves out the commits that led to it.
    """
    return _run(content, *_LOG, "--first-parent", "-m", *_span(commit, known))


def side_lines(content: Path, commit: str, known: str = "") -> bytes:
    """Every commit that is no merge, of any line, with what it changed below content/."""
    return _run(content, *_LOG, "--no-merges", *_span(commit, known))


def _span(commit: str, known: str) -> tuple[str, ...]:
    return (commit, f"^{known}", "--") if known else (commit, "--")


def blobs(content: Path, ids: Iterable[str]) -> Iterator[bytes | None]:
    """The bytes of each blob; None for one that a partial clone has not fetched."""
    asked = list(ids)
    told = _run(content, "cat-file", "--batch", given="".join(f"{id}\n" for id in asked).encode())
    at = 0
    for _ in asked:
        end = told.index(b"\n", at)
        kind, _, size = told[at:end].rpartition(b" ")
        at = end + 1
        if kind.endswith(b" blob"):
            yield told[at : at + int(size)]
            at += int(size) + 1
        else:
            yield None


def _run(content: Path, *words: str, given: bytes = b"") -> bytes:
    """What git prints; HistoryError where it is missing or refuses."""
    env = {name: value for name, value in os.environ.items() if name not in _UNSET} | _SET
    try:
        done = subprocess.run(
            (*_GIT, "-C", str(content), *words),
            input=given,
            capture_output=True,
            env=env,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise HistoryError(getattr(error, "strerror", "") or type(error).__name__) from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise HistoryError(said[0].removeprefix("fatal: ") if said else f"git {done.returncode}")
    return done.stdout
