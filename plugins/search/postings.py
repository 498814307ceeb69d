"""Postings: in which documents a term stands and how often in each field, packed as characters.

How often is a code, `times << 2 | field`. A term has a list of documents for each code, in which a document stands
once for each spelling of the term that it has so often: 'Đảng' once and 'đảng' twice is in two lists.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, chain
from operator import sub
from typing import NamedTuple

BODY, KEYS, TITLE = 0, 1, 2
ONCE = 1 << 2 | BODY
# The digits of packed numbers as characters that need no escape: those that end a number, then those that go on. A
# step, a code, a place is mostly one character, so that gzip finds how common each is; base64 would hide it.
_ENDS, _GOES_ON = 62, 31
_CHARACTERS = bytes(code for code in range(0x20, 0x7F) if chr(code) not in '"\\')
_TO_TEXT = _CHARACTERS + bytes(256 - len(_CHARACTERS))
_FROM_TEXT = bytes(max(0, _CHARACTERS.find(code)) for code in range(256))
_LARGE = re.compile(rb"[\x3e-\x5c]+[\x00-\x3d]")  # a number of several digits

# Of each code its documents, counted from the first one of a segment or block, in rising order.
Lists = dict[int, list[int]]


class Posting(NamedTuple):
    """How often a term stands in one document's title, keys and body."""

    document: int
    title: int = 0
    keys: int = 0
    body: int = 0


class Spelling(NamedTuple):
    """One exact form of a term: the spelling met most often, and its postings by rising document number.

    `parts` are (first document, documents) of the files of a long list.
    """

    exact: str
    surface: str
    postings: tuple[Posting, ...]
    parts: tuple[tuple[int, int], ...] = ()


def code_of(times: int, field: int) -> int:
    """The code of so many times in a field."""
    return times << 2 | field


def encode(lists: Mapping[int, Sequence[int]]) -> str:
    """The lists by their codes, that of ONCE last, as packed numbers.

    First the number of the others; of each its code, how many documents, and their steps, the first one from 0; of ONCE
    the steps alone.
    """
    parts = [_digits(len(lists) - (ONCE in lists))]
    for code in sorted(lists):
        if code != ONCE:
            parts += (_digits(code), _digits(len(lists[code])), _steps(lists[code]))
    if ONCE in lists:
        parts.append(_steps(lists[ONCE]))
    return b"".join(parts).translate(_TO_TEXT).decode("ascii")


def lists_of(text: str) -> Lists:
    """The lists of `encode`."""
    numbers = unpacked(text)
    lists: Lists = {}
    at = 1
    for _ in range(numbers[0]):
        end = at + 2 + numbers[at + 1]
        lists[numbers[at]] = list(accumulate(numbers[at + 2 : end]))
        at = end
    return {ONCE: list(accumulate(numbers[at:])), **lists} if at < len(numbers) else lists


def decode(text: str, base: int = 0) -> Iterator[Posting]:
    """The postings of `encode`, their documents counted from `base`."""
    fields: dict[int, list[int]] = {}
    for code, documents in lists_of(text).items():
        for document in documents:
            fields.setdefault(document, [0, 0, 0])[TITLE - (code & 3)] += code >> 2
    for document in sorted(fields):
        yield Posting(base + document, *fields[document])


def counted(lists: Mapping[int, Sequence[int]]) -> int:
    """How many documents stand in the lists."""
    return len(set(chain.from_iterable(lists.values())))


def stands(lists: Lists, document: int) -> bool:
    """Whether a document stands in any of the lists."""
    places = ((documents, bisect_left(documents, document)) for documents in lists.values())
    return any(place < len(documents) and documents[place] == document for documents, place in places)


def change(lists: Lists, document: int, code: int, step: int) -> None:
    """Put a document into the list of a code (1), or take it out (-1)."""
    if step > 0:
        insort(lists.setdefault(code, []), document)
    else:
        del lists[code][bisect_left(lists[code], document)]
        if not lists[code]:
            del lists[code]


def packed(numbers: Iterable[int]) -> str:
    """Each number, not negative, in base 31, lowest digit first; a digit that goes on stands behind those that end."""
    return b"".join(map(_digits, numbers)).translate(_TO_TEXT).decode("ascii")


def unpacked(text: str) -> list[int]:
    """The numbers of `packed`; most have one digit, and runs of those are taken whole."""
    raw = text.encode("ascii").translate(_FROM_TEXT)
    numbers: list[int] = []
    at = 0
    for found in _LARGE.finditer(raw):
        numbers += raw[at : found.start()]
        number = 0
        for digit in reversed(found[0]):
            number = number * _GOES_ON + (digit if digit < _ENDS else digit - _ENDS)
        numbers.append(number)
        at = found.end()
    numbers += raw[at:]
    return numbers


def _steps(documents: Sequence[int]) -> bytes:
    if len(documents) == 1:
        return _digits(documents[0])
    steps = [*map(sub, documents[1:], documents)]
    if max(steps) < _ENDS:
        return _digits(documents[0]) + bytes(steps)
    return _digits(documents[0]) + b"".join(map(_digits, steps))


@lru_cache(maxsize=1 << 15)
def _digits(number: int) -> bytes:
    out = bytearray()
    while number >= _ENDS:
        number, digit = divmod(number, _GOES_ON)
        out.append(_ENDS + digit)
    out.append(number)
    return bytes(out)
