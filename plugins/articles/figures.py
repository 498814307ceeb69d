"""The table "Số liệu trong bài": what the sentences of one article state, each number leading back to its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from plugins.model import addresses
from plugins.model.articles import Article
from plugins.model.edition import Edition
from plugins.model.facts import RESULT, Fact
from plugins.showing.figures import flags, history_anchor, number, sentence_address
from plugins.showing.tables import Legend, legend
from plugins.showing.teasers import home_of, place_name

STATUS_WORDS = {
    "plan": "Kế hoạch",
    "target": "Mục tiêu",
    "forecast": "Dự kiến",
    "estimate": "Ước thực hiện",
    "preliminary": "Sơ bộ",
}

Marks = Mapping[tuple[str, str, str, str, str], tuple[str, ...]]
"""The marks of each cell: only there is it known whether sources differ."""


@dataclass(frozen=True, slots=True)
class Row:
    """One fact; `whose` is '' where it is the article's own place or organisation's, `link` is '#…' on this page.

    `past` is the history of a figure that was edited in this article, else ''.
    """

    fact: str
    label: str
    indicator: str
    unit: str
    whose: str
    period: str
    number: str
    flags: tuple[str, ...]
    link: str
    indent: bool
    past: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Groups of rows in the registry's order, and the legend of the marks met."""

    caption: str
    groups: tuple[tuple[str, tuple[Row, ...]], ...]
    legend: tuple[Legend, ...]


def table(edition: Edition, article: Article) -> Table | None:
    """The table of an article, None where it states no figure."""
    facts = sorted((edition.fact(id) for id in edition.facts_of_article(article.id)), key=lambda f: _rank(edition, f))
    if not facts:
        return None
    marks = {cell.shown.cell: flags(cell) for cell in edition.cells_of_article(article.id)}
    edited = {each.old.cell for each in edition.revisions_of_article(article.id)}
    groups: dict[str, list[Row]] = {}
    previous: Fact | None = None
    for fact in _once(facts):
        rows = groups.setdefault(edition.indicator(fact.indicator).group, [])
        row = _row(edition, article, fact, marks, previous)
        rows.append(replace(row, past=_past(edition, fact)) if fact.cell in edited else row)
        previous = fact
    met = [mark for row in chain.from_iterable(groups.values()) for mark in row.flags]
    caption = f"{home_of(edition, article)}, tháng {article.date.month} năm {article.date.year}".lstrip(", ")
    return Table(caption, tuple((name, tuple(rows)) for name, rows in groups.items()), legend(met))


def _once(facts: Iterable[Fact]) -> Iterable[Fact]:
    """A number that the text repeats stands once, at its first sentence."""
    first: dict[tuple[str, ...], Fact] = {}
    for fact in facts:
        first.setdefault((*fact.cell, number(fact)), fact)
    return first.values()


def _rank(edition: Edition, fact: Fact) -> tuple[object, ...]:
    indicator = edition.indicator(fact.indicator)
    return (indicator.order, fact.organisation, fact.unit, fact.status != RESULT, fact.period.end, fact.id)


def _subject(article: Article) -> tuple[str, str]:
    return (article.places[0] if article.places else "", article.organisation)


def _row(edition: Edition, article: Article, fact: Fact, marks: Marks, previous: Fact | None) -> Row:
    indicator = edition.indicator(fact.indicator)
    whose = _whose(edition, fact, _subject(article))
    follows = previous is not None and (fact.unit, fact.organisation, fact.indicator) == (
        previous.unit,
        previous.organisation,
        previous.indicator,
    )
    other_status = follows and fact.status != RESULT
    label = STATUS_WORDS[fact.status] if other_status else indicator.label
    base = f", so với {fact.base.label}" if fact.base else ""
    return Row(
        fact=fact.id,
        label=label,
        indicator=addresses.indicator(fact.indicator),
        unit=indicator.unit,
        whose=whose,
        period=f"{fact.period.label}{base}",
        number=number(fact),
        flags=marks.get(fact.cell, fact.flags),
        link=_sentence(edition, article, fact),
        indent=indicator.indent or other_status,
    )


def _past(edition: Edition, fact: Fact) -> str:
    return f"{addresses.history(fact)}#{history_anchor(edition, fact)}"


def _whose(edition: Edition, fact: Fact, subject: tuple[str, str]) -> str:
    if fact.organisation:
        return "" if fact.organisation == subject[1] else edition.organisation(fact.organisation).name
    return "" if fact.unit == subject[0] else place_name(edition.unit(fact.unit), fact.period.end)


def _sentence(edition: Edition, article: Article, fact: Fact) -> str:
    """The sentence of a fact, '#…' where it stands on this page; of a derived one that of its first source."""
    address = sentence_address(edition, fact)
    return address.removeprefix(article.address) if address.startswith(f"{article.address}#") else address
