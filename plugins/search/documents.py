"""What search knows of each article, report and page of an edition: the texts of three fields, and its facets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from plugins.model import addresses
from plugins.model.articles import PAGE, Article, Body
from plugins.model.citations import Citation
from plugins.model.edition import Edition
from plugins.model.facts import Fact
from plugins.model.units import COMMUNE, DISTRICT, PROVINCE, Organisation, Unit
from plugins.search.around import around, capital, chain, place_line
from plugins.text.plain import plain
from plugins.text.slugs import slug

_NEVER = date(1970, 1, 1)
PLACE, ORGANISATION, PIECE = "place", "organisation", "piece"


@dataclass(frozen=True, slots=True)
class Facet:
    """A value readers filter by: its name in addresses and what they see."""

    key: str
    name: str


class Target(NamedTuple):
    """A figure or a cited document: its anchor on the page, its words, and where they begin in the body.

    Of a place a commune that took it over: the address where it stands, its name, and 0.
    """

    anchor: str
    text: str
    start: int


class Standing(NamedTuple):
    """Where something stands in the index: the order decides its number, then its id."""

    order: str
    id: str
    kind: str


@dataclass(frozen=True, slots=True)
class Document:
    """One piece, place or organisation as search sees it, in plain text.

    `keys` are names and numbers by which readers know it though its text may not say them; `place` is the line
    under the title; `day` counts from 1970-01-01; `places` go from the narrow to the wide; `names` are what completion
    offers; `targets` are the figures and documents in the body that a result may lead to.
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
    targets: tuple[Target, ...] = ()

    @property
    def fields(self) -> tuple[str, tuple[str, ...], str]:
        """Title, keys and body as they are searched: the name of a place is a key, so that pieces about it go first."""
        if self.kind in {PLACE, ORGANISATION}:
            return "", (self.title, *self.keys), self.body
        return self.title, self.keys, self.body


def documents(edition: Edition) -> Iterator[Document]:
    """Everything of the edition that can be found, in the order of `standings`."""
    for standing in sorted(standings(edition, ids(edition, edition.versions()))):
        yield document(edition, standing)


def ids(edition: Edition, pieces: Iterable[str]) -> dict[str, set[str]]:
    """The ids of all that can be found, by kind; of its pieces those given."""
    return {
        PLACE: {id for level in (PROVINCE, DISTRICT, COMMUNE) for id in edition.units(level)},
        ORGANISATION: set(edition.organisations()),
        PIECE: set(pieces),
    }


def standings(edition: Edition, ids: Mapping[str, Iterable[str]]) -> Iterator[Standing]:
    """Where these stand: places and pages before pieces, these by date, so that a new one takes the last number."""
    yield from (Standing("0", id, PLACE) for id in ids[PLACE])
    yield from (Standing("1", id, ORGANISATION) for id in ids[ORGANISATION])
    for id in ids[PIECE]:
        article = edition.article(id)
        yield Standing("2" if article.kind == PAGE else f"3 {article.date.isoformat()}", id, PIECE)


def document(edition: Edition, standing: Standing) -> Document:
    """One thing that can be found."""
    if standing.kind == PLACE:
        return of_unit(edition, edition.unit(standing.id))
    if standing.kind == ORGANISATION:
        return of_organisation(edition, edition.organisation(standing.id))
    return of_piece(edition, edition.article(standing.id))


def of_piece(edition: Edition, article: Article) -> Document:
    """One piece of the edition."""
    day = article.date.date()
    is_page = article.kind == PAGE
    written, units = edition.body(article.id), around(edition, article)
    body = plain("\n".join(part for part in (article.summary, written.text) if part))
    return Document(
        id=article.id,
        address=article.address,
        title=plain(article.title),
        keys=tuple(dict.fromkeys(plain(key) for key in _keys(edition, article, units) if key)),
        body=body,
        day=0 if is_page else max(0, (day - _NEVER).days),
        printed_date="" if is_page else f"{day:%d/%m}/{day.year}",
        place=place_line(edition, article),
        kind=article.kind,
        category=Facet(slug(article.category), plain(article.category)) if article.category else None,
        places=tuple(map(_facet, units)),
        names=tuple(dict.fromkeys(plain(name) for name in _names(edition, article, units) if name)),
        targets=tuple(sorted(_targets(body, written), key=lambda target: (target.start, target.anchor))),
    )


def _targets(body: str, written: Body) -> Iterator[Target]:
    stated: tuple[Fact | Citation, ...] = (*written.facts, *written.citations)
    for each in stated:
        text, sentence = plain(each.text), plain(each.sentence)
        start = body.find(sentence) if sentence else -1
        start = body.find(text, max(0, start))
        if each.anchor and start >= 0:
            yield Target(each.anchor, text, start)


def _keys(edition: Edition, article: Article, units: Sequence[Unit]) -> Iterator[str]:
    yield article.kicker
    yield article.category
    yield from article.tags
    yield from (byline.name for byline in article.authors)
    if article.kind != "page":
        yield f"{article.date.day}/{article.date.month}/{article.date.year}"
    if article.period:
        yield article.period.label
    for unit in units:
        yield from (name.full for name in unit.names)
        yield from unit.aliases
        yield from (edition.unit(successor.id).last_name.full for successor in unit.successors)
    if article.organisation:
        organisation = edition.organisation(article.organisation)
        yield from (organisation.name, *organisation.aliases)
    for citation in edition.body(article.id).citations:
        yield from (citation.document.label, citation.document.number)
    for indicator in dict.fromkeys(fact.indicator for fact in edition.body(article.id).facts):
        yield edition.indicator(indicator).label


def of_unit(edition: Edition, unit: Unit) -> Document:
    """A place, found by every name it ever bore."""
    above = [edition.unit(id) for id in chain(edition, unit.id, date.max)[1:]]
    named = [*(capital(name.full) for name in reversed(unit.names)), *unit.aliases]
    line = ", ".join(capital(each.last_name.full) for each in above)
    taken_over = [edition.unit(successor.id).last_name.full for successor in unit.successors]
    return Document(
        id=f"place {unit.id}",
        address=addresses.unit(unit),
        title=plain(capital(unit.last_name.full)),
        keys=tuple(dict.fromkeys(plain(name) for name in (*named, *taken_over))),
        body="",
        day=0,
        printed_date="",
        place=plain(line),
        kind=PLACE,
        category=None,
        places=tuple(_facet(each) for each in (unit, *above)),
        names=(plain(capital(unit.last_name.full)),),
        targets=tuple(_communes(edition, unit)),
    )


def _communes(edition: Edition, unit: Unit) -> Iterator[Target]:
    """The communes that took a district over and have no page of their own; they stand on that of their province."""
    with_page = edition.units(COMMUNE) if unit.successors else ()
    for successor in unit.successors:
        commune = edition.unit(successor.id)
        if commune.level == COMMUNE and commune.id not in with_page:
            page = addresses.communes(edition.unit(commune.parents[-1].id))
            yield Target(f"{page}#{commune.id[3:]}", plain(capital(commune.last_name.full)), 0)


def of_organisation(edition: Edition, organisation: Organisation) -> Document:
    """A party organisation, found by its name and its other names."""
    within = chain(edition, organisation.unit, date.max) if organisation.unit else [organisation.province]
    units = [edition.unit(id) for id in within if id]
    return Document(
        id=f"organisation {organisation.id}",
        address=addresses.organisation(organisation),
        title=plain(organisation.name),
        keys=tuple(dict.fromkeys(map(plain, organisation.aliases))),
        body="",
        day=0,
        printed_date="",
        place=plain(", ".join(capital(unit.last_name.full) for unit in units)),
        kind=ORGANISATION,
        category=None,
        places=tuple(map(_facet, units)),
        names=(plain(organisation.name),),
    )


def _names(edition: Edition, article: Article, units: Sequence[Unit]) -> Iterator[str]:
    yield article.category
    yield from article.tags
    yield from (capital(unit.last_name.full) for unit in units)
    if article.organisation:
        yield edition.organisation(article.organisation).name
    yield from (citation.document.label for citation in edition.body(article.id).citations)


def _facet(unit: Unit) -> Facet:
    return Facet(unit.slug, plain(capital(unit.last_name.full)))
