"""The printed figures: every number of a table is that of its fact, and every fact stands where its address says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from html import unescape

from plugins.model.facts import Fact
from plugins.model.problems import Problem, problem
from plugins.text.numbers import format_number

# What the press prints is escaped and quoted throughout, so that patterns see what a parser would, ten times faster.
_FIGURE = re.compile(r'<a class="so(?: [^"]*)?"([^>]*)><data value="([^"]*)">')
_ID = re.compile(r' id="([^"]*)"')
_CELL = re.compile(r'<(?:td|a)\b[^>]*? data-fact="([^"]*)"[^>]*>(?:<a\b[^>]*>)?([^<]*)<')
_BRIEF = re.compile(r'<td\b[^>]*? data-fact(?: [^>]*)?><a href="([^"]*)"[^>]*>([^<]*)<')
_SEVERAL = "\n"
_NONE: Mapping[str, str] = {}


def figure_values(path: str, content: bytes) -> dict[str, str]:
    """What one printed page says of figures: anchor → value of its `<data>`, fact id → number in a table.

    An anchor holds no '#' and every fact id does, so both go into one mapping of plain texts; a cell that does not name
    its fact stands under the link to its quote. Where a page prints a fact differently in two cells, both texts stand,
    a line each. Other files say nothing.
    """
    if not path.endswith(".html") or (b"<data value" not in content and b"data-fact" not in content):
        return {}
    text = content.decode("utf-8", "replace")
    values: dict[str, str] = {}
    for attributes, value in _FIGURE.findall(text):
        if found := _ID.search(attributes):
            values[unescape(found[1])] = unescape(value)
    values |= {unescape(quote): unescape(shown).strip() for quote, shown in _BRIEF.findall(text)}
    for name, shown in _CELL.findall(text):
        fact, words = unescape(name), unescape(shown).strip()
        if words not in values.get(fact, "").split(_SEVERAL):
            values[fact] = f"{values[fact]}{_SEVERAL}{words}" if fact in values else words
    return values


def unmatched(values: Mapping[str, Mapping[str, str]], facts: Iterable[Fact]) -> tuple[Problem, ...]:
    """What differs between the pages' values, by path, and the edition's facts, stated and derived."""
    known = {fact.id: fact for fact in facts}
    found = [each for fact in known.values() if fact.article for each in _sentence(values, fact)]
    for path, page in values.items():
        for name, shown in page.items():
            if "#" in name:
                found += _cells(path, name, shown.split(_SEVERAL), known)
    return tuple(sorted(set(found)))


def judge_page(
    path: str, values: Mapping[str, str], fact_of: Callable[[str], Fact | None], standing: Mapping[str, str] = _NONE
) -> tuple[Problem, ...]:
    """What differs on one page; `fact_of` gives the edition's fact of an id, None where it has none.

    `standing` tells the fact of each anchor of a quote, and of each link to one, as the page does not name it. Anchors
    without a fact are none of ours; that every fact has its anchor follows from the links of its cells.
    """
    named = {id: fact_of(standing.get(id, id)) for id in values if "#" in id}
    stated = (fact_of(f"{path.removesuffix('.html')}#{anchor}") for anchor in values if "#" not in anchor)
    known = {id: fact for id, fact in named.items() if fact}
    found = [each for id in named for each in _cells(path, id, values[id].split(_SEVERAL), known)]
    found += (each for fact in stated if fact for each in _sentence({path: values}, fact))
    quoted = ((shown, fact_of(standing[id])) for id, shown in values.items() if "#" not in id and id in standing)
    found += (_differs(path, fact, shown) for shown, fact in quoted if fact and not _equal(shown, fact.value))
    return tuple(sorted(set(found)))


def expected(fact: Fact) -> str:
    """The number a table prints: '2.105', '98/104'; a word before it is left to the text."""
    if fact.denominator is None:
        return format_number(fact.value)
    numerator = fact.value if fact.numerator is None else fact.numerator
    return f"{format_number(numerator)}/{format_number(fact.denominator)}"


def _sentence(values: Mapping[str, Mapping[str, str]], fact: Fact) -> Iterator[Problem]:
    """Whether the sentence's anchor is printed, with the fact's value."""
    page = f"{fact.id.partition('#')[0]}.html"
    shown = values.get(page, {}).get(fact.anchor)
    where = (fact.article, fact.line, fact.column)
    if shown is None:
        yield problem("BT607", *where, text=fact.text, page=page, anchor=fact.anchor)
    elif not _equal(shown, fact.value):
        yield problem("BT608", *where, text=fact.text, page=page, shown=shown, value=f"{fact.value:f}")


def _differs(path: str, fact: Fact, shown: str) -> Problem:
    return problem("BT608", path, text=fact.text, page=path, shown=shown, value=f"{fact.value:f}")


def _cells(path: str, name: str, shown: Iterable[str], known: Mapping[str, Fact]) -> Iterator[Problem]:
    """Whether a fact's cells of one page print its number, behind nothing but words."""
    fact = known.get(name)
    if fact is None:
        yield problem("BT609", path, fact=name)
        return
    right = expected(fact)
    for each in shown:
        words = each.removesuffix(right)
        if words == each or any(letter.isdigit() for letter in words):
            yield problem("BT608", path, text=fact.text, page=path, shown=each, value=right)


def _equal(shown: str, value: Decimal) -> bool:
    try:
        return Decimal(shown) == value
    except InvalidOperation:
        return False
