"""Sheets: what a room hands to the press, one for each file of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from plugins.model.edition import Edition


@dataclass(frozen=True, slots=True)
class Page:
    """An HTML page: its path from the site root, its template, and all the values the template sees.

    Values are texts, numbers, tuples, mappings and frozen dataclasses only, so that their fingerprint is stable.
    `listed` says whether the sitemap names the page.
    """

    path: str
    template: str
    values: Mapping[str, Any]
    listed: bool = True


@dataclass(frozen=True, slots=True)
class File:
    """Any other file: `maker(values)` returns its bytes and runs only when the values changed.

    Where the values would take more room than what is written of them, they are that, and the maker is `bytes`.
    `maker` is a function of a module, never a closure, so that it can be named in a fingerprint and sent to a worker.
    """

    path: str
    maker: Callable[[Any], bytes]
    values: Any


Sheet = Page | File


class Keeping(Protocol):
    """What a room keeps from one printing to the next: bytes by key, its own alone.

    Its sheets read it back through `edition.kept(room, key)`, so that only those whose bytes changed are made again.
    """

    def get(self, key: str) -> bytes | None:
        """What is kept under a key, or None."""

    def keys(self) -> Iterable[str]:
        """Every key, sorted."""

    def put(self, key: str, value: bytes) -> None:
        """Keep bytes; equal ones change nothing."""

    def drop(self, key: str) -> None:
        """Keep nothing there any more."""


Mapped = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]


@dataclass(frozen=True, slots=True)
class Room:
    """Two pure functions: the keys of a room's sheets in one edition, and the sheet of one key.

    A room whose sheets share costly work does it in `prepare(edition, keeping, mapped)`, asked before the keys whenever
    an answer it was given may differ; `mapped` is `map` over all processors, for module functions and plain values.
    What it keeps must depend on the edition alone, however it came about; asked again with nothing to do, it must ask
    whatever tells it of a change.
    """

    name: str
    keys: Callable[[Edition], Iterable[str]]
    sheet: Callable[[Edition, str], Sheet]
    prepare: Callable[[Edition, Keeping, Mapped], None] | None = None
