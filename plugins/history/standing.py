"""Where content/ stands in its git repository, read from the repository's own files: every build asks for it.

Layout of the files: gitrepository-layout(5). Git itself is asked only where it keeps refs in tables.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from plugins.model.later import Later

repository = Later("plugins.history.repository")

_LINKS = 5  # refs that name refs
_IN_TABLES = "refs/heads/.invalid"


@dataclass(frozen=True, slots=True)
class Standing:
    """The commit that content/ stands at; `bounds` say how far back its repository goes, and where content/ lies."""

    commit: str
    bounds: str

    @property
    def mark(self) -> str:
        """Another one whenever the known past may be another."""
        return f"{self.commit} {self.bounds}"


def standing(content: Path) -> Standing | None:
    """The commit that is checked out, None outside of a repository and before the first commit."""
    try:
        found = _repository(content.resolve())
        if found is None:
            return None
        folder, git = found
        common = _common(git)
        commit = _commit(git, common, content)
        shallow = common / "shallow"
        bounds = shallow.read_bytes() if shallow.is_file() else b""
    except (OSError, UnicodeDecodeError):
        return None
    if not commit:
        return None
    where = content.resolve().relative_to(folder).as_posix()
    return Standing(commit, f"{blake2b(bounds, digest_size=8).hexdigest() if bounds else 'whole'} {where}")


def _repository(content: Path) -> tuple[Path, Path] | None:
    """The folder that holds `.git`, and the folder of the repository itself."""
    for folder in (content, *content.parents):
        place = folder / ".git"
        if place.is_file():  # of a worktree or a submodule
            return folder, folder / place.read_text("utf-8").removeprefix("gitdir:").strip()
        if (place / "HEAD").is_file():
            return folder, place
    return None


def _common(git: Path) -> Path:
    """Where the refs of all worktrees lie."""
    named = git / "commondir"
    return git / named.read_text("utf-8").strip() if named.is_file() else git


def _commit(git: Path, common: Path, content: Path) -> str:
    """The id of the commit at HEAD, '' before the first one."""
    said = (git / "HEAD").read_text("utf-8").strip()
    for _ in range(_LINKS):
        if not said.startswith("ref:"):
            return said
        name = said.removeprefix("ref:").strip()
        if name == _IN_TABLES:
            return str(repository.head(content))
        path = next((place / name for place in (git, common) if (place / name).is_file()), None)
        said = path.read_text("utf-8").strip() if path else _packed(common, name)
    return ""


def _packed(common: Path, name: str) -> str:
    path = common / "packed-refs"
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    return next((line.partition(" ")[0] for line in lines if line.endswith(f" {name}")), "")
