"""The whole past of each figure that changed: a page for an indicator and year, and a feed for each figure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from plugins.model.edition import Edition
from plugins.model.sheets import File, Page
from plugins.showing.atom import write
from plugins.statistics import changes
from plugins.statistics.lives import cells_of, key_of, life, lives, lives_about
from plugins.statistics.trail import HOME, INDEX
from plugins.text.collation import sort_key
from plugins.text.numbers import grouped


def keys(edition: Edition) -> Iterable[str]:
    """'dang-vien 2017' for every indicator and year with a figure that changed."""
    return dict.fromkeys(f"{each.key[2]} {each.year}" for each in lives(edition))


def sheet(edition: Edition, key: str) -> Page:
    """Every figure of one indicator and year that changed, by place, each with its steps, the oldest first."""
    id, _, year = key.partition(" ")
    found = sorted(lives_about(edition, (id, int(year))), key=lambda each: (sort_key(each.place), each.anchor))
    label = edition.indicator(id).label
    title = f"{label}, {year}: lịch sử số liệu"
    values: dict[str, Any] = {
        "page": "statistics",
        "title": title,
        "description": f"{label}, {year}: từng số đã nêu, sửa, nêu lại ra sao.",
        "section": "statistics",
        "breadcrumb": (HOME, INDEX, (changes.TITLE, changes.PAGE), (f"{label}, {year}", "")),
        "standfirst": f"{grouped(len(found))} số liệu đã thay đổi. "
        "Mỗi số có đủ các lần nêu, sửa, nêu lại, cũ trước mới sau.",
        "lives": tuple(found),
    }
    return Page(found[0].page, "history.html", values)


def feed_keys(edition: Edition) -> Iterable[str]:
    """Each figure that changed: its year and its key."""
    return tuple("|".join((str(each.year), *each.key)) for each in lives(edition))


def feed_sheet(edition: Edition, key: str) -> File:
    """The changes of one figure for a feed reader."""
    year, *parts = key.split("|")
    unit, organisation, indicator, period, status = parts
    wanted = (unit, organisation, indicator, period, status)
    revisions = [each for each in edition.revisions_at(unit, organisation) if key_of(each.old) == wanted]
    found = life(edition, cells_of(edition, wanted, int(year)), revisions)
    title = f"{edition.masthead().name}: {found.label}, {found.place}, {found.period}"
    told = changes.newest((found, step) for step in found.changes)
    return File(found.feed, write, changes.feed(edition, found.feed, f"{found.page}#{found.anchor}", title, told))
