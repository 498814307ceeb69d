"""The sentences that state figures: numbered, each figure marked, each linked to its article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.model import addresses
from plugins.model.edition import Edition
from plugins.model.facts import Cell, Fact
from plugins.showing.figures import day, marked_words, number, sentence_address


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a sentence; a figure knows the cell that shows it or the sentence that states it ('' for neither).

    `cell` is an id of the same page, `href` an address from the site root.
    """

    text: str
    cell: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One numbered entry.

    `kind` is 'said' (a sentence), 'derived' (a figure reckoned from others) or 'differ' (sources that disagree);
    `same` tells that the sentence stands in the article of the entry before; `title` is '' where there is no article.
    """

    kind: str
    parts: tuple[Part, ...]
    title: str = ""
    href: str = ""
    date: str = ""
    same: bool = False


def sources(edition: Edition, cells: Iterable[Cell]) -> tuple[Source, ...]:
    """Every sentence behind the cells, newest article first in the order of its text; then reckonings and quarrels."""
    cells = tuple(cells)
    return (*_said(edition, cells), *reckonings(edition, cells))


def reckonings(edition: Edition, cells: Iterable[Cell]) -> tuple[Source, ...]:
    """What no single sentence says: figures reckoned from others, then sources that disagree."""
    cells = tuple(cells)
    derived = [_derived(edition, cell) for cell in cells if not cell.shown.article and cell.shown.derived_from]
    differ = [_differ(edition, cell) for cell in cells if "kn" in cell.flags]
    return (*derived, *differ)


def by_sentence(edition: Edition, cells: Iterable[Cell]) -> dict[tuple[str, str], list[Fact]]:
    """The stated facts of the cells by article and sentence, the newest article first in the order of its text."""
    stated: dict[str, dict[str, Fact]] = {}
    for cell in cells:
        for fact in cell.sources:
            if fact.article:
                stated.setdefault(fact.article, {})[fact.id] = fact
    articles = sorted(sorted(stated), key=lambda id: edition.article(id).date, reverse=True)
    groups: dict[tuple[str, str], list[Fact]] = {}
    for id in articles:
        for fact in sorted(stated[id].values(), key=lambda fact: (fact.line, fact.column, fact.id)):
            groups.setdefault((id, fact.sentence or fact.text), []).append(fact)
    return groups


def marked(sentence: str, facts: Iterable[Fact]) -> tuple[Part, ...]:
    """The sentence cut at its figures; a figure whose words it does not hold is left unmarked."""
    return tuple(Part(words, addresses.cell(fact) if fact else "") for words, fact in cut(sentence, facts))


def cut(sentence: str, facts: Iterable[Fact]) -> tuple[tuple[str, Fact | None], ...]:
    """The stretches of a sentence, those that are the number of a fact with the fact."""
    parts: list[tuple[str, Fact | None]] = []
    done = 0
    for fact in facts:
        words = marked_words(fact)
        whole = sentence.find(fact.text, done)
        start = sentence.find(words, whole if whole >= 0 else done)
        if start < 0:
            continue
        if start > done:
            parts.append((sentence[done:start], None))
        parts.append((words, fact))
        done = start + len(words)
    if done < len(sentence):
        parts.append((sentence[done:], None))
    return tuple(parts)


def _said(edition: Edition, cells: Iterable[Cell]) -> list[Source]:
    """One entry a sentence."""
    entries: list[Source] = []
    before = ""
    for (article_id, sentence), group in by_sentence(edition, cells).items():
        article = edition.article(article_id)
        entries.append(
            Source(
                kind="said",
                parts=marked(sentence, group),
                title=article.title,
                href=sentence_address(edition, group[0]),
                date=day(article.date.date()),
                same=article_id == before,
            )
        )
        before = article_id
    return entries


def _derived(edition: Edition, cell: Cell) -> Source:
    """'Kế hoạch kết nạp đảng viên, năm 2017: 120, suy ra từ 92 và 76,67%.', each source leading to its sentence."""
    fact = cell.shown
    label = edition.indicator(fact.indicator).label
    origins = [edition.fact(id) for id in fact.derived_from]
    parts = [Part(f"{label}, {fact.period.label}: "), Part(number(fact), addresses.cell(fact)), Part(", suy ra từ ")]
    for place, origin in enumerate(origins):
        parts += [Part(" và ")] if place else []
        parts.append(Part(marked_words(origin), href=sentence_address(edition, origin)))
    return Source(kind="derived", parts=(*parts, Part(".")), href=sentence_address(edition, fact))


def _differ(edition: Edition, cell: Cell) -> Source:
    """'Khác nguồn: đảng viên, năm 2016 là 2.047 (12/1/2017) và 2.051 (3/11/2016); bảng hiện số 2.047.'."""
    label = edition.indicator(cell.shown.indicator).label
    parts = [Part(f"Khác nguồn: {label[:1].lower()}{label[1:]}, {cell.shown.period.label} là ")]
    stated: dict[str, list[Fact]] = {}
    for fact in cell.sources:
        if fact.article:
            stated.setdefault(number(fact), []).append(fact)
    for place, facts in enumerate(stated.values()):
        parts.append(Part(" và " if place else ""))
        parts.append(Part(marked_words(facts[0]), addresses.cell(facts[0])))
        for follows, fact in enumerate(facts):
            parts.append(Part(", " if follows else " ("))
            said = day(edition.article(fact.article).date.date())
            parts.append(Part(said, href=sentence_address(edition, fact)))
        parts.append(Part(")"))
    parts.append(Part(f"; bảng hiện số {number(cell.shown)}."))
    return Source(kind="differ", parts=tuple(p for p in parts if p.text), href=sentence_address(edition, cell.shown))
