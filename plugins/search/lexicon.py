"""The fold keys for completion and "did you mean": front-coded, with how common each is and how it is spelled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Key(NamedTuple):
    """A fold key; `level` is the bit length of the number of pieces with its commonest spelling, `surface` that."""

    fold: str
    level: int
    surface: str


def front_coded(keys: Iterable[Key]) -> str:
    """A line a key, in order: letters shared with the key before, level, the rest of the key, and `;spelling`.

    Shared and level are one digit of base 36 each; a spelling equal to the key is left out.
    """
    lines = []
    last = ""
    for key in sorted(keys):
        shared = _shared(last, key.fold)
        spelling = "" if key.surface == key.fold else f";{key.surface}"
        lines.append(f"{_DIGITS[shared]}{_DIGITS[key.level]}{key.fold[shared:]}{spelling}")
        last = key.fold
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
