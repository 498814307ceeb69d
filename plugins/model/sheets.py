"""Sheets: what a room hands to the press, one for each file of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

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

    `maker` is a function of a module, never a closure, so that it can be named in a fingerprint and sent to a worker.
    """

    path: str
    maker: Callable[[Any], bytes]
    values: Any


Sheet = Page | File


@dataclass(frozen=True, slots=True)
class Room:
    """Two pure functions: the keys of a room's sheets in one edition, and the sheet of one key."""

    name: str
    keys: Callable[[Edition], Iterable[str]]
    sheet: Callable[[Edition, str], Sheet]
