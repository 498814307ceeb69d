"""For editors: figures that no tag makes a fact yet, month by month, each with the tag it probably wants."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from plugins.model.articles import INTERNAL
from plugins.model.edition import Edition
from plugins.model.sheets import Page
from plugins.model.untagged import Untagged
from plugins.statistics.conflicts import EDITORS
from plugins.statistics.trail import HOME, INDEX
from plugins.text.numbers import grouped


@dataclass(frozen=True, slots=True)
class Piece:
    """An article with such figures; `source` is its file."""

    title: str
    address: str
    source: str
    figures: tuple[Untagged, ...]


def keys(edition: Edition) -> Iterable[str]:
    """'2017-10' for each month in which anything appeared, for those inside."""
    return [f"{year}-{month:02d}" for year, month in edition.months()] if edition.audience == INTERNAL else ()


def sheet(edition: Edition, key: str) -> Page:
    """The untagged figures of one month's articles."""
    year, month = (int(part) for part in key.split("-"))
    found = [_piece(edition, id) for id in edition.articles_of_month(year, month)]
    pieces = tuple(piece for piece in found if piece.figures)
    count = sum(len(piece.figures) for piece in pieces)
    title = f"Số chưa gắn thẻ, tháng {month}/{year}"
    values: dict[str, Any] = {
        "page": "statistics",
        "title": title,
        "description": "Những con số trong bài chưa thành số liệu, dành cho biên tập.",
        "section": "statistics",
        "breadcrumb": (HOME, INDEX, EDITORS, (f"Tháng {month}/{year}", "")),
        "standfirst": f"{grouped(count)} con số của {grouped(len(pieces))} bài chưa gắn thẻ. "
        "Chép thẻ vào bài nếu đó là số liệu.",
        "pieces": pieces,
    }
    return Page(address(year, month), "untagged.html", values, listed=False)


def address(year: int, month: int) -> str:
    """The page of a month."""
    return f"so-lieu/bien-tap/chua-gan-the/{year:04d}-{month:02d}/index.html"


def _piece(edition: Edition, id: str) -> Piece:
    article = edition.article(id)
    return Piece(article.title, article.address, id, edition.untagged_of_article(id))
