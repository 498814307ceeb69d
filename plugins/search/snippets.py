"""The part of a text that shows best why it was found; theme/js/search/snippet.js chooses the same."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from plugins.search.analysis import Token, is_number, is_stop, tokens
from plugins.search.documents import Target
from plugins.search.query import Word

WINDOW = 32
_BEFORE = 6  # a window may open this many words before a hit
_LEAST = 8  # and not so near the end that it would be short
_CLOSE = re.compile(r"[ \u00a0\-/.]*")
_LINES = re.compile(r"\s*\n\s*")


def aimed(words: Sequence[Word], targets: Sequence[Target]) -> Target | None:
    """The figure or document that a query means: the first with most of its words, a number among them."""
    best, most = None, 0
    for target in targets:
        found = tokens(target.text)
        met = [word for word in words if any(_same(word, token) for token in found)]
        if len(met) > most and any(is_number(word.exact) for word in met):
            best, most = target, len(met)
    return best


def meant(words: Sequence[Word], title: str, targets: Sequence[Target]) -> Target | None:
    """The commune that a query means and the title of the place it was a part of does not say: it has every word."""
    for target in targets if not _has_all(words, title) else ():
        if _has_all(words, target.text):
            return target
    return None


def _has_all(words: Sequence[Word], text: str) -> bool:
    found = tokens(text)
    return all(any(_same(word, token) for token in found) for word in words)


def pieces(text: str, forms: Collection[str], around: int | None = None) -> list[tuple[str, bool]]:
    """Pieces of a window of 32 words with whether each is a hit; an ellipsis says where the text goes on.

    `around` is the offset of a word that the window must show.
    """
    found = tokens(text)
    if not found:
        return []
    hit = hits(text, found, forms)
    first = _best_start(found, hit) if around is None else _start_before(found, around)
    last = min(len(found), first + WINDOW) - 1
    parts: list[tuple[str, bool]] = []
    at = found[first].start if first else 0
    if first and not found[first].breaks:
        parts.append(("…", False))
    place = first
    while place <= last:
        if hit[place]:
            start = found[place].start
            while place < last and hit[place + 1] and _close(text, found, place + 1):
                place += 1
            parts += ((text[at:start], False), (text[start : found[place].end], True))
            at = found[place].end
        place += 1
    whole = last == len(found) - 1
    parts.append((text[at:] if whole else text[at : found[last].end] + "…", False))
    return [(_LINES.sub(" ", part), marked) for part, marked in parts if part]


def hits(text: str, found: Sequence[Token], forms: Collection[str]) -> list[bool]:
    """Which tokens are of the forms asked for; alone only where the form stands beside no other hit in the text."""
    asked = [token.exact in forms for token in found]

    def beside(place: int) -> bool:
        before = _close(text, found, place) and asked[place - 1]
        return asked[place] and (before or (_close(text, found, place + 1) and asked[place + 1]))

    near = [beside(place) for place in range(len(found))]
    together = {token.exact for token, each in zip(found, near, strict=True) if each}
    alone = [each and found[i].exact not in together and not is_stop(found[i].exact) for i, each in enumerate(asked)]
    return [left or right for left, right in zip(near, alone, strict=True)]


def _close(text: str, found: Sequence[Token], place: int) -> bool:
    """Whether a token stands right beside the one before it: only a space, dash, stroke or dot between them."""
    if not 0 < place < len(found) or found[place].breaks:
        return False
    return bool(_CLOSE.fullmatch(text, found[place - 1].end, found[place].start))


def _best_start(found: Sequence[Token], hit: Sequence[bool]) -> int:
    """A window opens at the start of a sentence or a few words before a hit: the first of the heaviest."""
    starts = [i for i in range(1, len(found) - _LEAST) if found[i].breaks or hit[i + _BEFORE]]
    return max((0, *starts), key=lambda start: (_weigh(found, hit, start), -start))


def _start_before(found: Sequence[Token], around: int) -> int:
    """The start of the sentence that holds the word at an offset, or a few words before it where that is far."""
    at = max((place for place, token in enumerate(found) if token.start <= around), default=0)
    near = [place for place in range(max(0, at - 2 * _BEFORE), at + 1) if found[place].breaks]
    return near[-1] if near else max(0, at - _BEFORE)


def _same(word: Word, token: Token) -> bool:
    return word.exact == token.exact if word.strict else word.fold == token.fold


def _weigh(found: Sequence[Token], hit: Sequence[bool], start: int) -> float:
    """Different words weigh more than one word repeated, and hits together more than apart."""
    kinds: set[str] = set()
    weight = 0.0
    for place in range(start, min(len(found), start + WINDOW)):
        if hit[place]:
            weight += (4 if found[place].fold not in kinds else 0) + (2 if place > start and hit[place - 1] else 0.5)
            kinds.add(found[place].fold)
    return weight
