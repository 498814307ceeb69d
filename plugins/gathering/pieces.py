"""Queries about articles, reports and pages, and the lists they stand in."""
# ruff: noqa: D102 -- the protocol says what each query answers

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from plugins.gathering import related
from plugins.gathering.arranging import rank, subject
from plugins.gathering.asking import composite
from plugins.gathering.ground import Desk
from plugins.gathering.shelves import stretch
from plugins.model.articles import Article, Body
from plugins.model.edition import Label, Link, Masthead
from plugins.text.collation import sort_key
from plugins.text.slugs import slug

_OLDER = 24
"""So many older pieces of a topic nearly always hold enough that are of other places."""

Named = Callable[[Article], tuple[str, ...]]


class PieceQueries(Desk):
    """The part of the edition that answers for pieces."""

    def masthead(self) -> Masthead:
        return self._ground.masthead

    def links(self) -> tuple[Link, ...]:
        return self._ground.links

    def source(self, path: str) -> Path:
        self.record.read(f"beside:{path}")
        return self._ground.content / path

    def kept(self, room: str, key: str) -> bytes:
        value: bytes = self._read(f"kept {room}", key)
        return value

    def versions(self) -> dict[str, str]:
        self.record.read("versions")
        return self._shelves.versions()

    def articles(self) -> tuple[str, ...]:
        return self._items("listed")

    @composite
    def pages(self) -> tuple[str, ...]:
        pages = [self.article(id) for id in self._items("page")]
        return tuple(page.id for page in sorted(pages, key=lambda page: (page.order, sort_key(page.title), page.id)))

    def files(self) -> tuple[tuple[str, str], ...]:
        self.record.read("counts:file")
        every = "SELECT item, key FROM entry WHERE shelf='file' ORDER BY rank, item, key"
        return tuple(self._shelves.sql.execute(every))

    def articles_with_aliases(self) -> tuple[str, ...]:
        return self._items("renamed")

    def article(self, id: str) -> Article:
        article: Article = self._read("article", id)
        return article

    def body(self, id: str) -> Body:
        self.record.read(f"body:{id}")
        body: Body = self._body("body", id)
        return body

    def reports(self) -> tuple[str, ...]:
        return self._items("report")

    @composite
    def months(self) -> tuple[tuple[int, int], ...]:
        months = sorted(self._keys("month"), reverse=True)
        return tuple((int(month[:4]), int(month[5:])) for month in months)

    def articles_of_month(self, year: int, month: int) -> tuple[str, ...]:
        return self._items("month", f"{year:04d}-{month:02d}")

    @composite
    def categories(self) -> tuple[Label, ...]:
        return self._labels("category", _category)

    @composite
    def category(self, slug: str) -> Label:
        return self._label("category", slug, _category)

    def articles_of_category(self, slug: str) -> tuple[str, ...]:
        return self._items("category", slug)

    @composite
    def topics(self) -> tuple[Label, ...]:
        return self._labels("topic", _tags)

    @composite
    def topic(self, slug: str) -> Label:
        return self._label("topic", slug, _tags)

    def articles_of_topic(self, slug: str) -> tuple[str, ...]:
        return self._items("topic", slug)

    @composite
    def authors(self) -> tuple[Label, ...]:
        return self._labels("author", _authors)

    @composite
    def author(self, slug: str) -> Label:
        return self._label("author", slug, _authors)

    def articles_of_author(self, slug: str) -> tuple[str, ...]:
        return self._items("author", slug)

    @composite
    def related(self, id: str) -> tuple[str, ...]:
        article = self.article(id)
        own = subject(article)
        lists = [("topic", key) for key in dict.fromkeys(map(slug, article.tags))]
        lists += [("category", slug(article.category))] if article.category else []
        rows = (self._outwards(shelf, key, article) for shelf, key in lists)
        return related.related(rows, lambda other: bool(own) and subject(self.article(other)) == own)

    def _outwards(self, shelf: str, key: str, article: Article) -> Iterator[str]:
        """The list from an article to its oldest, then to its newest; a few older ones are read without the whole."""
        at = rank(article)
        older = self._shelves.behind(shelf, key, (at, article.id), _OLDER)
        if len(older) == _OLDER:
            last = stretch(at)
            self.record.read(f"list:{shelf}:{key}/{last}")
            for place, id in older:
                for part in range(last + 1, stretch(place) + 1):
                    self.record.read(f"list:{shelf}:{key}/{part}")
                last = stretch(place)
                yield id
        yield from related.outwards(article.id, self._items(shelf, key))

    @composite
    def neighbours(self, id: str) -> tuple[str, str]:
        own = subject(self.article(id))
        return related.neighbours(id, self._items("subject", own)) if own else ("", "")

    @composite
    def articles_beside(self, id: str) -> tuple[str, ...]:
        article = self.article(id)
        if article.places:
            return related.beside(id, self._items("unit", article.places[0]))
        return related.beside(id, self._items("organisation", article.organisation)) if article.organisation else ()

    def _labels(self, shelf: str, named: Named) -> tuple[Label, ...]:
        labels = [self._label(shelf, key, named) for key in self._keys(shelf)]
        return tuple(sorted(labels, key=lambda label: sort_key(label.name)))

    def _label(self, shelf: str, key: str, named: Named) -> Label:
        """The label of a key as its newest piece spells it; KeyError for a key without pieces."""
        ids = self._items(shelf, key)
        if not ids:
            raise KeyError(key)
        name = next(name for name in named(self.article(ids[0])) if slug(name) == key)
        return Label(key, name, len(ids))


def _category(article: Article) -> tuple[str, ...]:
    return (article.category,)


def _tags(article: Article) -> tuple[str, ...]:
    return article.tags


def _authors(article: Article) -> tuple[str, ...]:
    return tuple(byline.name for byline in article.authors)
