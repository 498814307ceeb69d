"""Postings: in which documents a term stands and how often in each field, as varints in base64."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from typing import NamedTuple

# The two low bits of a document's first number say what follows it.
_ONCE, _OFTEN, _FIELDS, _KEY = 0, 1, 2, 3
_MOST = 15  # title and key counts above this add nothing to a score


class Posting(NamedTuple):
    """How often a term stands in one document's title, keys and body."""

    document: int
    title: int = 0
    keys: int = 0
    body: int = 0


def encode(postings: Iterable[Posting]) -> str:
    """Base64 of, for each document in rising order, varint(step << 2 | mode) and what the mode asks for.

    Modes: once in the body; often in the body (varint count); several fields (varint title << 4 | keys, varint body);
    once in the keys.
    """
    numbers: list[int] = []
    last = 0
    for posting in postings:
        step = (posting.document - last) << 2
        last = posting.document
        fields = (posting.title, posting.keys, posting.body)
        if fields == (0, 0, 1):
            numbers.append(step | _ONCE)
        elif fields == (0, 1, 0):
            numbers.append(step | _KEY)
        elif not posting.title and not posting.keys:
            numbers += (step | _OFTEN, posting.body)
        else:
            few = min(posting.title, _MOST) << 4 | min(posting.keys, _MOST)
            numbers += (step | _FIELDS, few, posting.body)
    return base64.b64encode(varints(numbers)).decode()


def decode(text: str, base: int = 0) -> Iterator[Posting]:
    """The postings of `encode`, their documents counted from `base`."""
    numbers = numbers_of(base64.b64decode(text))
    document = base
    for first in numbers:
        document += first >> 2
        mode = first & 3
        if mode == _ONCE:
            yield Posting(document, body=1)
        elif mode == _KEY:
            yield Posting(document, keys=1)
        elif mode == _OFTEN:
            yield Posting(document, body=next(numbers))
        else:
            few = next(numbers)
            yield Posting(document, few >> 4, few & _MOST, next(numbers))


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
