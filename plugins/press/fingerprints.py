"""Fingerprints: equal ones mean that printing again would give the same bytes."""

from __future__ import annotations

import importlib.metadata
from functools import cache
from hashlib import blake2b
from pathlib import Path

from jinja2 import Environment, meta

_PRINTING_PACKAGES = ("pelican", "jinja2", "markdown", "nh3", "python-slugify")


def digest(*parts: bytes) -> str:
    """32 hexadecimal digits over the parts, each marked off by its length."""
    sum_ = blake2b(digest_size=16)
    for part in parts:
        sum_.update(len(part).to_bytes(8, "big"))
        sum_.update(part)
    return sum_.hexdigest()


@cache
def code_version() -> str:
    """One digest of all plugin code and of the packages that shape the output: any change prints everything anew."""
    plugins = Path(__file__).parents[1]
    sources = sorted(path for path in plugins.rglob("*") if path.is_file() and path.suffix != ".pyc")
    versions = " ".join(f"{name} {importlib.metadata.version(name)}" for name in _PRINTING_PACKAGES)
    return digest(versions.encode(), *(path.read_bytes() for path in sources))


class Closures:
    """The digest of each template together with all that it includes, extends and imports."""

    def __init__(self, env: Environment) -> None:
        """Templates are read through `env`'s loader, each once."""
        self._env = env
        self._known: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        if name not in self._known:
            self._known[name] = digest(*(self._source(each).encode() for each in sorted(self._reach(name, set()))))
        return self._known[name]

    def _source(self, name: str) -> str:
        assert self._env.loader is not None  # noqa: S101 -- Pelican's environment always has one
        return self._env.loader.get_source(self._env, name)[0]

    def _reach(self, name: str, seen: set[str]) -> set[str]:
        if name not in seen:
            seen.add(name)
            for other in meta.find_referenced_templates(self._env.parse(self._source(name))):
                if other:
                    self._reach(other, seen)
        return seen
