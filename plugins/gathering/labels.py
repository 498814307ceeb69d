"""Queries about long lists of pieces: of each category, topic and author, and of reports, whole and by year."""
# ruff: noqa: D102 -- the protocol says what each query answers

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable

from plugins.gathering.arranging import FIRST, appeared, of_year
from plugins.gathering.asking import composite
from plugins.gathering.ground import Desk
from plugins.gathering.shelves import stretch
from plugins.model.articles import Article
from plugins.model.edition import Label
from plugins.text.collation import sort_key
from plugins.text.slugs import slug

_NAMED: dict[str, Callable[[Article], Iterable[str]]] = {
    "category": lambda article: (article.category,),
    "topic": lambda article: article.tags,
    "author": lambda article: (byline.name for byline in article.authors),
}


class LabelQueries(Desk):
    """The part of the edition that answers for lists of pieces that have a name."""

    def article(self, id: str) -> Article:
        article: Article = self._read("article", id)
        return article

    def reports(self) -> tuple[str, ...]:
        return self._items("report")

    @composite
    def categories(self) -> tuple[Label, ...]:
        return self._labels("category")

    @composite
    def category(self, slug: str) -> Label:
        return self._label("category", slug)

    def articles_of_category(self, slug: str) -> tuple[str, ...]:
        return self._items("category", slug)

    @composite
    def topics(self) -> tuple[Label, ...]:
        return self._labels("topic")

    @composite
    def topic(self, slug: str) -> Label:
        return self._label("topic", slug)

    def articles_of_topic(self, slug: str) -> tuple[str, ...]:
        return self._items("topic", slug)

    @composite
    def authors(self) -> tuple[Label, ...]:
        return self._labels("author")

    @composite
    def author(self, slug: str) -> Label:
        return self._label("author", slug)

    def articles_of_author(self, slug: str) -> tuple[str, ...]:
        return self._items("author", slug)

    @composite
    def name_of_list(self, kind: str, key: str) -> str:
        return self._name(kind, key)

    @composite
    def years_of_list(self, kind: str, key: str) -> tuple[tuple[int, int], ...]:
        self.record.read(f"list:{kind}:{key}")
        ranks = [*self._shelves.every_rank(kind, key)]
        found: list[tuple[int, int]] = []
        start = 0
        while start < len(ranks):
            year = appeared(ranks[start]).year
            end = bisect_right(ranks, of_year(year)[1], start)
            found.append((year, end - start))
            start = end
        return tuple(found)

    @composite
    def count_of_year(self, kind: str, key: str, year: int) -> int:
        return self._shelves.count_between(kind, key, self._within(kind, key, year))

    @composite
    def pieces_of_year(self, kind: str, key: str, year: int, start: int, most: int) -> tuple[str, ...]:
        return self._shelves.between(kind, key, self._within(kind, key, year), start, most)

    def _within(self, kind: str, key: str, year: int) -> tuple[str, str]:
        """The ranks of a year, whose part of the list alone is noted as read."""
        newest, oldest = of_year(year)
        for part in range(stretch(newest), stretch(oldest) + 1):
            self.record.read(f"list:{kind}:{key}/{part}")
        return newest, oldest

    def _labels(self, kind: str) -> tuple[Label, ...]:
        labels = [self._label(kind, key) for key in self._keys(kind)]
        return tuple(sorted(labels, key=lambda label: sort_key(label.name)))

    def _label(self, kind: str, key: str) -> Label:
        return Label(key, self._name(kind, key), self._shelves.count(kind, key))

    def _name(self, kind: str, key: str) -> str:
        """The name of a key as its newest piece spells it; KeyError for a key without pieces."""
        self.record.read(f"list:{kind}:{key}")
        newest = self._shelves.behind(kind, key, FIRST, 1)
        if not newest:
            raise KeyError(key)
        return next(name for name in _NAMED[kind](self.article(newest[0][1])) if slug(name) == key)
