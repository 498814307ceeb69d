"""New figures on the front page: a label, the number, and one line of where and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from plugins.model.edition import Edition
from plugins.model.facts import RESULT, Fact, Period
from plugins.showing.figures import number, sentence_address
from plugins.showing.teasers import place_name

SHOWN = 6
PER_PIECE = 2
QUALIFIERS_EN = {"": "", ">": "over", "≥": "at least", "<": "under", "≤": "at most", "≈": "about"}
MONTHS_EN = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
LOOKED_AT = 30  # pieces, so that the front page does not depend on all of the paper


@dataclass(frozen=True, slots=True)
class NewFigure:
    """One line; what ends in `_en` serves the English page."""

    label: str
    label_en: str
    number: str
    where: str
    when: str
    number_en: str
    when_en: str
    link: str


def newest(edition: Edition) -> tuple[NewFigure, ...]:
    """Results stated by the newest pieces, each indicator once, at most two of a piece before others had a turn."""
    stated = [list(_results(edition, id)) for id in edition.articles()[:LOOKED_AT]]
    turns = [facts[start : start + PER_PIECE] for start in (0, PER_PIECE, 2 * PER_PIECE) for facts in stated]
    chosen: dict[str, Fact] = {}
    for fact in (fact for facts in turns for fact in facts):
        if len(chosen) < SHOWN:
            chosen.setdefault(fact.indicator, fact)
    return tuple(_shown(edition, fact) for fact in chosen.values())


def _english_number(fact: Fact) -> str:
    """'2,105', '98/104', 'over 90'."""
    if fact.denominator is not None:
        return f"{fact.value:,f}/{fact.denominator:,f}"
    return f"{QUALIFIERS_EN[fact.qualifier]} {fact.value:,f}".strip()


def english_period(period: Period) -> str:
    """'23 October 2017', '2015', '2016 to 2020', '1 January 2017 to 30 September 2017', 'to 31 December 2020'."""
    start, end = period.start, period.end
    if period.instant:
        return _english_day(end)
    if start is None:
        return f"to {_english_day(end)}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(end.year) if start.year == end.year else f"{start.year} to {end.year}"
    return f"{_english_day(start)} to {_english_day(end)}"


def _english_day(day: date) -> str:
    return f"{day.day} {MONTHS_EN[day.month - 1]} {day.year}"


def _results(edition: Edition, id: str) -> Iterator[Fact]:
    """The stated results of a piece; members first, then in the order of the text."""
    facts = [edition.fact(key) for key in edition.facts_of_article(id)]
    kept = [fact for fact in facts if fact.status == RESULT and fact.anchor and not fact.base]
    return iter(sorted(kept, key=lambda fact: fact.indicator != "dang-vien"))


def _shown(edition: Edition, fact: Fact) -> NewFigure:
    indicator = edition.indicator(fact.indicator)
    where = (
        edition.organisation(fact.organisation).name
        if fact.organisation
        else place_name(edition.unit(fact.unit), fact.period.end)
    )
    unit = "%" if indicator.unit.startswith("%") and fact.denominator is None else ""
    return NewFigure(
        label=indicator.label,
        label_en=indicator.label_en or indicator.label,
        number=f"{number(fact)}{unit}",
        where=where,
        when=fact.period.label,
        number_en=f"{_english_number(fact)}{unit}",
        when_en=english_period(fact.period),
        link=sentence_address(edition, fact),
    )
