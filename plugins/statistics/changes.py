"""What became of numbers: stated anew by later pieces or edited in their own, with both numbers; a page and a feed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plugins.model import addresses
from plugins.model.edition import Edition
from plugins.model.sheets import File, Page
from plugins.showing.atom import Entry, Feed, link, moment, tag, write
from plugins.showing.figures import day
from plugins.statistics.lives import Life, lives
from plugins.statistics.steps import EDITED, WITHDRAWN, Step
from plugins.statistics.trail import HOME, INDEX
from plugins.text.numbers import grouped

PAGE = f"{addresses.CHANGES}index.html"
FEED = f"{addresses.CHANGES}feed.atom"
SHOWN, FED = 200, 50
"""How many changes the page and the feed tell; every source of every cell stands in the files to take away."""
NEVER = datetime(1970, 1, 1)  # of a paper whose figures never changed

TITLE = "Số liệu thay đổi"


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one figure; `kind` names its words in the strings, `edited` the day of an edit in the piece itself.

    `cell` is where the tables show the figure, '' where they do not; `old_href` is the sentence of the old number, ''
    where none states it any more; `new_href` is the sentence as it is now, which states the new number if that
    `stands`; `history` is the whole life of the figure.
    """

    kind: str
    label: str
    unit: str
    place: str
    period: str
    cell: str
    history: str
    old: str
    old_day: str
    old_href: str
    new: str
    new_day: str
    new_href: str
    stands: bool
    edited: str


def keys(_edition: Edition) -> Iterable[str]:
    """One page."""
    return ("page",)


def sheet(edition: Edition, _key: str) -> Page:
    """The newest changes."""
    found = changes(edition)
    since = edition.revised_since()
    values: dict[str, Any] = {
        "page": "statistics",
        "title": TITLE,
        "description": "Những con số được bài sau nêu lại khác đi hoặc được sửa ngay trong bài.",
        "section": "statistics",
        "breadcrumb": (HOME, INDEX, (TITLE, "")),
        "standfirst": f"{_times(len(found))} Mỗi số dẫn về câu đang nêu nó; số trước khi sửa vẫn ghi lại ở đây.",
        "since": f"Sửa trong bài được ghi lại từ ngày {day(since)}." if since else "",
        "changes": tuple(_change(life, step) for life, step in found[:SHOWN]),
        "more": max(0, len(found) - SHOWN),
        "csv": f"{addresses.STATISTICS}#tai-ve",
        "feed": FEED,
    }
    return Page(PAGE, "changes.html", values)


def _times(found: int) -> str:
    if not found:
        return "Nơi ghi mỗi lần bài sau nêu lại khác đi một con số, hoặc con số được sửa ngay trong bài."
    return f"{grouped(found)} lần có con số được bài sau nêu lại khác đi hoặc được sửa ngay trong bài."


def feed_keys(_edition: Edition) -> Iterable[str]:
    """One feed."""
    return ("feed",)


def feed_sheet(edition: Edition, _key: str) -> File:
    """The newest changes for a feed reader."""
    name = edition.masthead().name
    return File(FEED, write, feed(edition, FEED, PAGE, f"{name}: số liệu thay đổi", changes(edition)[:FED]))


def changes(edition: Edition) -> tuple[tuple[Life, Step], ...]:
    """Every change known of the edition's own figures, the newest first."""
    return newest((life, step) for life in lives(edition) for step in life.changes)


def newest(found: Iterable[tuple[Life, Step]]) -> tuple[tuple[Life, Step], ...]:
    """The newest first."""
    return tuple(sorted(found, key=lambda one: (-one[1].moment.timestamp(), one[1].id)))


def feed(edition: Edition, path: str, page: str, title: str, found: tuple[tuple[Life, Step], ...]) -> Feed:
    """A feed at `path` of changes, the newest first."""
    return Feed(
        id=tag(edition, NEVER, path),
        title=title,
        subtitle="",
        link=link(edition, path, page),
        self_link=link(edition, path, path) if edition.siteurl else "",
        updated=moment(found[0][1].moment if found else NEVER),
        author=edition.masthead().name,
        entries=tuple(_entry(edition, path, *each) for each in found),
    )


def _change(life: Life, step: Step) -> Change:
    return Change(
        kind=step.kind,
        label=life.label,
        unit=life.unit,
        place=life.place,
        period=life.period,
        cell=life.cell,
        history=f"{life.page}#{life.anchor}",
        old=step.old,
        old_day=step.old_day,
        old_href=step.old_href,
        new=step.new,
        new_day=step.new_day,
        new_href=step.new_href,
        stands=step.stands,
        edited=step.new_day if step.kind in (EDITED, WITHDRAWN) else "",
    )


def _entry(edition: Edition, path: str, life: Life, step: Step) -> Entry:
    """The figure and both numbers in the title; the link leads to the sentence that changed it, as it is now."""
    how = {EDITED: f" (sửa trong bài ngày {step.new_day})", WITHDRAWN: f" (rút khỏi bài ngày {step.new_day})"}
    new = step.new or "không còn nêu"
    return Entry(
        id=tag(edition, step.moment, f"{FEED}#{step.id}"),
        title=f"{life.label}, {life.place}, {life.period}: {step.old} → {new}{how.get(step.kind, '')}",
        link=link(edition, path, step.new_href),
        updated=moment(step.moment),
        summary=step.sentence,
        authors=(),
        category=life.label,
        lang="vi",
    )
