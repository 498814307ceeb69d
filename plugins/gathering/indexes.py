"""Indexes: from a key to what stands under it, kept in the order it came."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import Generic, TypeVar

from plugins.model.articles import Article
from plugins.model.edition import Label
from plugins.text.collation import sort_key

Key = TypeVar("Key", bound=Hashable)
Item = TypeVar("Item")


class Index(Generic[Key, Item]):
    """Read-only: `index[key]` is a tuple, empty for a key that has nothing."""

    def __init__(self, entries: Iterable[tuple[Iterable[Key], Item]]) -> None:
        """Each entry is an item with every key it stands under."""
        lists: dict[Key, list[Item]] = {}
        for keys, item in entries:
            for key in keys:
                lists.setdefault(key, []).append(item)
        self._tuples = {key: tuple(items) for key, items in lists.items()}

    def __getitem__(self, key: Key) -> tuple[Item, ...]:
        return self._tuples.get(key, ())

    def __iter__(self) -> Iterator[Key]:
        return iter(self._tuples)

    def __contains__(self, key: Key) -> bool:
        return key in self._tuples


def labels(named: Iterable[tuple[str, str]], index: Index[str, str]) -> tuple[Label, ...]:
    """(slug, name) pairs, as labels with counts in Vietnamese order; the first spelling of a slug stands."""
    names: dict[str, str] = {}
    for slug, name in named:
        names.setdefault(slug, name)
    ordered = sorted(names.items(), key=lambda pair: sort_key(pair[1]))
    return tuple(Label(slug, name, len(index[slug])) for slug, name in ordered)


def newest_first(articles: Iterable[Article]) -> list[Article]:
    """By date, the newest first; articles of one minute in the order of their ids."""
    by_id = sorted(articles, key=lambda article: article.id)
    return sorted(by_id, key=lambda article: article.date, reverse=True)
