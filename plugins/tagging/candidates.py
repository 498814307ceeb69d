"""Which patterns of the registry may fit a text at all, told by words that stand in it; the rest need not be tried."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from plugins.tagging.registry import FIGURE, GAP

# A group at the top of a pattern, with what repeats it; a choice that must be made; a letter that may be missing.
_TOP = re.compile(r"(\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)(?:[?*+]|\{[^}]*\})?)")
_CHOICE = re.compile(r"\(\?:([^()]*)\)")
_OPTIONAL = re.compile(r".[?*]|.\{\d[^}]*\}")
_SPECIAL = re.compile(rf"{re.escape(FIGURE)}|{re.escape(GAP)}|\\.|\[[^]]*\]|[\n.^$+|()\[\]{{}}?*\\]")


@dataclass(frozen=True, slots=True)
class Candidates:
    """Patterns by the words of one thing that each requires, the longest; those that require nothing stand under ''."""

    patterns: Sequence[str]
    requiring: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        """File every pattern."""
        for place, pattern in enumerate(self.patterns):
            for words in max(required(pattern), key=_shortest, default=("",)):
                self.requiring[words].append(place)

    def fitting(self, text: str) -> Iterator[int]:
        """The places of patterns that may fit, rising: all that they require stands in the text."""
        lower = text.lower()
        likely = {place for words, places in self.requiring.items() if words in lower for place in places}
        for place in sorted(likely):
            if all(any(words in lower for words in choice) for choice in required(self.patterns[place])):
                yield place


def _shortest(choice: Iterable[str]) -> int:
    return min(map(len, choice))


@cache
def required(pattern: str) -> tuple[tuple[str, ...], ...]:
    """Small letters without which a pattern of the registry cannot fit: of each tuple, one must stand in the text.

    Whatever is optional, nested or no plain letter is left out, so that the answer may ask for too little but never
    for too much.
    """
    choices: list[tuple[str, ...]] = []
    pieces = _TOP.split(pattern)
    if any("|" in piece for piece in pieces if piece[:1] != "("):
        return ()
    for piece in pieces:
        group = _CHOICE.fullmatch(piece)
        if group:
            words = tuple(_OPTIONAL.sub("\n", each).strip() for each in group[1].split("|"))
            if all(words) and not any(_SPECIAL.search(each.replace("\n", "")) for each in words):
                choices.append(tuple(max(each.split("\n"), key=len).lower() for each in words))
        elif piece and piece[0] != "(":
            choices += ((run.lower(),) for run in _SPECIAL.split(_OPTIONAL.sub("\n", piece)) if run.strip())
    return tuple(choices)
