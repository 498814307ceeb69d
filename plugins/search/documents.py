"""What search knows of each article, report and page of an edition: the texts of three fields, and its facets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from plugins.model.articles import Article
from plugins.model.edition import Edition
from plugins.model.units import PROVINCE, Unit
from plugins.text.plain import plain
from plugins.text.slugs import slug

_NEVER = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Facet:
    """A value readers filter by: its name in addresses and what they see."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Document:
    """One piece as search sees it, in plain text.

    `keys` are names and numbers by which readers know the piece though its text may not say them; `place` is the line
    under the title; `day` counts from 1970-01-01; `places` go from the narrow to the wide; `names` are what completion
    offers.
    """

    id: str
    address: str
    title: str
    keys: tuple[str, ...]
    body: str
    day: int
    printed_date: str
    place: str
    kind: str
    category: Facet | None
    places: tuple[Facet, ...]
    names: tuple[str, ...] = ()


def documents(edition: Edition) -> Iterator[Document]:
    """All pieces of the edition, oldest first, so that a new one takes the last number; pages go before them."""
    pieces = [edition.article(id) for id in (*edition.pages(), *edition.articles())]
    pieces.sort(key=lambda article: (article.kind != "page", article.date, article.id))
    for article in pieces:
        yield document(edition, article)


def document(edition: Edition, article: Article) -> Document:
    """One piece of the edition."""
    day = article.date.date()
    is_page = article.kind == "page"
    return Document(
        id=article.id,
        address=article.address,
        title=plain(article.title),
        keys=tuple(dict.fromkeys(plain(key) for key in _keys(edition, article) if key)),
        body=plain("\n".join(part for part in (article.summary, edition.body(article.id).text) if part)),
        day=0 if is_page else (day - _NEVER).days,
        printed_date="" if is_page else f"{day:%d/%m}/{day.year}",
        place=_place_line(edition, article),
        kind=article.kind,
        category=Facet(slug(article.category), plain(article.category)) if article.category else None,
        places=tuple(_facet(unit) for unit in _around(edition, article)),
        names=tuple(dict.fromkeys(plain(name) for name in _names(edition, article) if name)),
    )


def _keys(edition: Edition, article: Article) -> Iterator[str]:
    yield article.kicker
    yield article.category
    yield from article.tags
    yield from (byline.name for byline in article.authors)
    if article.kind != "page":
        yield f"{article.date.day}/{article.date.month}/{article.date.year}"
    if article.period:
        yield article.period.label
    for unit in _around(edition, article):
        yield from (name.full for name in unit.names)
        yield from unit.aliases
        yield from (edition.unit(successor.id).last_name.full for successor in unit.successors)
    if article.organisation:
        organisation = edition.organisation(article.organisation)
        yield from (organisation.name, *organisation.aliases)
    for key in edition.documents_of_article(article.id):
        cited = edition.document(key)
        yield from (cited.label, cited.number)
    for fact in edition.facts_of_article(article.id):
        yield edition.indicator(edition.fact(fact).indicator).label


def _names(edition: Edition, article: Article) -> Iterator[str]:
    yield article.category
    yield from article.tags
    yield from (_capital(unit.last_name.full) for unit in _around(edition, article))
    if article.organisation:
        yield edition.organisation(article.organisation).name
    yield from (edition.document(key).label for key in edition.documents_of_article(article.id))


def _around(edition: Edition, article: Article) -> list[Unit]:
    """The units of the piece and what they lay in on its day, narrow ones first, each once."""
    day = article.date.date()
    chains = [_chain(edition, id, day) for id in article.places]
    if not chains and article.organisation and (province := edition.organisation(article.organisation).province):
        chains = [[province]]
    order = {"commune": 0, "district": 1, PROVINCE: 2}
    units = [edition.unit(id) for id in dict.fromkeys(id for chain in chains for id in chain)]
    return sorted(units, key=lambda unit: order[unit.level])


def _chain(edition: Edition, id: str, day: date) -> list[str]:
    chain = [id]
    while parent := edition.unit(chain[-1]).parent_at(day):
        chain.append(parent)
    return chain


def _place_line(edition: Edition, article: Article) -> str:
    """'Huyện Cần Đước, Long An'; of a piece without a place its organisation; names as on its day."""
    if not article.places:
        return plain(edition.organisation(article.organisation).name) if article.organisation else ""
    day = article.date.date()
    first, *above = (edition.unit(id).name_at(day) for id in _chain(edition, article.places[0], day))
    return plain(", ".join((_capital(first.full), *(name.name for name in above))))


def _facet(unit: Unit) -> Facet:
    return Facet(unit.slug, plain(_capital(unit.last_name.full)))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
