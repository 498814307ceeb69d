"""The figures of an article that are no facts yet: found once, when the article is read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.model.articles import Body
from plugins.model.untagged import Untagged
from plugins.tagging.finder import find_figures
from plugins.tagging.registry import Registry
from plugins.text.sentences import sentence_spans

_DIGIT = re.compile(r"\d")
TAKEN = "\u2007"  # stands for each letter of a figure that has its tag


def untagged(body: Body, registry: Registry) -> Iterator[Untagged]:
    """The figures of a body's text that no fact of it states; only sentences with digits left are looked at."""
    text = _without_facts(body)
    for start, end in sentence_spans(text):
        if _DIGIT.search(text, start, end):
            for found in find_figures(text[start:end], registry):
                first, last = start + found.start, start + found.end
                yield Untagged(body.text[start:first], body.text[first:last], body.text[last:end], found.tag)


def _without_facts(body: Body) -> str:
    """The text with every figure of a fact blanked, each at the first place left in its sentence."""
    text = body.text
    for fact in body.facts:
        at = max(0, body.text.find(fact.sentence)) if fact.sentence else 0
        place = text.find(fact.text, at)
        if place < 0:
            place = text.find(fact.text)
        if place >= 0:
            text = f"{text[:place]}{TAKEN * len(fact.text)}{text[place + len(fact.text) :]}"
    return text
