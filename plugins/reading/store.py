"""A reading kept as bytes, and the stamp that tells whether it still holds."""

from __future__ import annotations

import os
import pickle
from collections.abc import Hashable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from io import BytesIO
from operator import attrgetter
from typing import Any

from plugins.reading.reader import Reading

ABSENT = "-"


def stamp(source: os.stat_result, beside: Mapping[str, os.stat_result | None]) -> str:
    """Sizes, times and inodes of a source and of all that its reading `depends` on, None for what is not there.

    Another stamp means reading again; the same one means that neither bytes nor names have changed.
    """
    parts = (f"{path}\t{_told(found)}" for path, found in sorted(beside.items()))
    return "\n".join((_told(source), *parts))


def encode(reading: Reading) -> bytes:
    """The bytes of a reading, the same for the same reading of the same program."""
    written = BytesIO()
    _Writer(written, protocol=5).dump(reading)
    return written.getvalue()


def decode(stored: bytes) -> Reading:
    """The reading again; only bytes that this program wrote for itself may be given, for pickles can run code."""
    reading = pickle.loads(stored)  # noqa: S301 -- see above
    if not isinstance(reading, Reading):
        raise TypeError(type(reading).__name__)
    return reading


class _Writer(pickle.Pickler):
    """Writes a record as its class and values: a fifth less to do than by the states of frozen records."""

    def reducer_override(self, record: Any) -> Any:
        """The class and the values of a record; all else as usual."""
        values = _values(record.__class__)
        return (type(record), values(record)) if values else NotImplemented


@cache
def _values(kind: Hashable) -> attrgetter[tuple[Any, ...]] | None:
    """What takes the values of a record in the order of its fields, None for what is none."""
    names = [field.name for field in fields(kind)] if isinstance(kind, type) and is_dataclass(kind) else []
    return attrgetter(*names) if len(names) > 1 else None


def _told(found: os.stat_result | None) -> str:
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ino}" if found else ABSENT
