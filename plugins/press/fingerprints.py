"""Fingerprints: equal ones mean that printing again would give the same bytes."""

from __future__ import annotations

import importlib.metadata
import marshal
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from jinja2 import Environment

_REFERENCE = re.compile(r"""\{%-?\s*(?:extends|include|import|from)\s+(?:(["'])(.+?)\1)?""")
_PRINTING_PACKAGES = ("pelican", "jinja2", "markdown", "nh3", "python-slugify", "xlsxwriter")
_BY_VALUE = 2  # the last version of marshal's format in which equal values are equal bytes, shared or not


def digest(*parts: bytes) -> str:
    """32 hexadecimal digits over the parts, each marked off by its length."""
    sum_ = blake2b(digest_size=16)
    for part in parts:
        sum_.update(len(part).to_bytes(8, "big"))
        sum_.update(part)
    return sum_.hexdigest()


def digest_of(values: Any) -> str:
    """The digest of a sheet's values; bytes as they are, and thousands of rows one by one, never as one text."""
    sum_ = blake2b(type(values).__name__.encode(), digest_size=16)
    for part in _parts(values):
        sum_.update(part)
    return sum_.hexdigest()


def _parts(values: Any) -> Iterator[bytes]:
    """Values as bytes that depend on what they say alone: rows of plain texts as they are, all else in its words."""
    if is_dataclass(values):
        for one in fields(values):
            yield from _parts(getattr(values, one.name))
    elif isinstance(values, bytes):
        yield values
    elif isinstance(values, tuple):
        yield f"{len(values)}:".encode()
        yield from map(_row, values)
    else:
        yield repr(values).encode()


def _row(row: Any) -> bytes:
    try:
        return marshal.dumps(row, _BY_VALUE)
    except ValueError:
        return repr(row).encode()


@cache
def code_version() -> str:
    """One digest of all plugin code and of the packages that shape the output: any change prints everything anew."""
    plugins = Path(__file__).parents[1]
    sources = sorted(path for path in plugins.rglob("*") if path.is_file() and path.suffix != ".pyc")
    versions = " ".join(f"{name} {importlib.metadata.version(name)}" for name in _PRINTING_PACKAGES)
    return digest(versions.encode(), *(path.read_bytes() for path in sources))


class Closures:
    """The digest of each template together with all that it includes, extends and imports.

    Names are found by a pattern: parsing a template takes a hundred times as long. A name that is not written out may
    be any template's, so such a template depends on all of them.
    """

    def __init__(self, env: Environment) -> None:
        """Templates are read through `env`'s loader, each once."""
        self._env = env
        self._known: dict[str, str] = {}
        self._sources: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        if name not in self._known:
            reached = sorted(self._reach(name, set()))
            self._known[name] = digest(*(f"{each}\n{self._source(each)}".encode() for each in reached))
        return self._known[name]

    def _source(self, name: str) -> str:
        if name not in self._sources:
            assert self._env.loader is not None  # noqa: S101 -- an environment of ours has one
            self._sources[name] = self._env.loader.get_source(self._env, name)[0]
        return self._sources[name]

    def _reach(self, name: str, seen: set[str]) -> set[str]:
        if name not in seen:
            seen.add(name)
            for quoted, other in _REFERENCE.findall(self._source(name)):
                for each in (other,) if quoted else self._env.list_templates(extensions=["html", "xml"]):
                    self._reach(each, seen)
        return seen
