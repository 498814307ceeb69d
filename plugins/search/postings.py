"""Postings: in which documents a term stands and how often in each field, as varints in base64.

How often is a code, `times << 2 | field`. A term has a list of documents for each code, in which a document stands
once for each spelling of the term that it has so often: 'Đảng' once and 'đảng' twice is in two lists.
"""

from __future__ import annotations

import base64
import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, chain
from operator import sub
from typing import NamedTuple

BODY, KEYS, TITLE = 0, 1, 2
ONCE = 1 << 2 | BODY
_LARGE = re.compile(rb"[\x80-\xff]+[\x00-\x7f]")  # a number of several bytes

# Of each code its documents, counted from the first one of a segment or block, in rising order.
Lists = dict[int, list[int]]


class Posting(NamedTuple):
    """How often a term stands in one document's title, keys and body."""

    document: int
    title: int = 0
    keys: int = 0
    body: int = 0


class Spelling(NamedTuple):
    """One exact form of a term: the spelling met most often, and its postings by rising document number."""

    exact: str
    surface: str
    postings: tuple[Posting, ...]


def code_of(times: int, field: int) -> int:
    """The code of so many times in a field."""
    return times << 2 | field


def encode(lists: Mapping[int, Sequence[int]]) -> str:
    """Base64 of varints: the lists by their codes, that of ONCE last.

    First the number of the others; of each its code, how many documents, and their steps, the first one from 0; of ONCE
    the steps alone.
    """
    parts = [_varint(len(lists) - (ONCE in lists))]
    for code in sorted(lists):
        if code != ONCE:
            parts += (_varint(code), _varint(len(lists[code])), _steps(lists[code]))
    if ONCE in lists:
        parts.append(_steps(lists[ONCE]))
    return base64.b64encode(b"".join(parts)).decode()


def lists_of(text: str) -> Lists:
    """The lists of `encode`."""
    numbers = numbers_of(base64.b64decode(text))
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


def change(lists: Lists, document: int, code: int, step: int) -> None:
    """Put a document into the list of a code (1), or take it out (-1)."""
    if step > 0:
        insort(lists.setdefault(code, []), document)
    else:
        del lists[code][bisect_left(lists[code], document)]
        if not lists[code]:
            del lists[code]


def varints(numbers: Iterable[int]) -> bytes:
    """Each number, not negative, as seven bits a byte, lowest first, the high bit set but on the last."""
    return b"".join(map(_varint, numbers))


def numbers_of(raw: bytes) -> list[int]:
    """The numbers of `varints`; most are one byte, and runs of those are taken whole."""
    numbers: list[int] = []
    at = 0
    for found in _LARGE.finditer(raw):
        numbers += raw[at : found.start()]
        number = 0
        for byte in reversed(found[0]):
            number = number << 7 | byte & 0x7F
        numbers.append(number)
        at = found.end()
    numbers += raw[at:]
    return numbers


def _steps(documents: Sequence[int]) -> bytes:
    if len(documents) == 1:
        return _varint(documents[0])
    steps = [*map(sub, documents[1:], documents)]
    if max(steps) <= 0x7F:
        return _varint(documents[0]) + bytes(steps)
    return _varint(documents[0]) + b"".join(map(_varint, steps))


@lru_cache(maxsize=1 << 15)
def _varint(number: int) -> bytes:
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)
