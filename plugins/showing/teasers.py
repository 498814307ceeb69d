"""What a list says of a piece: title, kicker, sapo, place and day, ready to print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from plugins.model import addresses
from plugins.model.articles import Article
from plugins.model.edition import Edition
from plugins.model.packing import maker
from plugins.model.units import Unit
from plugins.text.days import short_date


@dataclass(frozen=True, slots=True)
class Teaser:
    """One piece in a list; `day` is ISO, `place` '' where the piece has neither place nor organisation."""

    title: str
    address: str
    kicker: str
    sapo: str
    place: str
    date: str
    day: str
    kind: str
    lang: str


_TEASER = maker(Teaser)


def teaser(edition: Edition, id: str) -> Teaser:
    """The piece as lists show it."""
    article = edition.article(id)
    return _TEASER(
        title=article.title,
        address=article.address,
        kicker=article.kicker,
        sapo=article.summary,
        place=home_of(edition, article),
        date=short_date(article.date),
        day=article.date.date().isoformat(),
        kind=article.kind,
        lang=article.lang,
    )


def home_of(edition: Edition, article: Article) -> str:
    """'Huyện Bình Liêu, Quảng Ninh', the main place as it was called that day; else the organisation's name, or ''."""
    if article.places:
        return place_line(edition, article.places[0], article.date.date())
    return edition.organisation(article.organisation).name if article.organisation else ""


def home_address(edition: Edition, article: Article) -> str:
    """The page of the main place, else of the organisation, or ''."""
    if article.places:
        return addresses.unit(edition.unit(article.places[0]))
    return addresses.organisation(edition.organisation(article.organisation)) if article.organisation else ""


def place_name(unit: Unit, day: date) -> str:
    """'Huyện Bình Liêu' as on `day`; a province goes by its bare name, 'Quảng Ninh', unless it is a city."""
    name = unit.name_at(day)
    if name.kind.lower() == "tỉnh":
        return name.name
    return f"{name.full[:1].upper()}{name.full[1:]}"


def place_line(edition: Edition, id: str, day: date) -> str:
    """The place, then what it lay in on `day`: 'Xã Đồng Văn, Bình Liêu'."""
    unit = edition.unit(id)
    parent = unit.parent_at(day)
    name = place_name(unit, day)
    return f"{name}, {edition.unit(parent).name_at(day).name}" if parent else name


def opening(text: str, limit: int = 160) -> str:
    """The first words of a text, cut at a word before `limit` characters and closed with '…' where cut."""
    words = " ".join(text.split())
    if len(words) <= limit:
        return words
    return f"{words[:limit].rsplit(' ', 1)[0].rstrip(' ,;:–-')}…"
