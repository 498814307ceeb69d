"""What to read next: pieces on the same subject, and the neighbours of the same place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

SHOWN = 6
BESIDE = 3


def related(rows: Iterable[Iterable[str]], is_near: Callable[[str], bool]) -> tuple[str, ...]:
    """At most `SHOWN` others: from each row in turn the nearest older ones, then the nearest newer ones.

    Rows run `outwards` and come in the order of what the editor named first. Older pieces go before newer ones so that
    a new article leaves the pages of older ones alone; `is_near` tells the pieces of the same place, which have their
    own list. No row is read further than need be.
    """
    chosen: dict[str, None] = {}
    for other in (other for row in rows for other in row):
        if other not in chosen and not is_near(other):
            chosen[other] = None
        if len(chosen) == SHOWN:
            break
    return tuple(chosen)


def outwards(id: str, row: tuple[str, ...]) -> Iterator[str]:
    """The items of a row that runs newest first, from `id` to the oldest, then from `id` to the newest.

    None where `id` is not among them: it was asked about before it became a standing page, which stands in no list.
    """
    if id not in row:
        return
    at = row.index(id)
    yield from row[at + 1 :]
    yield from reversed(row[:at])
