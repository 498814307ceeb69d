"""Where everything stands on the site: paths from its root, ASCII, each with its file name."""

from __future__ import annotations

import re
import unicodedata

from plugins.model.articles import PAGE
from plugins.model.facts import Fact
from plugins.model.units import Organisation, Unit

HOME = "index.html"
SEARCH = "tim-kiem/index.html"
PLACES = "dia-phuong/index.html"
ORGANISATIONS = "to-chuc/index.html"
STATISTICS = "so-lieu/index.html"
DOCUMENTS = "van-ban/index.html"
ARCHIVE = "luu-tru/index.html"
CATEGORIES = "chuyen-muc/index.html"
TOPICS = "chu-de/index.html"
AUTHORS = "tac-gia/index.html"
REPORTS = "bao-cao/index.html"
LINKS = "trang/lien-ket.html"
FEED = "feed.atom"
CHANGES = "so-lieu/thay-doi/"
"""The folder of what tells of figures that changed."""
FACTS = "so-lieu/theo-nam"
"""The folder with all figures as files, one a year and form."""
QUOTES = "cau.html"
"""Beside the page of a place or organisation with many figures: every sentence behind them."""


def unit(unit: Unit) -> str:
    """The page of a province, district or commune."""
    return f"dia-phuong/{unit.slug}/index.html"


def communes(province: Unit) -> str:
    """The communes of a province of today, each under the anchor of its id without 'vn-'."""
    return f"dia-phuong/xa-phuong/{province.slug}/index.html"


def organisation(organisation: Organisation) -> str:
    """The page of a party organisation."""
    return f"to-chuc/{organisation.id}/index.html"


def indicator(id: str) -> str:
    """The page of an indicator."""
    return f"so-lieu/{id}/index.html"


def document(key: str) -> str:
    """The page of a cited document."""
    return f"van-ban/{key}.html"


def category(slug: str) -> str:
    """The landing page of a category."""
    return f"chuyen-muc/{slug}/index.html"


def topic(slug: str) -> str:
    """The landing page of a topic."""
    return f"chu-de/{slug}/index.html"


def author(slug: str) -> str:
    """The landing page of an author."""
    return f"tac-gia/{slug}/index.html"


def year(year: int) -> str:
    """The archive of a year."""
    return f"luu-tru/{year:04d}/index.html"


def month(year: int, month: int) -> str:
    """The archive of a month."""
    return f"luu-tru/{year:04d}/{month:02d}/index.html"


def cell(fact: Fact) -> str:
    """The id of the table cell that shows the fact, unique on the page of its unit or organisation."""
    organisation = f"{fact.organisation}-" if fact.organisation else ""
    status = "" if fact.status == "result" else f"-{fact.status}"
    return f"o-{organisation}{fact.indicator}-{fact.period.code}{status}"


def history(fact: Fact) -> str:
    """The page that tells how figures of the fact's indicator and year changed."""
    return f"{CHANGES}{fact.indicator}/{fact.period.end.year:04d}.html"


def quotes(page: str) -> str:
    """The sentences behind the figures of the place or organisation at `page`, each figure under its cell's id."""
    return f"{page.removesuffix('index.html')}{QUOTES}"


def root(path: str) -> str:
    """The way from a page back to the site root: '' or '../' as often as the path is deep."""
    return "../" * path.count("/")


def article(kind: str, year: int, slug: str, lang: str = "vi") -> str:
    """The page of an article or report, or of a standing page; other languages than Vietnamese have a folder."""
    folder = "" if lang == "vi" else f"{lang}/"
    return f"{folder}trang/{slug}.html" if kind == PAGE else f"{folder}bai-viet/{year:04d}/{slug}.html"


def attachment(article: str, path: str) -> str:
    """A picture or file of the page at `article`: 'bai-viet/2017/hop.html', '…/Hình 1.SVG' → '…/hop/hinh-1.svg'.

    Two files of one article must not fold to one name; reading refuses them.
    """
    stem, _, extension = path.rpartition("/")[2].rpartition(".")
    letters = unicodedata.normalize("NFD", stem.lower().replace("đ", "d"))
    name = re.sub(r"[^a-z0-9]+", "-", "".join(each for each in letters if not unicodedata.combining(each)))
    return f"{article.removesuffix('.html')}/{name.strip('-') or 'tep'}.{extension.lower()}"
