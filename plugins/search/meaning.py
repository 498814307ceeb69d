"""The answer to a query: its matches, or what was probably meant when there are none; theme/js/search/answer.js."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Protocol

from plugins.search import near, telex
from plugins.search.lexicon import Key
from plugins.search.query import Query, Word, parse
from plugins.search.ranking import Match, Shelf, matches
from plugins.text.plain import plain

# How many rewordings are looked at, and how many more after one was found side by side; each look may load a shard. How
# many of these are shown, how many of those apart are tried, and how many of these offered.
_LOOKED_AT, _MORE, _SHOWN, _TRIED, _OFFERED = 12, 1, 2, 4, 3


class Library(Shelf, Protocol):
    """A shelf that knows its words."""

    def lexicon(self) -> Sequence[Key]:
        """The lexicon keys of all segments."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`text` is what was searched in the end: as typed, decoded from keys, or in the place of `corrected`.

    `relaxed`: of any marks because none has those typed; `others`, `offers` and `fewer` are queries to try instead.
    """

    text: str
    query: Query
    found: list[Match]
    relaxed: bool = False
    decoded: bool = False
    corrected: str = ""
    others: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    fewer: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether some piece has all words side by side."""
        return any(match.phrase for match in self.found)


def answered(text: str, shelf: Library) -> Answer:
    """Marks as typed; then, where nothing is spelled so, any marks; then as keys; then offers of near words."""
    first = _attempt(text, shelf)
    if first.found or not first.query.readings:
        return first
    if first.query.strict and (again := _attempt(text, shelf, relaxed=True)).found:
        return again
    decoded = telex.decode(plain(text))
    if decoded and (meant := _attempt(decoded, shelf)).found:
        return replace(meant, decoded=True)
    return _offered(first, shelf)


def _attempt(text: str, shelf: Library, *, relaxed: bool = False) -> Answer:
    query = parse(text)
    return Answer(text, query, matches(query, shelf, relaxed=relaxed), relaxed)


def _offered(answer: Answer, shelf: Library) -> Answer:
    """Near words: where they stand side by side in some piece their results are shown, else they are offered."""
    reworded = near.rewordings(answer.text, lambda fold: bool(shelf.spellings("u", fold)), shelf.lexicon())
    whole = _likely(reworded, shelf)
    if whole:
        return replace(whole[0], corrected=answer.text, others=tuple(each.text for each in whole[1:]))
    offers = _fruitful(reworded[:_TRIED], shelf)
    return replace(answer, offers=offers, fewer=() if offers else _fruitful(near.shortened(answer.text), shelf))


def _likely(texts: Sequence[str], shelf: Library) -> list[Answer]:
    """The answers of the first texts that some piece has with all words side by side."""
    found: list[Answer] = []
    looks = _LOOKED_AT
    for text in texts:
        if not looks or len(found) == _SHOWN:
            break
        looks -= 1
        if _paired(text, shelf) and (answer := _attempt(text, shelf)).whole:
            found.append(answer)
            looks = min(looks, _MORE)
    return found


def _paired(text: str, shelf: Library) -> bool:
    """Whether all neighbours of a query stand side by side somewhere: known before any list is read."""
    words = (parse(text).readings or ((),))[0]
    strong = [place for place, word in enumerate(words) if not word.weak]
    return all(_joined(words[left : right + 1], shelf) for left, right in pairwise(strong))


def _joined(words: Sequence[Word], shelf: Library) -> bool:
    """Two words with weak ones between them: whether they stand side by side without these, or as a name with them."""
    return _chained((words[0], words[-1]), shelf) or (len(words) > 2 and _chained(words, shelf))


def _chained(words: Sequence[Word], shelf: Library) -> bool:
    return all(shelf.spellings("p", f"{left.fold} {right.fold}") for left, right in pairwise(words))


def _fruitful(texts: Sequence[str], shelf: Library) -> tuple[str, ...]:
    """Those of the texts that match something, at most three; those with all words side by side first."""
    found = [each for text in texts[:_LOOKED_AT] if (each := _attempt(text, shelf)).found]
    found.sort(key=lambda each: not each.whole)
    return tuple(each.text for each in found[:_OFFERED])
