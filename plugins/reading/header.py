"""The header of an article: its front matter as a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from plugins.model import addresses
from plugins.model.articles import Article
from plugins.model.problems import Problem
from plugins.reading.context import ReadingContext
from plugins.reading.files import Tree, audience_of
from plugins.reading.frontmatter import Matter
from plugins.reading.values import Values

LANGUAGES = ("vi", "en")
PUBLISHED, DRAFT = "published", "draft"


@dataclass(frozen=True, slots=True)
class Header:
    """The article without its image, None where a problem forbids one; whether it is a draft; and what is wrong."""

    article: Article | None
    draft: bool
    problems: tuple[Problem, ...]


def read_header(matter: Matter, path: str, tree: Tree, context: ReadingContext) -> Header:
    """The header of the article at `path` (from the content root) and everything wrong with its front matter."""
    sheet = Values(matter, path, tree, context, list(matter.problems))
    wanted = sheet.required("title", "title: Bình Liêu: đổi mới sinh hoạt chi bộ")
    dated = sheet.required("date", "date: 2017-10-23 17:01")
    title, moment = sheet.line("title"), sheet.moment("date")
    # Without a date the rest is read as of a late day, so that all problems are told at once.
    when, has_time = moment or (datetime(2017, 1, 1), False)
    day = when.date()
    kind, lang = sheet.kind(), sheet.choice("lang", LANGUAGES, "vi")
    name = sheet.slug(title)
    publish, expire = sheet.moment("publish_at"), sheet.moment("expire_at")
    as_of = sheet.moment("as_of")
    article = Article(
        id=path,
        address=addresses.article(kind, when.year, name, lang),
        audience=audience_of(path),
        kind=kind,
        title=title,
        slug=name,
        date=when,
        has_time=has_time,
        kicker=sheet.line("kicker"),
        summary=sheet.line("summary"),
        category=sheet.line("category"),
        tags=sheet.tags(),
        authors=sheet.authors(),
        places=sheet.places(day) if moment else (),
        organisation=sheet.organisation(),
        period=sheet.period(day),
        as_of=as_of[0].date() if as_of else None,
        source=sheet.line("source"),
        lang=lang,
        translation=sheet.article("translation"),
        corrects=sheet.article("corrects"),
        aliases=sheet.aliases(),
        publish_at=publish[0] if publish else None,
        expire_at=_last_moment(expire),
    )
    if article.publish_at and article.expire_at and article.publish_at >= article.expire_at:
        value = matter.values["expire_at"]
        sheet.wrong(value, "BT121", expire=value.text.strip(), publish=matter.values["publish_at"].text.strip())
    draft = sheet.choice("status", (PUBLISHED, DRAFT), PUBLISHED) == DRAFT
    usable = wanted and dated and moment and name and kind
    return Header(article if usable else None, draft, tuple(sheet.problems))


def _last_moment(expire: tuple[datetime, bool] | None) -> datetime | None:
    """A day given without an hour counts to its end."""
    if not expire:
        return None
    return expire[0] if expire[1] else datetime.combine(expire[0], time(23, 59))
