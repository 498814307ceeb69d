"""The fold keys for completion and "did you mean": front-coded, with how common each is and how it is spelled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plugins.search.segment import Spelling

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Key:
    """A fold key; `level` is the bit length of the number of pieces with its commonest spelling, `surface` that."""

    fold: str
    level: int
    surface: str


def front_coded(syllables: Mapping[str, tuple[Spelling, ...]]) -> str:
    """A line a key, in order: letters shared with the key before, level, the rest of the key, and `;spelling`.

    Shared and level are one digit of base 36 each; numbers are left out, and so is a spelling equal to the key.
    """
    lines = []
    last = ""
    for fold in sorted(fold for fold in syllables if not fold[0].isdigit()):
        best = syllables[fold][0]
        shared = _shared(last, fold)
        spelling = "" if best.surface == fold else f";{best.surface}"
        lines.append(f"{_DIGITS[shared]}{_DIGITS[len(best.postings).bit_length()]}{fold[shared:]}{spelling}")
        last = fold
    return "\n".join(lines)


def keys(text: str) -> Iterator[Key]:
    """The keys of `front_coded`."""
    last = ""
    for line in text.splitlines():
        rest, _, surface = line[2:].partition(";")
        last = last[: int(line[0], 36)] + rest
        yield Key(last, int(line[1], 36), surface or last)


def _shared(left: str, right: str) -> int:
    """How many letters two keys begin with in common, at most 35."""
    most = min(len(left), len(right), 35)
    return next((place for place in range(most) if left[place] != right[place]), most)
