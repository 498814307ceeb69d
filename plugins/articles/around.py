"""What stands around an article: place card, related pieces, documents cited, contents, the way here."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.model import addresses
from plugins.model.articles import REPORT, Article, Body
from plugins.model.edition import Edition
from plugins.model.facts import Cell
from plugins.showing.figures import cell_address, number
from plugins.showing.teasers import Teaser, home_address, home_of, place_name, teaser

SHOWN = 3
CARD_FIGURES = 2
FIRST = "dang-vien"  # members: what a reader asks of a place before all else

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
    organisation: bool


@dataclass(frozen=True, slots=True)
class Cited:
    """A document this article cites."""

    label: str
    address: str
    subject: str
    issuer: str


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
    """The place card, None for a piece without place and organisation.

    It tells the figures of the piece's own day, and no counts: so a new piece leaves the pages of older ones alone.
    """
    if article.places:
        name = place_name(edition.unit(article.places[0]), article.date.date())
        place = (article.places[0], "")
    elif article.organisation:
        name = edition.organisation(article.organisation).name
        place = ("", article.organisation)
    else:
        return None
    results = edition.results_until(*place, article.date.date(), FIRST, CARD_FIGURES)
    return Card(name, home_address(edition, article), _leaders(edition, results), not article.places)


def _leaders(edition: Edition, results: tuple[Cell, ...]) -> tuple[Leader, ...]:
    return tuple(
        Leader(
            edition.indicator(cell.shown.indicator).label,
            number(cell.shown),
            cell_address(edition, cell.shown),
        )
        for cell in results
    )


def same_place(edition: Edition, article: Article) -> tuple[Teaser, ...]:
    """Three pieces of the same place or organisation: older ones first, so that a new piece reprints few pages."""
    return tuple(teaser(edition, id) for id in edition.articles_beside(article.id))


def same_subject(edition: Edition, article: Article) -> tuple[Teaser, ...]:
    """At most three pieces on the same subject from elsewhere."""
    return tuple(teaser(edition, id) for id in edition.related(article.id)[:SHOWN])


def cited(edition: Edition, article: Article) -> tuple[Cited, ...]:
    """The documents cited, in the order of the text; who else cites them is told on their own pages."""
    documents = (edition.document(key) for key in edition.documents_of_article(article.id))
    return tuple(Cited(one.label, addresses.document(one.key), one.subject, one.issuer_label) for one in documents)


def headings(body: Body) -> tuple[Step, ...]:
    """(text, anchor) of the subheadings a contents list shows."""
    return tuple((heading.text, f"#{heading.id}") for heading in body.headings if heading.level == 2)


def where(edition: Edition, article: Article) -> tuple[Step, ...]:
    """The line beside the date: the main place or organisation with its page."""
    name = home_of(edition, article)
    return ((name, home_address(edition, article)),) if name else ()
