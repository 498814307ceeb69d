"""What to read next: pieces on the same subject, and the neighbours of the same place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from plugins.model.articles import Article

SHOWN = 6


def subject(article: Article) -> str:
    """The key under which older and newer pieces are neighbours: the main place, else the organisation."""
    return article.places[0] if article.places else article.organisation


def neighbours(id: str, row: tuple[str, ...]) -> tuple[str, str]:
    """The next older and next newer id in a row that runs newest first, '' at its ends."""
    if id not in row:
        return "", ""
    at = row.index(id)
    older = row[at + 1] if at + 1 < len(row) else ""
    newer = row[at - 1] if at else ""
    return older, newer


def related(article: Article, candidates: Iterable[str], articles: Mapping[str, Article]) -> tuple[str, ...]:
    """At most `SHOWN` of the candidates, those with more subjects in common first, then the older ones.

    Older pieces go before newer ones so that a new article does not change the pages of a whole category.
    """
    mine = {*article.tags, article.category}

    def rank(id: str) -> tuple[int, bool, float, str]:
        other = articles[id]
        shared = len(mine.intersection((*other.tags, other.category)))
        gap = (article.date - other.date).total_seconds()
        return (-shared, gap < 0, abs(gap), id)

    others = {id for id in candidates if id != article.id and subject(articles[id]) != subject(article)}
    return tuple(sorted(others, key=rank)[:SHOWN])
