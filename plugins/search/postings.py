"""Postings: in which documents a term stands and how often in each field, as varints in base64.

How often is one number, so that counts can be added: title << 40 | keys << 20 | body.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import sub
from typing import NamedTuple

# The two low bits of a document's first number say what follows it.
_ONCE, _OFTEN, _FIELDS, _KEY = 0, 1, 2, 3
_MOST = 15  # title and key counts above this add nothing to a score
_TITLE, _KEYS = 40, 20
IN_BODY, IN_KEYS, IN_TITLE = 1, 1 << _KEYS, 1 << _TITLE
_LOW = IN_KEYS - 1

Row = tuple[int, int]


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


def times_of(title: int, keys: int, body: int) -> int:
    """The number that says how often."""
    return title << _TITLE | keys << _KEYS | body


def counts_of(times: int) -> tuple[int, int, int]:
    """How often in title, keys and body."""
    return times >> _TITLE, times >> _KEYS & _LOW, times & _LOW


def encode(documents: Sequence[int], times: Iterable[int] | None = None) -> str:
    """Base64 of, for each document in rising order, varint(step << 2 | mode) and what the mode asks for.

    Modes: once in the body; often in the body (varint count); several fields (varint title << 4 | keys, varint body);
    once in the keys. Without `times` each stands once in the body.
    """
    steps = map(sub, documents, (0, *documents[:-1]))
    if times is None:
        return base64.b64encode(b"".join(map(_once, steps))).decode()
    return base64.b64encode(b"".join(map(_often, steps, times))).decode()


def rows_of(text: str, base: int = 0) -> Iterator[Row]:
    """The documents of `encode`, counted from `base`, and how often the term stands in each."""
    numbers = numbers_of(base64.b64decode(text))
    document = base
    for first in numbers:
        document += first >> 2
        mode = first & 3
        if mode == _ONCE:
            yield document, IN_BODY
        elif mode == _KEY:
            yield document, IN_KEYS
        elif mode == _OFTEN:
            yield document, next(numbers)
        else:
            few = next(numbers)
            yield document, times_of(few >> 4, few & _MOST, next(numbers))


def decode(text: str, base: int = 0) -> Iterator[Posting]:
    """The postings of `encode`, their documents counted from `base`."""
    for document, times in rows_of(text, base):
        yield Posting(document, *counts_of(times))


def varints(numbers: Iterable[int]) -> bytes:
    """Each number, not negative, as seven bits a byte, lowest first, the high bit set but on the last."""
    out = bytearray()
    for number in numbers:
        rest = number
        while rest > 0x7F:
            out.append(rest & 0x7F | 0x80)
            rest >>= 7
        out.append(rest)
    return bytes(out)


def numbers_of(raw: bytes) -> Iterator[int]:
    """The numbers of `varints`."""
    number = shift = 0
    for byte in raw:
        number |= (byte & 0x7F) << shift
        if byte & 0x80:
            shift += 7
        else:
            yield number
            number = shift = 0


@lru_cache(maxsize=1 << 12)
def capped(times: int) -> int:
    """The number as it is kept: a title or keys that say a word more than fifteen times say it fifteen times."""
    title, keys, body = counts_of(times)
    return times_of(min(title, _MOST), min(keys, _MOST), body)


@lru_cache(maxsize=1 << 12)
def _packed(times: int) -> tuple[int, bytes]:
    """The mode, and the bytes after the step."""
    if times in {IN_BODY, IN_KEYS}:
        return (_ONCE if times == IN_BODY else _KEY), b""
    title, keys, body = counts_of(capped(times))
    if not title and not keys:
        return _OFTEN, varints((body,))
    return _FIELDS, varints((title << 4 | keys, body))


@lru_cache(maxsize=1 << 14)
def _once(step: int) -> bytes:
    return varints((step << 2,))


@lru_cache(maxsize=1 << 17)
def _often(step: int, times: int) -> bytes:
    mode, rest = _packed(times)
    return varints((step << 2 | mode,)) + rest
