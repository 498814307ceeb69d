"""For editors: figures that no tag makes a fact yet, month by month, each with the tag it probably wants."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from plugins.model.articles import INTERNAL, Body
from plugins.model.edition import Edition
from plugins.model.sheets import Page
from plugins.statistics.conflicts import EDITORS
from plugins.statistics.pages import HOME, INDEX
from plugins.tagging.finder import find_figures
from plugins.tagging.registry import Registry
from plugins.text.sentences import sentence_spans

_DIGIT = re.compile(r"\d")
TAKEN = "\u2007"  # stands for each letter of a figure that has its tag


@dataclass(frozen=True, slots=True)
class Untagged:
    """One figure: what stands before it in its sentence, its words, what follows, and the link to write."""

    before: str
    text: str
    after: str
    tag: str


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
    registry = Registry({id: edition.indicator(id) for id in edition.registered()})
    found = [_piece(edition, id, registry) for id in edition.articles_of_month(year, month)]
    pieces = tuple(piece for piece in found if piece.figures)
    count = sum(len(piece.figures) for piece in pieces)
    title = f"Số chưa gắn thẻ, tháng {month}/{year}"
    values: dict[str, Any] = {
        "page": "statistics",
        "title": title,
        "description": "Những con số trong bài chưa thành số liệu, dành cho biên tập.",
        "section": "statistics",
        "breadcrumb": (HOME, INDEX, EDITORS, (f"Tháng {month}/{year}", "")),
        "standfirst": f"{count} con số của {len(pieces)} bài chưa gắn thẻ. Chép thẻ vào bài nếu đó là số liệu.",
        "pieces": pieces,
    }
    return Page(address(year, month), "untagged.html", values, listed=False)


def address(year: int, month: int) -> str:
    """The page of a month."""
    return f"so-lieu/bien-tap/chua-gan-the/{year:04d}-{month:02d}/index.html"


def untagged(body: Body, registry: Registry) -> Iterator[Untagged]:
    """The figures of a body's text that no fact of it states; only sentences with digits left are looked at."""
    text = _without_facts(body)
    for start, end in sentence_spans(text):
        if _DIGIT.search(text, start, end):
            for found in find_figures(text[start:end], registry):
                first, last = start + found.start, start + found.end
                yield Untagged(body.text[start:first], body.text[first:last], body.text[last:end], found.tag)


def _piece(edition: Edition, id: str, registry: Registry) -> Piece:
    article = edition.article(id)
    return Piece(article.title, article.address, id, tuple(untagged(edition.body(id), registry)))


def _without_facts(body: Body) -> str:
    """The text with every figure of a fact blanked, each at the first place left in its sentence."""
    text = body.text
    for fact in body.facts:
        at = max(0, body.text.find(fact.sentence)) if fact.sentence else 0
        place = text.find(fact.text, at)
        if place < 0:
            place = text.find(fact.text)
        if place >= 0:
            text = f"{text[:place]}{TAKEN * len(fact.text)}{text[place + len(fact.text) :]}"
    return text
