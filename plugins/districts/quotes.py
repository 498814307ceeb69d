"""Every sentence behind a crowded table: where each of its cells leads, and from where to the article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plugins.districts import names, organisations, pages
from plugins.model import addresses
from plugins.model.edition import Edition
from plugins.model.facts import Cell, Fact
from plugins.model.packing import maker
from plugins.model.sheets import Page
from plugins.showing.figures import day, number, sentence_address
from plugins.showing.sentences import Source, by_sentence, cut, reckonings
from plugins.text.numbers import grouped


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a sentence; a figure knows its cell on the page beside.

    `id` and `value` are the anchor to which the cell leads and the number ('' where the cell shows another source),
    `href` is an address from the site root.
    """

    text: str
    cell: str = ""
    id: str = ""
    value: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """One sentence or reckoning; `title` is '' without an article. Readers land on any, so each tells its own."""

    parts: tuple[Part, ...]
    title: str = ""
    href: str = ""
    date: str = ""


_PART, _QUOTE = maker(Part), maker(Quote)


def keys(edition: Edition) -> Iterable[str]:
    """Ids of the units and organisations whose tables are crowded."""
    return [organisation or unit for unit, organisation in edition.crowds(pages.MOST_CELLS)]


def sheet(edition: Edition, key: str) -> Page:
    """`dia-phuong/<slug>/cau.html` or `to-chuc/<id>/cau.html`."""
    if key in edition.organisations():
        organisation, cells = edition.organisation(key), edition.cells_of_organisation(key)
        name, page = organisation.name, addresses.organisation(organisation)
        above: tuple[tuple[str, str], ...] = (organisations.HOME, organisations.INDEX)
    else:
        unit, cells = edition.unit(key), edition.cells_of_unit(key)
        name, page, above = names.title(unit), addresses.unit(unit), pages.breadcrumb(edition, unit)[:-1]
    found = quotes(edition, cells)
    values = {
        "page": "list",
        "title": f"Câu nêu số liệu: {name}",
        "description": f"Mọi câu văn đứng sau các con số của bảng: {name}.",
        "section": "places",
        "breadcrumb": (*above, (name, page), ("Câu nêu số liệu", "")),
        "standfirst": f"{grouped(len(found))} câu đứng sau {grouped(len(cells))} ô của bảng, bài mới nhất trước. "
        "Bấm vào số để về ô của bảng, vào tên bài để đọc câu trong bài.",
        "quotes": found,
        "facts": {anchor: id for id, anchor in pages.anchors(cells).items()},
    }
    return Page(addresses.quotes(page), "quotes.html", values, listed=False)


def quotes(edition: Edition, cells: Sequence[Cell]) -> tuple[Quote, ...]:
    """The sentences, then the reckonings; the figure of every cell has its anchor in one of them."""
    anchors = pages.anchors(cells)
    entries: list[Quote] = []
    for (id, sentence), facts in by_sentence(edition, cells).items():
        article = edition.article(id)
        parts = _parts(edition, sentence, facts, anchors)
        href = sentence_address(edition, facts[0])
        entries.append(_QUOTE(parts, article.title, href, day(article.date.date())))
    derived = {addresses.cell(cell.shown): cell.shown for cell in cells if not cell.shown.article}
    return (*entries, *(_reckoned(source, derived, anchors) for source in reckonings(edition, cells)))


def _parts(edition: Edition, sentence: str, facts: Sequence[Fact], anchors: Mapping[str, str]) -> tuple[Part, ...]:
    """The sentence, and behind it the figures whose words it does not hold, as a table's: no cell leads nowhere."""
    stretches = cut(sentence, facts)
    parts = [_marked(words, fact, anchors) if fact else _PART(words) for words, fact in stretches]
    marked = {fact.id for _, fact in stretches if fact}
    for fact in facts:
        if fact.id in anchors and fact.id not in marked:
            label = edition.indicator(fact.indicator).label
            parts += (Part(f" {label}, {fact.period.label}: "), _marked(number(fact), fact, anchors), Part("."))
    return tuple(parts)


def _marked(words: str, fact: Fact, anchors: Mapping[str, str]) -> Part:
    anchor = anchors.get(fact.id, "")
    return _PART(words, addresses.cell(fact), anchor, f"{fact.value:f}" if anchor else "")


def _reckoned(source: Source, derived: Mapping[str, Fact], anchors: Mapping[str, str]) -> Quote:
    """A reckoning as the table's page tells it."""
    if source.kind != "derived":
        return Quote(tuple(Part(part.text, part.cell, href=part.href) for part in source.parts))
    return Quote(
        tuple(
            _marked(part.text, derived[part.cell], anchors) if part.cell else Part(part.text, href=part.href)
            for part in source.parts
        )
    )
