"""Postings: in which documents a term stands and how often in each field, as varints in base64.

A code says how often a term stands in one document: '3' times in the body alone, 'k' once in the keys alone, else
'title.keys.body'.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

# The two low bits of a document's first number say what follows it.
_ONCE, _OFTEN, _FIELDS, _KEY = 0, 1, 2, 3
_MOST = 15  # title and key counts above this add nothing to a score

Row = tuple[int, str]


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


@lru_cache(maxsize=1 << 12)
def code_of(title: int, keys: int, body: int) -> str:
    """The code of counts in the three fields, not all 0."""
    if not title and not keys:
        return str(body)
    if (title, keys, body) == (0, 1, 0):
        return "k"
    return f"{min(title, _MOST)}.{min(keys, _MOST)}.{body}"


@lru_cache(maxsize=1 << 12)
def counts_of(code: str) -> tuple[int, int, int]:
    """The counts of a code."""
    if code == "k":
        return (0, 1, 0)
    if "." in code:
        title, keys, body = map(int, code.split("."))
        return (title, keys, body)
    return (0, 0, int(code))


def encode(rows: Iterable[Row]) -> str:
    """Base64 of, for each (document, code) in rising order, varint(step << 2 | mode) and what the mode asks for.

    Modes: once in the body; often in the body (varint count); several fields (varint title << 4 | keys, varint body);
    once in the keys.
    """
    listed = list(rows)
    documents = [row[0] for row in listed]
    steps = [after - before << 2 for before, after in zip([0, *documents], documents, strict=False)]
    if listed and max(steps) >= len(_STEPS):
        packed = [varints((step | mode,)) + rest for step, (mode, rest) in zip(steps, _modes(listed), strict=True)]
    else:
        packed = [_STEPS[step | mode] + rest for step, (mode, rest) in zip(steps, _modes(listed), strict=True)]
    return base64.b64encode(b"".join(packed)).decode()


def _modes(rows: list[Row]) -> list[tuple[int, bytes]]:
    return [_packed(row[1]) for row in rows]


def rows_of(text: str) -> Iterator[Row]:
    """The rows of `encode`."""
    numbers = numbers_of(base64.b64decode(text))
    document = 0
    for first in numbers:
        document += first >> 2
        mode = first & 3
        if mode == _ONCE:
            yield document, "1"
        elif mode == _KEY:
            yield document, "k"
        elif mode == _OFTEN:
            yield document, str(next(numbers))
        else:
            few = next(numbers)
            yield document, code_of(few >> 4, few & _MOST, next(numbers))


def decode(text: str, base: int = 0) -> Iterator[Posting]:
    """The postings of `encode`, their documents counted from `base`."""
    for document, code in rows_of(text):
        yield Posting(base + document, *counts_of(code))


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
def _packed(code: str) -> tuple[int, bytes]:
    """The mode of a code, and the bytes after the step."""
    title, keys, body = counts_of(code)
    if code in {"1", "k"}:
        return (_ONCE if code == "1" else _KEY), b""
    if not title and not keys:
        return _OFTEN, varints((body,))
    return _FIELDS, varints((title << 4 | keys, body))


_STEPS = tuple(varints((number,)) for number in range(1 << 14))
