"""What stands around an article: place card, related pieces, documents cited, contents, the way here."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.model import addresses
from plugins.model.articles import REPORT, Article, Body
from plugins.model.edition import Edition
from plugins.model.facts import RESULT, Cell
from plugins.showing.figures import cell_address, number
from plugins.showing.teasers import Teaser, home_address, home_of, place_name, teaser

SHOWN = 3
CARD_FIGURES = 2

Step = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Leader:
    """A label, the number it leads to, and where the number stands."""

    label: str
    number: str
    link: str


@dataclass(frozen=True, slots=True)
class Card:
    """The main place or organisation in a few lines."""

    name: str
    address: str
    figures: tuple[Leader, ...]
    pieces: int
    organisation: bool


@dataclass(frozen=True, slots=True)
class Cited:
    """A document this article cites, and how many other pieces cite it."""

    label: str
    address: str
    subject: str
    issuer: str
    others: int


def breadcrumb(edition: Edition, article: Article) -> tuple[Step, ...]:
    """Home, province, district and the kind of page; for an organisation its province and itself."""
    kind = "Báo cáo" if article.kind == REPORT else "Bài viết"
    return (("Trang chủ", addresses.HOME), *_places(edition, article), (kind, ""))


def _places(edition: Edition, article: Article) -> tuple[Step, ...]:
    day = article.date.date()
    if article.places:
        chain = [edition.unit(article.places[0])]
        while parent := chain[0].parent_at(day):
            chain.insert(0, edition.unit(parent))
        return tuple((place_name(unit, day), addresses.unit(unit)) for unit in chain)
    if not article.organisation:
        return ()
    organisation = edition.organisation(article.organisation)
    step = (organisation.name, addresses.organisation(organisation))
    if not organisation.province:
        return (step,)
    province = edition.unit(organisation.province)
    return ((place_name(province, day), addresses.unit(province)), step)


def card(edition: Edition, article: Article) -> Card | None:
    """The place card, None for a piece without place and organisation."""
    if article.places:
        unit = edition.unit(article.places[0])
        name = place_name(unit, article.date.date())
        cells, pieces = edition.cells_of_unit(unit.id), edition.articles_of_unit(unit.id)
    elif article.organisation:
        name = edition.organisation(article.organisation).name
        cells = edition.cells_of_organisation(article.organisation)
        pieces = edition.articles_of_organisation(article.organisation)
    else:
        return None
    return Card(name, home_address(edition, article), _leaders(edition, cells), len(pieces), not article.places)


def _leaders(edition: Edition, cells: tuple[Cell, ...]) -> tuple[Leader, ...]:
    """The newest result of the first two indicators that are counts."""
    newest: dict[str, Cell] = {}
    for cell in cells:
        fact = cell.shown
        if fact.status == RESULT and edition.indicator(fact.indicator).kind == "count":
            kept = newest.get(fact.indicator)
            if kept is None or kept.shown.period.end < fact.period.end:
                newest[fact.indicator] = cell
    ordered = sorted(newest.values(), key=lambda cell: (_weight(edition, cell), cell.shown.id))
    return tuple(
        Leader(
            edition.indicator(cell.shown.indicator).label,
            number(cell.shown),
            cell_address(edition, cell.shown),
        )
        for cell in ordered[:CARD_FIGURES]
    )


def _weight(edition: Edition, cell: Cell) -> tuple[bool, int]:
    """Members first, then the registry's order: what a reader asks of a place before all else."""
    return (cell.shown.indicator != "dang-vien", edition.indicator(cell.shown.indicator).order)


def same_place(edition: Edition, article: Article) -> tuple[Teaser, ...]:
    """Three pieces of the same place or organisation: older ones first, so that a new piece reprints few pages."""
    if article.places:
        row = edition.articles_of_unit(article.places[0])
    elif article.organisation:
        row = edition.articles_of_organisation(article.organisation)
    else:
        return ()
    at = row.index(article.id) if article.id in row else len(row)
    chosen = [*row[at + 1 :], *reversed(row[:at])]
    return tuple(teaser(edition, id) for id in chosen[:SHOWN])


def same_subject(edition: Edition, article: Article) -> tuple[Teaser, ...]:
    """At most three pieces on the same subject from elsewhere."""
    return tuple(teaser(edition, id) for id in edition.related(article.id)[:SHOWN])


def cited(edition: Edition, article: Article) -> tuple[Cited, ...]:
    """The documents cited, in the order of the text."""
    rows = []
    for key in edition.documents_of_article(article.id):
        document = edition.document(key)
        others = {citation.article for citation in edition.citations_of_document(key)} - {article.id}
        rows.append(
            Cited(document.label, addresses.document(key), document.subject, document.issuer_label, len(others))
        )
    return tuple(rows)


def headings(body: Body) -> tuple[Step, ...]:
    """(text, anchor) of the subheadings a contents list shows."""
    return tuple((heading.text, f"#{heading.id}") for heading in body.headings if heading.level == 2)


def where(edition: Edition, article: Article) -> tuple[Step, ...]:
    """The line beside the date: the main place or organisation with its page."""
    name = home_of(edition, article)
    return ((name, home_address(edition, article)),) if name else ()
