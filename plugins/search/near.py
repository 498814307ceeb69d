"""Nearest words for what was mistyped, from the lexicon; theme/js/search/suggest.js finds the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from plugins.search.analysis import STOP_FOLDS, Token, marked, tokens
from plugins.search.lexicon import Key
from plugins.text.plain import plain

_CHOICES, _SLIPS, _MOST_ROWS = 8, 4, 30


def distance(left: str, right: str, most: int) -> int:
    """Edit distance with neighbours swapped counting once, or `most` + 1 where it is larger."""
    if abs(len(left) - len(right)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, letter in enumerate(left, 1):
        following = [i]
        for j, other in enumerate(right, 1):
            least = min(row[j] + 1, following[-1] + 1, row[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == right[j - 2] and left[i - 2] == other:
                least = min(least, before[j - 2] + 1)
            following.append(least)
        before, row = row, following
    return min(row[-1], most + 1)


def nearest(fold: str, keys: Iterable[Key], most: int, count: int) -> list[Key]:
    """The keys nearest to a fold within `most` edits, but for itself, each once.

    Of equals those with the same letters go first, then commoner words.
    """
    own = sorted(fold)
    near = [(distance(fold, key.fold, most), key) for key in keys if key.fold != fold]
    rows = [(steps - 0.5 * (sorted(key.fold) == own), key) for steps, key in near if steps <= most]
    rows.sort(key=lambda row: (row[0], -row[1].level))
    each: dict[str, Key] = {}
    for _, key in rows:
        each.setdefault(key.fold, key)
    return list(each.values())[:count]


def rewordings(text: str, is_known: Callable[[str], bool], keys: Sequence[Key]) -> list[str]:
    """Rewordings of a query, the likeliest first: words that no piece has give way to near ones.

    Where all are known one of them may be another's slip. With marks where marks were typed, else without.
    """
    typed = plain(text)
    found = tokens(typed)
    written = [typed[token.start : token.end] for token in found]
    strict = any(marked(token.exact) for token in found)

    def near(token: Token, most: int, count: int) -> list[str]:
        return [key.surface.lower() if strict else key.fold for key in nearest(token.fold, keys, most, count)]

    strange = [not is_known(token.fold) for token in found]
    if any(strange):
        choices = [
            (near(token, _reach(token.fold), _CHOICES) if odd else []) or [word]
            for token, odd, word in zip(found, strange, written, strict=True)
        ]
        return [" ".join(row) for row in _first(choices)]
    slips: list[tuple[int, str]] = []
    for place, token in enumerate(found):
        if len(token.fold) > 1 and token.fold not in STOP_FOLDS:
            for rank, word in enumerate(near(token, 1, _SLIPS)):
                slips.append((rank, " ".join([*written[:place], word, *written[place + 1 :]])))
    return [row for _, row in sorted(slips, key=lambda slip: slip[0])]


def shortened(text: str) -> list[str]:
    """The query with one word left out, each in turn."""
    typed = plain(text)
    words = [typed[token.start : token.end] for token in tokens(typed)]
    return [" ".join(words[:gone] + words[gone + 1 :]) for gone in range(len(words))] if len(words) > 1 else []


def _first(choices: list[list[str]]) -> list[list[str]]:
    """Combinations of one choice each, never more than so many on the way."""
    rows: list[list[str]] = [[]]
    for words in choices:
        rows = [[*row, word] for row in rows for word in words][:_MOST_ROWS]
    return rows


def _reach(fold: str) -> int:
    return 0 if len(fold) < 2 else 1 if len(fold) < 5 else 2
