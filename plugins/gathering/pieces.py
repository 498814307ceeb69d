"""Queries about articles, reports and pages, and the lists they stand in."""
# ruff: noqa: D102 -- the protocol says what each query answers

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from plugins.gathering import related
from plugins.gathering.arranging import rank, subject
from plugins.gathering.asking import composite
from plugins.gathering.labels import LabelQueries
from plugins.gathering.shelves import stretch
from plugins.model.articles import Article, Body
from plugins.model.edition import Link, Masthead
from plugins.text.collation import sort_key
from plugins.text.slugs import slug

_OLDER = 24
"""So many older pieces of a topic nearly always hold enough that are of other places."""


class PieceQueries(LabelQueries):
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

    def body(self, id: str) -> Body:
        self.record.read(f"body:{id}")
        body: Body = self._body("body", id)
        return body

    @composite
    def months(self) -> tuple[tuple[int, int], ...]:
        months = sorted(self._keys("month"), reverse=True)
        return tuple((int(month[:4]), int(month[5:])) for month in months)

    def articles_of_month(self, year: int, month: int) -> tuple[str, ...]:
        return self._items("month", f"{year:04d}-{month:02d}")

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
        article = self.article(id)
        own = subject(article)
        older, newer = self._around("subject", own, article, 1) if own else ([], [])
        return next(iter(older), ""), next(iter(newer), "")

    @composite
    def articles_beside(self, id: str) -> tuple[str, ...]:
        article = self.article(id)
        if article.places:
            older, newer = self._around("unit", article.places[0], article, related.BESIDE)
        elif article.organisation:
            older, newer = self._around("organisation", article.organisation, article, related.BESIDE)
        else:
            return ()
        return (*older, *newer)[: related.BESIDE]

    def _around(self, shelf: str, key: str, article: Article, most: int) -> tuple[list[str], list[str]]:
        """The nearest older and nearest newer pieces of a list in which an article stands; none where it does not."""
        self.record.read(f"list:{shelf}:{key}")
        at = rank(article), article.id
        if not self._shelves.holds(shelf, key, at):
            return [], []
        older, newer = self._shelves.behind(shelf, key, at, most), self._shelves.ahead(shelf, key, at, most)
        return [id for _, id in older], [id for _, id in newer]
