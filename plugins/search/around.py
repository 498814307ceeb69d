"""Where a piece or a place stands: the units around it on a day, and how they are named."""

from __future__ import annotations

from datetime import date

from plugins.model.articles import Article
from plugins.model.edition import Edition
from plugins.model.units import PROVINCE, Unit
from plugins.text.plain import plain


def around(edition: Edition, article: Article) -> list[Unit]:
    """The units of the piece and what they lay in on its day, narrow ones first, each once."""
    day = article.date.date()
    chains = [chain(edition, id, day) for id in article.places]
    if not chains and article.organisation and (province := edition.organisation(article.organisation).province):
        chains = [[province]]
    order = {"commune": 0, "district": 1, PROVINCE: 2}
    units = [edition.unit(id) for id in dict.fromkeys(id for each in chains for id in each)]
    return sorted(units, key=lambda unit: order[unit.level])


def chain(edition: Edition, id: str, day: date) -> list[str]:
    """The ids of a unit and of those it lay in on a day."""
    found = [id]
    while parent := edition.unit(found[-1]).parent_at(day):
        found.append(parent)
    return found


def place_line(edition: Edition, article: Article) -> str:
    """'Huyện Cần Đước, Long An'; of a piece without a place its organisation; names as on its day."""
    if not article.places:
        return plain(edition.organisation(article.organisation).name) if article.organisation else ""
    day = article.date.date()
    first, *above = (edition.unit(id).name_at(day) for id in chain(edition, article.places[0], day))
    return plain(", ".join((capital(first.full), *(name.name for name in above))))


def capital(text: str) -> str:
    """The text with a capital to begin with."""
    return text[:1].upper() + text[1:]
