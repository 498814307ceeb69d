"""Articles, branch reports and pages, as read from one Markdown file each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from plugins.model.citations import Citation
from plugins.model.facts import Fact, Period
from plugins.model.packing import Packed

Day = date  # the record below has a field called date

ARTICLE, REPORT, PAGE = "article", "report", "page"
PUBLIC, INTERNAL = "public", "internal"


@dataclass(frozen=True, slots=True)
class Byline(Packed):
    """A person who signs, with the role printed beside the name ('' for none)."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Heading(Packed):
    """A subheading of the body with its anchor."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Picture(Packed):
    """A picture beside its article; `path` is relative to the content root, `address` to the site root."""

    path: str
    address: str
    alt: str
    caption: str = ""
    credit: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Article(Packed):
    """What lists, indexes and links need to know of a piece; the body stands apart in `Body`.

    `id` is the source file's path from the content root ('cong-khai/bao-cao/2017/binh-lieu.md'); `address` the page's
    path from the site root; `date` is naive and means Asia/Ho_Chi_Minh; `has_time` tells whether the hour was given.
    `places` are unit ids, the first being the main one; `organisation` an organisation id or ''.
    """

    id: str
    address: str
    audience: str
    kind: str
    title: str
    slug: str
    date: datetime
    has_time: bool = False
    kicker: str = ""
    summary: str = ""
    category: str = ""
    tags: tuple[str, ...] = ()
    authors: tuple[Byline, ...] = ()
    places: tuple[str, ...] = ()
    organisation: str = ""
    period: Period | None = None
    as_of: Day | None = None
    source: str = ""
    image: Picture | None = None
    lang: str = "vi"
    translation: str = ""
    corrects: str = ""
    aliases: tuple[str, ...] = ()
    publish_at: datetime | None = None
    expire_at: datetime | None = None
    order: int = 0


@dataclass(frozen=True, slots=True)
class Body(Packed):
    """The text of an article.

    `html` is clean and safe; links inside the portal stand as `bantin:` references (`bantin:article/<id>`,
    `bantin:document/<key>`, `bantin:fact/<fact id>`, `bantin:file/<path>`) which the articles' room turns into
    addresses. `text` is the plain text that search and snippets use, a paragraph a line.
    """

    html: str
    text: str
    headings: tuple[Heading, ...] = ()
    pictures: tuple[Picture, ...] = ()
    files: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    citations: tuple[Citation, ...] = ()
