"""`bantin search`: the terminal's search over one edition."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from plugins.checks.report import text_report
from plugins.gathering.gather import gather
from plugins.gathering.shelves import Shelves
from plugins.press.settings import order
from plugins.search import terminal


def search(  # noqa: PLR0913 -- the flags of the verb
    settings: Mapping[str, Any],
    query: str,
    *,
    place: str | None,
    year: int | None,
    kind: str | None,
    limit: int,
    as_json: bool,
) -> str:
    """The best pieces, as lines to read or as JSON; SystemExit(1) where problems leave no edition to search.

    The index lies in .bantin/ beside content/, one for each audience, outside of every output.
    """
    gathered = gather(order(settings), Shelves(":memory:"))
    if gathered.edition is None:
        click.echo(text_report(gathered.problems), err=True)
        raise SystemExit(1)
    index = Path(settings["PATH"]).resolve().parent / ".bantin" / f"whoosh-{settings['BANTIN_AUDIENCE']}"
    found = terminal.search(gathered.edition, index, query, place=place, year=year, kind=kind, limit=limit)
    told = _told(query, found)
    if not as_json:
        return "\n\n".join(filter(None, (told, *map(_lines, found.hits))))
    if told:
        click.echo(told, err=True)
    return json.dumps([asdict(hit) for hit in found.hits], ensure_ascii=False, indent=1)


def _told(query: str, found: terminal.Found) -> str:
    """What else was looked for, or what to look for where nothing was found."""
    if found.hits:
        return "" if found.text == query else f"Không có “{query}”; đây là kết quả của “{found.text}”:"
    offers = "".join(f" Thử tìm “{offer}”." for offer in found.offers)
    return f"Không có bài nào khớp với “{query}”.{offers}"


def _lines(hit: terminal.Hit) -> str:
    """Title, where and when, address, snippet."""
    about = " · ".join(part for part in (hit.place, hit.date) if part)
    return "\n  ".join(part for part in (hit.title, about, hit.address, hit.snippet) if part)
